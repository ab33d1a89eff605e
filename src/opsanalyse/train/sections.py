"""Labelled résumés → the model of sections, with its card (``make models``)."""

from __future__ import annotations

import hashlib
import json
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
from opsanalyse.train.corpora import only_teaches
from opsanalyse.train.passages import Runs, Wholes, fit_wholes, runs
from opsanalyse.train.practice import practice
from opsanalyse.train.resume_lines import (
    WORDS,
    Lines,
    add_vocabulary,
    read_lines,
    resumes,
    vocabulary,
)
from opsanalyse.train.units import matrix
from opsanalyse.types import LANGUAGES

_STRENGTH: Final = {"role": 0.3, "title": 3.0, "line": 1.0}
_SMALL: Final = 0.25  # no weight of a feature that is left out is greater; dev figures stay the same, the file halves


@dataclass(frozen=True, slots=True)
class Fit:
    """One regression for roles, one for what headings name, one for content."""

    role: LogisticRegression
    title: LogisticRegression
    line: LogisticRegression


def fit(x: Any, lines: Lines) -> Fit:
    """Fit the three regressions."""
    roles = np.array([ROLES.index(role) for role in lines.roles])
    labels = np.array([LABELS.index(label) for label in lines.labels])
    told = np.array([not name.startswith("vocabulary") for name in lines.documents])
    titles, content = roles == 0, told & (roles > 0)
    return Fit(
        _regression("role").fit(x[told], roles[told]),
        _regression("title").fit(x[titles], labels[titles]),
        _regression("line").fit(x[content], labels[content]),
    )


def _regression(name: str) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH[name], solver="newton-cg", max_iter=300)


def priors(lines: Lines) -> Any:
    """Return the log of each section's share of content, at the places of ``line:X``; else 0."""
    pairs = zip(lines.roles, lines.labels, strict=True)
    counts = Counter(label for role, label in pairs if role != "heading")
    shares = np.array([counts[label] for label in LABELS]) / counts.total()
    return np.concatenate([np.zeros(len(ROLES) + len(LABELS)), np.log(shares)])


def arrays(lines: Lines) -> dict[str, Any]:
    """Fit on all lines and return the arrays to save."""
    index = vocabulary(lines)
    x = matrix(lines.features, index)
    names = sorted(index, key=index.__getitem__)
    three, wholes = fit(x, lines), _wholes(x, lines, names)
    regressions = (three.role, three.title, three.line)
    coef = np.vstack([*(one.coef_ for one in regressions), wholes.head, wholes.body])
    kept = np.flatnonzero(np.abs(coef).max(axis=0) > _SMALL)
    features = [names[k].replace("\n", " ") for k in kept]
    extras = [f"run:{name}" for name in EXTRAS] + [f"place:{i}" for i in range(PLACES)]
    labels = [*ROLES, *(f"{kind}:{label}" for kind in GROUPS for label in LABELS)]
    zeros = np.zeros(2 * len(LABELS))
    intercepts = [one.intercept_ for one in regressions]
    return {
        "labels": np.array("\n".join(labels)),
        "features": np.array("\n".join([*features, *extras])),
        "coef": _with_wholes(coef[:, kept], wholes).astype(np.float16),
        "intercept": np.concatenate([*intercepts, zeros, wholes.offset]),
        "slope": np.ones(len(labels)),
        "offset": priors(lines),
        "threshold": np.full(len(labels), 0.5),
    }


def _wholes(x: Any, lines: Lines, names: Sequence[str]) -> Wholes:
    found = list(runs(lines.roles))
    labels = np.array([LABELS.index(lines.labels[run.start]) for run in found])
    documents = np.array([lines.documents[run.start] for run in found])
    opens = np.array(["before:none" in lines.features[run.start] for run in found])
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


def _lines(found: Sequence[dict[str, Any]], root: Path) -> Lines:
    lines = read_lines([*found, *practice(root)])
    add_vocabulary(lines)
    return lines


def _learned(found: Sequence[dict[str, Any]], root: Path) -> tuple[dict[str, Any], int]:
    """Return the arrays learned from some résumés, and from how many lines."""
    lines = _lines(found, root)
    return arrays(lines), len(lines.labels)


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
    first = [row for row in found if not only_teaches(str(row["id"]))]
    with parallel_config(backend="loky", inner_max_num_threads=1):
        told = Parallel(n_jobs=2)(delayed(_learned)(rows, root) for rows in (first, found))
    (fewer, _), (all_of_them, count) = told
    made = mean(fewer, all_of_them)
    folder = root / MODEL
    folder.mkdir(exist_ok=True)
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **made)
    corpus = json.dumps(found, ensure_ascii=False, sort_keys=True)
    card = {
        "name": MODEL,
        "what": "tells headings of résumés, the section that each names, and the section of each line's content",
        "data": {
            "documents": {lang: sum(row["lang"] == lang for row in found) for lang in LANGUAGES},
            "lines": count,
            "sha256": hashlib.sha256(corpus.encode()).hexdigest(),
        },
        "features": int(made["coef"].shape[1]),
        "rebuild": "make models",
    }
    text = json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "card.json").write_text(f"{text}\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
