"""Students' answers with teachers' marks → does the share of key points said rise with the mark? (``make evaluate``)

The key points of a question are the statements of its reference answers. Each point counts by how much of
it the answer says in its own order of words; the mark of an answer is the best share over the references.
Figures are rank correlations within each question, averaged by number of answers, beside two baselines.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any, Final

from scipy.stats import spearmanr

from opsanalyse.detect.similarity import grams, likeness
from opsanalyse.language import words
from opsanalyse.train.evaluate_structure import SHARED, load

_STATEMENT: Final = re.compile(r"[。；;！？!?\n①-⑳]+|(?<=[^0-9])[0-9]{1,2}[.、）)]")
_SHORTEST: Final = 4  # grams of a statement; less is no point
_FEWEST: Final = 8  # answers of a question; with fewer a rank says nothing
_SAID: Final = 0.45
"""From which likeness on a point counts as said in full."""


@cache
def points(reference: str) -> tuple[str, ...]:
    """Return the statements of a reference answer."""
    cut = (part.strip() for part in _STATEMENT.split(reference) if part)
    return tuple(part for part in cut if len(grams(part)) >= _SHORTEST) or (reference,)


def coverage(row: Mapping[str, Any]) -> float:
    """Return the share of key points that an answer says, by its best reference."""
    shares = [
        mean(min(1.0, likeness(point, row["answer"]) / _SAID) for point in points(reference))
        for reference in _references(row)
    ]
    return max(shares, default=0.0)


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
