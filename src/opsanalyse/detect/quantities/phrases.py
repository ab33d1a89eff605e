"""Tokens → the phrase of a table that begins at one of them; tokens → a quantity's span."""

from __future__ import annotations

from typing import Any

from opsanalyse.detect.quantities.grammar import Phrases
from opsanalyse.detect.quantities.lexer import Token, token_at
from opsanalyse.types import Quantity


def match(tokens: list[Token], index: int, phrases: Phrases) -> tuple[Any, int] | None:
    """Return the meaning of the longest phrase at a token and the token behind it."""
    for phrase, meaning in phrases.get(token_at(tokens, index).text, ()):
        if all(token_at(tokens, index + i).text == word for i, word in enumerate(phrase)):
            return meaning, index + len(phrase)
    return None


def spanned(
    tokens: list[Token], first: int, last: int, kind: str, value: float, **rest: Any
) -> Quantity:
    """Make a quantity of the tokens from ``first`` up to ``last`` (exclusive)."""
    return Quantity(tokens[first].start, tokens[last - 1].end, kind, value, **rest)
