"""A labelled value is held to the ruling on values: what belongs to its size, and nothing else."""

from __future__ import annotations

import json

import pytest

from opsanalyse.resources import shipped
from opsanalyse.train.values import PARTS, ruled
from opsanalyse.types import LANGUAGES

RULED = [
    ("zh", "留存率提升到了2.3%，接近目标。", "提升到了2.3%", "2.3%"),
    ("zh", "流失率从9%降到5%以下。", "降到5%以下", "从9%降到5%以下"),
    ("zh", "现在十七家公司在用。", "十七家公司", "十七家"),
    ("zh", "双11峰值期间也没有超过30秒。", "没有超过30秒", "没有超过30秒"),
    ("zh", "会员人数翻了一番。", "翻了一番", "翻了一番"),
    ("es", "La apertura subió del 18 % al 31 %.", "subió del 18 % al 31 %", "del 18 % al 31 %"),
    ("es", "Las ventas subieron un 12 % en mayo.", "12 %", "un 12 %"),
    ("es", "Las quejas bajaron a la mitad.", "a la mitad", "a la mitad"),
    ("es", "Hubo 38 correos furiosos.", "38 correos furiosos", "38"),
    ("en", "Retention rose to 83% the following year.", "to 83%", "83%"),
    ("en", "Errors dropped from 12% to 7%.", "7%", "from 12% to 7%"),
    ("en", "Retained 33 of 35 accounts.", "33", "33 of 35"),
    ("en", "Tickets dropped to 70 a day.", "to 70 a day", "70 a day"),
    ("en", "The search took 14 months instead of 4.", "4", "4"),
    ("en", "Most of them came back.", "Most of them", "Most of them"),
]


@pytest.mark.parametrize(("lang", "unit", "labelled", "value"), RULED)
def test_a_value_is_what_carries_its_size(lang, unit, labelled, value):
    assert ruled(unit, lang, [labelled]) == [value]


def test_an_end_that_is_another_outcomes_value_is_left_to_it():
    unit = "Errors dropped from 12% to 7%."

    assert ruled(unit, "en", ["12%", "7%"]) != ["from 12% to 7%", "from 12% to 7%"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_shipped_labels_are_held_to_the_ruling(lang):
    folder = shipped("models") / "data"
    for part in PARTS[1:]:
        for line in (folder / f"{lang}.{part}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for unit in row["units"]:
                values = [o["value"] for o in unit["outcomes"] if o["value"]]
                text = row["text"][unit["start"] : unit["end"]]

                assert ruled(text, lang, values) == values
