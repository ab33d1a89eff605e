"""Exported models: a folder of plain arrays → margins and probabilities, applied with numpy alone.

A model folder ``models/<name>/`` holds ``weights.npz`` (arrays: ``labels``, ``features``, ``coef``
of shape (labels, features), ``intercept``, ``slope`` and ``offset`` of the calibration, ``threshold``;
a second stage of trees, where there is one, in ``trees.npz``) and ``card.json`` (data, figures, how to
rebuild). No pickle: a model file cannot run code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from opsanalyse.errors import ModelError
from opsanalyse.resources import shipped


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Independent logistic regressions over named features, calibrated by label."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    coef: Any
    intercept: Any
    slope: Any
    offset: Any
    threshold: Any

    def margins(self, rows: Sequence[Mapping[str, float]]) -> Any:
        """Return the margin of each label for each row of features: shape (rows, labels)."""
        import numpy as np

        out = np.zeros((len(rows), len(self.labels)))
        for i, row in enumerate(rows):
            known = [(self.index[name], value) for name, value in row.items() if name in self.index]
            columns = [column for column, _ in known]
            values = np.array([value for _, value in known], dtype=np.float32)
            out[i] = self.coef[:, columns] @ values + self.intercept
        return out

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
        """Return the calibrated probability of each label for each row of features."""
        import numpy as np

        chances = 1.0 / (1.0 + np.exp(-(self.slope * self.margins(rows) + self.offset)))
        return [dict(zip(self.labels, row, strict=True)) for row in chances.tolist()]


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted trees for each label, side by side: arrays of shape (labels, trees, nodes).

    A node sends a row left where its value in column ``feature`` is at most ``threshold``; a leaf sends it
    to itself. The chance of a label is logistic of its calibrated sum of leaf values.
    """

    labels: tuple[str, ...]
    feature: Any
    threshold: Any
    left: Any
    right: Any
    value: Any
    start: Any
    """What each label's sum begins with, of shape (labels,)."""
    depth: int
    slope: Any
    offset: Any
    cut: Any
    """From which chance on a label holds, of shape (labels,)."""

    def chances(self, rows: Any) -> Any:
        """Return chances of shape (rows, labels) for rows of numbers of shape (rows, columns)."""
        import numpy as np

        labels, trees, _ = self.feature.shape
        at = np.zeros((len(rows), labels, trees), dtype=np.intp)
        label, tree = np.ogrid[:labels, :trees]
        row = np.arange(len(rows))[:, None, None]
        for _ in range(self.depth):
            goes_left = rows[row, self.feature[label, tree, at]] <= self.threshold[label, tree, at]
            at = np.where(goes_left, self.left[label, tree, at], self.right[label, tree, at])
        sums = self.start + self.value[label, tree, at].sum(axis=2)
        return 1.0 / (1.0 + np.exp(-(self.slope * sums + self.offset)))


@cache
def load(name: str) -> LinearModel:
    """Load a shipped model once a process; raise ``ModelError`` if it is missing or damaged."""
    import numpy as np

    path = weights(name)
    try:
        with np.load(path, allow_pickle=False) as arrays:
            features = str(arrays["features"]).split("\n")
            return LinearModel(
                labels=tuple(str(arrays["labels"]).split("\n")),
                index={feature: i for i, feature in enumerate(features)},
                coef=arrays["coef"].astype(np.float32),
                **{
                    key: arrays[key].astype(np.float64)
                    for key in ("intercept", "slope", "offset", "threshold")
                },
            )
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(name, f"{path.name} cannot be read: {error}") from error


@cache
def load_forest(name: str) -> Forest:
    """Load a model's second stage once a process; raise ``ModelError`` if it is missing or damaged."""
    import numpy as np

    path = weights(name).with_name("trees.npz")
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return Forest(
                labels=tuple(str(arrays["labels"]).split("\n")),
                depth=int(arrays["depth"]),
                **{key: arrays[key].astype(np.intp) for key in ("feature", "left", "right")},
                **{key: arrays[key].astype(np.float32) for key in ("threshold", "value")},
                **{
                    key: arrays[key].astype(np.float64)
                    for key in ("start", "slope", "offset", "cut")
                },
            )
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(name, f"{path.name} cannot be read: {error}") from error


def weights(name: str) -> Path:
    """Return the path of a model's arrays."""
    return shipped("models") / name / "weights.npz"


@cache
def fingerprints() -> Mapping[str, str]:
    """Return the sha256 of each shipped model's arrays by name."""
    folders = sorted({path.parent for path in shipped("models").glob("*/*.npz")})
    return {folder.name: _sha256(sorted(folder.glob("*.npz"))) for folder in folders}


def _sha256(paths: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
