"""Features → chances, by the exported linear model: one look-up a feature, one product a group of labels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any, Final

from opsanalyse import model

MODEL: Final = "outcomes"


@dataclass(frozen=True, slots=True)
class Judge:
    """One logistic regression for each label over shared features."""

    index: Mapping[str, int]
    columns: Mapping[str, int]
    coef: Any
    """Weights of shape (features, labels)."""
    intercept: Any
    threshold: Mapping[str, float]

    def chances(self, features: Mapping[str, float], labels: tuple[str, ...]) -> dict[str, float]:
        """Return the chance of each asked label."""
        import numpy as np

        places = list(map(self.index.get, features, repeat(-1)))  # the last row is of zeros
        values = np.fromiter(features.values(), np.float32, len(features))
        sums = (values @ self.coef.take(places, 0) + self.intercept).tolist()
        return {label: _logistic(sums[self.columns[label]]) for label in labels}


def _logistic(margin: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, margin))))


_STANDING_IN: ContextVar[Judge | None] = ContextVar("judge", default=None)


def judge() -> Judge:
    """Return the model of this context: the shipped one unless another stands in."""
    return _STANDING_IN.get() or _shipped()


@contextmanager
def standing_in(other: Judge) -> Iterator[None]:
    """Judge by another model for a while: one that has not seen what it is to judge."""
    token = _STANDING_IN.set(other)
    try:
        yield
    finally:
        _STANDING_IN.reset(token)


@cache
def _shipped() -> Judge:
    """Load the model once a process."""
    import numpy as np

    loaded = model.load(MODEL)
    return Judge(
        index=loaded.index,
        columns={label: i for i, label in enumerate(loaded.labels)},
        # In order of rows: taking rows out of a transposed view copies all of it.
        coef=np.ascontiguousarray(np.pad(loaded.coef.T, ((0, 1), (0, 0)))),
        intercept=loaded.intercept,
        threshold=dict(zip(loaded.labels, map(float, loaded.threshold), strict=True)),
    )
