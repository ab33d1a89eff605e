"""A number and the tokens behind it → the number with its part: two thirds, 3/4, two and a half million."""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.quantities.denominators import denominator, is_denominator
from opsanalyse.detect.quantities.digits import value_of
from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.lexer import Token, token_at
from opsanalyse.detect.quantities.wholes import Number, read_whole

_MANY_QUARTERS: Final = 3  # of a thing; of a year they are told by what stands before
_THOUSAND: Final = 1000.0
_DOZENS: Final = frozenset({10.0, 12.0})


def read_bare_fraction(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    """Read "half (a million)", "medio millón", "la mitad", "tercera parte"."""
    tables = grammar.tables
    text = tokens[first].text
    if text in tables["halves"]:
        return scaled(
            tokens, Number(tables["halves"][text], first, first + 1, fraction=True), grammar
        )
    if token_at(tokens, first + 1).text in tables["part_words"]:
        return Number(1 / tables["part_denominators"][text], first, first + 2, fraction=True)
    return None


def read_divided(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
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
    return scaled(
        tokens, Number(number.value / below, number.first, place + 1, fraction=True), grammar
    )


def _are_of_a_year(tokens: list[Token], number: Number, grammar: Grammar) -> bool:
    """Tell quarters that are lengths of time: two or four of them, and three "in the last three quarters"."""
    before = token_at(tokens, number.first - 1).text
    return number.value != _MANY_QUARTERS or before in grammar.tables["quarters_of_time"]


def read_slashed(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Read 3/4, 8/10, 2/1000."""
    below = token_at(tokens, number.last + 1)
    if below.kind != "number" or below.start > tokens[number.last].end + 1:
        return number
    value = digit_value(below, grammar)
    if not value:
        return number
    return Number(number.value / value, number.first, number.last + 2, digits=True, fraction=True)


def digit_value(token: Token, grammar: Grammar) -> float:
    """Return the value of digits, 0 where they are no number."""
    return value_of(token.text, grammar.tables["decimal"]) or 0.0


def read_mixed(tokens: list[Token], number: Number, grammar: Grammar) -> Number | None:
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
        whole = read_whole(tokens, start, grammar)
        divided = whole and read_divided(tokens, whole, grammar)
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


def scaled(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Multiply a fraction by what stands behind it: half a million, a quarter million."""
    multipliers = grammar.tables["multipliers"]
    for link in (*grammar.links, ()):
        words = tuple(token_at(tokens, number.last + i).text for i in range(len(link)))
        last = number.last + len(link)
        if words == link and token_at(tokens, last).text in multipliers:
            by = multipliers[tokens[last].text]
            return Number(number.value * by, number.first, last + 1)
    return number
