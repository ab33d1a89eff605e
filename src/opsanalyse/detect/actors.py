"""Words of a unit → who acts in them: the candidate, the candidate lending a hand, the team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import zip_longest
from operator import attrgetter
from typing import Any, Final

from opsanalyse.detect.joined import one_line
from opsanalyse.detect.lexicon import Lexicon, compile_terms, plain
from opsanalyse.resources import shipped_words
from opsanalyse.types import Label

_GROUPS: Final = ("other", "team", "subject", "helped", "own")
_PAUSES: Final = ",.;:!?，。；：！？、(（-•"
_ANY: Final = "*"
_WORD: Final = re.compile("[a-zß-ÿ]+")
_NEAR: Final = 6  # characters between "I" and "helped": "also", "积极"


def actors(text: str, lang: str) -> Mapping[str, int]:
    """Count the words that say who acts, by ``own``, ``helped`` and ``team``."""
    readable = plain(one_line(text))
    hits = list(_lexicon(lang).find(readable))
    if _stems(lang):
        hits = sorted([*hits, *_inflected(readable, lang, hits)], key=attrgetter("start"))
    found = Counter(_acting([_placed(readable, hit) for hit in hits]))
    return {name: found[name] for name in ("own", "helped", "team")}


def _placed(text: str, hit: Label) -> Label:
    """Tell "the team raised…" from "I led the team": who opens a clause acts."""
    if hit.label != "subject":
        return hit
    before = text[: hit.start].rstrip()
    return replace(hit, label="team" if not before or before[-1] in _PAUSES else "other")


def _acting(hits: list[Label]) -> Iterator[str]:
    """Yield who acts at each place; who says "I helped" acts once, as a helper."""
    for hit, following in zip_longest(hits, hits[1:]):
        helps = following is not None and following.label == "helped"
        if not (helps and hit.label == "own" and following.start - hit.end <= _NEAR):
            yield hit.label


def _inflected(text: str, lang: str, known: list[Label]) -> Iterator[Label]:
    """Yield the words whose ending says who acts, apart from those in a known term."""
    for word in _WORD.finditer(text):
        name = _by_stem(word.group(), lang)
        if name and not any(hit.start <= word.start() < hit.end for hit in known):
            yield Label(word.start(), word.end(), name)


@lru_cache(maxsize=4096)
def _by_stem(word: str, lang: str) -> str:
    """Return who acts by the word's stem or ending ("llamamos"), or nothing."""
    return next((name for name, stem in _stems(lang) if stem.fullmatch(word)), "")


@cache
def _lexicon(lang: str) -> Lexicon:
    return compile_terms((term, name) for name, term in _terms(lang) if _ANY not in term)


@cache
def _stems(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(plain(term).replace(_ANY, "[a-zß-ÿ]*")))
        for name, term in _terms(lang)
        if _ANY in term
    )


def _terms(lang: str) -> Iterator[tuple[str, str]]:
    words = _vocabulary()[lang]
    return ((name, term) for name in _GROUPS for term in words[name])


def _vocabulary() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = shipped_words("actors")
    return loaded
