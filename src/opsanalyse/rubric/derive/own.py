"""A demand that our vocabulary has no concept for → a key point in the guide's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from opsanalyse.detect.concepts import bare, split
from opsanalyse.detect.similarity import is_common
from opsanalyse.language import HAN, words
from opsanalyse.rubric.derive.asking import table
from opsanalyse.rubric.derive.demands import Demand
from opsanalyse.types import Span

_MOST: Final = 3  # terms of one point
_NAMED: Final = 3  # words of its name
_SHORTEST: Final = 4  # letters of a Latin word that says something by itself
_LONE: Final = 7  # letters of one that may stand alone
_LED: Final = re.compile(r"[^:：\n]{2,12}?[:：]\s*(?=\S)")
"""A label before what is asked: "参考答案：", «Nota:»."""
_PROPER: Final = re.compile(r"[A-Z0-9+/-]*[A-Z][A-Z0-9+/-]*[A-Z0-9]")
"""An abbreviation says something by itself however short: "WMS", "B2"."""
_LATIN: Final = re.compile("[a-z][a-z0-9+-]*")
_HAN: Final = re.compile(f"[{HAN}]{{2,}}")
_MOST_LISTED: Final = 8
# What parts the things of a list.
_PARTED: Final = re.compile(r"\s*(?:[,，、;；]|(?<![a-z])(?:y|e|o|and|or)(?![a-z])|以及|和|及)\s*")
# What may stand between two words of one phrase: nothing, a space, a word such as "of the" or "de los".
_BETWEEN: Final = re.compile(r"\s*(?:(?:of|the|in|to|for|de|la|el|los|las|del|en|al|的)\s*){0,2}")


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """A key point of a guide's own: its name, which has no white space, and its terms."""

    name: str
    terms: str


def own_points(demand: Demand) -> tuple[OwnPoint, ...]:
    """Return the points of a demand: one for each thing that it lists, or else one for all of it."""
    listed = listed_points(demand)
    if listed:
        return listed
    point = _point(demand, list(_content(demand, bare(demand.text))))
    return (point,) if point else ()


def listed_points(demand: Demand) -> tuple[OwnPoint, ...]:
    """Return a point for each thing behind words such as "should mention"; nothing where fewer than two are listed."""
    plain = bare(demand.text)
    opened = _listing().search(plain)
    if not opened:
        return ()
    cuts = [found.span() for found in _PARTED.finditer(plain, opened.end())]
    starts = [opened.end(), *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(plain)]
    content = list(_content(demand, plain))
    held = [
        [span for span in content if start <= span.start and span.end <= end]
        for start, end in zip(starts, ends, strict=True)
    ]
    points = [_point(demand, spans, is_item=True) for spans in held if spans]
    named = tuple({point.name: point for point in points if point}.values())
    return named[:_MOST_LISTED] if len(named) > 1 else ()


def _point(demand: Demand, spans: Sequence[Span], *, is_item: bool = False) -> OwnPoint | None:
    """Return the phrases of some words, as terms; one word that is listed by itself may be short."""
    plain = bare(demand.text)
    found = [(span, plain[span.start : span.end]) for span in spans]
    phrases = [
        (one, other)
        for (before, one), (after, other) in pairwise(found)
        if _BETWEEN.fullmatch(plain, before.end, after.start)
    ]
    alone = is_item and len(found) == 1
    lone = [
        (word,)
        for span, word in found
        if alone or len(word) >= _LONE or _HAN.fullmatch(word) or _is_name(demand, span)
    ]
    chosen = list(dict.fromkeys([*phrases, *([] if phrases else lone)]))[:_MOST]
    if not chosen:
        return None
    short = {word for span, word in found if _PROPER.fullmatch(demand.text, span.start, span.end)}
    terms = " | ".join("…".join(_open(w, is_short=w in short) for w in one) for one in chosen)
    written = (demand.text[span.start : span.end].lower() for span, _ in found[:_NAMED])
    return OwnPoint("-".join(written), terms)


def _content(demand: Demand, plain: str) -> Iterator[Span]:
    """Yield the words that say something of a subject: not the words that ask, nor those of any text."""
    asking = {i for mark in demand.marks for i in range(mark.start, mark.end)}
    led = _LED.match(demand.text)
    begin = led.end() if led else 0
    for span in words(demand.text, demand.statement.lang):
        word = plain[span.start : span.end]
        if span.start < begin or span.start in asking or is_common(word) or word in _hollow():
            continue
        long = len(word) >= _SHORTEST or _PROPER.fullmatch(demand.text, span.start, span.end)
        if _HAN.fullmatch(word) or (long and _LATIN.fullmatch(word)):
            yield span


def _is_name(demand: Demand, span: Span) -> bool:
    """Tell a word that says something alone: an abbreviation, or one with a capital inside of its sentence."""
    word = demand.text[span.start : span.end]
    inside = demand.text[: span.start].rstrip()[-1:]
    capital = word[0].isupper() and inside not in ("", ".", ":", "：", "-", "•", "*", "·", "–")
    return capital or _PROPER.fullmatch(word) is not None


@cache
def _hollow() -> frozenset[str]:
    """Return words that no point is named by, because they say nothing of a subject."""
    return frozenset(bare(term) for row in table()["hollow"].values() for term in split(row))


@cache
def _listing() -> re.Pattern[str]:
    """Build the pattern of the words behind which a guide lists what it hopes to hear: "should cover", «debe mencionar»."""
    terms = (bare(term) for row in table()["listed"].values() for term in split(row))
    words_of = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<![a-z])(?:{words_of})(?![a-z])[:：]?\s*")


def _open(word: str, *, is_short: bool) -> str:
    """Let a Latin word go on: the plural and the singular are one. An abbreviation ends where it ends: "WMS"."""
    return word if is_short or _HAN.fullmatch(word) else f"{word.removesuffix('s')}*"
