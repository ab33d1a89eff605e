"""Outcomes that were labelled and found are compared part by part; the others count once."""

from __future__ import annotations

from opsanalyse.train.evaluation import MENTIONS, measure
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


def named(*channels):
    text = "I worked at the Amazon warehouse for two years."
    unit = {"start": 0, "end": len(text), "channels": list(channels)}
    return {**row(), "text": text, "units": [unit]}


def test_a_mention_is_right_where_the_unit_is_not_labelled_with_its_channel():
    agreed = measure(Labelled("f", 1, named())).counts[MENTIONS]
    parted = measure(Labelled("f", 1, named("marketplace"))).counts[MENTIONS]

    assert (agreed.right, agreed.wrong) == (1, 0)
    assert (parted.right, parted.wrong) == (0, 1)
