"""Students' answers with teachers' marks → does the share of key points said rise with the mark? (``make evaluate``)

The key points of a question are the clauses of its reference answers; the mark of an answer is the share of
them that it says (`detect.statements`), on average over the references.
Figures are rank correlations within each question, averaged by number of answers, beside two baselines.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any, Final

from scipy.stats import spearmanr

from opsanalyse.detect.statements import said
from opsanalyse.language import words
from opsanalyse.train.evaluate_structure import SHARED, load

_FEWEST: Final = 8  # answers of a question; with fewer a rank says nothing


def coverage(row: Mapping[str, Any]) -> float:
    """Return how much an answer says of its reference answers, on average; the question's words left out."""
    return mean(
        said(reference, row["answer"], asked=row["question"]) for reference in _references(row)
    )


def overlap(row: Mapping[str, Any]) -> float:
    """Return the share of a reference's words that stand in the answer: the first baseline."""
    said = _word_set(row["answer"])
    shares = [
        len(wanted & said) / len(wanted) for wanted in map(_word_set, _references(row)) if wanted
    ]
    return max(shares, default=0.0)


def length(row: Mapping[str, Any]) -> float:
    """Return the number of characters of an answer: the second baseline."""
    return float(len(row["answer"].strip()))


def _references(row: Mapping[str, Any]) -> list[str]:
    return [str(row[key]) for key in sorted(row) if key.startswith("reference") and row[key]]


@cache
def _word_set(text: str) -> frozenset[str]:
    return frozenset(text[word.start : word.end] for word in words(text, "zh"))


def correlation(
    rows: Iterable[Mapping[str, Any]], measure: Callable[[Mapping[str, Any]], float]
) -> tuple[float, int, int]:
    """Return the average rank correlation within questions, the answers and the questions it rests on."""
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["q_id"]].append(row)
    found = [(_spearman(group, measure), len(group)) for group in groups.values()]
    kept = [(value, count) for value, count in found if value is not None and count >= _FEWEST]
    answers = sum(count for _, count in kept)
    return sum(value * count for value, count in kept) / max(1, answers), answers, len(kept)


def _spearman(
    rows: Sequence[Mapping[str, Any]], measure: Callable[[Mapping[str, Any]], float]
) -> float | None:
    marks, values = [float(row["score"]) for row in rows], [measure(row) for row in rows]
    if len(set(marks)) < 2 or len(rows) < _FEWEST:
        return None
    return float(spearmanr(marks, values).statistic) if len(set(values)) > 1 else 0.0


def main(shared: Path = SHARED) -> None:
    """Print the correlation of key points and of both baselines with the marks."""
    path = shared / "graded" / "ads_zh.jsonl"
    if not path.is_file():
        print(f"no graded answers at {path}: nothing to measure")
        return
    rows = load(path)
    for name, measure in (("key points", coverage), ("word overlap", overlap), ("length", length)):
        value, answers, questions = correlation(rows, measure)
        print(
            f"marks against {name:13} Spearman {value:.3f}  n {answers} answers to {questions} questions"
        )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
