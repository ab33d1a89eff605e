"""Text with its quantities → the values that may measure a result, pairs "from … to …" as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.types import Quantity, Span

RESULT_KINDS: Final = frozenset(
    {"percent", "points", "money", "count", "multiple", "fraction", "rank", "duration"}
)

_WINDOW: Final = 40
_NEAR_ENDS: Final = 8  # "from 18 to 33%"
_MOST: Final = 24  # a unit with more numbers is a table of data


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be an outcome's value, with the quantities in it."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    opened: bool = False
    """Begins with "from": a change from one value to another."""
    paired: bool = False


def candidates(plain: str, lang: str, quantities: Sequence[Quantity]) -> tuple[Candidate, ...]:
    """Return the values that may measure a result, left to right."""
    usable = [
        q for q in quantities if q.kind in RESULT_KINDS and not _measures_nothing(plain, lang, q)
    ]
    found: list[Candidate] = []
    index = 0
    while index < len(usable):
        first = usable[index]
        second = usable[index + 1] if index + 1 < len(usable) else None
        pair = _pair(plain, lang, first, second) if second else None
        found.append(
            pair
            or Candidate(
                first.start, first.end, (first,), _opened(plain, lang, first) < first.start
            )
        )
        index += 2 if pair else 1
    return tuple(found[:_MOST])


def _measures_nothing(plain: str, lang: str, quantity: Quantity) -> bool:
    """Tell "in three months", "三个月内", "55 a day" from a length of time that was measured."""
    if quantity.unit == "discount":
        return True  # a price, as little a result as a date
    if quantity.kind != "duration":
        return False
    before, after = (
        plain[max(0, quantity.start - 16) : quantity.start],
        plain[quantity.end : quantity.end + 6],
    )
    words = plain[quantity.start : quantity.end]
    rate = "-" in words or pattern("rate", lang).match(words)  # "30-day retention", "55 a day"
    return bool(
        rate
        or pattern("time_before", lang).search(before)
        or pattern("time_after", lang).match(after)
    )


def _opened(plain: str, lang: str, first: Quantity) -> int:
    """Return where "from" begins before a quantity, or the quantity's start."""
    window = plain[max(0, first.start - _WINDOW) : first.start]
    match = pattern("from", lang).search(window)
    return first.start - len(window) + match.start() if match else first.start


def _pair(plain: str, lang: str, first: Quantity, second: Quantity) -> Candidate | None:
    gap = plain[first.end : second.start]
    if len(gap) > _WINDOW or not _alike(first, second):
        return None
    start = _opened(plain, lang, first)
    if pattern("to", lang).fullmatch(gap) and (
        start < first.start or "→" in gap or ">" in gap or _bare(first, second)
    ):
        return Candidate(start, second.end, (first, second), start < first.start, paired=True)
    if first.kind == second.kind and pattern("from_behind", lang).fullmatch(gap):
        return Candidate(first.start, second.end, (second, first), paired=True)
    return None


def _bare(first: Quantity, second: Quantity) -> bool:
    return first.kind == second.kind


def _alike(first: Quantity, second: Quantity) -> bool:
    """The two ends of a change are of one kind, or one of them has lost its unit."""
    if first.kind == second.kind:
        return True
    return "count" in {first.kind, second.kind} and first.end + _NEAR_ENDS >= second.start


def inside(spans: Iterable[Span], start: int, end: int) -> bool:
    """Tell whether a stretch overlaps any span."""
    return any(span.start < end and start < span.end for span in spans)
