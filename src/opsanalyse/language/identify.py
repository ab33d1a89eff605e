"""Text → the code of its language: by script first, then by words, endings and letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_HANGUL: Final = re.compile("[\uac00-\ud7af\u1100-\u11ff]")
_OTHER: Final = (
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]+")
_HAN_SHARE: Final = (
    0.25  # of Han letters against Latin words: English terms do not turn a Chinese line
)
_WORD, _ENDING, _LETTER = 3.0, 1.0, 2.0
_OURS: Final = 0.35  # what es and en get for being expected: short lines are rarely Catalan


@dataclass(frozen=True, slots=True)
class _Marks:
    words: frozenset[str]
    endings: tuple[str, ...]
    letters: frozenset[str]


def identify(text: str) -> str:
    """Return ``zh``, ``es``, ``en``, another ISO 639-1 code, or ``und`` for what shows no language."""
    han, kana, hangul = (len(p.findall(text)) for p in (_HAN, _KANA, _HANGUL))
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
    return _latin([word.casefold() for word in latin], text)


def _latin(found: list[str], text: str) -> str:
    if not found:
        return "und"
    scores = {code: _score(found, text, marks) for code, marks in _table().items()}
    scores = {
        code: score + (_OURS if code in ("es", "en") else 0)
        for code, score in scores.items()
        if score
    }
    return max(sorted(scores), key=lambda code: scores[code]) if scores else "und"


def _score(found: list[str], text: str, marks: _Marks) -> float:
    total = _LETTER * len(marks.letters & set(text.casefold()))
    for word in found:
        if word in marks.words:
            total += _WORD
        elif len(word) > 4 and word.endswith(marks.endings):  # noqa: PLR2004  endings need a stem
            total += _ENDING
    return total


@cache
def _table() -> dict[str, _Marks]:
    import yaml

    raw = yaml.safe_load(
        files("opsanalyse.language").joinpath("data/marks.yml").read_text(encoding="utf-8")
    )
    return {
        code: _Marks(
            frozenset(m["words"].split()),
            tuple(m["endings"].split()),
            frozenset(m["letters"].split()),
        )
        for code, m in raw.items()
    }


def shares(parts: Iterable[tuple[str, int]]) -> dict[str, float]:
    """Return the share of each language in (code, number of letters) pairs, largest first."""
    sums: dict[str, int] = {}
    for code, letters in parts:
        sums[code] = sums.get(code, 0) + letters
    whole = sum(sums.values()) or 1
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return {code: round(count / whole, 4) for code, count in ordered if count}
