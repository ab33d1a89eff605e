"""Rows of all pages → one list without repeated page headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from opsanalyse.read.draft import Leaf, Remark, Row

_EDGE: Final = 0.1
"""Share of the page's height, at its top and bottom, where headers and footers stand."""
_FIGURES: Final = re.compile("[0-9０-９]+")
_SENTENCE_ENDS: Final = tuple("。！？!?.;；:：")


def set_aside(
    pages: Sequence[Sequence[Row]], leaves: Sequence[Leaf]
) -> tuple[list[Row], list[Remark]]:
    """Keep the first of each repeated header, none of the page numbers, and tell what went."""
    places: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for rows, leaf in zip(pages, leaves, strict=True):
        for row in rows:
            if _at_edge(row, leaf):
                places[_key(row)].append(row)
    repeated = [
        rows
        for rows in places.values()
        if 2 * len({r.page for r in rows}) > len(pages) > 1 and len(rows) > 1
    ]
    dropped = {id(row) for rows in repeated for row in (rows if _counts(rows) else rows[1:])}
    remarks = [
        Remark(
            "set-aside",
            {"quote": rows[0].text[:200], "pages": len(rows)},
            rows[0].page,
            rows[0].box,
        )
        for rows in repeated
    ]
    kept = [[row for row in rows if id(row) not in dropped] for rows in pages]
    return _chained(kept, leaves), remarks


def _at_edge(row: Row, leaf: Leaf) -> bool:
    return row.box is not None and (
        row.box[3] < _EDGE * leaf.height or row.box[1] > (1 - _EDGE) * leaf.height
    )


def _key(row: Row) -> tuple[str, int]:
    top = row.box[1] if row.box else 0.0
    return _FIGURES.sub("#", row.text), round(top / 6)


def _counts(rows: Sequence[Row]) -> bool:
    """Page numbers change from page to page."""
    return len({row.text for row in rows}) > 1


def _chained(pages: Sequence[Sequence[Row]], leaves: Sequence[Leaf]) -> list[Row]:
    """A sentence that runs over a page's end is not cut by a blank line."""
    rows: list[Row] = []
    for page, leaf in zip(pages, leaves, strict=True):
        if page and rows and _runs_on(rows[-1], page[0], leaf.width):
            rows += [replace(page[0], gap=False), *page[1:]]
        else:
            rows += page
    return rows


def _runs_on(last: Row, first: Row, width: float) -> bool:
    if last.box is None or first.box is None or last.text.endswith(_SENTENCE_ENDS):
        return False
    same_look = last.size == first.size and last.bold == first.bold
    # A line that stops well before the margin ended its paragraph.
    return (
        same_look
        and last.box[2] > 0.8 * width
        and not first.text[:1].isupper()
        and first.text[:1].isalpha()
    )
