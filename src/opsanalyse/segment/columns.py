"""What is told of lines → what the model of sections says of them: its weights summed, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from opsanalyse.segment.lines import (
    EDGE,
    FIRST,
    LAST,
    NEIGHBOURS,
    WORDS,
    Signs,
    afar_features,
    word_features,
)

_MOST_KEPT: Final = 20_000


class _OfWords(dict[str, tuple[int, ...]]):
    """The numbers of the features of each word that was met: their columns, beyond the last for those unknown to the model."""

    def __init__(self, index: Mapping[str, int]) -> None:
        self.index = index
        self.unknown: dict[str, int] = {}

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = self[word] = tuple(map(self._number, word_features(word)))
        return found

    def _number(self, name: str) -> int:
        place = self.index.get(name)
        if place is None:
            return self.unknown.setdefault(name, len(self.index) + len(self.unknown))
        return place


class _Named(dict[str, int]):
    """The columns of features that are named ``before`` and what they tell, of those that were met."""

    def __init__(self, index: Mapping[str, int], before: str = "") -> None:
        self.index, self.before = index, before

    def __missing__(self, told: str) -> int:
        found = self[told] = self.index.get(f"{self.before}{told}", len(self.index))
        return found


class Columns:
    """Where a model keeps the weights of a feature, remembered by word, by sign and by name.

    They come again and again: to write the names of their features anew takes longer than to add weights, and
    what is looked up among few names stays in the processor's cache.
    The column behind the last one stands for features that the model does not know.
    """

    def __init__(self, index: Mapping[str, int]) -> None:
        self.index = index
        self.words = _OfWords(index)
        self.names = _Named(index)
        self.edges = (_Named(index, FIRST), _Named(index, LAST))
        self.signs = tuple(_Named(index, afar_features("")[n]) for n in range(len(NEIGHBOURS)))

    def forget(self) -> None:
        """Forget the words if there are too many: a batch of millions of files must not grow."""
        if len(self.words) >= _MOST_KEPT:
            for remembered in (self.words, self.words.unknown, *self.edges):
                remembered.clear()


@dataclass(frozen=True, slots=True)
class Cells:
    """The features of lines, one line after the other: their columns and values, and where each line ends."""

    columns: Any
    values: Any
    ends: Sequence[int]

    def sums(self, weights: Any) -> Any:
        """Return the sums of ``weights``, of shape (features + 1, labels), for each line: (lines, labels)."""
        import numpy as np

        out = np.empty((len(self.ends), weights.shape[1]), dtype=np.float32)
        columns, values, start = self.columns, self.values, 0
        # Line by line: the weights of all lines of a long text at once would fill the memory.
        for end, line in zip(self.ends, out, strict=True):
            np.dot(values[start:end], weights.take(columns[start:end], axis=0), out=line)
            start = end
        return out


def cells_of(told: Sequence[Signs], known: Columns) -> Cells:
    """Return the features of lines as columns of a model."""
    import numpy as np

    known.forget()
    find, of_words = known.names.__getitem__, known.words.__getitem__
    (firsts, lasts), (before, after, later) = known.edges, known.signs
    afar = [(EDGE,), *[one.afar for one in told], (EDGE,), (EDGE,)]
    found: list[int] = []
    shares: list[float] = []
    ends: list[int] = []
    for i, one in enumerate(told):
        found += map(find, one.names)
        if one.words:
            found += (firsts[one.words[0]], lasts[one.words[-1]])
        found += map(before.__getitem__, afar[i])
        found += map(after.__getitem__, afar[i + 2])
        found += map(later.__getitem__, afar[i + 3])
        ends.append(len(found))
        found += chain.from_iterable(map(of_words, one.words))
        ends.append(len(found))
        found += map(find, one.shares)
        shares += one.shares.values()
        ends.append(len(found))
    numbers = np.fromiter(found, np.intp, len(found))
    values = _values(numbers, np.array(ends), np.array(shares, dtype=np.float32))
    return Cells(np.minimum(numbers, len(known.index)), values, ends[2::3])


def _values(numbers: Any, ends: Any, shares: Any) -> Any:
    """Return the value of each feature: for each line 1, then that of words, then shares; ``ends`` part them."""
    import numpy as np

    sizes = ends.copy()
    sizes[1:] -= ends[:-1]
    parts = np.repeat(np.arange(len(ends)), sizes)
    words, shared = parts % 3 == 1, parts % 3 == 2
    values = np.ones(len(ends), dtype=np.float32)
    values[1::3] = _scales(parts[words] // 3, numbers[words], len(ends) // 3)
    out = values[parts]
    out[shared] = shares
    return out


def _scales(lines: Any, numbers: Any, count: int) -> Any:
    """Return what each feature of the words of each line adds, so that all together have length ``WORDS``: (count,)."""
    import numpy as np

    if not len(numbers):
        return np.ones(count)
    span = numbers.max() + 1
    alike = np.sort(lines * span + numbers)
    last = np.append(np.flatnonzero(alike[1:] != alike[:-1]), len(alike) - 1)
    often = np.diff(last, prepend=-1)
    squares = np.bincount(alike[last] // span, often * often, count)
    return WORDS / np.sqrt(np.maximum(squares, 1))
