"""A document → its kind, languages, sections, entries, questions and units; nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from opsanalyse.segment.blocks import blocks
from opsanalyse.segment.bounds import bounded
from opsanalyse.segment.breaths import breaths
from opsanalyse.segment.captions import usual_look, without_captions
from opsanalyse.segment.career import timeline
from opsanalyse.segment.chats import Heads, find_heads, messages, spoken
from opsanalyse.segment.kinds import JUDGED, SHOWN, has_parts_of_resume, kind_of
from opsanalyse.segment.languages import Letters, letter_shares, with_languages
from opsanalyse.segment.personal import unspoken
from opsanalyse.segment.questions import Interview, find_questions
from opsanalyse.segment.resume import Resume, cut_resume
from opsanalyse.segment.rows import GLYPH, Row, Shelf, clipped, rows
from opsanalyse.segment.sentences import sentences
from opsanalyse.segment.structure import Bare, Structure
from opsanalyse.segment.tables import SHEET, is_sheet
from opsanalyse.segment.wraps import with_wraps
from opsanalyse.types import LANGUAGES, Document, Note, Question, Span, Unit

__all__ = ["Structure", "segment"]

_UNSURE: Final = 0.6
"""Below this chance the report says that the kind is a guess. Basis: four in ten are wrong there."""
_TABLES: Final = frozenset(
    {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
)
"""The formats whose rows a batch takes one by one."""
_FOOT: Final = "foot"
"""The style of lines that stand at the foot of every page."""
_SAYS: Final = re.compile(r"[^\W_]")


def segment(
    document: Document, *, kind: str = "auto", lang: str = "auto", question: Span | None = None
) -> Structure:
    """Cut ``document`` into its parts.

    ``kind`` and ``lang`` overrule what the text shows; ``question`` tells where the question of a
    single answer stands, when it is known from elsewhere.
    """
    text = document.text
    styles = {line.style for line in document.lines}
    lines = rows(document)
    lines = with_wraps([row for row in lines if not _is_foot(row)] if _FOOT in styles else lines)
    heads = find_heads(lines)
    if question and kind == "auto":
        kind = "answer"
    if kind == "auto" and not heads and has_parts_of_resume(lines):
        kind, confidence = "resume", SHOWN
    else:
        confidence = 1.0
    # The questions of a résumé are not looked for: nobody would see them, and that takes as long as half the rest.
    interview = Interview() if kind == "resume" else _interview(text, lines, heads, question)
    # What a sheet is called is no heading, and nobody's words, unless it names a section.
    if SHEET in styles:
        lines = [row for row in lines if row.label or not is_sheet(row)]
    lines = messages(lines, heads)
    if kind == "auto":
        kind, confidence = kind_of(lines, interview)
    said = text
    if kind == "resume":
        resume = cut_resume(text, lines)
        found = bounded(text, resume.units, ())
        said = unspoken(text, lines)
    else:
        resume = Resume((), (), ())
        answers = _answers(text, spoken(lines, interview.labels), interview)
        found = bounded(text, answers, interview.questions)
    entries = tuple(e for e in resume.entries if found.end is None or e.start < found.end)
    letters = Letters(said)
    units, main = with_languages(said, found.units, lang, letters)
    languages, scripts = letter_shares(units, letters)
    return Structure(
        kind,
        confidence,
        languages,
        resume.sections,
        entries,
        found.questions,
        units,
        (
            *_notes(main, units, lang),
            *_kind_notes(kind, confidence),
            *(_table_notes(document, found.questions, interview) if kind in JUDGED else ()),
            *((found.note,) if found.note and kind in JUDGED else ()),
        ),
        scripts,
        timeline(entries),
        unjudged=0.0 if found.end is None else 1 - found.end / len(text),
    )


def _is_foot(row: Row) -> bool:
    """Tell the footer that stands on every page, as the reading has found it."""
    return row.look is not None and row.look.style == _FOOT


def _interview(text: str, lines: Sequence[Row], heads: Heads, question: Span | None) -> Interview:
    found = _told(text, question) if question else find_questions(text, lines)
    return replace(found, is_chat=bool(heads))


def _told(text: str, question: Span) -> Interview:
    start = question.end + len(text[question.end :]) - len(text[question.end :].lstrip())
    asked = Question(1, question, Span(start, max(start, len(text.rstrip()))))
    return Interview((asked,), 1.0)


def _answers(text: str, lines: list[Row], interview: Interview) -> Iterator[Bare]:
    """Yield the units of each answer; without questions the whole text is one answer."""
    usual = usual_look(lines)
    if not interview.questions:
        yield from _flow(text, without_captions(lines, usual), None)
    shelf = Shelf(lines)
    for question in interview.questions:
        inside = (clipped(row, question.answer) for row in shelf.within(question.answer))
        rows_inside = without_captions([row for row in inside if row], usual)
        yield from _flow(text, rows_inside, question.number)


def _flow(text: str, lines: list[Row], number: int | None) -> Iterator[Bare]:
    for block in blocks(lines):
        start, bullet = block[0].start, block[0].glyph > 0
        listed = block[0].look is not None and block[0].look.style == "list"
        if listed:
            start += block[0].glyph  # the number or letter is Word's own
        for sentence in sentences(text[start : block[-1].end], start):
            item = _item(text, sentence) if bullet else sentence
            for span in (item,) if bullet or listed else breaths(text, item):
                if _SAYS.search(text, span.start, span.end):
                    yield Bare(span.start, span.end, question=number, bullet=bullet)


def _item(text: str, sentence: Span) -> Span:
    """Return a sentence of a list without its bullet glyph or number, which stand outside units."""
    glyph = GLYPH.match(text, sentence.start, sentence.end)
    return Span(glyph.end(), sentence.end) if glyph and glyph.end() < sentence.end else sentence


def _kind_notes(kind: str, confidence: float) -> Iterator[Note]:
    if kind not in JUDGED:
        yield Note(f"kind-{kind}")
    elif confidence < _UNSURE:
        yield Note(f"kind-unsure-{kind}")


def _table_notes(
    document: Document, questions: Sequence[Question], interview: Interview
) -> Iterator[Note]:
    """Yield that the rows of a file of answers are told as one interview, and which answers are empty."""
    rows = len(interview.questions)
    if interview.is_table and document.media_type in _TABLES and rows > 1:
        code = "table-of-people" if interview.people > 1 else "table-of-answers"
        yield Note(code, {"answers": rows, "people": interview.people})
    empty = [
        one.number
        for one in questions
        if not _SAYS.search(document.text, one.answer.start, one.answer.end)
    ]
    if interview.is_table and empty:
        yield Note("empty-answer", {"questions": ", ".join(map(str, empty))})


def _notes(main: str, units: Iterable[Unit], lang: str) -> Iterator[Note]:
    if (
        lang == "auto"
        and main not in (*LANGUAGES, "und")
        and any(unit.lang == main for unit in units)
    ):
        yield Note("other-language", {"language": main})
