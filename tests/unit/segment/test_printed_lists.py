"""Lists whose signs were drawn and not written: on the page only the ends of their lines tell the items apart."""

from __future__ import annotations

import pytest

from opsanalyse.segment import segment
from opsanalyse.types import Box, Document, Line, Page

_LETTER = {"zh": 10.0, "en": 5.0}


def printed(lines: list[str], lang: str) -> Document:
    """Lay lines out one below the other, as a page has them."""
    text, found = "\n".join(lines), []
    start = 0
    for number, words in enumerate(lines):
        y, end = 60.0 + 16 * number, start + len(words)
        box = Box(60.0, y, 60.0 + _LETTER[lang] * len(words), y + 12)
        found.append(Line(start, end, page=1, box=box, size=10.0))
        start = end + 1
    return Document("x.pdf", "0", "application/pdf", text, tuple(found), (Page(1, 595.0, 842.0),))


def units(lines: list[str], lang: str) -> list[str]:
    document = printed(lines, lang)
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
