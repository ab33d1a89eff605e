"""Rows of numbers with labels → boosted trees, judged on documents they have not seen, as plain arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

FOLDS: Final = 5
SEED: Final = 20261123
_TREES: Final = 110
_DEPTH: Final = 4
_RATE: Final = 0.07
_STEPS: Final = np.arange(0.20, 0.71, 0.02)


@dataclass(frozen=True, slots=True)
class Grown:
    """Trees for one label with their calibration, and the chances of rows held out in turn."""

    trees: GradientBoostingClassifier
    slope: float
    offset: float
    cut: float
    held_out: Any


def grow(rows: Any, holds: Any, documents: Sequence[str]) -> Grown:
    """Grow trees for one label; calibrate them and set the cut on documents held out in turn."""
    sums = np.zeros(len(holds))
    for train, test in GroupKFold(FOLDS).split(rows, groups=documents):
        sums[test] = _fit(rows[train], holds[train]).decision_function(rows[test])
    platt = LogisticRegression(C=1e6).fit(sums.reshape(-1, 1), holds)
    slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    chances = 1 / (1 + np.exp(-(slope * sums + offset)))
    return Grown(_fit(rows, holds), slope, offset, _best(chances, holds), chances)


def _fit(rows: Any, holds: Any) -> GradientBoostingClassifier:
    trees = GradientBoostingClassifier(
        n_estimators=_TREES,
        learning_rate=_RATE,
        max_depth=_DEPTH,
        min_samples_leaf=25,
        subsample=0.7,
        max_features=0.4,
        random_state=SEED,
    )
    rare = (len(holds) - holds.sum()) / max(1, holds.sum())
    return trees.fit(rows, holds, sample_weight=np.where(holds, max(1.0, rare) ** 0.7, 1.0))


def _best(chances: Any, holds: Any) -> float:
    """Return the cut with the best F1; among equals the one nearest to a half."""
    best = max(_STEPS, key=lambda cut: (round(f1_score(holds, chances >= cut), 3), -abs(cut - 0.5)))
    return round(float(best), 2)


def arrays(grown: Mapping[str, Grown]) -> dict[str, Any]:
    """Return the trees of all labels as the arrays that ``model.Forest`` reads."""
    forests = [one.trees.estimators_[:, 0] for one in grown.values()]
    size = max(tree.tree_.node_count for forest in forests for tree in forest)
    shape = (len(grown), _TREES, size)
    out = {
        "feature": np.zeros(shape, np.uint8),
        "threshold": np.zeros(shape, np.float32),
        "left": np.zeros(shape, np.uint8),
        "right": np.zeros(shape, np.uint8),
        "value": np.zeros(shape, np.float16),
    }
    for i, forest in enumerate(forests):
        for j, tree in enumerate(forest):
            _put(out, (i, j), tree.tree_)
    tails = ("slope", "offset", "cut")
    return {
        **out,
        **{name: np.array([getattr(one, name) for one in grown.values()]) for name in tails},
        "start": np.array([_start(one.trees) for one in grown.values()]),
        "labels": np.array("\n".join(grown)),
        "depth": np.array(_DEPTH),
    }


def _put(out: dict[str, Any], place: tuple[int, int], tree: Any) -> None:
    nodes = np.arange(tree.node_count)
    leaf = tree.children_left < 0
    out["feature"][(*place, nodes)] = np.where(leaf, 0, tree.feature)
    out["threshold"][(*place, nodes)] = np.where(leaf, 0.0, tree.threshold)
    out["left"][(*place, nodes)] = np.where(leaf, nodes, tree.children_left)
    out["right"][(*place, nodes)] = np.where(leaf, nodes, tree.children_right)
    out["value"][(*place, nodes)] = np.where(leaf, _RATE * tree.value[:, 0, 0], 0.0)


def _start(trees: GradientBoostingClassifier) -> float:
    """Return the log-odds that the sum of trees begins with."""
    first = trees.init_.class_prior_[1]
    return float(np.log(first / (1 - first)))
