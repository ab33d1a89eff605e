"""A unit, its language and quantities → the outcomes it claims, what is only scale, and why not the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from opsanalyse.types import Outcome, Quantity, Span


def find_outcomes(
    text: str, lang: str, quantities: Sequence[Quantity], *, before: str = "", after: str = ""
) -> tuple[tuple[Outcome, ...], tuple[Span, ...]]:
    """Return the outcomes and the scale of a unit; offsets count in ``text``.

    ``before`` and ``after`` are the neighbouring units of the same answer or entry, empty at its ends: whether
    "churn was 9%" is a result or the problem often shows only there.
    """
    from opsanalyse.detect.outcomes.claims import find, scene_of

    outcomes, scale = find(scene_of(text, lang, quantities, before, after))
    return tuple(_named(text, outcome) for outcome in outcomes), scale


def _named(text: str, outcome: Outcome) -> Outcome:
    """Give the metric as written."""
    part = next((part for part in outcome.parts if part.label == "metric"), None)
    return dataclasses.replace(outcome, metric=text[part.start : part.end]) if part else outcome
