"""A statement (a key point, a model answer) and a text → how much of it the text says, in any words' order.

Clauses count by how much they hold. What the question said already counts nothing: to repeat it says
nothing. A text that opens with the opposite judgement ("错误", "No") says little of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from opsanalyse.detect.concepts import bare
from opsanalyse.detect.similarity import is_common
from opsanalyse.language import HAN
from opsanalyse.resources import shipped_words

_CLAUSE: Final = re.compile("[。；;！？!?\n，,：:、①-⑳]+")
_TOKEN: Final = re.compile("[\u3400-\u9fff]|[a-z0-9][a-z0-9^+*/()-]*")
_HAN: Final = re.compile(f"[{HAN}]")
_STEM: Final = 6  # letters by which words of one family are known
_CHARACTER, _PAIR, _WORD = 0.8, 1.0, 1.5
_ENOUGH: Final = 0.7
"""The share of a clause from which it counts as said. Basis: a paraphrase keeps most words, never all."""
_OPPOSED: Final = 0.3
"""What is left of a statement where the text opens with the opposite judgement."""


def said(statement: str, text: str, asked: str = "") -> float:
    """Return how much of ``statement`` the ``text`` says, 0 to 1; words of ``asked`` count nothing."""
    known, held = _pieces(asked), _pieces(text)
    whole = found = 0.0
    for clause in _CLAUSE.split(statement):
        new = {piece: weight for piece, weight in _pieces(clause).items() if piece not in known}
        weight = sum(new.values())
        if weight:
            share = sum(value for piece, value in new.items() if piece in held) / weight
            whole, found = whole + weight, found + weight * min(1.0, share / _ENOUGH)
    opposed = judgement(statement) * judgement(text) < 0
    return found / whole * (_OPPOSED if opposed else 1.0) if whole else 0.0


def judgement(text: str) -> int:
    """Return 1 where ``text`` opens with yes, -1 where it opens with no, 0 where it does not judge."""
    match = _opening().match(bare(text))
    return 0 if match is None else -1 if match["against"] else 1


@lru_cache(maxsize=4096)
def _pieces(text: str) -> Mapping[str, float]:
    """Return the characters and pairs of Han and the stems of Latin words, with their weights."""
    tokens = _TOKEN.findall(bare(text))
    out: dict[str, float] = {}
    for token in tokens:
        if not is_common(token):
            out[token[:_STEM]] = _CHARACTER if _HAN.match(token) else _WORD
    for left, right in pairwise(tokens):
        both_han = _HAN.match(left) and _HAN.match(right)
        if both_han and not (is_common(left) and is_common(right)):
            out[left + right] = _PAIR
    return out


@cache
def _opening() -> re.Pattern[str]:
    table: dict[str, str] = shipped_words("verdicts")
    against, in_favour = (
        "|".join(map(_word, table[key].split())) for key in ("against", "in_favour")
    )
    return re.compile(rf"[\s\d.()、:：]*(?:答[:：\s]*)?(?:(?P<against>{against})|{in_favour})")


def _word(word: str) -> str:
    return re.escape(word) + ("" if _HAN.match(word) else "(?![a-z0-9])")
