"""A unit's chances → how far each label counts in a grade: not at all in doubt, whole when sure, between in proportion.

A yes or no at a cut would move a criterion by a whole unit where the reading moved by a hair; the same fact told
in another language is often read a little more or less surely.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from opsanalyse.detect.roles import CLAIM, FLAGS, answered, cuts
from opsanalyse.types import ROLES, Outcome, Unit

_TOLD: Final = (*ROLES, CLAIM)
DOUBTFUL: Final = 0.2
_SURE: Final = 0.7
"""A label with the first chance or less counts nothing, with the second or more whole. Basis: judgement."""
_PAIR: Final = 2
_FIRM: Final = 0.3
"""How far above its cut a learned flag counts whole; at the cut, where the report begins to show it, it counts nothing."""
_CLAIMED, _MEASURED = 0.5, 0.8
"""The same for a figure to be a result: figures are many, and few are results."""
_WHOLE: Final = (0.4, 0.8)
"""The same for a unit to claim a result where no words of it do so."""
_SAID: Final = 0.3
"""The same for words to claim a result, which are whole with ``_SURE``."""


def sureness(unit: Unit, label: str) -> float:
    """Return how far ``unit`` counts as having a role or a learned flag, or as claiming an ``outcome``."""
    if label == CLAIM and unit.outcomes:
        return 1.0
    known = unit.chances.get(label)
    if known is None:
        known = unit.roles.get(label, float(label in unit.flags))
    if label in FLAGS:
        return _line(known, cuts()[label], cuts()[label] + _FIRM)
    return _line(known, DOUBTFUL, _SURE)


def together(units: Iterable[Unit], role: str) -> float:
    """Return how far an answer counts as telling a role: as its chance says in answers that were held out.

    A part is told where one of two units likely tells it, so that it matters little whether a language cuts a
    story into two sentences or into three.
    """
    chances = [unit.chances.get(role, unit.roles.get(role, 0.0)) for unit in units]
    return _line(either(chances), *answered()[role])


def either(chances: Iterable[float]) -> float:
    """Return how likely at least one of the two surest units tells what each tells by such a chance."""
    return 1.0 - math.prod(1.0 - chance for chance in sorted(chances)[-_PAIR:])


def telling(unit: Unit) -> float:
    """Return how far a unit tells anything: a problem, its analysis, an action, an effect, a result."""
    if unit.outcomes:
        return 1.0
    known = unit.chances or unit.roles
    return _line(max((known.get(label, 0.0) for label in _TOLD), default=0.0), DOUBTFUL, _SURE)


def measured(outcome: Outcome) -> float:
    """Return how far a result counts as measured; one without a figure does not."""
    return _line(outcome.confidence, _CLAIMED, _MEASURED) if outcome.quantified else 0.0


def claiming(unit: Unit) -> float:
    """Return how far a unit counts as claiming a result, with a figure or without.

    Its words and the unit as a whole are read apart: each speaks for half. Without words that could be singled
    out, the whole has to be surer, and rather an effect than what it came from.
    """
    chance = unit.chances.get(CLAIM, 0.0)
    if not unit.outcomes:
        none, full = _WHOLE
        return _line(chance, none, full) if chance > none and _concludes(unit) else 0.0
    said = max(_line(o.confidence, _SAID, _SURE) for o in unit.outcomes)
    whole = _line(chance, DOUBTFUL, _SURE) if unit.chances else said
    return (said + whole) / 2


def _concludes(unit: Unit) -> bool:
    """Tell whether a unit is read as an effect rather than as a problem or its analysis."""
    known = unit.chances
    return known.get("effect", 0.0) >= max(known.get("problem", 0.0), known.get("analysis", 0.0))


def sized(unit: Unit) -> float:
    """Return how far the surest result of a unit counts as measured."""
    return max(map(measured, unit.outcomes), default=0.0)


def _line(value: float, none: float, full: float) -> float:
    return min(1.0, max(0.0, (value - none) / (full - none)))
