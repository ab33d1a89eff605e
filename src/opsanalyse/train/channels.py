"""Labelled documents and practice sentences → the model that tells a channel's use from its mention.

Every word that may name a channel is one row; it is right where its unit is labelled with that channel.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from opsanalyse.detect.channels import MODEL, places, together
from opsanalyse.detect.channels.features import features, lists, scene, whole_features
from opsanalyse.train import export, jsonl
from opsanalyse.train.corpora import documents, only_teaches
from opsanalyse.train.export import linear
from opsanalyse.train.labelled import document_units
from opsanalyse.train.matrix import vocabulary
from opsanalyse.types import Unit

PRACTICE: Final = Path("channels-practice.jsonl")
_STRENGTH: Final = 0.1
_RARE: Final = 3
_LOUD: Final = {"t": 4.0, "c": 3.0}
"""What a vocabulary's word and its channel count against a word around them: there are few of them, so that
the same penalty would keep them from saying what they are mostly used for."""
_FIRST: Final = 2.0  # what a row of the first collection, which is written as people write, counts
_FOLDS: Final = 5
_SEED: Final = 20261123
_SMALL: Final = 0.055
_CUTS: Final = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
_CHANCE: Final = 0.005  # F1 by which cuts differ on a small collection without a cause
_PRECISE: Final = 0.735  # of what is told in use; below, wrong channels would crowd a report


@dataclass(frozen=True, slots=True)
class Row:
    """A channel that words of a unit may name: features, whether the unit is labelled with it, and where it stands."""

    features: tuple[str, ...]
    used: bool
    channel: str
    unit: tuple[str, int]
    listed: tuple[tuple[str, ...], ...]
    """The lists of channels within the unit."""
    origin: str
    """What is held out together: a document, or a practice sentence with its contrast."""


@dataclass(frozen=True, slots=True)
class Data:
    """Rows, and the channels that each unit is labelled with; practice is only learned from."""

    rows: tuple[Row, ...]
    labelled: Mapping[tuple[str, int], frozenset[str]]


def read(root: Path, splits: Sequence[str]) -> Data:
    """Read the named parts and the practice sentences."""
    rows: list[Row] = []
    labelled: dict[tuple[str, int], frozenset[str]] = {}
    for document in documents(root, splits):
        rows += _rows(document, document_units(document), document["id"])
        for number, unit in enumerate(document["units"]):
            labelled[document["id"], number] = frozenset(unit["channels"])
    for number, row in enumerate(jsonl.read(root / PRACTICE)):
        document = {"id": f"practice {number}", "text": row["text"], "units": [row]}
        unit = Unit(0, len(row["text"]), lang=row["lang"], section=row.get("section"))
        rows += _rows(document, (unit,), f"practice {row['pair']}")
    return Data(tuple(rows), labelled)


def _rows(document: Mapping[str, Any], units: Sequence[Unit], origin: str) -> Iterator[Row]:
    found = scene(places(document["text"], units))
    for number, place in enumerate(found.places):
        labels = document["units"][number]["channels"]
        listed = tuple(map(tuple, lists(place)))
        for name in place.channels():
            told = {*features(found, number, name), *whole_features(place.text, name)}
            where = (document["id"], number)
            yield Row(tuple(sorted(told)), name in labels, name, where, listed, origin)


def _matrix(rows: Iterable[Row], index: Mapping[str, int]) -> csr_matrix:
    columns, ends = [], [0]
    for row in rows:
        columns += sorted({index[name] for name in row.features if name in index})
        ends.append(len(columns))
    values = _loudness(index)[columns]
    return csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(index)))


def _loudness(index: Mapping[str, int]) -> Any:
    """Return the value that each feature of ``index`` has where it holds."""
    return np.array([_LOUD.get(name.partition("=")[0], 1.0) for name in index])


def _weights(rows: Sequence[Row]) -> Any:
    """Return how much each row counts."""
    first = ("practice" not in row.unit[0] and not only_teaches(row.unit[0]) for row in rows)
    return np.array([_FIRST if one else 1.0 for one in first])


def _fit(x: csr_matrix, y: Any, weights: Any) -> LogisticRegression:
    # The feature "1" is the intercept, so that a model is weights and nothing else.
    return LogisticRegression(
        C=_STRENGTH, solver="liblinear", fit_intercept=False, random_state=_SEED, max_iter=500
    ).fit(x, y, weights)


def held_out(rows: Sequence[Row], x: csr_matrix, y: Any, weights: Any) -> Any:
    """Return the chance of each row by a model that has not seen its document."""
    margins, groups = np.zeros(len(rows)), np.array([row.origin for row in rows])
    for train, test in GroupKFold(_FOLDS).split(x, groups=groups):
        margins[test] = _fit(x[train], y[train], weights[train]).decision_function(x[test])
    return 1.0 / (1.0 + np.exp(-_joined(rows, margins)))


def _joined(rows: Sequence[Row], margins: Any) -> Any:
    """Return margins with members of one list brought together, unit by unit."""
    units: dict[tuple[str, int], dict[str, int]] = {}
    for number, row in enumerate(rows):
        units.setdefault(row.unit, {})[row.channel] = number
    out = np.array(margins)
    for numbers in units.values():
        listed = rows[next(iter(numbers.values()))].listed
        found = together(listed, {name: margins[i] for name, i in numbers.items()})
        out[list(numbers.values())] = list(found.values())
    return out


def figures(data: Data, chances: Any, cut: float) -> dict[str, float]:
    """Return precision, recall and F1 over the channels of labelled units, what no word names included."""
    told = {
        (row.unit, row.channel)
        for row, chance in zip(data.rows, chances, strict=True)
        if chance >= cut and row.unit in data.labelled
    }
    wanted = {(unit, name) for unit, names in data.labelled.items() for name in names}
    right = len(told & wanted)
    found = {
        "precision": right / max(1, len(told)),
        "recall": right / max(1, len(wanted)),
        "f1": 2 * right / max(1, len(told) + len(wanted)),
    }
    return {name: round(value, 4) for name, value in found.items()}


def _cut(data: Data, chances: Any) -> float:
    """Return the cut of the best F1 among those that keep to the wanted precision.

    Measured on the first collection: a later one holds more words that only mention a channel than people write.
    It is small: of cuts that do about as well on it, the one that does best on all texts is taken.
    """
    first = {unit: used for unit, used in data.labelled.items() if not only_teaches(unit[0])}
    found = {at: figures(replace(data, labelled=first), chances, at) for at in _CUTS}
    precise = [at for at in _CUTS if found[at]["precision"] >= _PRECISE] or [_CUTS[-1]]
    best = max(found[at]["f1"] for at in precise)
    near = [at for at in precise if found[at]["f1"] >= best - _CHANCE]
    return max(near, key=lambda at: figures(data, chances, at)["f1"])


def main(splits: Sequence[str], root: Path = Path("models")) -> None:
    """Train on the named parts and write ``models/channels``."""
    data = read(root / "data", splits)
    index = vocabulary((row.features for row in data.rows), _RARE)
    x, y = _matrix(data.rows, index), np.array([row.used for row in data.rows])
    weighed = _weights(data.rows)
    chances = held_out(data.rows, x, y, weighed)
    cut = _cut(data, chances)
    coef = _fit(x, y, weighed).coef_[0] * _loudness(index)
    weights = {name: coef[i] for name, i in index.items() if abs(coef[i]) > _SMALL}
    made = linear(
        ("used",), weights, np.array([[*weights.values()]]), np.zeros(1), threshold=np.array([cut])
    )
    card = _card(data, {"cut": round(cut, 2), **figures(data, chances, cut)}, len(weights))
    print(export.save(root / MODEL, card, weights=made))


def _card(data: Data, found: Mapping[str, float], size: int) -> dict[str, Any]:
    corpus = "\n".join(f"{row.unit} {row.used} {' '.join(row.features)}" for row in data.rows)
    return {
        "name": MODEL,
        "what": "tells whether a word that may name a channel stands for one that is used or proposed",
        "data": {
            "units": len(data.labelled),
            "words": len(data.rows),
            "used": sum(row.used for row in data.rows),
            "sha256": hashlib.sha256(corpus.encode()).hexdigest(),
        },
        "cross_validated": dict(found),
        "features": size,
        "rebuild": "make models",
    }


if __name__ == "__main__":
    main(sys.argv[1:] or ("train", "dev"))
