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
from opsanalyse.segment.kind_features import document_features
from opsanalyse.segment.kinds import KINDS, MODEL, OTHER
from opsanalyse.segment.questions import find_questions
from opsanalyse.segment.rows import rows
from opsanalyse.segment.wraps import with_wraps
from opsanalyse.train import corpora, interviews, resumes
from opsanalyse.train.units import matrix
from opsanalyse.types import LANGUAGES, Document

LABELS: Final = (*KINDS, OTHER)
_RARE: Final = 4
_STRENGTH: Final = 1.0
_FOLDS: Final = 6
_SMALL: Final = 0.003


@dataclass(frozen=True, slots=True)
class Example:
    """A document with its kind; texts of one ``group`` tell the same and stay in one fold."""

    group: str
    lang: str
    kind: str
    features: dict[str, float]


def features_of(document: Document) -> dict[str, float]:
    """Return the features of a document as ``segment`` sees it."""
    lines = with_wraps(rows(document))
    plain = "\n".join(row.plain for row in lines)
    return dict(document_features(lines, plain, find_questions(document.text, lines)))


def examples(root: Path, parts: Sequence[str]) -> Iterator[Example]:
    """Yield every labelled document of some parts, all languages."""
    for lang in LANGUAGES:
        for row in interviews.load_interviews(root, lang, parts):
            kind = row["kind"] if row["kind"] in KINDS else OTHER
            group = str(row["id"]).split("-", 1)[1]
            yield Example(group, lang, kind, features_of(interviews.document_of(row)))
        for row in (row for part in parts for row in corpora.load(root, lang, part)):
            yield Example(row["id"], lang, row["kind"], features_of(from_text(row["text"])))
        for row in (row for part in parts for row in resumes.load_resumes(root, lang, part)):
            yield Example(row["id"], lang, "resume", features_of(resumes.document_of(row)))


def practice(root: Path) -> Iterator[Example]:
    """Yield short documents written to show kinds that are few: adverts, guides, letters and others."""
    lines = (root / MODEL / "practice.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        row = json.loads(line)
        document = from_text(row["text"])
        yield Example(f"practice {number}", row["lang"], row["kind"], features_of(document))


def vocabulary(found: Sequence[Example]) -> dict[str, int]:
    """Return the features that enough documents have, numbered in alphabetical order."""
    counts = Counter(name for example in found for name in example.features)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= _RARE))}


def fit(found: Sequence[Example], index: Mapping[str, int]) -> LogisticRegression:
    """Fit one regression over all kinds; rare kinds weigh as much as frequent ones."""
    x = matrix([example.features for example in found], index)
    y = np.array([LABELS.index(example.kind) for example in found])
    return LogisticRegression(C=_STRENGTH, max_iter=3000, class_weight="balanced").fit(x, y)


def held_out(found: Sequence[Example], more: Sequence[Example]) -> list[str]:
    """Return the kind told for each example by models that have not seen its group."""
    told = [""] * len(found)
    groups = [example.group for example in found]
    for train, test in GroupKFold(_FOLDS).split(found, groups=groups):
        seen = [*(found[i] for i in train), *more]
        index = vocabulary(seen)
        fitted = fit(seen, index)
        for i, label in zip(
            test, fitted.predict(matrix([found[i].features for i in test], index)), strict=True
        ):
            told[i] = LABELS[label]
    return told


def arrays(found: Sequence[Example]) -> dict[str, Any]:
    """Fit on all examples and return the arrays to save."""
    index = vocabulary(found)
    fitted = fit(found, index)
    kept = np.flatnonzero(np.abs(fitted.coef_).max(axis=0) > _SMALL)
    names = sorted(index, key=index.__getitem__)
    size = len(LABELS)
    return {
        "labels": np.array("\n".join(LABELS)),
        "features": np.array("\n".join(names[k] for k in kept)),
        "coef": fitted.coef_[:, kept].astype(np.float16),
        "intercept": fitted.intercept_,
        "slope": np.ones(size),
        "offset": np.zeros(size),
        "threshold": np.full(size, 0.5),
    }


def main(root: Path = Path("models")) -> None:
    """Train on the train and dev parts and write ``models/kinds``."""
    found, more = list(examples(root / "data", ("train", "dev"))), list(practice(root))
    told = held_out(found, more)
    made = arrays([*found, *more])
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
        "held out": {
            kind: _share([t == kind for e, t in zip(found, told, strict=True) if e.kind == kind])
            for kind in LABELS
        },
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
