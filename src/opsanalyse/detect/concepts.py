"""Text → the concepts that it names, by the vocabulary of what the guidance asks for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from opsanalyse.detect.joined import on_one_line
from opsanalyse.detect.lexicon import plain
from opsanalyse.resources import shipped_words
from opsanalyse.types import LANGUAGES, Label

_ACCENTED: Final = re.compile("[\u00c0-\u024f]")
_WIDE: Final = re.compile("[\u2e80-\uffef]")
_PART, _GAP, _STAR = " | ", "…", "*"
_LETTER: Final = "[^\\W_\u0250-\U0010ffff]"
"""A Latin letter or a digit."""
_WITHIN: Final = re.compile(f"(?<={_LETTER}){_LETTER}")
"""A place within a Latin word, or a number."""
_REST: Final = re.compile(f"{_LETTER}*")
_ANOTHER: Final = "人群"
"""A word that begins as a phrase ends: “管理…人” is not in “管理30个500人群”."""
_NEAR_HAN, _NEAR_LATIN = 12, 45  # code points that an ellipsis may stand for


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return ``text`` plain and without accents; the length stays, so offsets hold."""
    folded = plain(text)
    return folded.translate(_accents()) if _ACCENTED.search(folded) else folded


@cache
def _accents() -> Mapping[int, str]:
    letters = (chr(code) for code in range(0xC0, 0x250))
    parted = ((letter, unicodedata.normalize("NFD", letter)[0]) for letter in letters)
    return {ord(letter): first for letter, first in parted if first.isascii()}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a term that must stand as it is; ``open`` lets its last word go on."""

    text: str
    open: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """A compiled vocabulary of phrases: for each term its name and the numbers of its pieces."""

    pieces: tuple[_Piece, ...]
    whole: Mapping[int, tuple[str, ...]]
    """Names of the terms that are one piece, by its number."""
    gapped: Mapping[int, tuple[tuple[str, tuple[int, ...]], ...]]
    """Terms of several pieces, by the number of their longest piece: few texts hold it."""
    automaton: Any

    def find(self, text: str) -> Iterator[Label]:
        """Yield every named phrase in ``text`` (bare), in no order; phrases may overlap."""
        places = self._places(text)
        for index, found in places.items():
            for name in self.whole.get(index, ()):
                for start, end in found:
                    yield Label(start, end, name)
        for index in places:
            for name, numbers in self.gapped.get(index, ()):
                if places.keys() >= set(numbers):
                    yield from _joined(name, [places[number] for number in numbers], text)

    def _places(self, text: str) -> dict[int, list[tuple[int, int]]]:
        """Return where each piece stands as words of its own; Chinese has no word edges to ask for."""
        places: dict[int, list[tuple[int, int]]] = {}
        within, pieces = _WITHIN.match, self.pieces
        for index, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            if within(text, start):
                continue
            stop = end
            if within(text, end):
                if not pieces[index].open:
                    continue
                stop = _word_end(text, end)
            places.setdefault(index, []).append((start, stop))
        return places


def compile_phrases(terms: Iterable[tuple[str, str]]) -> Phrases:
    """Compile (term, name) pairs; see the head of concepts.yml for how a term is written."""
    from ahocorasick_rs import AhoCorasick

    numbers: dict[_Piece, int] = {}
    whole: dict[int, set[str]] = {}
    gapped: set[tuple[str, tuple[int, ...]]] = set()
    for term, name in terms:
        parts = tuple(numbers.setdefault(piece, len(numbers)) for piece in map(_piece, _cut(term)))
        if len(parts) == 1:
            whole.setdefault(parts[0], set()).add(name)
        else:
            gapped.add((name, parts))
    pieces = tuple(numbers)
    return Phrases(
        pieces,
        {number: tuple(sorted(names)) for number, names in whole.items()},
        _by_longest(sorted(gapped), pieces),
        AhoCorasick([piece.text for piece in pieces]),
    )


def _by_longest(
    gapped: Iterable[tuple[str, tuple[int, ...]]], pieces: tuple[_Piece, ...]
) -> dict[int, tuple[tuple[str, tuple[int, ...]], ...]]:
    out: dict[int, list[tuple[str, tuple[int, ...]]]] = {}
    for name, numbers in gapped:
        longest = max(numbers, key=lambda number: (len(pieces[number].text), -number))
        out.setdefault(longest, []).append((name, numbers))
    return {number: tuple(terms) for number, terms in out.items()}


def _cut(term: str) -> list[str]:
    """Cut a term at its gaps; behind a word that goes on there is one."""
    return term.replace(f"{_STAR} ", f"{_STAR}{_GAP}").split(_GAP)


def _piece(text: str) -> _Piece:
    text = text.strip()
    return _Piece(bare(text.removesuffix(_STAR)), text.endswith(_STAR))


def _word_end(text: str, place: int) -> int:
    """Return the end of the word that goes on at ``place``."""
    rest = _REST.match(text, place)
    return rest.end() if rest else place


def _joined(name: str, places: list[list[tuple[int, int]]], text: str) -> Iterator[Label]:
    """Yield the shortest chains of pieces in order, each near the one before it."""
    for start, first_end in places[0]:
        end = first_end
        for following in places[1:]:
            index = bisect_left(following, (end, 0))  # they stand in order, as one piece is found
            near = following[index] if index < len(following) else None
            if near is None or near[0] - end > _reach(text, end, near[0]):
                break
            end = near[1]
        else:
            yield Label(start, end, name)


def _reach(text: str, start: int, end: int) -> int:
    """Return how long a gap may be: a Han character says as much as several Latin letters."""
    if any(char in "。！？\n" for char in text[start:end]):
        return -1
    han = sum(char >= "\u2e80" for char in text[start : start + _NEAR_HAN])
    return _NEAR_HAN if han > _NEAR_HAN // 3 else _NEAR_LATIN


@lru_cache(maxsize=4096)
def find_concepts(text: str) -> tuple[Label, ...]:
    """Return what ``text`` names, by place; of one concept's overlapping phrases the first."""
    return tuple(on_one_line(text, _find_concepts))


def _find_concepts(text: str) -> Sequence[Label]:
    found = sorted(concepts().find(bare(text)), key=lambda hit: (hit.start, -hit.end, hit.label))
    ends: dict[str, int] = {}
    out = []
    for hit in found:
        if text.startswith(_ANOTHER, hit.end - 1):
            continue
        if hit.start >= ends.get(hit.label, 0):
            ends[hit.label] = hit.end
            out.append(hit)
    return out


@cache
def concepts() -> Phrases:
    """Compile the vocabulary of concepts; a tool of analysis is one, whatever its name."""
    terms = [(term, name) for name, row in _table("concepts").items() for term in split_terms(row)]
    terms += ((term, "company-business") for term in _told_of_companies())
    tools = [(t, "analysis-tools") for name in _ANALYSIS for t in split(_table("tools")[name])]
    return compile_phrases([*terms, *tools])


def _told_of_companies() -> Iterator[str]:
    """Yield what tells of the business of the company that asks: whose, and what of theirs."""
    for row in _table("company"):
        join = _GAP if row.get("apart") else " "
        yield from (f"{whose}{join}{what}" for whose in row["before"] for what in row["after"])


_ANALYSIS: Final = (
    "google-analytics",
    "growingio",
    "sensors",
    "umeng",
    "bi",
    "amplitude",
    "sql",
    "excel",
)


def split_terms(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the terms of a row with one string a language."""
    for lang in LANGUAGES:
        yield from split(row[lang])


def split(terms: str) -> list[str]:
    """Return the terms of one string."""
    return [term for term in terms.split(_PART) if term.strip()]


def concept_terms(name: str, lang: str) -> str:
    """Return the terms that name a concept in a language, as the vocabulary writes them; none for no concept."""
    row = _table("concepts").get(name)
    return str(row[lang]) if row else ""


def concept_labels() -> Mapping[str, Mapping[str, str]]:
    """Return the name of each concept in the report languages."""
    return {name: row["label"] for name, row in _table("concepts").items()}


@cache
def deeds() -> frozenset[str]:
    """Return the concepts that are something done: a sentence about what was wrong does not speak to them."""
    return frozenset(name for name, row in _table("concepts").items() if row.get("deed"))


@cache
def listed() -> frozenset[str]:
    """Return the concepts that are told by listing them, such as the sides of a portrait."""
    return frozenset(name for name, row in _table("concepts").items() if row.get("listed"))


@cache
def known() -> frozenset[str]:
    """Return the concepts that are something known: with a figure beside it, one speaks to them without any deed."""
    return frozenset(name for name, row in _table("concepts").items() if row.get("known"))


@cache
def _table(name: str) -> Any:
    return shipped_words(name)


def columns(text: str) -> int:
    """Return the width of ``text``: a Han character says as much as two Latin letters."""
    return len(text) + len(_WIDE.findall(text))
