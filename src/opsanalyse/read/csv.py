"""Decoded CSV text → rows of cells, whatever its separator."""

from __future__ import annotations

import csv
import io
from typing import Final

_SEPARATORS: Final = (",", ";", "\t", "|", "，")
_TOP: Final = 6


def rows_of_csv(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows; empty ones are left out. The first line that holds a separator names it by its count."""
    csv.field_size_limit(10_000_000)
    rows = csv.reader(io.StringIO(text), delimiter=_separator(text))
    return tuple(
        tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row)
    )


def _separator(text: str) -> str:
    """Return what parts the cells; a title above the table holds none, or fewer lines hold what it holds."""
    first, *others = text.lstrip("\n").split("\n", _TOP)[:_TOP]
    most = max(_SEPARATORS, key=first.count)
    if most in first:
        return most
    return max(_SEPARATORS, key=lambda sign: sum(sign in line for line in others))
