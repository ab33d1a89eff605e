"""Rows of named features → a sparse matrix with the names of its columns, whole or of some rows."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as a sparse matrix of shape (rows, features) and the names of its columns, in alphabetical order.

    Made once, it serves every fold: to spell the rows out anew takes longer than to learn from them.
    """

    x: csr_matrix
    names: Sequence[str]

    def frequent(self, rows: Any, least: int) -> Any:
        """Return the columns of the features that at least ``least`` of some rows, given by their numbers, have."""
        counts = np.bincount(self.x[rows].indices, minlength=len(self.names))
        return np.flatnonzero(counts >= least)

    def of(self, rows: Any, least: int) -> Table:
        """Return the table of some rows, with the features that at least ``least`` of them have."""
        kept = self.frequent(rows, least)
        return Table(self.x[rows][:, kept], [self.names[column] for column in kept])


def table(rows: Sequence[Mapping[str, float]], least: int) -> Table:
    """Return the table of rows with the features that at least ``least`` of them have."""
    index = vocabulary(rows, least)
    return Table(matrix(rows, index), list(index))


def vocabulary(rows: Iterable[Iterable[str]], least: int) -> dict[str, int]:
    """Return the features that at least ``least`` rows have, numbered in alphabetical order."""
    counts = Counter(name for row in rows for name in row)
    kept = sorted(name for name, count in counts.items() if count >= least)
    return {name: i for i, name in enumerate(kept)}


def matrix(rows: Sequence[Mapping[str, float]], index: Mapping[str, int]) -> csr_matrix:
    """Return rows as a sparse matrix of shape (rows, features); what ``index`` does not hold is left out.

    The values of a row keep the order of its features, in which they are summed: another order, other last digits.
    """
    data, columns, ends = array("d"), array("i"), [0]
    for row in rows:
        for name, value in row.items():
            if name in index:
                columns.append(index[name])
                data.append(value)
        ends.append(len(columns))
    return csr_matrix((np.array(data), np.array(columns), ends), shape=(len(rows), len(index)))
