"""Interview notes → questions, each with its answer, purpose and the reviewer's comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from opsanalyse.segment.turns import Turn, either, speakers, turns
from opsanalyse.types import Question, Span

_UNTIL_BLANK: Final = re.compile(r"\n\s*\n")


_OF: Final = r"(?:\s+(?:de|del|of)(?:\s+(?:la|el|the))?\s+[^\W\d_]+)?"  # "Objetivo de la pregunta"
_MARK: Final = r"\s*(?:[：:】\]]|[)）](?=\s))\s*"  # "…：", "[…]", "【…】"


@cache
def _answer() -> re.Pattern[str]:
    words = f"(?:{either('answerers')}|{either('answer')})"
    return re.compile(
        rf"(?:^|(?<=\s))[(（【\[]?{words}\s*[0-9]{{0,2}}{_MARK}", re.MULTILINE | re.IGNORECASE
    )


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(
        rf"^[ \t]*[(（【\[]?{either('purpose')}{_OF}{_MARK}(?P<said>[^\n]+)",
        re.MULTILINE | re.IGNORECASE,
    )


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(
        rf"^[ \t]*[(（【\[]?{either('comment')}{_OF}{_MARK}(?P<said>[\s\S]+)",
        re.MULTILINE | re.IGNORECASE,
    )


@cache
def _request() -> re.Pattern[str]:
    return re.compile(either("requests"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions of a text and what stands before the first one."""

    questions: tuple[Question, ...]
    lead: Span


def find_questions(text: str) -> Interview:
    """Find the questions of ``text`` in order, numbered from 1; answers may be empty."""
    starts = turns(text)
    answering = _labels(speakers(text)[1])
    ends = [*(turn.start for turn in starts[1:]), len(text)]
    made = (
        _question(text, n, turn, end, answering)
        for n, (turn, end) in enumerate(zip(starts, ends, strict=False), 1)
    )
    return Interview(tuple(made), Span(0, starts[0].start if starts else len(text)))


def _labels(names: frozenset[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    either = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\s*(?:{either})[^\n:：]{{0,12}}(?:\d:\d\d[^\n:：]{{0,5}})?[：:]\s*", re.IGNORECASE
    )


def _question(
    text: str, number: int, turn: Turn, end: int, answering: re.Pattern[str] | None
) -> Question:
    begin = turn.said
    asked = Span(begin, begin + _asked(text[begin:end]))
    rest_start = asked.end
    comment = _said(_comment().search(text, rest_start, end))
    purpose_found = _purpose().search(text, rest_start, end)
    purpose = _said(purpose_found)
    if purpose_found:
        rest_start = purpose_found.end()
    answered = _answer().search(text, rest_start, end)
    if answered and not text[rest_start : answered.start()].strip():
        rest_start = answered.end()
    labelled = answering.match(text, rest_start, end) if answering else None
    rest_start = labelled.end() if labelled else rest_start
    answer_end = _before(text, comment, end)
    return Question(
        number,
        asked,
        _trimmed(text, rest_start, max(rest_start, answer_end)),
        None,
        purpose,
        comment,
    )


def _asked(text: str) -> int:
    """Return how far the question goes: to its question mark, or to the end of its line."""
    line = len(text.split("\n", 1)[0])
    marks = [found.end() for found in re.finditer("[?？]", text[:line])]
    if not marks:
        return len(text[:line].rstrip())
    # A question may ask twice in a row; what follows on the same line is the answer.
    last = marks[0]
    for mark in marks[1:]:
        if mark - last > 80 or re.search("[。.!！]", text[last : mark - 1]):
            break
        last = mark
    tail = text[last:line].strip()
    aside = tail[:1] in "(（" and tail[-1:] in ")）"
    more = 0 < len(tail) <= 40 and (aside or _is_request(tail))
    return len(text[:line].rstrip()) if more else last


def _is_request(tail: str) -> bool:
    """Tell "请举例说明。" and "Give an example." after a question from the first words of an answer."""
    return _request().match(tail) is not None


def _said(found: re.Match[str] | None) -> Span | None:
    if found is None:
        return None
    text = found["said"]
    start = found.start("said")
    # A comment ends at the first blank line: what follows is the document's own end.
    length = len(_UNTIL_BLANK.split(text, maxsplit=1)[0].rstrip())
    return Span(start, start + length)


def _before(text: str, comment: Span | None, end: int) -> int:
    if comment is None:
        return end
    return text.rfind("\n", 0, comment.start) + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    lead = len(inside) - len(inside.lstrip())
    return Span(
        start + min(lead, len(inside)), start + max(len(inside.rstrip()), min(lead, len(inside)))
    )


def paragraphs(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of ``span`` that hold anything."""
    for found in re.finditer(r"[^\n]+", text[span.start : span.end]):
        yield Span(span.start + found.start(), span.start + found.end())
