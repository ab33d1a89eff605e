"""Interview notes → questions, each with its answer, purpose and the reviewer's comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from opsanalyse.types import Question, Span

_NO: Final = r"(?:\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}))"
_WORD: Final = r"(?:问题|問題|提问|提問|面试题|面試題|Pregunta|Question|Interviewer|Entrevistador(?:a)?|面试官|面試官)"
_STARTS: Final = "|".join(
    (
        rf"(?:^|(?<=[\s)）]))(?:{_WORD}{_NO}?|(?:Q|P|问|問){_NO}?)\s*[：:.．)、]\s*",  # "问题1：", "Q2.", "P:"
        rf"(?:^|(?<=[\s)）])){_WORD}{_NO}\s+(?=¿|[A-Z])",  # "Question 3 What…"
        r"(?:^|(?<=[\s)）]))[0-9]{1,2}[.、)）:]\s*(?=¿)",  # "4. ¿Cómo…", in a line too
        r"^[ \t]*[0-9０-９]{1,2}[.、)）．]\s*(?=[^\n]{4,160}[?？][ \t]*$)",  # "3、如何…？" as a line of its own
    )
)
_QUESTION: Final = re.compile(_STARTS, re.MULTILINE)
_ANSWER: Final = re.compile(
    r"(?:^|(?<=\s))(?:回答|答案|答|候选人|候選人|应聘者|Respuesta|Answer|Candidate|Candidat[oa]|R|A)\s*[0-9]{0,2}\s*[：:]\s*",
    re.MULTILINE,
)
_PURPOSE: Final = re.compile(
    r"^[ \t]*(?:考察目标|考察目的|考察点|考查点|考察目標|评估目标|Objetivo|Qué se evalúa|Qué evaluamos|Purpose|What we look for|Looking for)\s*[：:]\s*(?P<said>[^\n]+)",
    re.MULTILINE,
)
_COMMENT: Final = re.compile(
    r"^[ \t]*(?:点评|點評|评语|評語|评价|Comentarios?|Comments?|Feedback|Valoración)\s*[：:]\s*(?P<said>[\s\S]+)",
    re.MULTILINE,
)
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions of a text and what stands before the first one."""

    questions: tuple[Question, ...]
    lead: Span


def find_questions(text: str) -> Interview:
    """Find the questions of ``text`` in order, numbered from 1; answers may be empty."""
    starts = [found for found in _QUESTION.finditer(text) if _asks(text, found)]
    starts = _without_repeats(starts)
    ends = [*(found.start() for found in starts), len(text)][1:]
    made = (
        _question(text, n, found, end)
        for n, (found, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    return Interview(tuple(made), Span(0, starts[0].start() if starts else len(text)))


def _asks(text: str, found: re.Match[str]) -> bool:
    """Tell whether something that may be asked follows: "A:" and "1." open much else."""
    rest = text[found.end() : found.end() + _LONGEST]
    line = rest.split("\n", 1)[0]
    marked = re.match(rf"\s*{_WORD}", found.group()) is not None
    return bool(line.strip()) and (marked or bool(re.search("[?？]", line)))


def _without_repeats(starts: list[re.Match[str]]) -> list[re.Match[str]]:
    out: list[re.Match[str]] = []
    for found in starts:
        if not out or found.start() >= out[-1].end():
            out.append(found)
    return out


def _question(text: str, number: int, found: re.Match[str], end: int) -> Question:
    begin = found.end()
    asked = Span(begin, begin + _asked(text[begin:end]))
    rest_start = asked.end
    comment = _said(_COMMENT.search(text, rest_start, end))
    purpose_found = _PURPOSE.search(text, rest_start, end)
    purpose = _said(purpose_found)
    if purpose_found:
        rest_start = purpose_found.end()
    answered = _ANSWER.search(text, rest_start, end)
    if answered and not text[rest_start : answered.start()].strip():
        rest_start = answered.end()
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
    return len(text[:line].rstrip()) if 0 < len(tail) <= 40 and _is_request(tail) else last


def _is_request(tail: str) -> bool:
    """Tell "请举例说明。" and "Give an example." after a question from the first words of an answer."""
    return (
        re.match(
            r"请|請|并|举例|为什么|Please|Give|Explain|Describe|Por favor|Explica|Explique|Da un|Dé un|Describe",
            tail,
        )
        is not None
    )


def _said(found: re.Match[str] | None) -> Span | None:
    if found is None:
        return None
    text = found["said"]
    start = found.start("said")
    # A comment ends at the first blank line: what follows is the document's own end.
    length = len(re.split(r"\n\s*\n", text, maxsplit=1)[0].rstrip())
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
