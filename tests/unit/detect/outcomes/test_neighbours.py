"""How it was in one sentence and what it came to in the next are one change; two neighbouring figures are none by themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opsanalyse.detect import detect
from opsanalyse.detect.outcomes import began, starting_points
from opsanalyse.segment import segment
from opsanalyse.types import Document

ROWS = [
    json.loads(line)
    for line in Path(__file__)
    .with_name("neighbours.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
PAIRS = [row for row in ROWS if row["began"]]
APART = [row for row in ROWS if not row["began"]]
# A floor at what was measured last; it only goes up.
JOINED = 75


def read(text, lang):
    document = Document("answer.txt", "0" * 64, "text/plain", text)
    return detect(text, segment(document, kind="answer", lang=lang, question=None).units)


def joined(row):
    text = row["text"]
    found = starting_points(text, read(text, row["lang"]))
    return [
        (text[p.start : p.end], text[p.outcome.value.start : p.outcome.value.end]) for p in found
    ]


def test_there_are_enough_of_both_in_each_language():
    for lang in ("zh", "es", "en"):
        assert sum(row["lang"] == lang for row in PAIRS) >= 10
    assert len(PAIRS) >= 40
    assert len(APART) >= 25


def test_before_and_after_in_neighbouring_sentences_are_joined():
    right = [
        row
        for row in PAIRS
        if len(found := joined(row)) == 1
        and row["began"] in found[0][0]
        and row["value"] in found[0][1]
    ]

    assert len(right) >= JOINED


@pytest.mark.parametrize("row", APART, ids=lambda row: row["text"])
def test_two_metrics_two_results_or_scale_and_a_result_are_not_joined(row):
    assert joined(row) == []


@pytest.mark.parametrize(
    ("lang", "text", "before", "value"),
    [
        ("en", "We used to lose 38% of newcomers before the third month. Since March it is 14%.", "38%", "14%"),
        ("es", "Cuando llegué se perdía el 38 % de las altas. Desde marzo se pierde el 14 %.", "38 %", "14 %"),
        ("zh", "原来三个月内流失38%。三月以后只有14%。", "38%", "14%"),
    ],
)  # fmt: skip
def test_only_what_it_came_to_is_the_result_and_it_knows_where_it_began(lang, text, before, value):
    outcomes = [outcome for unit in read(text, lang) for outcome in unit.outcomes]

    (outcome,) = [outcome for outcome in outcomes if outcome.value]
    start = began(outcome)
    assert text[outcome.value.start : outcome.value.end] == value
    assert start is not None
    assert text[start.start : start.end] == before
    assert not outcome.baseline


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "Picking an order now takes four minutes. Before that it was eleven minutes.", "four minutes"),
        ("zh", "现在对一次账二十分钟。以前要两小时。", "二十分钟"),
    ],
)  # fmt: skip
def test_how_it_was_may_be_told_afterwards(lang, text, value):
    units = read(text, lang)
    found = [
        text[p.outcome.value.start : p.outcome.value.end] for p in starting_points(text, units)
    ]

    assert found == [value]
