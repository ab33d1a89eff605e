"""Rows of all pages → one list without repeated page headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from opsanalyse.read.draft import FOOT, Leaf, Remark, Row

_EDGE: Final = 0.1
"""Share of the page's height, at its top and bottom, where headers and footers stand."""
_FAR_IN: Final = 0.2
"""The same where wide margins push them in: there, white parts them from all else."""
_WHITE: Final = 1.2
"""Of a row's height, between it and what it is parted from."""
_CLOSE: Final = 0.6
"""The same, under which a line is one of the text."""
_LONG: Final = 60
"""Characters of a line that tells something."""
_HEAD: Final = 3
"""Rows of the first page that may tell whose document it is."""
_SHORT: Final = 100
"""Characters of a header or footer that stands on one page alone."""
_FIGURES: Final = re.compile("[0-9０-９]+")
_ROMAN: Final = re.compile(r"(?<![^\W_])[ivx]{1,5}(?![^\W_])", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[\W_]*")
_PARTS: Final = re.compile(r"[\t|｜·•,，;；–—/()（）]+|\s-\s|\s{2,}")
_NUMBER: Final = r"[0-9]{1,3}"
_NUMBERED: Final = re.compile(
    rf"^(?:page|página|pagina|pág\.?|pag\.?|p\.|hoja|第)?\s*(?P<no>{_NUMBER})(?:\s*(?:of|de|/)\s*{_NUMBER})?\s*页?(?=\s|$)"
    rf"|(?:^|\s)(?:page|página|pagina|pág\.?|pag\.?|p\.|hoja)?\s*(?P<last>{_NUMBER})(?:\s*(?:of|de|/)\s*{_NUMBER})?$",
    re.IGNORECASE,
)
"""The number of a page at either end of a part of a line: "2", "Page 2 of 3", "Ana Ruiz 2"."""
_NAMES: Final = frozenset(
    {"cv", "c.v.", "resume", "résumé", "curriculum vitae", "currículum vitae", "currículum", "curriculum", "continued", "cont.", "continúa",
     "简历", "个人简历", "履历", "履歷", "簡歷", "個人簡歷", "续", "續", "page", "página", "pagina"}
)  # fmt: skip
"""What such a line calls the document."""
_SENTENCE_ENDS: Final = tuple("。！？!?.;；:：")


def set_aside(
    pages: Sequence[Sequence[Row]], leaves: Sequence[Leaf]
) -> tuple[list[Row], list[Remark]]:
    """Keep one of each repeated header and footer, none of the page numbers, and tell what went.

    The header stays at the top of the first page, the footer at the end of all. A line at the edge of one page goes too
    if it says nothing but the page's number and what stands at the top of the document.
    """
    places: dict[tuple[str, int], list[Row]] = defaultdict(list)
    edges = [_edges(rows, leaf) for rows, leaf in zip(pages, leaves, strict=True)]
    for row in (row for rows in edges for row in rows):
        places[_key(row)].append(row)
    repeated = [
        rows
        for rows in places.values()
        if 2 * len({r.page for r in rows}) > len(pages) > 1 and len(rows) > 1
    ]
    repeated = _apart(repeated, pages, leaves)
    feet = [rows[-1] for rows in repeated if not _counts(rows) and _is_low(rows[0], leaves)]
    dropped = {id(row) for rows in repeated for row in rows[0 if _counts(rows) else 1 :]}
    dropped |= set(map(id, feet)) | {id(rows[0]) for rows in repeated if rows[-1] in feet}
    told = {id(row) for rows in repeated for row in rows}
    once = [
        [row]
        for row in (_continued(pages, edges, leaves) if len(pages) > 1 else ())
        if id(row) not in told
    ]
    dropped |= {id(row) for rows in once for row in rows}
    remarks = [
        Remark(
            "set-aside",
            {"quote": rows[0].text[:200], "pages": len(rows)},
            rows[0].page,
            rows[0].box,
        )
        for rows in (*repeated, *once)
    ]
    kept = [[row for row in rows if id(row) not in dropped] for rows in pages]
    ends = [replace(row, style=FOOT, gap=n == 0) for n, row in enumerate(feet)]
    return [*_chained(kept, leaves), *ends], remarks


def _edges(rows: Sequence[Row], leaf: Leaf) -> list[Row]:
    """Return the rows where headers and footers stand, in the order of the page."""
    boxed = _down(rows)
    parted = set()
    for first, second in (boxed[:2], boxed[:-3:-1]) if len(boxed) > 1 else ():
        if _at_edge(first, leaf, _FAR_IN) and _white(first, second) > _WHITE:
            parted.add(id(first))
    return [row for row in rows if _at_edge(row, leaf, _EDGE) or id(row) in parted]


_NOWHERE: Final = (0.0, 0.0, 0.0, 0.0)


def _white(one: Row, other: Row) -> float:
    """Return how far two rows stand apart, in heights of the first."""
    a, b = one.box or _NOWHERE, other.box or _NOWHERE
    return max(b[1] - a[3], a[1] - b[3]) / max(a[3] - a[1], 1.0)


def _at_edge(row: Row, leaf: Leaf, edge: float) -> bool:
    return row.box is not None and (
        row.box[3] < edge * leaf.height or row.box[1] > (1 - edge) * leaf.height
    )


def _apart(
    repeated: Sequence[list[Row]], pages: Sequence[Sequence[Row]], leaves: Sequence[Leaf]
) -> list[list[Row]]:
    """Leave out sentences that are set close to the text: two jobs may be told in the same words at one height."""
    ids = {id(row) for rows in repeated for row in rows}
    columns = [_down(page) for page in pages]
    numbers = {leaf.number: n for n, leaf in enumerate(leaves)}

    def is_body(row: Row) -> bool:
        column = columns[numbers[row.page]]
        long = len(row.text) >= _LONG or row.text[0].islower()
        for above, other in pairwise([row, *_inward(row, column, leaves)]):
            if _white(above, other) > _CLOSE:
                return False
            if id(other) not in ids:
                return long
            long = long or len(other.text) >= _LONG
        return False

    return [rows for rows in repeated if _counts(rows) or not all(map(is_body, rows))]


def _down(page: Sequence[Row]) -> list[Row]:
    return sorted((row for row in page if row.box), key=lambda row: (row.box or _NOWHERE)[1])


def _inward(row: Row, column: Sequence[Row], leaves: Sequence[Leaf]) -> Sequence[Row]:
    """Return the rows from ``row`` on towards the middle of the page, without itself."""
    at = next(n for n, other in enumerate(column) if other is row)
    if _is_low(row, leaves):
        return column[at - 1 :: -1] if at else ()
    return column[at + 1 :]


def _is_low(row: Row, leaves: Sequence[Leaf]) -> bool:
    height = next((leaf.height for leaf in leaves if leaf.number == row.page), 0.0)
    return row.box is not None and row.box[1] > height / 2


def _continued(
    pages: Sequence[Sequence[Row]], edges: Sequence[Sequence[Row]], leaves: Sequence[Leaf]
) -> Iterator[Row]:
    """Yield the rows at the edges that say no more than the number of the page and whose document it is."""
    first = [row for row in _down(pages[0])[:_HEAD] if not _is_low(row, leaves)]
    known = frozenset(part for row in first for part in _parts_of(row.text))
    for rows, page in zip(edges, pages, strict=True):
        column = _down(page)
        for row in rows:
            names_it = row.page == leaves[0].number and not _is_low(row, leaves)
            if names_it or len(row.text) > _SHORT or not _says_nothing_new(row, known):
                continue
            inward = _inward(row, column, leaves)
            if inward and _white(row, inward[0]) > _CLOSE:
                yield row


def _says_nothing_new(row: Row, known: frozenset[str]) -> bool:
    parts = _parts_of(row.text)
    bare = [_without_number(part, row.page) for part in parts]
    return bool(parts) and all(
        part in known or rest in known or rest in _NAMES or not rest
        for part, rest in zip(parts, bare, strict=True)
    )


def _parts_of(text: str) -> list[str]:
    parts = (part.strip(" .:-_*#").casefold() for part in _PARTS.split(text))
    return [part for part in parts if part]


def _without_number(part: str, page: int) -> str:
    found = _NUMBERED.search(part)
    if not found or int(found["no"] or found["last"]) != page:
        return part
    return (part[: found.start()] + part[found.end() :]).strip(" .:-")


def _key(row: Row) -> tuple[str, int]:
    top = row.box[1] if row.box else 0.0
    text = _FIGURES.sub("#", row.text)
    roman = _ROMAN.sub("#", text)
    if not _SIGNS.sub("", roman.replace("#", "")):
        text = roman
    return text, round(top / 6)


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
