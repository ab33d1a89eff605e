"""Bare units → units, each with its language; short ones speak as their document does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from opsanalyse.language import (
    HAN,
    HANS,
    has_traditional,
    identify_all,
    script,
    shares,
    shares_han,
)
from opsanalyse.segment.structure import Bare
from opsanalyse.types import LANGUAGES, Unit

_WORDS: Final = re.compile("[A-Za-z\u00c0-\u024f]+")
_HAN: Final = re.compile(f"[{HAN}]")
_LATIN: Final = "cp1252"
_LETTERS: Final = bytes(bytes((code,)).decode(_LATIN, "replace").isalpha() for code in range(256))
"""What is a letter in the code page that nearly all Spanish and English text fits."""
_SURE: Final = 6  # Latin words from which a unit's own language is trusted against its document's


_Part = tuple[int, int]
"""Where a part of a text begins and ends."""


class Letters:
    """How many letters there are in any part of a text; a Han character says as much as two."""

    def __init__(self, text: str) -> None:
        self.counts = _counts(text)

    def within(self, start: int, end: int) -> int:
        """Count the letters of a part."""
        return self.counts.count(1, start, end) + 2 * self.counts.count(2, start, end)

    def are_han(self, start: int, end: int) -> bool:
        """Tell whether a part is written in Han letters, with a few others at most."""
        return 2 * self.counts.count(2, start, end) > self.counts.count(1, start, end)


def _counts(text: str) -> bytes:
    """Return for each character as how many letters it counts."""
    if not _HAN.search(text):
        try:
            return text.encode(_LATIN).translate(_LETTERS)
        except UnicodeEncodeError:
            pass
    return text.translate(_letters_met()).encode("latin-1")


class _LettersMet(dict[int, int]):
    """As how many letters each character counts that was met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        han = _HAN.match(char) is not None
        self[code] = char.isalpha() + han  # hexagrams, which stand among the Han, are no letters
        return self[code]


@cache
def _letters_met() -> _LettersMet:
    return _LettersMet()


def main_language(text: str) -> str:
    """Return the language of most of ``text`` by its paragraphs; ``und`` if nothing tells."""
    return _spoken(text, (), Letters(text))[0]


def _spoken(text: str, parts: Sequence[_Part], counted: Letters) -> tuple[str, list[str]]:
    """Return the main language of a text, and what each of its ``parts`` shows by itself."""
    found = _identified(text, parts, counted)
    letters = [counted.within(*part) for part in parts]
    told, count = next(iter(_sums(found, letters).items()), ("und", 0))
    # What more than half of the letters speak, the text does: its lines need not be asked.
    first = told if 2 * count > counted.within(0, len(text)) else _by_lines(text, counted)
    if first in ("zh", "en"):
        return first, found
    # A page of short Spanish lines looks like its neighbours; the whole text decides between them.
    return _identified(text, [(0, len(text))], counted)[0], found


def _by_lines(text: str, counted: Letters) -> str:
    """Return the language that most letters are written in, line by line, or nothing."""
    lines = text.split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    spans = [(end - len(line) - 1, end - 1) for line, end in zip(lines, ends, strict=True)]
    letters = [counted.within(*span) for span in spans]
    found = _sums(_identified(text, spans, counted), letters)
    return next((code for code in found if code != "und"), "")


def _sums(codes: Sequence[str], letters: Sequence[int]) -> dict[str, int]:
    """Return how many letters each language has, the most first."""
    sums: dict[str, int] = {}
    for code, count in zip(codes, letters, strict=True):
        sums[code] = sums.get(code, 0) + count
    return dict(sorted(sums.items(), key=lambda pair: -pair[1]))


def _identified(text: str, parts: Sequence[_Part], counted: Letters) -> list[str]:
    """Return the language of each part; unless somebody writes Japanese or Korean, Han letters by themselves tell it."""
    if shares_han(text):
        return identify_all([text[start:end] for start, end in parts])
    han = [counted.are_han(*part) for part in parts]
    rest = [text[start:end] for (start, end), is_han in zip(parts, han, strict=True) if not is_han]
    codes = iter(identify_all(rest))
    return ["zh" if is_han else next(codes) for is_han in han]


def with_languages(
    text: str, units: Sequence[Bare], lang: str, letters: Letters
) -> tuple[tuple[Unit, ...], str]:
    """Give each unit its language, and tell that of the text; ``lang`` overrules unless it is ``auto``."""
    if lang == "auto":
        main, own = _spoken(text, [(unit.start, unit.end) for unit in units], letters)
    else:
        main, own = lang, [lang] * len(units)
    codes = [_unit_language(text, unit, code, main) for unit, code in zip(units, own, strict=True)]
    scripts = _scripts(text, units, codes)
    return tuple(map(_with_language, units, codes, scripts)), main


def _scripts(text: str, units: Sequence[Bare], codes: Sequence[str]) -> list[str | None]:
    """Return the script of each unit that is Chinese; one without a telling character is written as its text is."""
    if "zh" not in codes:
        return [None] * len(codes)
    writing = script(text) or HANS
    if writing == HANS and not has_traditional(text):
        return [HANS if code == "zh" else None for code in codes]
    told = (script(text[unit.start : unit.end]) or writing for unit in units)
    return [
        (HANS if own == "Latn" else own) if code == "zh" else None
        for code, own in zip(codes, told, strict=True)
    ]


def _with_language(unit: Bare, code: str, written: str | None) -> Unit:
    return Unit(
        unit.start,
        unit.end,
        lang=code,
        section=unit.section,
        entry=unit.entry,
        question=unit.question,
        bullet=unit.bullet,
        script=written,
    )


def _unit_language(text: str, unit: Bare, code: str, main: str) -> str:
    if code in (main, "zh"):
        return code
    count = len(_WORDS.findall(text, unit.start, unit.end))
    if code == "und" or count < _SURE:
        return main
    return code if code in LANGUAGES else main


def letter_shares(
    units: Sequence[Unit], letters: Letters
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the share of letters that each language has in the units, and each script in what is Chinese."""
    counts = [letters.within(unit.start, unit.end) for unit in units]
    languages = shares(zip((unit.lang for unit in units), counts, strict=True))
    written = (
        (unit.script, count) for unit, count in zip(units, counts, strict=True) if unit.script
    )
    return languages, shares(written)
