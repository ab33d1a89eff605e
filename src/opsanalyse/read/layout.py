"""Runs of a page in stream order → lines in reading order.

The writer's own order is right in nearly every real file, and pure geometry is worse. So: where
the stream zig-zags across the main gutter, geometry decides; where it does not, the stream does;
without a gutter, lines are baselines, unless the stream jumps far back up the page.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from opsanalyse.read.chars import Run
from opsanalyse.read.columns import Rule, baseline_lines, columns_of, density

_FEW_RUNS: Final = 6
_MAIN_SHARE: Final = 0.4
"""A gutter decides for the page only if its two sides hold this share of the runs."""
_ZIGZAG: Final = 0.5
"""Crossings of the gutter for each line of the shorter column; real files show 1 to 4 in all."""
_JUMP: Final = 0.2
_RETURN: Final = 0.3
"""Part of the page that a stream goes back up inside one column, as where all headings are drawn first."""
_MOST_PARTS: Final = 12
_NOTE: Final = 32
"""Characters of a date or place beside an entry, at most."""
_SPARSE: Final = 0.5
"""Of the height from the first note to the last: what fills more is a column."""
_DATED: Final = 0.8
_MOST_NOTES: Final = 0.6
_YEAR: Final = 4
_ALIGNED: Final = 0.7
"""Of a line's height, that two pieces of one line share."""


def reading_order(runs: list[Run], height: float, rules: Sequence[Rule] = ()) -> list[list[Run]]:
    """Return lines, each a list of runs from left to right, in the order a reader takes them."""
    if len(runs) < _FEW_RUNS:
        return baseline_lines(runs)
    columns = columns_of(runs, rules)
    sides = columns.sides
    if sides and len(sides[0]) + len(sides[1]) >= _MAIN_SHARE * len(runs):
        scattered = _zigzags(runs, *sides) or _returns(runs, *sides) > _RETURN * height
        return columns.lines if scattered else stream_lines(runs)
    if _jump_back(runs) <= _JUMP * height:
        return baseline_lines(runs)
    parts = _parts(runs, _JUMP * height)
    return _with_notes(parts) if len(parts) <= _MOST_PARTS else stream_lines(runs)


def stream_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Keep the order of the stream; join neighbours that share a baseline."""
    lines: list[list[Run]] = []
    for run in runs:
        last = lines[-1][-1] if lines else None
        if (
            last
            and min(last.y1, run.y1) - max(last.y0, run.y0) > 0.5 * min(last.height, run.height)
            and run.x0 >= last.x1 - 2
        ):
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def _parts(runs: Sequence[Run], jump: float) -> list[list[Run]]:
    """Part the stream where it goes far back up the page."""
    parts: list[list[Run]] = []
    for run in runs:
        if parts and parts[-1][-1].y0 - run.y0 <= jump:
            parts[-1].append(run)
        else:
            parts.append([run])
    return parts


def _with_notes(parts: Sequence[list[Run]]) -> list[list[Run]]:
    """Keep the order of the stream, but put notes that were drawn apart, as browsers draw what floats, beside their lines."""
    main = max(parts, key=len)
    beside = stream_lines(main)
    lines: list[list[Run]] = []
    for part in parts:
        notes = [] if part is main else _notes(part, beside)
        apart = {id(run) for note in notes for run in note}
        lines += beside if part is main else stream_lines([r for r in part if id(r) not in apart])
        for note in notes:
            line = next(line for line in beside if _beside(note, line))
            line[:] = sorted(line + note, key=lambda run: (run.x0, run.index))
    return lines


def _notes(part: Sequence[Run], lines: Sequence[list[Run]]) -> list[list[Run]]:
    """Return the dates and places of ``part`` beside ``lines``: short, and far from all of its own that stands alone."""
    own = baseline_lines(part)
    near = [_is_note(line) and any(_beside(line, other) for other in lines) for line in own]
    loose = [
        all(near[k] or _far(own[k], line) for k in (n - 1, n + 1) if 0 <= k < len(own))
        for n, line in enumerate(own)
    ]
    notes = [line for n, line in enumerate(own) if near[n] and loose[n]]
    dated = sum(any(char.isdigit() for run in line for char in run.chars) for line in notes)
    most = len(notes) >= _MOST_NOTES * len(own) and density(notes) <= _SPARSE if notes else False
    return notes if notes and (dated >= _DATED * len(notes) or most) else []


def _is_note(line: Sequence[Run]) -> bool:
    """Tell what is short, and not the number of a line."""
    text = "".join(char for run in line for char in run.chars).strip()
    return len(text) <= _NOTE and not (len(text) < _YEAR and text.isdigit())


def _far(one: Sequence[Run], other: Sequence[Run]) -> bool:
    white = max(one[0].y0 - other[0].y1, other[0].y0 - one[0].y1)
    return white > other[0].height


def _beside(note: Sequence[Run], line: Sequence[Run]) -> bool:
    """Tell whether both stand on one baseline, neither over the other."""
    high, low = max(note[0].y0, line[0].y0), min(note[0].y1, line[0].y1)
    if low - high <= _ALIGNED * min(note[0].height, line[0].height):
        return False
    return note[-1].x1 <= line[0].x0 or line[-1].x1 <= note[0].x0


def _zigzags(runs: Sequence[Run], left: list[Run], right: list[Run]) -> bool:
    side = {id(run): 0 for run in left} | {id(run): 1 for run in right}
    visited = [side[id(run)] for run in runs if id(run) in side]
    crossings = sum(here != there for here, there in itertools.pairwise(visited))
    return crossings > _ZIGZAG * min(len(baseline_lines(left)), len(baseline_lines(right)))


def _returns(runs: Sequence[Run], left: list[Run], right: list[Run]) -> float:
    """The farthest way up inside one column, from one of its runs to the next in the stream."""
    sides = ({id(run) for run in left}, {id(run) for run in right})
    return max(_jump_back([run for run in runs if id(run) in side]) for side in sides)


def _jump_back(runs: Sequence[Run]) -> float:
    """The farthest way up the page from one run to the next."""
    return max((last.y0 - run.y0 for last, run in itertools.pairwise(runs)), default=0.0)
