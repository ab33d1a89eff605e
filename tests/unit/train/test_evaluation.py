"""Outcomes that were labelled and found are compared part by part; the others count once."""

from __future__ import annotations

from opsanalyse.train.evaluation import measure
from opsanalyse.train.labelled import Labelled

TEXT = "Churn fell from 12% to 7%. The weather was fine."


def row(*outcomes):
    return {
        "id": "en-x-1",
        "lang": "en",
        "kind": "answer",
        "question": None,
        "text": TEXT,
        "sections": [],
        "units": [
            {"start": 0, "end": 26, "outcomes": outcomes[:1]},
            {"start": 27, "end": 48, "outcomes": outcomes[1:]},
        ],
    }


def outcome(value):
    parts = {"baseline": True, "timeframe": False, "method": False}
    return {"metric": None, "value": value, "direction": "down", "quantified": True, **parts}


def test_the_parts_of_an_outcome_that_was_missed_are_not_missed_again():
    found = outcome("from 12% to 7%")
    missed = outcome("fine")

    counts = measure(Labelled("f", 1, row(found, missed))).counts

    assert (counts["outcomes"].right, counts["outcomes"].missed) == (1, 1)
    assert (counts["outcome baseline"].right, counts["outcome baseline"].missed) == (1, 0)
