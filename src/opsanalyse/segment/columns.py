"""What is told of lines → what the model of sections says of them: its weights summed, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from typing import Any, Final

from opsanalyse.segment.lines import EDGE, NEIGHBOURS, Signs, afar_features, word_features

_MOST_KEPT: Final = 20_000  # a batch of millions of files must not grow


class _OfWords(dict[str, tuple[int, ...]]):
    """The columns of each word that was met, without those that the model does not know."""

    def __init__(self, index: Mapping[str, int]) -> None:
        self.index = index

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        places = map(self.index.get, word_features(word))
        found = self[word] = tuple(place for place in places if place is not None)
        return found


class _OfSigns(dict[str, tuple[int, ...]]):
    """The columns by which each sign is told to the ``NEIGHBOURS``."""

    def __init__(self, index: Mapping[str, int]) -> None:
        self.index = index

    def __missing__(self, sign: str) -> tuple[int, ...]:
        unknown = len(self.index)
        names = afar_features(sign)
        found = self[sign] = tuple(self.index.get(name, unknown) for name in names)
        return found


class Columns:
    """Where a model keeps the weights of a feature, remembered by word and by sign.

    Words and signs come again and again; to write the names of their features anew takes longer than to add weights.
    The column behind the last one stands for features that the model does not know.
    """

    def __init__(self, index: Mapping[str, int]) -> None:
        self.index = index
        self.words = _OfWords(index)
        self.signs = _OfSigns(index)


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
        # Line by line: the weights of all lines at once would not stay in the processor's cache.
        for i, (start, end) in enumerate(pairwise((0, *self.ends))):
            told = weights.take(self.columns[start:end], axis=0)
            np.dot(self.values[start:end], told, out=out[i])
        return out


def cells_of(told: Sequence[Signs], known: Columns) -> Cells:
    """Return the features of lines as columns of a model."""
    import numpy as np

    find, unknown = known.index.get, repeat(len(known.index))
    edge = [(place,) for place in known.signs[EDGE]]
    afar = [list(zip(*map(known.signs.__getitem__, one.afar), strict=True)) for one in told]
    columns: list[int] = []
    values: list[float] = []
    sizes: list[int] = []
    ends: list[int] = []
    for i, one in enumerate(told):
        start = len(columns)
        columns += map(find, one.names, unknown)
        for n, (step, _) in enumerate(NEIGHBOURS):
            columns += (afar[i + step] if 0 <= i + step < len(told) else edge)[n]
        plain = len(columns)
        columns += chain.from_iterable(map(known.words.__getitem__, one.words))
        spelt = len(columns)
        columns += map(find, one.shares, unknown)
        values += (1.0, one.scale, *one.shares.values())
        sizes += (plain - start, spelt - plain, *repeat(1, len(one.shares)))
        ends.append(len(columns))
    return Cells(
        np.fromiter(columns, np.intp, len(columns)),
        np.repeat(np.array(values, dtype=np.float32), sizes),
        ends,
    )
