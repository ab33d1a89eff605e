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
_ROOM: Final = 2_000  # sums for which there is room at first


class _OfWords(dict[str, tuple[int, ...]]):
    """The rows of the features of each word that was met; those unknown to the model have numbers below 0."""

    def __init__(self, index: Mapping[str, int]) -> None:
        self.index = index
        self.unknown: dict[str, int] = {}

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = self[word] = tuple(map(self._number, word_features(word)))
        return found

    def _number(self, name: str) -> int:
        place = self.index.get(name)
        if place is None:
            return self.unknown.setdefault(name, -1 - len(self.unknown))
        return 1 + place


class _Named(dict[str, int]):
    """The rows of features that are named ``before`` and what they tell, of those that were met."""

    def __init__(self, index: Mapping[str, int], before: str = "") -> None:
        self.index, self.before = index, before

    def __missing__(self, told: str) -> int:
        found = self[told] = 1 + self.index.get(f"{self.before}{told}", -1)
        return found


class _Summed(dict[tuple[str, ...], int]):
    """The rows that hold the sums of several features which are named ``before`` and what they tell."""

    def __init__(self, table: _Table, before: str = "") -> None:
        self.table, self.before = table, before

    def __missing__(self, told: tuple[str, ...]) -> int:
        found = self[told] = self.table.sum([f"{self.before}{name}" for name in told])
        return found


class _Table:
    """The weights of the features of a model, the first row of zeros; behind them sums that came up."""

    def __init__(self, index: Mapping[str, int], weights: Any) -> None:
        import numpy as np

        self.index = index
        self.own = self.used = 1 + len(weights)
        self.rows = np.zeros((self.own + _ROOM, weights.shape[1]), dtype=np.float32)
        self.rows[1 : self.own] = weights

    def sum(self, names: Sequence[str]) -> int:
        """Return the row that holds the sum of the weights of some features."""
        import numpy as np

        if self.used == len(self.rows):
            self.rows = np.vstack([self.rows, np.zeros((_ROOM, self.rows.shape[1]), np.float32)])
        known = [1 + self.index[name] for name in names if name in self.index]
        self.rows[self.used] = self.rows[known].sum(axis=0, dtype=np.float64)
        self.used += 1
        return self.used - 1


class Columns:
    """Where the weights of a feature are kept, remembered by word and by what often is told together.

    They come again and again: to write the names of their features anew takes longer than to add weights, and
    what is looked up among few names stays in the processor's cache.
    """

    def __init__(self, index: Mapping[str, int], weights: Any) -> None:
        """``weights`` has the shape (features, labels)."""
        self.table = _Table(index, weights)
        self.words = _OfWords(index)
        self.shares = _Named(index)
        self.edges = (_Named(index, FIRST), _Named(index, LAST))
        self.parts = _Summed(self.table)
        self.afar = tuple(_Summed(self.table, afar_features("")[n]) for n in range(len(NEIGHBOURS)))

    def forget(self) -> None:
        """Forget what was met if there is too much of it: a batch of millions of files must not grow."""
        if len(self.words) >= _MOST_KEPT:
            for words in (self.words, self.words.unknown, *self.edges):
                words.clear()
        if self.table.used - self.table.own >= _MOST_KEPT:
            for sums in (self.parts, *self.afar):
                sums.clear()
            self.table.used = self.table.own


@dataclass(frozen=True, slots=True)
class Cells:
    """What is told of lines, one line after the other: rows of the table and their values, and where each line ends."""

    rows: Any
    values: Any
    ends: Sequence[int]

    def sums(self, known: Columns) -> Any:
        """Return the sums of the weights of each line: (lines, labels)."""
        import numpy as np

        table = known.table.rows
        out = np.empty((len(self.ends), table.shape[1]), dtype=np.float32)
        rows, values, start = self.rows, self.values, 0
        # Line by line: the weights of all lines of a long text at once would fill the memory.
        for end, line in zip(self.ends, out, strict=True):
            np.dot(values[start:end], table.take(rows[start:end], axis=0), out=line)
            start = end
        return out


def cells_of(told: Sequence[Signs], known: Columns) -> Cells:
    """Return what is told of lines as rows of a model's table."""
    import numpy as np

    known.forget()
    parts, of_words, share = known.parts, known.words.__getitem__, known.shares.__getitem__
    (firsts, lasts), (before, after, later) = known.edges, known.afar
    afar = [((EDGE,),), *[one.afar for one in told], ((EDGE,),), ((EDGE,),)]
    found: list[int] = []
    shares: list[float] = []
    ends: list[int] = []
    for i, one in enumerate(told):
        found += map(parts.__getitem__, one.parts)
        if one.words:
            found += (firsts[one.words[0]], lasts[one.words[-1]])
        found += map(before.__getitem__, afar[i])
        found += map(after.__getitem__, afar[i + 2])
        found += map(later.__getitem__, afar[i + 3])
        ends.append(len(found))
        found += chain.from_iterable(map(of_words, one.words))
        ends.append(len(found))
        found += map(share, one.shares)
        shares += one.shares.values()
        ends.append(len(found))
    numbers = np.fromiter(found, np.intp, len(found))
    values = _values(numbers, np.array(ends), np.array(shares, dtype=np.float32))
    return Cells(np.maximum(numbers, 0), values, ends[2::3])


def _values(numbers: Any, ends: Any, shares: Any) -> Any:
    """Return the value of each row: for each line 1, then that of words, then shares; ``ends`` part them."""
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
    least = numbers.min()
    span = numbers.max() - least + 1
    alike = np.sort(lines * span + (numbers - least))
    last = np.append(np.flatnonzero(alike[1:] != alike[:-1]), len(alike) - 1)
    often = np.diff(last, prepend=-1)
    squares = np.bincount(alike[last] // span, often * often, count)
    return WORDS / np.sqrt(np.maximum(squares, 1))
