"""Labelled documents → the model of outcomes, with its card: ``python -m opsanalyse.train.outcomes``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from opsanalyse.detect.outcomes.claims import DETAILS, DIRECTIONS, scene_of
from opsanalyse.detect.outcomes.features import Scene, clause_features, value_features
from opsanalyse.detect.outcomes.judge import MODEL
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.language import fold, simplify
from opsanalyse.model import weights
from opsanalyse.resources import shipped
from opsanalyse.train.corpora import load
from opsanalyse.types import LANGUAGES

LABELS: Final = (
    "result",
    "scale",
    "vague",
    *(f"{group}.{name}" for group in "vc" for name in (*DIRECTIONS, *DETAILS)),
)
_STRENGTH: Final = {"result": 1.0, "scale": 1.0, "vague": 1.0}
_RARE: Final = 2
_FOLDS: Final = 5
_SEED: Final = 20261123


@dataclass
class Examples:
    """Rows of features for one label: features, whether it holds, document."""

    rows: list[dict[str, float]] = field(default_factory=list)
    holds: list[bool] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)

    def add(self, row: dict[str, float], document: str, *, holds: bool) -> None:
        """Add one row."""
        self.rows.append(row)
        self.holds.append(holds)
        self.documents.append(document)


def labelled_units(splits: tuple[str, ...]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield document id, language, unit's text and labels."""
    for lang in LANGUAGES:
        for split in splits:
            for document in load(shipped("models") / "data", lang, split):
                for unit in document["units"]:
                    text = document["text"][unit["start"] : unit["end"]]
                    yield document["id"], lang, text, unit


def examples(splits: tuple[str, ...]) -> dict[str, Examples]:
    """Turn labelled units into rows for each label."""
    found: dict[str, Examples] = defaultdict(Examples)
    for document, lang, text, unit in labelled_units(splits):
        scene = scene_of(text, lang, find_quantities(text, lang))
        measured = _value_rows(found, scene, unit, document, text)
        _clause_rows(found, scene, unit, document, text, measured)
    return found


def _value_rows(found: dict[str, Examples], scene: Scene, unit: dict[str, Any], document: str, text: str) -> list[tuple[int, int]]:
    golds = [(o, *place(text, o["value"])) for o in unit["outcomes"] if o["value"]]
    scales = [place(text, words) for words in unit["scale"]]
    taken = []
    for number, candidate in enumerate(scene.candidates):
        row = value_features(scene, number)
        hits = [gold for gold in golds if gold[1] < candidate.end and candidate.start < gold[2]]
        found["result"].add(row, document, holds=bool(hits))
        found["scale"].add(row, document, holds=not hits and any(s < candidate.end and candidate.start < e for s, e in scales))
        if hits:
            taken.append((candidate.start, candidate.end))
            _attributes(found, row, document, hits[0][0], "v")
    return [*taken, *((start, end) for _, start, end in golds)]


def _clause_rows(
    found: dict[str, Examples], scene: Scene, unit: dict[str, Any], document: str, text: str, measured: list[tuple[int, int]]
) -> None:
    vague = [o for o in unit["outcomes"] if not o["quantified"]]
    homes = {_home(scene, text, o): o for o in reversed(vague)}
    for number, clause in enumerate(scene.clauses):
        if any(clause.start <= start < clause.end for start, _ in measured) and number not in homes:
            continue
        row = clause_features(scene, number)
        found["vague"].add(row, document, holds=number in homes)
        if number in homes:
            _attributes(found, row, document, homes[number], "c")


def _attributes(found: dict[str, Examples], row: dict[str, float], document: str, gold: dict[str, Any], group: str) -> None:
    for name in DIRECTIONS:
        found[f"{group}.{name}"].add(row, document, holds=gold["direction"] == name)
    for name in DETAILS:
        found[f"{group}.{name}"].add(row, document, holds=bool(gold[name]))


def place(text: str, words: str) -> tuple[int, int]:
    """Return where labelled words stand in their unit (the first time)."""
    start = text.find(words)
    return start, start + len(words)


def _home(scene: Scene, text: str, outcome: dict[str, Any]) -> int:
    """Return the clause that makes a vague claim: where its metric and a move stand."""
    scores = []
    metric = place(text, outcome["metric"])[0] if outcome["metric"] else -1
    for number, clause in enumerate(scene.clauses):
        labels = {label for c in scene.cues if clause.start <= c.start < clause.end for label in c.labels}
        score = 3.0 * (clause.start <= metric < clause.end) + 2.0 * (outcome["direction"] in labels)
        score += 1.0 * bool(labels & {"up", "down", "level", "same"}) + 0.5 * ("vague" in labels)
        scores.append((score, number))
    return max(scores)[1]


def plain(text: str) -> str:
    """Return text as detection sees it."""
    return simplify(fold(text))


def train(splits: tuple[str, ...] = ("train",)) -> None:
    """Fit one regression a label, calibrate and set thresholds on held-out folds, write the model."""
    from sklearn.linear_model import LogisticRegression

    found = examples(splits)
    index = _index(found)
    coef = np.zeros((len(LABELS), len(index)), dtype=np.float32)
    intercept = np.zeros(len(LABELS))
    slope, offset, threshold = np.ones(len(LABELS)), np.zeros(len(LABELS)), np.full(len(LABELS), 0.5)
    card: dict[str, Any] = {}
    for number, label in enumerate(LABELS):
        data = found[label]
        matrix, holds = _matrix(data.rows, index), np.array(data.holds)
        if len(set(data.holds)) < 2:  # noqa: PLR2004 (nothing to tell apart yet)
            intercept[number] = -5.0
            continue
        strength = _STRENGTH.get(label, 0.5)
        held_out = _held_out(matrix, holds, data.documents, strength)
        if label in {"result", "scale", "vague"} or label.split(".")[-1] in DETAILS:
            threshold[number] = _best_threshold(held_out, holds)
        card[label] = {"rows": len(holds), "positive": int(holds.sum()), "f1_cross_validated": round(_f1(held_out, holds, threshold[number]), 4)}
        fitted = LogisticRegression(C=strength, max_iter=2000).fit(matrix, holds)
        coef[number], intercept[number] = fitted.coef_[0], fitted.intercept_[0]
    _write(index, coef, intercept, slope, offset, threshold, card, splits)


def _index(found: dict[str, Examples]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for label in ("result", "vague"):
        for row in found[label].rows:
            for name in row:
                counts[name] += 1
    return {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= _RARE))}


def _matrix(rows: list[dict[str, float]], index: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    data, columns, ends = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in index:
                columns.append(index[name])
                data.append(value)
        ends.append(len(data))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(index)))


def _held_out(matrix: Any, holds: Any, documents: list[str], strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    chances = np.zeros(len(holds))
    for train_rows, test_rows in GroupKFold(_FOLDS).split(matrix, holds, documents):
        if holds[train_rows].any():
            fitted = LogisticRegression(C=strength, max_iter=2000).fit(matrix[train_rows], holds[train_rows])
            chances[test_rows] = fitted.predict_proba(matrix[test_rows])[:, 1]
    return chances


def _f1(chances: Any, holds: Any, threshold: float) -> float:
    said = chances >= threshold
    both = float((said & holds).sum())
    return 2 * both / max(1.0, float(said.sum() + holds.sum()))


def _best_threshold(chances: Any, holds: Any) -> float:
    grid = [0.2 + 0.02 * i for i in range(26)]
    smooth = [sum(_f1(chances, holds, t + d) for d in (-0.04, -0.02, 0, 0.02, 0.04)) for t in grid]
    return round(grid[int(np.argmax(smooth))], 2)


def _write(index: dict[str, int], coef: Any, intercept: Any, slope: Any, offset: Any, threshold: Any, card: dict[str, Any], splits: tuple[str, ...]) -> None:
    path: Path = weights(MODEL)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        labels=np.array("\n".join(LABELS)),
        features=np.array("\n".join(index)),
        coef=coef.astype(np.float16),
        intercept=intercept,
        slope=slope,
        offset=offset,
        threshold=threshold,
    )
    about = {
        "what": "tells numbers that measure a result from scale, finds claims without a number, and their anatomy",
        "data": [f"models/data/{lang}.{split}.jsonl" for lang in LANGUAGES for split in splits],
        "rebuild": "python -m opsanalyse.train.outcomes",
        "labels": card,
    }
    (path.parent / "card.json").write_text(json.dumps(about, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    train()
