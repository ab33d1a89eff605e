"""Units → roles with confidence, and the flags that a trained model tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsanalyse import model
from opsanalyse.detect.features import features
from opsanalyse.types import Unit

MODEL: Final = "units"
ROLES: Final[tuple[str, ...]] = ("problem", "analysis", "solution", "effect")
FLAGS: Final[tuple[str, ...]] = ("own_experience", "duty_only", "excuse")


def classify(text: str, units: Sequence[Unit]) -> list[tuple[dict[str, float], tuple[str, ...]]]:
    """Return the roles (name to confidence) and the learned flags of each unit, in order."""
    if not units:
        return []
    judge = model.load(MODEL)
    thresholds = dict(zip(judge.labels, judge.threshold, strict=True))
    found = []
    for chances in judge.probabilities(features(text, units)):
        held = {name: chance for name, chance in chances.items() if chance >= thresholds[name]}
        roles = {name: round(held[name], 4) for name in ROLES if name in held}
        found.append((roles, tuple(name for name in FLAGS if name in held)))
    return found
