"""A unit, its language and quantities → the outcomes it claims, what is only scale, and why not the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from opsanalyse.types import Outcome, Quantity, Span


def find_outcomes(
    text: str, lang: str, quantities: Sequence[Quantity]
) -> tuple[tuple[Outcome, ...], tuple[Span, ...]]:
    """Return the outcomes and the scale of a unit; offsets count in ``text``."""
    from opsanalyse.detect.outcomes.claims import find

    outcomes, scale = find(text, lang, quantities)
    return tuple(_named(text, outcome) for outcome in outcomes), scale


def _named(text: str, outcome: Outcome) -> Outcome:
    """Give the metric as written."""
    part = next((part for part in outcome.parts if part.label == "metric"), None)
    return dataclasses.replace(outcome, metric=text[part.start : part.end]) if part else outcome
