"""Results among their units → where each began, if a sentence beside it tells that: "It was 38%. … Since March, 14%."."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.neighbours import neighbours
from opsanalyse.language import fold, simplify
from opsanalyse.types import Label, Outcome, Quantity, Span, Unit

BEGAN: Final = "began"
"""The label of a result's part that stands in another unit: the figure at which it began."""
Again = Callable[[int, Quantity], Unit]
"""Finds the results of a unit anew where one of its figures is known to be one."""


@dataclass(frozen=True, slots=True)
class StartingPoint(Span):
    """A value told in a unit beside, of what ``outcome`` measures: where the result began."""

    quantity: Quantity
    outcome: Outcome


def starting_points(text: str, units: Sequence[Unit]) -> Iterator[StartingPoint]:
    """Yield the starting values of results that name none themselves, told a unit or two away."""
    for pair in neighbours(text, units):
        outcome = _measured_by(units[pair.result], pair.after)
        if outcome and not outcome.baseline:
            yield StartingPoint(pair.before.start, pair.before.end, pair.before, outcome)


def with_beginnings(text: str, units: Sequence[Unit], again: Again) -> list[Unit]:
    """Give results the part that says where they began; what was said to be so before is none itself (ruling 3)."""
    out = list(units)
    for pair in neighbours(text, units):
        if not _measured_by(out[pair.result], pair.after):
            out[pair.result] = again(pair.result, pair.after)
        out[pair.result] = _begun(out[pair.result], pair.after, pair.before)
        told = out[pair.told]
        plain = simplify(fold(text[told.start : told.end]))
        if pattern("stood", told.lang).search(plain):
            left = tuple(o for o in told.outcomes if o is not _measured_by(told, pair.before))
            out[pair.told] = replace(told, outcomes=left)
    return out


def began(outcome: Outcome) -> Label | None:
    """Return where a result began, if a unit beside tells it."""
    return next((part for part in outcome.parts if part.label == BEGAN), None)


def _measured_by(unit: Unit, figure: Quantity) -> Outcome | None:
    return next(
        (o for o in unit.outcomes if o.value and o.value.start <= figure.start < o.value.end), None
    )


def _begun(unit: Unit, after: Quantity, before: Quantity) -> Unit:
    measured = _measured_by(unit, after)
    if measured is None or _names_beginning(measured):
        return unit
    label = Label(before.start, before.end, BEGAN)
    parts = sorted((*measured.parts, label), key=lambda p: (p.start, p.end, p.label))
    marked = replace(measured, parts=tuple(parts), baseline=False)
    return replace(unit, outcomes=tuple(marked if o is measured else o for o in unit.outcomes))


def _names_beginning(outcome: Outcome) -> bool:
    """Tell whether a result says itself where it began, by a word or a second figure; that it does may be guessed."""
    named = any(part.label == "baseline" for part in outcome.parts)
    return outcome.baseline and (named or len(outcome.quantities) > 1)
