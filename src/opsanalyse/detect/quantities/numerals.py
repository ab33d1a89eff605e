"""Tokens of a language with spaces → the number that begins at one of them, in digits or words."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from opsanalyse.detect.quantities.digits import value_of
from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.lexer import END, Token

_HUNDRED: Final = 100.0
_THOUSAND: Final = 1000.0


class Number(NamedTuple):
    """A number over the tokens from ``first`` up to ``last`` (exclusive)."""

    value: float
    first: int
    last: int
    digits: bool = False
    fraction: bool = False
    article: bool = False
    """Only "a", "un", "one": no quantity without a unit that asks for one."""
    vague: bool = False
    """"hundreds", "miles": at least so many."""


class _Sum(NamedTuple):
    """What has been read of a number in words: closed groups, the open one, what it still takes."""

    total: float = 0.0
    group: float | None = None
    room: float = math.inf
    limit: float = math.inf


def token_at(tokens: list[Token], index: int) -> Token:
    """Return a token, or one that equals nothing."""
    return tokens[index] if 0 <= index < len(tokens) else END


def read_number(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    """Read the longest number that begins at a token, sign and fraction with it."""
    tables = grammar.tables
    token = token_at(tokens, first)
    if token.text in tables["negatives"] or (token.text == "-" and _is_sign(tokens, first)):
        number = _unsigned(tokens, first + 1, grammar)
        return number and number._replace(value=-number.value, first=first)
    return _unsigned(tokens, first, grammar)


def _is_sign(tokens: list[Token], index: int) -> bool:
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    spaced = before is END or before.end < tokens[index].start or before.text == "("
    return spaced and after.kind == "number" and after.start - tokens[index].end <= (before is END)


def _unsigned(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    token = token_at(tokens, first)
    tables = grammar.tables
    if token.text in tables["halves"] or token.text in tables.get("part_denominators", ()):
        return _bare_fraction(tokens, first, grammar)
    if token.text in tables["points"]:
        return _leading_point(tokens, first, grammar)
    number = _whole(tokens, first, grammar)
    return number and _with_rest(tokens, number, grammar)


def _leading_point(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    """Read "coma 5", "point five"."""
    found = _decimals(tokens, first, grammar)
    return Number(found[0], first, found[1]) if found and first == 0 else None


def _whole(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    """Read digits and number words that add up: 4 thousand 3 hundred, dos mil quinientos."""
    tables = grammar.tables
    state, index = _Sum(), first
    digits = article = vague = False
    while True:
        token = token_at(tokens, index)
        step: _Sum | None = None
        if token.kind == "number" and state.room > 1:
            value = value_of(token.text, tables["decimal"])
            step = None if value is None else _added(state, value, digits=True)
            if step and index == first:
                digits = True
                index, step = _suffixed(tokens, index, step, grammar)
        elif token.text in tables["multipliers"]:
            step = _multiplied(state, float(tables["multipliers"][token.text]))
            vague = vague or (index == first and token.text.endswith("s"))
        elif token.text in tables["values"] or token.text in tables["articles"]:
            article = index == first and token.text in tables["ones"] | tables["articles"]
            step = _added(state, float(tables["values"].get(token.text, 1)))
        if step is None:
            break
        state, index = step, index + 1
        article = article and index == first + 1
        index = _over_joint(tokens, index, state, grammar)
    if index == first:
        return None
    return Number(state.total + (state.group or 0.0), first, index, digits, article=article, vague=vague)


def _added(state: _Sum, value: float, *, digits: bool = False) -> _Sum | None:
    """Add a value to the open group if it still has room for one of its size."""
    if digits and state.group is not None and state.room <= _HUNDRED:
        return _Sum(state.total, state.group + value, 1, state.limit) if value < state.room else None
    if value >= state.room or state.room <= 1:
        return None
    group = (state.group or 0.0) + value
    if digits:
        return _Sum(state.total, group, 1, state.limit)
    if value >= _HUNDRED:
        return _Sum(state.total, group, _HUNDRED, state.limit)
    room = 10.0 if value >= 20 and value % 10 == 0 else 1.0  # noqa: PLR2004 (twenty takes a unit)
    return _Sum(state.total, group, room, state.limit)


def _multiplied(state: _Sum, by: float) -> _Sum | None:
    if by < _THOUSAND:
        if (state.group or 1.0) >= _HUNDRED:
            return None
        return _Sum(state.total, (state.group or 1.0) * by, _HUNDRED if by == _HUNDRED else 1, state.limit)
    if by < state.limit:
        if state.group is None and state.total:
            return None
        return _Sum(state.total + (1.0 if state.group is None else state.group) * by, None, min(by, _THOUSAND), by)
    total = state.total + (state.group or 0.0)  # "three thousand millions", "dos mil millones"
    return _Sum((total or 1.0) * by, None, _THOUSAND, by)


def _suffixed(tokens: list[Token], index: int, state: _Sum, grammar: Grammar) -> tuple[int, _Sum]:
    """Read a letter behind digits: 12k, 3.5 M€, 2bn."""
    token, after = tokens[index], token_at(tokens, index + 1)
    suffixes = grammar.tables["suffixes"]
    attached = after.start == token.end
    if after.text not in suffixes or not (attached or after.text in grammar.tables["spaced_suffixes"]):
        return index, state
    if after.text in {"g", "t", "b", "m", "w"} and _is_measure(tokens, index, grammar):
        return index, state
    factor = float(suffixes[after.text])
    return index + 1, _Sum(0.0, (state.group or 0.0) * factor, 1, state.limit)


def _is_measure(tokens: list[Token], index: int, grammar: Grammar) -> bool:
    """Tell 500g (grams), 2m (metres, minutes) from 1.2G, 3M: measures are small whole numbers."""
    suffix = tokens[index + 1].text
    if suffix == "g":
        return not tokens[index].text.startswith((".", ",", "0")) and value_of(
            tokens[index].text, grammar.tables["decimal"]
        ) not in {None, 0.0}
    return suffix in {"t", "w"} and suffix in grammar.tables["measures"]


def _over_joint(tokens: list[Token], index: int, state: _Sum, grammar: Grammar) -> int:
    """Step over "and", "y" or a hyphen when the number goes on behind it."""
    token, after = token_at(tokens, index), token_at(tokens, index + 1)
    tables = grammar.tables
    value = tables["values"].get(after.text)
    if value is None and after.kind == "number" and after.text.isdigit():
        value = int(after.text) if len(after.text) <= 2 else None  # noqa: PLR2004 ("treinta y 3")
        if token.text == "-" or tokens[index - 1].kind == "number" or state.room != 10:  # noqa: PLR2004
            return index
    if token.text in tables["joiners"]:
        fits = value is not None and 0 < value < state.room < math.inf
        tens = state.room == 10 or tokens[index - 1].text == "diez" or state.room >= _HUNDRED  # noqa: PLR2004
        return index + 1 if fits and tens else index
    hyphen = token.text == "-" and token.start == tokens[index - 1].end and after.start == token.end
    goes_on = after.text in tables["values"] or after.text in tables["multipliers"]
    return index + 1 if hyphen and goes_on and tokens[index - 1].kind == "word" else index


def _with_rest(tokens: list[Token], number: Number, grammar: Grammar) -> Number | None:
    """Read what may follow a whole number: a slash, decimals, a half, a denominator."""
    tables = grammar.tables
    after = token_at(tokens, number.last)
    if after.text == "/" and number.digits:
        return _slashed(tokens, number, grammar)
    if after.text in tables["points"] and not number.article | number.digits or (
        after.text in tables["points"] and token_at(tokens, number.last + 1).text in tables["values"]
    ):
        decimals = _decimals(tokens, number.last, grammar)
        if decimals:
            return Number(number.value + decimals[0], number.first, decimals[1])
        if after.text in tables["points"]:
            mixed = _mixed(tokens, number, grammar)
            if mixed:
                return mixed
    if after.text in tables["joiners"]:
        return _mixed(tokens, number, grammar) or number
    if after.text == "-" and token_at(tokens, number.last + 1).text in tables["denominators"]:
        number = number._replace(last=number.last + 1)
        after = token_at(tokens, number.last)
    if after.text in tables["denominators"] and _is_denominator(tokens, number, grammar):
        value = number.value / tables["denominators"][after.text]
        return _scaled(tokens, Number(value, number.first, number.last + 1, fraction=True), grammar)
    if after.text in tables.get("part_denominators", ()):
        if token_at(tokens, number.last + 1).text not in tables["part_words"]:
            return number
        value = number.value / tables["part_denominators"][after.text]
        return Number(value, number.first, number.last + 2, fraction=True)
    if after.kind == "number" and number.digits and token_at(tokens, number.last + 1).text == "/":
        part = _slashed(tokens, Number(_digit_value(after, grammar), number.last, number.last + 1, digits=True), grammar)
        if part and part.fraction and tokens[number.last].start - tokens[number.last - 1].end == 1:
            return Number(number.value + part.value, number.first, part.last, fraction=True)
    return number


def _digit_value(token: Token, grammar: Grammar) -> float:
    return value_of(token.text, grammar.tables["decimal"]) or 0.0


def _is_denominator(tokens: list[Token], number: Number, grammar: Grammar) -> bool:
    """Tell "un cuarto" (a fraction) from "el cuarto trimestre", "one second" from a third."""
    tables = grammar.tables
    after = token_at(tokens, number.last + 1).text
    return after not in tables["fraction_not_after"] and number.value < 1e6  # noqa: PLR2004


def _slashed(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Read 3/4, 8/10, 2/1000."""
    below = token_at(tokens, number.last + 1)
    if below.kind != "number" or below.start > tokens[number.last].end + 1:
        return number
    value = _digit_value(below, grammar)
    if not value:
        return number
    return Number(number.value / value, number.first, number.last + 2, digits=True, fraction=True)


def _decimals(tokens: list[Token], index: int, grammar: Grammar) -> tuple[float, int] | None:
    """Read what follows "point", "coma", "con": digits one by one, or a number."""
    values = grammar.tables["values"]
    zeros, last = 0, index + 1
    while values.get(token_at(tokens, last).text) == 0:
        zeros, last = zeros + 1, last + 1
    spelled = []
    while 0 <= values.get(token_at(tokens, last).text, -1) < 10:  # noqa: PLR2004 (one digit)
        spelled.append(str(values[tokens[last].text]))
        last += 1
    if not spelled:
        number = _whole(tokens, last, grammar)
        if number is None or number.value != int(number.value):
            return None
        spelled, last = [str(int(number.value))], number.last
    return float("0." + "0" * zeros + "".join(spelled)), last


def _mixed(tokens: list[Token], number: Number, grammar: Grammar) -> Number | None:
    """Read "two and a half (million)", "dos millones y medio", "uno con tres cuartos"."""
    tables = grammar.tables
    start = number.last + 1
    token = token_at(tokens, start)
    if token.text in tables["halves"]:
        part: Number | None = Number(tables["halves"][token.text], start, start + 1)
    else:
        part = _whole(tokens, start, grammar)
        after = token_at(tokens, part.last).text if part else ""
        if part and after in tables["denominators"]:
            part = part._replace(value=part.value / tables["denominators"][after], last=part.last + 1)
        elif token.text in tables["denominators"] and token.text not in tables["values"]:
            part = Number(1 / tables["denominators"][token.text], start, start + 1)
        else:
            return None
    if part is None:
        return None
    by = float(tables["multipliers"].get(tokens[number.last - 1].text, 1.0))
    then = float(tables["multipliers"].get(token_at(tokens, part.last).text, 0.0))
    value = number.value + part.value * max(by, 1.0)
    if then:
        value, part = (number.value + part.value) * then, part._replace(last=part.last + 1)
    return Number(value, number.first, part.last)


def _bare_fraction(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    """Read "half (a million)", "medio millón", "la mitad", "tercera parte"."""
    tables = grammar.tables
    text = tokens[first].text
    if text in tables["halves"]:
        return _scaled(tokens, Number(tables["halves"][text], first, first + 1, fraction=True), grammar)
    if token_at(tokens, first + 1).text in tables["part_words"]:
        return Number(1 / tables["part_denominators"][text], first, first + 2, fraction=True)
    return None


def _scaled(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Multiply a fraction by what stands behind it: half a million, a quarter million."""
    multipliers = grammar.tables["multipliers"]
    for link in (*grammar.links, ()):
        words = tuple(token_at(tokens, number.last + i).text for i in range(len(link)))
        last = number.last + len(link)
        if words == link and token_at(tokens, last).text in multipliers:
            by = multipliers[tokens[last].text]
            return Number(number.value * by, number.first, last + 1)
    return number
