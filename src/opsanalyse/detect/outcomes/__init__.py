"""A unit, its language and quantities → the outcomes it claims, what is only scale, and why not the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from opsanalyse.detect import roles
from opsanalyse.detect.outcomes.claims import LONGEST, find, may_claim, scene_of
from opsanalyse.detect.outcomes.places import expanded, narrowed
from opsanalyse.types import Label, NearMiss, Outcome, Quantity, Span, Text, Unit

if TYPE_CHECKING:
    from opsanalyse.detect.outcomes.sense import Doubt
    from opsanalyse.detect.outcomes.telling import StartingPoint
    from opsanalyse.detect.roles import Chances


def find_outcomes(
    text: str,
    lang: str,
    quantities: Sequence[Quantity],
    chances: Chances | None = None,
    known: Quantity | None = None,
) -> tuple[tuple[Outcome, ...], tuple[Span, ...]]:
    """Return the outcomes and the scale of a unit; offsets count in ``text``.

    ``chances`` says what part the unit plays among its neighbours (``detect.roles``): whether "churn was 9%"
    is a result or the problem often shows only there. Without it the unit is judged as if it stood alone. ``known`` is one of the
    quantities that a unit beside shows to be a result.
    """
    if chances is None:
        (chances,) = roles.judge(
            text, [Unit(0, len(text), lang=lang, quantities=tuple(quantities))]
        )
    if len(text) > LONGEST:
        quantities = [q for q in quantities if q.end <= LONGEST]
    narrow, places, moved = narrowed(text[:LONGEST], lang, quantities)
    at = next((q.start for q, given in zip(moved, quantities, strict=True) if given == known), None)
    scene = scene_of(narrow, lang, moved, claims=may_claim(chances), known=at)
    outcomes, scale = find(scene, chances, at)
    if places:
        outcomes = tuple(_named(text, expanded(outcome, places)) for outcome in outcomes)
        scale = tuple(expanded(span, places) for span in scale)
    return outcomes, scale


def tells_trouble(text: str, lang: str, quantities: Sequence[Quantity]) -> bool:
    """Tell whether a unit says what had got worse before anything was done; it is asked of few."""
    from opsanalyse.detect.outcomes.troubles import troubles

    scene = scene_of(text[:LONGEST], lang, [q for q in quantities if q.end <= LONGEST])
    return bool(scene.clauses) and next(troubles(scene), None) is not None


def _named(text: str, outcome: Outcome) -> Outcome:
    """Give the metric as written."""
    part = next((part for part in outcome.parts if part.label == "metric"), None)
    return dataclasses.replace(outcome, metric=text[part.start : part.end]) if part else outcome


def why_not(
    text: str,
    lang: str,
    quantities: Sequence[Quantity],
    outcomes: Sequence[Outcome],
    scale: Sequence[Span],
) -> tuple[NearMiss, ...]:
    """Return why each number that did not count, and each claim without one, fell short."""
    from opsanalyse.detect.outcomes import near_misses

    return near_misses.why_not(text, lang, quantities, outcomes, scale)


def missing(outcome: Outcome) -> tuple[str, ...]:
    """Return the condition codes of what an outcome leaves out."""
    from opsanalyse.detect.outcomes import near_misses

    return near_misses.missing(outcome)


def conditions() -> dict[str, Text]:
    """Return the wording of every condition code."""
    from opsanalyse.detect.outcomes import near_misses

    return near_misses.conditions()


def starting_points(text: str, units: Sequence[Unit]) -> tuple[StartingPoint, ...]:
    """Return the starting values of results that name none themselves, told a unit or two away."""
    from opsanalyse.detect.outcomes import telling

    return tuple(telling.starting_points(text, units))


def began(outcome: Outcome) -> Label | None:
    """Return where a result began, if a unit beside it tells that."""
    from opsanalyse.detect.outcomes import telling

    return telling.began(outcome)


def sense_checks(text: str, units: Sequence[Unit]) -> tuple[Doubt, ...]:
    """Return questions about figures that do not fit together; they cost no score."""
    from opsanalyse.detect.outcomes import sense

    return sense.sense_checks(text, units)
