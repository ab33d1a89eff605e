"""Labelled résumés, practice and vocabulary → lines with features, roles and labels to learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from opsanalyse.read import from_text
from opsanalyse.resources import shipped_words
from opsanalyse.segment.lines import line_features
from opsanalyse.segment.rows import rows
from opsanalyse.train.dresses import dressed, labelled
from opsanalyse.train.resumes import kin_of, load_resumes
from opsanalyse.types import LANGUAGES

_RARE: Final = 2
WORDS: Final = ("w:", "s:")
"""How the names of features of words begin."""


@dataclass
class Lines:
    """Lines with their features: the document, what they are to their section, and its label."""

    features: list[dict[str, float]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def add(self, features: dict[str, float], document: str, role: str, label: str) -> None:
        """Add one line."""
        self.features.append(features)
        self.documents.append(document)
        self.roles.append(role)
        self.labels.append(label)


def resumes(parts: Sequence[str], root: Path) -> list[dict[str, Any]]:
    """Return the labelled résumés of some parts, all languages."""
    return [row for lang in LANGUAGES for part in parts for row in load_resumes(root, lang, part)]


def base(row: dict[str, Any]) -> str:
    """Return the name of the text that a résumé is, was printed or translated from: copies are no new documents."""
    return kin_of(row) if "layout" in row else str(row["id"])


def read_lines(found: Sequence[dict[str, Any]], *, dress: bool = True) -> Lines:
    """Turn labelled résumés into lines with features; plain texts a second time, dressed."""
    out = Lines()
    copies = [dressed(row) for row in found if dress and "lines" not in row]
    for row in (*found, *copies):
        told = list(labelled(row))
        features = line_features([line for line, _, _ in told])
        for one, (_, role, label) in zip(features, told, strict=True):
            out.add(one, base(row), role, label)
    return out


def add_vocabulary(lines: Lines) -> None:
    """Add each heading of the vocabulary as a line by itself: no neighbour, no look is told of it."""
    table = shipped_words("headings")
    for label, by_language in table.items():
        for title in (title for each in by_language.values() for title in each):
            one = line_features(rows(from_text(title)))[0]
            words = {name: value for name, value in one.items() if name[:2] in WORDS}
            lines.add(words, f"vocabulary {label}", "heading", label)
            lines.add(words | {f"title={label}": 1.0}, f"vocabulary {label}", "heading", label)


def vocabulary(lines: Lines) -> dict[str, int]:
    """Return the features that enough lines have, numbered in alphabetical order."""
    counts = Counter(name for row in lines.features for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= _RARE))}
