"""A span → the same at another place; a unit → the same with other findings.

``dataclasses.replace`` asks for every field by its name; some hundred spans are moved a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar

from opsanalyse.types import Span, Unit

_PLACE: Final = 2  # fields that say where a span stands: they are its first
_Spanned = TypeVar("_Spanned", bound=Span)
_NAMES: Final = tuple(field.name for field in fields(Unit))
_PLACES: Final = {name: place for place, name in enumerate(_NAMES)}
_values: Final = attrgetter(*_NAMES)


def placed(span: _Spanned, start: int, end: int) -> _Spanned:
    """Return a span from ``start`` to ``end`` that is otherwise as it was."""
    kind = type(span)
    return kind(start, end, *_rest(kind)(span))


def changed(unit: Unit, **findings: Any) -> Unit:
    """Return a unit with other ``findings``, by the names of their fields."""
    values = list(_values(unit))
    for name, found in findings.items():
        values[_PLACES[name]] = found
    return Unit(*values)


@cache
def _rest(kind: type[Span]) -> Callable[[Span], tuple[Any, ...]]:
    """Return what takes from a span of a kind all but where it stands."""
    names = [field.name for field in fields(kind)][_PLACE:]
    if len(names) > 1:
        return attrgetter(*names)
    (get,) = map(attrgetter, names) if names else (None,)
    return lambda span: (get(span),) if get else ()
