"""Runs of a page in stream order → lines in reading order.

The writer's own order is right in nearly every real file, and pure geometry is worse. So: where
the stream zig-zags across the main gutter, geometry decides; where it does not, the stream does;
without a gutter, lines are baselines, unless the stream jumps far back up the page.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from opsanalyse.read.beside import are_cells, parts_of, with_notes
from opsanalyse.read.chars import Run
from opsanalyse.read.columns import Rule, baseline_lines, columns_of, stream_lines
from opsanalyse.read.slides import box_lines

_FEW_RUNS: Final = 6
_MAIN_SHARE: Final = 0.4
"""A gutter decides for the page only if its two sides hold this share of the runs."""
_ZIGZAG: Final = 0.5
"""Crossings of the gutter for each line of the shorter column; real files show 1 to 4 in all."""
_JUMP: Final = 0.2
_RETURN: Final = 0.3
"""Part of the page that a stream goes back up inside one column, as where all headings are drawn first."""
_MOST_PARTS: Final = 60
_FEW_ROWS: Final = 2
_ROW: Final = 2
"""Runs that the right cell of a row has at least, on average."""


def reading_order(
    runs: list[Run], height: float, rules: Sequence[Rule] = (), *, boxed: bool = False
) -> list[list[Run]]:
    """Return lines, each a list of runs from left to right, in the order a reader takes them.

    On a ``boxed`` page, a slide, text boxes are drawn one after the other, which tells more than its few lines.
    """
    if boxed:
        return box_lines(runs)
    if len(runs) < _FEW_RUNS:
        return baseline_lines(runs)
    columns = columns_of(runs, rules)
    sides = columns.sides
    if sides and len(sides[0]) + len(sides[1]) >= _MAIN_SHARE * len(runs):
        zigzags = _zigzags(runs, *sides) and not _by_rows(runs, *sides)
        scattered = zigzags or _returns(runs, *sides) > _RETURN * height
        return columns.lines if scattered else _drawn(runs)
    return _one_column(runs, height)


def _drawn(runs: Sequence[Run]) -> list[list[Run]]:
    """Return lines as they were drawn, but what floats at the left of each entry beside it."""
    parts = parts_of(runs)
    if not 1 < len(parts) <= _MOST_PARTS:
        return stream_lines(runs)
    lines, moved = with_notes(parts, whole=True)
    return lines if moved else stream_lines(runs)


def _one_column(runs: Sequence[Run], height: float) -> list[list[Run]]:
    """Return lines of a page without a gutter that decides for it."""
    parts = parts_of(runs)
    leaps = _jump_back(runs) > _JUMP * height
    if not 1 < len(parts) <= _MOST_PARTS:
        return stream_lines(runs) if leaps else baseline_lines(runs)
    lines, moved = with_notes(parts)
    rest = [run for run in runs if id(run) not in moved]
    # Places over dates stand beside their entry, not one of them in the middle of what it tells.
    is_told = bool(moved) and len(parts_of(rest)) == 1
    if leaps or is_told:
        return lines
    return stream_lines(runs) if are_cells(parts) else baseline_lines(runs)


def _zigzags(runs: Sequence[Run], left: list[Run], right: list[Run]) -> bool:
    side = {id(run): 0 for run in left} | {id(run): 1 for run in right}
    visited = [side[id(run)] for run in runs if id(run) in side]
    crossings = sum(here != there for here, there in itertools.pairwise(visited))
    return crossings > _ZIGZAG * min(len(baseline_lines(left)), len(baseline_lines(right)))


def _by_rows(runs: Sequence[Run], left: list[Run], right: list[Run]) -> bool:
    """Tell cells drawn row by row: dates or an employer, then beside them what was done, and the next row below both.

    Columns that are drawn line by line have one line in each.
    """
    side = {id(run): 0 for run in left} | {id(run): 1 for run in right}
    placed = (run for run in runs if id(run) in side)
    cells = [list(cell) for _, cell in itertools.groupby(placed, lambda run: side[id(run)])]
    if side[id(cells[0][0])]:
        del cells[0]
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    if len(pairs) < _FEW_ROWS or len(right) < _ROW * len(pairs):
        return False
    bottom = float("-inf")
    for first, second in pairs:
        slack = 0.5 * first[0].height
        if first[0].y0 < bottom - slack:
            return False
        if not any(abs(run.y1 - second[0].y1) < slack for run in first):
            return False
        bottom = max(run.y1 for run in (*first, *second))
    return True


def _returns(runs: Sequence[Run], left: list[Run], right: list[Run]) -> float:
    """The farthest way up inside one column, from one of its runs to the next in the stream."""
    sides = ({id(run) for run in left}, {id(run) for run in right})
    return max(_jump_back([run for run in runs if id(run) in side]) for side in sides)


def _jump_back(runs: Sequence[Run]) -> float:
    """The farthest way up the page from one run to the next."""
    return max((last.y0 - run.y0 for last, run in itertools.pairwise(runs)), default=0.0)
