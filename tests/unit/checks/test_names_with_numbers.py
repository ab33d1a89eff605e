"""A number that belongs to a name is no figure: the report says so, and calls it neither a size nor an unclaimed result."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import judge_reading, read_through
from opsanalyse.read import from_text
from opsanalyse.render.wording import wording
from opsanalyse.rubric import load_pack


def _near(text: str) -> dict[str, str]:
    pack = load_pack("interview-user-operations")
    [criterion] = [c for c in pack.criteria if c.file.id == "quantified-outcomes"]
    verdict = judge_reading(criterion, read_through(from_text(text, "answer.txt"), "answer"))
    return {text[near.start : near.end]: near.condition for near in verdict.near_misses}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I moved the team's files to Office 365.", "Office 365"),
        ("I wrote the weekly reports in Python 3.", "Python 3"),
        ("I looked after a community of Web3 players.", "Web3"),
        ("I sold the iPhone 15 online.", "iPhone 15"),
        ("Llevé la migración a Windows 11.", "Windows 11"),
        ("Atendí a los pasajeros de la Terminal 4.", "Terminal 4"),
        ("我用Python3做报表。", "Python3"),
        ("我负责Web3社区的运营。", "Web3"),
    ],
)
def test_the_number_of_a_name_is_said_to_belong_to_it(text: str, name: str):
    assert _near(text) == {name: "name"}


@pytest.mark.parametrize("text", ["我负责小米14的新品上市。", "我负责58同城的投放。"])
def test_what_a_chinese_name_counts_is_not_mentioned(text: str):
    assert {"no-claim", "scale"}.isdisjoint(_near(text).values())


def test_phones_that_were_sold_are_still_a_size():
    assert "scale" in _near("我每天卖小米14台。").values()


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_each_report_language_has_words_for_it(lang: str):
    assert wording(lang).label("conditions", "name") not in {"", "name"}
