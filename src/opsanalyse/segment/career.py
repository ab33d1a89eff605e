"""Jobs with their months → how long each lasted, and the gaps and overlaps between them: facts, never scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from opsanalyse.types import PRESENT, Entry, Stretch

_YEAR: Final = 12
_MIDDLE: Final = 6
_SHORTEST_GAP: Final = 2  # months; one is a notice period or a holiday
_NEVER: Final = 9999 * _YEAR
_WORK: Final = "experience"


def months_of(entry: Entry) -> int | None:
    """Return how long an entry lasted; without both ends, or for a current job, nothing."""
    first, last = entry.from_month, entry.to_month
    if not first or not last or last == PRESENT:
        return None
    counted = _count(last, _MIDDLE) - _count(first, _MIDDLE) + ("-" in first and "-" in last)
    return counted if counted > 0 else None


def _count(month: str, unknown: int) -> int:
    """Return a month as a number; ``unknown`` stands for the month of a bare year."""
    year, _, number = month.partition("-")
    return int(year) * _YEAR + (int(number) - 1 if number else unknown)


_MOST: Final = 100
"""Jobs that are compared each with each: nobody has had more."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A job with the earliest and latest months that its dates allow for each of its ends."""

    number: int
    starts: tuple[int, int]
    ends: tuple[int, int]


def timeline(entries: Sequence[Entry]) -> tuple[Stretch, ...]:
    """Return the gaps and overlaps of the jobs among ``entries`` that their dates leave no doubt of."""
    jobs = sorted(
        (job for i, entry in enumerate(entries) if (job := _job(i, entry))),
        key=lambda job: (job.starts, job.ends, job.number),
    )
    found = [*_gaps(jobs), *_overlaps(jobs)]
    return tuple(sorted(found, key=lambda s: (s.first_month, s.last_month, s.kind, s.entries)))


def _job(number: int, entry: Entry) -> _Job | None:
    first, last = entry.from_month, entry.to_month
    if entry.section != _WORK or not first or not last:
        return None
    ends = (_NEVER, _NEVER) if last == PRESENT else (_count(last, 0), _count(last, _YEAR - 1))
    return _Job(number, (_count(first, 0), _count(first, _YEAR - 1)), ends)


def _gaps(jobs: Sequence[_Job]) -> Iterator[Stretch]:
    """Yield the months that surely lie between the end of all jobs before and the next one's start."""
    latest: _Job | None = None
    for job in jobs:
        if latest and job.starts[0] - latest.ends[1] - 1 >= _SHORTEST_GAP:
            first, last = latest.ends[1] + 1, job.starts[0] - 1
            yield _stretch("gap", first, last, (latest.number, job.number))
        if latest is None or job.ends[1] > latest.ends[1]:
            latest = job


def _overlaps(jobs: Sequence[_Job]) -> Iterator[Stretch]:
    """Yield the months that two jobs surely share, the month of a change left out."""
    for one, other in combinations(jobs[:_MOST], 2):
        first = max(one.starts[1], other.starts[1])
        last = min(one.ends[0], other.ends[0])
        if first < last < _NEVER:
            yield _stretch("overlap", first, last, (one.number, other.number))


def _stretch(kind: str, first: int, last: int, entries: tuple[int, int]) -> Stretch:
    return Stretch(kind, _iso(first), _iso(last), last - first + 1, entries)


def _iso(count: int) -> str:
    return f"{count // _YEAR}-{count % _YEAR + 1:02d}"
