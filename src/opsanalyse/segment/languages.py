"""Bare units → the same units, each with its language; short ones speak as their document does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from opsanalyse.language import identify, shares
from opsanalyse.types import LANGUAGES, Unit

_WORDS: Final = re.compile("[A-Za-z\u00c0-\u024f]+")
_SURE: Final = 6  # Latin words from which a unit's own language is trusted against its document's


def main_language(text: str) -> str:
    """Return the language of most of ``text`` by its paragraphs; ``und`` if nothing tells."""
    counted = shares((identify(line), _letters(line)) for line in text.split("\n"))
    known = [code for code in counted if code != "und"]
    if not known:
        return identify(text)
    first = known[0]
    # A page of short Spanish lines looks like its neighbours; the whole text decides between them.
    return first if first in ("zh", "en") else identify(text)


def with_languages(text: str, units: Sequence[Unit], lang: str) -> tuple[Unit, ...]:
    """Give each unit its language; ``lang`` overrules unless it is ``auto``."""
    if lang != "auto":
        return tuple(replace(unit, lang=lang) for unit in units)
    main = main_language(text)
    return tuple(
        replace(unit, lang=_unit_language(text[unit.start : unit.end], main)) for unit in units
    )


def _unit_language(text: str, main: str) -> str:
    code = identify(text)
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
    return sum(2 if "\u3400" <= c <= "\u9fff" else 1 for c in text if c.isalpha())
