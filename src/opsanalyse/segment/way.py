"""Scores of lines as headings, beginnings and content → the most likely way through all of them.

Sections are runs of lines. Only where a line may open one is there a choice (Viterbi's algorithm over such lines).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from opsanalyse.segment.labels import LABELS, Mark

_NEVER: Final = -1e9
_KIN: Final = ("experience", "projects", "volunteering")
_STAYS, _HEADED, _BEGUN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Scores:
    """What speaks for each line, relative to a line that goes on with its section."""

    titles: Any
    """Of a heading of each section: (lines, labels)."""
    begun: Any
    """Of the first line of a section without a heading: (lines,)."""
    contents: Any
    """Of content of each section: (lines, labels)."""
    again: Any
    """What it costs to open the section that already runs: (lines,)."""


@dataclass(frozen=True, slots=True)
class _Step:
    """For each label: how the run that holds a line opened, and the label before it."""

    line: int
    chosen: Any
    before_heading: Any
    before_beginning: Any


def best_way(scores: Scores, *, near: float, least: float) -> list[Mark]:
    """Return the most likely marks.

    ``near`` is what it costs to pass between kindred sections without a heading; lines that speak for an opening
    with less than ``least`` open none.
    """
    import numpy as np

    speaks = np.maximum(scores.titles.max(axis=1), scores.begun) > least
    speaks[0] = True
    lines = np.flatnonzero(speaks)
    sums = np.add.reduceat(scores.contents, lines, axis=0)
    ends = np.append(lines[1:], len(speaks))
    headed = scores.titles[0] + sums[0] - scores.contents[0]
    chosen = np.where(headed > sums[0], _HEADED, _BEGUN)
    value = np.maximum(headed, sums[0])
    filled = value if ends[0] > 1 else sums[0]
    steps = [_Step(0, chosen, None, None)]
    for line, end, total in zip(lines[1:], ends[1:], sums[1:], strict=True):
        opening, before_heading = _after(value, scores.again[line])
        beginning = filled[:, None] - near * _kinship()
        ways = np.stack(
            [
                value + total,
                scores.titles[line] + opening + total - scores.contents[line],
                scores.begun[line] + beginning.max(axis=0) + total,
            ]
        )
        chosen = ways.argmax(axis=0)
        steps.append(_Step(int(line), chosen, before_heading, beginning.argmax(axis=0)))
        value = ways.max(axis=0)
        # A heading alone is followed by content, not by another section without one.
        filled = value if end - line > 1 else ways[[_STAYS, _BEGUN]].max(axis=0)
    return _walked(steps, int(value.argmax()), len(speaks))


@cache
def _kinship() -> Any:
    """Return 1 where two sections are kin, what forbids to pass where they are the same, else 0."""
    import numpy as np

    kin = [LABELS.index(label) for label in _KIN]
    table = np.zeros((len(LABELS), len(LABELS)))
    table[np.ix_(kin, kin)] = 1.0
    np.fill_diagonal(table, -_NEVER)
    return table


def _after(value: Any, again: float) -> tuple[Any, Any]:
    """Return for a heading of each section the best value before it, and the section of that."""
    import numpy as np

    second, first = (int(i) for i in np.argpartition(value, -2)[-2:])
    opening, came = np.full(len(value), value[first]), np.full(len(value), first)
    repeated = value[first] - again < value[second]
    came[first] = second if repeated else first
    opening[first] = value[second] if repeated else value[first] - again
    return opening, came


def _walked(steps: Sequence[_Step], label: int, count: int) -> list[Mark]:
    """Walk back from the ``label`` of the last line to the first one."""
    marks: list[Mark] = []
    end = count
    for step in reversed(steps):
        how, name = int(step.chosen[label]), LABELS[label]
        if how == _STAYS:
            continue
        marks += [Mark(name, is_heading=False, starts=False)] * (end - step.line - 1)
        marks.append(Mark(name, is_heading=how == _HEADED, starts=True))
        end = step.line
        if step.before_heading is not None:
            label = int((step.before_heading if how == _HEADED else step.before_beginning)[label])
    return marks[::-1]
