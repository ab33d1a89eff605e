"""The kinds and units of quantities, by what rules ask of them; lengths of time in seconds and added up."""

from __future__ import annotations

from typing import Final

SHARES: Final = frozenset({"percent", "fraction"})
"""Kinds that are parts of a whole."""
TIMES: Final = frozenset({"date", "duration"})
"""Kinds that tell when or how long."""
CALENDAR: Final = frozenset({"day", "week", "month", "quarter", "year"})
"""Units that a calendar counts in."""
LONG: Final = frozenset({"month", "quarter", "year"})
"""Units of the calendar in which one tells how something went."""
SECONDS: Final = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2592000.0,
    "quarter": 7776000.0,
    "year": 31536000.0,
}
_MONTHS: Final = 12


def together(value: float, unit: str, more: float, other: str) -> float:
    """Add two lengths of time, in the second one's unit, which is the smaller."""
    if (unit, other) == ("year", "month"):
        return value * _MONTHS + more
    return value * SECONDS.get(unit, 1.0) / SECONDS.get(other, 1.0) + more
