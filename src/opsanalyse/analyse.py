"""A document → its analysis: the one place where reading, detecting, checking and scoring meet."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final

from opsanalyse import __version__, model
from opsanalyse.detect import detect
from opsanalyse.detect.joined import with_spaces
from opsanalyse.detect.requirements import Requirement, find_requirements
from opsanalyse.detect.topics import find_topic
from opsanalyse.errors import DocumentError, OpsanalyseError
from opsanalyse.judging import Views, beside_the_work, by_story, judge, without_stories
from opsanalyse.leaving_out import left_out
from opsanalyse.leaving_out import notes as left_out_notes
from opsanalyse.leaving_out import telling as telling_ones
from opsanalyse.read.notes import facts_in
from opsanalyse.read.widths import ordinary
from opsanalyse.resources import shipped_table, shipped_words
from opsanalyse.rubric import Criterion, Pack, load_pack, telling
from opsanalyse.rubric.choosing import Choice, choose, topics_of
from opsanalyse.rubric.schema import texts
from opsanalyse.score import Lines, total
from opsanalyse.segment import Structure, segment
from opsanalyse.types import (
    LANGUAGES,
    SCHEMA,
    Analysis,
    Document,
    DocumentFacts,
    Fact,
    Note,
    NoteFacts,
    Question,
    RubricFacts,
    Span,
    Unit,
    Verdict,
    Versions,
)

_MISTAKEN: Final = {"resume": "job-is-a-resume", "interview": "job-is-an-interview"}
"""What is said of a document that is given as an advert and looks like something else."""
_log = logging.getLogger(__name__)


def analyse(  # noqa: PLR0913  keywords, each with a default
    document: Document,
    *,
    rubric: str = "auto",
    kind: str = "auto",
    lang: str = "auto",
    question: Span | None = None,
    topic: str | None = None,
    job: Document | None = None,
) -> Analysis:
    """Analyse one document.

    ``rubric`` is a pack's id or path, ``kind`` and ``lang`` overrule what the text shows, ``question``
    tells where the question of a single answer stands, ``topic`` what it asks about, and ``job`` is an
    advert that a résumé is to answer. Raises ``RubricError`` and ``ModelError``, and ``DocumentError``
    where we fail on this one document: a batch goes on.
    """
    try:
        seen = replace(document, text=ordinary(document.text))
        structure = segment(seen, kind=kind, lang=lang, question=question)
        made = _analysed(seen, _asked(seen, structure, topic), rubric, job)
        return replace(made, document=replace(made.document, text=document.text))
    except OpsanalyseError:
        raise
    except Exception as error:
        _log.debug("analysis of %s failed", document.name, exc_info=True)
        told = f"{type(error).__name__}: {error}"
        raise DocumentError(document.name, "internal", told) from error


def _analysed(
    document: Document, structure: Structure, rubric: str, job: Document | None
) -> Analysis:
    units = without_stories(structure, detect(document.text, structure.units))
    asked = requirements(job) if job else ()
    choice = (
        choose(structure.kind, structure.questions, document.text) if rubric == "auto" else None
    )
    pack = load_pack(choice.rubric if choice else rubric)
    views: Views = {}
    left = left_out(document, structure, units, _examples(pack))
    told = by_story(document.text, structure, units, left)
    named = telling_ones(left, units)
    seen = replace(document, text=with_spaces(document.text, units))
    verdicts = tuple(judge(criterion, seen, *told, asked, views) for criterion in pack.criteria)
    lines = _lines(pack, structure, units)
    return Analysis(
        schema=SCHEMA,
        document=_facts(
            document,
            structure,
            (
                *_topic_notes(structure, pack),
                *_aside_notes(structure),
                *_job_notes(job, asked, structure.kind),
                *_line_notes(lines),
                *_choice_notes(choice),
                *left_out_notes(document.text, named),
            ),
        ),
        languages=structure.languages,
        sections=structure.sections,
        entries=structure.entries,
        questions=structure.questions,
        units=units,
        verdicts=verdicts,
        score=total(verdicts, _unread(document, structure), lines),
        rubric=RubricFacts(pack.id, pack.version, pack.sha256),
        versions=Versions(__version__, model.fingerprints()),
        scripts=structure.scripts,
        timeline=structure.timeline,
        left_out=named,
    )


def _lines(pack: Pack, structure: Structure, units: Sequence[Unit]) -> Lines | None:
    """Count the lines that a résumé's score rests on, where the pack says how many are enough."""
    if pack.enough is None or structure.kind != "resume":
        return None
    count = sum(u.lang in LANGUAGES and u.section in pack.enough.sections for u in units)
    return Lines(count, pack.enough.fewest, pack.enough.plenty)


def _choice_notes(choice: Choice | None) -> Iterator[Note]:
    """Yield by which rubric the questions made us judge, and how to name another."""
    if choice and choice.matched:
        facts: dict[str, Fact] = {"matched": choice.matched, "asked": choice.asked}
        code = "rubric-named" if choice.by_name else "rubric-chosen"
        yield Note(code, facts | {"rubric": choice.rubric, "other": choice.runner_up})


def _topic_notes(structure: Structure, pack: Pack) -> Iterator[Note]:
    """Yield what questions were taken to be about whose words do not name it, where key points are looked for."""
    known = topics_of(pack)
    heard = [
        f"#{q.number} @topic.{q.topic}"
        for q in structure.questions
        if q.topic in known and q.topic_sure < 1
    ]
    if heard:
        yield Note("topics-heard", {"topics": " ".join(heard)})


def _aside_notes(structure: Structure) -> Iterator[Note]:
    """Yield which answers are not judged."""
    if aside := beside_the_work(structure):
        yield Note("aside", {"questions": ", ".join(map(str, sorted(aside)))})


def _line_notes(lines: Lines | None) -> Iterator[Note]:
    """Yield that a score, or that there is none, rests on few lines."""
    if lines and lines.share < 1:
        yield Note("too-few-lines" if lines.too_few else "few-lines", {"lines": lines.count})


def requirements(job: Document) -> tuple[Requirement, ...]:
    """Return what a job advert asks for that a résumé can show; nothing where it asks for nothing."""
    return find_requirements(job.text, segment(job, kind="answer").units)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document cut and searched, ready to be judged by any criterion."""

    document: Document
    structure: Structure
    units: tuple[Unit, ...]
    job: tuple[Requirement, ...]
    views: Views = field(default_factory=dict)


def read_through(
    document: Document, kind: str, *, topic: str | None = None, job: Document | None = None
) -> Reading:
    """Cut and search a document of a known kind, as the cases of criteria are."""
    document = replace(document, text=ordinary(document.text))
    structure = _asked(document, segment(document, kind=kind), topic)
    told = by_story(document.text, structure, detect(document.text, structure.units))
    document = replace(document, text=with_spaces(document.text, structure.units))
    return Reading(document, *told, requirements(job) if job else ())


def _examples(pack: Pack) -> tuple[str, ...]:
    """Return what the report shows as well told: copied into an answer, it is nobody's experience."""
    return tuple(
        words for one in pack.criteria for words in texts(one.file.example.strong).values()
    )


def judge_reading(criterion: Criterion, reading: Reading) -> Verdict:
    """Judge a document that was read through by one criterion alone."""
    return judge(
        criterion, reading.document, reading.structure, reading.units, reading.job, reading.views
    )


def _asked(document: Document, structure: Structure, topic: str | None) -> Structure:
    """Give each question its topic: the one named, else by its words, else by those of its purpose."""
    text = document.text
    questions = tuple(
        replace(q, topic=topic) if topic else _with_topic(text, q) for q in structure.questions
    )
    if topic and not questions and structure.kind != "resume":
        questions = (Question(0, Span(0, 0), Span(0, len(text)), topic),)
    return replace(structure, questions=questions)


def _with_topic(text: str, asked: Question) -> Question:
    spans = (asked.question, asked.purpose)
    found = (find_topic(text[span.start : span.end]) for span in spans if span)
    topic = next((each for each in found if each), None)
    return replace(asked, topic=topic.name, topic_sure=topic.sure) if topic else asked


def _unread(document: Document, structure: Structure) -> float:
    """Return the share of pages that gave no text, and of what they gave the share that is not judged."""
    blank = sum(not page.readable for page in document.pages)
    read = 1 - blank / len(document.pages) if document.pages else 1.0
    return 1 - read * (1 - structure.unjudged)


def _facts(document: Document, structure: Structure, said: Sequence[Note]) -> DocumentFacts:
    return DocumentFacts(
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        pages=len(document.pages),
        kind=structure.kind,
        text=document.text,
        notes=tuple(worded_note(note) for note in (*document.notes, *structure.notes, *said)),
        kind_confidence=structure.kind_confidence,
    )


def _job_notes(job: Document | None, asked: tuple[Requirement, ...], kind: str) -> Iterator[Note]:
    """Yield what the reader must know about the advert: that it was not used, asks nothing, or was not read whole."""
    if job is None:
        return
    if kind != "resume":
        yield Note("job-not-used", {"name": job.name})
        return
    if what := _MISTAKEN.get(segment(job).kind):
        yield Note(what, {"name": job.name})
    unread = sum(not page.readable for page in job.pages)
    if not asked:
        yield Note("job-asks-nothing", {"name": job.name})
    elif unread:
        yield Note("job-partly-read", {"name": job.name, "unread": unread})


def worded_note(note: Note) -> NoteFacts:
    """Word a note in the report languages."""
    wording = _note_words().get(note.code, {})
    message = {
        lang: wording.get(lang, note.code).format(**_facts_in(note, lang)) for lang in LANGUAGES
    }
    return NoteFacts(note.code, message, note.span, note.page)


def _facts_in(note: Note, lang: str) -> Mapping[str, Fact]:
    """Return the note's facts in the words of ``lang``; a rubric goes by its title, topics by their labels."""
    rubric, topics = note.facts.get("rubric"), note.facts.get("topics")
    named: dict[str, Fact] = {"rubric": load_pack(str(rubric)).title[lang]} if rubric else {}
    if topics:
        named |= telling.told({"topics": topics})[lang]
    return {**facts_in(note, lang), **named}


@cache
def _note_words() -> Mapping[str, Mapping[str, str]]:
    """Return the wording of every note that reading and segmenting can leave."""
    out: dict[str, Mapping[str, str]] = {}
    for floor in (Path(__file__).parent / "read", Path(__file__).parent / "segment"):
        out |= shipped_table(floor / "notes.yml")
    out |= shipped_words("notes")
    return out
