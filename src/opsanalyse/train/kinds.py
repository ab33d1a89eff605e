"""Labelled documents of every kind → the model of kinds, with its card (``make models``)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from opsanalyse.train import corpora, interviews, resumes
from opsanalyse.train.units import matrix
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
    lines = (root / MODEL / "practice.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        row = json.loads(line)
        yield example(f"practice {number}", row["lang"], row["kind"], from_text(row["text"]))


def vocabulary(found: Sequence[Example]) -> dict[str, int]:
    """Return the features that enough documents have, numbered in alphabetical order."""
    counts = Counter(name for example in found for name in example.features)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= _RARE))}


def fit(found: Sequence[Example], index: Mapping[str, int]) -> LogisticRegression:
    """Fit one regression over all kinds; rare kinds weigh as much as frequent ones."""
    x = matrix([example.features for example in found], index)
    y = np.array([KINDS.index(example.kind) for example in found])
    fitted = LogisticRegression(C=_STRENGTH, max_iter=3000, class_weight="balanced").fit(x, y)
    fitted.coef_[:, np.abs(fitted.coef_).max(axis=0) <= _SMALL] = 0.0
    return fitted


def held_out(found: Sequence[Example], more: Sequence[Example]) -> np.ndarray:
    """Return the margins of each example by models that have not seen its group."""
    margins = np.zeros((len(found), len(KINDS)))
    groups = [example.group for example in found]
    for train, test in GroupKFold(_FOLDS).split(found, groups=groups):
        seen = [*(found[i] for i in train), *more]
        index = vocabulary(seen)
        unseen = matrix([found[i].features for i in test], index)
        margins[test] = fit(seen, index).decision_function(unseen)
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


def told(found: Sequence[Example], held: np.ndarray) -> dict[str, str]:
    """Return how many documents of each kind are named so by the chances that were held out."""
    named = [
        most_likely(dict(zip(KINDS, row, strict=True)), asked_more=example.asked_more)
        for example, row in zip(found, held.tolist(), strict=True)
    ]
    pairs = list(zip(found, named, strict=True))
    return {kind: _share([n == kind for e, n in pairs if e.kind == kind]) for kind in KINDS}


def arrays(found: Sequence[Example], warmth: float) -> dict[str, Any]:
    """Fit on all examples and return the arrays to save, as sure as ``warmth`` lets them be."""
    index = vocabulary(found)
    fitted = fit(found, index)
    kept = np.flatnonzero(fitted.coef_.any(axis=0))
    names = sorted(index, key=index.__getitem__)
    size = len(KINDS)
    return {
        "labels": np.array("\n".join(KINDS)),
        "features": np.array("\n".join(names[k] for k in kept)),
        "coef": (fitted.coef_[:, kept] / warmth).astype(np.float16),
        "intercept": fitted.intercept_ / warmth,
        "slope": np.ones(size),
        "offset": np.zeros(size),
        "threshold": np.full(size, 0.5),
    }


def main(root: Path = Path("models")) -> None:
    """Train on the train and dev parts and write ``models/kinds``."""
    found, more = list(examples(root / "data", ("train", "dev"))), list(practice(root))
    margins = held_out(found, more)
    warmth = calibrated(found, margins)
    made = arrays([*found, *more], warmth)
    folder = root / MODEL
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **made)
    practised = (folder / "practice.jsonl").read_bytes()
    card = {
        "name": MODEL,
        "what": "tells the kind of a document: résumé, answer, interview, job advert, guidance, other",
        "data": {
            "documents": dict(sorted(Counter(example.kind for example in found).items())),
            "practice": dict(sorted(Counter(example.kind for example in more).items())),
            "practice sha256": hashlib.sha256(practised).hexdigest(),
        },
        "held out": told(found, chances(margins, warmth)),
        "warmth": warmth,
        "features": int(made["coef"].shape[1]),
        "rebuild": "make models",
    }
    text = json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "card.json").write_text(f"{text}\n", encoding="utf-8")
    print(text)


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right)} of {len(right)}"


if __name__ == "__main__":
    main()
