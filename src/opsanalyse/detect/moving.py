"""A span → the same at another place; a unit → the same with other findings.

``dataclasses.replace`` asks for every field by its name; some hundred spans are moved a page.
"""

from __future__ import annotations

from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, Final, TypeVar

from opsanalyse.types import Outcome, Span, Unit

_PLACE: Final = 2  # fields that say where a span stands: they are its first
_Spanned = TypeVar("_Spanned", bound=Span)


class _Values(dict[type[Span], "attrgetter[tuple[Any, ...]]"]):
    """What takes the values of a span of each kind that was met, in the order of its fields."""

    def __missing__(self, kind: type[Span]) -> attrgetter[tuple[Any, ...]]:
        found = self[kind] = attrgetter(*[field.name for field in fields(kind)])
        return found


_values: Final = _Values()
_PLACES: Final = {field.name: place for place, field in enumerate(fields(Unit))}


def placed(span: _Spanned, start: int, end: int) -> _Spanned:
    """Return a span from ``start`` to ``end`` that is otherwise as it was."""
    kind = type(span)
    return kind(start, end, *_values[kind](span)[_PLACE:])


def changed(unit: Unit, **findings: Any) -> Unit:
    """Return a unit with other ``findings``, by the names of their fields."""
    values = list(_values[Unit](unit))
    for name, found in findings.items():
        values[_PLACES[name]] = found
    return Unit(*values)


def moved_outcome(outcome: Outcome, by: int) -> Outcome:
    """Return an outcome with all its places moved ``by`` so many code points."""
    return replace(
        outcome,
        start=outcome.start + by,
        end=outcome.end + by,
        value=_moved(outcome.value, by) if outcome.value else None,
        parts=tuple(_moved(part, by) for part in outcome.parts),
        quantities=tuple(_moved(quantity, by) for quantity in outcome.quantities),
    )


def _moved(span: _Spanned, by: int) -> _Spanned:
    return placed(span, span.start + by, span.end + by)
