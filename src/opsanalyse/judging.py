"""A document with its findings, and a criterion → the verdict, worded in the report languages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, Final

from opsanalyse.checks import FINDINGS, Material, Measurement
from opsanalyse.detect.own_words import BLANKS
from opsanalyse.detect.repeats import repeats, without
from opsanalyse.detect.requirements import Requirement
from opsanalyse.detect.topics import TERMS
from opsanalyse.rubric import Criterion
from opsanalyse.rubric.schema import citation, texts, thresholds
from opsanalyse.rubric.telling import advice, label, told, worded
from opsanalyse.rubric.templates import is_number
from opsanalyse.score import grade
from opsanalyse.segment import Structure
from opsanalyse.segment.followups import asks_for_thing
from opsanalyse.types import (
    LANGUAGES,
    Document,
    Evidence,
    Fact,
    LeftOut,
    Question,
    Span,
    Status,
    Unit,
    Verdict,
)

_BLANK: Final[Mapping[str, Any]] = {
    "quantities": (),
    "outcomes": (),
    "scale": (),
    "channels": {},
    "mentions": (),
    "roles": {},
    "chances": {},
    "flags": (),
    "marks": (),
}

_FIELDS: Final = tuple(field.name for field in fields(Unit))
_values: Final = attrgetter(*_FIELDS)

_start: Final = attrgetter("start")
_PLACES: Final = 4

Views = dict[tuple[frozenset[str], frozenset[str]], tuple[Unit, ...]]
"""What criteria may see of a document: by the findings that they need and their sections."""


def judge(
    criterion: Criterion,
    document: Document,
    structure: Structure,
    units: Sequence[Unit],
    job: tuple[Requirement, ...] = (),
    views: Views | None = None,
) -> Verdict:
    """Judge one document by one criterion; ``views`` keeps what criteria with the same needs may see."""
    seen = {} if views is None else views
    material = _material(criterion, document, structure, units, job, seen)
    if material is None:
        return _unjudged(criterion, document)
    measured = _certain(criterion.check.measure(material, criterion.params))
    status, score = grade(measured.value, thresholds(criterion.file.thresholds))
    return _verdict(criterion, document, measured, status, score)


def by_story(
    text: str,
    structure: Structure,
    units: Sequence[Unit],
    left_out: Sequence[LeftOut] | None = None,
) -> tuple[Structure, tuple[Unit, ...]]:
    """Return an interview as it is judged: what answers a follow-up belongs to the story that it asks on about.

    What is ``left_out`` (if it was not found before, what it says again word for word) does not count. It gives its topic to a story whose question has none. One that names another topic ("And retention?") stays
    beside the head, as it asks for key points of its own. What answers a question about terms is left out.
    """
    begun = {q.number: q.follows for q in structure.questions if q.follows}
    aside = beside_the_work(structure)
    again = repeats(text, units, structure.questions) if left_out is None else left_out
    units = without(units, again)
    if not begun and not aside:
        return structure, units
    heads = tuple(
        _headed(q, structure.questions)
        for q in structure.questions
        if not q.follows and q.number not in aside
    )
    apart = tuple(_asked_apart(text, structure.questions, heads))
    joined = (replace(u, question=begun.get(u.question or 0, u.question)) for u in units)
    follow_ups = tuple(q for q in structure.questions if q.follows)
    return replace(structure, questions=(*heads, *apart), follow_ups=follow_ups), tuple(
        u for u in joined if u.question not in aside
    )


def beside_the_work(structure: Structure) -> frozenset[int]:
    """Return the numbers of the questions about terms (leaving, pay, dates), which ask for no story, and what asks on."""
    begun = {q.number: q.follows or q.number for q in structure.questions}
    terms = {q.number for q in structure.questions if q.topic == TERMS and not q.follows}
    return frozenset(number for number, head in begun.items() if head in terms)


def without_stories(structure: Structure, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units with nothing found in those that answer a question about terms: pay is no result."""
    aside = beside_the_work(structure)
    return tuple(replace(u, **_BLANK) if u.question in aside else u for u in units)


def _headed(head: Question, questions: Sequence[Question]) -> Question:
    following = (q for q in questions if q.topic and q.follows == head.number)
    told = head if head.topic else next(following, head)
    return replace(head, topic=told.topic, topic_sure=told.topic_sure)


def _asked_apart(
    text: str, questions: Sequence[Question], heads: Sequence[Question]
) -> Iterator[Question]:
    """Yield the follow-ups that ask for a thing which is a topic, and not that of their story."""
    topics = {head.number: head.topic for head in heads}
    for asked in questions:
        own = asked.topic and asked.topic != topics.get(asked.follows or 0, asked.topic)
        if own and asks_for_thing(text[asked.question.start : asked.question.end]):
            yield asked


def _certain(measured: Measurement) -> Measurement:
    """Drop what applies by so little that it would round to nothing."""
    if round(measured.applies, _PLACES) > 0:
        return measured
    return replace(measured, value=None, evidence=(), near_misses=(), applies=1.0)


def _material(
    criterion: Criterion,
    document: Document,
    structure: Structure,
    units: Sequence[Unit],
    job: tuple[Requirement, ...],
    views: Views,
) -> Material | None:
    """Return what the check may see, or nothing where the criterion is not meant for this kind."""
    applies = criterion.file.applies_to
    if structure.kind not in applies.kind:
        return None
    sections = frozenset(applies.sections if structure.kind == "resume" else ())
    key = (frozenset(criterion.file.needs), sections)
    if key not in views:
        views[key] = _view(units, *key)
    return Material(
        document.text,
        structure.kind,
        views[key],
        structure.sections,
        structure.entries,
        structure.questions,
        structure.follow_ups,
        job,
    )


def _view(
    units: Sequence[Unit], needs: frozenset[str], sections: frozenset[str]
) -> tuple[Unit, ...]:
    """Return the units of some sections (of all, if none is named) with the findings needed and no others."""
    blanks = {_FIELDS.index(name): _BLANK[name] for name in FINDINGS if name not in needs}
    return tuple(
        _withheld(unit, blanks)
        for unit in units
        if unit.lang in LANGUAGES and (not sections or unit.section in sections)
    )


def _withheld(unit: Unit, blanks: Mapping[int, Any]) -> Unit:
    """Return a unit without the findings that a criterion did not ask for; itself where it has none.

    ``blanks`` go by the place of their field: a unit is made anew some hundred times a page.
    """
    values = list(_values(unit))
    held = [place for place in blanks if values[place]]
    for place in held:
        values[place] = blanks[place]
    return Unit(*values) if held else unit


def _verdict(
    criterion: Criterion,
    document: Document,
    measured: Measurement,
    status: Status,
    score: float | None,
) -> Verdict:
    file, facts = criterion.file, told(measured.facts)
    # What does not apply has no words of the document to improve: only what is said to everybody is left.
    known = told(_no_facts(criterion)) if status is Status.NOT_APPLICABLE else facts
    messages = {
        Status.MET: file.messages.met,
        Status.PARTLY: file.messages.partly,
        Status.MISSING: file.messages.missing,
        Status.NOT_APPLICABLE: file.messages.not_applicable,
        Status.UNREADABLE: file.messages.not_applicable,
    }
    return Verdict(
        criterion=file.id,
        status=status,
        score=score,
        weight=round(file.weight * measured.applies, _PLACES),
        title=texts(file.title),
        message=worded(messages[status], facts),
        why=worded(file.messages.why, facts),
        advice=advice(file.advice, known),
        facts=dict(measured.facts),
        evidence=tuple(_placed(mark, document) for mark in measured.evidence),
        near_misses=tuple(replace(n, page=_page(n, document)) for n in measured.near_misses),
        citations=tuple(citation(source) for source in file.sources),
        example={"weak": texts(file.example.weak), "strong": texts(file.example.strong)},
    )


def _unjudged(criterion: Criterion, document: Document) -> Verdict:
    """Say that a criterion is for texts of another kind: it has no advice on this one, and no weight in its score."""
    nothing = Measurement(None, _no_facts(criterion), applies=0.0)
    verdict = _verdict(criterion, document, nothing, Status.NOT_APPLICABLE, None)
    return replace(verdict, message=label("other_kind"), advice=dict.fromkeys(LANGUAGES, ""))


def _placed(mark: Evidence, document: Document) -> Evidence:
    """Add the page on which evidence stands, where the document has pages."""
    page = _page(mark, document)
    return mark if page is None else replace(mark, attributes={**mark.attributes, "page": page})


def _page(span: Span, document: Document) -> int | None:
    """Return the page on which a span begins; nothing where the format has no pages."""
    index = bisect_right(document.lines, span.start, key=_start) - 1
    line = document.lines[index] if index >= 0 else None
    return line.page if line and line.box and span.start < line.end else None


def _no_facts(criterion: Criterion) -> dict[str, Fact]:
    return {
        name: 0 if is_number(name) else BLANKS.get(name, "—")
        for name in sorted(criterion.check.facts)
    }
