"""A demand that our vocabulary has no concept for → a key point in the guide's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from opsanalyse.detect.concepts import bare
from opsanalyse.detect.similarity import is_common
from opsanalyse.language import HAN, words
from opsanalyse.rubric.derive.demands import Demand
from opsanalyse.types import Span

_MOST: Final = 3  # terms of one point
_NAMED: Final = 3  # words of its name
_SHORTEST: Final = 4  # letters of a Latin word that says something by itself
_LONE: Final = 7  # letters of one that may stand alone
_LATIN: Final = re.compile("[a-z][a-z0-9+-]*")
_HAN: Final = re.compile(f"[{HAN}]{{2,}}")
# What may stand between two words of one phrase: nothing, a space, a word such as "of the" or "de los".
_BETWEEN: Final = re.compile(r"\s*(?:(?:of|the|in|to|for|de|la|el|los|las|del|en|al|的)\s*){0,2}")


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """A key point of a guide's own: its name, which has no white space, and its terms."""

    name: str
    terms: str


def own_point(demand: Demand) -> OwnPoint | None:
    """Return the phrases that a demand turns on, as terms; nothing where it has no words of its own."""
    plain = bare(demand.text)
    found = [(span, plain[span.start : span.end]) for span in _content(demand, plain)]
    phrases = [
        (one, other)
        for (before, one), (after, other) in pairwise(found)
        if _BETWEEN.fullmatch(plain, before.end, after.start)
    ]
    lone = [(word,) for _, word in found if len(word) >= _LONE or _HAN.fullmatch(word)]
    chosen = list(dict.fromkeys([*phrases, *([] if phrases else lone)]))[:_MOST]
    if not chosen:
        return None
    terms = " | ".join("…".join(map(_open, phrase)) for phrase in chosen)
    return OwnPoint("-".join(word for _, word in found[:_NAMED]), terms)


def _content(demand: Demand, plain: str) -> Iterator[Span]:
    """Yield the words that say something of a subject: not the words that ask, nor those of any text."""
    asking = {i for mark in demand.marks for i in range(mark.start, mark.end)}
    for span in words(demand.text, demand.statement.lang):
        word = plain[span.start : span.end]
        if span.start in asking or is_common(word):
            continue
        if _HAN.fullmatch(word) or (len(word) >= _SHORTEST and _LATIN.fullmatch(word)):
            yield span


def _open(word: str) -> str:
    """Let a Latin word go on: the plural and the singular are one."""
    return word if _HAN.fullmatch(word) else f"{word.removesuffix('s')}*"
