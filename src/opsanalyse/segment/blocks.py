"""Lines → blocks: the lines of one paragraph or bullet, joined over the wraps of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from opsanalyse.segment.rows import Row

_SLACK: Final = 1.5  # characters that a line may fall short of where its paragraph ends
_COLUMN: Final = 40  # points within which lines of one column begin
_WIDE: Final = re.compile("[\u2e80-\uffef]")


def blocks(
    lines: Sequence[Row], stands_alone: Callable[[Row], bool] = lambda _: False
) -> list[tuple[Row, ...]]:
    """Group lines that flow on from one another.

    Blank lines and bullet glyphs always part them, and so does a line that ``stands_alone``,
    unless it goes on with a bullet.
    """
    out: list[list[Row]] = []
    edges = _Edges(lines)
    for row in lines:
        alone = out and (stands_alone(out[-1][-1]) or (not out[-1][0].glyph and stands_alone(row)))
        if out and not alone and _flows_on(out[-1][-1], row, edges):
            out[-1].append(row)
        else:
            out.append([row])
    return [tuple(block) for block in out]


def flowing(lines: Sequence[Row]) -> list[bool]:
    """Tell for each line whether it goes on the one above."""
    edges = _Edges(lines)
    return [False, *(_flows_on(above, row, edges) for above, row in pairwise(lines))][: len(lines)]


def _flows_on(before: Row, row: Row, edges: _Edges) -> bool:
    if row.after_blank or row.glyph or (row.look and row.look.style in ("heading", "list")):
        return False
    if before.look and row.look and before.look.box and row.look.box:
        if "\t" in before.text or "\t" in row.text:
            return False  # rows of a table
        return _same_column(before, row) and _is_full(before, row, edges)
    if before.look and before.look.style:
        return False  # the format says where paragraphs end
    return row.follows


def _same_column(before: Row, row: Row) -> bool:
    a, b = before.look, row.look
    assert a and b and a.box and b.box  # noqa: S101, PT018  the caller has looked
    size = max(b.box.y1 - b.box.y0, 1.0)
    close = a.page == b.page and -size < b.box.y0 - a.box.y1 < 1.2 * size
    turned = a.page != b.page or b.box.y1 < a.box.y0
    aligned = b.box.x0 - a.box.x0 < 3 * size and a.box.x0 - b.box.x0 < 3 * size
    return aligned and (close or turned) and a.bold == b.bold


def _is_full(before: Row, row: Row, edges: _Edges) -> bool:
    """Tell whether the first word of ``row`` would not have fitted at the end of ``before``."""
    if not (before.look and before.look.box):
        return False
    box = before.look.box
    width = (box.x1 - box.x0) / max(columns(before.text), 1)
    first = row.text[0] if "\u3000" <= row.text[0] <= "\u9fff" else row.text.split(maxsplit=1)[0]
    return box.x1 + (columns(first) + _SLACK) * width >= edges.of(before.look.page, box.x0)


class _Edges:
    """Where the columns of lines end on each page, in points; each is measured once."""

    def __init__(self, lines: Sequence[Row]) -> None:
        self._boxes: dict[int, list[tuple[float, float]]] = {}
        for row in lines:
            if row.look and row.look.box:
                box = row.look.box
                self._boxes.setdefault(row.look.page, []).append((box.x0, box.x1))
        self._measured: dict[tuple[int, float], float] = {}

    def of(self, page: int, x0: float) -> float:
        """Return where the lines end at most of the column that begins at ``x0``."""
        if (page, x0) not in self._measured:
            ends = [end for first, end in self._boxes[page] if abs(first - x0) < _COLUMN]
            self._measured[page, x0] = max(ends, default=0.0)
        return self._measured[page, x0]


def columns(text: str) -> int:
    """Return the width of ``text`` in columns of a terminal: Han characters take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
