"""Labelled documents → the model of roles, claims and learned flags, with its card.

Two stages: regressions over words and characters, then a network over the words' meaning, the first stage's say and
the neighbours. Every figure, and every chance that a later model learns from, is of documents held out in turn.
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

from opsanalyse.detect.features import Word, cut, features, is_fact
from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.detect.reading import reading
from opsanalyse.detect.roles import CLAIM, FLAGS, MODEL, ROLES
from opsanalyse.train.corpora import only_teaches
from opsanalyse.train.labelled import document_units
from opsanalyse.train.network import Lesson, stacked
from opsanalyse.train.network import train as train_network
from opsanalyse.types import LANGUAGES, Unit

LABELS: Final = (*ROLES, CLAIM, *FLAGS)
SIDE: Final = (
    "up",
    "down",
    "level",
    "baseline",
    "timeframe",
    "method",
    "quantified",
    "vague",
    "channel",
    "scale",
)
"""What the network learns besides, so that it hears more in a unit; left out of what is shipped."""

_STRENGTH: Final = 10.0
_RARE: Final = 4  # features seen in fewer units are left out
_KEPT: Final = 42_000  # the strongest features: the file must stay small
_FOLDS: Final = 3
_MEMBERS: Final = 2
_SEED: Final = 1
_STEPS: Final = np.arange(0.20, 0.71, 0.02)
_WEIGHTS: Final = {
    "problem": 1.5,
    "analysis": 1.5,
    "own_experience": 0.7,
    "duty_only": 1.5,
    "excuse": 3.0,
}
_SIDE_WEIGHT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Story:
    """A labelled document's units as detection sees them, and which labels each holds (units, labels)."""

    id: str
    text: str
    units: tuple[Unit, ...]
    labels: Any
    side: Any
    """Which of ``SIDE`` each unit holds: shape (units, labels)."""
    origin: str
    """What is held out together: a document, or a practice sentence in all its languages."""
    known: frozenset[str] = frozenset(LABELS)
    """Which labels were looked for; older practice sentences have no flags."""
    measures: bool = False
    """Whether it is of the collection that the test part is of, whose shares of labels are not sought after."""


@dataclass(frozen=True, slots=True)
class Trained:
    """The two stages, and the held-out chances of each document's units by document id."""

    weights: dict[str, Any]
    network: dict[str, Any]
    figures: dict[str, Any]
    chances: Mapping[str, tuple[dict[str, float], ...]]


def stories(documents: Iterable[dict[str, Any]]) -> Iterator[Story]:
    """Yield labelled documents with what the detectors that need no model find in them."""
    for document in documents:
        units = _detected(document["text"], document_units(document))
        labels = np.array([_labels(row) for row in document["units"]])
        side = np.array([_side(row) for row in document["units"]])
        measures = not only_teaches(document["id"])
        yield Story(
            document["id"],
            document["text"],
            units,
            labels,
            side,
            document["id"],
            measures=measures,
        )


def practice_stories(sentences: Iterable[tuple[str, str, dict[str, Any]]]) -> Iterator[Story]:
    """Yield practice sentences (id, language, labelled row) as documents of one unit."""
    for name, lang, row in sentences:
        units = _detected(row[lang], (Unit(0, len(row[lang]), lang=lang),))
        known = LABELS if "flags" in row else (*ROLES, CLAIM)
        labels = np.array([_labels({"flags": (), **row})])
        side = np.array([_side(row)])
        yield Story(f"{name}-{lang}", row[lang], units, labels, side, name, frozenset(known))


def _detected(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    nlp = load_pipeline()
    with nlp.select_pipes(enable=["quantities", "channels"]):
        return run(nlp, text, units)


def _labels(row: Mapping[str, Any]) -> list[bool]:
    held = {*row["roles"], *row["flags"]} | ({CLAIM} if row["outcomes"] else set())
    return [label in held for label in LABELS]


def _side(row: Mapping[str, Any]) -> list[bool]:
    outcomes = row["outcomes"]
    held = {outcome["direction"] for outcome in outcomes}
    held |= {name for outcome in outcomes for name in SIDE if outcome.get(name) is True}
    held |= {"vague"} if any(not outcome["quantified"] for outcome in outcomes) else set()
    held |= {"channel"} if row.get("channels") else set()
    held |= {"scale"} if row["scale"] else set()
    return [name in held for name in SIDE]


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
        C=_STRENGTH, solver="liblinear", class_weight="balanced", random_state=_SEED
    )
    return judge.fit(x, y)


def _first_stage(
    x: csr_matrix, told: Any, known: Any, documents: Any
) -> tuple[Any, dict[str, Any]]:
    """Return margins of documents held out in turn, and the arrays of regressions over all documents."""
    margins = np.zeros(told.shape)
    coef, intercept = [], []
    for i in range(len(LABELS)):
        for train, test in GroupKFold(_FOLDS).split(x, groups=documents):
            seen = train[known[train, i]]
            margins[test, i] = _fit(x[seen], told[seen, i]).decision_function(x[test])
        judge = _fit(x[known[:, i]], told[known[:, i], i])
        coef.append(judge.coef_[0])
        intercept.append(judge.intercept_[0])
    return margins, {"coef": np.array(coef), "intercept": np.array(intercept)}


def train(data: Sequence[Story]) -> Trained:
    """Fit both stages."""
    told = np.concatenate([story.labels for story in data])
    known = np.array([[n in story.known for n in LABELS] for story in data for _ in story.units])
    origins = np.array([story.origin for story in data for _ in story.units])
    words = [cut(story.text, story.units) for story in data]
    rows = [features(s.text, s.units, own) for s, own in zip(data, words, strict=True)]
    flat = [row for own in rows for row in own]
    index = vocabulary(flat)
    facts = sorted(name for name in index if is_fact(name))
    margins, first = _first_stage(matrix(flat, index), told, known, origins)
    lessons = _lessons(data, words, rows, margins, facts)
    held_out = _held_out(lessons, [story.origin for story in data])
    members = [train_network(lessons, _SEED + i) for i in range(_MEMBERS)]
    measures = np.array([story.measures for story in data for _ in story.units])
    chances, tails = _calibrated(held_out, told, known, measures)
    network = {
        **stacked(members, len(LABELS)),
        **tails,
        "facts": np.array("\n".join(facts)),
        "labels": np.array("\n".join(LABELS)),
    }
    return Trained(
        _weights(first, index),
        network,
        _figures(chances, told, known, tails["cut"]),
        _by_document(data, known, chances),
    )


def _lessons(
    data: Sequence[Story],
    words: Sequence[Sequence[Sequence[Word]]],
    rows: Sequence[Sequence[Mapping[str, float]]],
    margins: Any,
    facts: Sequence[str],
) -> list[Lesson]:
    """Return what the network learns from; a unit's margins are those of when its document was held out."""
    ends = np.cumsum([len(story.units) for story in data])[:-1]
    parts = zip(data, words, rows, np.split(margins, ends), strict=True)
    weight = np.array([_WEIGHTS.get(name, 1.0) for name in LABELS])
    out = []
    for story, own, told, margin in parts:
        holds = np.concatenate([story.labels, story.side], axis=1)
        known = np.array([name in story.known for name in LABELS])
        counts = np.where(story.labels, weight, 1.0) * known
        side = np.full(story.side.shape, _SIDE_WEIGHT)
        read = reading(story.units, own, told, margin, facts)
        out.append(Lesson(read, holds, np.concatenate([counts, side], axis=1)))
    return out


def _held_out(lessons: Sequence[Lesson], origins: Sequence[str]) -> Any:
    """Return margins of shape (units, labels) by networks that did not see the unit's document."""
    parts: list[Any] = [None] * len(lessons)
    for train, test in GroupKFold(_FOLDS).split(lessons, groups=origins):
        reader = train_network([lessons[i] for i in train], _SEED)
        for i in test:
            parts[i] = reader.margins([lessons[i]])[:, : len(LABELS)]
    return np.concatenate(parts)


def _calibrated(margins: Any, told: Any, known: Any, measures: Any) -> tuple[Any, dict[str, Any]]:
    """Return held-out chances of shape (units, labels) with the calibration and the cuts of each label.

    Both are set on the units that ``measures`` marks: later collections hold more of what is hard to tell.
    """
    chances = np.zeros(told.shape)
    tails: dict[str, list[float]] = {"slope": [], "offset": [], "cut": []}
    for i in range(len(LABELS)):
        rows = known[:, i] & measures
        sums, holds = margins[rows, i], told[rows, i]
        platt = LogisticRegression(C=1e6).fit(sums.reshape(-1, 1), holds)
        slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
        chances[:, i] = 1 / (1 + np.exp(-(slope * margins[:, i] + offset)))
        for name, value in (("slope", slope), ("offset", offset)):
            tails[name].append(value)
        tails["cut"].append(_best(chances[rows, i], holds))
    return chances, {name: np.array(values) for name, values in tails.items()}


def _best(chances: Any, holds: Any) -> float:
    """Return the cut with the best F1; among equals the one nearest to a half."""
    best = max(_STEPS, key=lambda cut: (round(f1_score(holds, chances >= cut), 3), -abs(cut - 0.5)))
    return round(float(best), 2)


def _by_document(
    data: Sequence[Story], known: Any, chances: Any
) -> dict[str, tuple[dict[str, float], ...]]:
    """Return the held-out chances of each document's units."""
    rows = iter(np.where(known, chances, np.nan).tolist())
    return {
        story.id: tuple(dict(zip(LABELS, next(rows), strict=True)) for _ in story.units)
        for story in data
    }


def _weights(first: Mapping[str, Any], index: Mapping[str, int]) -> dict[str, Any]:
    strength = np.abs(first["coef"]).max(axis=0)
    kept = np.sort(np.argsort(-strength, kind="stable")[:_KEPT])
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


def _figures(chances: Any, told: Any, known: Any, cuts: Any) -> dict[str, Any]:
    out = {}
    for i, name in enumerate(LABELS):
        rows = known[:, i]
        said, holds = chances[rows, i] >= cuts[i], told[rows, i]
        out[name] = {
            "cut": float(cuts[i]),
            "cross_validated_f1": round(float(f1_score(holds, said)), 4),
            "positive": int(holds.sum()),
        }
    return out


def save(trained: Trained, documents: Sequence[dict[str, Any]], folder: Path) -> None:
    """Write both stages and the card."""
    folder.mkdir(exist_ok=True)
    for name, found in (("weights", trained.weights), ("network", trained.network)):
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
