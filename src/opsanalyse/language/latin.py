"""Latin text → the language it is written in, by an exported model over letters and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

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
_MET: Final = 2_000  # words for which there is room at first
_MOST_KEPT: Final = 50_000  # a batch of millions of files must not grow
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


class _Words(dict[str, int]):
    """The words met so far: the row of each in a table of what it adds for each language.

    The last column of the table tells whether any part of a word is known.
    """

    def __init__(self, judge: model.LinearModel) -> None:
        import numpy as np

        self.judge = judge
        self.table = np.zeros((_MET, len(judge.labels) + 1))

    def rows(self, words: Iterable[str]) -> list[int]:
        """Return the row of each word; new ones enter the table."""
        if len(self) >= _MOST_KEPT:
            self.clear()
        return list(map(self.__getitem__, words))

    def __missing__(self, word: str) -> int:
        """Return the row of a new word."""
        import numpy as np

        row = len(self)
        if row == len(self.table):
            self.table = np.vstack([self.table, np.zeros_like(self.table)])
        self.table[row] = self._adds(word)
        self[word] = row
        return row

    def _adds(self, word: str) -> Any:
        import numpy as np

        names = _parts(word)
        columns = [self.judge.index[name] for name in names if name in self.judge.index]
        weights = self.judge.coef[:, columns].sum(axis=1, dtype=float) * len(names) ** -0.5
        return np.append(weights, bool(columns))


@cache
def _words() -> _Words:
    return _Words(model.load(MODEL))


def latin_languages(texts: Sequence[str]) -> list[str]:
    """Return for each text the likeliest of the languages the model knows, or ``und`` if nothing of it is known.

    In doubt it is one of ours.
    """
    import numpy as np

    spelt = [_WORD.findall(text[:_LONGEST].lower()) for text in texts]
    counts = np.array([len(words) for words in spelt if words])
    if not len(counts):
        return ["und"] * len(texts)
    known = _words()
    rows = known.rows(chain.from_iterable(spelt))
    sums = np.add.reduceat(known.table.take(rows, axis=0), np.cumsum(counts) - counts)
    margins = sums[:, :-1] / np.sqrt(counts)[:, None] + known.judge.intercept
    told = chosen(margins, counts, known.judge.labels)
    codes = iter(
        code if some else "und" for code, some in zip(told, sums[:, -1].tolist(), strict=True)
    )
    return [next(codes) if words else "und" for words in spelt]


def chosen(margins: Any, counts: Any, labels: tuple[str, ...]) -> list[str]:
    """Return the code that the margins, of shape (texts, labels), speak for in texts of so many words."""
    import numpy as np

    are_ours, is_english, words, enough = _groups(labels)
    weights = np.exp(margins - margins.max(axis=1, keepdims=True))
    chances = weights @ are_ours / weights.sum(axis=1)
    limits = enough[words.searchsorted(counts)]
    fair = margins - _NAMES[1] * np.outer(counts <= _NAMES[0], is_english)
    possible = are_ours == (chances > limits)[:, None]
    return [labels[place] for place in np.where(possible, fair, -np.inf).argmax(axis=1).tolist()]


@cache
def _groups(labels: tuple[str, ...]) -> tuple[Any, Any, Any, Any]:
    """Tell for each label whether it is one of ours, and whether it is English; and up to how many words which chance is enough."""
    import numpy as np

    words, enough = zip(*_ENOUGH, strict=True)
    ours, english = [code in OURS for code in labels], [code == "en" for code in labels]
    return np.array(ours), np.array(english), np.array(words), np.array([*enough, _OTHERWISE])
