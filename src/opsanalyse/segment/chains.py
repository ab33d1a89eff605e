"""Numbers before lines, with what taking each line gains → the run of numbers that gains most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_ANEW: Final = 0.4
"""What it costs that a run begins in the middle, or anew at 1."""
_NONE: Final = -1  # the place before a run's first

Number = tuple[int, ...]


class _Run(NamedTuple):
    """The best run up to one place: what it gains, its last place, and the place before that."""

    gain: float
    place: int
    before: int


def best_chain(numbers: Sequence[Number], values: Sequence[float]) -> list[int]:
    """Return the places of the best run: each number follows the one before, or begins anew at 1.

    Of equal ways the one that comes first is taken.
    """
    runs: list[_Run] = []
    known = _Known()
    for place, (number, value) in enumerate(zip(numbers, values, strict=True)):
        begun = 0.0 if number[-1] <= 1 else -_ANEW
        gain, earlier = max(known.ahead_of(number), default=(begun, _NONE), key=_most_and_first)
        if gain < begun:
            gain, earlier = begun, _NONE
        runs.append(_Run(gain + value, place, earlier))
        known.add(number, runs[-1])
    best = max(runs, default=None, key=lambda run: run.gain)
    return _places(runs, best.place) if best else []


class _Known:
    """The best run so far for each way in which a later number may follow it."""

    def __init__(self) -> None:
        self._by_number: dict[Number, _Run] = {}
        self._by_first: dict[int, _Run] = {}
        self._counted: _Run | None = None
        """Of those that have come beyond 1, behind which numbers may begin anew."""

    def add(self, number: Number, run: _Run) -> None:
        """Take note of a run that ends in ``number``."""
        if _gains(run, self._by_number.get(number)):
            self._by_number[number] = run
        if _gains(run, self._by_first.get(number[0])):
            self._by_first[number[0]] = run
        if number[-1] > 1 and _gains(run, self._counted):
            self._counted = run

    def ahead_of(self, number: Number) -> Iterator[tuple[float, int]]:
        """Yield for each run that ``number`` may follow what it gains, and its last place."""
        if run := self._by_number.get((*number[:-1], number[-1] - 1)):
            yield run.gain, run.place
        if number[1:] == (1,) and (run := self._by_first.get(number[0] - 1)):  # 1.4, then 2.1
            yield run.gain, run.place
        if number == (1,) and self._counted:
            yield self._counted.gain - _ANEW, self._counted.place


def _most_and_first(told: tuple[float, int]) -> tuple[float, int]:
    gain, place = told
    return gain, -place


def _gains(run: _Run, other: _Run | None) -> bool:
    return other is None or run.gain > other.gain


def _places(runs: Sequence[_Run], last: int) -> list[int]:
    places = []
    while last != _NONE:
        places.append(last)
        last = runs[last].before
    return places[::-1]
