"""Text → its language and script, its plain form, its words; the only floor that knows a language code."""

from __future__ import annotations

from opsanalyse.language.folding import fold, plain, script, simplify
from opsanalyse.language.identify import identify, identify_all, shares
from opsanalyse.language.tokens import words

__all__ = ["fold", "identify", "identify_all", "plain", "script", "shares", "simplify", "words"]
