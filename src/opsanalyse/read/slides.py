"""Rows of a slide → the same rows, those told apart that begin an item: slides draw their bullets, or have none.

A slide is wider than high and its letters are large. Where its items begin is told by size, by indent, and by whether
the line above was full: lines of a slide end at the side of their text box, which is seen only where one of them is full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from opsanalyse.read.chars import Run
from opsanalyse.read.columns import stream_lines
from opsanalyse.read.draft import GOES_ON, Corners, Row

_WIDE: Final = 1.2
"""Width of a slide by its height, at least."""
_LARGE: Final = 0.02
"""Size of its letters by its height, at least: 11 points on a sheet of paper are fewer."""
_LEAST: Final = 280
"""Height of a slide in points, at least."""
_TITLE: Final = 1.15
_SIZES: Final = 0.06
"""Share by which the letters of one paragraph differ at most."""
_INDENT: Final = 0.35
"""Of the size of letters: lines of one paragraph begin nearer to one place."""
_FULL: Final = 0.85
"""Share of the room to its right that a line fills with the next word, to be full."""
_APART: Final = 1.0
"""Of a line's height, between paragraphs without an empty line."""
_ON: Final = 0.5
"""The same, by which lines below one another may lie over each other."""
_GAP: Final = 2.0
"""Of the size of letters, between text boxes or cells."""
_ROWS: Final = 3.0
"""Of a line's height, between the rows of a table, at most."""
_LOOSER: Final = 0.3
"""The same, by which paragraphs stand farther apart than the lines of one."""
_SAME: Final = 4.0
"""Points within which lines begin at one place."""
_BAND: Final = 5
"""Lines above and below within which a text box beside this one ends its room."""
_GLYPH: Final = re.compile(r"[•●▪■◆◇□○◦·▸►▶➢➤✓✔‣∙*–—-][ \t]+|[0-9]{1,2}[.)、][ \t]*")
_GOES_ON: Final = re.compile("[，。、；：！？）)\\],.;:!?%]")


def is_slide(runs: Sequence[Run], width: float, height: float) -> bool:
    """Tell a page of a deck from a sheet that lies on its side, and from a figure."""
    if not runs or width < _WIDE * height or height < _LEAST:
        return False
    return median(run.size for run in runs) >= _LARGE * height


def box_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Keep the order of the stream, in which text boxes come one after the other; those side by side stay apart.

    The cells of a table have others near above or below them that begin where they do.
    """
    lines = stream_lines(runs)
    starts = [(line[0].y0, piece[0].x0) for line in lines for piece in _pieces(line)]
    out: list[list[Run]] = []
    for line in lines:
        pieces = _pieces(line)
        if len(pieces) > 1 and not all(_in_column(piece, starts) for piece in pieces):
            out += pieces
        else:
            out.append(line)
    return out


def _pieces(line: Sequence[Run]) -> list[list[Run]]:
    """Cut a line where its runs stand far apart, but not behind a bullet."""
    pieces = [[line[0]]]
    for last, run in pairwise(line):
        if run.x0 - last.x1 > _GAP * run.size and _bulk(pieces[-1]) > 1:
            pieces.append([run])
        else:
            pieces[-1].append(run)
    return pieces


def _bulk(runs: Sequence[Run]) -> int:
    return sum(len(run.text.strip()) for run in runs)


def _in_column(piece: Sequence[Run], starts: Sequence[tuple[float, float]]) -> bool:
    first = piece[0]
    near = _ROWS * first.height
    return any(
        abs(x - first.x0) < _SAME and 0.5 * first.height < abs(y - first.y0) < near
        for y, x in starts
    )


def with_items(rows: Sequence[Row], width: float) -> list[Row]:
    """Style the rows of a slide that begin an item as those of a list, and those that go on as such."""
    if not rows:
        return []
    usual = median(row.size or 0.0 for row in rows)
    slide = _Slide.of(rows, width)
    out = [rows[0]]
    for above, row in pairwise(rows):
        set_apart = (row.size or 0.0) > _TITLE * usual or row.bold or "\t" in row.text + above.text
        if set_apart:
            out.append(row)
        elif slide.begins(above, row):
            out.append(replace(row, style="list"))
        else:
            out.append(replace(row, style=GOES_ON, gap=False))
    return out


@dataclass(frozen=True, slots=True)
class _Slide:
    """Where the lines of a slide stand, and how far those below one another are apart."""

    boxes: Sequence[Corners]
    right: float
    """Where its text ends at most, if its margins are alike."""
    near: float
    far: float

    @classmethod
    def of(cls, rows: Sequence[Row], width: float) -> _Slide:
        boxes = [row.box for row in rows if row.box]
        gaps = [
            (b.box[1] - a.box[3]) / max(b.box[3] - b.box[1], 1.0)
            for a, b in pairwise(rows)
            if a.box and b.box and a.size == b.size and b.box[1] > (a.box[1] + a.box[3]) / 2
        ]
        right = width - min((box[0] for box in boxes), default=0.0)
        return cls(boxes, right, min(gaps, default=0.0), max(gaps, default=0.0))

    def begins(self, above: Row, row: Row) -> bool:
        """Tell whether ``row`` begins a paragraph of its own."""
        a, b = above.box, row.box
        size = max(row.size or 0.0, 1.0)
        if a is None or b is None or abs((above.size or 0.0) - size) > _SIZES * size:
            return True
        white = (b[1] - a[3]) / max(b[3] - b[1], 1.0)
        if not -_ON <= white <= min(_APART, self.near + _LOOSER) or _GLYPH.match(row.text):
            return True
        if _GLYPH.match(above.text) and b[0] > a[0] + _INDENT * size:
            return False  # it hangs below the words behind the bullet
        if abs(b[0] - a[0]) > _INDENT * size or (above.bold and not row.bold):
            return True
        if row.text[0].islower() or _GOES_ON.match(row.text):
            return False
        tight = white < self.far - _LOOSER
        return not self._is_full(a, row, b, tight=tight)

    def _is_full(self, a: Corners, row: Row, b: Corners, *, tight: bool) -> bool:
        """Tell whether the first word of ``row`` would not have fitted behind the line at ``a`` in the room that it has."""
        is_han = row.text[0] >= "\u2e80"
        word = 1 if is_han else len(row.text.split(maxsplit=1)[0])
        columns = sum(1 + (char >= "\u2e80") for char in row.text)
        end = a[2] + (1 + is_han) * word * (b[2] - b[0]) / max(columns, 1)
        if tight:  # lines of one paragraph are as near as can be: the longest of them is full
            return end >= max(box[2] for box in self.boxes if _alike(box, a))
        height = _BAND * (b[3] - b[1])
        beside = (
            box[0]
            for box in self.boxes
            if box[0] > a[2] and box[1] < b[3] + height and box[3] > a[1] - height
        )
        return end >= a[0] + _FULL * (min(beside, default=self.right) - a[0])


def _alike(one: Corners, other: Corners) -> bool:
    """Tell whether two lines begin at one place and have letters of one size."""
    high, size = one[3] - one[1], other[3] - other[1]
    return abs(one[0] - other[0]) < _SAME and abs(high - size) < _SIZES * size
