"""Tokens → the dates among them and the numbers that count nothing (versions, telephones, codes)."""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.lexer import Token, token_at
from opsanalyse.detect.quantities.phrases import match, spanned
from opsanalyse.types import Quantity

_OTHER: Final = {
    "web": "web",
    "always": "hours",
    "version": "version",
    "phone": "phone",
    "code": "code",
}
_FIRST_YEAR: Final = 1940
_PRODUCTS: Final = frozenset({"iso", "python", "office", "windows", "microsoft", "dynamics"})
"""Names whose number has any length: "ISO 9001", "Office 365"."""
_LAST_YEAR: Final = 2039
_ID_DIGITS: Final = 10
_ZERO: Final = 0.0
_LENGTH: Final = "duration"


def read_other(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity | None, int]:
    """Read a number that is part of a name, an address, a version or a telephone."""
    token, before = tokens[index], token_at(tokens, index - 1)
    if token.kind in _OTHER:
        if token.kind == "code" and token.text.startswith("q"):
            return None, index + 1
        return _other(token, token, _OTHER[token.kind]), index + 1
    if token.kind != "number":
        return None, index
    if before.text in {":", "."}:
        before = token_at(tokens, index - 2)
    if before.text in grammar.tables["phone_before"] or _is_identifier(token.text):
        return _other(token, token, "phone" if _is_identifier(token.text) else "id"), index + 1
    if token_at(tokens, index + 1).text.startswith("@") and tokens[index + 1].start == token.end:
        return _other(token, token, "web"), index + 1
    return _labelled(tokens, index, grammar)


def _is_identifier(text: str) -> bool:
    return text.isdigit() and len(text) >= _ID_DIGITS


def _labelled(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity | None, int]:
    """Read "ISO 9001", "Python 3", "phase 2", "usb3"."""
    token, before, after = tokens[index], token_at(tokens, index - 1), token_at(tokens, index + 1)
    glued = (
        before.kind == "word" and before.end == token.start and before.text not in _glue(grammar)
    )
    if glued:
        return _other(before, token, "code"), index + 1
    tables = grammar.tables
    amount = after.text in {"%", "points", "puntos"} or match(tokens, index + 1, grammar.money)
    # "EN 9001" is a standard, but "bajó en 12" is an amount.
    if before.text in tables["labels"] and before.text not in tables["digit_labels"] and not amount:
        short = len(token.text) <= 2 or before.text in _PRODUCTS or "." in token.text
        if short and (after.kind != "word" or before.text not in {"n", "t", "v", "day", "día"}):
            return _other(before, token, "label"), index + 1
    return None, index


def _glue(grammar: Grammar) -> frozenset[str]:
    """Words that may stand right before digits: top10, usd15, x3."""
    return frozenset(
        {"x", *grammar.tables["rank_before"], *(p for p in grammar.money if p.isalpha())}
    )


def _other(first: Token, last: Token, unit: str) -> Quantity:
    return Quantity(first.start, last.end, "other", _ZERO, unit=unit)


def read_date(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity | None, int]:
    """Read a date, a year, a quarter of a year or a time of day."""
    token = tokens[index]
    tables = grammar.tables
    if token.kind == "clock" and (last := _behind_minutes(tokens, index, grammar)):
        return spanned(tokens, index, last, _LENGTH, _minutes(token.text), unit="minute"), last
    if token.kind in {"date", "clock"}:
        return _date(tokens, index, index + 1), index + 1
    if token.text in tables["months"]:
        return _from_month(tokens, index, grammar)
    if token.text in {"q", "h", "fy", "t", "s"} and token_at(tokens, index + 1).kind == "number":
        return _quarter(tokens, index)
    if token.kind != "number":
        return None, index
    last = (
        _day_month(tokens, index, grammar) if not _is_shift(tokens, index, grammar) else index + 4
    )
    if last > index:
        return _date(tokens, index, last), last
    after = token_at(tokens, index + 1)
    if after.text in tables["clock_after"] and len(token.text) <= 2:
        return _date(tokens, index, index + 2), index + 2
    if is_year(token.text) and _is_date_here(tokens, index, grammar):
        return _date(tokens, index, index + 1), index + 1
    return None, index


def _behind_minutes(tokens: list[Token], index: int, grammar: Grammar) -> int:
    """Return the token behind a length such as "6:15 minutes", also the first of two ("from ⟦7:40⟧ to 6:15 min"), or 0."""
    found = match(tokens, index + 1, grammar.units)
    if found:
        (_, unit, _), last = found
        return last if unit == "minute" else 0
    link, other = token_at(tokens, index + 1), token_at(tokens, index + 2)
    ranged = link.text in {*grammar.tables["range_words"], "-"} and other.kind == "clock"
    return index + 1 if ranged and _behind_minutes(tokens, index + 2, grammar) else 0


def _minutes(clock: str) -> float:
    minutes, _, seconds = clock.partition(":")
    return float(minutes) + float(seconds[:2]) / 60


def is_year(text: str) -> bool:
    """Tell whether digits look like a year of a working life."""
    return len(text) == 4 and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR


def _is_date_here(tokens: list[Token], index: int, grammar: Grammar) -> bool:
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    if match(tokens, index + 1, grammar.units):
        return False
    if any(before.text in grammar.tables[name] for name in ("date_before", "months", "yearly")):
        return True
    if before.text in grammar.money:
        return False
    counted = (
        after.kind == "word"
        and after.text not in grammar.tables["date_before"]
        and not after.text.endswith(tuple(grammar.tables["never_counted_ends"]))
    )
    return not counted and before.text not in {"+", "~", ">", "<"} and after.text != "+"


def _from_month(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity | None, int]:
    """Read "March 2021", "mar 15, 2021", "May 4th", "enero de 2020"."""
    number = index + 1
    while token_at(tokens, number).text in {*grammar.tables["date_links"], ".", "'"}:
        number += 1
    token = token_at(tokens, number)
    if token.kind != "number" or not (is_year(token.text) or _is_day(token.text)):
        return None, index
    last = number + 1
    if token_at(tokens, last).text in grammar.tables["ordinal_suffixes"]:
        last += 1
    if token_at(tokens, last).text == "," and is_year(token_at(tokens, last + 1).text):
        last += 2
    elif is_year(token_at(tokens, last).text):
        last += 1
    return _date(tokens, index, last), last


def _is_day(text: str) -> bool:
    return text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31


def _is_shift(tokens: list[Token], index: int, grammar: Grammar) -> bool:
    """Tell working hours, "de 9 a 18 h", "9 - 18 h", from a change in hours."""
    link, other, unit = (token_at(tokens, index + i) for i in (1, 2, 3))
    if other.kind != "number" or unit.text not in grammar.tables["clock_units"]:
        return False
    if link.text not in {*grammar.tables["range_words"], "-"}:
        return False
    first, last = tokens[index].text, other.text
    return first.isdigit() and last.isdigit() and int(first) < int(last) <= 24


def _day_month(tokens: list[Token], index: int, grammar: Grammar) -> int:
    """Return the token behind "15 March 2021", "15 de marzo de 2021", or ``index``."""
    if not _is_day(tokens[index].text):
        return index
    last = index + 1
    while token_at(tokens, last).text in {
        *grammar.tables["ordinal_suffixes"],
        *grammar.tables["date_links"],
    }:
        last += 1
    if token_at(tokens, last).text not in grammar.tables["months"]:
        return index
    last += 1
    year = last
    while token_at(tokens, year).text in {*grammar.tables["date_links"], ","}:
        year += 1
    return year + 1 if is_year(token_at(tokens, year).text) else last


def _quarter(tokens: list[Token], index: int) -> tuple[Quantity | None, int]:
    """Read "Q3", "FY 2023", "H1 2022"."""
    number = tokens[index + 1]
    if number.start != tokens[index].end and not is_year(number.text):
        return None, index
    last = index + 2
    if is_year(token_at(tokens, last).text):
        last += 1
    if tokens[index].text in {"h", "t", "s"} and last == index + 2 and not is_year(number.text):
        return None, index
    return _date(tokens, index, last), last


def _date(tokens: list[Token], first: int, last: int) -> Quantity:
    text = "".join(token.text for token in tokens[first:last])
    years = [text[i : i + 4] for i in range(len(text) - 3) if is_year(text[i : i + 4])]
    return Quantity(
        tokens[first].start, tokens[last - 1].end, "date", float(years[0]) if years else _ZERO
    )
