"""A unit with white space inside its Chinese or before a sign → the same without it, and the way back for every span."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeVar

from opsanalyse.detect.moving import placed
from opsanalyse.types import Outcome, Quantity, Span

_BEFORE_SIGN: Final = re.compile(r"\s(?=[%％‰])(?<=[0-9０-９]\s)")
_SPACELESS: Final = frozenset({"zh"})
_Spanned = TypeVar("_Spanned", bound=Span)


def narrowed(
    text: str, lang: str, quantities: Sequence[Quantity]
) -> tuple[str, list[int] | None, tuple[Quantity, ...]]:
    """Take out white space that means nothing; return the places of the kept characters, if any went."""
    places = _kept(text, lang)
    if places is None:
        return text, None, tuple(quantities)
    narrow = "".join([text[place] for place in places[:-1]])
    return narrow, places, tuple(_narrow(quantity, places) for quantity in quantities)


def _kept(text: str, lang: str) -> list[int] | None:
    places = _squeezed(text) if lang in _SPACELESS else None
    spaces = {match.start() for match in _BEFORE_SIGN.finditer(text)}
    if not spaces:
        return places if places is None or len(places) <= len(text) else None
    return [i for i in places or range(len(text) + 1) if i not in spaces]


def _squeezed(text: str) -> list[int] | None:
    from opsanalyse.detect.quantities.zh import (
        squeezed,  # the whole grammar: only for who writes so
    )

    return squeezed(text)[1]


def _narrow(item: _Spanned, places: list[int]) -> _Spanned:
    start, last = bisect_left(places, item.start), bisect_left(places, item.end - 1)
    return placed(item, start, last + 1)


def expanded(item: _Spanned, places: list[int]) -> _Spanned:
    """Put a span back into the text with its white space, with all that it holds."""
    moved = placed(item, places[item.start], places[item.end - 1] + 1)
    if not isinstance(moved, Outcome):
        return moved
    return dataclasses.replace(
        moved,
        value=expanded(moved.value, places) if moved.value else None,
        parts=tuple(expanded(part, places) for part in moved.parts),
        quantities=tuple(expanded(quantity, places) for quantity in moved.quantities),
    )
