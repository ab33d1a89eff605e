"""Units in one dress: what is found in them stands where it stands in the text as read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opsanalyse.detect.concepts import find_concepts
from opsanalyse.detect.joined import joined, on_one_line, one_line, with_spaces
from opsanalyse.types import Span, Unit


def _said(text: str, lang: str) -> str:
    return joined(text, (Unit(0, len(text), lang),)).text


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("en", "rose from\n  20 % to 31%", "rose from 20% to 31%"),
        ("es", "subió del 20% al 31 % “así”", "subió del 20 % al 31 % «así»"),
        ("es", '"uno" y "dos"', "«uno» y «dos»"),
        ("en", "«one» ‘two’ wasn’t", "\"one\" 'two' wasn't"),
        ("zh", "我\n们把留存\n率(8人)做到:8 %", "我们把留存率（8人）做到：8%"),
        ("zh", "用了 Google\nAds", "用了 Google Ads"),
        ("es", "2014~2018 y 2019 ~ hoy, ~5 clientes", "2014-2018 y 2019 - hoy, ~5 clientes"),
        ("en", "1:30, (a), half-life; 3-4", "1:30, (a), half-life; 3-4"),
    ],
)
def test_one_dress(lang: str, text: str, said: str):
    assert _said(text, lang) == said


PIECES = st.lists(
    st.sampled_from(["我们", "rose", " ", "\n", "\n  ", "  ", "8", "%", " %", '"', "“", "”", "(", "）", "~", "2", "–", "，", ":"]),
    min_size=1, max_size=25,
).map("".join)  # fmt: skip


@example(["我们  8%"], "es")
@given(st.lists(PIECES, min_size=1, max_size=4), st.sampled_from(["zh", "es", "en", "fr"]))
def test_places_come_back(parts: list[str], lang: str):
    texts = [part.strip() for part in parts]
    text, units = "", []
    for part in filter(None, texts):
        text += "\n\n"
        units.append(Unit(len(text), len(text) + len(part), lang))
        text += part
    told = joined(text, tuple(units))
    words = [
        replace(unit, scale=tuple(Span(i, i + 1) for i in range(unit.start, unit.end)))
        for unit in told.units
    ]
    back = told.back(tuple(words))

    assert [(unit.start, unit.end) for unit in back] == [(unit.start, unit.end) for unit in units]
    for before, now, unit in zip(told.units, back, units, strict=True):
        places = [span.start for span in now.scale]
        assert places == sorted(places)
        assert all(unit.start <= span.start < span.end <= unit.end for span in now.scale)
        pairs = zip(told.text[before.start : before.end], now.scale, strict=True)
        assert all(text[s.start : s.end] == char for char, s in pairs if char.isalnum())


def test_concepts_and_lines_hang_on_no_wrap():
    text = "we asked the sales team\nand support, then 客服\n团队 helped"

    assert one_line(text) == "we asked the sales team and support, then 客服团队 helped"
    assert one_line("one\n\ntwo") == "one\n\ntwo"
    assert with_spaces(text, [Unit(0, len(text), "en")]).count("\n") == 1
    (found,) = on_one_line(text, lambda flat: [Span(flat.index("客服团队"), flat.index(" helped"))])
    assert text[found.start : found.end] == "客服\n团队"
    flat = [hit.label for hit in find_concepts(one_line(text))]
    assert flat
    assert [hit.label for hit in find_concepts(text)] == flat
