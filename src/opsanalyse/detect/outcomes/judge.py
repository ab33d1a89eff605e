"""Features → chances, by the exported linear model: one look-up a feature, one product a group of labels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any, Final

from opsanalyse import model

MODEL: Final = "outcomes"
DIRECTIONS: Final = ("up", "down", "level", "same")
DETAILS: Final = ("baseline", "timeframe", "method")
ANATOMY: Final = {
    group: tuple(f"{group}.{name}" for name in (*DIRECTIONS, *DETAILS)) for group in ("v", "c")
}
"""What is asked of a value ("v") and of a clause without one ("c")."""
QUESTIONS: Final[tuple[tuple[str, ...], ...]] = (
    ("result", "scale"),
    ("vague",),
    ANATOMY["v"],
    ANATOMY["c"],
    ("join",),
)
LABELS: Final = tuple(label for group in QUESTIONS for label in group)


@dataclass(frozen=True, slots=True)
class Question:
    """Labels that are asked together of the same features: their weights, one row a feature, and a row of zeros."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    coef: Any
    intercept: Any
    weights: Mapping[str, float]
    """The same for a question with one label: a look-up costs less than an array."""

    def margins(self, features: Mapping[str, float]) -> list[float]:
        """Return the margin of each label."""
        import numpy as np

        if len(self.labels) == 1:
            known = self.weights
            held = sum([known[name] * value for name, value in features.items() if name in known])
            return [held + float(self.intercept[0])]
        places = list(map(self.index.get, features, repeat(-1)))  # the last row is of zeros
        values = np.fromiter(features.values(), np.float32, len(features))
        margins: list[float] = (values @ self.coef.take(places, 0) + self.intercept).tolist()
        return margins


@dataclass(frozen=True, slots=True)
class Judge:
    """One logistic regression for each label, by the question to which it belongs."""

    questions: Mapping[tuple[str, ...], Question]
    threshold: Mapping[str, float]

    def chances(self, features: Mapping[str, float], labels: tuple[str, ...]) -> dict[str, float]:
        """Return the chance of each label of a question."""
        return dict(
            zip(labels, map(_logistic, self.questions[labels].margins(features)), strict=True)
        )

    def says(self, features: Mapping[str, float], label: str) -> bool:
        """Tell whether the one label of a question holds."""
        return self.chances(features, (label,))[label] >= self.threshold[label]


def asked(
    lang: str, names: Sequence[str], labels: Sequence[str], coef: Any, intercept: Any
) -> dict[tuple[str, ...], Question]:
    """Part weights of shape (features, labels) by question; features that say nothing to it are left out.

    So are those of other languages: a small table is quicker to look into.
    """
    import numpy as np

    spoken = [i for i, name in enumerate(names) if name[2:3] != "/" or name.startswith(lang)]
    names, coef = [names[i] for i in spoken], np.asarray(coef)[spoken]
    found: dict[tuple[str, ...], Question] = {}
    for group in QUESTIONS:
        columns = [labels.index(label) for label in group]
        part = coef[:, columns].astype(np.float32)
        told = np.flatnonzero(np.abs(part).max(axis=1) > 0).tolist()
        kept = [names[i] for i in told]
        single = len(group) == 1
        found[group] = Question(
            labels=group,
            index={} if single else {name: i for i, name in enumerate(kept)},
            # In order of rows: taking rows out of a transposed view copies all of it.
            coef=np.ascontiguousarray(np.pad(part[told], ((0, 1), (0, 0)))),
            intercept=np.asarray(intercept)[columns],
            weights=dict(zip(kept, part[told, 0].tolist(), strict=True)) if single else {},
        )
    return found


def _logistic(margin: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, margin))))


_STANDING_IN: ContextVar[Mapping[str, Judge] | None] = ContextVar("judge", default=None)


def judge(lang: str) -> Judge:
    """Return the model of a language in this context: the shipped one unless another stands in."""
    others = _STANDING_IN.get()
    return others[lang] if others else _shipped(lang)


@contextmanager
def standing_in(others: Mapping[str, Judge]) -> Iterator[None]:
    """Judge by other models, one a language, for a while: that have not seen what they are to judge."""
    token = _STANDING_IN.set(others)
    try:
        yield
    finally:
        _STANDING_IN.reset(token)


@cache
def _shipped(lang: str) -> Judge:
    """Load the model of a language once a process."""
    loaded = model.load(MODEL)
    return Judge(
        questions=asked(lang, list(loaded.index), loaded.labels, loaded.coef.T, loaded.intercept),
        threshold=dict(zip(loaded.labels, map(float, loaded.threshold), strict=True)),
    )
