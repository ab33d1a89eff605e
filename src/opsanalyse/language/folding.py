"""Text → the same text in plain characters, one for one, so that offsets hold."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

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
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# Full-width punctuation ends Chinese sentences and parts clauses: it keeps its own shape.
_KEPT = "，。！？；：（）、"


def fold(text: str) -> str:
    """Return ``text`` with full-width letters, digits and signs, spaces and dashes made plain, in lower case.

    The length stays: a character whose lower case is longer is left as it is.
    """
    if text.isascii():
        return text.lower()
    return _lower(text.translate(_table()))


def simplify(text: str) -> str:
    """Return ``text`` with Traditional characters as Simplified ones, of the same length."""
    if text.isascii():
        return text
    return text.translate(_simplified())


def script(text: str) -> str:
    """Return ``Hans`` or ``Hant`` by the characters that only one of them has, ``Latn``, or nothing."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    hant = sum(map(_simplified_keys().__contains__, text))
    hans = sum(map(_only_simplified().__contains__, text))
    if hant != hans:
        return "Hant" if hant > hans else "Hans"
    if any("\u3400" <= c <= "\u9fff" for c in text):
        return ""
    return "Latn" if any(c.isalpha() for c in text) else ""


class Table(dict[int, int | str]):
    """A table for ``str.translate``; letters that stay enter it as they are met: a miss costs more than all the rest."""

    def __missing__(self, code: int) -> int:
        """Return a letter that the table does not change."""
        self[code] = code
        return code


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _table() -> Table:
    pairs = {**_FULL_WIDTH, **dict.fromkeys(_SPACES, " "), **dict.fromkeys(_DASHES, "-"), **_SIGNS}
    return Table({ord(a): b for a, b in pairs.items() if a not in _KEPT})


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
def _simplified() -> Table:
    traditional, simple, _ = _han()
    return Table({ord(a): b for a, b in zip(traditional, simple, strict=True)})


@cache
def _simplified_keys() -> frozenset[str]:
    return frozenset(_han()[0])


@cache
def _only_simplified() -> frozenset[str]:
    return frozenset(_han()[2])
