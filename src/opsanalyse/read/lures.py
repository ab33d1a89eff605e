"""Text → where it speaks to an automatic grader ("ignore previous instructions") instead of a reader."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from opsanalyse.types import Span


def find_lures(text: str) -> tuple[Span, ...]:
    """Return the spans of such instructions, in order, none inside another."""
    flat = text.replace("\n", " ").replace("\t", " ")
    found = sorted((m.start(), -m.end()) for pattern in _patterns() for m in pattern.finditer(flat))
    spans: list[Span] = []
    for start, negative_end in found:
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, -negative_end))
    return tuple(spans)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    import yaml

    table = yaml.safe_load((files("opsanalyse.read") / "lures.yml").read_text("utf-8"))
    return tuple(
        re.compile(pattern, re.IGNORECASE) for patterns in table.values() for pattern in patterns
    )
