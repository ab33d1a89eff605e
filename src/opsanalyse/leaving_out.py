"""Units with their findings → those that count nothing in a grade, why, and what the report says of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from opsanalyse.detect.hollow import hollow_reason
from opsanalyse.detect.repeats import repeats
from opsanalyse.segment import Structure
from opsanalyse.types import LANGUAGES, Document, LeftOut, Note, Span, Unit

_LISTING: Final = frozenset(
    {"skills", "education", "certifications", "awards", "languages", "interests"}
)
"""Sections in which a list of key words is what is looked for."""
_SHOWN: Final = 2
"""Lines that a note quotes; the text marks them all."""
_QUOTE: Final = 36


def left_out(
    document: Document, structure: Structure, units: Sequence[Unit], examples: Sequence[str]
) -> tuple[LeftOut, ...]:
    """Return the units that count nothing: said before, the question's or an example's own words, or hollow; in order."""
    again = repeats(document.text, units, structure.questions, examples)
    places = {(left.start, left.end) for left in again}
    empty = [
        LeftOut(unit.start, unit.end, reason)
        for unit in units
        if (unit.start, unit.end) not in places
        if (reason := _hollow(document.text, unit))
    ]
    found = sorted([*again, *empty], key=lambda left: (left.start, left.end))
    return tuple(replace(left, page=_page(left, document)) for left in found)


def telling(left: Sequence[LeftOut], units: Sequence[Unit]) -> tuple[LeftOut, ...]:
    """Return those of which a reader would think that they count: a heading said twice needs no word."""
    told = {
        (unit.start, unit.end)
        for unit in units
        if unit.lang in LANGUAGES and (unit.roles or unit.outcomes or unit.flags)
    }
    return tuple(one for one in left if one.reason != "repeat" or (one.start, one.end) in told)


def notes(text: str, left: Sequence[LeftOut]) -> Iterator[Note]:
    """Yield one note a reason: how many lines, the first of them in its words, and where it stands."""
    reasons = sorted({one.reason for one in left})
    for reason in reasons:
        lines = [one for one in left if one.reason == reason]
        quoted = list(dict.fromkeys(_quoted(text[one.start : one.end]) for one in lines))
        shown = " ".join(f"“{words}”" for words in quoted[:_SHOWN])
        more = " …" if len(quoted) > _SHOWN else ""
        yield Note(
            f"left-out-{reason}",
            {"n": len(lines), "lines": shown + more},
            span=Span(lines[0].start, lines[0].end),
            page=lines[0].page,
        )


def _hollow(text: str, unit: Unit) -> str:
    """Say why a unit in which nothing was found looks as if it told much; only those without findings are asked."""
    silent = not (unit.roles or unit.outcomes or unit.flags or unit.chances)
    if not silent or unit.lang not in LANGUAGES or unit.section in _LISTING:
        return ""
    return hollow_reason(text[unit.start : unit.end], unit.lang)


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1].rstrip() + "…"


def _page(left: LeftOut, document: Document) -> int | None:
    """Return the page on which a unit begins; nothing where the format has no pages."""
    index = bisect_right(document.lines, left.start, key=lambda line: line.start) - 1
    line = document.lines[index] if index >= 0 else None
    return line.page if line and line.box and left.start < line.end else None
