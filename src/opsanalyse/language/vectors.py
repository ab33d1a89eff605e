"""Words → vectors that lie near each other where words mean alike, in three languages at once, and their senses.

The table is made by ``opsanalyse.train.vectors`` and shipped as bytes: a column's byte times its scale is its value.
Words that tell opposite things ("rose", "fell") lie near each other there, as they stand in like sentences. What tells
them apart are their senses (a bad state, a deed, a rise), given by hand: ``opsanalyse.train.senses``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from opsanalyse.errors import ModelError
from opsanalyse.resources import kept, shipped

MODEL: Final = "words"
SENSES: Final = "senses"
_SHORTEST: Final = 4  # a stem shorter than this says nothing of its word
_ENDING: Final = 4  # no ending of Spanish or English is longer


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Vectors by word: ``codes`` has shape (words + 1, columns); its last row is for words unknown.

    The first ``meaning`` columns are of what a word means, the others 1 for each sense that it has.

    A row is made into numbers when its word is met: a document has some hundreds of the words of the table.
    """

    index: Mapping[str, int]
    codes: Any
    scale: Any
    meaning: int
    near: dict[str, tuple[int, ...]]
    """Rows whose mean stands for a word that is not in the table: filled as words are met."""

    def rows(self, words: Sequence[str]) -> Any:
        """Return what words mean, an array of shape (words, ``meaning``); a word nobody knows is zero."""
        return self.told(words)[:, : self.meaning]

    def told(self, words: Sequence[str]) -> Any:
        """Return what words mean and their senses, an array of shape (words, columns)."""
        import numpy as np

        known = self.index.get
        blank = len(self.codes) - 1
        found = [known(word, blank) for word in words]
        out = self._numbers(found)
        for i, row in enumerate(found):
            if row == blank and (parts := self._parts(words[i])):
                out[i] = np.mean(self._numbers(list(parts)), axis=0)
        return out

    def _numbers(self, rows: list[int]) -> Any:
        return self.codes[rows] * self.scale

    def _parts(self, word: str) -> tuple[int, ...]:
        if word not in self.near:
            if len(self.near) >= _MOST_KEPT:
                self.near.clear()
            self.near[word] = _standing_for(word, self.index)
        return self.near[word]


_MOST_KEPT: Final = 20_000  # a batch of millions of files must not grow


def _standing_for(word: str, index: Mapping[str, int]) -> tuple[int, ...]:
    """Return the row of a word's longest known stem, or those of a Chinese word's characters."""
    if "一" <= word[:1] <= "鿿":
        return tuple(index[character] for character in word if character in index)
    stems = (word[:end] for end in range(len(word) - 1, len(word) - _ENDING - 1, -1))
    return next(((index[s],) for s in stems if len(s) >= _SHORTEST and s in index), ())


@cache
def load_vectors() -> WordVectors:
    """Load the shipped table once a process; raise ``ModelError`` if it is missing or damaged."""
    import numpy as np

    path = shipped("models") / MODEL / "weights.npz"
    senses = path.with_name(f"{SENSES}.npz")
    try:
        plain = kept(path, (path, senses), lambda: _unpacked(path, senses))
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(MODEL, f"{path.name} cannot be read: {error}") from error
    words, scale = plain["words"].split("\n"), np.array(plain["scale"], dtype=np.float32)
    codes = np.frombuffer(plain["codes"], dtype=np.int8).reshape(-1, len(scale))
    index = dict(zip(words, range(len(words)), strict=True))
    return WordVectors(index, codes, scale, plain["meaning"], {})


def _unpacked(path: Path, senses: Path) -> dict[str, Any]:
    """Return the table as plain data, with a last row for words unknown."""
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays, np.load(senses, allow_pickle=False) as marks:
        letters = marks["marks"].astype(np.uint32)[:, None] >> np.arange(int(marks["letters"])) & 1
        codes = np.concatenate([arrays["codes"].astype(np.int8), letters.astype(np.int8)], axis=1)
        blank = np.zeros((1, codes.shape[1]), dtype=np.int8)
        return {
            "words": str(arrays["words"]),
            "codes": np.concatenate([codes, blank]).tobytes(),
            "scale": [*arrays["scale"].astype(np.float64).tolist(), *[1.0] * letters.shape[1]],
            "meaning": arrays["codes"].shape[1],
        }
