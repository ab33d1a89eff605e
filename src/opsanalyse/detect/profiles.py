"""Text → the product stages, kinds of operations and levels that it names, by our vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from opsanalyse.detect.concepts import Phrases, bare, compile_phrases, split
from opsanalyse.resources import shipped_words
from opsanalyse.types import Entry, Label, Span

_YEAR: Final = 12
_RELEASED: Final = "2026-01"


@dataclass(frozen=True, slots=True)
class Level:
    """What the guidance asks of a level: years from and to, and the concepts that show it."""

    years: tuple[float, float]
    shows: tuple[str, ...]
    enough: int


@lru_cache(maxsize=4096)
def find_named(text: str, family: str) -> tuple[Label, ...]:
    """Return which profiles of ``family`` (stages, roles, levels) the text names, by place."""
    return _found(_named(family), text)


def find_titled(text: str, family: str) -> tuple[Label, ...]:
    """Return which profiles a job title names: a title may be shorter than what names them elsewhere."""
    return _found(_titled(family), text)


@lru_cache(maxsize=4096)
def find_fitting(text: str, family: str) -> tuple[Label, ...]:
    """Return the results in ``text`` that fit profiles of ``family``, by place."""
    return _found(_fitting(family), text)


def level(name: str) -> Level:
    """Return what is asked of a level."""
    row = profiles()["levels"][name]
    low, high = row["years"]
    return Level((low, high), tuple(row["shows"]), row["enough"])


def level_order() -> Sequence[str]:
    """Return the levels from the lowest to the highest."""
    return tuple(profiles()["levels"])


def profile_labels() -> Mapping[str, Mapping[str, str]]:
    """Return the names of all profiles; a stage and a role of one name are told apart by family."""
    return {
        f"{family}.{name}": row["label"]
        for family, rows in profiles().items()
        for name, row in rows.items()
    }


@cache
def profiles() -> dict[str, Any]:
    """Return the vocabulary of profiles by family."""
    table: dict[str, Any] = shipped_words("stages")
    return table


def _found(phrases: Phrases, text: str) -> tuple[Label, ...]:
    return tuple(sorted(phrases.find(bare(text)), key=lambda hit: (hit.start, -hit.end, hit.label)))


@cache
def _named(family: str) -> Phrases:
    return _compiled(family, "terms")


@cache
def _titled(family: str) -> Phrases:
    rows = profiles()[family]
    pairs = (
        (t, n)
        for n, row in rows.items()
        for key in ("terms", "titles")
        for t in split(row.get(key, ""))
    )
    return compile_phrases(pairs)


@cache
def _fitting(family: str) -> Phrases:
    return _compiled(family, "metrics")


def _compiled(family: str, key: str) -> Phrases:
    rows = profiles()[family]
    return compile_phrases((t, name) for name, row in rows.items() for t in split(row[key]))


def months_worked(jobs: Sequence[Entry]) -> int:
    """Return the months worked, overlaps once; a current job counts to the latest month written.

    "Present" is no earlier than this version of the program: that is known without a clock.
    """
    months = (month for job in jobs for month in (job.from_month, job.to_month))
    latest = max((month for month in months if month and month != "present"), default="")
    latest = max(latest, _RELEASED)
    held: set[int] = set()
    for job in jobs:
        end = latest if job.to_month == "present" else job.to_month
        if job.from_month and end:
            held |= set(range(_count(job.from_month), _count(end, last=_YEAR) + 1))
    return len(held)


def _count(month: str, last: int = 1) -> int:
    """Return a month as a number; a year without a month counts from its first or to its last."""
    year, _, number = month.partition("-")
    return int(year) * _YEAR + (int(number) if number else last)


def title_of(job: Entry, text: str) -> Span:
    """Return where a job's title stands: in its own span, else somewhere on the first line."""
    if job.title:
        return job.title
    first = text[job.start : job.end].split("\n", 1)[0]
    return Span(job.start, job.start + len(first))
