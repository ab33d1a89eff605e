"""Exported linear models: a folder of plain arrays → probabilities, applied with numpy alone.

A model folder ``models/<name>/`` holds ``weights.npz`` (arrays: ``labels``, ``features``, ``coef``
of shape (labels, features), ``intercept``, ``slope`` and ``offset`` of the calibration, ``threshold``)
and ``card.json`` (data, figures, how to rebuild). No pickle: a model file cannot run code.
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

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
        """Return the calibrated probability of each label for each row of features."""
        import numpy as np

        out = []
        for row in rows:
            known = [(self.index[name], value) for name, value in row.items() if name in self.index]
            columns = [column for column, _ in known]
            values = np.array([value for _, value in known], dtype=np.float64)
            margin = self.coef[:, columns] @ values + self.intercept
            chance = 1.0 / (1.0 + np.exp(-(self.slope * margin + self.offset)))
            out.append(dict(zip(self.labels, map(float, chance), strict=True)))
        return out


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


def weights(name: str) -> Path:
    """Return the path of a model's arrays."""
    return shipped("models") / name / "weights.npz"


@cache
def fingerprints() -> Mapping[str, str]:
    """Return the sha256 of each shipped model by name."""
    folders = sorted(path.parent for path in shipped("models").glob("*/weights.npz"))
    return {
        folder.name: hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
        for folder in folders
    }
