"""Ways of judging roles → macro F1 of documents held out, by language, and of whole fields of work held out.

Each way is measured on the same documents of the first collection. Takes some hours: ``make compare``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from opsanalyse.detect.features import Word, is_fact
from opsanalyse.language.vectors import load_vectors
from opsanalyse.resources import shipped_table
from opsanalyse.train import stories, units
from opsanalyse.train.corpora import documents
from opsanalyse.train.matrix import matrix, vocabulary
from opsanalyse.types import LANGUAGES, ROLES

_FOLDS: Final = 3
_CUTS: Final = np.arange(-1.5, 1.6, 0.25)

Judged = Callable[[Any, Any], Any]
"""Indices of the documents learned from and of those held out → margins of the latter's units, by roles."""


@dataclass(frozen=True)
class Collection:
    """Documents with the words, features, labels and languages of their units."""

    data: Sequence[stories.Story]
    words: Sequence[Sequence[Sequence[Word]]]
    rows: Sequence[Sequence[dict[str, float]]]

    def truth(self, documents: Any) -> Any:
        """Return which roles the units hold: shape (units, roles)."""
        return np.concatenate([self.data[i].labels for i in documents])[:, : len(ROLES)]

    def langs(self, documents: Any) -> Any:
        """Return the language of each unit."""
        return np.array([unit.lang for i in documents for unit in self.data[i].units])

    def flat(self, documents: Any) -> list[dict[str, float]]:
        """Return the features of each unit."""
        return [row for i in documents for row in self.rows[i]]


def own_words(name: str) -> bool:
    """Tell whether a feature is of the unit's own words and characters."""
    return name[:2] in {"c:", "w:"}


def own_unit(name: str) -> bool:
    """Tell whether a feature is of the unit alone: words, numbers, cues, length."""
    return own_words(name) or (is_fact(name) and name[:5] not in {"first", "last=", "third"})


def everything(_: str) -> bool:
    """Take every feature: neighbours' words and the place as well."""
    return True


def regressions(held: Collection, takes: Callable[[str], bool], *, means: bool = False) -> Judged:
    """Return the way of regressions over features that ``takes`` lets in, with the words' mean meaning if asked."""

    def judged(learned: Any, tested: Any) -> Any:
        flat = held.flat(learned)
        index = {n: i for i, n in enumerate(n for n in vocabulary(flat, units.RARE) if takes(n))}
        parts = [
            hstack([matrix(held.flat(d), index), _means(held, d)]).tocsr()
            if means
            else matrix(held.flat(d), index)
            for d in (learned, tested)
        ]
        truth = held.truth(learned)
        return np.column_stack([_margins(parts, truth[:, i]) for i in range(len(ROLES))])

    return judged


def _margins(parts: Sequence[csr_matrix], truth: Any) -> Any:
    return units.regression(parts[0], truth).decision_function(parts[1])


def _means(held: Collection, documents: Any) -> csr_matrix:
    """Return the mean vector of each unit's words: shape (units, columns)."""
    vectors = load_vectors()
    blank = [""]
    return csr_matrix(
        [
            vectors.rows([word.shape for word in unit] or blank).mean(axis=0)
            for i in documents
            for unit in held.words[i]
        ]
    )


def network(held: Collection) -> Judged:
    """Return the way that is shipped: regressions, then the network over words, facts and neighbours."""

    def judged(learned: Any, tested: Any) -> Any:
        fitted = units.fit([held.data[i] for i in learned])
        return fitted.margins([held.data[i] for i in tested])[:, : len(ROLES)]

    return judged


def macro(truth: Any, margins: Any) -> float:
    """Return the mean over the roles of F1 at each role's best cut."""
    best = (
        max(f1_score(truth[:, i], margins[:, i] > cut) for cut in _CUTS) for i in range(len(ROLES))
    )
    return float(np.mean(list(best)))


def judged_apart(held: Collection, way: Judged, groups: Sequence[object]) -> Any:
    """Return margins (units, roles) of all documents, those of one group never learned from when judged."""
    parts: list[Any] = [None] * len(held.data)
    ends = [len(story.units) for story in held.data]
    for learned, tested in GroupKFold(_FOLDS).split(held.data, groups=groups):
        said = np.split(way(learned, tested), np.cumsum([ends[i] for i in tested])[:-1])
        for i, rows in zip(tested, said, strict=True):
            parts[i] = rows
    return np.concatenate(parts)


def field_of(trade: str, fields: Mapping[str, Sequence[str]]) -> str | None:
    """Return the field of work of a trade."""
    plain = trade.lower()
    return next((name for name, words in fields.items() if any(w in plain for w in words)), None)


def main(root: Path = Path("models/data")) -> None:
    """Print macro F1 of each way."""
    read = documents(root, ("train", "dev"))
    data = list(stories.stories(read))
    held = Collection(data, *units.read_words(data))
    fields = shipped_table(root / "trades.yml")
    known = [field_of(d.get("trade") or "", fields) for d in read]
    everyone = np.arange(len(data))
    truth, langs = held.truth(everyone), held.langs(everyone)
    measures = np.array([story.measures for story in data for _ in story.units])
    of_field = np.array(
        [name is not None for name, s in zip(known, data, strict=True) for _ in s.units]
    )
    ways = {
        "words and characters (TF-IDF)": regressions(held, own_words),
        "+ numbers, cues, form": regressions(held, own_unit),
        "+ neighbours and place": regressions(held, everything),
        "+ mean meaning of the words": regressions(held, everything, means=True),
        "network (shipped)": network(held),
    }
    print(
        "roles, macro F1 at the best cut, documents held out:",
        *LANGUAGES,
        "all; fields of work held out, loss",
    )
    for name, way in ways.items():
        said = judged_apart(held, way, [story.origin for story in data])
        rows = [measures & (langs == lang) for lang in LANGUAGES] + [measures]
        figures = [macro(truth[own], said[own]) for own in rows]
        apart = judged_apart(
            held, way, [field or story.origin for field, story in zip(known, data, strict=True)]
        )
        own = measures & of_field
        loss = macro(truth[own], said[own]) - macro(truth[own], apart[own])
        print(
            f"{name:32}",
            *(f"{f:.3f}" for f in figures),
            f"  {macro(truth[own], apart[own]):.3f} {loss:+.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
