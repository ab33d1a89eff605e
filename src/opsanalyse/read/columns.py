"""Runs of a page → the same runs cut at column gutters, in the order a reader takes them.

A gutter is a vertical stretch that no run crosses, with real text on both sides. Margins that
hold only dates or labels, and forms whose two sides share every baseline, are no columns.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from opsanalyse.read.chars import Run

Rule = tuple[float, float, float]
"""A drawn horizontal line: left, right, y."""

_FEW_RUNS: Final = 6
"""Runs that a stretch of a page has at least, to be cut."""
_DEEPEST: Final = 6
"""How often a stretch is cut again."""
_NARROWEST: Final = 3.8
"""Points between columns; the narrowest gutter seen in real résumés is 5."""
_FEW_LINES: Final = 3
"""Lines that each side of a gutter has at least."""
_SLACK: Final = 0.7
"""Points by which a gutter ends before its column's left edge, which is known to a point."""
_DRIFT: Final = 0.08
"""Of a line's height, between the first rows and the last; one printer's rounding stays below."""
_WRAPPED: Final = 12
"""Of a line's height: narrower cells of a table look wrapped by chance."""
_LABEL_WIDTH: Final = 16
"""Characters: years, places and labels beside their entries are shorter than a column's lines."""


@dataclass(frozen=True)
class Cut:
    """A gutter: its right edge, the zone of the page (top, bottom) where it holds, in points; how clear it is."""

    x: float
    top: float
    bottom: float
    score: float


@dataclass
class Columns:
    """Lines in reading order by geometry alone, and the two sides of the largest cut."""

    lines: list[list[Run]] = field(default_factory=list)
    sides: tuple[list[Run], list[Run]] | None = None

    def note(self, left: list[Run], right: list[Run]) -> None:
        """Keep the sides that hold most runs."""
        if self.sides is None or len(left) + len(right) > sum(map(len, self.sides)):
            self.sides = (left, right)


def baseline_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Group runs that share a baseline, top to bottom, each group left to right."""
    groups: list[tuple[float, float, list[Run]]] = []
    for run in sorted(runs, key=lambda r: (r.middle, r.x0, r.index)):
        for top, bottom, group in reversed(groups[-4:]):
            if min(bottom, run.y1) - max(top, run.y0) > 0.5 * min(bottom - top, run.height):
                group.append(run)
                break
        else:
            groups.append((run.y0, run.y1, [run]))
    return [sorted(group, key=lambda r: (r.x0, r.index)) for _, _, group in groups]


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


def columns_of(runs: list[Run], rules: Sequence[Rule] = ()) -> Columns:
    """Cut the page again and again at its best gutter."""
    found = Columns()
    found.lines = _ordered(runs, rules, found, 0)
    return found


def _ordered(runs: list[Run], rules: Sequence[Rule], found: Columns, depth: int) -> list[list[Run]]:
    cut = _best_cut(runs, rules) if len(runs) >= _FEW_RUNS and depth < _DEEPEST else None
    if cut is None:
        return baseline_lines(runs)
    zone = [run for run in runs if cut.top < run.middle < cut.bottom]
    left = [run for run in zone if run.x0 < cut.x - 0.6]
    right = [run for run in zone if run.x0 >= cut.x - 0.6]
    found.note(left, right)
    above = [run for run in runs if run.middle <= cut.top]
    below = [run for run in runs if run.middle >= cut.bottom]
    parts = [part for part in (above, left, right, below) if part]
    return [line for part in parts for line in _ordered(part, rules, found, depth + 1)]


def _best_cut(runs: list[Run], rules: Sequence[Rule]) -> Cut | None:
    height = median(run.height for run in runs)
    first, last = min(run.x0 for run in runs), max(run.x1 for run in runs)
    starts = Counter(round(run.x0) for run in runs if run.x0 > first + 0.1 * (last - first))
    # A column has a left edge where several lines start; lone starts are words after a gap.
    edges = sorted(
        x
        for x, count in starts.items()
        if count + starts.get(x - 1, 0) + starts.get(x + 1, 0) >= _FEW_LINES
    )
    cuts = [cut for x in edges for cut in _cuts_at(x - _SLACK, runs, rules, height, last)]
    return max(cuts, key=lambda cut: (cut.score, -cut.x, -cut.top), default=None)


def _cuts_at(
    x: float, runs: list[Run], rules: Sequence[Rule], height: float, last: float
) -> list[Cut]:
    """Try the edge ``x`` in each zone between the runs and rules that cross it."""
    crossing = [
        run.middle for run in runs if run.x0 < x - _NARROWEST / 2 - 0.6 and run.x1 > x - _NARROWEST
    ]
    crossing += [y for left, right, y in rules if left < x - 3 and right > x + 3]
    bounds = [-1e9, *sorted(crossing), 1e9]
    cuts = []
    for top, bottom in itertools.pairwise(bounds):
        zone = [run for run in runs if top < run.middle < bottom]
        left = [run for run in zone if run.x0 < x - 0.6]
        right = [run for run in zone if run.x0 >= x - 0.6]
        if len(left) < _FEW_LINES or len(right) < _FEW_LINES:
            continue
        score = _score(left, right, x, height, last)
        if score:
            cuts.append(Cut(x, top, bottom, score))
    return cuts


def _score(left: list[Run], right: list[Run], x: float, height: float, last: float) -> float:
    """Return how much this looks like two columns, to be compared alone; 0 when it is something else."""
    gutter = x - max(run.x1 for run in left)
    if gutter < _NARROWEST:
        return 0.0
    left_lines, right_lines = baseline_lines(left), baseline_lines(right)
    if min(len(left_lines), len(right_lines)) < _FEW_LINES:
        return 0.0
    overlap = min(right_lines[-1][0].y1, left_lines[-1][0].y1) - max(
        right_lines[0][0].y0, left_lines[0][0].y0
    )
    if overlap < 3 * height:
        return 0.0
    paired = _paired(right_lines, left_lines, height)
    if _is_margin(left_lines, right_lines, paired, height, x, last):
        return 0.0
    letters = min(sum(len(run.chars) for run in side) for side in (left, right))
    return float(overlap * min(gutter, 40) ** 0.25 * letters**0.25 * (1.0 - 0.5 * paired))


def _is_margin(
    left: list[list[Run]],
    right: list[list[Run]],
    paired: float,
    height: float,
    x: float,
    last: float,
) -> bool:
    """Tell whether two sides are dates beside entries, labels beside values, or a form: their lines belong together."""
    paired_left = _paired(left, right, height)
    if paired_left >= 0.8 and density(left) < 0.5:
        return True
    if _wrapped_beside(left, right, height) >= _FEW_LINES:
        return False
    edges = Counter(round(line[0].x0 / 3) for line in right)
    aligned = max(count + edges.get(edge + 1, 0) for edge, count in edges.items()) / len(right)
    filled = median(max(run.x1 - run.x0 for run in line) / max(last - x, 1) for line in right)
    sparse = density(right) < 0.45 or filled < 0.3 or aligned < 0.4
    form = paired_left >= 0.7 and filled < 0.7
    notes = (paired >= 0.85 and _width(right) < _LABEL_WIDTH) or (
        paired_left >= 0.85 and _width(left) < _LABEL_WIDTH
    )
    return aligned < 0.25 or notes or (paired >= 0.85 and (sparse or form))


def _wrapped_beside(left: list[list[Run]], right: list[list[Run]], height: float) -> int:
    """Count wrapped lines that stand beside the start of something: no row of a table or form does so."""
    sides = [
        [
            (line[0].middle, goes_on)
            for line, goes_on in zip(side, _goes_on(side, height), strict=True)
        ]
        for side in (left, right)
    ]
    return sum(
        one_goes_on != other_goes_on
        for one, one_goes_on in sides[0]
        for other, other_goes_on in sides[1]
        if abs(one - other) < 0.25 * height
    )


def _goes_on(lines: list[list[Run]], height: float) -> list[bool]:
    """Tell for each line whether the one before it was broken because its first word did not fit."""
    edge = max(line[-1].x1 for line in lines)
    return [False] + [
        above[-1].x1 + _first_word(line[0]) > edge
        and sum(run.x1 - run.x0 for run in above) > _WRAPPED * height
        and (above[-1].chars[-1].isalnum() or above[-1].chars[-1] in ",;")
        and line[0].chars[0].islower()
        for above, line in itertools.pairwise(lines)
    ]


def _first_word(run: Run) -> float:
    """Return the width, in points, of what cannot be broken at a line's start."""
    word = run.text.partition(" ")[0]
    return run.rights[len(word) - 1] - run.lefts[0] if word else 0.0


def _width(lines: list[list[Run]]) -> float:
    """Return the usual number of characters in a line."""
    return median(sum(len(run.chars) for run in line) for line in lines)


def _paired(lines: list[list[Run]], others: list[list[Run]], height: float) -> float:
    """Return the share of lines that stand on a baseline of the other side; 0 where the sides drift apart."""
    middles = [line[0].middle for line in others]
    offsets = [min((line[0].middle - m for m in middles), key=abs) for line in lines]
    near = [offset for offset in offsets if abs(offset) < 0.25 * height]
    return 0.0 if _drifts(near, height) else len(near) / len(lines)


def _drifts(offsets: Sequence[float], height: float) -> bool:
    """Tell whether lines only happen to be level: the rows of a table keep their distance down the page."""
    part = len(offsets) // 3
    if part < _FEW_LINES:
        return False
    return abs(median(offsets[:part]) - median(offsets[-part:])) > _DRIFT * height


def density(lines: list[list[Run]]) -> float:
    """Return the share of the height from first to last line that lines fill."""
    return sum(line[0].height for line in lines) / max(lines[-1][0].y1 - lines[0][0].y0, 1)
