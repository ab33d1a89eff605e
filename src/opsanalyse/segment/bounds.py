"""Units, one after the other → as many as are judged in one document, and what has to be said of the rest.

A table of sixty thousand answers is no document that anybody reads: its report would be a hundred megabytes.
Whoever wants each of them judged has a batch for it; here the first ones are, and the report says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from opsanalyse.segment.structure import Bare
from opsanalyse.types import Fact, Note, Question

MOST: Final = 5_000
"""Units of one document that are judged: two hundred full pages, or eight hours of an interview."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """The units that are judged, the questions that they answer, and where what is judged ends."""

    units: tuple[Bare, ...]
    questions: tuple[Question, ...]
    end: int | None = None
    """Nothing where all of the document is judged."""
    note: Note | None = None


def bounded(text: str, units: Iterable[Bare], questions: Sequence[Question]) -> Bounded:
    """Take no more units than are judged, and of questions those whose whole answer is among them."""
    some = tuple(islice(units, MOST + 1))
    if len(some) <= MOST:
        return Bounded(some, tuple(questions))
    cut = some[MOST].question
    whole = tuple(unit for unit in some[:MOST] if unit.question != cut) if cut else ()
    kept = whole or some[:MOST]
    last = kept[-1].question
    asked = tuple(q for q in questions if last is None or q.number <= last)
    return Bounded(kept, asked, kept[-1].end, _told(text, kept, len(asked), len(questions)))


def _told(text: str, kept: Sequence[Bare], answers: int, of: int) -> Note:
    if of > answers:
        return Note("answers-left-out", {"answers": answers, "of": of})
    end = kept[-1].end
    facts: dict[str, Fact] = {"units": len(kept), "percent": int(100 * end / len(text))}
    return Note("units-left-out", {**facts, "quote": text[kept[-1].start : end][:80]})
