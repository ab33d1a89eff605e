"""Lines → blocks: the lines of one paragraph or bullet, joined over the wraps of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from opsanalyse.segment.rows import Row
from opsanalyse.segment.widths import columns
from opsanalyse.types import Box

_SLACK: Final = 1.5  # characters that a line may fall short of where its paragraph ends
_COLUMN: Final = 40  # points within which lines of one column begin
_INDENT: Final = 4  # points at least that words stand behind a bullet
_NEARLY: Final = 0.85  # of the width of a column
GOES_ON: Final = "wrap"
"""The style of a line that goes on with the paragraph above, where the reading has seen it."""
_ITEM_ENDS: Final = (";", "；")


def blocks(
    lines: Sequence[Row],
    stands_alone: Callable[[Row], bool] = lambda _: False,
    flows: Sequence[bool] | None = None,
) -> list[tuple[Row, ...]]:
    """Group lines that flow on from one another, as ``flows`` tells for each if that is known already.

    Blank lines and bullet glyphs always part them, and so does a line that ``stands_alone``,
    unless it goes on with a bullet. ``lines`` may be a part of a page: a small letter goes on the line above also
    where this one is full for its part alone.
    """
    out: list[list[Row]] = []
    own = _Edges(lines)
    above = False
    for row, flows_on in zip(lines, flows or flowing(lines), strict=True):
        alone = stands_alone(row)
        parted = not out or above or (alone and not out[-1][0].glyph)
        if parted or not (flows_on or (row.text[0].islower() and _flows_on(out[-1][-1], row, own))):
            out.append([row])
        else:
            out[-1].append(row)
        above = alone
    return [tuple(block) for block in out]


def flowing(lines: Sequence[Row]) -> list[bool]:
    """Tell for each line whether it goes on the one above."""
    edges = _Edges(lines)
    return [False, *(_flows_on(above, row, edges) for above, row in pairwise(lines))][: len(lines)]


def filling(lines: Sequence[Row]) -> Callable[[Row, Row], bool]:
    """Return what tells of two lines on a page whether the first word of the second would not have fitted above it."""
    edges = _Edges(lines)

    def fills(above: Row, row: Row) -> bool:
        a, b = above.look, row.look
        if not (a and b and a.box and b.box and _same_column(a.box, b.box, turned=False)):
            return False
        return a.page == b.page and _is_full(
            above.width, a.box, row.text, edges.of(a.page, a.box.x0)
        )

    return fills


def _flows_on(before: Row, row: Row, edges: _Edges) -> bool:
    a, b = before.look, row.look
    if b and b.style == GOES_ON:
        return True
    if row.after_blank or row.glyph or (b and b.style in ("heading", "list")):
        return False
    if before.text.endswith(_ITEM_ENDS) and _opens(row.text):
        return False  # items of a list whose signs were drawn, not written
    if a and b and a.box and b.box:
        is_table = "\t" in before.text or "\t" in row.text
        if is_table or a.bold != b.bold:
            return False
        if not _same_column(a.box, b.box, turned=a.page != b.page):
            return False
        edge = edges.of(a.page, a.box.x0)
        hangs = before.glyph > 0 and _hangs(a.box, b.box, edge)
        return (
            hangs
            or _is_full(before.width, a.box, row.text, edge)
            or _runs_on(before, a.box, row, edge)
        )
    if a and a.style:
        return False  # the format says where paragraphs end
    return row.follows


def _opens(text: str) -> bool:
    """Tell whether a line begins as an item does: not with a small letter, which goes on."""
    return not text[:1].islower()


def _same_column(a: Box, b: Box, *, turned: bool) -> bool:
    """Tell whether the line at ``b`` stands right below that at ``a``, or on top of the next column or page."""
    size = max(b.y1 - b.y0, 1.0)
    if not -3 * size < b.x0 - a.x0 < 3 * size:
        return False
    return turned or b.y1 < a.y0 or -size < b.y0 - a.y1 < 1.2 * size


def _hangs(a: Box, b: Box, edge: float) -> bool:
    """Tell whether the line at ``b`` begins where the words behind the bullet of a nearly full line at ``a`` do."""
    return b.x0 > a.x0 + _INDENT and a.x1 - a.x0 >= _NEARLY * (edge - a.x0)


def _runs_on(before: Row, a: Box, row: Row, edge: float) -> bool:
    """Tell a small letter below a nearly full line that nothing ended: how wide its letters are is only guessed."""
    goes_on = row.text[:1].islower() and (before.text[-1].isalnum() or before.text[-1] in ",-–")
    return goes_on and a.x1 - a.x0 >= _NEARLY * (edge - a.x0)


def _is_full(before: int, box: Box, text: str, edge: float) -> bool:
    """Tell whether the first word of ``text`` would not have fitted at the end of the line above, of width ``before``."""
    if box.x1 >= edge:
        return True
    width = (box.x1 - box.x0) / max(before, 1)
    is_han = "\u3000" <= text[0] <= "\u9fff"
    first = 2 if is_han else columns(text.split(maxsplit=1)[0])
    return box.x1 + (first + _SLACK) * width >= edge


class _Edges:
    """Where the columns of lines end on each page, in points; each is measured once."""

    def __init__(self, lines: Sequence[Row]) -> None:
        self._lines = lines
        self._measured: dict[tuple[int, float], float] = {}

    @cached_property
    def _columns(self) -> Mapping[int, tuple[Sequence[float], Sequence[float]]]:
        """Where lines begin and end on each page, by where they begin."""
        boxes: dict[int, list[tuple[float, float]]] = {}
        for row in self._lines:
            if row.look and row.look.box:
                box = row.look.box
                boxes.setdefault(row.look.page, []).append((box.x0, box.x1))
        return {
            page: ([first for first, _ in edges], [end for _, end in edges])
            for page, edges in ((page, sorted(found)) for page, found in boxes.items())
        }

    def of(self, page: int, x0: float) -> float:
        """Return where the lines end at most of the column that begins at ``x0``."""
        if (found := self._measured.get((page, x0))) is not None:
            return found
        starts, ends = self._columns[page]
        first, last = bisect_right(starts, x0 - _COLUMN), bisect_left(starts, x0 + _COLUMN)
        self._measured[page, x0] = max(ends[first:last], default=0.0)
        return self._measured[page, x0]
