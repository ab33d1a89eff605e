"""Units → what the network reads of them: a row of numbers for each word, and one for each unit's facts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final

from opsanalyse.detect.features import Word, blocks
from opsanalyse.language.vectors import load_vectors
from opsanalyse.model import Reading
from opsanalyse.types import Unit

KINDS: Final = (
    "count",
    "percent",
    "points",
    "money",
    "multiple",
    "fraction",
    "rank",
    "range",
    "duration",
    "date",
)
"""Kinds of quantities; a word that stands in one is told by its kind. A last column is for other kinds."""

_STEEP: Final = 2.0  # margins beyond this are all the same: sure


def reading(
    units: Sequence[Unit],
    words: Sequence[Sequence[Word]],
    rows: Sequence[Mapping[str, float]],
    margins: Any,
    facts: Sequence[str],
) -> Reading:
    """Return what the network reads of one document's units.

    ``words`` are those of ``detect.features``, ``rows`` hold the facts of each unit, ``margins`` of shape (units, labels) what the
    regressions say of each unit, ``facts`` the names of single facts that the network knows.
    """
    import numpy as np

    flat = [word for unit in words for word in unit or (_NONE,)]
    vectors = load_vectors().told([word.shape for word in flat])
    kinds = np.zeros((len(flat), len(KINDS) + 1), dtype=np.float32)
    starts = [word.start for word in flat]
    ends = [word.end for word in flat]
    at = 0
    for unit, own in zip(units, words, strict=True):
        for quantity in unit.quantities:
            column = KINDS.index(quantity.kind) if quantity.kind in KINDS else len(KINDS)
            first = bisect_right(ends, quantity.start, at, at + len(own))
            last = bisect_left(starts, quantity.end, at, at + len(own))
            kinds[first:last, column] = 1.0
        at += max(1, len(own))
    told = np.array([[row.get(name, 0.0) for name in facts] for row in rows])
    return Reading(
        np.concatenate([vectors, kinds], axis=1),
        np.array([max(1, len(own)) for own in words]),
        np.concatenate([told, np.tanh(margins / _STEEP)], axis=1).astype(np.float32),
        np.array([last - first + 1 for (first, last), i in blocks(units) if i == first]),
    )


_NONE: Final = Word("", 0, 0)  # a unit without a word is read as one that nobody knows
