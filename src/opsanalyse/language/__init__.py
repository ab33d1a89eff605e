"""Text → its language and script, its plain form, its words; the only floor that knows a language code."""

from __future__ import annotations

from opsanalyse.language.folding import HAN, HANS, fold, has_traditional, plain, script, simplify
from opsanalyse.language.identify import identify, identify_all, shares, shares_han
from opsanalyse.language.tokens import words

__all__ = [
    "HAN",
    "HANS",
    "fold",
    "has_traditional",
    "identify",
    "identify_all",
    "plain",
    "script",
    "shares",
    "shares_han",
    "simplify",
    "words",
]
