"""Spanish and English: a number → the quantity that it makes with the unit behind it."""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.lexer import Token, token_at
from opsanalyse.detect.quantities.numerals import read_number
from opsanalyse.detect.quantities.phrases import match, spanned
from opsanalyse.detect.quantities.sorts import SECONDS, together
from opsanalyse.detect.quantities.wholes import Number
from opsanalyse.types import Quantity

_CLOCK_BEFORE: Final = frozenset({"las", "la", "at", "@"})
_DAY: Final = 24
_LENGTH: Final = "duration"
_IN: Final = frozenset({"in", "within", "inside"})
"""Before "a quarter" that is three months and no part of anything: but "in a quarter of the cases"."""


def with_unit(
    tokens: list[Token], number: Number, high: float | None, code: str | None, grammar: Grammar
) -> tuple[Quantity, int] | None:
    """Give a number its kind by what stands behind it; None if it counts nothing."""
    index = number.last
    if code:
        return _money(tokens, number, high, (code, 1.0), index, grammar)
    unit = _unit_at(tokens, index, grammar) or _part_of_time(tokens, number, grammar)
    if unit and not (number.article and unit[0][0] in {"percent", "points", "multiple"}):
        (kind, name, factor), last = unit
        if kind in {"money", "cents"}:
            return _money(tokens, number, high, (name or "", factor), last, grammar)
        if kind == "duration":
            return _duration(tokens, number, high, name or "", last, grammar)
        if kind != "multiple" or _is_multiple(tokens, last, grammar):
            return _unit_quantity(tokens, number, high, (kind, name, factor), last)
    if number.article:
        return None
    if number.fraction:
        return _fraction(tokens, number, high, grammar)
    return _count(tokens, number, high, grammar)


def _unit_at(
    tokens: list[Token], index: int, grammar: Grammar
) -> tuple[tuple[str, str | None, float], int] | None:
    """Find a unit behind a number, over a hyphen, "of" or a filler ("two additional minutes")."""
    link = token_at(tokens, index)
    unit = match(tokens, index, grammar.units)
    if unit:
        return unit if _is_unit_here(tokens, index, unit) else None
    if link.text == "-" and link.start == token_at(tokens, index - 1).end:
        return match(tokens, index + 1, grammar.units)
    if link.text in grammar.tables["fillers"] or link.text in {"of", "de"}:
        unit = match(tokens, index + 1, grammar.units)
        wanted = {"duration"} if link.text in grammar.tables["fillers"] else {"money", "duration"}
        return unit if unit and unit[0][0] in wanted and unit[1] - index > 1 else None
    return None


def _part_of_time(
    tokens: list[Token], number: Number, grammar: Grammar
) -> tuple[tuple[str, str | None, float], int] | None:
    """Read "half a day", "half an hour"."""
    if not number.fraction or token_at(tokens, number.last).text not in grammar.tables["articles"]:
        return None
    unit = match(tokens, number.last + 1, grammar.units)
    return unit if unit and unit[0][0] == "duration" else None


def _is_unit_here(
    tokens: list[Token], index: int, unit: tuple[tuple[str, str | None, float], int]
) -> bool:
    """A unit of one or two letters stands right behind its digits or is a common one."""
    text, kind = tokens[index].text, unit[0][0]
    attached = tokens[index].start == tokens[index - 1].end
    if kind == "duration" and len(text) == 1:
        # "5 h 40 min", "1/2 h"
        part = token_at(tokens, index - 2).text == "/"
        follows = token_at(tokens, index + 1)
        return attached or part or follows.kind == "number" or _is_length(tokens, index)
    return not (kind == "count" and len(text) == 1 and not attached)


def _is_length(tokens: list[Token], index: int) -> bool:
    """Tell "26 h", a length of time, from hours of the day: "a las 9 h", "de 9 h a 18 h"."""
    number, before = token_at(tokens, index - 1), token_at(tokens, index - 2)
    if tokens[index].text != "h" or number.kind != "number" or before.text in _CLOCK_BEFORE:
        return False
    return not any(_is_working_day(tokens, first) for first in (index - 1, index - 4))


def _is_working_day(tokens: list[Token], first: int) -> bool:
    """Tell "9 h a 18 h": a day begins and ends, and nothing grew."""
    began, unit, ended, other = (token_at(tokens, first + i) for i in (0, 1, 3, 4))
    if not (unit.text == other.text == "h" and began.text.isdigit() and ended.text.isdigit()):
        return False
    return int(began.text) < int(ended.text) <= _DAY


def _is_multiple(tokens: list[Token], last: int, grammar: Grammar) -> bool:
    """Tell "3 times the sales" from "3 times a week"; "4 x 5" multiplies nothing of ours."""
    after = token_at(tokens, last)
    return after.text not in grammar.tables["multiples_not_after"] and after.kind != "number"


def _unit_quantity(
    tokens: list[Token],
    number: Number,
    high: float | None,
    unit: tuple[str, str | None, float],
    last: int,
) -> tuple[Quantity, int]:
    kind, name, factor = unit
    top = None if high is None else high * factor
    return spanned(
        tokens, number.first, last, kind, number.value * factor, high=top, unit=name
    ), last


def _money(
    tokens: list[Token],
    number: Number,
    high: float | None,
    coin: tuple[str, float],
    last: int,
    grammar: Grammar,
) -> tuple[Quantity, int]:
    """Read money with its cents: 3 euros con 99 céntimos, 15 USD 50."""
    code, factor = coin
    value = number.value * factor
    by = grammar.tables["multipliers"].get(token_at(tokens, last).text)
    if by and last > number.last:  # "75 USD million"
        value, last = value * by, last + 1
    if code != "CENT" and high is None:
        cents = _cents(tokens, last, grammar)
        if cents:
            value, last = value + cents[0] / 100, cents[1]
    top = None if high is None else high * factor
    unit = match(tokens, last, grammar.units)  # "$10 - 20 dólares", "$300 USD"
    if (
        unit
        and unit[0][0] == "money"
        and last == number.last
        and token_at(tokens, unit[1]).kind != "number"
    ):
        code, last = unit[0][1] or code, unit[1]
    return spanned(tokens, number.first, last, "money", value, high=top, unit=code), last


def _cents(tokens: list[Token], index: int, grammar: Grammar) -> tuple[float, int] | None:
    tables = grammar.tables
    link = token_at(tokens, index).text
    start = index + (link in tables["joiners"] or link in tables["points"])
    number = read_number(tokens, start, grammar)
    if number is None or not 0 < number.value < 100 or number.value != int(number.value):
        return None
    named = token_at(tokens, number.last).text in tables["cents"]
    if named:
        return number.value * tables["cents"][tokens[number.last].text], number.last + 1
    after = token_at(tokens, number.last)
    bare = after.kind in {"end", "sign"} or match(tokens, number.last, grammar.units) is None
    two = number.digits and len(tokens[number.first].text) == 2
    joined = start > index and after.kind in {"end", "sign"}
    return (
        (number.value, number.last)
        if number.digits and (joined or (two and bare and start == index))
        else None
    )


def _duration(
    tokens: list[Token], number: Number, high: float | None, unit: str, last: int, grammar: Grammar
) -> tuple[Quantity, int]:
    """Read a length of time with its smaller parts: 2 years 3 months, an hour and a half."""
    tables = grammar.tables
    value = number.value
    half = token_at(tokens, last).text in tables["joiners"]
    if half:
        part = read_number(tokens, last + 1, grammar)
        if part and part.fraction and part.value < 1:
            value, last = value + part.value, part.last
        elif part and part.article and token_at(tokens, part.last).text in tables["halves"]:
            value, last = value + tables["halves"][tokens[part.last].text], part.last + 1
    while True:
        link = token_at(tokens, last).text in tables["duration_joiners"]
        part = read_number(tokens, last + link, grammar)
        smaller = part and match(tokens, part.last, grammar.units)
        if not part or not smaller or smaller[0][0] != "duration":
            break
        other = smaller[0][1] or ""
        if SECONDS.get(other, 0.0) >= SECONDS.get(unit, 0.0):
            break  # "53 minutes a week" is a rate, not longer than a week
        value, unit, last = together(value, unit, part.value, other), other, smaller[1]
    return spanned(tokens, number.first, last, "duration", value, high=high, unit=unit), last


def _fraction(
    tokens: list[Token], number: Number, high: float | None, grammar: Grammar
) -> tuple[Quantity, int] | None:
    """Keep a fraction of something; "first half", "a quarter" (three months) are none."""
    tables = grammar.tables
    before = token_at(tokens, number.first - 1).text
    after = token_at(tokens, number.last).text
    if before in _IN and after != "of" and tokens[number.last - 1].text == "quarter":
        return spanned(tokens, number.first, number.last, _LENGTH, 1.0, unit="quarter"), number.last
    spelled = tokens[number.last - 1].kind == "word"
    many = (
        tables["values"].get(tokens[number.first].text, 0) > 1
    )  # "a dos tercios", "in two thirds"
    counted = many or tokens[number.last - 1].text in tables.get(
        "part_words", ()
    )  # "a una quinta parte"
    unfit = before in tables["fraction_not_before"] and not counted and not _cut_in(tokens, number)
    if spelled and (unfit or after in tables["fraction_not_after"]):
        return None
    if number.last - number.first == 1 and tokens[number.first].text in tables.get(
        "average_words", ()
    ):
        return None  # "ticket medio", "tiempo medio"
    if _averages(tokens, number, grammar):
        return None
    if tokens[number.last - 1].text in {"quarter", "quarters"} and number.last - number.first == 1:
        return None
    if after == "-" and tokens[number.last - 1].text == "half":
        return None
    if number.value >= 1 and spelled:
        return _count(tokens, number, high, grammar)
    return spanned(
        tokens, number.first, number.last, "fraction", number.value, high=high
    ), number.last


def _averages(tokens: list[Token], number: Number, grammar: Grammar) -> bool:
    """Tell "una media de 0,8 puntos" from half of something."""
    last = tokens[number.last - 1].text
    behind, figure = token_at(tokens, number.last), token_at(tokens, number.last + 1)
    named = last in grammar.tables.get("average_words", ())
    return named and behind.text == "de" and figure.kind == "number"


def _cut_in(tokens: list[Token], number: Number) -> bool:
    """Tell "cut churn in half" from "in half an hour"."""
    half = tokens[number.first].text == "half" and number.last - number.first == 1
    inside = token_at(tokens, number.first - 1).text == "in"
    return half and inside and token_at(tokens, number.last).text not in {"a", "an"}


def _count(
    tokens: list[Token], number: Number, high: float | None, grammar: Grammar
) -> tuple[Quantity, int]:
    """Count the word behind the number; the span stays on the number."""
    after = token_at(tokens, number.last)
    attached = after.kind == "word" and after.start == tokens[number.last - 1].end
    if attached and tokens[number.last - 1].kind == "number":
        return spanned(
            tokens, number.first, number.last + 1, "other", number.value, unit="code"
        ), number.last + 1
    unit = (
        after.text
        if after.kind == "word" and after.text not in grammar.tables["never_counted"]
        else None
    )
    bound = "at_least" if number.vague else ""
    return (
        spanned(
            tokens,
            number.first,
            number.last,
            "count",
            number.value,
            high=high,
            unit=unit,
            bound=bound,
        ),
        number.last,
    )
