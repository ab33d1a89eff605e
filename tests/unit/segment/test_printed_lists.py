"""Lists whose signs were drawn and not written: on the page only the ends of their lines tell the items apart."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from opsanalyse.segment import segment
from opsanalyse.types import Box, Document, Line, Page

_LETTER = {"zh": 10.0, "en": 5.0}


def printed(lines: list[str], lang: str, indents: Mapping[int, float] | None = None) -> Document:
    """Lay lines out one below the other, as a page has them; ``indents`` are in points, by number of line."""
    text, found = "\n".join(lines), []
    start = 0
    for number, words in enumerate(lines):
        y, end = 60.0 + 16 * number, start + len(words)
        left = 60.0 + (indents or {}).get(number, 0.0)
        box = Box(left, y, left + _LETTER[lang] * len(words), y + 12)
        found.append(Line(start, end, page=1, box=box, size=10.0))
        start = end + 1
    return Document("x.pdf", "0", "application/pdf", text, tuple(found), (Page(1, 595.0, 842.0),))


def units(lines: list[str], lang: str, indents: Mapping[int, float] | None = None) -> list[str]:
    document = printed(lines, lang, indents)
    structure = segment(document, kind="resume")
    return [document.text[u.start : u.end] for u in structure.units]


@pytest.mark.parametrize(
    ("lang", "heading", "items"),
    [
        ("zh", ["工作经历", "青禾有限公司  运营专员  2021.03 - 2023.05"], ["负责店铺的日常运营工作，包括商品上下架、活动报名、客服对接等；", "参与大促活动的策划与执行，店铺销售额同比增长30%；", "管理客服排班。"]),
        ("en", ["EXPERIENCE", "Parcelwise Ltd, Operations Specialist, 2020 - 2023"], ["Responsible for updating product listings on all our marketplaces;", "Ran the Black Friday campaign, sales up 30% in one month;", "Planned shifts."]),
    ],
)  # fmt: skip
def test_items_that_end_with_a_semicolon_are_parted(lang, heading, items):
    assert units([*heading, *items], lang)[-3:] == items


def test_a_line_that_goes_on_with_a_small_letter_is_not_parted():
    lines = ["EXPERIENCE", "Parcelwise Ltd, Operations Specialist, 2020 - 2023", "Planned the shifts of forty couriers in two cities over three years;", "the share of late parcels fell to 4% in five months."]  # fmt: skip

    assert units(lines, "en")[-1] == "\n".join(lines[2:])


_JOB = ["EXPERIENCE", "Parcelwise Ltd, Operations Specialist, 2020 - 2023"]
_LONG = (
    "Planned the shifts of forty couriers in two cities and cut late parcels to 4% in five months."
)


def test_short_items_stay_apart_although_one_of_them_is_the_longest_of_its_section():
    skills = [
        "Advanced planning in Excel",
        "Tableau for weekly reports",
        "Spanish at work every day",
    ]

    assert units([*_JOB, _LONG, "SKILLS", *skills], "en")[-3:] == skills


def test_words_below_the_text_of_a_bullet_go_on_with_it_although_its_line_had_room():
    bullet = ["• Wrote the handbook for new couriers with the managers of all depots and put it", "Online for every depot"]  # fmt: skip
    lines = [*_JOB, _LONG, *bullet]

    assert units(lines, "en", {3: 0.0, 4: 10.0})[-1] == "\n".join(bullet).removeprefix("• ")
    assert units(lines, "en")[-1] == bullet[1]
