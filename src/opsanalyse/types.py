"""The frozen values that travel from floor to floor; they mirror the JSON of an analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

SCHEMA = "opsanalyse/analysis/1"
"""Names the kind and version of an analysis in its JSON."""

Fact: TypeAlias = bool | int | float | str
"""A value that a message may name."""

Text: TypeAlias = Mapping[str, str]
"""One wording for each report language: ``{"zh": …, "es": …, "en": …}``."""

LANGUAGES = ("zh", "es", "en")
"""The languages that are analysed; any other code (``pt``, ``und``) is named and not scored."""

PRESENT = "present"
"""The end of a job that goes on."""

KINDS = ("resume", "answer", "interview")
"""The kinds of documents that are judged."""

ROLES = ("problem", "analysis", "solution", "effect")
"""The parts that a unit may play in a story, in the order of telling."""

DIRECTIONS = ("up", "down", "level", "same")
"""The ways that an outcome may go."""

DETAILS = ("baseline", "timeframe", "method")
"""What an outcome may tell besides its size."""


class Status(StrEnum):
    """What a criterion concluded. Only the first three carry a score."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in ``Document.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label(Span):
    """A named stretch of text, such as the baseline of an outcome."""

    label: str


# What reading gives.


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, origin at the top left, y growing downward."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Line(Span):
    """One line as laid out. ``page`` counts from 1; formats without pages have no box."""

    page: int = 1
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    style: str = ""
    """What the format says of the line: ``heading``, ``list``, ``cell``, ``wrap`` (it goes on with the line above), or nothing."""
    edges: tuple[float, ...] = ()
    """x of each character's left side on the page, and last the line's right side."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: number from 1, size in points; ``readable`` is false when it gave no text."""

    number: int
    width: float = 0.0
    height: float = 0.0
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the report must know about the reading: a code, its facts, a place."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    span: Span | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read once. Every later offset points into ``text``."""

    name: str
    sha256: str
    media_type: str
    text: str
    lines: tuple[Line, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()


# What segmentation gives.


@dataclass(frozen=True, slots=True)
class Section(Span):
    """A part of a résumé, from its heading's first character to the next section's heading."""

    label: str
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Entry(Span):
    """One job, project or degree; dates as ISO months (``2019-03``), ``present`` for a current one."""

    section: str
    organisation: Span | None = None
    title: Span | None = None
    from_month: str | None = None
    to_month: str | None = None
    months: int | None = None
    """How long it lasted; a year without a month counts from its middle, a current job is not counted."""
    level: str | None = None
    """What its title names: intern, junior, specialist, senior, lead, manager, director or executive."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months between two jobs (``gap``) or in two at once (``overlap``): a fact, never scored.

    Only what the dates leave no doubt of: a year without a month may be any part of that year.
    """

    kind: str
    first_month: str
    last_month: str
    months: int
    entries: tuple[int, ...]
    """The jobs before and after a gap, or those that overlap, by their number."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer; ``purpose`` and ``comment`` are the interviewer's own words."""

    number: int
    question: Span
    answer: Span
    topic: str | None = None
    purpose: Span | None = None
    comment: Span | None = None
    follows: int | None = None
    """The question whose story it asks on about ("And the result?"); its answer is judged as part of that story."""
    topic_sure: float = 1.0
    """How far the topic is sure, 0 to 1: so much counts what is asked of an answer on it."""


# What detection gives.


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number in words or digits, with its exact value (the lower one of a range)."""

    kind: str
    """percent, points, money, count, multiple, fraction, duration, rank or date."""
    value: float
    high: float | None = None
    """Upper end of a range."""
    unit: str | None = None
    """ISO currency code, or the counted word as written."""
    bound: str = ""
    """at_least, at_most, about, or nothing for an exact number."""


@dataclass(frozen=True, slots=True)
class Outcome(Span):
    """A claim that a metric or state changed or reached a level; see the annotation guide."""

    metric: str | None
    value: Span | None
    direction: str
    quantified: bool
    baseline: bool = False
    timeframe: bool = False
    method: bool = False
    expected: bool = False
    confidence: float = 1.0
    """How likely it is a result, 0 to 1."""
    own: str | None = None
    """Whose work it was as told: led, did, helped, team; nothing if untold."""
    parts: tuple[Label, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A channel named in the text; ``used`` is false when it is only mentioned."""

    channel: str
    used: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Unit(Span):
    """A sentence, bullet or résumé line, with everything that was found in it."""

    lang: str
    section: str | None = None
    entry: int | None = None
    question: int | None = None
    bullet: bool = False
    script: str | None = None
    """Of a Chinese unit: ``Hans`` or ``Hant``."""
    roles: Mapping[str, float] = field(default_factory=dict)
    chances: Mapping[str, float] = field(default_factory=dict)
    """How likely each role, each learned flag and a claim (``outcome``) is, where it is likely enough to count in a grade."""
    outcomes: tuple[Outcome, ...] = ()
    scale: tuple[Span, ...] = ()
    channels: Mapping[str, float] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    flags: tuple[str, ...] = ()
    marks: tuple[Label, ...] = ()
    """The words that raised each flag."""
    quantities: tuple[Quantity, ...] = ()


# What judging gives.


@dataclass(frozen=True, slots=True)
class Evidence(Span):
    """What a verdict points at: a place in the text, and on the page when there is one."""

    label: str
    attributes: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NearMiss(Span):
    """Text that was not counted, and the one condition that it failed."""

    condition: str
    page: int | None = None
    """The page on which it stands, where the document has pages."""


@dataclass(frozen=True, slots=True)
class LeftOut(Span):
    """A unit that counts nothing in the grade, and why."""

    reason: str
    """repeat, question, example, heap or parts."""
    first: Span | None = None
    """Where the text said the same before, or asked it."""
    page: int | None = None
    """The page on which it stands, where the document has pages."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in the guidance a criterion comes from: a span of a document and our paraphrase."""

    document: str
    start: int
    end: int
    sha256: str
    says: Text


@dataclass(frozen=True, slots=True)
class Verdict:
    """One criterion applied to one document. ``score`` is 0 to 1, or nothing if unassessed."""

    criterion: str
    status: Status
    score: float | None
    weight: float
    """What it counts in the score: the rubric's weight, or the share of it by which the criterion applies."""
    title: Text
    message: Text
    why: Text
    advice: Text
    facts: Mapping[str, Fact] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    citations: tuple[Citation, ...] = ()
    example: Mapping[str, Text] = field(default_factory=dict)
    """The same facts told in two ways: ``weak`` and ``strong``."""


@dataclass(frozen=True, slots=True)
class Score:
    """0 to 100 over the assessed weight; ``low`` and ``high`` add what was not readable."""

    value: float | None
    low: float | None
    high: float | None
    band: str | None
    assessed_weight: float
    total_weight: float


@dataclass(frozen=True, slots=True)
class RubricFacts:
    """Which rubric judged: its id, version, and the hash of its files."""

    id: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """A note as the JSON carries it: worded in the three languages."""

    code: str
    message: Text
    span: Span | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The document as the JSON carries it."""

    name: str
    sha256: str
    media_type: str
    pages: int
    kind: str
    text: str
    notes: tuple[NoteFacts, ...] = ()
    kind_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Versions:
    """What computed an analysis: the tool's version and the hash of each model."""

    opsanalyse: str
    models: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything known about one document: the only thing that reports and batches see."""

    schema: str
    document: DocumentFacts
    languages: Mapping[str, float]
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]
    units: tuple[Unit, ...]
    verdicts: tuple[Verdict, ...]
    score: Score
    rubric: RubricFacts
    versions: Versions
    scripts: Mapping[str, float] = field(default_factory=dict)
    """Shares of Simplified ("Hans") and Traditional ("Hant") writing in what is Chinese."""
    timeline: tuple[Stretch, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """Units that count nothing, though they look as if they told something."""
