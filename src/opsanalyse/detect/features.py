"""Units of one document → named features for the classifiers of roles and flags.

Each group of features (characters, words, neighbours' words) has length 1, so that long and short units
weigh alike; single facts (quantities, position) have value 1.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from functools import cache

import yaml

from opsanalyse.detect.lexicon import Lexicon, compile_terms
from opsanalyse.detect.lexicon import plain as _folded
from opsanalyse.language import words
from opsanalyse.resources import shipped
from opsanalyse.types import Unit

_CHARACTERS = range(2, 5)
_NEIGHBOUR = 0.5


def features(text: str, units: Sequence[Unit]) -> list[dict[str, float]]:
    """Return one mapping of feature to value for each unit, in order."""
    tokens = [_words(text[unit.start : unit.end], unit.lang) for unit in units]
    rows = []
    for (first, last), i in blocks(units):
        row = _group("c:", _ngrams(_plain(text[units[i].start : units[i].end])))
        row |= _group("w:", _grams(tokens[i]))
        if i > first:
            row |= _group("p:", tokens[i - 1], _NEIGHBOUR)
        if i < last:
            row |= _group("n:", tokens[i + 1], _NEIGHBOUR)
        row |= dict.fromkeys(_facts(units[i], len(tokens[i])), 1.0)
        row |= dict.fromkeys(_place(i - first, last - i), 1.0)
        row |= dict.fromkeys(_blame(_plain(text[units[i].start : units[i].end])), 1.0)
        rows.append(row)
    return rows


def blocks(units: Sequence[Unit]) -> Iterable[tuple[tuple[int, int], int]]:
    """Yield for each unit the first and last index of its answer or entry, and its own."""
    numbered = enumerate(units)
    for _, group in itertools.groupby(numbered, lambda pair: (pair[1].question, pair[1].entry)):
        indices = [i for i, _ in group]
        yield from (((indices[0], indices[-1]), i) for i in indices)


def _plain(text: str) -> str:
    return _folded(text).replace("\n", " ")


def _words(text: str, lang: str) -> list[str]:
    plain = _plain(text)
    return [_shape(plain[word.start : word.end]) for word in words(text, lang)]


def _shape(word: str) -> str:
    """Numbers are one word: their size is no sign of a role."""
    return "0" if word[:1].isdigit() else word


def _ngrams(text: str) -> Iterable[str]:
    digits = "".join("0" if c.isdigit() else c for c in text)
    padded = f" {digits} "
    for size in _CHARACTERS:
        for i in range(len(padded) - size + 1):
            yield padded[i : i + size]


def _grams(tokens: Sequence[str]) -> Iterable[str]:
    yield from tokens
    for first, second in zip(["^", *tokens], [*tokens, "$"], strict=True):
        yield f"{first} {second}"


def _group(prefix: str, names: Iterable[str], length: float = 1.0) -> dict[str, float]:
    """Count names sublinearly and scale the group to ``length``."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    values = {prefix + name: 1.0 + math.log(count) for name, count in counts.items()}
    norm = math.sqrt(sum(value * value for value in values.values())) or 1.0
    return {name: length * value / norm for name, value in values.items()}


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
    path = shipped("rubrics") / "vocabulary" / "excuses.yml"
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    return compile_terms((str(term), name) for name, terms in table.items() for term in terms)


def _place(before: int, after: int) -> Iterable[str]:
    """Yield where a unit stands among the units of its answer or entry."""
    yield f"first={min(before, 2)}"
    yield f"last={min(after, 2)}"
    yield f"third={min(2, 3 * before // (before + after + 1))}"
