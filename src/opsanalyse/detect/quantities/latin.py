"""Folded Spanish or English text → its quantities, by one walk over the tokens."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import Any, Final

from opsanalyse.detect.quantities.calendar import read_date, read_other
from opsanalyse.detect.quantities.grammar import Grammar, Phrases
from opsanalyse.detect.quantities.lexer import Token, lex
from opsanalyse.detect.quantities.numerals import Number, denominator, read_number, token_at
from opsanalyse.types import Quantity

_MOST: Final = 400  # a unit with more numbers is a table of data; the rest is left unread

_CARRIED: Final = frozenset({"percent", "points", "money", "duration"})


def find(folded: str, grammar: Grammar) -> tuple[Quantity, ...]:
    """Return the quantities of folded text, left to right, none inside another."""
    tokens = lex(folded)
    found: list[Quantity] = []
    index, floor = 0, 0
    while index < len(tokens) and len(found) < _MOST:
        token = tokens[index]
        if _is_idle(tokens, index, grammar):
            index += 1
            continue
        quantities, last = _read(tokens, index, floor, grammar)
        found += quantities
        floor = last if quantities else floor
        index = last
    return tuple(_shared(found, folded, grammar))


def _is_idle(tokens: list[Token], index: int, grammar: Grammar) -> bool:
    """Tell quickly that nothing begins here: most words, signs, and articles before other words."""
    token = tokens[index]
    if token.kind == "sign":
        is_minus = token.text == "-" and token_at(tokens, index + 1).kind == "number"
        return token.text not in grammar.starts and not is_minus
    if token.kind != "word":
        return token.kind == "foreign"
    if token.text not in grammar.starts:
        return True
    after = token_at(tokens, index + 1)
    if token.text not in grammar.articles or after.kind == "number":
        return False
    return after.text not in grammar.after_article and denominator(after.text, grammar) is None


def _shared(found: list[Quantity], folded: str, grammar: Grammar) -> list[Quantity]:
    """Give "from 29" the unit of "to 12 days"."""
    ends = {f" {word} " for word in grammar.tables["range_words"]} | {" - ", " → "}
    for i, (first, second) in enumerate(pairwise(found)):
        bare = first.kind == "count" and first.unit is None and first.end < second.start
        if bare and second.kind in _CARRIED and folded[first.end : second.start] in ends:
            found[i] = dataclasses.replace(first, kind=second.kind, unit=second.unit)
    return found


def _read(
    tokens: list[Token], index: int, floor: int, grammar: Grammar
) -> tuple[list[Quantity], int]:
    """Read what begins at a token: its quantities and the token to go on with."""
    name = match(tokens, index, grammar.names)
    if name:
        return [], name[1]
    for reader in (read_other, read_date, _read_rank, _read_multiple):
        quantity, last = reader(tokens, index, grammar)
        if last > index:
            return ([quantity] if quantity else []), last
    return _read_amount(tokens, index, floor, grammar)


def match(tokens: list[Token], index: int, phrases: Phrases) -> tuple[Any, int] | None:
    """Return the meaning of the longest phrase at a token and the token behind it."""
    for phrase, meaning in phrases.get(token_at(tokens, index).text, ()):
        if all(token_at(tokens, index + i).text == word for i, word in enumerate(phrase)):
            return meaning, index + len(phrase)
    return None


def _spanned(
    tokens: list[Token], first: int, last: int, kind: str, value: float, **rest: Any
) -> Quantity:
    return Quantity(tokens[first].start, tokens[last - 1].end, kind, value, **rest)


def _read_rank(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity | None, int]:
    """Read "top 3", "#1", "2nd place", "los 5 primeros", "ranked third"."""
    tables = grammar.tables
    token, after = tokens[index], token_at(tokens, index + 1)
    if token.text in tables["rank_before"]:
        start = index + 1 + (after.text in {"-", ":", ".", "de"})
        number = read_number(tokens, start, grammar)
        follows = token_at(tokens, number.last).text if number else ""
        if (
            number
            and not number.fraction
            and follows not in {"%", "-", "en", "of"} | tables["labels"]
        ):
            return _spanned(tokens, index, number.last, "rank", number.value), number.last
    if token.text in tables.get("rank_plural_before", ()):
        number = read_number(tokens, index + 1, grammar)
        if number and token_at(tokens, number.last).text in tables["rank_plural"]:
            return _spanned(tokens, index, number.last + 1, "rank", number.value), number.last + 1
    return _read_ordinal(tokens, index, grammar)


def _read_ordinal(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity | None, int]:
    tables = grammar.tables
    token, after = tokens[index], token_at(tokens, index + 1)
    value, last = tables["ordinals"].get(token.text), index + 1
    if (
        token.kind == "number"
        and after.text in tables["ordinal_suffixes"]
        and after.start == token.end
    ):
        value, last = (float(token.text) if token.text.isdigit() else None), index + 2
    if value is None:
        return None, index
    if token_at(tokens, last).text in tables["rank_after"]:
        return _spanned(tokens, index, last + 1, "rank", float(value)), last + 1
    if token_at(tokens, index - 1).text in tables["rank_verbs"]:
        return _spanned(tokens, index, last, "rank", float(value)), last
    if token.kind == "number":
        return _spanned(tokens, index, last, "other", float(value), unit="ordinal"), last
    return None, index


def _read_multiple(
    tokens: list[Token], index: int, grammar: Grammar
) -> tuple[Quantity | None, int]:
    """Read "doubled", "se triplicó", "el doble"."""
    tables = grammar.tables
    token, before = tokens[index], token_at(tokens, index - 1).text
    value = tables["multiple_words"].get(token.text)
    if value is None:
        return None, index
    needs = tables.get("multiple_need_before", {}).get(token.text)
    blocked = token_at(tokens, index + 1).text in tables["multiple_not_after"]
    if (
        blocked
        or (needs is not None and before not in needs)
        or before in tables["multiple_not_before"]
    ):
        return None, index + 1
    return _spanned(tokens, index, index + 1, "multiple", float(value), unit="verb"), index + 1


def _read_amount(
    tokens: list[Token], index: int, floor: int, grammar: Grammar
) -> tuple[list[Quantity], int]:
    """Read a number with its currency before it, its range, its unit and its bounds."""
    tables = grammar.tables
    entry = _percent_of(tokens, index, grammar)
    if entry:
        return [entry[0]], entry[1]
    coin = _coin(tokens, index, grammar)
    start = coin[1] if coin else index
    number = read_number(tokens, start, grammar)
    if number is None or (coin and number.article):
        return [], index + 1
    if number.article and _coin(tokens, number.last, grammar):
        return [], index + 1
    code = coin[0] if coin else None
    if _is_named(tokens, number, grammar):
        return [
            _spanned(tokens, index, number.last, "other", number.value, unit="label")
        ], number.last
    ratio = _read_ratio(tokens, number, grammar)
    if ratio:
        return [ratio], _index_after(tokens, number, ratio)
    high, last = _read_range(tokens, index, number, grammar)
    number = number._replace(first=index, last=last)
    found = _with_unit(tokens, number, high, code, grammar)
    if found is None:
        return [], last
    quantity, last = found
    quantity = _bounded(tokens, quantity, (index, last), floor, grammar)
    return [quantity], max(last, _token_after(tokens, last, quantity.end))


def _is_named(tokens: list[Token], number: Number, grammar: Grammar) -> bool:
    """Tell "week two", "phase-one", "day thirty" from an amount."""
    before = token_at(tokens, number.first - 1)
    name = token_at(tokens, number.first - 2) if before.text == "-" else before
    single = tokens[number.first].kind == "word" and number.last - number.first == 1
    named = single and name.text in grammar.tables["labels"]
    return named and match(tokens, number.last, grammar.units) is None


def _coin(tokens: list[Token], index: int, grammar: Grammar) -> tuple[str, int] | None:
    """Read a currency before a number: $, US$, EUR; "a $" is an article and a sign."""
    found = match(tokens, index, grammar.money)
    if found is None or token_at(tokens, found[1]).kind == "end":
        return None
    last = found[1]
    apart = last - index > 1 and tokens[index].end < tokens[last - 1].start
    if apart and len(tokens[index].text) == 1 and tokens[index].text != "c":
        return None
    return (found[0], last) if tokens[last].start - tokens[last - 1].end <= 2 else None


def _token_after(tokens: list[Token], index: int, end: int) -> int:
    while index < len(tokens) and tokens[index].start < end:
        index += 1
    return index


def _index_after(tokens: list[Token], number: Number, quantity: Quantity) -> int:
    return _token_after(tokens, number.last, quantity.end)


def _percent_of(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity, int] | None:
    """Read "per cent of twenty-two"."""
    for phrase in grammar.percent_of:
        if tuple(token_at(tokens, index + i).text for i in range(len(phrase))) == phrase:
            number = read_number(tokens, index + len(phrase), grammar)
            if number and not number.article:
                return _spanned(tokens, index, number.last, "percent", number.value), number.last
    return None


def _read_ratio(tokens: list[Token], number: Number, grammar: Grammar) -> Quantity | None:
    """Read "one in five", "3 out of 10", "uno de cada tres", "3:1"."""
    colon = token_at(tokens, number.last)
    if number.digits and colon.text == ":" and colon.start == tokens[number.last - 1].end:
        other = read_number(tokens, number.last + 1, grammar)
        if other and other.digits and other.value and tokens[other.first].start == colon.end:
            return _spanned(
                tokens, number.first, other.last, "multiple", number.value / other.value
            )
        return None
    for link in grammar.ratios:
        words = tuple(token_at(tokens, number.last + i).text for i in range(len(link)))
        if words != link:
            continue
        other = read_number(tokens, number.last + len(link), grammar)
        if (
            other
            and 0 < number.value < other.value
            and _is_share(tokens, number, other, link, grammar)
        ):
            unit = match(tokens, other.last, grammar.units)
            if unit and unit[0][0] == "percent":
                return _spanned(
                    tokens, number.first, unit[1], "percent", number.value / other.value
                )
            return _spanned(
                tokens, number.first, other.last, "fraction", number.value / other.value
            )
    return None


def _is_share(
    tokens: list[Token], number: Number, other: Number, link: tuple[str, ...], grammar: Grammar
) -> bool:
    """Tell "one in five" from "3 in 2019", "2 en 10 días"."""
    if link not in {("in",), ("en",), ("over",), ("sobre",)}:
        return True
    if tokens[other.first].kind == "date" or other.value > 1000:
        return False
    return match(tokens, other.last, grammar.units) is None or link == ("sobre",)


def _read_range(
    tokens: list[Token], index: int, number: Number, grammar: Grammar
) -> tuple[float | None, int]:
    """Read the upper end of "50-60", "2 to 3", "between 5 and 10"."""
    tables = grammar.tables
    before, link = token_at(tokens, index - 1).text, token_at(tokens, number.last)
    joint = tables["between"].get(before)
    through = link.text in tables["range_words"] and before not in tables["from_words"]
    if not (link.text == "-" or through or link.text == joint):
        return None, number.last
    other = read_number(tokens, number.last + 1, grammar)
    if other is None or other.value <= number.value or other.article or number.article:
        return None, number.last
    if link.text == joint or not (number.value and other.value / number.value > 1000):
        return other.value, other.last
    return None, number.last


def _with_unit(
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
        if kind != "multiple" or _is_multiple(tokens, number, last, grammar):
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
        return attached
    return not (kind == "count" and len(text) == 1 and not attached)


def _is_multiple(tokens: list[Token], number: Number, last: int, grammar: Grammar) -> bool:
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
    return _spanned(
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
    return _spanned(tokens, number.first, last, "money", value, high=top, unit=code), last


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
        value, unit, last = *_together(value, unit, part.value, smaller[0][1] or ""), smaller[1]
    return _spanned(tokens, number.first, last, "duration", value, high=high, unit=unit), last


_SECONDS: Final = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2592000.0,
    "quarter": 7776000.0,
    "year": 31536000.0,
}


def _together(value: float, unit: str, more: float, other: str) -> tuple[float, str]:
    """Add two lengths of time in the smaller of their units."""
    if (unit, other) == ("year", "month"):
        return value * 12 + more, other
    ratio = _SECONDS.get(unit, 1.0) / _SECONDS.get(other, 1.0)
    return value * ratio + more, other


def _fraction(
    tokens: list[Token], number: Number, high: float | None, grammar: Grammar
) -> tuple[Quantity, int] | None:
    """Keep a fraction of something; "first half", "a quarter" (three months) are none."""
    tables = grammar.tables
    before = token_at(tokens, number.first - 1).text
    after = token_at(tokens, number.last).text
    spelled = tokens[number.last - 1].kind == "word"
    if spelled and (
        before in tables["fraction_not_before"] or after in tables["fraction_not_after"]
    ):
        return None
    if number.last - number.first == 1 and tokens[number.first].text in tables.get(
        "average_words", ()
    ):
        return None  # "ticket medio", "tiempo medio"
    if tokens[number.last - 1].text in {"quarter", "quarters"} and number.last - number.first == 1:
        return None
    if after == "-" and tokens[number.last - 1].text == "half":
        return None
    if number.value >= 1 and spelled:
        return _count(tokens, number, high, grammar)
    return _spanned(
        tokens, number.first, number.last, "fraction", number.value, high=high
    ), number.last


def _count(
    tokens: list[Token], number: Number, high: float | None, grammar: Grammar
) -> tuple[Quantity, int]:
    """Count the word behind the number; the span stays on the number."""
    after = token_at(tokens, number.last)
    attached = after.kind == "word" and after.start == tokens[number.last - 1].end
    if attached and tokens[number.last - 1].kind == "number":
        return _spanned(
            tokens, number.first, number.last + 1, "other", number.value, unit="code"
        ), number.last + 1
    unit = (
        after.text
        if after.kind == "word" and after.text not in grammar.tables["never_counted"]
        else None
    )
    bound = "at_least" if number.vague else ""
    return (
        _spanned(
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


def _bounded(
    tokens: list[Token], quantity: Quantity, span: tuple[int, int], floor: int, grammar: Grammar
) -> Quantity:
    """Widen a quantity by the bound before it ("more than") or behind it ("+")."""
    index, last = span
    start, end, bound = quantity.start, quantity.end, quantity.bound
    first = index
    if token_at(tokens, index - 1).text in grammar.tables["articles"] and index - 1 >= floor:
        first = index - 1
    for begin in {index: None, first: None}:
        for phrase, meaning in grammar.bounds.get(token_at(tokens, begin - 1).text, ()):
            words = tuple(
                token_at(tokens, begin - len(phrase) + i).text for i in range(len(phrase))
            )
            if (
                words == phrase
                and begin - len(phrase) >= floor
                and quantity.kind not in {"rank", "other"}
            ):
                return _replaced(quantity, tokens[begin - len(phrase)].start, end, meaning)
    behind = match(tokens, last, grammar.bounds_after)
    if behind:
        bound, end = behind[0], tokens[behind[1] - 1].end
    return _replaced(quantity, start, end, bound)


def _replaced(quantity: Quantity, start: int, end: int, bound: str) -> Quantity:
    return Quantity(start, end, quantity.kind, quantity.value, quantity.high, quantity.unit, bound)
