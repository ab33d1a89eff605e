"""Lines of labelled résumés → the weights that judge runs of lines as wholes and beside their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from opsanalyse.segment.labels import LABELS
from opsanalyse.segment.passages import EXTRAS, Passage, extras_of, surroundings
from opsanalyse.train.resume_lines import VOCABULARY

_STRENGTH: Final = 0.1
_BESIDE: Final = 0.3  # strength of what is learnt of neighbours
_WORDS: Final = 2.0  # how much the words of a heading weigh against its look
_FOLDS: Final = 3
_SEED: Final = 20261123
_WRITTEN: Final = (VOCABULARY, "practice")
"""How the names of made-up documents begin: nothing is learnt from what stands around their sections."""


@dataclass(frozen=True, slots=True)
class Wholes:
    """Weights by label: (labels, features) of headings and of content, (labels, extras), (labels, places)."""

    head: Any
    body: Any
    extras: Any
    places: Any
    offset: Any


@dataclass(frozen=True, slots=True)
class Runs:
    """Labelled runs of lines in order; the name of the document of each, and whether it opens one."""

    found: Sequence[Passage]
    labels: Any
    documents: Any
    opens: Any


def runs(roles: Sequence[str]) -> Iterator[Passage]:
    """Yield the runs of lines of all documents, as the roles of lines part them."""
    starts = [i for i, role in enumerate(roles) if role != "inside"]
    for start, end in zip(starts, [*starts, len(roles)][1:], strict=True):
        yield Passage(start, end, roles[start] == "heading")


def fit_wholes(x: Any, told: Runs, words: Any) -> Wholes:
    """Fit on runs of the rows of ``x``; ``words`` tells which of its columns are words."""
    wide = _wide(x, told.found, words)
    own = np.flatnonzero([not name.startswith(_WRITTEN) for name in told.documents])
    held = np.zeros((len(told.found), len(LABELS)))
    for _, test in GroupKFold(_FOLDS).split(own, groups=told.documents[own]):
        kept = np.setdiff1d(np.arange(len(held)), own[test])
        held[own[test]] = _regression(wide[kept], told.labels[kept]).decision_function(
            wide[own[test]]
        )
    around = np.vstack([surroundings(*part) for part in _by_document(told, held, own)])
    beside = LogisticRegression(C=_BESIDE, solver="newton-cg").fit(around, told.labels[own])
    fitted, size = _regression(wide, told.labels), x.shape[1]
    coef = fitted.coef_.copy()
    coef[:, 2 * size + EXTRAS.index("always")] += fitted.intercept_
    head = coef[:, :size] * np.where(words, _WORDS, 1.0)
    body, extras = coef[:, size : 2 * size], coef[:, 2 * size :]
    return Wholes(head, body, extras, beside.coef_, beside.intercept_)


def _regression(x: Any, labels: Any) -> LinearSVC:
    return LinearSVC(C=_STRENGTH, random_state=_SEED, dual=True, max_iter=5000).fit(x, labels)


def _wide(x: Any, found: Sequence[Passage], words: Any) -> Any:
    """Return a row a run: its heading's features, the mean of its content's, and what else is told of it."""
    count = x.shape[0]
    titled = [(i, run.start, 1.0) for i, run in enumerate(found) if run.headed]
    inside = [
        (i, line, 1.0 / (run.end - run.start - run.headed))
        for i, run in enumerate(found)
        for line in range(run.start + run.headed, run.end)
    ]
    extras = [
        (i, EXTRAS.index(name), 1.0)
        for i, run in enumerate(found)
        for name in extras_of(run.end - run.start - run.headed, headed=run.headed)
    ]
    scale = diags(np.where(words, _WORDS, 1.0))
    heads = _sparse(titled, (len(found), count)) @ x @ scale
    bodies = _sparse(inside, (len(found), count)) @ x
    return hstack([heads, bodies, _sparse(extras, (len(found), len(EXTRAS)))]).tocsr()


def _sparse(cells: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> Any:
    rows, columns, values = (list(each) for each in zip(*cells, strict=True))
    return csr_matrix((values, (rows, columns)), shape=shape)


def _by_document(told: Runs, held: Any, own: Any) -> Iterator[tuple[list[Passage], Any]]:
    """Yield the runs of each document with their margins."""
    edges = np.flatnonzero(told.opens[own])
    for first, end in zip(edges, [*edges, len(own)][1:], strict=True):
        chosen = own[first:end]
        yield [told.found[i] for i in chosen], held[chosen]
