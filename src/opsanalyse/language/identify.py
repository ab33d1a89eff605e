"""Text → the code of its language: by script first, then by words, endings and letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from opsanalyse.language.latin import latin_language

_HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_HANGUL: Final = re.compile("[\uac00-\ud7af\u1100-\u11ff]")
_EASTERN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u1100-\u11ff]")
_OTHER: Final = (
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_HAN_SHARE: Final = (
    0.25  # of Han letters against Latin words: English terms do not turn a Chinese line
)


@lru_cache(maxsize=512)  # lines of a document are asked about more than once
def identify(text: str) -> str:
    """Return ``zh``, ``es``, ``en``, another ISO 639-1 code, or ``und`` for what shows no language."""
    if text.isascii():
        return latin_language(text) if _LATIN.search(text) else "und"
    han, kana, hangul = (
        (len(p.findall(text)) for p in (_HAN, _KANA, _HANGUL))
        if _EASTERN.search(text)
        else (0, 0, 0)
    )
    latin = _LATIN.findall(text)
    if hangul > han + len(latin):
        return "ko"
    if kana and kana * 10 > han:
        return "ja"
    if han and han >= _HAN_SHARE * (han + len(latin)):
        return "zh"
    for code, pattern in _OTHER:
        if len(pattern.findall(text)) > len(latin):
            return code
    return latin_language(text) if latin else "und"


def shares(parts: Iterable[tuple[str, int]]) -> dict[str, float]:
    """Return the share of each language in (code, number of letters) pairs, largest first."""
    sums: dict[str, int] = {}
    for code, letters in parts:
        sums[code] = sums.get(code, 0) + letters
    whole = sum(sums.values()) or 1
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return {code: round(count / whole, 4) for code, count in ordered if count}
