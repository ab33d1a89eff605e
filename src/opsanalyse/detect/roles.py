"""Units → the chance of each role, of a claimed outcome and of each learned flag.

Judged twice: first by regressions over the words and characters of a unit and of its neighbours, then by a
network that reads what the words mean, what kinds of numbers stand there, that first judgement, and the neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from opsanalyse import model
from opsanalyse.detect.features import cut, features, shaped
from opsanalyse.detect.reading import reading
from opsanalyse.types import Span, Unit

MODEL: Final = "units"
ROLES: Final[tuple[str, ...]] = ("problem", "analysis", "solution", "effect")
FLAGS: Final[tuple[str, ...]] = ("own_experience", "duty_only", "excuse")
CLAIM: Final = "outcome"
"""Whether a unit claims an outcome; which and how large is for ``detect.outcomes`` to say."""

Chances = Mapping[str, float]


def judge(
    text: str, units: Sequence[Unit], spans: Sequence[Sequence[Span]] | None = None
) -> list[Chances]:
    """Return the chance of each label for each unit, in order; quantities and channels must be found.

    ``spans`` are where the words of each unit stand, if that is known already.
    """
    if not units:
        return []
    words = cut(text, units) if spans is None else shaped(text, units, spans)
    rows = features(text, units, words)
    network = model.load_network(MODEL)
    margins = model.load(MODEL).margins(rows)
    chances = network.chances(reading(units, words, rows, margins, network.facts))
    return [dict(zip(network.labels, row, strict=True)) for row in chances.tolist()]


@cache
def cuts() -> Mapping[str, float]:
    """Return from which chance on each label holds."""
    network = model.load_network(MODEL)
    return dict(zip(network.labels, network.cut.tolist(), strict=True))


def held(chances: Chances) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the roles (name to confidence) and the learned flags that the chances speak for."""
    least = cuts()
    roles = {name: round(chances[name], 4) for name in ROLES if chances[name] >= least[name]}
    return roles, tuple(name for name in FLAGS if chances[name] >= least[name])
