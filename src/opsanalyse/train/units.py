"""Labelled documents → the model of roles, claims and learned flags, with its card.

Two stages: regressions over words and characters, then a network over the words' meaning, the first stage's say and
the neighbours. Every figure, and every chance that a later model learns from, is of documents held out in turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from joblib import Parallel, delayed, parallel_config
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from opsanalyse.detect.features import Word, cut, features, is_fact
from opsanalyse.detect.reading import reading
from opsanalyse.detect.roles import MODEL
from opsanalyse.model import LAYERS, Network
from opsanalyse.train import export
from opsanalyse.train.answered import answered
from opsanalyse.train.export import digest, linear
from opsanalyse.train.matrix import matrix, vocabulary
from opsanalyse.train.network import Lesson, stacked, taught
from opsanalyse.train.stories import LABELS, Story
from opsanalyse.types import LANGUAGES

_STRENGTH: Final = 3.0
_CLOSE: Final = 1.0  # how near to its best a regression stops: nearer costs time and tells no more
_ROUGH: Final = 20.0  # near enough to tell which columns matter: nearer ones generalise less
RARE: Final = 4  # features seen in fewer units are left out
_KEPT: Final = 34_000  # the strongest features: the file must stay small
_FOLDS: Final = 3
_PARTS: Final = 3
"""Networks that each leave out a part of the documents and judge it; in use all judge together."""
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
_TENTHS: Final = 10


@dataclass(frozen=True, slots=True)
class Trained:
    """The two stages, and the held-out chances of each document's units by document id."""

    weights: dict[str, Any]
    network: dict[str, Any]
    figures: dict[str, Any]
    chances: Mapping[str, tuple[dict[str, float], ...]]


def regression(x: csr_matrix, y: Any, close: float = _CLOSE) -> LogisticRegression:
    """Fit one regression of the first stage, as near to its best as ``close`` says."""
    judge = LogisticRegression(
        C=_STRENGTH,
        solver="liblinear",
        dual=True,  # units are fewer than features: the same in a quarter of the time
        class_weight="balanced",
        random_state=_SEED,
        tol=close,
    )
    return judge.fit(x, y)


@dataclass(frozen=True, slots=True)
class _Judges:
    """Regressions of all labels over the columns that are kept."""

    kept: Any
    coef: Any
    intercept: Any

    def margins(self, x: csr_matrix) -> Any:
        """Return what they say of the rows of ``x``: (rows, labels)."""
        return np.asarray(x[:, self.kept] @ self.coef.T) + self.intercept


def _judges(x: csr_matrix, told: Any, known: Any, rows: Any) -> _Judges:
    """Fit the regressions on some rows, roughly on all columns, then on those that weighed most.

    To leave columns out of regressions that were fitted with them would move all margins, and the second stage
    would hear in use what it was not taught with.
    """

    def all_labels(columns: csr_matrix, close: float) -> tuple[Any, Any]:
        parts = enumerate(_where_known(columns, known[rows]))
        # One after the other: threads would draw from liblinear's one source of chance in an order of their own.
        found = [regression(part, told[rows[known[rows, i]], i], close) for i, part in parts]
        return np.array([one.coef_[0] for one in found]), np.array(
            [one.intercept_[0] for one in found]
        )

    own = x[rows]
    strength = np.abs(all_labels(own, _ROUGH)[0]).max(axis=0)
    kept = np.sort(np.argsort(-strength, kind="stable")[:_KEPT])
    return _Judges(kept, *all_labels(own[:, kept], _CLOSE))


def _where_known(x: csr_matrix, known: Any) -> list[csr_matrix]:
    """Return for each label the rows of ``x`` for which it is known; labels known of the same rows share them."""
    parts: dict[bytes, csr_matrix] = {}
    for mask in known.T:
        if (key := mask.tobytes()) not in parts:
            parts[key] = x if mask.all() else x[mask]
    return [parts[mask.tobytes()] for mask in known.T]


def _first_stage(x: csr_matrix, told: Any, known: Any, documents: Any) -> tuple[Any, _Judges]:
    """Return margins of documents held out in turn, and the regressions over all documents."""
    margins = np.zeros(told.shape)
    for seen, unseen in GroupKFold(_FOLDS).split(x, groups=documents):
        margins[unseen] = _judges(x, told, known, seen).margins(x[unseen])
    return margins, _judges(x, told, known, np.arange(len(told)))


@dataclass(frozen=True)
class Fitted:
    """Both stages as they were learned."""

    index: Mapping[str, int]
    facts: Sequence[str]
    first: _Judges
    network: Mapping[str, Any]
    held_out: Any
    """Margins (units, labels) by networks that did not see the unit's document, if they were asked for."""

    def margins(self, data: Sequence[Story]) -> Any:
        """Return what is said of documents that were not learned from: shape (units, labels)."""
        words, rows = read_words(data)
        x = matrix([row for own in rows for row in own], self.index)
        said = self.first.margins(x)
        layers = {name: self.network[name].astype(np.float32) for name in LAYERS}
        network = Network(LABELS, tuple(self.facts), layers, 1.0, 0.0, 0.5)
        lessons = _lessons(data, words, rows, said, self.facts)
        return np.concatenate([network.margins(lesson.reading) for lesson in lessons])


def fit(data: Sequence[Story], *, hold_out: bool = False) -> Fitted:
    """Fit both stages, the second on what the first says of documents held out in turn.

    With ``hold_out`` there are several networks, each of which judges a part of the documents that it has not seen.
    """
    told = np.concatenate([story.labels for story in data])
    origins = np.array([story.origin for story in data for _ in story.units])
    words, rows = read_words(data)
    flat = [row for own in rows for row in own]
    index = vocabulary(flat, RARE)
    facts = sorted(name for name in index if is_fact(name))
    margins, first = _first_stage(matrix(flat, index), told, _known(data), origins)
    lessons = _lessons(data, words, rows, margins, facts)
    if not hold_out:
        ((arrays, _),) = _side_by_side([(lessons, _SEED)])
        return Fitted(index, facts, first, stacked([arrays], len(LABELS)), None)
    network, held_out = _networks(lessons, [story.origin for story in data])
    return Fitted(index, facts, first, network, held_out)


def _networks(lessons: Sequence[Lesson], origins: Sequence[str]) -> tuple[dict[str, Any], Any]:
    """Return the members' arrays, and margins (units, labels) by networks that did not see the unit's document."""
    folds = list(GroupKFold(_PARTS).split(lessons, groups=origins))
    found = _side_by_side(
        ([lessons[i] for i in seen], _SEED + n, [lessons[i] for i in unseen])
        for n, (seen, unseen) in enumerate(folds)
    )
    parts: list[Any] = [None] * len(lessons)
    for (_, unseen), (_, margins) in zip(folds, found, strict=True):
        for i, margin in zip(unseen, margins, strict=True):
            parts[i] = margin[:, : len(LABELS)]
    return stacked([arrays for arrays, _ in found], len(LABELS)), np.concatenate(parts)


def _side_by_side(tasks: Iterable[tuple[Any, ...]]) -> list[tuple[dict[str, Any], list[Any]]]:
    """Train a network for each task, all at once; each sums on one processor, so that sums come out the same.

    Where there are fewer processors than tasks they share them: two and then one would leave a processor idle.
    """
    with parallel_config(backend="loky", inner_max_num_threads=1):
        found = Parallel(n_jobs=_PARTS)(delayed(taught)(*task) for task in tasks)
    return list(found)


def train(data: Sequence[Story]) -> Trained:
    """Fit both stages, set chances and cuts."""
    fitted = fit(data, hold_out=True)
    told, known = np.concatenate([story.labels for story in data]), _known(data)
    measures = np.array([story.measures for story in data for _ in story.units])
    chances, tails = _calibrated(fitted.held_out, told, known, measures)
    network = {
        **fitted.network,
        **tails,
        "answered": answered(data, chances, told),
        "facts": np.array("\n".join(fitted.facts)),
        "labels": np.array("\n".join(LABELS)),
    }
    return Trained(
        _weights(fitted.first, fitted.index),
        network,
        _figures(chances, told, known & measures[:, None], tails["cut"]),
        _by_document(data, known, chances),
    )


def _known(data: Sequence[Story]) -> Any:
    return np.array([[n in story.known for n in LABELS] for story in data for _ in story.units])


def read_words(
    data: Sequence[Story],
) -> tuple[list[list[list[Word]]], list[list[dict[str, float]]]]:
    """Return the words and the features of each unit of each document."""
    words = [cut(story.text, story.units) for story in data]
    told = [features(s.text, s.units, own) for s, own in zip(data, words, strict=True)]
    return words, [[row.spelled() for row in rows] for rows in told]


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
        out.append(Lesson(read, holds, story.weight * np.concatenate([counts, side], axis=1)))
    return out


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


def _weights(first: _Judges, index: Mapping[str, int]) -> dict[str, Any]:
    names = sorted(index, key=index.__getitem__)
    return linear(LABELS, (names[k] for k in first.kept), first.coef, first.intercept)


def _figures(chances: Any, told: Any, rows: Any, cuts: Any) -> dict[str, Any]:
    """Return each label's figures on the units of ``rows`` (units, labels), held out in turn."""
    out = {}
    for i, name in enumerate(LABELS):
        said, holds = chances[rows[:, i], i], told[rows[:, i], i]
        out[name] = {
            "cut": float(cuts[i]),
            "cross_validated_f1": round(float(f1_score(holds, said >= cuts[i])), 4),
            "positive": int(holds.sum()),
            "reliability": list(reliability(said, holds)),
        }
    return out


def reliability(chances: Any, holds: Any) -> Iterator[tuple[float, float, int]]:
    """Yield for each tenth of chances that has units: the mean chance, the share that holds, the units."""
    tenths = np.minimum((chances * _TENTHS).astype(int), _TENTHS - 1)
    for tenth in np.unique(tenths):
        own = tenths == tenth
        share = float(holds[own].mean())
        yield round(float(chances[own].mean()), 3), round(share, 3), int(own.sum())


def save(trained: Trained, documents: Sequence[dict[str, Any]], folder: Path) -> None:
    """Write both stages and the card."""
    card = {
        "name": MODEL,
        "labels": list(LABELS),
        "data": {
            "documents": len(documents),
            "units": {
                lang: sum(len(d["units"]) for d in documents if d["lang"] == lang)
                for lang in LANGUAGES
            },
            "sha256": digest(documents),
        },
        "figures": trained.figures,
        "features": int(trained.weights["coef"].shape[1]),
        "rebuild": "make models",
    }
    export.save(folder, card, weights=trained.weights, network=trained.network)
