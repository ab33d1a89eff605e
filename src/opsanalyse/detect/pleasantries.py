"""A unit's words → whether they tell nothing of any work: greetings, names, thanks, a mere yes, the name of a part alone."""

from __future__ import annotations

import re
from functools import cache

from opsanalyse.detect.concepts import bare
from opsanalyse.resources import shipped_words

_LONGEST = 80  # no politeness alone is longer
_NAME = {
    "zh": "[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])",
    "es": r"[a-z'-]+(?: [a-z'-]+){0,2}",
    "en": r"[a-z'-]+(?: [a-z'-]+){0,2}",
}
"""A name as it is compared: small letters without accents."""
_BETWEEN = r"[\s,.;:!?，。；：！？、¡¿…~～-]*"


def is_polite(text: str, lang: str) -> bool:
    """Tell whether a unit is made of polite words and nothing else."""
    return len(text) <= _LONGEST and _polite(lang).fullmatch(bare(text)) is not None


def says_nothing(text: str, lang: str) -> bool:
    """Tell whether a unit is politeness, a mere yes or no, or names a part and does not tell it: "Result."."""
    return is_polite(text, lang) or (
        len(text) <= _LONGEST and _empty(lang).fullmatch(bare(text)) is not None
    )


@cache
def _empty(lang: str) -> re.Pattern[str]:
    """Build the pattern of one part's name, or of nods: "Yes, of course.", “有的有的。”"""
    table = shipped_words("pleasantries")
    nods, parts = (
        "|".join(re.escape(bare(word)) for word in sorted(table[name][lang], key=len, reverse=True))
        for name in ("nods", "parts")
    )
    end = "" if lang == "zh" else "(?![a-z'])"
    return re.compile(rf"{_BETWEEN}(?:(?:{parts}){end}|(?:(?:{nods}){end}{_BETWEEN})++){_BETWEEN}")


@cache
def _polite(lang: str) -> re.Pattern[str]:
    """Build the pattern of a language; in Spanish and English words end where letters end."""
    table = shipped_words("pleasantries")
    words = sorted(map(re.escape, map(bare, table[lang])), key=len)
    names = "|".join(map(re.escape, table["names"][lang]))
    name = rf"(?:{names}){'' if lang == 'zh' else ' '}{_NAME[lang]}"
    end = "" if lang == "zh" else "(?![a-z'])"
    return re.compile(rf"{_BETWEEN}(?:(?:{name}|{'|'.join(reversed(words))}){end}{_BETWEEN})++")
