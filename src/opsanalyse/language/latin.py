"""Latin text → the language it is written in, by an exported model over letters and words."""

from __future__ import annotations

import math
import re
from typing import Final

from opsanalyse import model

MODEL: Final = "language"
_WORD: Final = re.compile("[a-zà-ɏ'’·¿¡ñ]+")
CODES: Final = ("ca", "en", "es", "fr", "it", "pt")
OURS: Final = ("en", "es")
_ENOUGH: Final = ((2, 0.01), (3, 0.05), (6, 0.15))
_OTHERWISE: Final = 0.3
"""Up to so many words, such a chance of being ours is enough: a bullet of a Spanish résumé may well be
Portuguese by its letters. A whole sentence must look like ours."""
_NAMES: Final = (2, 0.6)
"""Up to so many words, English must win by such a margin: its names stand in texts of every language."""
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
    """Return the likeliest of the languages the model knows, or ``und`` if nothing of it is known."""
    return judged(model.load(MODEL), text)


def judged(judge: model.LinearModel, text: str) -> str:
    """Return the code of the language that ``judge`` takes ``text`` for; in doubt one of ours."""
    row = letters(text)
    if not any(name in judge.index for name in row):
        return "und"
    margins = dict(zip(judge.labels, judge.margins([row])[0].tolist(), strict=True))
    highest = max(margins.values())
    weights = {code: math.exp(margin - highest) for code, margin in margins.items()}
    chance = sum(weights[code] for code in OURS) / sum(weights.values())
    count = len(_WORD.findall(text[:_LONGEST].lower()))
    enough = next((share for words, share in _ENOUGH if count <= words), _OTHERWISE)
    if count <= _NAMES[0]:
        margins["en"] -= _NAMES[1]
    known = OURS if chance > enough else [code for code in judge.labels if code not in OURS]
    return max(known, key=lambda code: (margins[code], code))
