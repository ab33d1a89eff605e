"""What is told of lines → what the model of sections says of them: its weights summed, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any, Final

from opsanalyse.segment.lines import EDGE, NEIGHBOURS, Signs, afar_features, word_features

_MOST_KEPT: Final = 20_000  # a batch of millions of files must not grow


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a model keeps the weights of a feature, remembered by word and by sign.

    Words and signs come again and again; to write the names of their features anew takes longer than to add weights.
    """

    index: Mapping[str, int]
    words: dict[str, list[int]] = field(default_factory=dict)
    signs: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of_word(self, word: str) -> list[int]:
        """Return the columns of a word that the model knows."""
        found = self.words.get(word)
        if found is None:
            if len(self.words) >= _MOST_KEPT:
                self.words.clear()
            places = map(self.index.get, word_features(word))
            found = self.words[word] = [place for place in places if place is not None]
        return found

    def of_sign(self, sign: str) -> tuple[int, ...]:
        """Return the columns by which a sign is told to each of the ``NEIGHBOURS``, -1 for unknown ones."""
        found = self.signs.get(sign)
        if found is None:
            names = afar_features(sign)
            found = self.signs[sign] = tuple(self.index.get(name, -1) for name in names)
        return found


@dataclass(frozen=True, slots=True)
class Cells:
    """The features of lines: where the weights of each are, its value, and how many each line has."""

    columns: Any
    values: Any
    counts: Any

    def sums(self, weights: Any, chosen: Any = None) -> Any:
        """Return the sums of ``weights``, of shape (features + 1, labels), for each line or each ``chosen`` one."""
        import numpy as np

        columns, values, counts = self.columns, self.values, self.counts
        if chosen is not None:
            held = np.repeat(chosen, counts)
            columns, values, counts = columns[held], values[held], counts[chosen]
        told = weights[columns]
        told *= values[:, None]
        return np.add.reduceat(told, np.cumsum(counts) - counts, axis=0)


def cells_of(told: Sequence[Signs], known: Columns) -> Cells:
    """Return the features of lines as columns of a model; -1, its last row, stands for those it does not know."""
    import numpy as np

    afar = [[known.of_sign(sign) for sign in one.afar] for one in told]
    edge = [known.of_sign(EDGE)]
    columns: list[int] = []
    values: list[float] = []
    sizes: list[int] = []
    counts: list[int] = []
    for i, one in enumerate(told):
        start = len(columns)
        columns += map(known.index.get, one.names, repeat(-1))
        for n, (step, _) in enumerate(NEIGHBOURS):
            beside = afar[i + step] if 0 <= i + step < len(told) else edge
            columns += [places[n] for places in beside]
        plain = len(columns)
        columns += chain.from_iterable(map(known.of_word, one.words))
        spelt = len(columns)
        columns += [known.index.get(name, -1) for name, _ in one.shares]
        values += (1.0, one.scale, *(share for _, share in one.shares))
        sizes += (plain - start, spelt - plain, *(1 for _ in one.shares))
        counts.append(len(columns) - start)
    told_values = np.repeat(np.array(values, dtype=np.float32), sizes)
    return Cells(np.array(columns), told_values, np.array(counts))
