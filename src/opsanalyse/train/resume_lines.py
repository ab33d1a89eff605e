"""Labelled résumés, practice and vocabulary → lines with features, roles and labels to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from opsanalyse.read import from_text
from opsanalyse.resources import shipped_words
from opsanalyse.segment.lines import line_features
from opsanalyse.segment.rows import rows
from opsanalyse.train.corpora import only_teaches
from opsanalyse.train.dresses import dressed, labelled
from opsanalyse.train.resumes import kin_of, load_resumes
from opsanalyse.types import LANGUAGES

WORDS: Final = ("w:", "s:")
"""How the names of features of words begin."""
VOCABULARY: Final = "vocabulary"
"""How the names of documents begin that are headings of the vocabulary."""
_OPENS: Final = "before:none"  # the feature of a line that stands first


class Line(NamedTuple):
    """A line of a résumé: which document it is of, what it is to its section, and its label."""

    document: str
    role: str
    label: str
    opens: bool
    """Whether nothing stands before it."""
    later: bool
    """Whether it is of a later collection, which tells of jobs and little else."""


Told = tuple[dict[str, float], Line]
"""A line's features, and what it is."""


def resumes(parts: Sequence[str], root: Path) -> list[dict[str, Any]]:
    """Return the labelled résumés of some parts, all languages."""
    return [row for lang in LANGUAGES for part in parts for row in load_resumes(root, lang, part)]


def base(row: dict[str, Any]) -> str:
    """Return the name of the text that a résumé is, was printed or translated from: copies are no new documents."""
    return kin_of(row) if "layout" in row else str(row["id"])


def read_lines(found: Sequence[dict[str, Any]]) -> Iterator[Told]:
    """Yield the lines of labelled résumés; those of plain texts a second time, dressed."""
    copies = [dressed(row) for row in found if "lines" not in row]
    for row in (*found, *copies):
        lines = list(labelled(row))
        document, later = base(row), only_teaches(str(row["id"]))
        features = line_features([line for line, _, _ in lines])
        for one, (_, role, label) in zip(features, lines, strict=True):
            yield one, Line(document, role, label, _OPENS in one, later)


def read_vocabulary() -> Iterator[Told]:
    """Yield each heading of the vocabulary as a line by itself: no neighbour, no look is told of it."""
    for label, by_language in shipped_words("headings").items():
        line = Line(f"{VOCABULARY} {label}", "heading", label, opens=False, later=False)
        for title in (title for each in by_language.values() for title in each):
            one = line_features(rows(from_text(title)))[0]
            words = {name: value for name, value in one.items() if name[:2] in WORDS}
            yield words, line
            yield words | {f"title={label}": 1.0}, line
