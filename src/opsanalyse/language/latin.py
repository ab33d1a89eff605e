"""Latin text → the language it is written in, by an exported model over letters and words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from opsanalyse import model

MODEL: Final = "language"
_WORD: Final = re.compile("[a-zà-ɏḀ-ỿ'’·¿¡ñ]+")
CODES: Final = tuple("ca cs da de en es eu fi fr gl hu id it nl no pl pt ro sv tr vi".split())
OURS: Final = ("en", "es")
_ENOUGH: Final = ((2, 0.01), (3, 0.05), (6, 0.1))
_OTHERWISE: Final = 0.2
"""Up to so many words, such a chance of being ours is enough: a bullet of a Spanish résumé may well be
Portuguese by its letters. A whole sentence must look like ours."""
_NAMES: Final = (2, 0.6)
"""Up to so many words, English must win by such a margin: its names stand in texts of every language."""
_LONGEST: Final = 400  # characters that are read: more add nothing


def letters(text: str) -> dict[str, float]:
    """Return the features of a text: the sum of its words' features, over the root of their number."""
    words = _WORD.findall(text[:_LONGEST].lower())
    counts: dict[str, float] = {}
    for word in words:
        for name, value in word_letters(word).items():
            counts[name] = counts.get(name, 0.0) + value
    root = len(words) ** 0.5 or 1.0
    return {name: value / root for name, value in counts.items()}


def word_letters(word: str) -> dict[str, float]:
    """Return the features of a word, of length 1 together: itself, and its runs of two to four letters."""
    names = _parts(word)
    return dict.fromkeys(sorted(names), len(names) ** -0.5)


def _parts(word: str) -> set[str]:
    padded = f"^{word}$"
    names = {padded[i : i + size] for size in (2, 3, 4) for i in range(len(padded) - size + 1)}
    names.add(f"w:{word}")
    return names


@lru_cache(maxsize=100_000)
def _word_margins(word: str) -> tuple[float, ...] | None:
    """Return what a word adds for each language, or nothing for one of which no part is known."""
    judge = model.load(MODEL)
    names = _parts(word)
    columns = [judge.index[name] for name in names if name in judge.index]
    if not columns:
        return None
    weights = judge.coef[:, columns].sum(axis=1, dtype=float) * len(names) ** -0.5
    return tuple(weights.tolist())


def latin_language(text: str) -> str:
    """Return the likeliest of the languages the model knows, or ``und`` if nothing of it is known.

    In doubt it is one of ours.
    """
    words = _WORD.findall(text[:_LONGEST].lower())
    known = [found for found in map(_word_margins, words) if found]
    if not known:
        return "und"
    judge = model.load(MODEL)
    root = len(words) ** 0.5
    sums = [sum(column) / root for column in zip(*known, strict=True)]
    margins = [a + b for a, b in zip(sums, judge.intercept.tolist(), strict=True)]
    return chosen(dict(zip(judge.labels, margins, strict=True)), len(words))


def chosen(margins: Mapping[str, float], count: int) -> str:
    """Return the code that the margins speak for in a text of ``count`` words."""
    highest = max(margins.values())
    weights = {code: math.exp(margin - highest) for code, margin in margins.items()}
    chance = sum(weights[code] for code in OURS) / sum(weights.values())
    enough = next((share for words, share in _ENOUGH if count <= words), _OTHERWISE)
    handicap = {"en": _NAMES[1]} if count <= _NAMES[0] else {}
    ours = chance > enough
    known = [code for code in margins if (code in OURS) == ours]
    return max(known, key=lambda code: (margins[code] - handicap.get(code, 0.0), code))
