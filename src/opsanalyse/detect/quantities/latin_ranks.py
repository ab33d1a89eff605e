"""Spanish and English: tokens → ranks ("top 3", "2nd place") and multiples in a word ("doubled")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.lexer import Token, token_at
from opsanalyse.detect.quantities.numerals import read_number
from opsanalyse.detect.quantities.phrases import spanned
from opsanalyse.types import Quantity

_LAST: Final = 5000  # no one tells a place further down


def read_rank(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity | None, int]:
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
            and number.value <= _LAST
            and (
                follows not in {"%", "-", "en", "of"} | tables["labels"]
                or _is_sure(tables, token, follows)
            )
        ):
            return spanned(tokens, index, number.last, "rank", number.value), number.last
    if token.text in tables.get("rank_plural_before", ()):
        number = read_number(tokens, index + 1, grammar)
        if number and token_at(tokens, number.last).text in tables["rank_plural"]:
            return spanned(tokens, index, number.last + 1, "rank", number.value), number.last + 1
    return _read_ordinal(tokens, index, grammar)


def _is_sure(tables: Mapping[str, Any], token: Token, follows: str) -> bool:
    """Tell "top 3 of the city", "no. 2 line" from "number 3 of the list" and "no. 2 %"."""
    return token.text in tables["rank_sure"] and follows not in {"%", "-"}


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
        return spanned(tokens, index, last + 1, "rank", float(value)), last + 1
    if token_at(tokens, index - 1).text in tables["rank_verbs"]:
        return spanned(tokens, index, last, "rank", float(value)), last
    if token.kind == "number":
        return spanned(tokens, index, last, "other", float(value), unit="ordinal"), last
    return None, index


def read_multiple(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity | None, int]:
    """Read "doubled", "se triplicó", "el doble"."""
    tables = grammar.tables
    token, before = tokens[index], token_at(tokens, index - 1).text
    value = tables["multiple_words"].get(token.text)
    if value is None:
        return None, index
    needs = tables.get("multiple_need_before", {}).get(token.text)
    after = token_at(tokens, index + 1).text
    rate = after in tables["multiple_rates"] and token.text.endswith(("ed", "ing"))
    blocked = (
        after in tables["multiple_not_after"] and not rate
    )  # "doubled daily users", "twice daily"
    if (
        blocked
        or (needs is not None and before not in needs)
        or before in tables["multiple_not_before"]
        or (token.text in tables.get("copy_words", ()) and before in tables["copied"])
    ):
        return None, index + 1
    return spanned(tokens, index, index + 1, "multiple", float(value), unit="verb"), index + 1
