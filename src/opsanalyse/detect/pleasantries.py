"""A unit's words → whether it is politeness alone: greetings, thanks, farewells tell nothing of any work."""

from __future__ import annotations

import re
from functools import cache

from opsanalyse.detect.concepts import bare
from opsanalyse.resources import shipped_words

_LONGEST = 80  # no politeness alone is longer
_BETWEEN = r"[\s,.;:!?，。；：！？、¡¿…~～-]*"


def is_polite(text: str, lang: str) -> bool:
    """Tell whether a unit is made of polite words and nothing else."""
    return len(text) <= _LONGEST and _polite(lang).fullmatch(bare(text)) is not None


@cache
def _polite(lang: str) -> re.Pattern[str]:
    """Build the pattern of a language; in Spanish and English words end where letters end."""
    words = sorted(map(re.escape, map(bare, shipped_words("pleasantries")[lang])), key=len)
    end = "" if lang == "zh" else "(?![a-z'])"
    return re.compile(rf"{_BETWEEN}(?:(?:{'|'.join(reversed(words))}){end}{_BETWEEN})++")
