"""A Chinese numeral, in characters, digits or both → its value or its range."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from opsanalyse.detect.quantities.grammar import words_of

_LONGEST: Final = 40  # characters; a longer run is no numeral that anybody writes
_MYRIAD: Final = 10000.0
_ATOM = re.compile(
    r"(?P<digits>(?:[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)(?:e[+-]?[0-9]{1,3})?)|(?P<suffix>[a-z]+)|(?P<char>[^0-9.a-z])"
)


@dataclass(frozen=True, slots=True)
class Numerals:
    """Values of the characters."""

    digits: Mapping[str, int]
    tens: Mapping[str, float]
    suffixes: Mapping[str, float]


@cache
def numerals() -> Numerals:
    """Build the tables once a process."""
    raw = words_of("zh")
    tens = {char: float(value) for char, value in raw["tens"].items()}
    return Numerals(raw["digits"] | raw["twenties"], tens, raw["suffixes"])


def value_of(text: str) -> tuple[float, float | None] | None:
    """Return the value (and the upper end of "三五百", "二三十"); None if it is no number."""
    if len(text) > _LONGEST:
        return None
    whole, _, rest = text.partition("点")
    if rest:
        return _pointed(whole, rest)
    tables = numerals()
    if len(text) > 1 and all(char in tables.digits for char in text):
        return _spelled(text, tables)
    span = _neighbours(text, tables)
    return span or _single(text, tables)


def _single(text: str, tables: Numerals) -> tuple[float, None] | None:
    total = _sum(text, tables)
    return None if total is None else (total, None)


def _spelled(text: str, tables: Numerals) -> tuple[float, float | None] | None:
    """Read digits one by one: 二〇一九; two that follow each other are a range: 三五, 七八."""
    values = [tables.digits[char] for char in text]
    if len(values) == 2 and 0 < values[0] < values[1] and values[1] - values[0] <= 2:
        return float(values[0]), float(values[1])
    if any(value >= 10 for value in values):
        return _single(
            "".join("二十" if c == "廿" else "三十" if c == "卅" else c for c in text), tables
        )
    return float("".join(map(str, values))), None


def _neighbours(text: str, tables: Numerals) -> tuple[float, float | None] | None:
    """Read two digits that share what follows: 三四十, 二三百万; 十七八."""
    for i in range(min(3, len(text) - 1)):
        low, high = tables.digits.get(text[i], 0), tables.digits.get(text[i + 1], 0)
        if 0 < low < high < 10 and high - low <= 2:
            first = _sum(text[: i + 1] + text[i + 2 :], tables)
            second = _sum(text[:i] + text[i + 1 :], tables)
            return None if first is None or second is None else (first, second)
    return None


def _pointed(whole: str, rest: str) -> tuple[float, None] | None:
    """Read 十点二三三, 三点五万, 两千万点五五四四."""
    tables = numerals()
    cut = len(rest)
    while cut and rest[cut - 1] in tables.tens:
        cut -= 1
    decimals = "".join(str(tables.digits.get(char, char)) for char in rest[:cut])
    base = _sum(whole, tables) if whole else 0.0
    if base is None or not decimals.isdigit():
        return None
    value = float(f"{int(base)}.{decimals}")
    for char in rest[cut:]:
        value *= tables.tens[char]
    return value, None


def _sum(text: str, tables: Numerals) -> float | None:
    """Add up groups of ten thousand: total (closed), section (open), number (last digits).

    ``last`` is what the last sign of ten counts: 10, 100, 10000…; 0 before any, and behind a zero.
    """
    total = section = last = 0.0
    number: float | None = None
    for atom in _ATOM.finditer(text):
        char = atom.group()
        if atom.lastgroup == "digits":
            number = float(char.replace(",", ""))
        elif atom.lastgroup == "suffix":
            number = (number if number is not None else 1.0) * tables.suffixes.get(char, 1.0)
        elif char in tables.digits:
            number = float(tables.digits[char])
            last = last if number else 0.0
        elif char in tables.tens:
            by = tables.tens[char]
            if by < _MYRIAD:
                section += (number or 1.0) * by  # 零十 is ten
            else:
                total = _closed(total, section, number, by)
                section = 0.0
            number, last = None, by
        elif char not in "又零多余来几":
            return None
    if number is not None and last >= 100 and len(text) > 1 and text[-2] in tables.tens:
        number *= last / 10  # 四百五 is 450
    return total + section + (number or 0.0)


def _closed(total: float, section: float, number: float | None, by: float) -> float:
    """Close a group: 四万万 and 二十一万亿 multiply, 五亿一万 adds."""
    if number is None and not section:
        return (total or 1.0) * by
    group = section + (number or 0.0)
    return (total + group) * by if 0 < total < by and by > _MYRIAD else total + group * by
