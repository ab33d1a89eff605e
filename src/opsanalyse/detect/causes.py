"""A unit's words → where they tell from where, from whom or why something comes: such a finding is told without the word "cause"."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from opsanalyse.detect.concepts import Phrases, bare, compile_phrases, split
from opsanalyse.resources import shipped_words
from opsanalyse.types import LANGUAGES, Label

_ASKED, _FOUND = "asked", "found"
_POINTS: Final = "points"


def asks_causes(point: str, terms: str = "") -> bool:
    """Tell whether a key point asks for causes: one of ours by its name, a rubric's own by its terms."""
    words = terms.replace("*", "")
    return point in _table()[_POINTS] or next(_phrases(_ASKED).find(bare(words)), None) is not None


def find_cause(text: str) -> Label | None:
    """Return where a text tells a finding of causes: «vi que casi todo venía de las urgencias»."""
    found = _phrases(_FOUND).find(bare(text))
    return min(found, key=lambda hit: (hit.start, hit.end), default=None)


@cache
def _phrases(row: str) -> Phrases:
    table = _table()[row]
    return compile_phrases((term, row) for lang in LANGUAGES for term in split(table[lang]))


def _table() -> Any:
    return shipped_words("causes")
