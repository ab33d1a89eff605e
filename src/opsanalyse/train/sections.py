"""Labelled résumés → the model of sections, with its card (``make models``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from joblib import Parallel, delayed, parallel_config
from sklearn.linear_model import LogisticRegression

from opsanalyse.segment.labels import LABELS, ROLES
from opsanalyse.segment.passages import EXTRAS, PLACES
from opsanalyse.segment.sections import GROUPS, MODEL
from opsanalyse.train import export
from opsanalyse.train.export import digest, linear
from opsanalyse.train.matrix import Table, table
from opsanalyse.train.passages import Runs, Wholes, fit_wholes, runs
from opsanalyse.train.practice import practice
from opsanalyse.train.resume_lines import (
    VOCABULARY,
    WORDS,
    Line,
    read_lines,
    read_vocabulary,
    resumes,
)
from opsanalyse.types import LANGUAGES

_STRENGTH: Final = {"role": 0.3, "title": 3.0, "line": 1.0}
_RARE: Final = 2
_SMALL: Final = 0.25  # no weight of a feature that is left out is greater; dev figures stay the same, the file halves


@dataclass(frozen=True, slots=True)
class Fit:
    """One regression for roles, one for what headings name, one for content."""

    role: LogisticRegression
    title: LogisticRegression
    line: LogisticRegression


def fit(x: Any, lines: Sequence[Line]) -> Fit:
    """Fit the three regressions."""
    roles = np.array([ROLES.index(line.role) for line in lines])
    labels = np.array([LABELS.index(line.label) for line in lines])
    told = np.array([not line.document.startswith(VOCABULARY) for line in lines])
    titles, content = roles == 0, told & (roles > 0)
    return Fit(
        _regression("role").fit(x[told], roles[told]),
        _regression("title").fit(x[titles], labels[titles]),
        _regression("line").fit(x[content], labels[content]),
    )


def _regression(name: str) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH[name], solver="newton-cg", max_iter=300)


def priors(lines: Sequence[Line]) -> Any:
    """Return the log of each section's share of content, at the places of ``line:X``; else 0."""
    counts = Counter(line.label for line in lines if line.role != "heading")
    shares = np.array([counts[label] for label in LABELS]) / counts.total()
    return np.concatenate([np.zeros(len(ROLES) + len(LABELS)), np.log(shares)])


def arrays(lines: Sequence[Line], told: Table) -> dict[str, Any]:
    """Fit on all lines and return the arrays to save; ``told`` is the table of their features."""
    x, names = told.x, told.names
    three, wholes = fit(x, lines), _wholes(x, lines, names)
    regressions = (three.role, three.title, three.line)
    coef = np.vstack([*(one.coef_ for one in regressions), wholes.head, wholes.body])
    kept = np.flatnonzero(np.abs(coef).max(axis=0) > _SMALL)
    features = [names[k].replace("\n", " ") for k in kept.tolist()]
    extras = [f"run:{name}" for name in EXTRAS] + [f"place:{i}" for i in range(PLACES)]
    labels = [*ROLES, *(f"{kind}:{label}" for kind in GROUPS for label in LABELS)]
    zeros = np.zeros(2 * len(LABELS))
    intercepts = [one.intercept_ for one in regressions]
    return linear(
        labels,
        [*features, *extras],
        _with_wholes(coef[:, kept], wholes),
        np.concatenate([*intercepts, zeros, wholes.offset]),
        offset=priors(lines),
    )


def _wholes(x: Any, lines: Sequence[Line], names: Sequence[str]) -> Wholes:
    found = list(runs([line.role for line in lines]))
    first = [lines[run.start] for run in found]
    labels = np.array([LABELS.index(line.label) for line in first])
    documents = np.array([line.document for line in first])
    opens = np.array([line.opens for line in first])
    words = np.array([name.startswith(WORDS) for name in names])
    return fit_wholes(x, Runs(found, labels, documents, opens), words)


def _with_wholes(coef: Any, wholes: Wholes) -> Any:
    """Return weights with columns for what is told of runs, and rows for what stands around them."""
    size = len(LABELS)
    told = np.zeros((len(coef) + size, coef.shape[1] + len(EXTRAS) + PLACES))
    told[: len(coef), : coef.shape[1]] = coef
    told[len(coef) - size : len(coef), coef.shape[1] : -PLACES] = wholes.extras
    told[len(coef) :, -PLACES:] = wholes.places
    return told


def mean(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return the arrays of a model whose margins are the mean of those of two; a feature that one lacks weighs 0 in it."""
    both = [str(each["features"]).split("\n") for each in (one, other)]
    names = sorted({*both[0], *both[1]})
    index = {name: i for i, name in enumerate(names)}
    coef = np.zeros((len(one["coef"]), len(names)), dtype=np.float32)
    for each, features in zip((one, other), both, strict=True):
        coef[:, [index[name] for name in features]] += each["coef"].astype(np.float32) / 2
    means = {name: (one[name] + other[name]) / 2 for name in ("intercept", "offset")}
    return {
        **one,
        **means,
        "features": np.array("\n".join(names)),
        "coef": coef.astype(np.float16),
    }


def main(root: Path = Path("models")) -> None:
    """Train on the train and dev parts and write ``models/sections``.

    Two models judge together: later collections, which tell of jobs and little else, teach one of them.
    """
    found = resumes(("train", "dev"), root / "data")
    told = [*read_lines([*found, *practice(root)]), *read_vocabulary()]
    lines, every = [line for _, line in told], table([features for features, _ in told], _RARE)
    parts = [i for i, line in enumerate(lines) if not line.later], range(len(lines))
    with parallel_config(backend="loky", inner_max_num_threads=1):
        fewer, all_of_them = Parallel(n_jobs=len(parts))(
            delayed(arrays)([lines[i] for i in part], every.of(part, _RARE)) for part in parts
        )
    made = mean(fewer, all_of_them)
    card = {
        "name": MODEL,
        "what": "tells headings of résumés, the section that each names, and the section of each line's content",
        "data": {
            "documents": {lang: sum(row["lang"] == lang for row in found) for lang in LANGUAGES},
            "lines": len(lines),
            "sha256": digest(found),
        },
        "features": int(made["coef"].shape[1]),
        "rebuild": "make models",
    }
    print(export.save(root / MODEL, card, weights=made))


if __name__ == "__main__":
    main()
