"""Key points against teachers' marks: they must tell more than length or shared words do."""

from __future__ import annotations

from pathlib import Path

from opsanalyse.train.evaluate_graded import correlation, coverage, length, overlap
from opsanalyse.train.evaluate_structure import load


def test_key_points_follow_the_marks_better_than_both_baselines(shared: Path) -> None:
    rows = load(shared / "data" / "graded" / "ads_zh.jsonl")
    points, answers, questions = correlation(rows, coverage)
    assert (answers, questions) == (781, 15)
    assert points > 0.52
    assert points > correlation(rows, overlap)[0] + 0.04
    assert points > correlation(rows, length)[0] + 0.1
