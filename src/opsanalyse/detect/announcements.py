"""A unit that says itself that a result follows → its chances of an effect and of a claim: "Result: …", “先说结果：…”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from opsanalyse.detect.concepts import bare
from opsanalyse.resources import shipped_words

_TOLD: Final = ("effect", "outcome")
_SURE: Final = 0.95
_MARKS: Final = r"[\s\-•·*(（【\[]*"


def with_announced(text: str, lang: str, chances: Mapping[str, float]) -> Mapping[str, float]:
    """Return the chances of a unit: who announces a result and goes on tells one, whatever it sounds like."""
    match = _announcement(lang).match(bare(text))
    if match is None or match.end() == len(bare(text).rstrip()):
        return chances
    return {**chances, **{name: max(chances[name], _SURE) for name in _TOLD}}


@cache
def _announcement(lang: str) -> re.Pattern[str]:
    return re.compile(f"{_MARKS}(?:{'|'.join(shipped_words('announcements')[lang])})")
