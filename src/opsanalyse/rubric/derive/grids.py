"""Rows of text → the tables among them that say what is asked: a competency a row, what shows it in the other cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.language import fold, simplify
from opsanalyse.rubric.derive.asking import WANTED, find_marks
from opsanalyse.segment.asking import SURE, asks, is_request
from opsanalyse.segment.rows import Row
from opsanalyse.segment.widths import columns
from opsanalyse.types import Span

_TITLE: Final = 28  # columns of the title of a column at most
_NAME: Final = 44  # columns of what a row is about at most
_SAYS: Final = 12  # columns of a cell that says what is asked
_FEWEST: Final = 3  # rows of a table, its titles among them
_LEAST: Final = 4  # columns of a name at least
_PERCENT: Final = re.compile(r"([0-9]{1,2})(?:[.,]0+)?\s*[%％]")
_FILLING: Final = re.compile(r"[\W\d_]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table below its titles: what it is about, what its other cells say, its share of the whole."""

    name: Span | None
    cells: tuple[Span, ...]
    share: float | None
    asked: frozenset[Span] = frozenset()
    """Cells of a column whose title says that they are wanted: "A good answer has"."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its place, and the rows below its titles."""

    start: int
    end: int
    lines: tuple[Line, ...]


def find_grids(text: str, rows: Sequence[Row]) -> Iterator[Grid]:
    """Yield the tables with titles over their columns, in order."""
    for held in _runs(rows):
        if len(held) >= _FEWEST and (grid := _grid(text, held)):
            yield grid


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows of several cells that follow one another without a blank line."""
    run: list[Row] = []
    for row in rows:
        many = len(_cells(row)) > 1
        if run and (not many or row.after_blank):
            yield run
            run = []
        if many:
            run.append(row)
    yield run


def _cells(row: Row) -> list[Span]:
    """Return the cells of a row, of Markdown or between tabs; empty ones stand as places of no length."""
    inside = row.text
    mark = "|" if inside.startswith("|") else "\t"
    out, start = [], 0
    for piece in inside.split(mark):
        lead = len(piece) - len(piece.lstrip())
        begin = row.start + start + lead
        out.append(Span(begin, begin + len(piece.strip())))
        start += len(piece) + 1
    return out[1 : -1 if inside.endswith("|") else None] if mark == "|" else out


def _grid(text: str, rows: Sequence[Row]) -> Grid | None:
    titles, *below = (_cells(row) for row in rows)
    if not all(columns(text[t.start : t.end]) <= _TITLE for t in titles):
        return None
    names = [{mark.label for mark in find_marks(text[t.start : t.end])} for t in titles]
    lines = tuple(_line(text, cells, names) for cells in below if not _is_rule(text, cells))
    told = sum(any(_width(text, cell) >= _SAYS for cell in line.cells) for line in lines)
    if not lines or 2 * told < len(lines):
        return None
    return Grid(rows[0].start, rows[-1].end, lines)


def _line(text: str, cells: Sequence[Span], titles: Sequence[Collection[str]]) -> Line:
    under = list(zip(cells, titles, strict=False))
    shares = (
        _PERCENT.fullmatch(text[cell.start : cell.end])
        for cell, title in under
        if "weighs" in title
    )
    share = next((int(found[1]) / 100 for found in shares if found), None)
    first, *others = cells
    is_name = _LEAST <= _width(text, first) <= _NAME and not _is_put(text, first)
    said = tuple(cell for cell in (others if is_name else cells) if _says(text, cell))
    asked = frozenset(cell for cell, title in under if not WANTED.isdisjoint(title))
    return Line(first if is_name else None, said, share, asked & {*said})


def _is_put(text: str, cell: Span) -> bool:
    """Tell a question, which is put to a candidate and names nothing."""
    words = simplify(fold(text[cell.start : cell.end]))
    return asks(words) >= SURE or is_request(words)


def _is_rule(text: str, cells: Sequence[Span]) -> bool:
    """Tell the line of dashes below the titles of Markdown."""
    return all(not text[cell.start : cell.end].strip("-: ") for cell in cells)


def _says(text: str, cell: Span) -> bool:
    return _FILLING.fullmatch(text[cell.start : cell.end]) is None


def _width(text: str, cell: Span) -> int:
    return columns(text[cell.start : cell.end])
