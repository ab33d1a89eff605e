"""Latin text → the language it is written in, by an exported model over letters and words."""

from __future__ import annotations

import re
from typing import Final

from opsanalyse import model

MODEL: Final = "language"
_WORD: Final = re.compile("[a-zà-ɏ'’·¿¡ñ]+")
_OURS: Final = ("en", "es")
_ENOUGH: Final = 12  # words from which a language is told by the model alone
_SURE: Final = 0.97
_LONGEST: Final = 400  # characters that are read: more add nothing


def letters(text: str) -> dict[str, float]:
    """Return the features of a text: its words, and runs of one to four letters at a word's edges and inside."""
    counts: dict[str, float] = {}
    for word in _WORD.findall(text[:_LONGEST].lower()):
        padded = f"^{word}$"
        counts[f"w:{word}"] = counts.get(f"w:{word}", 0.0) + 1.0
        for size in (2, 3, 4):
            for i in range(len(padded) - size + 1):
                run = padded[i : i + size]
                counts[run] = counts.get(run, 0.0) + 1.0
    norm = sum(value * value for value in counts.values()) ** 0.5 or 1.0
    return {name: value / norm for name, value in counts.items()}


def latin_language(text: str) -> str:
    """Return the likeliest of the languages the model knows, or ``und`` if nothing of it is known.

    A few words are taken for one of ours unless they are surely not: a bullet of a Spanish résumé may
    well be Catalan by its letters.
    """
    row = letters(text)
    judge = model.load(MODEL)
    if not any(name in judge.index for name in row):
        return "und"
    chances = judge.probabilities([row])[0]
    best = max(sorted(chances), key=lambda code: chances[code])
    if best in _OURS:
        return best
    ours = max(_OURS, key=lambda code: chances[code])
    few = len(_WORD.findall(text[:_LONGEST].lower())) < _ENOUGH
    return ours if few and (chances[best] < _SURE or chances[ours] > 1 - _SURE) else best
