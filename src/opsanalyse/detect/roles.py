"""Units → the chance of each role, of a claimed outcome and of each learned flag.

Judged twice: first by the words of a unit and of its neighbours, then by that first judgement and the
neighbours' together with position and numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from opsanalyse import model
from opsanalyse.detect.features import features
from opsanalyse.detect.sequence import sequence_rows
from opsanalyse.types import Unit

MODEL: Final = "units"
ROLES: Final[tuple[str, ...]] = ("problem", "analysis", "solution", "effect")
FLAGS: Final[tuple[str, ...]] = ("own_experience", "duty_only", "excuse")
CLAIM: Final = "outcome"
"""Whether a unit claims an outcome; which and how large is for ``detect.outcomes`` to say."""

Chances = Mapping[str, float]


def judge(text: str, units: Sequence[Unit]) -> list[Chances]:
    """Return the chance of each label for each unit, in order; quantities and channels must be found."""
    if not units:
        return []
    margins = model.load(MODEL).margins(features(text, units))
    forest = model.load_forest(MODEL)
    chances = forest.chances(sequence_rows(margins, units))
    return [dict(zip(forest.labels, row, strict=True)) for row in chances.tolist()]


def held(chances: Chances) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the roles (name to confidence) and the learned flags that the chances speak for."""
    forest = model.load_forest(MODEL)
    cuts = dict(zip(forest.labels, forest.cut.tolist(), strict=True))
    roles = {name: round(chances[name], 4) for name in ROLES if chances[name] >= cuts[name]}
    return roles, tuple(name for name in FLAGS if chances[name] >= cuts[name])
