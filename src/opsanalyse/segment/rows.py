"""A document → its lines of text, each with its look and what a first glance tells of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from opsanalyse.language import plain as plain_of
from opsanalyse.segment.dates import Dates, dates_in
from opsanalyse.segment.headings import heading_label
from opsanalyse.segment.widths import columns, is_wide
from opsanalyse.types import Document, Line, Span

GLYPH: Final = re.compile(
    "[ \t\u3000]*(?:[•●▪■◆◇□○◦·・‧．▸►▶▷➤➢➔❖✦✧✓✔√★☆※‣⁃∙*\uf0b7\uf0a7\uf06c\uf06e\uf075\uf0d8\uf0fc\ufffd]+[ \t\u3000]*|[-–—][ \t\u3000]+|[-–—](?=[^\\s\\d-])"
    "|[（(]?[0-9０-９]{1,2}(?:\\.\\)|[.)、）．])(?:(?![0-9０-９])|(?=(?:19|20)[0-9]{2}年))[ \t]*|[（(]?[一二三四五六七八九十]{1,3}[)）、][ \t]*|[①-⑳][ \t]*)"
)
"""A bullet glyph or list number at the start of a line; "-5%" and "2.5" are none, “2.2022年大促” begins with one."""
_LETTER: Final = re.compile(
    "[（(]?(?:[a-z]|[ivx]{2,4})[)）][ \t]*|(?:[a-h]|[ivx]{1,4})\\.[ \t]+|o[ \t]+(?=[A-Z0-9])"
)
"""The circle that Word draws with an o, a letter or a small Roman number that opens an item of a list."""

_HAN_NUMBERS: Final = frozenset("一二三四五六七八九十")

# Ways to reach someone, in small letters.
_MAIL: Final = r"[\w.+-]+@[\w-]+\.\w+"
_NAMES: Final = tuple(
    "电话 手机 電話 手機 邮箱 郵箱 微信 email e-mail tel teléfono móvil phone mobile address dirección 住址 地址".split()
)
_OTHERWISE: Final = (
    r"https?://|www\.|linkedin\.com|github\.com"
    r"|(?:\+\d{1,3}[ -]?)?(?:\(\d{2,4}\)[ -]?)?\d{2,4}(?:[ -]\d{2,4}){2,4}|(?<!\d)1[3-9]\d{9}(?!\d)"
    rf"|(?:{'|'.join(_NAMES)})\s*[:：]"
)
_CONTACT: Final = re.compile(f"{_MAIL}|{_OTHERWISE}")
_NO_MAIL: Final = re.compile(_OTHERWISE)
"""The same for lines without "@": mail is dear to look for, since it may begin at any letter."""
_SIGNED: Final = re.compile(r"[@:：\d]|[wW]{3}|\.[cC]")
"""What every way of contact holds; lines without it are passed over fast."""
_NUMBER: Final = re.compile(r"\d\d(?:[ -]\d\d|\d{9})")
_COLON: Final = re.compile("[:：]")
_WRAPPED: Final = frozenset({"application/pdf", "text/plain", "text/markdown"})


class Row(NamedTuple):
    """A line without its outer white space; ``text`` starts at ``start``."""

    start: int
    end: int
    text: str
    look: Line | None
    glyph: int
    """Characters of a bullet glyph or list number at its start, 0 without one."""
    after_blank: bool
    wraps: bool = True
    """Whether its format breaks paragraphs over lines, as pages and plain text do."""
    plain: str = ""
    """``text`` folded and simplified, of the same length."""
    is_contact: bool = False
    """Whether it holds a way to reach the candidate and little else."""
    label: str | None = None
    """The section that it names if it is a heading of our vocabulary."""
    dates: Dates | None = None
    width: int = 0
    """The columns of ``text``."""
    follows: bool = False
    """Whether it goes on the line above, as wrapped plain text does."""


def rows(document: Document) -> list[Row]:
    """Return the lines of ``document.text`` that hold anything, in order."""
    looks = {line.start: line for line in document.lines}
    wraps = document.media_type in _WRAPPED
    plain = plain_of(document.text)
    wide = is_wide(document.text)
    out, position, blank = [], 0, True
    for raw in document.text.split("\n"):
        text = raw.strip()
        if text:
            start = position + len(raw) - len(raw.lstrip())
            look = looks.get(start) or looks.get(position)
            end = start + len(text)
            folded = plain[start:end]
            out.append(
                Row(
                    start,
                    end,
                    text,
                    look,
                    _glyph(text),
                    blank,
                    wraps,
                    folded,
                    _is_contact(text),
                    heading_label(folded),
                    dates_in(folded),
                    columns(text) if wide else len(text),
                )
            )
        blank = not text
        position += len(raw) + 1
    return out


class Shelf:
    """Lines in order, from which those of a stretch are taken without looking at all of them."""

    def __init__(self, lines: Sequence[Row]) -> None:
        self._lines = lines
        self._starts = [row.start for row in lines]
        self._ends = [row.end for row in lines]

    def within(self, span: Span) -> Sequence[Row]:
        """Return the lines that lie at least in part in ``span``."""
        first = bisect_right(self._ends, span.start)
        return self._lines[first : max(first, bisect_left(self._starts, span.end))]


def clipped(row: Row, span: Span) -> Row | None:
    """Return the part of a line that lies in ``span``."""
    start, end = max(row.start, span.start), min(row.end, span.end)
    if start >= end:
        return None
    if (start, end) == (row.start, row.end):
        return row
    part = slice(start - row.start, end - row.start)
    inside, plain = row.text[part], row.plain[part]
    return Row(
        start,
        end,
        inside,
        row.look,
        0,
        after_blank=True,
        wraps=row.wraps,
        plain=plain,
        width=columns(inside),
    )


def _is_contact(text: str) -> bool:
    if not _SIGNED.search(text):
        return False
    small = text.lower()
    signed = "@" in small or "www." in small or ".com" in small or _NUMBER.search(small)
    if not signed and not _names_contact(small):  # most lines hold none of what ways of contact do
        return False
    rest = (_CONTACT if "@" in small else _NO_MAIL).sub("", small)
    return rest != small and len(rest) < max(60, len(text) // 2)


def _names_contact(small: str) -> bool:
    if ":" not in small and "：" not in small:
        return False
    return "://" in small or any(
        before.rstrip().endswith(_NAMES) for before in _COLON.split(small)[:-1]
    )


def _glyph(text: str) -> int:
    first = text[0]
    if first.isalpha() and first not in _HAN_NUMBERS:
        found = _LETTER.match(text) if first.islower() else None
    else:
        found = GLYPH.match(text) or (_LETTER.match(text) if first in "(（" else None)
    return found.end() if found and found.end() < len(text) else 0
