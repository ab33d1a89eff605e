"""Bytes of plain text in an unknown encoding → its characters.

Order of belief: byte-order mark, zero bytes of UTF-16 and UTF-32, strict UTF-8, then the legacy
encoding whose characters look most like Chinese, Spanish or English writing.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE: Final = 20_000
"""Bytes that decide; a résumé is shorter."""

INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\U000e0100-\U000e01ef\x00-\x08\x0e-\x1f\x7f]"
)
"""Characters that no reader sees: soft hyphens, joiners, direction marks, tags, controls."""

_APART: Final = re.compile(r"[^\W\d_][\u0300-\u036f]+")
"""A letter with accents that are characters of their own, as files from a Mac have them."""
_HALF: Final = re.compile("[\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Return the characters of ``data``; bytes that fit no encoding become U+FFFD."""
    return data.decode(encoding_of(data), "replace").removeprefix("\ufeff")


def encoding_of(data: bytes) -> str:
    """Name the encoding that ``data`` is most likely written in."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    wide = _wide(data[:_SAMPLE])
    if wide:
        return wide
    if _decodes(data, "utf-8"):
        return "utf-8"
    return _legacy(data[:_SAMPLE]) if not _nearly_utf8(data[:_SAMPLE]) else "utf-8"


def tidy(text: str) -> str:
    """Bring line ends to LF, take out what cannot be seen, and join accents to their letters; all else stays as written.

    For half a character, as broken JSON escapes leave, stands U+FFFD: no file could hold it.
    """
    lines = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x0b", "\n")
    )
    seen = _HALF.sub("\ufffd", INVISIBLE.sub("", lines))
    if not seen.isascii() and _APART.search(seen):
        seen = _APART.sub(lambda letter: unicodedata.normalize("NFC", letter.group()), seen)
    return seen


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return False
    return True


def _nearly_utf8(sample: bytes) -> bool:
    """A single bad byte, as left by a cut or a paste, does not make UTF-8 something else."""
    text = sample.decode("utf-8", "replace")
    good = sum(char > "\x7f" and char != "\ufffd" for char in text)
    return good > 20 * text.count("\ufffd")


def _wide(sample: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark: tell by where zeros stand, or by what the pairs decode to."""
    if len(sample) < 4:
        return None
    whole = sample[: len(sample) // 4 * 4]
    for name, empty in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
        if all(whole[place::4].count(0) > 0.95 * (len(whole) // 4) for place in empty) and _decodes(
            whole, name
        ):
            return name
    pairs = sample[: len(sample) // 2 * 2]
    even, odd = pairs[0::2], pairs[1::2]
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros.count(0) > 0.3 * len(zeros) and others.count(0) < 0.05 * len(others):
            return name
    # Chinese has few zeros, but its line ends, spaces and figures still leave some.
    if 0 not in sample or len(sample) % 2:
        return None
    scored = sorted(
        (_han_share(pairs.decode(name, "replace")), name) for name in ("utf-16-be", "utf-16-le")
    )
    return scored[-1][1] if scored[-1][0] > 0.3 else None


def _legacy(sample: bytes) -> str:
    """Score each candidate on what it decodes to; the order of candidates breaks ties."""
    scored = [(score(_cut(sample, name)), name) for name, score in _CANDIDATES]
    return max(scored, key=lambda pair: pair[0])[1]


_DOUBLE: Final = frozenset({"gb18030", "big5hkscs", "cp950"})


def _cut(sample: bytes, encoding: str) -> str:
    """A sample may end inside a two-byte character: cut back to the last plain one."""
    if encoding in _DOUBLE and len(sample) == _SAMPLE:
        end = max(sample.rfind(b"\n"), sample.rfind(b" "))
        sample = sample[:end] if end > 0 else sample
    return sample.decode(encoding, "replace")


@cache
def _common() -> frozenset[str]:
    """The commonest Chinese characters, simplified and traditional, from the shipped table."""
    lines = (Path(__file__).parent / "common_han.txt").read_text("utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def _han_share(text: str) -> float:
    """Share of common characters among all non-ASCII ones."""
    other = [char for char in text if char > "\x7f"]
    return (
        sum(char in _common() or char in _HAN_SIGNS for char in other) / len(other)
        if other
        else 0.0
    )


def _han_score(text: str) -> float:
    """Real Chinese is mostly common characters; Latin text misread as Chinese is rare ones, or single ones in Latin words."""
    single = len(_SINGLE.findall(text)) / max(1, sum(char > "\x7f" for char in text))
    return _han_share(text) * 1.6 - 0.5 - single


_SINGLE: Final = re.compile(
    "(?<=[A-Za-z])[^\\x00-\\x7f](?![^\\x00-\\x7f])|(?<![^\\x00-\\x7f])[^\\x00-\\x7f](?=[A-Za-z])"
)
_HAN_SIGNS: Final = frozenset("，。、；：？！（）《》“”‘’—…·％「」『』１２３４５６７８９０　")
_LETTERS: Final = frozenset("áéíóúñüÁÉÍÓÚÑÜ")
_FOREIGN: Final = frozenset("çÇàèòïâêîôûëäöãõåÀÈßÖÄ")
"""Letters of names and of single words."""
_MONEY: Final = frozenset("€£¥¢")
_OPENERS: Final = frozenset("¿¡")
_DOS: Final = 0.12
"""By how much better an old code page must look, as few files are in one."""
_SIGNS: Final = frozenset("¿¡€£–—‘’“”•…·ªº°«»®©™§±½¼¾²³¥¢×\u00a0")


def _latin_score(text: str) -> float:
    """Accented letters stand inside words, signs outside; both belong to the languages we expect."""
    placed = [
        _fits(text[max(0, i - 1) : i + 2], char, at_start=i == 0)
        for i, char in enumerate(text)
        if char > "\x7f"
    ]
    return sum(placed) / len(placed) if placed else 0.0


def _fits(around: str, char: str, *, at_start: bool) -> float:
    before = "" if at_start else around[0]
    after = around[1:] if at_start else around[2:]
    if char in _LETTERS or char in _FOREIGN:
        return _fits_letter(char, before, after)
    if char in _SIGNS:
        return _fits_sign(char, before, after)
    return 0.1 if char.isalpha() else 0.0


def _fits_letter(char: str, before: str, after: str) -> float:
    # "niÒo", "BÑnziger": a capital there is another encoding's small letter; "RUBêN", "2018ñtill" are no words.
    within = before.islower() or (before.isalpha() and after.islower())
    if within if char.isupper() else before.isalpha() and after.isupper():
        return 0.2
    if not (before.isalpha() or after.isalpha()) or before.isdigit():
        return 0.3
    return 1.0 if char in _LETTERS else 0.85


def _fits_sign(char: str, before: str, after: str) -> float:
    if char in _OPENERS and after.isalpha() and not before.isalnum():
        return 1.0
    if before.isalpha() and after.isalpha() and char not in "‘’–—·":
        return 0.0
    # "¥ Increased": another encoding's bullet.
    return 0.5 if char in _MONEY and not (before.isdigit() or after.isdigit()) else 0.8


_CANDIDATES: Final[tuple[tuple[str, Callable[[str], float]], ...]] = (
    ("gb18030", _han_score),
    ("big5hkscs", _han_score),
    ("cp950", _han_score),
    ("cp1252", _latin_score),
    ("latin-1", lambda text: _latin_score(text) - 0.01),
    ("mac_roman", _latin_score),
    # Exports of old programs of DOS; 437 has no Á, Í, Ó and Ú.
    ("cp850", lambda text: _latin_score(text) - _DOS),
    ("cp437", lambda text: _latin_score(text) - _DOS - 0.01),
)


def is_binary(data: bytes) -> bool:
    """Tell data from text: control bytes that no text encoding uses."""
    sample = data[:_SAMPLE]
    if encoding_of(sample).startswith("utf-"):
        text = sample.decode(encoding_of(sample), "replace")
        return sum(char < "\t" or char == "\ufffd" for char in text) > 0.1 * len(text)
    return sum(byte < 9 or 13 < byte < 27 for byte in sample) > 0.02 * len(sample)
