"""Units of one document → named features for the classifiers of roles and flags.

Each group of features (characters, words, neighbours' words) has length 1, so that long and short units
weigh alike; single facts (quantities, position) have value 1.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from opsanalyse.detect.lexicon import Lexicon, compile_terms
from opsanalyse.detect.lexicon import plain as _folded
from opsanalyse.language import words
from opsanalyse.resources import shipped_words
from opsanalyse.types import Span, Unit

_CHARACTERS = range(2, 5)
_DIGITS = re.compile(r"\d")  # a size says nothing of a role: "12%" is "00%"
_NEIGHBOUR = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared (numbers are one word), and where it stands in the document."""

    shape: str
    start: int
    end: int


def cut(text: str, units: Sequence[Unit]) -> list[list[Word]]:
    """Return the words of each unit, in order."""
    return shaped(text, units, [_spans(text, unit) for unit in units])


def shaped(text: str, units: Sequence[Unit], spans: Sequence[Sequence[Span]]) -> list[list[Word]]:
    """Return the words of each unit, in order, where it is known at which ``spans`` they stand."""
    return [_shaped(text, unit, own) for unit, own in zip(units, spans, strict=True)]


class Group(NamedTuple):
    """Features of one kind in a unit: how often each name stands there, and what that many times are worth."""

    prefix: str
    counts: Mapping[str, int]
    values: Mapping[int, float]


class Row(NamedTuple):
    """The features of a unit; their full names are the group's prefix and the name."""

    groups: tuple[Group, ...]
    facts: Mapping[str, float]

    def spelled(self) -> dict[str, float]:
        """Return every feature by its full name, as a model learns it: ``w:churn``, ``kind=money``."""
        row = {
            prefix + name: values[count]
            for prefix, counts, values in self.groups
            for name, count in counts.items()
        }
        return row | dict(self.facts)


def features(text: str, units: Sequence[Unit], cut_words: Sequence[Sequence[Word]]) -> list[Row]:
    """Return the features of each unit, in order; ``cut_words`` are those of ``cut``."""
    tokens = [[word.shape for word in unit] for unit in cut_words]
    near = [Counter(own) for own in tokens]
    rows = []
    for (first, last), i in blocks(units):
        plain = _plain(text[units[i].start : units[i].end])
        groups = [_group("c:", Counter(_ngrams(plain))), _group("w:", Counter(_grams(tokens[i])))]
        if i > first:
            groups.append(_group("p:", near[i - 1], _NEIGHBOUR))
        if i < last:
            groups.append(_group("n:", near[i + 1], _NEIGHBOUR))
        single = (*_facts(units[i], len(tokens[i])), *_place(i - first, last - i), *_blame(plain))
        rows.append(Row(tuple(groups), dict.fromkeys(single, 1.0)))
    return rows


def blocks(units: Sequence[Unit]) -> Iterable[tuple[tuple[int, int], int]]:
    """Yield for each unit the first and last index of its answer or entry, and its own."""
    numbered = enumerate(units)
    for _, group in itertools.groupby(numbered, lambda pair: (pair[1].question, pair[1].entry)):
        indices = [i for i, _ in group]
        yield from (((indices[0], indices[-1]), i) for i in indices)


def is_fact(name: str) -> bool:
    """Tell whether a feature is a single fact, not one of a group."""
    return name[:2] not in GROUPS


GROUPS = ("c:", "w:", "p:", "n:")
"""Prefixes of features that come in groups."""


def _plain(text: str) -> str:
    return _folded(text).replace("\n", " ")


def _spans(text: str, unit: Unit) -> list[Span]:
    found = words(text[unit.start : unit.end], unit.lang)
    return [Span(unit.start + word.start, unit.start + word.end) for word in found]


def _shaped(text: str, unit: Unit, spans: Sequence[Span]) -> list[Word]:
    plain, by = _plain(text[unit.start : unit.end]), unit.start
    return [Word(_shape(plain[s.start - by : s.end - by]), s.start, s.end) for s in spans]


def _shape(word: str) -> str:
    """Numbers are one word: their size is no sign of a role."""
    return "0" if word[:1].isdigit() else word


def _ngrams(text: str) -> Iterable[str]:
    padded = f" {_DIGITS.sub('0', text)} "
    for size in _CHARACTERS:
        yield from [padded[i : i + size] for i in range(len(padded) - size + 1)]


def _grams(tokens: Sequence[str]) -> Iterable[str]:
    yield from tokens
    for first, second in zip(["^", *tokens], [*tokens, "$"], strict=True):
        yield f"{first} {second}"


def _group(prefix: str, counts: Mapping[str, int], length: float = 1.0) -> Group:
    """Weigh names sublinearly and scale the group to ``length``."""
    times = Counter(counts.values())
    norm = math.sqrt(sum(n * _sublinear(count) ** 2 for count, n in times.items())) or 1.0
    return Group(prefix, counts, {count: length * _sublinear(count) / norm for count in times})


def _sublinear(count: int) -> float:
    return 1.0 + math.log(count)


def _facts(unit: Unit, length: int) -> Iterable[str]:
    yield f"lang={unit.lang}"
    yield from (f"kind={quantity.kind}" for quantity in unit.quantities)
    if unit.channels:
        yield "channel"
    yield f"section={unit.section}"
    yield f"bullet={unit.bullet}"
    yield f"length={min(5, length.bit_length())}"


def _blame(text: str) -> Iterable[str]:
    """Yield whether circumstances are named and found wanting, as excuses do."""
    found = {hit.label for hit in _excuses().find(text)}
    yield from sorted(found)
    if len(found) > 1:
        yield "blamed and wrong"


@cache
def _excuses() -> Lexicon:
    table = shipped_words("excuses")
    return compile_terms((str(term), name) for name, terms in table.items() for term in terms)


def _place(before: int, after: int) -> Iterable[str]:
    """Yield where a unit stands among the units of its answer or entry."""
    yield f"first={min(before, 2)}"
    yield f"last={min(after, 2)}"
    yield f"third={min(2, 3 * before // (before + after + 1))}"
