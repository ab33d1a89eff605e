"""Labelled units with the parts they play → the model of outcomes, with its card."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from opsanalyse.detect.outcomes.claims import DETAILS, DIRECTIONS, scene_of
from opsanalyse.detect.outcomes.features import (
    Scene,
    clause_features,
    part_features,
    value_features,
)
from opsanalyse.detect.outcomes.judge import MODEL
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.model import weights
from opsanalyse.types import LANGUAGES

LABELS: Final = (
    "result",
    "scale",
    "vague",
    *(f"{group}.{name}" for group in "vc" for name in (*DIRECTIONS, *DETAILS)),
)
_STRENGTH: Final = {"result": 0.1, "scale": 0.2, "vague": 0.3}
_STRENGTH_DETAIL: Final = 0.5
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


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled unit as detection sees it."""

    document: str
    text: str
    labels: dict[str, Any]
    scene: Scene
    chances: Mapping[str, float]


Chances = Mapping[str, tuple[Mapping[str, float], ...]]
"""What part each unit of a document plays, by document id: judged by a model that has not seen it."""


def cases(documents: Iterable[dict[str, Any]], chances: Chances) -> Iterator[Case]:
    """Yield labelled units, document by document."""
    for document in documents:
        lang, parts = document["lang"], chances[document["id"]]
        for unit, part in zip(document["units"], parts, strict=True):
            text = document["text"][unit["start"] : unit["end"]]
            yield Case(document["id"], text, unit, _scene(text, lang), part)


def _scene(text: str, lang: str) -> Scene:
    return scene_of(text, lang, find_quantities(text, lang))


def practice() -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """Return short sentences in three languages (id, language, row), written to show plain forms and traps."""
    path = weights(MODEL).parent / "practice.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple((row["id"], lang, row) for row in rows for lang in LANGUAGES)


def practice_cases(
    sentences: Iterable[tuple[str, str, dict[str, Any]]], chances: Chances
) -> Iterator[Case]:
    """Yield practice sentences whose values are found as labelled."""
    for name, lang, row in sentences:
        text = row[lang]
        scene = _scene(text, lang)
        labels = _practised(row, scene, text)
        if labels:
            yield Case(name, text, labels, scene, chances[f"{name}-{lang}"][0])


def _practised(row: dict[str, Any], scene: Scene, text: str) -> dict[str, Any] | None:
    """Give the values of a sentence to its outcomes in order; None where they do not agree in number."""
    values = [text[c.start : c.end] for c in scene.candidates]
    measured = [o for o in row["outcomes"] if o["quantified"]]
    if measured and len(values) != len(measured):
        return None
    outcomes = [{**o, "metric": None, "value": None} for o in row["outcomes"]]
    for outcome, value in zip([o for o in outcomes if o["quantified"]], values, strict=False):
        outcome["value"] = value
    return {"roles": row["roles"], "outcomes": outcomes, "scale": values if row["scale"] else []}


def examples(found_cases: Iterable[Case]) -> dict[str, Examples]:
    """Turn labelled units into rows for each label."""
    found: dict[str, Examples] = defaultdict(Examples)
    for case in found_cases:
        row = part_features(case.chances)
        measured = _value_rows(found, case, row)
        _clause_rows(found, case, measured, row)
    return found


def _value_rows(
    found: dict[str, Examples], case: Case, part: dict[str, float]
) -> list[tuple[int, int]]:
    scene, unit, text, document = case.scene, case.labels, case.text, case.document
    golds = [(o, *place(text, o["value"])) for o in unit["outcomes"] if o["value"]]
    scales = [place(text, words) for words in unit["scale"]]
    taken = []
    for number, candidate in enumerate(scene.candidates):
        row = value_features(scene, number) | part
        hits = [gold for gold in golds if gold[1] < candidate.end and candidate.start < gold[2]]
        found["result"].add(row, document, holds=bool(hits))
        found["scale"].add(
            row,
            document,
            holds=not hits and any(s < candidate.end and candidate.start < e for s, e in scales),
        )
        if hits:
            taken.append((candidate.start, candidate.end))
            _attributes(found, row, document, hits[0][0], "v")
    return [*taken, *((start, end) for _, start, end in golds)]


def _clause_rows(
    found: dict[str, Examples],
    case: Case,
    measured: list[tuple[int, int]],
    part: dict[str, float],
) -> None:
    scene, unit, text, document = case.scene, case.labels, case.text, case.document
    vague = [o for o in unit["outcomes"] if not o["quantified"] and scene.clauses]
    homes = {_home(scene, text, o): o for o in reversed(vague)}
    for number, clause in enumerate(scene.clauses):
        if any(clause.start <= start < clause.end for start, _ in measured) and number not in homes:
            continue
        row = clause_features(scene, number) | part
        found["vague"].add(row, document, holds=number in homes)
        if number in homes:
            _attributes(found, row, document, homes[number], "c")


def _attributes(
    found: dict[str, Examples],
    row: dict[str, float],
    document: str,
    gold: dict[str, Any],
    group: str,
) -> None:
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
        labels = {
            label for c in scene.cues if clause.start <= c.start < clause.end for label in c.labels
        }
        score = 3.0 * (clause.start <= metric < clause.end) + 2.0 * (outcome["direction"] in labels)
        score += 1.0 * bool(labels & {"up", "down", "level", "same"}) + 0.5 * ("vague" in labels)
        scores.append((score, number))
    return max(scores)[1]


def train(
    documents: Iterable[dict[str, Any]],
    sentences: Iterable[tuple[str, str, dict[str, Any]]],
    chances: Chances,
) -> dict[str, Fit]:
    """Fit one regression a label and set its threshold on documents held out in turn."""
    found = examples([*cases(documents, chances), *practice_cases(sentences, chances)])
    return {label: fit(data, label) for label, data in found.items()}


@dataclass(frozen=True, slots=True)
class Fit:
    """What was learnt for one label: a weight for each feature, and how it does on held-out documents."""

    weights: dict[str, float]
    intercept: float
    threshold: float
    held_out: Any
    card: dict[str, Any]


def fit(data: Examples, label: str) -> Fit:
    """Fit one regression; judge each document by a model that has not seen it."""
    from sklearn.linear_model import LogisticRegression

    index = _index(data.rows)
    matrix, holds = _matrix(data.rows, index), np.array(data.holds)
    strength = _STRENGTH.get(label, _STRENGTH_DETAIL)
    held_out = _held_out(matrix, holds, data.documents, strength)
    threshold = (
        0.5 if label.rsplit(".", maxsplit=1)[-1] in DIRECTIONS else _best_threshold(held_out, holds)
    )
    fitted = LogisticRegression(C=strength, max_iter=2000).fit(matrix, holds)
    card = {
        "rows": len(holds),
        "positive": int(holds.sum()),
        "threshold": threshold,
        "f1_cross_validated": round(_f1(held_out, holds, threshold), 4),
    }
    weights_by_name = dict(zip(index, fitted.coef_[0].tolist(), strict=True))
    return Fit(weights_by_name, float(fitted.intercept_[0]), threshold, held_out, card)


def _index(rows: list[dict[str, float]]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for name in row:
            counts[name] += 1
    return {
        name: i
        for i, name in enumerate(sorted(name for name, count in counts.items() if count >= _RARE))
    }


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
            fitted = LogisticRegression(C=strength, max_iter=2000).fit(
                matrix[train_rows], holds[train_rows]
            )
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


def save(fits: Mapping[str, Fit], splits: Sequence[str]) -> None:
    """Write the model and its card."""
    path: Path = weights(MODEL)
    path.parent.mkdir(parents=True, exist_ok=True)
    names = sorted({name for one in fits.values() for name in one.weights})
    coef = np.array([[fits[label].weights.get(name, 0.0) for name in names] for label in LABELS])
    np.savez_compressed(
        path,
        labels=np.array("\n".join(LABELS)),
        features=np.array("\n".join(names)),
        coef=coef.astype(np.float16),
        intercept=np.array([fits[label].intercept for label in LABELS]),
        slope=np.ones(len(LABELS)),
        offset=np.zeros(len(LABELS)),
        threshold=np.array([fits[label].threshold for label in LABELS]),
    )
    about = {
        "what": "tells numbers that measure a result from scale, finds claims without a number, and their anatomy",
        "data": [
            *(f"models/data/{lang}.{split}.jsonl" for lang in LANGUAGES for split in splits),
            "models/outcomes/practice.jsonl",
        ],
        "rebuild": "make models",
        "labels": {label: fits[label].card for label in LABELS},
    }
    (path.parent / "card.json").write_text(
        json.dumps(about, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )
