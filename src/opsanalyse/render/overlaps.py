"""Spans → those that overlap a place, without looking at all of them: a long page asks for every line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from opsanalyse.types import Span


class Overlaps:
    """Spans in the order given, sorted once by where they start."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._held = sorted((span.start, span.end, number) for number, span in enumerate(spans))
        self._starts = [start for start, _, _ in self._held]
        self._reached = list(accumulate((end for _, end, _ in self._held), max))

    def first(self, place: Span) -> int | None:
        """Return the number, in the order given, of the first span that overlaps ``place``."""
        return min(self._touching(place), default=None)

    def _touching(self, place: Span) -> Iterator[int]:
        """Go back from the last span that starts before the end of ``place``, until none before reaches it."""
        index = bisect_left(self._starts, place.end) - 1
        while index >= 0 and self._reached[index] > place.start:
            _, end, number = self._held[index]
            if end > place.start:
                yield number
            index -= 1
