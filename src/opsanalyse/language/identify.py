"""Text → the code of its language: by script first, then by words, endings and letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from opsanalyse.language.latin import latin_languages

_HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_KANA: Final = re.compile("[\u3040-\u30ff]+")
_HANGUL: Final = re.compile("[\uac00-\ud7af\u1100-\u11ff]+")
_NEIGHBOURS: Final = re.compile("[\u3040-\u30ff\uac00-\ud7af\u1100-\u11ff]")
"""Japanese and Korean letters; most Chinese texts hold none."""
_OTHER: Final = (
    ("ru", re.compile("[\u0400-\u04ff]+")),
    ("ar", re.compile("[\u0600-\u06ff]+")),
    ("el", re.compile("[\u0370-\u03ff]+")),
)
_STRANGE: Final = re.compile("[\u0370-\u04ff\u0600-\u06ff\u1100-\u11ff\u3040-\uffff]")
"""What the letters of these scripts are among; most Latin texts hold none."""
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_HAN_SHARE: Final = 0.25
"""What a Han letter counts against a Latin word: English terms do not turn a Chinese line."""


def identify(text: str) -> str:
    """Return ``zh``, ``es``, ``en``, another ISO 639-1 code, or ``und`` for what shows no language."""
    return identify_all([text])[0]


def identify_all(texts: Sequence[str]) -> list[str]:
    """Return the same for each of several texts: to ask about all at once takes a third of the time."""
    scripts = [_by_script(text) for text in texts]
    latin = latin_languages([t for t, code in zip(texts, scripts, strict=True) if not code])
    codes = iter(latin)
    return [code or next(codes) for code in scripts]


def shares_han(text: str) -> bool:
    """Tell whether a text holds letters of another language that is written in Han letters too."""
    return not text.isascii() and _NEIGHBOURS.search(text) is not None


def _by_script(text: str) -> str:
    """Return the code that the letters of a text tell, or nothing for a text in Latin letters."""
    if text.isascii() or not _STRANGE.search(text):
        return "" if _LATIN.search(text) else "und"
    han = _letters(_HAN, text)
    kana, hangul = (_letters(_KANA, text), _letters(_HANGUL, text)) if shares_han(text) else (0, 0)
    latin = _LATIN.findall(text)
    if hangul > han + len(latin):
        return "ko"
    if kana and kana * 10 > han:
        return "ja"
    if han and han >= _HAN_SHARE * (han + len(latin)):
        return "zh"
    for code, pattern in _OTHER:
        if _letters(pattern, text) > len(latin):
            return code
    return "" if latin else "und"


def _letters(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def shares(parts: Iterable[tuple[str, int]]) -> dict[str, float]:
    """Return the share of each language in (code, number of letters) pairs, largest first."""
    sums: dict[str, int] = {}
    for code, letters in parts:
        sums[code] = sums.get(code, 0) + letters
    whole = sum(sums.values()) or 1
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return {code: round(count / whole, 4) for code, count in ordered if count}
