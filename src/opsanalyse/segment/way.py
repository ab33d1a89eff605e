"""Scores of lines as headings, beginnings and content → the most likely way through all of them.

Sections are runs of lines. Only where a line may open one is there a choice (Viterbi's algorithm over such lines).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from opsanalyse.segment.labels import LABELS, Mark

_NEVER: Final = -1e9
_KIN: Final = ("experience", "projects", "volunteering")
_STAYS, _HEADED = 0, 1


@dataclass(frozen=True, slots=True)
class Scores:
    """What speaks for each line, relative to a line that goes on with its section."""

    titles: Any
    """Of a heading of each section: (lines, labels)."""
    begun: Any
    """Of the first line of a section without a heading: (lines,)."""
    contents: Any
    """Of content of each section: (lines, labels)."""
    again: Sequence[float]
    """What it costs to open the section that already runs, for each line."""


class _Step(NamedTuple):
    """A line that may open a section: what the best ways to each label are worth that go over it."""

    line: int
    ways: tuple[Any, Any, Any]
    """If the line goes on, is a heading, begins a section without one: (labels,) each."""
    best: int
    """The best label before a heading; before one that repeats it, ``again`` is."""
    again: int
    filled: Any
    """What the best ways to each label before it are worth that end with content: (labels,)."""


def best_way(scores: Scores, *, near: float, least: float) -> list[Mark]:
    """Return the most likely marks.

    ``near`` is what it costs to pass between kindred sections without a heading; lines that speak for an opening
    with less than ``least`` open none.
    """
    import numpy as np

    speaks = np.maximum(scores.titles.max(axis=1), scores.begun) > least
    speaks[0] = True
    lines = np.flatnonzero(speaks).tolist()
    # A heading alone is followed by content, not by another section without one.
    alone = [following - line == 1 for line, following in pairwise([*lines, len(speaks)])]
    stays = np.add.reduceat(scores.contents, lines, axis=0)
    headed = scores.titles[lines] + stays - scores.contents[lines]
    begun = scores.begun[lines, None] + stays
    costs = near * _kinship()
    value = np.maximum(headed[0], stays[0])
    filled = stays[0] if alone[0] else value
    steps = [_Step(0, (stays[0] + _NEVER, headed[0], stays[0]), 0, 0, filled)]
    for i in range(1, len(lines)):
        best, again, ahead = _before_heading(value, scores.again[lines[i]])
        going, opened = value + stays[i], headed[i] + value[best]
        opened[best] += ahead - value[best]
        began = begun[i] + np.maximum.reduce(filled[:, None] - costs)
        steps.append(_Step(lines[i], (going, opened, began), best, again, filled))
        unheaded = np.maximum(going, began)
        value = np.maximum(unheaded, opened)
        filled = unheaded if alone[i] else value
    return _walked(steps, int(value.argmax()), len(speaks), costs)


@cache
def _kinship() -> Any:
    """Return 1 where two sections are kin, what forbids to pass where they are the same, else 0."""
    import numpy as np

    kin = [LABELS.index(label) for label in _KIN]
    table = np.zeros((len(LABELS), len(LABELS)))
    table[np.ix_(kin, kin)] = 1.0
    np.fill_diagonal(table, -_NEVER)
    return table


def _before_heading(value: Any, cost: float) -> tuple[int, int, float]:
    """Return the best section before a heading, that before one which repeats it, and what this one is worth."""
    others = value.tolist()
    greatest = max(others)
    best = others.index(greatest)
    others[best] = _NEVER
    following = max(others)
    if greatest - cost < following:
        return best, others.index(following), following
    return best, best, greatest - cost


def _walked(steps: Sequence[_Step], label: int, count: int, costs: Any) -> list[Mark]:
    """Walk back from the ``label`` of the last line to the first one."""
    marks: list[Mark] = []
    end = count
    for step in reversed(steps):
        worth = [way[label] for way in step.ways]
        how, name = worth.index(max(worth)), LABELS[label]
        if how == _STAYS:
            continue
        marks += [Mark(name, is_heading=False, starts=False)] * (end - step.line - 1)
        marks.append(Mark(name, is_heading=how == _HEADED, starts=True))
        end = step.line
        if how == _HEADED:
            label = step.again if label == step.best else step.best
        else:
            label = int((step.filled - costs[:, label]).argmax())
    return marks[::-1]
