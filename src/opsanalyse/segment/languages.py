"""Bare units → units, each with its language; short ones speak as their document does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from opsanalyse.language import identify_all, script, shares
from opsanalyse.segment.structure import Bare
from opsanalyse.types import LANGUAGES, Unit

_WORDS: Final = re.compile("[A-Za-z\u00c0-\u024f]+")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_LATIN: Final = "cp1252"
_LETTERS: Final = bytes(bytes((code,)).decode(_LATIN, "replace").isalpha() for code in range(256))
"""What is a letter in the code page that nearly all Spanish and English text fits."""
_SURE: Final = 6  # Latin words from which a unit's own language is trusted against its document's


class Letters:
    """How many letters there are in any part of a text; a Han character says as much as two."""

    def __init__(self, text: str) -> None:
        self.counts = _counts(text)

    def within(self, start: int, end: int) -> int:
        """Count the letters of a part."""
        return self.counts.count(1, start, end) + 2 * self.counts.count(2, start, end)


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


def _spoken(text: str, parts: Sequence[str], counted: Letters) -> tuple[str, list[str]]:
    """Return the main language of a text, and what each of its ``parts`` shows by itself: all are asked at once."""
    lines = text.split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    letters = [
        counted.within(end - len(line) - 1, end) for line, end in zip(lines, ends, strict=True)
    ]
    longest = [lines[i] for i in _holding_most(letters)]
    whole, *found = identify_all([text, *longest, *parts])
    agreed = set(found[: len(longest)])
    first = agreed.pop() if len(agreed) == 1 and "und" not in agreed else _most(lines, letters)
    # A page of short Spanish lines looks like its neighbours; the whole text decides between them.
    return first if first in ("zh", "en") else whole, found[len(longest) :]


def _holding_most(letters: Sequence[int]) -> list[int]:
    """Return the longest lines that hold more than half of the letters: what all of them speak, most letters do."""
    longest = sorted(range(len(letters)), key=letters.__getitem__, reverse=True)
    sums = list(accumulate(letters[i] for i in longest))
    return longest[: bisect_right(sums, sums[-1] / 2) + 1]


def _most(lines: Sequence[str], letters: Sequence[int]) -> str:
    """Return the language of most letters, or nothing."""
    counted = shares(zip(identify_all(lines), letters, strict=True))
    return next((code for code in counted if code != "und"), "")


def with_languages(
    text: str, units: Sequence[Bare], lang: str, letters: Letters
) -> tuple[tuple[Unit, ...], str]:
    """Give each unit its language, and tell that of the text; ``lang`` overrules unless it is ``auto``."""
    parts = [text[unit.start : unit.end] for unit in units]
    main, own = _spoken(text, parts, letters) if lang == "auto" else (lang, [lang] * len(parts))
    writing = script(text) if main == "zh" or _HAN.search(text) else ""
    told = (
        _with_language(unit, part, _unit_language(part, code, main), writing)
        for unit, part, code in zip(units, parts, own, strict=True)
    )
    return tuple(told), main


def _with_language(unit: Bare, text: str, code: str, writing: str) -> Unit:
    own = (script(text) or writing or "Hans") if code == "zh" else None
    return Unit(
        unit.start,
        unit.end,
        lang=code,
        section=unit.section,
        entry=unit.entry,
        question=unit.question,
        bullet=unit.bullet,
        script="Hans" if own == "Latn" else own,
    )


def _unit_language(text: str, code: str, main: str) -> str:
    if code in (main, "zh"):
        return code
    count = len(_WORDS.findall(text))
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
