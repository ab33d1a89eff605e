"""A unit with its outcomes → the flags that follow from its words: placeholders, vague outcomes."""

from __future__ import annotations

from opsanalyse.detect.placeholders import find_placeholders
from opsanalyse.types import Label, Unit


def find_flags(text: str, unit: Unit) -> tuple[tuple[str, ...], tuple[Label, ...]]:
    """Return all flags of ``unit`` (those it has and those of its words) and the words that raised them.

    Offsets of the marks count in ``text``, which is the unit's own.
    """
    marks = find_placeholders(text)
    vague = [outcome for outcome in unit.outcomes if not outcome.quantified]
    marks += [Label(o.start - unit.start, o.end - unit.start, "vague_outcome") for o in vague]
    flags = set(unit.flags) | {mark.label for mark in marks}
    return tuple(sorted(flags)), tuple(sorted(marks, key=lambda m: (m.start, m.end, m.label)))
