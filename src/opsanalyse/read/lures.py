"""Text → where it speaks to an automatic grader ("ignore previous instructions") instead of a reader."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from opsanalyse.resources import shipped_table
from opsanalyse.types import Span


def find_lures(text: str) -> tuple[Span, ...]:
    """Return the spans of such instructions, in order, none inside another."""
    flat = text.replace("\n", " ").replace("\t", " ")
    lowered = flat.lower()
    found = [
        (m.start(), m.end())
        for pattern in _patterns("spaced", lowered)
        for m in pattern.finditer(flat)
    ]
    unspaced = _patterns("unspaced", lowered)
    if unspaced:
        places = [place for place, char in enumerate(text) if not char.isspace()]
        dense = "".join(text[place] for place in places)
        found += [
            (places[m.start()], places[m.end() - 1] + 1)
            for pattern in unspaced
            for m in pattern.finditer(dense)
        ]
    spans: list[Span] = []
    for start, end in sorted(found, key=lambda pair: (pair[0], -pair[1])):
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end))
    return tuple(spans)


def _patterns(kind: str, lowered: str) -> list[re.Pattern[str]]:
    """Compile the patterns that have a chance: most texts hold none of their words."""
    return [
        _compiled(pattern)
        for words, pattern in _table()[kind]
        if any(word in lowered for word in words)
    ]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table = shipped_table(Path(__file__).parent / "lures.yml")
    return {
        kind: tuple((tuple(e["with"].split("|")), e["pattern"]) for e in entries)
        for kind, entries in table.items()
    }
