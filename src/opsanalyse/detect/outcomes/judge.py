"""Features → chances, by the exported linear model in plain Python: a unit has few features, numpy costs more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from opsanalyse import model

MODEL: Final = "outcomes"


@dataclass(frozen=True, slots=True)
class Judge:
    """One logistic regression for each label over shared features."""

    labels: Mapping[str, int]
    rows: Mapping[str, tuple[float, ...]]
    intercept: tuple[float, ...]
    slope: tuple[float, ...]
    offset: tuple[float, ...]
    threshold: Mapping[str, float]

    def chances(self, features: Mapping[str, float], labels: tuple[str, ...]) -> dict[str, float]:
        """Return the chance of each asked label."""
        columns = [self.labels[label] for label in labels]
        sums = [self.intercept[column] for column in columns]
        for name, value in features.items():
            row = self.rows.get(name)
            if row is not None:
                for i, column in enumerate(columns):
                    sums[i] += value * row[column]
        scaled = (self.slope[c] * s + self.offset[c] for c, s in zip(columns, sums, strict=True))
        return {label: _logistic(margin) for label, margin in zip(labels, scaled, strict=True)}


def _logistic(margin: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, margin))))


@cache
def judge() -> Judge:
    """Load the model once a process."""
    loaded = model.load(MODEL)
    coef = loaded.coef.T.tolist()
    return Judge(
        labels={label: i for i, label in enumerate(loaded.labels)},
        rows={name: tuple(coef[column]) for name, column in loaded.index.items()},
        intercept=tuple(map(float, loaded.intercept)),
        slope=tuple(map(float, loaded.slope)),
        offset=tuple(map(float, loaded.offset)),
        threshold=dict(zip(loaded.labels, map(float, loaded.threshold), strict=True)),
    )
