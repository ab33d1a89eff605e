"""Decoded CSV text → rows of cells, whatever its separator."""

from __future__ import annotations

import csv
import io
from typing import Final

_SEPARATORS: Final = (",", ";", "\t", "|", "，")


def rows_of_csv(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows; empty ones are left out. The first line names the separator by its count."""
    first = text.lstrip("\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(10_000_000)
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    return tuple(
        tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row)
    )
