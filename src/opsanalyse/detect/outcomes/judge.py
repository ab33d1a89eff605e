"""Features → chances, by the exported linear model: one look-up a feature, one product a group of labels."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from typing import Any, Final

from opsanalyse import model
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.types import DETAILS, DIRECTIONS, LANGUAGES

MODEL: Final = "outcomes"
ANATOMY: Final = {
    group: tuple(f"{group}.{name}" for name in (*DIRECTIONS, *DETAILS)) for group in ("v", "c")
}
"""What is asked of a value ("v") and of a clause without one ("c")."""
VALUE: Final = ("result", "scale", *ANATOMY["v"])
QUESTIONS: Final[tuple[tuple[str, ...], ...]] = (VALUE, ("vague",), ANATOMY["c"], ("join",))
_NEVER: Final = -40.0
LABELS: Final = tuple(label for group in QUESTIONS for label in group)


@dataclass(frozen=True, slots=True)
class Question:
    """Labels that are asked together of the same features: their weights, one row a feature, and a row of zeros."""

    index: tuple[Mapping[str, int], ...]
    """The row of a feature by its name, for each part of a ``Row``."""
    coef: Any
    weights: tuple[Mapping[str, float], ...]
    """The same for a question with one label: a look-up costs less than an array."""

    def told(self, row: Row) -> list[float]:
        """Return what the features of a row add to the margin of each label."""
        import numpy as np

        if self.weights:
            held = [
                known[name] * value
                for known, features in zip(self.weights, row, strict=True)
                for name, value in features.items()
                if name in known
            ]
            return [sum(held)]
        both, shared, own = self.index
        many = sum(map(len, row))
        places = chain(  # the last row is of zeros
            map(both.get, row.both, repeat(-1)),
            map(shared.get, row.shared, repeat(-1)),
            map(own.get, row.own, repeat(-1)),
        )
        values = chain(row.both.values(), row.shared.values(), row.own.values())
        # An array that is filled one by one is made in less time than one of a list.
        rows = self.coef.take(np.fromiter(places, np.int64, many), 0)
        told: list[float] = np.dot(np.fromiter(values, np.float64, many), rows).tolist()
        return told


@dataclass(frozen=True, slots=True)
class Judge:
    """One logistic regression for each label, by the question to which it belongs."""

    questions: Mapping[tuple[str, ...], Question]
    intercept: Mapping[str, float]
    threshold: Mapping[str, float]

    def told(self, row: Row, question: tuple[str, ...]) -> list[float]:
        """Return what the features of a row say to each label of a question; rows that say more are added up."""
        return self.questions[question].told(row)

    def chances(self, labels: Sequence[str], told: Iterable[float]) -> dict[str, float]:
        """Return the chance of each label of which so much is told."""
        return {
            label: _logistic(margin + self.intercept[label])
            for label, margin in zip(labels, told, strict=True)
        }

    def chance(self, row: Row, label: str) -> float:
        """Return the chance of the one label of a question."""
        return _logistic(self.told(row, (label,))[0] + self.intercept[label])

    def says(self, row: Row, label: str) -> bool:
        """Tell whether the one label of a question holds."""
        return self.chance(row, label) >= self.threshold[label]


def asked(
    lang: str, names: Sequence[str], labels: Sequence[str], coef: Any
) -> dict[tuple[str, ...], Question]:
    """Part weights of shape (features, labels) by question, as one language needs them; ``names`` are in order."""
    import numpy as np

    own = _block(names, lang)
    shared = sorted(set(range(len(names))).difference(*(_block(names, one) for one in LANGUAGES)))
    halves = [[names[i] for i in shared], [names[i].partition("/")[2] for i in own]]
    parts = [np.asarray(coef)[rows].astype(np.float64) for rows in (shared, own)]
    found: dict[tuple[str, ...], Question] = {}
    for group in QUESTIONS:
        columns = [labels.index(label) for label in group]
        index, rows = _folded(*map(_telling, halves, [part[:, columns] for part in parts]))
        single = rows[:, 0].tolist() if len(group) == 1 else []
        found[group] = Question(
            index=() if single else index,
            coef=rows,
            weights=tuple({name: single[i] for name, i in one.items()} for one in index)
            if single
            else (),
        )
    return found


def _block(names: Sequence[str], lang: str) -> range:
    """Return where the names that a language has for itself stand, in order: they begin with its code and a slash."""
    first = bisect_left(names, f"{lang}/")
    return range(first, bisect_left(names, f"{lang}{chr(ord('/') + 1)}", first))


def _telling(names: Sequence[str], part: Any) -> tuple[list[str], Any]:
    """Leave out the features that say nothing."""
    import numpy as np

    told = np.flatnonzero(np.abs(part).max(axis=1, initial=0) > 0)
    return [names[i] for i in told.tolist()], part[told]


def _folded(
    shared: tuple[list[str], Any], own: tuple[list[str], Any]
) -> tuple[tuple[dict[str, int], ...], Any]:
    """Return the rows of each part of a ``Row``; a feature of both weighs what it does for all and half its own."""
    import numpy as np

    names, of_all = shared
    own_names, of_one = own
    many, more = len(names), len(own_names)
    place = dict(zip(names, range(many), strict=True))
    twins = [(place[name], i) for i, name in enumerate(own_names) if name in place]
    of_both = of_all.copy()
    of_both[[i for i, _ in twins]] += of_one[[i for _, i in twins]] / 2
    nothing = np.zeros((1, of_all.shape[1]))
    halves = enumerate(own_names, 2 * many + more)
    index = (
        # Words stand behind a colon and are of one language alone: without them the table is small.
        {name: i for i, name in halves if ":" not in name} | place,
        dict(zip(names, range(many, 2 * many), strict=True)),
        dict(zip(own_names, range(2 * many, 2 * many + more), strict=True)),
    )
    return index, np.concatenate([of_both, of_all, of_one, of_one / 2, nothing])


def _logistic(margin: float) -> float:
    return 1.0 / (1.0 + math.exp(-margin)) if margin > _NEVER else 0.0


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
    loaded = _stored()
    of_labels = {
        key: dict(zip(loaded.labels, values.tolist(), strict=True))
        for key, values in loaded.of_labels.items()
    }
    return Judge(
        questions=asked(lang, loaded.features, loaded.labels, loaded.coef),
        intercept=of_labels["intercept"],
        threshold=of_labels["threshold"],
    )


@cache
def _stored() -> model.Stored:
    """Read the model once a process, for as many languages as there are."""
    return model.stored(MODEL)
