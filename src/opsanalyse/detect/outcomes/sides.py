"""A unit → what of it is compared with its neighbours: its metrics, the words that tell what is spoken of, before or since."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from opsanalyse.detect.outcomes.cues import METRIC, Cue, cues, labelled, pattern
from opsanalyse.language import fold, simplify
from opsanalyse.types import Span, Unit

STEM: Final = 5  # letters by which words are compared
_FEWEST: Final = 4  # letters of a word that tells what is spoken of
LATIN: Final = re.compile(r"[a-zñ]+")
_HAN: Final = re.compile(r"[一-鿿]+")


@dataclass(frozen=True)
class Side:
    """A unit as it is compared with its neighbours; what few comparisons need is looked up once and when asked for."""

    plain: str
    unit: Unit

    @cached_property
    def about(self) -> str:
        """Its text without figures and the whole that they are of."""
        told = list(self.plain)
        for quantity in self.unit.quantities:
            start, end = quantity.start - self.unit.start, quantity.end - self.unit.start
            whole = pattern("whole_of", self.unit.lang).match(self.plain, end)
            end = whole.end() if whole else end
            told[start:end] = " " * (end - start)
        return "".join(told)

    @cached_property
    def metrics(self) -> tuple[Cue, ...]:
        """The metrics that it names."""
        return tuple(labelled(cues(self.unit.lang).find(self.about), METRIC))

    @cached_property
    def words(self) -> frozenset[str]:
        """The beginnings of the words that tell what is spoken of, in Chinese its pairs of characters."""
        return self.words_of(self.about)

    def words_in(self, clause: Span) -> frozenset[str]:
        """Return those of a clause."""
        return self.words_of(self.about[clause.start : clause.end])

    def words_of(self, plain: str) -> frozenset[str]:
        """Return those of some words in its language."""
        left = pattern("names_nothing", self.unit.lang).sub(" ", plain)
        if self.unit.lang == "zh":
            runs = _HAN.findall(left)
            return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))
        found = LATIN.findall(unaccented(left))
        return frozenset(word[:STEM] for word in found if len(word) >= _FEWEST)

    @cached_property
    def is_then(self) -> bool:
        """Whether it tells how it was."""
        return pattern("then", self.unit.lang).search(self.plain) is not None

    @cached_property
    def is_since(self) -> bool:
        """Whether it tells what it came to."""
        return pattern("since", self.unit.lang).search(self.plain) is not None


def side_of(text: str, unit: Unit) -> Side:
    """Return a unit of ``text`` as it is compared."""
    return Side(simplify(fold(text[unit.start : unit.end])).replace("\n", " "), unit)


def unaccented(words: str) -> str:
    """Return words without their accents."""
    if words.isascii():
        return words
    parted = unicodedata.normalize("NFD", words)
    for accent in filter(unicodedata.combining, set(parted)):
        parted = parted.replace(accent, "")
    return parted
