"""A unit's words → whether they plainly lay a failure at somebody's door: "it failed because of the boss"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from opsanalyse.language import fold, simplify
from opsanalyse.resources import shipped_words

SURE: Final = 0.8
"""How likely a unit is an excuse that says so in so many words."""


def blames_plainly(text: str, lang: str) -> bool:
    """Tell whether a unit blames others in words that leave no doubt, and does not take it back."""
    plain, taken_back = _patterns(lang)
    said = simplify(fold(text))
    return plain.search(said) is not None and taken_back.search(said) is None


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = shipped_words("blame")
    plain, taken_back = (re.compile("|".join(table[name][lang])) for name in ("plain", "not"))
    return plain, taken_back
