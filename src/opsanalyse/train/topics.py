"""Questions with their topics → the model of topics, with its card (``make models``)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from opsanalyse.detect.topics import (
    BY_WORDS,
    MODEL,
    NONE,
    chosen,
    named_topic,
    question_features,
    topic_chances,
    topic_names,
)
from opsanalyse.model import LinearModel
from opsanalyse.train import export, jsonl
from opsanalyse.train.export import linear
from opsanalyse.train.matrix import Table, table
from opsanalyse.types import LANGUAGES

QUESTIONS: Final = Path("data/topics.jsonl")
ALL: Final = "all"
_FOLDS: Final = 4
_RARE: Final = 3
_STRENGTH: Final = 3.0
_CLOSE: Final = 1e-2
_SMALL: Final = 0.02  # weights that tell nothing are left out
_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language: who wrote it, its topic (``NONE`` for none of them), its features."""

    by: str
    lang: str
    topic: str
    text: str
    features: dict[str, float]


def read(root: Path) -> list[Asked]:
    """Read the questions, each in three languages."""
    return [
        Asked(row["by"], lang, row["topic"] or NONE, row[lang], question_features(row[lang]))
        for row in jsonl.read(root / QUESTIONS)
        for lang in LANGUAGES
    ]


def arrays(told: Table, topics: Any) -> dict[str, Any]:
    """Fit one regression a topic and return the arrays to save; ``topics`` are those of the rows of ``told``."""
    labels = (NONE, *(name for name in topic_names() if name not in BY_WORDS))
    fits = [_regression().fit(told.x, topics == label) for label in labels]
    coef = np.array([fit.coef_[0] for fit in fits])
    kept = np.flatnonzero(np.abs(coef).max(axis=0) > _SMALL)
    intercept = np.array([fit.intercept_[0] for fit in fits])
    return linear(labels, (told.names[k] for k in kept.tolist()), coef[:, kept], intercept)


def _regression() -> LogisticRegression:
    return LogisticRegression(
        C=_STRENGTH,
        solver="liblinear",
        dual=True,
        class_weight="balanced",
        random_state=_SEED,
        tol=_CLOSE,
    )


def figures(told: Sequence[tuple[str | None, Asked]]) -> dict[str, float]:
    """Return precision and recall of the topics told."""
    right = sum(topic == one.topic for topic, one in told)
    return {
        "precision": round(right / max(1, sum(topic is not None for topic, _ in told)), 3),
        "recall": round(right / max(1, sum(one.topic != NONE for _, one in told)), 3),
        "questions": len(told),
    }


def judged(made: dict[str, Any]) -> Callable[[Asked], str | None]:
    """Return how a model of such arrays tells topics."""
    labels, names = (str(made[key]).split("\n") for key in ("labels", "features"))
    judge = LinearModel(
        labels=tuple(labels),
        index={name: i for i, name in enumerate(names)},
        coef=made["coef"].astype(np.float32),
        **{key: made[key] for key in ("intercept", "slope", "offset", "threshold")},
    )

    def tell(one: Asked) -> str | None:
        found = chosen(one.text, topic_chances(judge, one.features))
        return found.name if found else None

    return tell


def held_out(asked: Sequence[Asked], rows: Table, topics: Any) -> dict[str, dict[str, float]]:
    """Return figures by language, of questions whose writers the model that told them had not read."""
    told: list[str | None] = [None] * len(asked)
    for seen, unseen in GroupKFold(_FOLDS).split(asked, groups=[one.by for one in asked]):
        tell = judged(arrays(rows.of(seen, _RARE), topics[seen]))
        for i in unseen:
            told[i] = tell(asked[i])
    return {
        lang: figures(
            [(t, one) for t, one in zip(told, asked, strict=True) if lang in (one.lang, ALL)]
        )
        for lang in (*LANGUAGES, ALL)
    }


def main(root: Path = Path("models")) -> None:
    """Train on all questions and write ``models/topics``; its figures are of writers held out."""
    asked = read(root)
    rows = table([one.features for one in asked], _RARE)
    topics = np.array([one.topic for one in asked])
    made = arrays(rows, topics)
    card = {
        "name": MODEL,
        "what": "tells what a question of an interview asks about",
        "data": {
            "questions": dict(sorted(Counter(one.topic for one in asked).items())),
            "sha256": hashlib.sha256((root / QUESTIONS).read_bytes()).hexdigest(),
        },
        "writers held out": held_out(asked, rows, topics),
        "vocabulary alone": figures([(named_topic(one.text), one) for one in asked]),
        "features": int(made["coef"].shape[1]),
        "rebuild": "make models",
    }
    print(export.save(root / MODEL, card, weights=made))


if __name__ == "__main__":
    main()
