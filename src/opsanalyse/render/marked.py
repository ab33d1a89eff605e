"""Analysis → the document's own text in its order, cut into pieces that carry their marks.

Groups (sections or questions) hold paragraphs, paragraphs hold runs (a unit, or what stands between
units), runs hold pieces. No character of the text is lost but line breaks inside a unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from opsanalyse.language import simplify
from opsanalyse.render.badges import Badge, badges
from opsanalyse.render.cards import Pointer, Ref, refs
from opsanalyse.render.overlaps import Overlaps
from opsanalyse.render.parts import told_parts
from opsanalyse.render.places import Places, squeezed
from opsanalyse.render.wording import Wording
from opsanalyse.types import ROLES, Analysis, Outcome, Question, Section, Span, Unit


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that carry the same marks; ``lacks`` tells what the result that ends here leaves out."""

    text: str
    marks: str = ""
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A unit (with ``id``), or the words between units; ``refs`` stand behind it."""

    pieces: tuple[Piece, ...]
    refs: tuple[Ref, ...] = ()
    id: str = ""
    tag: str = ""
    role: str = ""
    badges: tuple[Badge, ...] = ()
    flags: tuple[str, ...] = ()
    left_out: str = ""
    """Why the unit counts nothing, if it was left out."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the document as written, or several that one unit runs through."""

    kind: str
    """heading, entry, question, purpose, comment, item, or nothing."""
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section or a question with its answer."""

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    missing: bool = False
    """A question to which no answer was found."""


@dataclass(frozen=True, slots=True)
class _Mark(Span):
    name: str


_Held = tuple[Span, tuple[int, Unit] | None]
"""A run of a line: a unit with its number, or what stands between units."""
_SAYS: Final = re.compile(r"\S")
_ASKED: Final = ("question", "purpose", "comment")


class _Layout:
    """What the lines of one analysis are, and which units start between two places of its text."""

    def __init__(self, analysis: Analysis) -> None:
        self.units = sorted(enumerate(analysis.units), key=_unit_start)
        self._left = {(left.start, left.end): left.reason for left in analysis.left_out}
        self._starts = [unit.start for _, unit in self.units]
        self._ends = list(accumulate((unit.end for _, unit in self.units), max))
        asked = [
            (kind, place)
            for q in analysis.questions
            for kind, place in zip(_ASKED, (q.question, q.purpose, q.comment), strict=True)
            if place is not None
        ]
        self._kinds = [kind for kind, _ in asked]
        self._asked = Overlaps(place for _, place in asked)
        self._headings = Overlaps(s.heading for s in analysis.sections if s.heading is not None)
        names = (name for e in analysis.entries for name in (e.organisation, e.title))
        self._names = Overlaps(name for name in names if name is not None)

    def within(self, start: int, end: int) -> Sequence[tuple[int, Unit]]:
        """Return the units that start from ``start`` to before ``end``, with their numbers."""
        return self.units[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def reached(self, end: int) -> int:
        """Return where the last of the units ends that start before ``end``."""
        count = bisect_left(self._starts, end)
        return self._ends[count - 1] if count else 0

    def left_out(self, unit: Unit, words: Wording) -> str:
        """Say why a unit counts nothing, or nothing where it counts."""
        reason = self._left.get((unit.start, unit.end))
        return words.label("left_out", reason) if reason else ""

    def kind(self, span: Span, units: Sequence[Unit]) -> str:
        """Name what a line is that holds ``units``."""
        asked = self._asked.first(span)
        if asked is not None:
            return self._kinds[asked]
        if self._headings.first(span) is not None:
            return "heading"
        if units:
            return "item" if units[0].bullet else ""
        return "entry" if self._names.first(span) is not None else ""


def _unit_start(numbered: tuple[int, Unit]) -> int:
    return numbered[1].start


def parts(
    analysis: Analysis, pointers: Sequence[Pointer], places: Places, words: Wording
) -> tuple[Part, ...]:
    """Cut the text into its parts, each with its paragraphs."""
    starts = _starts(analysis, places, words)
    layout = _Layout(analysis)
    found = []
    edges = [*(start for start, _, _ in starts), len(places.text)]
    if not starts or starts[0][0] > 0:
        head = (0, "", None)
        starts, edges = [head, *starts], [0, *edges]
    reached = 0
    for (start, title, question), end in zip(starts, edges[1:], strict=True):
        # A unit that runs over the edge of its part stays whole in it.
        outer = Span(max(start, reached), max(end, reached))
        paragraphs = tuple(_paragraphs(layout, outer, pointers, places, words))
        reached = max(reached, layout.reached(end))
        missing = question is not None and question.answer.start >= question.answer.end
        if paragraphs:
            name = f"q{question.number}" if question else f"part{start}"
            found.append(Part(name, title, paragraphs, missing))
    return tuple(found)


def _starts(
    analysis: Analysis, places: Places, words: Wording
) -> list[tuple[int, str, Question | None]]:
    if analysis.questions:
        asked = sorted(analysis.questions, key=lambda q: (q.question.start, q.number))
        return [_question(q, places, words) for q in asked]
    sections = sorted(analysis.sections, key=lambda s: (s.start, s.end))
    return [(section.start, _section(section, places.text, words), None) for section in sections]


def _question(question: Question, places: Places, words: Wording) -> tuple[int, str, Question]:
    """Name a question unless a mark of its own ("Q1.") stands before it."""
    start = places.line_start(question.question.start)
    marked = _SAYS.search(places.text, start, question.question.start)
    return start, "" if marked else words.say("page.question_n", n=question.number), question


def _section(section: Section, text: str, words: Wording) -> str:
    """Name a section unless its own heading says the same."""
    name = words.label("sections", section.label)
    heading = section.heading
    written = simplify(text[heading.start : heading.end]) if heading else ""
    return "" if written.casefold() == name.casefold() else name


def _paragraphs(
    layout: _Layout, outer: Span, pointers: Sequence[Pointer], places: Places, words: Wording
) -> Iterator[Paragraph]:
    """Cut at line breaks outside units; empty lines are dropped."""
    units = layout.within(outer.start, outer.end)
    line: list[_Held] = []
    position = outer.start
    for index, unit in [*units, (0, None)]:
        until = outer.end if unit is None else max(unit.start, position)
        for number, gap in enumerate(_lines(places.text, Span(position, until))):
            if number:
                yield from _paragraph(layout, line, pointers, places, words)
                line = []
            line.append((gap, None))
        if unit is not None and unit.end > position:
            line.append((Span(max(unit.start, position), unit.end), (index, unit)))
            position = unit.end
        else:
            position = max(position, until)
    yield from _paragraph(layout, line, pointers, places, words)


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for found in re.finditer("\n", text[span.start : span.end]):
        yield Span(start, span.start + found.start())
        start = span.start + found.end()
    yield Span(start, span.end)


def _paragraph(
    layout: _Layout,
    line: Sequence[_Held],
    pointers: Sequence[Pointer],
    places: Places,
    words: Wording,
) -> Iterator[Paragraph]:
    held = [(span, unit) for span, unit in line if span.start < span.end]
    if not held or not _SAYS.search(places.text, held[0][0].start, held[-1][0].end):
        return
    whole = Span(held[0][0].start, held[-1][0].end)
    runs = tuple(
        _gap(span, pointers, places)
        if unit is None
        else replace(
            _unit(unit[1], span, unit[0], pointers, places, words),
            left_out=layout.left_out(unit[1], words),
        )
        for span, unit in held
    )
    yield Paragraph(layout.kind(whole, [unit[1] for _, unit in held if unit]), runs)


def _gap(span: Span, pointers: Sequence[Pointer], places: Places) -> Run:
    return Run((Piece(squeezed(places.text[span.start : span.end])),), _refs(span, pointers))


def _refs(span: Span, pointers: Sequence[Pointer]) -> tuple[Ref, ...]:
    """Take what ends in ``span``; what is empty belongs where it starts."""
    first = bisect_left(pointers, span.start, key=_end)
    last = bisect_right(pointers, span.end, key=_end)
    near = pointers[first:last]
    return refs(p for p in near if p.span.end > span.start or p.span.start == span.start)


def _end(pointer: Pointer) -> int:
    return pointer.span.end


def _unit(
    unit: Unit,
    span: Span,
    index: int,
    pointers: Sequence[Pointer],
    places: Places,
    words: Wording,
) -> Run:
    lacks = {outcome.end: _lacks(outcome, unit, words) for outcome in unit.outcomes}
    ranked = sorted(unit.roles, key=lambda role: (-unit.roles[role], ROLES.index(role)))
    return Run(
        tuple(_pieces(span, _marks(unit), lacks, places)),
        _refs(span, pointers),
        id=f"u{index + 1}",
        tag=places.tag(unit),
        role=ranked[0] if ranked else "",
        badges=badges(unit.roles, words),
        flags=tuple(words.label("flags", f) for f in unit.flags if words.known("flags", f)),
    )


def _marks(unit: Unit) -> tuple[_Mark, ...]:
    found = []
    for outcome in unit.outcomes:
        kind = "outcome" if outcome.quantified else "outcome vague"
        found.append(_Mark(outcome.start, outcome.end, kind))
        if outcome.value is not None:
            found.append(_Mark(outcome.value.start, outcome.value.end, "value"))
        found += [_Mark(p.start, p.end, p.label) for p in outcome.parts if p.label == "metric"]
    found += [_Mark(span.start, span.end, "scale") for span in unit.scale]
    found += [
        _Mark(m.start, m.end, "channel" if m.used else "channel named") for m in unit.mentions
    ]
    found += [_Mark(m.start, m.end, "flag") for m in unit.marks if m.label != "vague_outcome"]
    return tuple(found)


def _lacks(outcome: Outcome, unit: Unit, words: Wording) -> str:
    if not outcome.quantified:
        return words.say("outcome.vague")
    told = told_parts(outcome, unit).items()
    return " · ".join(words.say(f"outcome.no_{name}") for name, is_told in told if not is_told)


def _pieces(
    span: Span, marks: Sequence[_Mark], lacks: dict[int, str], places: Places
) -> Iterator[Piece]:
    """Cut ``span`` wherever a mark begins or ends."""
    edges = {span.start, span.end, *lacks, *(edge for m in marks for edge in (m.start, m.end))}
    cuts = sorted(edge for edge in edges if span.start <= edge <= span.end)
    waiting = sorted(marks, key=lambda m: -m.start)
    held: list[_Mark] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].start < end:
            held.append(waiting.pop())
        held = [m for m in held if start < m.end]
        names = sorted({name for mark in held for name in mark.name.split()})
        yield Piece(squeezed(places.text[start:end]), " ".join(names), lacks.get(end, ""))
