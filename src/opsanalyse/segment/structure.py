"""What segmentation gives: the parts of a document and its units, before anything is found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from opsanalyse.types import Entry, Note, Question, Section, Stretch, Unit


class Bare(NamedTuple):
    """A unit before anything is told of it, even its language."""

    start: int
    end: int
    section: str | None = None
    entry: int | None = None
    question: int | None = None
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """Kind of document with its confidence (0 to 1), shares of languages, parts and bare units."""

    kind: str
    kind_confidence: float
    languages: Mapping[str, float]
    sections: tuple[Section, ...] = ()
    entries: tuple[Entry, ...] = ()
    questions: tuple[Question, ...] = ()
    units: tuple[Unit, ...] = ()
    notes: tuple[Note, ...] = ()
    scripts: Mapping[str, float] = field(default_factory=dict)
    """Shares of Simplified ("Hans") and Traditional ("Hant") characters in what is Chinese."""
    timeline: tuple[Stretch, ...] = ()
    follow_ups: tuple[Question, ...] = ()
    """Questions whose answers have been joined to the story that they go on with."""
    unjudged: float = 0.0
    """The share of a very long text that stands behind the last unit that is judged."""
