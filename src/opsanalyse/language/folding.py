"""Text → the same text in plain characters, one for one, so that offsets hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

HAN: Final = "\u3400-\u9fff"
"""The Chinese characters, as a class of a regular expression names them: ``[{HAN}]``."""
HANS: Final = "Hans"
"""The code of Simplified characters."""
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63"
_SIGNS = {
    "％": "%",
    "﹪": "%",
    "￥": "¥",
    "＄": "$",
    "﹩": "$",
    "￡": "£",
    "’": "'",
    "‘": "'",
    "′": "'",
    "⁄": "/",
}
# Characters of written Cantonese, each with the word of the common written language that it stands for. Those that may be
# another word there (係, 呢, 返) stay as they are.
_CANTONESE: Final = dict(
    zip(
        "咗嘅喺唔冇睇畀哋佢嚟啲嗰咁攞搵諗谂嘢瞓嘥",
        "了的在不没看给们他来些那这拿找想想事睡费",
        strict=True,
    )
)
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_ANY_HAN: Final = re.compile(f"[{HAN}]")
# Full-width punctuation ends Chinese sentences and parts clauses: it keeps its own shape.
_KEPT = "，。！？；：（）、"
_FEW: Final = 12
"""Up to so many different letters it is cheaper to replace one after the other than to look up every letter."""


def plain(text: str) -> str:
    """Return ``text`` folded and in Simplified characters of the common language; the length stays, so offsets hold."""
    return text.lower() if text.isascii() else _lower(_plain().replaced(text))


def fold(text: str) -> str:
    """Return ``text`` with full-width letters, digits and signs, spaces and dashes made plain, in lower case.

    The length stays: a character whose lower case is longer is left as it is.
    """
    if text.isascii():
        return text.lower()
    return _lower(_folded().replaced(text))


def simplify(text: str) -> str:
    """Return ``text`` with Traditional characters as Simplified ones, Cantonese ones as common ones, of the same length."""
    return text if text.isascii() else _common().replaced(text)


@cache
def traditional_forms() -> Mapping[str, str]:
    """Return for each character that only Simplified text has the Traditional ones that it may stand for."""
    traditional, simple, only = _han()
    forms: dict[str, str] = {}
    for one, other in zip(traditional, simple, strict=True):
        if other in only:
            forms[other] = forms.get(other, "") + one
    return forms


def has_traditional(text: str) -> bool:
    """Tell whether ``text`` holds characters that only the Traditional script has."""
    return not text.isascii() and _simplified().any_of.search(text) is not None


def script(text: str) -> str:
    """Return ``Hans`` or ``Hant`` by the characters that only one of them has, ``Latn``, or nothing."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    hant = len(_simplified().any_of.findall(text))
    if not hant and _only_simplified().search(text):
        return HANS
    hans = len(_only_simplified().findall(text)) if hant else 0
    if hant != hans:
        return "Hant" if hant > hans else HANS
    if _ANY_HAN.search(text):
        return ""
    return "Latn" if any(c.isalpha() for c in text) else ""


class _Table(dict[int, int | str]):
    """A table for ``str.translate``; letters that stay enter it as they are met: a miss costs more than all the rest."""

    def __missing__(self, code: int) -> int:
        """Return a letter that the table does not change."""
        self[code] = code
        return code


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters, each with the one that takes its place."""

    letters: Mapping[str, str]
    table: _Table
    any_of: re.Pattern[str]

    @classmethod
    def of(cls, letters: Mapping[str, str]) -> Letters:
        """Make a table of pairs of letters."""
        table = _Table({ord(one): other for one, other in letters.items()})
        return cls(letters, table, any_of(letters))

    def replaced(self, text: str) -> str:
        """Return ``text`` with its letters replaced, each once."""
        found = set(self.any_of.findall(text))
        if len(found) > _FEW:
            return text.translate(self.table)
        # In order: 苧 becomes 苎 before 薴 becomes 苧.
        for letter in sorted(found):
            text = text.replace(letter, self.letters[letter])
        return text


def any_of(letters: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some letters: the fastest way to ask a text for them."""
    return re.compile(f"[{re.escape(''.join(letters))}]")


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _folded() -> Letters:
    pairs = {**_FULL_WIDTH, **dict.fromkeys(_SPACES, " "), **dict.fromkeys(_DASHES, "-"), **_SIGNS}
    return Letters.of({one: other for one, other in pairs.items() if one not in _KEPT})


@cache
def _han() -> tuple[str, str, str]:
    lines = (
        files("opsanalyse.language")
        .joinpath("data/han.txt")
        .read_text(encoding="utf-8")
        .split("\n")
    )
    return lines[0], lines[1], lines[2]


@cache
def _simplified() -> Letters:
    traditional, simple, _ = _han()
    return Letters.of(dict(zip(traditional, simple, strict=True)))


@cache
def _common() -> Letters:
    return Letters.of({**_simplified().letters, **_CANTONESE})


@cache
def _plain() -> Letters:
    return Letters.of({**_folded().letters, **_common().letters})


@cache
def _only_simplified() -> re.Pattern[str]:
    return any_of(_han()[2])
