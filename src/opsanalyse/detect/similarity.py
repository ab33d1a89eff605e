"""A point and a text → how much of the point the text says in the same words, without any vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from opsanalyse.detect.concepts import bare
from opsanalyse.language import HAN
from opsanalyse.resources import shipped_words

_HAN: Final = re.compile(f"[{HAN}]+")
_WORD: Final = re.compile("[a-z0-9][a-z0-9+#.-]*")
_STEM: Final = 6  # letters by which words of one family are known
_SHORTEST: Final = 3


def likeness(point: str, text: str) -> float:
    """Return the share of the grams of ``point`` that stand in ``text``, 0 to 1; nothing said gives 0."""
    asked = grams(point)
    said = grams(text)
    whole = sum(asked.values())
    return sum(weight for gram, weight in asked.items() if gram in said) / whole if whole else 0.0


def missing_words(point: str, text: str, most: int = 4) -> list[str]:
    """Return the first words of ``point`` that ``text`` does not say, as written."""
    said = grams(text)
    plain = bare(point)
    out = [point[a:b] for a, b in _runs(plain) if not (grams(plain[a:b]).keys() & said.keys())]
    return out[:most]


def is_common(word: str) -> bool:
    """Tell whether a bare word says nothing of a subject."""
    return word in _common() or word in _particles()


def grams(text: str) -> Mapping[str, float]:
    """Return the pairs of Han characters and the stems of Latin words in ``text``, with their weights."""
    return _grams(bare(text))


def _grams(plain: str) -> dict[str, float]:
    out: dict[str, float] = {}
    for run in _HAN.findall(plain):
        for left, right in pairwise(run):
            if left + right not in _common() and not {left, right} <= _particles():
                out[left + right] = 0.5 if {left, right} & _particles() else 1.0
    for word in _WORD.findall(plain):
        if len(word) >= _SHORTEST and word not in _common():
            out[word[:_STEM]] = 1.5
    return out


def _runs(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the content words of ``plain``: Latin words, and Han runs between particles, in fours."""
    for found in re.finditer(f"{_HAN.pattern}|{_WORD.pattern}", plain):
        run, start = found.group(), found.start()
        if not _HAN.match(run):
            if len(run) > _SHORTEST and run not in _common():
                yield start, start + len(run)
            continue
        begin = 0
        for i in range(len(run) + 1):
            if i == len(run) or run[i] in _particles() or run[i : i + 2] in _common():
                if i - begin >= 2:
                    yield start + begin, start + i
                begin = i + (1 if i < len(run) and run[i] in _particles() else 2)


@cache
def _words() -> Mapping[str, str]:
    table: dict[str, str] = shipped_words("common")
    return table


@cache
def _common() -> frozenset[str]:
    return frozenset(word for key in ("pairs", "words") for word in _words()[key].split())


@cache
def _particles() -> frozenset[str]:
    return frozenset(_words()["particles"].split())
