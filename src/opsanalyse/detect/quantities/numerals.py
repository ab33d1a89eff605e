"""Tokens of a language with spaces → the number that begins at one of them, in digits or words."""

from __future__ import annotations

from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.lexer import END, Token, token_at
from opsanalyse.detect.quantities.parts import (
    digit_value,
    read_bare_fraction,
    read_divided,
    read_mixed,
    read_slashed,
    scaled,
)
from opsanalyse.detect.quantities.wholes import Number, read_decimals, read_whole


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
        return read_bare_fraction(tokens, first, grammar)
    if token.text in tables["bare_parts"]:
        part = scaled(
            tokens,
            Number(1.0 / tables["denominators"][token.text], first, first + 1, fraction=True),
            grammar,
        )
        return part if part.last > first + 1 else part._replace(article=True)
    if token.text in tables["points"] and token.text != "con":  # "con una" opens no number
        return _leading_point(tokens, first, grammar)
    number = read_whole(tokens, first, grammar)
    return number and _with_rest(tokens, number, grammar)


def _leading_point(tokens: list[Token], first: int, grammar: Grammar) -> Number | None:
    """Read "coma 5", "point five"."""
    found = read_decimals(tokens, first, grammar)
    return Number(found[0], first, found[1]) if found and first == 0 else None


def _with_rest(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Read what may follow a whole number: a slash, a half, decimals, a denominator, a mixed fraction."""
    tables = grammar.tables
    after = token_at(tokens, number.last)
    if after.text == "/" and number.digits:
        return read_slashed(tokens, number, grammar)
    if after.text in tables["joiners"] or after.text in tables["points"]:
        mixed = read_mixed(tokens, number, grammar)
        if mixed or after.text in tables["joiners"]:
            return mixed or number
        return _pointed(tokens, number, grammar)
    if after.kind == "number":
        return _beside(tokens, number, grammar)
    return read_divided(tokens, number, grammar)


def _pointed(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    if number.digits and token_at(tokens, number.last + 1).text not in grammar.tables["values"]:
        return number
    decimals = read_decimals(tokens, number.last, grammar)
    return Number(number.value + decimals[0], number.first, decimals[1]) if decimals else number


def _beside(tokens: list[Token], number: Number, grammar: Grammar) -> Number:
    """Read "1 1/2"."""
    after = tokens[number.last]
    near = after.start - tokens[number.last - 1].end <= 2
    if not number.digits or not near or token_at(tokens, number.last + 1).text != "/":
        return number
    part = read_slashed(
        tokens,
        Number(digit_value(after, grammar), number.last, number.last + 1, digits=True),
        grammar,
    )
    if not part.fraction:
        return number
    return Number(number.value + part.value, number.first, part.last, fraction=True)
