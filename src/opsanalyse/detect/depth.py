"""A point that a unit names → how deep the unit goes into it: named, explained, evidenced."""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.concepts import columns, find_concepts
from opsanalyse.types import Span, Unit

_TOLD: Final = 20  # columns beside the names that it takes to say how
_EACH: Final = 10  # columns for each of several points named in one breath
_LIST: Final = 3  # channels in one unit that make a list


def depth_of(text: str, unit: Unit, following: Unit | None, span: Span) -> str:
    """Tell a name from an explanation, and an explanation from one that a result bears out."""
    if _lists_channels(text, unit):
        told = False
    elif (span.start, span.end) == (
        unit.start,
        unit.end,
    ):  # a role or an experience is no mere name
        told = True
    else:
        inside = text[unit.start : unit.end]
        beside = columns(inside) - columns(text[span.start : span.end])
        told = beside >= _TOLD and columns(inside) >= _EACH * min(_names(inside), 6)
    if not told:
        return "named"
    near = [unit, *([following] if following else [])]
    borne = any(outcome.quantified for other in near for outcome in other.outcomes)
    return "evidenced" if borne or "own_experience" in unit.flags else "explained"


def _lists_channels(text: str, unit: Unit) -> bool:
    """Tell whether a unit names channels one after the other and says nothing of them."""
    if len(unit.mentions) < _LIST:
        return False
    inside = text[unit.start : unit.end]
    words = columns("".join(char for char in inside if char.isalnum()))
    named = sum(columns(text[m.start : m.end].replace(" ", "")) for m in unit.mentions)
    return words - named < _TOLD


def _names(text: str) -> int:
    """Count the stretches of ``text`` that name anything; one stretch may name several things."""
    count = end = 0
    for hit in find_concepts(text):
        if hit.start >= end:
            count, end = count + 1, hit.end
    return count
