"""A guidance document → its statements in order: headings, questions, purposes, sample answers, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from opsanalyse.language import fold, identify, simplify
from opsanalyse.rubric.derive.grids import Grid, find_grids
from opsanalyse.segment.asking import LIKELY, SURE, asks, is_request
from opsanalyse.segment.blocks import blocks
from opsanalyse.segment.languages import main_language
from opsanalyse.segment.questions import find_questions
from opsanalyse.segment.rows import GLYPH, Row, rows
from opsanalyse.segment.sentences import sentences
from opsanalyse.segment.widths import columns
from opsanalyse.segment.wraps import with_wraps
from opsanalyse.types import LANGUAGES, Document, Question, Span

_LONGEST_TITLE: Final = 72  # columns
_LONGEST_LEAD: Final = 44  # columns of a title that opens a paragraph: "Portfolio: …"
_LABEL: Final = 24  # columns of "Question 12: " at most
_FEWEST: Final = 4  # columns below which a stretch says nothing
_STOPS: Final = "。！!.;；，,、"
_LEAD: Final = re.compile(r"[^:：\n]{2,44}?\s*[:：]\s*(?=\S)")
# Titles such as "1. Goals", "2.1 Goals", "一、目标", "▎Note 2", "## Goals"
_NUMBERED: Final = re.compile(
    r"(?:#{1,4}\s|[▎■◆●【]|[0-9]{1,2}(?:\.[0-9]{1,2})*[.、)）]?\s*(?=\S)|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[A-Z][.)]\s)"
)
_LABELLED: Final = re.compile(
    r"[^\W\d_一二三四五六七八九十第章节]"
)  # a letter before a question that is no number
_CLAUSES: Final = re.compile("[;；]")
_LONG: Final = 420  # columns from which a sentence run together is cut at its semicolons


@dataclass(frozen=True, slots=True)
class Statement(Span):
    """A stretch that may ask something: ``part`` is heading, question, purpose, answer, comment or text."""

    part: str
    lang: str
    document: int = 0
    """Place of its document among the guides, from 0."""
    block: int = -1
    """Number of the heading that it is or stands under, in its document; -1 before the first one."""
    question: int | None = None
    """Number of the question that it belongs to, in its document, from 1."""
    is_cell: bool = False
    """Whether it stands in a cell of a table, or is an item of a list by its format alone."""
    table: int | None = None
    """Number of the table that it stands in, in its document."""
    is_asked: bool = False
    """Whether the title of its column says that it is wanted."""
    share: float | None = None
    """Share of the whole that its row of a table gives it."""


def statements(document: Document, number: int = 0) -> list[Statement]:
    """Cut ``document`` into statements; ``number`` is its place among the guides read together."""
    text = document.text
    main = main_language(text)
    lines = with_wraps(rows(document))
    questions = _questions(text, lines)
    out: list[Statement] = []
    block, titles = -1, 0
    grids = tuple(find_grids(text, lines))
    questions = tuple(q for q in questions if not any(_is_across(grid, q) for grid in grids))
    for paragraph in _all_paragraphs(text, lines, grids):
        outer = block
        for span in paragraph.spans:
            part, question = _part(span, questions)
            if span == paragraph.title and _is_label(text, span, questions):
                continue
            if span == paragraph.title and part == "text":
                part, block, titles = "heading", titles, titles + 1
            start = _unlabelled(text, span, questions) if part == "question" else span.start
            lang = _language(text[start : span.end], main)
            cell = paragraph.table is not None or (
                paragraph.is_listed and span == paragraph.sentences[0]
            )
            cell = cell and part == "text"
            place = Statement(start, span.end, part, lang, number, block, question)
            asked = span in paragraph.asked
            out.append(
                replace(
                    place,
                    is_cell=cell,
                    is_asked=asked,
                    share=paragraph.share,
                    table=paragraph.table,
                )
            )
        block = outer if paragraph.is_item else block
    return out


def is_item(text: str, statement: Statement) -> bool:
    """Tell an item of a list: by its bullet or number, by the format, or by its cell in a table."""
    if statement.is_cell:
        return True
    before = text[statement.start - 1] if statement.start else "\n"
    return before.isspace() and GLYPH.match(text, statement.start) is not None


def list_of(statement: Statement) -> tuple[int, int | None]:
    """Return the list that an item belongs to: that of its heading, or the whole of its table."""
    return (-1, statement.table) if statement.table is not None else (statement.block, None)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A title, or a paragraph with or without a title that opens it; that of a list item ends with the item."""

    title: Span | None
    sentences: tuple[Span, ...]
    is_item: bool
    table: int | None = None
    is_listed: bool = False
    """Whether the format says that it is an item: its bullet may not stand in the text."""
    asked: frozenset[Span] = frozenset()
    share: float | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return (self.title, *self.sentences) if self.title else self.sentences


def _questions(text: str, lines: Sequence[Row]) -> tuple[Question, ...]:
    """Return the questions of a guide for interviews; chapters ask nothing, nor do titles such as "How we judge"."""
    found = find_questions(text, lines).questions
    plain = simplify(fold(text))
    surely = [_is_put(plain, q.question) for q in found]
    return found if 2 * sum(surely) > len(found) else ()


def _is_put(plain: str, asked: Span) -> bool:
    """Tell a question to a candidate: it has its mark, requests something, or stands behind "Question 1:"."""
    words = plain[asked.start : asked.end]
    label = plain[plain.rfind("\n", 0, asked.start) + 1 : asked.start]
    is_labelled = _LABELLED.search(label) is not None
    return asks(words) >= (LIKELY if is_labelled or is_request(words) else SURE)


def _is_across(grid: Grid, asked: Question) -> bool:
    """Tell a question that was read over the cells of a table: one that has a cell to itself is put there."""
    place = asked.question
    if not grid.start <= place.start < grid.end:
        return False
    cells = (cell for line in grid.lines for cell in (line.name, *line.cells) if cell)
    return not any(cell.start <= place.start and place.end <= cell.end for cell in cells)


def _all_paragraphs(text: str, lines: Sequence[Row], grids: Sequence[Grid]) -> Iterator[_Paragraph]:
    """Yield what stands outside of tables as paragraphs, and each row of a table as one: a title with its cells."""
    start = 0
    for number, grid in enumerate(grids):
        yield from _paragraphs(text, [row for row in lines if start <= row.start < grid.start])
        for line in grid.lines:
            cut = {cell: tuple(_cell_sentences(text, cell)) for cell in line.cells}
            said = tuple(part for cell in line.cells for part in cut[cell])
            asked = frozenset(part for cell in line.asked for part in cut[cell])
            yield _Paragraph(
                line.name, said, is_item=True, table=number, asked=asked, share=line.share
            )
        start = grid.end
    yield from _paragraphs(text, [row for row in lines if row.start >= start])


def _cell_sentences(text: str, cell: Span) -> Iterator[Span]:
    for sentence in sentences(text[cell.start : cell.end], cell.start):
        yield from _parts(text, sentence)


def _paragraphs(text: str, lines: Sequence[Row]) -> Iterator[_Paragraph]:
    for block in blocks(lines, _is_title):
        start, end = block[0].start, block[-1].end
        if len(block) == 1 and _is_title(block[0]):
            yield _Paragraph(Span(start, end), (), is_item=False)
            continue
        begin = start + _lead(text[start:end], block)
        cut = (part for s in sentences(text[begin:end], begin) for part in _parts(text, s))
        title = Span(start, begin) if begin > start else None
        listed = _is_listed(block[0])
        yield _Paragraph(title, tuple(cut), _is_bullet(block[0]) or listed, is_listed=listed)


def _is_bullet(row: Row) -> bool:
    """Tell an item of a list without numbers: a number may be that of a chapter."""
    return bool(row.glyph) and not any(char.isalnum() for char in row.text[: row.glyph])


def _is_listed(row: Row) -> bool:
    """Tell an item of a list by its format, which may not write its bullet."""
    return row.look is not None and row.look.style == "list"


def _is_title(row: Row) -> bool:
    """Tell a title by its look, or by being short and unfinished."""
    if row.look and row.look.style == "heading":
        return True
    inside = row.text.strip()
    if columns(inside) > _LONGEST_TITLE or not re.search(r"[^\W\d_]", inside):
        return False
    if inside[-1] in ":：":
        return columns(inside) <= _LONGEST_LEAD
    if _is_bullet(row) or _is_listed(row):
        return False
    return inside[-1] not in f"{_STOPS}?？" and (
        _NUMBERED.match(inside) is not None or row.after_blank
    )


def _lead(text: str, block: Sequence[Row]) -> int:
    """Return the length of a title that opens a paragraph, with its colon; 0 without one."""
    found = _LEAD.match(text)
    if (
        not found
        or columns(found.group()) > _LONGEST_LEAD
        or re.search("[。.!！?？,，]\\s", found.group())
    ):
        return 0
    rest = text[found.end() :]
    return found.end() if columns(rest) > _LONGEST_LEAD or block[0].glyph else 0


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Cut a sentence that was run together out of many at its semicolons."""
    inside = text[span.start : span.end]
    begin = 0
    if columns(inside) >= _LONG:
        for mark in _CLAUSES.finditer(inside):
            if columns(inside[begin : mark.end()]) >= _LONG // 4:
                yield _trimmed(text, span.start + begin, span.start + mark.end())
                begin = mark.end()
    last = _trimmed(text, span.start + begin, span.end)
    if columns(text[last.start : last.end]) >= _FEWEST:
        yield last


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    lead = len(inside) - len(inside.lstrip())
    return Span(start + lead, start + max(lead, len(inside.rstrip())))


def _part(span: Span, questions: Sequence[Question]) -> tuple[str, int | None]:
    for one in questions:
        if span.start <= one.question.start and one.question.end <= span.end:
            return "question", one.number
        for part, place in (
            ("question", one.question),
            ("purpose", one.purpose),
            ("comment", one.comment),
            ("answer", one.answer),
        ):
            if place and _shared(span, place) * 2 > span.end - span.start:
                return part, one.number
    return "text", None


def _is_label(text: str, span: Span, questions: Sequence[Question]) -> bool:
    """Tell "Question 1:" and "Answer:", which only announce what follows them."""
    places = (place for q in questions for place in (q.question, q.purpose, q.answer, q.comment))
    return any(
        place and span.end <= place.start and not text[span.end : place.start].strip()
        for place in places
    ) and text[span.start : span.end].rstrip().endswith((":", "："))


def _unlabelled(text: str, span: Span, questions: Sequence[Question]) -> int:
    """Return where a question begins behind its label: "Question 3: "."""
    starts = (q.question.start for q in questions if span.start <= q.question.start < span.end)
    start = next(starts, span.start)
    return start if columns(text[span.start : start]) <= _LABEL else span.start


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _language(text: str, main: str) -> str:
    found = identify(text)
    return found if found in LANGUAGES else main if main in LANGUAGES else "en"
