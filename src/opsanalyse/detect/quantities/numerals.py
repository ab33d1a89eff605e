"""Tokens of a language with spaces → the number that begins at one of them, in digits or words."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from opsanalyse.detect.quantities.digits import value_of
from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.lexer import END, Token

_MANY_QUARTERS: Final = 3  # of a thing; of a year they are told by what stands before
_HUNDRED: Final = 100.0
_THOUSAND: Final = 1000.0
_DOZENS: Final = frozenset({10.0, 12.0})
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
    if token.text in tables["bare_parts"]:
        part = _scaled(
            tokens,
            Number(1.0 / tables["denominators"][token.text], first, first + 1, fraction=True),
            grammar,
        )
        return part if part.last > first + 1 else part._replace(article=True)
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
        elif token.text in tables["values"] or token.text in tables["articles"]:
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


def _with_rest(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Read what may follow a whole number: a slash, a half, decimals, a denominator, a mixed fraction."""
    tables = grammar.tables
    after = token_at(tokens, number.last)
    if after.text == "/" and number.digits:
        return _slashed(tokens, number, grammar)
    if after.text in tables["joiners"] or after.text in tables["points"]:
        mixed = _mixed(tokens, number, grammar)
        if mixed or after.text in tables["joiners"]:
            return mixed or number
        return _pointed(tokens, number, grammar)
    if after.kind == "number":
        return _beside(tokens, number, grammar)
    return _divided(tokens, number, grammar)


def _pointed(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    if number.digits and token_at(tokens, number.last + 1).text not in grammar.tables["values"]:
        return number
    decimals = _decimals(tokens, number.last, grammar)
    return Number(number.value + decimals[0], number.first, decimals[1]) if decimals else number


def _divided(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Read the denominator behind a number: two thirds, dos terceras partes, one-eighth."""
    tables = grammar.tables
    place = number.last + (token_at(tokens, number.last).text == "-")
    word = token_at(tokens, place).text
    if word in tables.get("part_denominators", ()):
        if token_at(tokens, place + 1).text not in tables["part_words"]:
            return number
        return Number(
            number.value / tables["part_denominators"][word], number.first, place + 2, fraction=True
        )
    below = denominator(word, grammar)
    after = token_at(tokens, place + 1).text
    if not below or after in tables["fraction_not_after"]:
        return number
    if word == "quarters" and after != "of" and _are_of_a_year(tokens, number, grammar):
        return number
    return _scaled(
        tokens, Number(number.value / below, number.first, place + 1, fraction=True), grammar
    )


def _are_of_a_year(tokens: list[Token], number: Number, grammar: Grammar) -> bool:
    """Tell quarters that are lengths of time: two or four of them, and three "in the last three quarters"."""
    before = token_at(tokens, number.first - 1).text
    return number.value != _MANY_QUARTERS or before in grammar.tables["quarters_of_time"]


def _beside(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Read "1 1/2"."""
    after = tokens[number.last]
    near = after.start - tokens[number.last - 1].end <= 2
    if not number.digits or not near or token_at(tokens, number.last + 1).text != "/":
        return number
    part = _slashed(
        tokens,
        Number(_digit_value(after, grammar), number.last, number.last + 1, digits=True),
        grammar,
    )
    if not part.fraction:
        return number
    return Number(number.value + part.value, number.first, part.last, fraction=True)


def is_denominator(word: str, grammar: Grammar) -> bool:
    """Tell whether a word names a part: half, thirds, quintos."""
    return denominator(word, grammar) is not None


def denominator(word: str, grammar: Grammar) -> float | None:
    """Return what a part's name divides by; Spanish builds them: veintiunavos, dosmilésimos."""
    known = grammar.tables["denominators"].get(word)
    if known is not None:
        return float(known)
    for ending in grammar.tables.get("denominator_endings", ()):
        if word.endswith(ending):
            return _built(word.removesuffix(ending), grammar)
    return None


def _built(stem: str, grammar: Grammar) -> float | None:
    values = grammar.tables["values"]
    for power, by in grammar.tables["denominator_powers"].items():
        if stem.endswith(power):
            first = stem.removesuffix(power)
            return (
                float(by) * values[first] if first in values else float(by) if not first else None
            )
    return next(
        (float(values[stem + end]) for end in ("", "e", "a", "o") if stem + end in values), None
    )


def _digit_value(token: Token, grammar: Grammar) -> float:
    return value_of(token.text, grammar.tables["decimal"]) or 0.0


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
    while 0 <= values.get(token_at(tokens, last).text, -1) < 10:
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
    word = token_at(tokens, start).text
    part: Number | None = None
    if word in tables["halves"]:
        part = Number(tables["halves"][word], start, start + 1)
    elif is_denominator(word, grammar) and word not in tables["ordinals"]:
        part = Number(1 / (denominator(word, grammar) or 1.0), start, start + 1)
    else:
        whole = _whole(tokens, start, grammar)
        divided = whole and _divided(tokens, whole, grammar)
        if whole and divided and divided.last > whole.last:
            part = divided
    if part is None:
        return None
    return _joined(tokens, number, part, grammar)


def _joined(tokens: list[Token], number: Number, part: Number, grammar: Grammar) -> Number:
    """Add a part to a number: of the number's own multiplier, or of one behind it."""
    multipliers = grammar.tables["multipliers"]
    by = float(multipliers.get(tokens[number.last - 1].text, 1.0))
    then = float(multipliers.get(token_at(tokens, part.last).text, 0.0))
    scale = float(multipliers.get(tokens[part.last - 1].text, 1.0))
    if part.value >= 1 and by >= _THOUSAND:  # "one billion and a quarter million"
        return Number(number.value + part.value, number.first, part.last)
    if part.value >= 1:  # "two and a half million"
        return Number(number.value * scale + part.value, number.first, part.last)
    if then and by >= _THOUSAND:
        return Number(number.value + part.value * then, number.first, part.last + 1)
    if then:
        return Number((number.value + part.value) * then, number.first, part.last + 1)
    scaled = by >= _THOUSAND or by in _DOZENS  # "a dozen and a half" is eighteen
    return Number(number.value + part.value * (by if scaled else 1.0), number.first, part.last)


def _bare_fraction(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    """Read "half (a million)", "medio millón", "la mitad", "tercera parte"."""
    tables = grammar.tables
    text = tokens[first].text
    if text in tables["halves"]:
        return _scaled(
            tokens, Number(tables["halves"][text], first, first + 1, fraction=True), grammar
        )
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
