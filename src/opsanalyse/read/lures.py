"""Text → where it speaks to an automatic grader ("ignore previous instructions") instead of a reader."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from opsanalyse.types import Span


def find_lures(text: str) -> tuple[Span, ...]:
    """Return the spans of such instructions, in order, none inside another."""
    flat = text.replace("\n", " ").replace("\t", " ")
    places = [place for place, char in enumerate(text) if not char.isspace()]
    dense = "".join(text[place] for place in places)
    found = [
        (m.start(), m.end()) for pattern in _patterns("spaced") for m in pattern.finditer(flat)
    ]
    found += [
        (places[m.start()], places[m.end() - 1] + 1)
        for pattern in _patterns("unspaced")
        for m in pattern.finditer(dense)
    ]
    spans: list[Span] = []
    for start, end in sorted(found, key=lambda pair: (pair[0], -pair[1])):
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end))
    return tuple(spans)


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    import yaml

    table = yaml.safe_load((files("opsanalyse.read") / "lures.yml").read_text("utf-8"))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table[kind])
