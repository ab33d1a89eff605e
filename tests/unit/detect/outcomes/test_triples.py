"""A sentence and its translations have the same anatomy (triples.jsonl, written for this test and not trained on)."""

from __future__ import annotations

import json
from pathlib import Path

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities

TRIPLES = [
    json.loads(line)
    for line in Path(__file__).with_name("triples.jsonl").read_text(encoding="utf-8").splitlines()
]
CLAIM = ("direction", "quantified")
WHOLE = (*CLAIM, "baseline", "timeframe", "method")
# Floors a little under what was measured last; they only go up.
SAME_CLAIM, SAME_WHOLE, RIGHT_CLAIM = 0.91, 0.90, 0.95


def anatomy(text, lang, names):
    outcomes, _ = find_outcomes(text, lang, find_quantities(text, lang))
    return sorted(tuple(getattr(outcome, name) for name in names) for outcome in outcomes)


def share_of_same(names):
    same = [
        anatomy(row["zh"], "zh", names)
        == anatomy(row["es"], "es", names)
        == anatomy(row["en"], "en", names)
        for row in TRIPLES
    ]
    return sum(same) / len(same)


def test_there_are_150_triples():
    assert len(TRIPLES) == 150


def test_translations_make_the_same_claims():
    assert share_of_same(CLAIM) >= SAME_CLAIM


def test_translations_have_the_same_anatomy():
    assert share_of_same(WHOLE) >= SAME_WHOLE


def test_the_claims_are_the_labelled_ones():
    right = [
        anatomy(row[lang], lang, CLAIM)
        == sorted(tuple(o[name] for name in CLAIM) for o in row["outcomes"])
        for row in TRIPLES
        for lang in ("zh", "es", "en")
    ]

    assert sum(right) / len(right) >= RIGHT_CLAIM
