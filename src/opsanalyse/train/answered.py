"""Held-out chances of units → how far an answer counts as telling a label by the chance that its surest units give.

A part that no single sentence tells surely is told by an answer more often than its sentences' chances say: the line
from where it begins to count to where it counts whole is laid through what answers were labelled to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import numpy as np

from opsanalyse.detect.sureness import either
from opsanalyse.train.stories import Story

_PIECE: Final = ":"  # in the names of stretches that were cut out of documents: no whole answers
_SHORTEST: Final = 3  # units of an answer
_STEP: Final = 0.05
_RISE: Final = 0.3  # the least between the ends of a line: a steeper one would be a cliff


def answered(data: Sequence[Story], chances: Any, told: Any) -> Any:
    """Return for each label the ends of the line that misses least, by squares: (labels, 2).

    ``chances`` and ``told`` are of shape (units, labels), in the order of the units of ``data``.
    """
    groups = list(_answers(data))
    return np.array(
        [
            _line(
                np.array([either(chances[group, label].tolist()) for group in groups]),
                np.array([told[group, label].any() for group in groups], dtype=float),
            )
            for label in range(told.shape[1])
        ]
    )


def _answers(data: Sequence[Story]) -> Iterator[list[int]]:
    """Yield the numbers of the units of each answer that is told in some units; labelled ones are kept as entries."""
    first = 0
    for story in data:
        places = range(first, first + len(story.units))
        first += len(story.units)
        if _PIECE in story.id or any(unit.section for unit in story.units):
            continue
        for _, group in groupby(zip(places, story.units, strict=True), lambda one: one[1].entry):
            answer = [place for place, _ in group]
            if len(answer) >= _SHORTEST:
                yield answer


def _line(likely: Any, holds: Any) -> tuple[float, float]:
    """Return from and up to which chance: what comes next to ``holds`` between 0 and 1."""
    ends = [
        (round(none, 2), round(full, 2))
        for none in np.arange(0.0, 0.5, _STEP).tolist()
        for full in np.arange(none + _RISE, 1.0 + _STEP / 2, _STEP).tolist()
    ]

    def missed(line: tuple[float, float]) -> float:
        none, full = line
        return float(((np.clip((likely - none) / (full - none), 0.0, 1.0) - holds) ** 2).mean())

    return min(ends, key=missed)
