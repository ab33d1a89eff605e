"""A document's lines and questions → named features for the model of kinds: words, shape, cues of kinds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from operator import add
from typing import Any, Final

from opsanalyse.language import HAN
from opsanalyse.language import plain as plain_of
from opsanalyse.language.lexicon import Lexicon, compile_terms
from opsanalyse.resources import shipped_words
from opsanalyse.segment.questions import Interview
from opsanalyse.segment.resume import count_headings, is_dated
from opsanalyse.segment.rows import Row

_LATIN: Final = re.compile("[a-z0-9ß-ÿ]+")
_HAN: Final = re.compile(f"[{HAN}]+")
_WORDS: Final = 8.0
_SHAPE: Final = 2.1
"""What words and shape weigh beside one another. Basis: cross-validated accuracy."""
TOP: Final = 12
"""Lines in which a résumé says whose it is."""
_SHORT: Final = 40
_SOME, _FEW = 4, 3
_NUMBER: Final = re.compile("[0-9][0-9.,]{0,9}")
_REACH: Final = 20  # code points before a number in which a word for pay may stand
_PAID: Final = ("before", "after", "units")
"""Where words for pay stand beside a number."""
_FEW_WORDS: Final = 60  # words, pairs and threes in so short a text say little
_PAGE: Final = 200  # code points of a short text
_RATE: Final = 40
_NAMED: Final = ("advert", "guidance")
_PERSONS: Final = ("own", "ours", "yours", "third", "musts")
"""Who speaks to whom, and whether of what was done or of what is to be done."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells: its words, each of the same ``weight``, and numbers by name."""

    words: frozenset[str]
    weight: float
    shape: Mapping[str, float]


def tell(lines: Sequence[Row], plain: str, interview: Interview) -> Told:
    """Return what a whole document tells; ``plain`` is its text folded and simplified."""
    words = _words(plain)
    weight = _WORDS / math.sqrt(max(_FEW_WORDS, len(words)))
    told = (*_shape(lines, interview), *_cues_of(plain))
    shape = {name: _SHAPE * value for name, value in told}
    if not words.isdisjoint(shape):
        words -= shape.keys()
    return Told(words, weight, shape)


def document_features(
    lines: Sequence[Row], plain: str, interview: Interview
) -> Mapping[str, float]:
    """Return what a whole document tells as one mapping, to learn from."""
    told = tell(lines, plain, interview)
    return {**dict.fromkeys(told.words, told.weight), **told.shape}


def guides_little(told: Told) -> bool:
    """Tell whether a text holds hardly any of the words by which guidance shows itself: one may be anybody's."""
    return told.shape["cues guidance"] <= _SHAPE / _SOME


def answered(interview: Interview) -> int:
    """Return how many questions have an answer."""
    return sum(question.answer.end > question.answer.start for question in interview.questions)


def _words(plain: str) -> frozenset[str]:
    """Return words and pairs of words, and the pairs and threes of characters of Chinese."""
    latin = ["0" if token.isdigit() else token for token in _LATIN.findall(plain)]
    runs = _HAN.findall(plain)
    pairs = [list(map(add, run, run[1:])) for run in runs]
    threes = (map(add, two, run[2:]) for two, run in zip(pairs, runs, strict=True))
    return frozenset(chain(latin, map(" ".join, pairwise(latin)), *pairs, *threes))


def _shape(lines: Sequence[Row], interview: Interview) -> Iterator[tuple[str, float]]:
    count = max(1, len(lines))
    dates = list(map(is_dated, lines))
    dated = sum(dates)
    asked = answered(interview)
    reach = [row.is_contact for row in lines]
    sizes = [len(row.text) for row in lines]
    ends = "".join([row.text[-1] for row in lines])
    yield "lines", math.log(count) / 4
    yield "one line", float(count == 1)
    yield "bullets", sum([row.glyph > 0 for row in lines]) / count
    yield "dated", min(1.0, dated / _SOME)
    yield "dated share", dated / count
    yield "headings", min(_SOME, count_headings(lines)) / _SOME
    yield "contact", float(any(reach))
    yield "contact first", float(any(reach[:TOP]) or any(dates[:TOP]))
    yield "short lines", sum([size < _SHORT for size in sizes]) / count
    yield "asked", min(_SOME, asked) / _SOME
    yield "asked once", float(asked == 1)
    yield "asked more", float(asked > 1)
    yield "asked surely", interview.sure * bool(asked)
    yield "asked share", asked / count
    yield "question marks", (ends.count("?") + ends.count("？")) / count
    yield "colons", (ends.count(":") + ends.count("：")) / count
    yield "stops", (ends.count(".") + ends.count("。")) / count


def _cues_of(plain: str) -> Iterator[tuple[str, float]]:
    """Yield how many of the cues of each kind there are, and how dense they stand."""
    size = math.sqrt(max(20, len(plain)) / _PAGE)
    words: dict[str, list[str]] = {name: [] for name in (*_NAMED, *_PERSONS)}
    for start, end, names in _lexicon().hits(plain):
        for name in names:
            words[name].append(plain[start:end])
    words["pay"] = list(_paid(plain))
    for name, found in words.items():
        yield f"cues {name}", min(1.0, len(set(found)) / _SOME)
        yield f"density {name}", min(1.5, len(found) / size / _FEW)
        if name in _PERSONS:
            yield f"rate {name}", min(1.5, _RATE * len(found) / max(_PAGE, len(plain)))


def _paid(plain: str) -> Iterator[str]:
    """Yield the numbers that say how much is paid: a range with its unit, or words for pay beside one."""
    ranged, before, after = _pay()
    sooner, later, units = _held(plain)
    for number in _NUMBER.finditer(plain) if sooner or later or units else ():
        start, end = number.span()
        if (
            (units and ranged.match(plain, start))
            or (
                sooner
                and _holds(sooner, near := _line_before(plain, start))
                and before.search(near)
            )
            or (later and _holds(later, plain[end : end + _REACH]) and after.match(plain, end))
        ):
            yield number.group()


def _held(plain: str) -> list[list[str]]:
    """Return the words for pay in a text that stand before a number, behind it, and at its end."""
    terms = _pay_terms()
    found = terms.automaton.find_matches_as_indexes(plain, overlapping=True)
    held = {plain[start:end]: terms.names[index] for index, start, end in found}
    return [[word for word, names in held.items() if name in names] for name in _PAID]


def _holds(words: Sequence[str], text: str) -> bool:
    return any(map(text.__contains__, words))


def _line_before(plain: str, end: int) -> str:
    near = plain[max(0, end - _REACH) : end]
    return near[near.rfind("\n") + 1 :]


@cache
def _table() -> Mapping[str, Any]:
    table: dict[str, Any] = shipped_words("kinds")
    return table


@cache
def _lexicon() -> Lexicon:
    return compile_terms(
        (str(term), name) for name in (*_NAMED, *_PERSONS) for term in _table()[name]
    )


@cache
def _pay_terms() -> Lexicon:
    return compile_terms((word, name) for name in _PAID for word in _pay_words(name))


@cache
def _pay_words(name: str) -> tuple[str, ...]:
    return tuple(plain_of(str(term)) for term in _table()["pay"][name])


def _whole(term: str) -> str:
    before = "(?<![a-zß-ÿ])" if _is_latin(term[0]) else ""
    return before + re.escape(term) + ("(?![a-zß-ÿ])" if _is_latin(term[-1]) else "")


def _is_latin(char: str) -> bool:
    return char.isalpha() and ord(char) < 0x250


@cache
def _pay() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile a range of money, a word for pay somewhere before a number, and one right behind it."""
    before, after, units = ("|".join(map(_whole, _pay_words(name))) for name in _PAID)
    ranged = rf"{_NUMBER.pattern}\s?[a-z万千]?\s?(?:-|~|至|to|a)\s?{_NUMBER.pattern}\s?(?:{units})"
    return re.compile(ranged), re.compile(before), re.compile(rf"[^\n0-9]{{0,8}}(?:{after})")
