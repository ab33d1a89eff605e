"""Folded Spanish or English text → its quantities, by one walk over the tokens."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import Final

from opsanalyse.detect.quantities.calendar import read_date, read_other
from opsanalyse.detect.quantities.denominators import denominator
from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.latin_amounts import read_amount
from opsanalyse.detect.quantities.latin_ranks import read_multiple, read_rank
from opsanalyse.detect.quantities.lexer import Token, lex, token_at
from opsanalyse.detect.quantities.phrases import match
from opsanalyse.types import Quantity

_MOST: Final = 400  # a unit with more numbers is a table of data; the rest is left unread

_CARRIED: Final = frozenset({"percent", "points", "money", "duration"})


def find(folded: str, grammar: Grammar) -> tuple[Quantity, ...]:
    """Return the quantities of folded text, left to right, none inside another."""
    tokens = lex(folded)
    found: list[Quantity] = []
    index, floor = 0, 0
    while index < len(tokens) and len(found) < _MOST:
        if _is_idle(tokens, index, grammar):
            index += 1
            continue
        quantities, last = _read(tokens, index, floor, grammar)
        found += quantities
        floor = last if quantities else floor
        index = last
    return tuple(_listed(_shared(found, folded, grammar), folded, grammar))


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


def _listed(found: list[Quantity], folded: str, grammar: Grammar) -> list[Quantity]:
    """Make one quantity of lengths of time in a list with one unit: "at 30, 60 and 90 days"."""
    links = {", ", *(f" {word} " for word in grammar.tables["list_words"])}
    links |= {f",{link}" for link in links if link != ", "}
    out: list[Quantity] = []
    for quantity in reversed(found):
        behind = out[-1] if out else None
        bare = quantity.kind == "count" and quantity.unit is None and quantity.high is None
        if (
            bare
            and behind
            and behind.kind == "duration"
            and folded[quantity.end : behind.start] in links
        ):
            out[-1] = dataclasses.replace(behind, start=quantity.start)
        else:
            out.append(quantity)
    return out[::-1]


def _read(
    tokens: list[Token], index: int, floor: int, grammar: Grammar
) -> tuple[list[Quantity], int]:
    """Read what begins at a token: its quantities and the token to go on with."""
    name = match(tokens, index, grammar.names)
    if name:
        return [], name[1]
    for reader in (read_other, read_date, read_rank, read_multiple):
        quantity, last = reader(tokens, index, grammar)
        if last > index:
            return ([quantity] if quantity else []), last
    return read_amount(tokens, index, floor, grammar)
