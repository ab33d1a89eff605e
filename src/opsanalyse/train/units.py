"""Labelled documents → the model of roles, claims and learned flags, with its card.

Two stages: regressions over words, then trees over what the first stage says of a unit and its neighbours.
Every figure, and every chance that a later model learns from, is of documents held out in turn.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from opsanalyse.detect.features import features
from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.detect.roles import CLAIM, FLAGS, MODEL, ROLES
from opsanalyse.detect.sequence import sequence_rows
from opsanalyse.train.labelled import document_units
from opsanalyse.train.trees import FOLDS, SEED, Grown, arrays, grow
from opsanalyse.types import LANGUAGES, Unit

LABELS: Final = (*ROLES, CLAIM, *FLAGS)
_STRENGTH: Final = 10.0
_RARE: Final = 3  # features seen in fewer units are left out


@dataclass(frozen=True, slots=True)
class Story:
    """A labelled document's units as detection sees them, and which labels each holds (units, labels)."""

    id: str
    text: str
    units: tuple[Unit, ...]
    labels: Any
    origin: str
    """What is held out together: a document, or a practice sentence in all its languages."""
    known: frozenset[str] = frozenset(LABELS)
    """Which labels were looked for; older practice sentences have no flags."""


@dataclass(frozen=True, slots=True)
class Trained:
    """The two stages, and the held-out chances of each document's units by document id."""

    weights: dict[str, Any]
    trees: dict[str, Any]
    figures: dict[str, Any]
    chances: Mapping[str, tuple[dict[str, float], ...]]


def stories(documents: Iterable[dict[str, Any]]) -> Iterator[Story]:
    """Yield labelled documents with what the detectors that need no model find in them."""
    for document in documents:
        units = _detected(document["text"], document_units(document))
        labels = [_labels(row) for row in document["units"]]
        yield Story(document["id"], document["text"], units, np.array(labels), document["id"])


def practice_stories(sentences: Iterable[tuple[str, str, dict[str, Any]]]) -> Iterator[Story]:
    """Yield practice sentences (id, language, labelled row) as documents of one unit."""
    for name, lang, row in sentences:
        units = _detected(row[lang], (Unit(0, len(row[lang]), lang=lang),))
        known = LABELS if "flags" in row else (*ROLES, CLAIM)
        labels = np.array([_labels({"flags": (), **row})])
        yield Story(f"{name}-{lang}", row[lang], units, labels, name, frozenset(known))


def _detected(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    nlp = load_pipeline()
    with nlp.select_pipes(enable=["quantities", "channels"]):
        return run(nlp, text, units)


def _labels(row: Mapping[str, Any]) -> list[bool]:
    held = {*row["roles"], *row["flags"]} | ({CLAIM} if row["outcomes"] else set())
    return [label in held for label in LABELS]


def vocabulary(rows: Sequence[dict[str, float]]) -> dict[str, int]:
    """Return the features that enough units have, numbered in alphabetical order."""
    counts = Counter(name for row in rows for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= _RARE))}


def matrix(rows: Sequence[dict[str, float]], index: Mapping[str, int]) -> csr_matrix:
    """Return rows as a sparse matrix of shape (units, features)."""
    data, columns, ends = [], [], [0]
    for row in rows:
        known = [(index[name], value) for name, value in row.items() if name in index]
        columns += [column for column, _ in known]
        data += [value for _, value in known]
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(index)))


def _fit(x: csr_matrix, y: Any) -> LogisticRegression:
    judge = LogisticRegression(
        C=_STRENGTH, solver="liblinear", class_weight="balanced", random_state=SEED
    )
    return judge.fit(x, y)


def _first_stage(
    x: csr_matrix, told: Any, known: Any, documents: Any
) -> tuple[Any, dict[str, Any]]:
    """Return margins of documents held out in turn, and the arrays of regressions over all documents."""
    margins = np.zeros(told.shape)
    coef, intercept = [], []
    for i in range(len(LABELS)):
        for train, test in GroupKFold(FOLDS).split(x, groups=documents):
            seen = train[known[train, i]]
            margins[test, i] = _fit(x[seen], told[seen, i]).decision_function(x[test])
        judge = _fit(x[known[:, i]], told[known[:, i], i])
        coef.append(judge.coef_[0])
        intercept.append(judge.intercept_[0])
    return margins, {"coef": np.array(coef), "intercept": np.array(intercept)}


def train(data: Sequence[Story]) -> Trained:
    """Fit both stages."""
    rows = [row for story in data for row in features(story.text, story.units)]
    told = np.concatenate([story.labels for story in data])
    known = np.array([[n in story.known for n in LABELS] for story in data for _ in story.units])
    documents = np.array([story.origin for story in data for _ in story.units])
    index = vocabulary(rows)
    margins, first = _first_stage(matrix(rows, index), told, known, documents)
    ends = np.cumsum([len(story.units) for story in data])[:-1]
    second = np.concatenate(
        [
            sequence_rows(part, story.units)
            for part, story in zip(np.split(margins, ends), data, strict=True)
            if len(part)
        ]
    )
    grown = {
        name: grow(second[known[:, i]], told[known[:, i], i], documents[known[:, i]])
        for i, name in enumerate(LABELS)
    }
    return Trained(
        _weights(first, index),
        arrays(grown),
        {name: _figures(one, told[known[:, i], i]) for i, (name, one) in enumerate(grown.items())},
        _by_document(data, known, grown),
    )


def _by_document(
    data: Sequence[Story], known: Any, grown: Mapping[str, Grown]
) -> dict[str, tuple[dict[str, float], ...]]:
    """Return the held-out chances of each document's units."""
    table = np.full(known.shape, np.nan)
    for i, one in enumerate(grown.values()):
        table[known[:, i], i] = one.held_out
    rows = iter(table.tolist())
    return {
        story.id: tuple(dict(zip(LABELS, next(rows), strict=True)) for _ in story.units)
        for story in data
    }


def _weights(first: Mapping[str, Any], index: Mapping[str, int]) -> dict[str, Any]:
    kept = np.flatnonzero(np.abs(first["coef"]).max(axis=0) > 0.02)
    names = sorted(index, key=index.__getitem__)
    labels = len(LABELS)
    return {
        "labels": np.array("\n".join(LABELS)),
        "features": np.array("\n".join(names[k] for k in kept)),
        "coef": first["coef"][:, kept].astype(np.float16),
        "intercept": first["intercept"],
        "slope": np.ones(labels),
        "offset": np.zeros(labels),
        "threshold": np.full(labels, 0.5),
    }


def _figures(one: Grown, holds: Any) -> dict[str, Any]:
    return {
        "cut": one.cut,
        "cross_validated_f1": round(float(f1_score(holds, one.held_out >= one.cut)), 4),
        "positive": int(holds.sum()),
    }


def save(trained: Trained, documents: Sequence[dict[str, Any]], folder: Path) -> None:
    """Write both stages and the card."""
    folder.mkdir(exist_ok=True)
    for name, found in (("weights", trained.weights), ("trees", trained.trees)):
        with (folder / f"{name}.npz").open("wb") as file:
            np.savez_compressed(file, **found)
    corpus = json.dumps(documents, ensure_ascii=False, sort_keys=True)
    card = {
        "name": MODEL,
        "labels": list(LABELS),
        "data": {
            "documents": len(documents),
            "units": {
                lang: sum(len(d["units"]) for d in documents if d["lang"] == lang)
                for lang in LANGUAGES
            },
            "sha256": hashlib.sha256(corpus.encode()).hexdigest(),
        },
        "figures": trained.figures,
        "features": int(trained.weights["coef"].shape[1]),
        "rebuild": "make models",
    }
    text = json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "card.json").write_text(f"{text}\n", encoding="utf-8")
