"""Bare units → units, each with its language; short ones speak as their document does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from opsanalyse.language import identify_all, script, shares
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


def main_language(text: str) -> str:
    """Return the language of most of ``text`` by its paragraphs; ``und`` if nothing tells."""
    return _spoken(text, ())[0]


def _spoken(text: str, parts: Sequence[str]) -> tuple[str, list[str]]:
    """Return the main language of a text, and what each of its ``parts`` shows by itself: all are asked at once."""
    lines = text.split("\n")
    letters = [_letters(line) for line in lines]
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


def with_languages(text: str, units: Sequence[Bare], lang: str) -> tuple[tuple[Unit, ...], str]:
    """Give each unit its language, and tell that of the text; ``lang`` overrules unless it is ``auto``."""
    parts = [text[unit.start : unit.end] for unit in units]
    main, own = _spoken(text, parts) if lang == "auto" else (lang, [lang] * len(parts))
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


def script_shares(text: str, units: Sequence[Unit]) -> dict[str, float]:
    """Return the share of letters in each script of Chinese; empty where nothing is Chinese."""
    return shares((u.script, _letters(text[u.start : u.end])) for u in units if u.script)


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
