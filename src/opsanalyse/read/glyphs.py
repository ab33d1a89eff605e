"""Text as fonts encode it → ordinary characters, with the place each one came from.

Ligatures, Kangxi radicals, compatibility ideographs, full-width letters and figures, styled
mathematical letters, detached accents, Wingdings bullets. Full-width punctuation stays: it is
how Chinese is written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from opsanalyse.read.text import INVISIBLE

_COMPATIBLE: Final = (
    "\u2e80-\u2fdf"  # radicals, such as ⽤ for 用
    "\uf900-\ufaff\U0002f800-\U0002fa1f"  # compatibility ideographs
    "\ufb00-\ufb4f"  # ligatures, such as ﬁ
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"  # full-width figures and letters
    "\U0001d400-\U0001d7ff"  # styled letters, such as 𝗦
)
_SPACES: Final = "\u00a0\u2000-\u200a\u202f\u205f"
_ACCENTS: Final = {"´": "\u0301", "¨": "\u0308", "˜": "\u0303", "¸": "\u0327", "ˆ": "\u0302"}
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_ODD: Final = re.compile(
    f"[{_COMPATIBLE}{_SPACES}{_PRIVATE}{''.join(_ACCENTS)}\u0300-\u036f]|{INVISIBLE.pattern}"
)
"""Most lines hold none of these and are left alone at the cost of one search."""
_COMPATIBLE_ONE: Final = re.compile(f"[{_COMPATIBLE}]")
_SPACE: Final = re.compile(f"[{_SPACES}]")
_ADOBE: Final = range(0xF730, 0xF77B)
"""Adobe's old-style figures (U+F730 is 0) and small capitals (U+F761 is a)."""
PRIVATE: Final = re.compile(f"[{_PRIVATE}]")


def plain(text: str) -> str:
    """Return the ordinary form of ``text``."""
    return normalise(text)[0]


def normalise(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the ordinary form and, for each of its characters, the index it came from."""
    if not _ODD.search(text):
        return text, tuple(range(len(text)))
    characters: list[str] = []
    origins: list[int] = []
    accent = ""
    for index, char in enumerate(text):
        if char in _ACCENTS and text[index + 1 : index + 2].isalpha():
            accent = char
            continue
        for new in _ordinary(char) if not accent else _accented(accent, char):
            if unicodedata.combining(new) and characters and _join(characters, new):
                continue
            characters.append(new)
            origins.append(index)
        accent = ""
    return "".join(characters), tuple(origins)


def _accented(accent: str, letter: str) -> str:
    """TeX's old fonts set an accent before its letter: ``acci´on``."""
    composed = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
    return composed if len(composed) == 1 else accent + letter


def _join(characters: list[str], mark: str) -> bool:
    composed = unicodedata.normalize("NFC", characters[-1] + mark)
    if len(composed) != 1:
        return False
    characters[-1] = composed
    return True


def _ordinary(char: str) -> str:
    known = _table().get(char)
    if known is not None:
        return known
    if _ADOBE.start <= ord(char) < _ADOBE.stop and (letter := chr(ord(char) - 0xF700)).isalnum():
        return letter
    if _COMPATIBLE_ONE.match(char):
        return unicodedata.normalize("NFKC", char)
    if _SPACE.match(char):
        return " "
    return "" if INVISIBLE.match(char) or PRIVATE.match(char) else char


@cache
def _table() -> dict[str, str]:
    lines = (Path(__file__).parent / "glyphs.txt").read_text("utf-8").splitlines()
    return dict(_entry(line) for line in lines if line and not line.startswith("#"))


def _entry(line: str) -> tuple[str, str]:
    if line.startswith("U+"):
        code, _, char = line.partition(" ")
        return chr(int(code.removeprefix("U+"), 16)), char
    return line[0], line[1]
