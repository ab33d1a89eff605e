"""Each bullet of a deck is a unit of its own, whether its sign was written, drawn or left out."""

from __future__ import annotations

import pytest
from reading_office import pdf

from opsanalyse.read import read_bytes
from opsanalyse.read.draft import Row
from opsanalyse.read.slides import with_items
from opsanalyse.rubric.derive.statements import is_item, statements
from opsanalyse.segment import segment

TITLE = "What we look for in a growth hire"
ITEMS = [
    "Says which channel brought the users and what each one cost",
    "Names a goal with a number and a date",
    "Explains why this channel fits the users of the product",
    "Compares the result with where it began",
    "Tells what the team did",
]  # fmt: skip
_STEP = 22


def slide(lines: list[tuple[float, float, int, str]]) -> bytes:
    """Return a slide of 960 x 540 points with lines at left, top, size."""
    title = [(57.0, 40.0, 30, TITLE)]
    shown = "\n".join(
        f"BT /F1 {size} Tf {x} {520 - y} Td ({text}) Tj ET" for x, y, size, text in title + lines
    )
    return pdf(shown).replace(b"[0 0 595 842]", b"[0 0 960 540]")


def units(data: bytes) -> list[str]:
    document = read_bytes(data, "deck.pdf")
    found = segment(document, kind="answer").units
    return [" ".join(document.text[unit.start : unit.end].split()) for unit in found]


def items(data: bytes) -> list[str]:
    document = read_bytes(data, "deck.pdf")
    found = (s for s in statements(document) if is_item(document.text, s))
    return [" ".join(document.text[s.start : s.end].split()) for s in found]


@pytest.mark.parametrize("apart", [0, 10, 40])
@pytest.mark.parametrize("second", [(57.0, 18), (57.0, 16), (90.0, 18), (90.0, 16)])
def test_lines_without_any_sign_are_items(second: tuple[float, int], apart: int):
    left, size = second
    lines = [
        (left if n % 2 else 57.0, 100.0 + n * (_STEP + apart), size if n % 2 else 18, text)
        for n, text in enumerate(ITEMS)
    ]

    assert units(slide(lines)) == ITEMS
    assert items(slide(lines)) == ITEMS


def test_an_item_that_wraps_stays_whole():
    long = ["Shows data from at least two sources, for instance interviews with users and the figures of", "the last quarter"]  # fmt: skip
    told = [ITEMS[0], *long, *ITEMS[1:3]]
    lines = [(57.0, 100.0 + n * _STEP, 18, text) for n, text in enumerate(told)]

    assert items(slide(lines)) == [ITEMS[0], " ".join(long), *ITEMS[1:3]]


def test_text_boxes_side_by_side_are_read_one_after_the_other():
    lines = []
    for n, text in enumerate(ITEMS):
        words = text.split()
        for row, part in enumerate((words[:4], words[4:])):
            place = (57.0 + n % 3 * 288, 120.0 + n // 3 * 180 + row * 18)
            lines.append((*place, 15, " ".join(part)))

    assert [" ".join(unit.split()) for unit in units(slide(lines))] == ITEMS
    assert items(slide(lines)) == ITEMS


def test_the_cells_of_a_table_stay_side_by_side():
    cells = [["Channel", "Cost", "Users"], ["Search", "12", "300"], ["Referral", "3", "120"]]
    lines = [
        (57.0 + 200 * m, 120.0 + 24 * n, 18, cell)
        for n, row in enumerate(cells)
        for m, cell in enumerate(row)
    ]

    assert read_bytes(slide(lines), "deck.pdf").text.split("\n")[-1] == "Referral\t3\t120"


@pytest.mark.parametrize(
    ("lines", "styles"),
    [
        ([(57, 467, "说清楚哪个渠道带来了用户以及每个渠道的成本"), (57, 233, "目标要有数字和期限")], ["list", "list"]),
        ([(57, 892, "至少有两个来源的数据，比如用户访谈和产品看板上一个季度的数据，还要说明这些数据是怎么"), (57, 272, "得到的，以及口径是什么")], ["list", "wrap"]),
        ([(57, 300, "Datos de dos fuentes"), (57, 280, "Un objetivo con cifra")], ["list", "list"]),
        ([(57, 890, "Datos de dos fuentes, por ejemplo entrevistas con usuarios, y las cifras del trimestre que da"), (57, 280, "Google Analytics")], ["list", "wrap"]),
    ],
)  # fmt: skip
def test_a_full_line_goes_on(lines: list[tuple[float, float, str]], styles: list[str]):
    rows = [Row("标题", 1, (57.0, 40.0, 200.0, 70.0), 30.0)]
    for n, (left, right, text) in enumerate(lines):
        top = 130.0 + n * 22
        rows.append(Row(text, 1, (left, top, right, top + 20), 19.5, gap=n == 0))

    assert [row.style for row in with_items(rows, 960.0)[1:]] == styles
