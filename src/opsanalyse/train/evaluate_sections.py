"""Labelled résumés → F1 of the sections' labels line by line, by language (``make evaluate``)."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from opsanalyse.segment import segment
from opsanalyse.segment.rows import rows
from opsanalyse.train.figures import Counts, Figure, count, figure, line
from opsanalyse.train.resumes import UNLABELLED, document_of, label_at, load_resumes
from opsanalyse.types import LANGUAGES


def labelled_lines(resume: dict[str, Any]) -> list[tuple[int, str, str]]:
    """Return the start, the true label and the found label of each line that has a true one."""
    document = document_of(resume)
    structure = segment(document, kind="resume")
    out = []
    for row in rows(document):
        true = label_at(resume["sections"], row.start)
        found = next((s.label for s in structure.sections if s.start <= row.start < s.end), "")
        out.append((row.start, true, found))
    return [triple for triple in out if triple[1] != UNLABELLED]


def evaluate(resumes: Sequence[dict[str, Any]]) -> Iterator[tuple[str, Figure]]:
    """Yield (label, figure) for each label that the résumés hold, the most frequent first."""
    lines = [labelled_lines(resume) for resume in resumes]
    totals = Counter(true for one in lines for _, true, _ in one)
    for label in sorted(totals, key=lambda name: (-totals[name], name)):
        yield label, figure([_counts(one, label) for one in lines])


def _counts(lines: Sequence[tuple[int, str, str]], label: str) -> Counts:
    return count(
        (start for start, true, _ in lines if true == label),
        (start for start, _, found in lines if found == label),
    )


def macro(figures: Mapping[str, Figure]) -> float:
    """Return the mean F1 of all labels: a rare one weighs as much as a frequent one."""
    return sum(got.f1 for got in figures.values()) / len(figures)


def main(part: str = "test", root: Path = Path("models/data")) -> None:
    """Print the figures of one part of the labelled résumés, by language."""
    for lang in LANGUAGES:
        resumes = load_resumes(root, lang, part)
        print(f"\n{lang}: {len(resumes)} résumés ({part})")
        figures = dict(evaluate(resumes))
        for name, got in figures.items():
            print("  " + line(name, got))
        if figures:
            print(f"  lines of sections, macro F1 {macro(figures):.3f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "test")
