"""Tokens of a language with spaces → the whole number that begins at one of them, and the decimals behind a point."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from opsanalyse.detect.quantities.denominators import is_denominator
from opsanalyse.detect.quantities.digits import value_of
from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.lexer import Token, token_at

_HUNDRED: Final = 100.0
_THOUSAND: Final = 1000.0
_OPEN: Final = frozenset({0.0})  # "cero cuatro"


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
    """What has been read of a number in words: millions, thousands, the open group, what it still takes."""

    total: float = 0.0
    section: float = 0.0
    group: float | None = None
    room: float = math.inf
    limit: float = math.inf
    digits: bool = False

    @property
    def value(self) -> float:
        """Return the number so far."""
        return self.total + self.section + (self.group or 0.0)


def read_whole(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    """Read digits and number words that add up: 4 thousand 3 hundred, dos mil quinientos."""
    tables = grammar.tables
    state, index = _Sum(), first
    digits = article = vague = one = False
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
        elif token.text in tables["values"] or (
            # "$1.2 million a month": behind a number an article is no "one"
            token.text in tables["articles"] and index == first
        ):
            one = index == first and token.text in tables["ones"] | tables["articles"]
            step = _added(state, float(tables["values"].get(token.text, 1)))
        if step is None:
            break
        state, index = step, index + 1
        article = one and index == first + 1
        index = _over_joint(tokens, index, state, grammar)
    if index == first:
        return None
    return Number(state.value, first, index, digits, article=article, vague=vague)


def _added(state: _Sum, value: float, *, digits: bool = False) -> _Sum | None:
    """Add a value to the open group if it still has room for one of its size."""
    if value >= state.room or state.room <= 1:
        return None
    group = (state.group or 0.0) + value
    if digits:
        return state._replace(group=group, room=1.0, digits=True)
    if value >= _HUNDRED:
        return state._replace(group=group, room=_HUNDRED)
    takes_unit = value >= 20 and value % 10 == 0
    return state._replace(group=group, room=10.0 if takes_unit or value in _OPEN else 1.0)


def _multiplied(state: _Sum, by: float) -> _Sum | None:
    if by < _THOUSAND:
        if (state.group or 1.0) >= _HUNDRED and not (state.digits and state.value == state.group):
            return None
        return state._replace(
            group=(state.group or 1.0) * by, room=_HUNDRED if by == _HUNDRED else 1.0
        )
    if by == _THOUSAND:
        if state.section or (state.group is None and state.total and state.room <= 1):
            return None
        return state._replace(
            section=(1.0 if state.group is None else state.group) * by, group=None, room=_THOUSAND
        )
    if by >= state.limit:
        if state.section or state.group is not None:
            return None
        return _Sum(state.total * by, limit=by, room=_THOUSAND)
    below = state.section + (state.group or 0.0)
    if not below and state.group is None:
        below = 1.0
    return _Sum(state.total + below * by, limit=by, room=_THOUSAND)


def _suffixed(tokens: list[Token], index: int, state: _Sum, grammar: Grammar) -> tuple[int, _Sum]:
    """Read a letter behind digits: 12k, 3.5 M€, 2bn."""
    token, after = tokens[index], token_at(tokens, index + 1)
    suffixes = grammar.tables["suffixes"]
    attached = after.start == token.end
    if after.text not in suffixes or not (
        attached or after.text in grammar.tables["spaced_suffixes"]
    ):
        return index, state
    if after.text in {"g", "t", "b", "m", "w"} and _is_measure(tokens, index, grammar):
        return index, state
    factor = float(suffixes[after.text])
    return index + 1, _Sum(total=(state.group or 0.0) * factor, room=1.0)


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
    if after.kind == "number" and after.text.isdigit() and len(after.text) <= 2:
        value = (
            int(after.text) if tokens[index - 1].kind == "word" else None
        )  # "treinta y 3", "3 hundred and 21"
    if token.text in tables["joiners"]:
        tens = state.room == 10
        if not tens and any(
            is_denominator(token_at(tokens, index + i).text, grammar) for i in (1, 2, 4)
        ):
            return index
        fits = value is not None and 0 < value < state.room < math.inf
        return index + 1 if fits and (tens or state.room >= _HUNDRED) else index
    hyphen = token.text == "-" and token.start == tokens[index - 1].end and after.start == token.end
    goes_on = after.text in tables["values"] or after.text in tables["multipliers"]
    return index + 1 if hyphen and goes_on and tokens[index - 1].kind == "word" else index


def read_decimals(tokens: list[Token], index: int, grammar: Grammar) -> tuple[float, int] | None:
    """Read what follows "point", "coma", "con": digits one by one, or a number."""
    values = grammar.tables["values"]
    zeros, last = 0, index + 1
    while values.get(token_at(tokens, last).text) == 0:
        zeros, last = zeros + 1, last + 1
    spelled = []
    while 0 <= values.get(token_at(tokens, last).text, -1) < 10:
        spelled.append(str(values[tokens[last].text]))
        last += 1
    if not spelled:
        number = read_whole(tokens, last, grammar)
        if number is None or number.value != int(number.value):
            return None
        spelled, last = [str(int(number.value))], number.last
    return float("0." + "0" * zeros + "".join(spelled)), last
