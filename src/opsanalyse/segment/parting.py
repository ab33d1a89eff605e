"""A stretch of text that opens with a question → the question, its purpose in brackets, what answers it at once."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from opsanalyse.segment.asking import either, is_request
from opsanalyse.types import Span

_APART: Final = 80  # characters between two question marks of one question
_ASIDE: Final = 40  # characters of a bracket or a request that may end a question
_STARRED: Final = re.compile(r"[\s*_]+$")


def part_purpose(asked: Span, plain: str) -> tuple[Span, Span | None]:
    """Part "…? (Looking for: …)" into question and purpose; ``plain`` is its text without case."""
    found = _bracketed().search(plain)
    if not found:
        return asked, None
    start = asked.start
    said = Span(start + found.start("said"), start + found.end("said"))
    return Span(start, start + found.start()), said


def tells_purpose(plain: str) -> bool:
    """Tell whether a line ends with its purpose in brackets."""
    return _bracketed().search(plain) is not None


def part_answer(text: str, asked: Span, *, at_least: int) -> tuple[Span, Span | None]:
    """Part "¿…? …" into question and answer, if that is ``at_least`` so many characters long."""
    inside = text[asked.start : asked.end]
    cut = asked.start + _length(inside)
    rest = text[cut : asked.end].strip(" \t\n*_")
    if not any(map(str.isalnum, rest)) or len(rest) < at_least:
        return asked, None
    return Span(asked.start, cut), Span(cut, asked.end)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space at its edges and stars behind it."""
    inside = text[span.start : span.end]
    end = span.start + len(_STARRED.sub("", inside))
    lead = len(inside) - len(inside.lstrip())
    start = min(span.start + lead, max(end, span.start))
    return Span(start, max(start, end))


def _length(text: str) -> int:
    """Return how far the question goes: to its last question mark in a row, or to the end."""
    marks = [found.end() for found in re.finditer("[?？]", text)]
    whole = len(text.rstrip())
    if not marks:
        return whole
    last = marks[0]
    for mark in marks[1:]:
        if mark - last > _APART or re.search("[。.!！]", text[last : mark - 1]):
            break
        last = mark
    tail = text[last:].strip()
    aside = tail[:1] in "(（" and tail[-1:] in ")）"
    more = 0 < len(tail) <= _ASIDE and (aside or is_request(tail.lower()))
    return whole if more else last


@cache
def _bracketed() -> re.Pattern[str]:
    """Match "（考察：…）" and "(Looking for: …)" at the end of a question."""
    return re.compile(
        rf"\s*[(（【\[]\s*{either('purpose')}\s*[:：]\s*(?P<said>[^()（）\]】]+)[)）】\]]\s*$"
    )
