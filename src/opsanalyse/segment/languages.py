"""Bare units → units, each with its language; short ones speak as their document does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from opsanalyse.language import identify, identify_all, script, shares
from opsanalyse.segment.structure import Bare
from opsanalyse.types import LANGUAGES, Unit

_WORDS: Final = re.compile("[A-Za-z\u00c0-\u024f]+")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_HAN_LETTERS: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")  # hexagrams between are none
_LATIN: Final = "cp1252"
_NO_LETTERS: Final = bytes(
    code for code in range(256) if not bytes((code,)).decode(_LATIN, "replace").isalpha()
)
"""What is no letter in the code page that nearly all Spanish and English text fits: to delete bytes is fast."""
_SURE: Final = 6  # Latin words from which a unit's own language is trusted against its document's


@lru_cache(maxsize=4)  # asked more than once of one document
def main_language(text: str) -> str:
    """Return the language of most of ``text`` by its paragraphs; ``und`` if nothing tells."""
    lines = text.split("\n")
    letters = [_letters(line) for line in lines]
    first = _majority(lines, letters) or _most(lines, letters)
    if not first:
        return identify(text)
    # A page of short Spanish lines looks like its neighbours; the whole text decides between them.
    return first if first in ("zh", "en") else identify(text)


def _majority(lines: Sequence[str], letters: Sequence[int]) -> str:
    """Return the language of the longest lines if all speak one and hold most of the letters, else nothing."""
    longest = sorted(range(len(lines)), key=letters.__getitem__, reverse=True)
    sums = list(accumulate(letters[i] for i in longest))
    enough = bisect_right(sums, sums[-1] / 2) + 1
    codes = set(identify_all([lines[i] for i in longest[:enough]]))
    return codes.pop() if len(codes) == 1 and "und" not in codes else ""


def _most(lines: Sequence[str], letters: Sequence[int]) -> str:
    """Return the language of most letters, or nothing."""
    counted = shares(zip(identify_all(lines), letters, strict=True))
    return next((code for code in counted if code != "und"), "")


def with_languages(text: str, units: Sequence[Bare], lang: str) -> tuple[Unit, ...]:
    """Give each unit its language; ``lang`` overrules unless it is ``auto``."""
    main = lang if lang != "auto" else main_language(text)
    writing = script(text) if main == "zh" or _HAN.search(text) else ""
    texts = [text[unit.start : unit.end] for unit in units]
    codes = [main] * len(texts) if lang != "auto" else _unit_languages(texts, main)
    return tuple(
        _with_language(unit, part, code, writing)
        for unit, part, code in zip(units, texts, codes, strict=True)
    )


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


def script_shares(text: str, units: Sequence[Unit]) -> dict[str, float]:
    """Return the share of letters in each script of Chinese; empty where nothing is Chinese."""
    return shares((u.script, _letters(text[u.start : u.end])) for u in units if u.script)


def _unit_languages(texts: Sequence[str], main: str) -> list[str]:
    found = identify_all(texts)
    return [_unit_language(text, code, main) for text, code in zip(texts, found, strict=True)]


def _unit_language(text: str, code: str, main: str) -> str:
    if code in (main, "zh"):
        return code
    count = len(_WORDS.findall(text))
    if code == "und" or count < _SURE:
        return main
    return code if code in LANGUAGES else main


def language_shares(text: str, units: Sequence[Unit]) -> dict[str, float]:
    """Return the share of letters that each language has in the units."""
    return shares((unit.lang, _letters(text[unit.start : unit.end])) for unit in units)


def _letters(text: str) -> int:
    """Count letters; a Han character says as much as two."""
    if text.isascii() or not _HAN.search(text):
        try:
            return len(text.encode(_LATIN).translate(None, _NO_LETTERS))
        except UnicodeEncodeError:
            pass
    rest = _HAN_LETTERS.sub("", text)
    return 2 * (len(text) - len(rest)) + sum(map(str.isalpha, rest)) + len(_HAN.findall(rest))
