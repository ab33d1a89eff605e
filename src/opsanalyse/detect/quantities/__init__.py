"""Text and its language → the quantities in it, each with exact value, kind, unit and bound.

Kinds: percent, points, money, count, multiple, fraction, duration, rank, date; ``other`` is a number that
counts nothing (``unit`` says what it is: version, phone, code, web, hours, label, ordinal, id).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from opsanalyse.types import Quantity

_LONGEST: Final = 4000  # a unit is a sentence; what stands behind this is left unread


def find_quantities(text: str, lang: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text``, left to right; offsets count in ``text``."""
    from opsanalyse.detect.quantities.readers import READERS

    reader = READERS.get(lang)
    return tuple(_apart(reader(text[:_LONGEST]))) if reader else ()


def _apart(found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Drop what begins inside the quantity before it: in "4k8" the k belongs to the 4."""
    end = 0
    for quantity in found:
        if quantity.start >= end:
            yield quantity
            end = quantity.end
