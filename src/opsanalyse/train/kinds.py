"""Labelled documents of every kind → the model of kinds, with its card (``make models``)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from opsanalyse.read import from_text
from opsanalyse.segment.kind_features import answered, document_features
from opsanalyse.segment.kinds import FEW, KINDS, MODEL, most_likely
from opsanalyse.segment.questions import find_questions
from opsanalyse.segment.rows import rows
from opsanalyse.segment.wraps import with_wraps
from opsanalyse.train import corpora, export, interviews, jsonl, resumes
from opsanalyse.train.export import linear
from opsanalyse.train.matrix import Table, table
from opsanalyse.types import LANGUAGES, Document

_RARE: Final = 4
_STRENGTH: Final = 10.0
_FOLDS: Final = 6
_SMALL: Final = 0.055
"""Weights up to it are left out: three features in four, without which as many documents are told right. Each
feature that the model knows takes time when a document holds it."""
_TINY: Final = 1e-12
_WARMTHS: Final = tuple(round(0.5 + 0.1 * step, 1) for step in range(40))


@dataclass(frozen=True, slots=True)
class Example:
    """A document with its kind; texts of one ``group`` tell the same and stay in one fold."""

    group: str
    lang: str
    kind: str
    features: dict[str, float]
    asked_more: bool
    """Whether two questions or more are answered."""


def example(group: str, lang: str, kind: str, document: Document) -> Example:
    """Return a document with its features as ``segment`` sees it."""
    lines = with_wraps(rows(document))
    plain = "\n".join(row.plain for row in lines)
    interview = find_questions(document.text, lines)
    features = dict(document_features(lines, plain, interview))
    return Example(group, lang, kind, features, asked_more=answered(interview) >= FEW)


def examples(root: Path, parts: Sequence[str]) -> Iterator[Example]:
    """Yield every labelled document of some parts, all languages."""
    for lang in LANGUAGES:
        for row in interviews.load_interviews(root, lang, parts):
            kind = row["kind"] if row["kind"] in KINDS else "other"
            group = str(row["id"]).split("-", 1)[1]
            yield example(group, lang, kind, interviews.document_of(row))
        for row in (row for part in parts for row in corpora.load(root, lang, part)):
            yield example(row["id"], lang, row["kind"], from_text(row["text"]))
        found = (row for part in parts for row in resumes.load_resumes(root, lang, part))
        for row in (row for row in found if "of" not in row):  # a print has the words of its text
            yield example(row["id"], lang, "resume", resumes.document_of(row))


def practice(root: Path) -> Iterator[Example]:
    """Yield short documents written to show kinds that are few: adverts, guides, letters and others."""
    for number, row in enumerate(jsonl.read(root / MODEL / "practice.jsonl")):
        yield example(f"practice {number}", row["lang"], row["kind"], from_text(row["text"]))


def fit(x: Any, kinds: Any) -> LogisticRegression:
    """Fit one regression over all kinds; rare kinds weigh as much as frequent ones."""
    fitted = LogisticRegression(C=_STRENGTH, max_iter=3000, class_weight="balanced").fit(x, kinds)
    fitted.coef_[:, np.abs(fitted.coef_).max(axis=0) <= _SMALL] = 0.0
    return fitted


def held_out(told: Table, kinds: Any, groups: Sequence[str]) -> np.ndarray:
    """Return the margins of the first rows by models that have not seen their group; the rest only teach."""
    margins = np.zeros((len(groups), len(KINDS)))
    more = np.arange(len(groups), len(kinds))
    for train, test in GroupKFold(_FOLDS).split(margins, groups=groups):
        seen = np.concatenate([train, more])
        x = told.x[:, told.frequent(seen, _RARE)]
        margins[test] = fit(x[seen], kinds[seen]).decision_function(x[test])
    return margins


def chances(margins: np.ndarray, warmth: float) -> np.ndarray:
    """Return the chance of each kind; margins over a warmth above 1 are less sure of themselves."""
    scaled = np.exp((margins - margins.max(axis=1, keepdims=True)) / warmth)
    return np.asarray(scaled / scaled.sum(axis=1, keepdims=True))


def calibrated(found: Sequence[Example], margins: np.ndarray) -> float:
    """Return the warmth under which the held-out chances are most honest: least log loss."""
    truth = [KINDS.index(example.kind) for example in found]
    places = np.arange(len(found))

    def loss(warmth: float) -> float:
        return -float(np.log(chances(margins, warmth)[places, truth] + _TINY).mean())

    return min(_WARMTHS, key=loss)


def named(found: Sequence[Example], held: np.ndarray) -> dict[str, str]:
    """Return how many documents of each kind are named so by the chances that were held out."""
    said = [
        most_likely(dict(zip(KINDS, row, strict=True)), asked_more=example.asked_more)
        for example, row in zip(found, held.tolist(), strict=True)
    ]
    pairs = list(zip(found, said, strict=True))
    return {kind: _share([n == kind for e, n in pairs if e.kind == kind]) for kind in KINDS}


def arrays(told: Table, kinds: Any, warmth: float) -> dict[str, Any]:
    """Fit on all rows and return the arrays to save, as sure as ``warmth`` lets them be."""
    fitted = fit(told.x, kinds)
    kept = np.flatnonzero(fitted.coef_.any(axis=0))
    coef, intercept = fitted.coef_[:, kept] / warmth, fitted.intercept_ / warmth
    return linear(KINDS, (told.names[k] for k in kept.tolist()), coef, intercept)


def main(root: Path = Path("models")) -> None:
    """Train on the train and dev parts and write ``models/kinds``."""
    found, more = list(examples(root / "data", ("train", "dev"))), list(practice(root))
    every = (*found, *more)
    rows_of = table([one.features for one in every], _RARE)
    rows_of.x.sort_indices()  # words come as sets, whose order is another in each run: sums are not
    kinds = np.array([KINDS.index(one.kind) for one in every])
    margins = held_out(rows_of, kinds, [one.group for one in found])
    warmth = calibrated(found, margins)
    made = arrays(rows_of, kinds, warmth)
    folder = root / MODEL
    practised = (folder / "practice.jsonl").read_bytes()
    card = {
        "name": MODEL,
        "what": "tells the kind of a document: résumé, answer, interview, job advert, guidance, other",
        "data": {
            "documents": dict(sorted(Counter(example.kind for example in found).items())),
            "practice": dict(sorted(Counter(example.kind for example in more).items())),
            "practice sha256": hashlib.sha256(practised).hexdigest(),
        },
        "held out": named(found, chances(margins, warmth)),
        "warmth": warmth,
        "features": int(made["coef"].shape[1]),
        "rebuild": "make models",
    }
    print(export.save(folder, card, weights=made))


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right)} of {len(right)}"


if __name__ == "__main__":
    main()
