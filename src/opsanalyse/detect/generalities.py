"""A unit's words → whether they tell that one did one's best, that a thing matters, or what a measure cost: none is a success claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from opsanalyse.detect.concepts import Phrases, bare, compile_phrases, split
from opsanalyse.detect.lexicon import Lexicon, compile_terms
from opsanalyse.resources import shipped_words

_LONGEST: Final = 100  # a longer sentence says more than that something matters
_CLAUSE: Final = re.compile(r"[,.;:!?，。；：！？]")
_WORDS: Final = r"[^,.;:!?，。；：！？0-9]"


def blames_nobody(text: str, lang: str) -> bool:
    """Tell whether a unit tells of efforts and finds nothing wrong with anybody: that is no excuse."""
    readable = bare(text)
    efforts = list(_efforts(lang).find(readable))
    if not efforts:
        return False
    return not any(
        all(hit.end <= effort.start or effort.end <= hit.start for effort in efforts)
        for hit in _wrong().find(readable)
    )


def is_opinion(text: str, lang: str) -> bool:
    """Tell whether a unit says of a thing in general that it matters, and nothing else."""
    return len(text) <= _LONGEST and _matters(lang).fullmatch(bare(text).strip()) is not None


def is_drawback(text: str, lang: str, start: int, end: int) -> bool:
    """Tell whether the words from ``start`` to ``end`` are the price that a unit admits: "it cost us some margin"."""
    readable = bare(text)
    return any(
        hit.start < end and not _CLAUSE.search(readable[hit.end : start])
        for hit in _drawbacks(lang).find(readable)
    )


def is_hollow(text: str, lang: str) -> bool:
    """Tell whether a unit praises what came of the work and does not say what it was: "achieved remarkable results"."""
    return next(_hollow(lang).find(bare(text)), None) is not None


def names_no_means(text: str, lang: str) -> bool:
    """Tell whether a unit says that things were done and not which: "we ran a lot of great campaigns"."""
    return next(_vague_means(lang).find(bare(text)), None) is not None


def is_unharmed(text: str, lang: str) -> bool:
    """Tell whether a unit says that nothing went wrong, which could be seen: "with no cancelled operations"."""
    return next(_unharmed(lang).find(bare(text)), None) is not None


def is_seen(text: str, lang: str) -> bool:
    """Tell whether a unit tells what others saw and can confirm: a prize, a promotion, a way of working they took over."""
    return next(_seen(lang).find(bare(text)), None) is not None


@cache
def _seen(lang: str) -> Phrases:
    return compile_phrases((term, "seen") for term in split(_table()["seen"][lang]))


@cache
def _vague_means(lang: str) -> Phrases:
    return compile_phrases((term, "vague_means") for term in split(_table()["vague_means"][lang]))


@cache
def _unharmed(lang: str) -> Phrases:
    return compile_phrases((term, "unharmed") for term in split(_table()["unharmed"][lang]))


@cache
def _hollow(lang: str) -> Phrases:
    return compile_phrases((term, "hollow") for term in split(_table()["hollow"][lang]))


@cache
def _drawbacks(lang: str) -> Lexicon:
    return compile_terms((bare(term), "drawback") for term in _table()["drawbacks"][lang])


@cache
def _efforts(lang: str) -> Lexicon:
    return compile_terms((bare(term), "effort") for term in _table()["efforts"][lang])


@cache
def _wrong() -> Lexicon:
    return compile_terms((bare(str(term)), "wrong") for term in shipped_words("excuses")["wrong"])


@cache
def _matters(lang: str) -> re.Pattern[str]:
    """Build the pattern of a language: a thing, “is”, how much, and that it matters.

    «Los canales digitales son muy importantes.», "Retention is the key to growth.", “用户留存是增长的关键。”
    """
    table = _table()
    weights, degrees = _any(table["weights"][lang]), _any(table["degrees"][lang])
    if lang == "zh":
        return re.compile(
            rf"{_WORDS}{{2,30}}?(?:{degrees})+(?:{_WORDS}{{0,12}}?)(?:{weights})[。！!.]?"
        )
    copulas = _any(table["copulas"][lang])
    after = rf"(?: (?:{degrees}))* (?:{weights})(?: {_WORDS}{{1,50}})?"
    return re.compile(rf"{_WORDS}{{3,60}}? (?:{copulas}){after}[.!]?")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(bare(word)) for word in sorted(words, key=len, reverse=True))


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = shipped_words("generalities")
    return table
