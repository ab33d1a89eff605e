"""Lines → which of them are the foot of a page: a page's number, "© 2026 …", when and with what it was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from opsanalyse.resources import shipped_table
from opsanalyse.segment.rows import Row

_LONGEST: Final = 72  # columns
_DATED: Final = 40  # columns of a line that says when it was written
_NUMBER: Final = r"[0-9]{1,2}"
_MARK: Final = r"(?:^|[|·•:/-]\s*|\s{2,}|\t|(?<=[\u3400-\u9fff])\s)"
_BEGUN: Final = 3
_YEARS: Final = ("©1", "©2")
_LAST: Final = frozenset("0123456789页-")


def find_feet(lines: Sequence[Row], *, bare: bool = False) -> list[bool]:
    """Tell for each line whether it stands at the foot of a page; ``bare`` takes "- 1 -" and "1/2" for its number.

    Lines that neither begin nor end as such lines do cost next to nothing.
    """
    openings = _openings()
    return [
        (row.plain[-1] in _LAST and _is_numbered(row, bare=bare))
        or (row.plain[:2] in openings and row.width <= _LONGEST and _is_told(row))
        for row in lines
    ]


def _is_numbered(row: Row, *, bare: bool) -> bool:
    if bare and _bare().fullmatch(row.plain):
        return True
    if row.width > _LONGEST or not any(sign in row.plain for sign in _pages()):
        return False
    return _numbers().search(row.plain) is not None


def _is_told(row: Row) -> bool:
    if row.plain.rstrip(".。 ") in _words("whole") or _copyright().match(row.plain):
        return True
    is_dated = row.width <= _DATED and row.plain.startswith(_words("dated"))
    return (is_dated and any(map(str.isdigit, row.plain))) or bool(_made().fullmatch(row.plain))


@cache
def _numbers() -> re.Pattern[str]:
    """Match what ends in "Page 1 of 2", "- Página 1", 第1页 共2页, "CV | 1/2"."""
    latin = rf"{_any('page')}\s*{_NUMBER}(?:\s*(?:/|{_any('of')})\s*{_NUMBER})?"
    han = rf"第\s*{_NUMBER}\s*页[\s,，/|]*(?:共\s*{_NUMBER}\s*页)?"
    named = rf"{_any('named')}\s*[|·•:-]?\s*{_NUMBER}\s*/\s*{_NUMBER}"
    return re.compile(rf"{_MARK}(?:{latin}|{han}|{named})[\s-]*$")


@cache
def _pages() -> tuple[str, ...]:
    """Return how words for a page begin, to look for first."""
    return ("第", *sorted({word[:_BEGUN] for word in (*_words("page"), *_words("named"))}))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"[-\s]*{_NUMBER}(?:\s*(?:/|{_any('of')})\s*{_NUMBER})?[-\s]*")


@cache
def _copyright() -> re.Pattern[str]:
    """Match "© 2026 …", "Copyright 2026 …", "(c) 2026", but not "Copyright law"."""
    return re.compile(r"(?:©|\(c\)\s*[0-9]{4}|copyright\s*(?:©|\(c\)|[0-9]{4})|版权所有)")


@cache
def _made() -> re.Pattern[str]:
    """Match "Created with Canva", "Made with resume.io © 2026"."""
    return re.compile(
        rf"{_any('made')} {_any('made_with')} (?:{_any('makers')}|[^\s.]+\.[a-z]{{2,4}})\W*(?:[0-9]{{4}})?"
    )


@cache
def _openings() -> frozenset[str]:
    names = ("copyright", "dated", "made", "whole")
    return frozenset({word[:2] for name in names for word in _words(name)} | {"© ", *_YEARS})


def _any(name: str) -> str:
    return f"(?:{'|'.join(map(re.escape, _words(name)))})"


@cache
def _words(name: str) -> tuple[str, ...]:
    """Return the listed words, the longest first."""
    words = shipped_table(Path(__file__).parent / "feet.yml")[name].split(" | ")
    return tuple(sorted({word.strip() for word in words}, key=lambda word: (-len(word), word)))
