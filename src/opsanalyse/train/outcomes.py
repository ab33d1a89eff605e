"""Labelled units with the parts they play → the model of outcomes, with its card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from opsanalyse.detect.outcomes.judge import LABELS
from opsanalyse.train import export
from opsanalyse.train.export import linear
from opsanalyse.train.matrix import Table
from opsanalyse.train.outcome_rows import (
    RARE,
    Chances,
    Examples,
    Told,
    cases,
    examples,
    join_rows,
    labelled_units,
    practice,
    practice_units,
)
from opsanalyse.types import DIRECTIONS, LANGUAGES

__all__ = ["fit", "practice", "rows", "save", "train"]

_WAYS: Final = tuple(tuple(f"{group}.{name}" for name in DIRECTIONS) for group in "vc")
_DIRECTED: Final = frozenset(label for group in _WAYS for label in group)
_HALF: Final = 0.5
_STRENGTH: Final = {
    "result": 0.1,
    "scale": 0.2,
    "vague": 0.3,
    "join": 0.5,
}
_STRENGTH_WAYS: Final = {"v": 0.4, "c": 0.4}
_STRENGTH_DETAIL: Final = 0.3
_FOLDS: Final = 5
_SLIGHT: Final = 0.03  # a weight that decides nothing
_SEED: Final = 20261123
_CLOSE: Final = 0.02  # how near to its best a regression stops


def train(
    documents: Iterable[dict[str, Any]],
    sentences: Iterable[tuple[str, str, dict[str, Any]]],
    chances: Chances,
) -> dict[str, Fit]:
    """Fit one regression a label and set its threshold on documents held out in turn."""
    units = [*labelled_units(documents, chances), *practice_units(sentences, chances)]
    found, joins = rows(units)
    learned = learn(found)
    return {"join": joins} | {
        label: _fit(learned[label], judge(data, label)) for label, data in found.items()
    }


def rows(units: Sequence[Told]) -> tuple[dict[str, Examples], Fit]:
    """Return the rows of every label but ``join``, and what was learnt for that: the rest builds on it."""
    gaps = join_rows(units)
    fitted = fit(gaps, "join")
    unseen = dict(
        zip(map(_key, gaps.rows.documents, gaps.rows.features), fitted.held_out, strict=True)
    )

    def likely(told: Told, row: dict[str, float]) -> bool:
        chance = unseen.get(_key(told.document, row))
        return (fitted.chance(row) if chance is None else chance) >= fitted.threshold

    return examples(cases(units, likely)), fitted


def _key(document: str, row: dict[str, float]) -> tuple[str, frozenset[str]]:
    return document, frozenset(row)


@dataclass(frozen=True, slots=True)
class Fit:
    """What was learnt for one label: a weight for each feature, and how it does on held-out documents."""

    weights: dict[str, float]
    intercept: float
    threshold: float
    held_out: Any
    card: dict[str, Any]

    def chance(self, row: Mapping[str, float]) -> float:
        """Judge a row that no fold held."""
        margin = self.intercept + sum(self.weights.get(name, 0.0) * v for name, v in row.items())
        return float(1 / (1 + np.exp(-margin)))


def learn(
    data: Mapping[str, Examples], unseen: frozenset[str] = frozenset()
) -> dict[str, tuple[dict[str, float], float]]:
    """Return each label's weights and intercept; what stands in the documents ``unseen`` is not learnt from.

    The ways that an outcome may go exclude each other and are learnt together.
    """
    found: dict[str, tuple[dict[str, float], float]] = {}
    for group in _WAYS:
        found |= dict(
            zip(group, _ways([data[label] for label in group], group, unseen), strict=True)
        )
    for label, rows_of in data.items():
        if label not in found:
            told, y, by = _seen(rows_of, unseen)
            found[label] = _fitted(told, y, by, label)
    return found


def _ways(
    data: Sequence[Examples], group: Sequence[str], unseen: frozenset[str]
) -> list[tuple[dict[str, float], float]]:
    told, _, by = _seen(data[0], unseen)
    y = np.argmax([_seen(one, unseen)[1] for one in data], axis=0)
    fitted = LogisticRegression(C=strength(group[0]), max_iter=3000).fit(told.x, y, by)
    return [
        (dict(zip(told.names, coef, strict=True)), intercept)
        for coef, intercept in zip(fitted.coef_.tolist(), fitted.intercept_.tolist(), strict=True)
    ]


def _seen(data: Examples, unseen: frozenset[str]) -> tuple[Table, Any, Any]:
    """Return the rows but those of some documents, whether the label holds of each, and how much it counts."""
    holds, by = np.array(data.holds), np.array(data.rows.weights)
    if not unseen:
        return data.rows.table, holds, by
    kept = [i for i, document in enumerate(data.rows.documents) if document not in unseen]
    return data.rows.table.of(kept, RARE), holds[kept], by[kept]


def _fitted(told: Table, holds: Any, by: Any, label: str) -> tuple[dict[str, float], float]:
    """Fit one regression; return its weights by feature, and its intercept."""
    fitted = _regression(strength(label)).fit(told.x, holds, by)
    return dict(zip(told.names, fitted.coef_[0].tolist(), strict=True)), float(fitted.intercept_[0])


def fit(data: Examples, label: str) -> Fit:
    """Fit one regression; judge each document by a model that has not seen it."""
    return _fit(_fitted(*_seen(data, frozenset()), label), judge(data, label))


def _fit(learned: tuple[dict[str, float], float], judged: tuple[float, Any, dict[str, Any]]) -> Fit:
    weights, intercept = learned
    threshold, held_out, card = judged
    return Fit(weights, intercept, threshold, held_out, card)


def judge(data: Examples, label: str) -> tuple[float, Any, dict[str, Any]]:
    """Return the threshold, the chances of each row by a model that has not seen its document, and the card."""
    told, holds, by = _seen(data, frozenset())
    held_out = _held_out(told.x, holds, by, data.rows.documents, strength(label))
    # A later collection holds more of what is hard to tell than people write, practice less: no measure for the cut.
    first = np.array(data.rows.measures)
    threshold = _HALF if label in _DIRECTED else _best_threshold(held_out[first], holds[first])
    card = {
        "rows": len(holds),
        "positive": int(holds.sum()),
        "threshold": threshold,
        "f1_cross_validated": round(_f1(held_out, holds, threshold), 4),
    }
    return threshold, held_out, card


def _regression(freedom: float) -> LogisticRegression:
    """Return a regression that is fitted the quick way: features are more than rows."""
    return LogisticRegression(
        C=freedom, solver="liblinear", dual=True, tol=_CLOSE, random_state=_SEED
    )


def strength(label: str) -> float:
    """Return how freely a label's regression may follow its data."""
    group, _, name = label.partition(".")
    return _STRENGTH_WAYS[group] if name in DIRECTIONS else _STRENGTH.get(label, _STRENGTH_DETAIL)


def _held_out(x: Any, holds: Any, by: Any, documents: list[str], freedom: float) -> Any:
    from sklearn.model_selection import GroupKFold

    chances = np.zeros(len(holds))
    for train_rows, test_rows in GroupKFold(_FOLDS).split(x, holds, documents):
        if holds[train_rows].any():
            fitted = _regression(freedom).fit(x[train_rows], holds[train_rows], by[train_rows])
            chances[test_rows] = fitted.predict_proba(x[test_rows])[:, 1]
    return chances


def _f1(chances: Any, holds: Any, threshold: float) -> float:
    said = chances >= threshold
    both = float((said & holds).sum())
    return 2 * both / max(1.0, float(said.sum() + holds.sum()))


def _best_threshold(chances: Any, holds: Any) -> float:
    grid = [0.2 + 0.02 * i for i in range(26)]
    smooth = [sum(_f1(chances, holds, t + d) for d in (-0.04, -0.02, 0, 0.02, 0.04)) for t in grid]
    return round(grid[int(np.argmax(smooth))], 2)


def save(fits: Mapping[str, Fit], splits: Sequence[str], folder: Path) -> None:
    """Write the model and its card."""
    names = sorted(
        {name for one in fits.values() for name, w in one.weights.items() if abs(w) > _SLIGHT}
    )
    coef = np.array([[fits[label].weights.get(name, 0.0) for name in names] for label in LABELS])
    intercept, threshold = (
        np.array([getattr(fits[label], name) for label in LABELS])
        for name in ("intercept", "threshold")
    )
    card = {
        "what": "tells numbers that measure a result from scale, finds claims without a number, and their anatomy",
        "data": [
            *(f"models/data/{lang}.{split}.jsonl" for lang in LANGUAGES for split in splits),
            "models/outcomes/practice.jsonl",
        ],
        "rebuild": "make models",
        "labels": {label: fits[label].card for label in LABELS},
    }
    made = linear(LABELS, names, coef, intercept, threshold=threshold)
    export.save(folder, card, weights=made)
