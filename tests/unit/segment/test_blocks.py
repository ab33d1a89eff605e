"""Lines of a page flow on where a small letter follows a nearly full line."""

from __future__ import annotations

import pytest

from opsanalyse.segment.blocks import flowing
from opsanalyse.segment.rows import rows
from opsanalyse.types import Box, Document, Line, Page


def page(*lines: tuple[str, float]) -> Document:
    text = "\n".join(words for words, _ in lines)
    found, start = [], 0
    for n, (words, end) in enumerate(lines):
        box = Box(50.0, 100.0 + 14 * n, end, 111.0 + 14 * n)
        found.append(Line(start, start + len(words), page=1, box=box))
        start += len(words) + 1
    return Document("a.pdf", "", "application/pdf", text, tuple(found), (Page(1, 612, 792),))


@pytest.mark.parametrize(("end", "on"), [(380.0, True), (250.0, False)])
def test_a_small_letter_goes_on_a_nearly_full_line(end: float, on: bool) -> None:  # noqa: FBT001
    document = page(
        ("Sorted returns twice a day and wrote down why each of them had come back", 400.0),
        ("Wrote the checklist that the shop on the corner uses", end),
        ("to this day; complaints fell from 14 to 6.", 260.0),
    )

    assert flowing(rows(document))[2] is on
