"""The counts of each document → precision, recall and F1 with a 95% bootstrap interval over documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

_RESAMPLES: Final = 1000
_SEED: Final = 20261123
_Z: Final = 1.959964  # of a normal distribution, 95% lie within so many deviations


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, wrong and missed findings of one document."""

    right: int = 0
    wrong: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 (0 to 1) with their 95% intervals, how many were to be found and were."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    expected: int
    documents: int
    found: int = 0
    precision_range: tuple[float, float] = (0.0, 1.0)
    recall_range: tuple[float, float] = (0.0, 1.0)


def count(expected: Iterable[object], found: Iterable[object]) -> Counts:
    """Compare two sets of findings of one document."""
    wanted, got = set(expected), set(found)
    return Counts(len(wanted & got), len(got - wanted), len(wanted - got))


def figure(counts: Sequence[Counts]) -> Figure:
    """Sum the counts of all documents; documents are resampled, since their units are not independent."""
    table = np.array([(c.right, c.wrong, c.missed) for c in counts], dtype=float).reshape(-1, 3)
    right, wrong, missed = table.sum(axis=0)
    chosen = np.random.default_rng(_SEED).integers(len(table), size=(_RESAMPLES, len(table)))
    resampled = table[chosen].sum(axis=1)
    low, high = _range(_f1(resampled))
    return Figure(
        precision=_share(right, right + wrong),
        recall=_share(right, right + missed),
        f1=float(_f1(table.sum(axis=0)[None])[0]),
        low=float(low),
        high=float(high),
        expected=int(right + missed),
        documents=len(table),
        found=int(right + wrong),
        precision_range=_range(_shares(resampled[:, 0], resampled[:, 0] + resampled[:, 1])),
        recall_range=_range(_shares(resampled[:, 0], resampled[:, 0] + resampled[:, 2])),
    )


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the 95% interval of a share of ``count`` independent trials, one at least (Wilson's)."""
    share = hits / count
    spread = _Z**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * (share * (1 - share) / count + spread / count / 4) ** 0.5 / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else 1.0


def _shares(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.where(whole > 0, part / np.maximum(whole, 1), 1.0)


def _range(values: np.ndarray) -> tuple[float, float]:
    """Return what 95% of the resampled values lie within."""
    low, high = np.percentile(values, (2.5, 97.5))
    return float(low), float(high)


def _f1(table: np.ndarray) -> np.ndarray:
    """Return F1 for a table of rows (right, wrong, missed): shape (rows,). Nothing to find and nothing found is 1."""
    right, wrong, missed = table.T
    whole = 2 * right + wrong + missed
    return np.where(whole > 0, 2 * right / np.maximum(whole, 1), 1.0)


def line(name: str, got: Figure) -> str:
    """Return a figure as one line of a table."""
    return (
        f"{name:<28} P {got.precision:.3f}  R {got.recall:.3f}  F1 {got.f1:.3f} "
        f"[{got.low:.3f}, {got.high:.3f}]  n {got.expected} in {got.documents} documents"
    )
