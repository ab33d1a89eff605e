"""Labelled documents → the model of roles and learned flags, with its card (``make models``)."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from opsanalyse.detect.features import features
from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.detect.roles import FLAGS, MODEL, ROLES
from opsanalyse.train.corpora import load
from opsanalyse.types import LANGUAGES, Unit

LABELS: Final = (*ROLES, *FLAGS)
_STRENGTHS: Final = (3.0, 10.0, 30.0)
_FOLDS: Final = 5
_RARE: Final = 3  # features seen in fewer units are left out
_SEED: Final = 20261123


@dataclasses.dataclass(frozen=True, slots=True)
class Examples:
    """Feature rows with their labels (units, labels), document ids and languages."""

    rows: list[dict[str, float]]
    labels: Any
    documents: list[str]
    langs: list[str]


def document_units(document: dict[str, Any]) -> tuple[Unit, ...]:
    """Return the units of a labelled document as detection would get them, findings left out."""
    text, kind = document["text"], document["kind"]
    units: list[Unit] = []
    for number, row in enumerate(document["units"]):
        section = next(
            (s["label"] for s in document["sections"] if s["start"] <= row["start"] < s["end"]),
            None,
        )
        gap = text[document["units"][number - 1]["end"] : row["start"]] if number else ""
        entry = (units[-1].entry or 0) if units else 0
        if kind != "answer" and len(gap.strip("•-–—*·▪●■◆○➤➢▸✓★☆ \t\n")) > 6:
            entry += 1  # other lines stand between: another entry or answer begins
        bullet = text[: row["start"]].rstrip(" \t")[-1:] in set("•-–—*·▪●■◆○➤➢▸✓★☆)、.")
        units.append(
            Unit(
                row["start"],
                row["end"],
                lang=document["lang"],
                section=section,
                entry=entry,
                bullet=bullet,
            )
        )
    return tuple(units)


def detected(document: dict[str, Any]) -> tuple[Unit, ...]:
    """Return the gold units with what the other detectors find in them."""
    nlp = load_pipeline()
    with nlp.select_pipes(enable=["quantities", "outcomes", "channels"]):
        return run(nlp, document["text"], document_units(document))


def examples(documents: Sequence[dict[str, Any]]) -> Examples:
    """Turn labelled documents into rows of features with their labels."""
    rows: list[dict[str, float]] = []
    labels, ids, langs = [], [], []
    for document in documents:
        rows += features(document["text"], detected(document))
        for row in document["units"]:
            held = {*row["roles"], *row["flags"]}
            labels.append([label in held for label in LABELS])
            ids.append(document["id"])
            langs.append(document["lang"])
    return Examples(rows, np.array(labels, dtype=int), ids, langs)


def vocabulary(rows: Sequence[dict[str, float]]) -> dict[str, int]:
    """Return the features that enough units have, numbered in alphabetical order."""
    counts = Counter(name for row in rows for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= _RARE))}


def matrix(rows: Sequence[dict[str, float]], index: dict[str, int]) -> csr_matrix:
    """Return rows as a sparse matrix of shape (units, features)."""
    data, columns, starts = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in index:
                columns.append(index[name])
                data.append(value)
        starts.append(len(columns))
    return csr_matrix((data, columns, starts), shape=(len(rows), len(index)))


def _fit(x: csr_matrix, y: Any, strength: float) -> LogisticRegression:
    judge = LogisticRegression(
        C=strength, solver="liblinear", class_weight="balanced", random_state=_SEED
    )
    return judge.fit(x, y)


def _margins(data: Examples, x: csr_matrix, label: int, strength: float) -> Any:
    """Return margins on documents held out in turn, for calibration and the choice of strength."""
    margins = np.zeros(len(data.rows))
    y = data.labels[:, label]
    for train, test in GroupKFold(_FOLDS).split(x, y, data.documents):
        margins[test] = _fit(x[train], y[train], strength).decision_function(x[test])
    return margins


def _calibrated(margins: Any, y: Any) -> tuple[float, float, float]:
    """Return slope and offset of Platt's scaling and the threshold with the best F1 held out."""
    platt = LogisticRegression(C=1e6).fit(margins.reshape(-1, 1), y)
    slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    chances = 1 / (1 + np.exp(-(slope * margins + offset)))
    steps = np.arange(0.20, 0.71, 0.02)
    best = max(steps, key=lambda step: (round(f1_score(y, chances >= step), 6), -abs(step - 0.5)))
    return slope, offset, round(float(best), 2)


def train(data: Examples) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit and calibrate one regression a label; return arrays to save and figures for the card."""
    index = vocabulary(data.rows)
    x = matrix(data.rows, index)
    coef, rest, figures = [], [], {}
    for i, label in enumerate(LABELS):
        y = data.labels[:, i]
        held = {c: _margins(data, x, i, c) for c in _STRENGTHS}
        strength = max(_STRENGTHS, key=lambda c: round(f1_score(y, held[c] > 0), 4))
        slope, offset, threshold = _calibrated(held[strength], y)
        judge = _fit(x, y, strength)
        coef.append(judge.coef_[0])
        rest.append((judge.intercept_[0], slope, offset, threshold))
        chances = 1 / (1 + np.exp(-(slope * held[strength] + offset)))
        figures[label] = {
            "strength": strength,
            "threshold": threshold,
            "cross_validated_f1": round(float(f1_score(y, chances >= threshold)), 4),
            "positive": int(y.sum()),
        }
    tails = [np.array(column) for column in zip(*rest, strict=True)]
    weights = np.array(coef)
    kept = np.flatnonzero(np.abs(weights).max(axis=0) > 0.02)
    names = sorted(index, key=index.__getitem__)
    arrays = {
        "labels": np.array("\n".join(LABELS)),
        "features": np.array("\n".join(names[k] for k in kept)),
        "coef": weights[:, kept].astype(np.float16),
        **dict(zip(("intercept", "slope", "offset", "threshold"), tails, strict=True)),
    }
    return arrays, figures


def main(root: Path = Path("models")) -> None:
    """Train on the train and dev parts of ``models/data`` and write ``models/units``."""
    documents = [
        d
        for lang in LANGUAGES
        for part in ("train", "dev")
        for d in load(root / "data", lang, part)
    ]
    data = examples(documents)
    arrays, figures = train(data)
    folder = root / MODEL
    folder.mkdir(exist_ok=True)
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **arrays)
    corpus = json.dumps(documents, ensure_ascii=False, sort_keys=True)
    card = {
        "name": MODEL,
        "labels": list(LABELS),
        "data": {
            "documents": len(documents),
            "units": {lang: data.langs.count(lang) for lang in LANGUAGES},
            "sha256": hashlib.sha256(corpus.encode()).hexdigest(),
        },
        "figures": figures,
        "features": int(arrays["coef"].shape[1]),
        "rebuild": "make models",
    }
    text = json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "card.json").write_text(f"{text}\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
