"""Slots of a template that were left unfilled, and what only looks like one."""

from __future__ import annotations

import pytest

from opsanalyse.detect.flags import find_flags
from opsanalyse.types import Unit


def slots(text: str) -> list[str]:
    _, marks = find_flags(text, Unit(0, len(text), lang="en"))
    return [text[mark.start : mark.end] for mark in marks if mark.label == "placeholder"]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Grew revenue by X% in a year.", "X"),
        ("Professional with X years of experience.", "X"),
        ("Más de X años de experiencia.", "X"),
        ("具备X年用户增长经验。", "X"),
        ("20XX年加入公司。", "20XX"),
        ("Sales rose from x to y.", "from x to y"),
        (
            "[say something about the competition here]",
            "[say something about the competition here]",
        ),
        ("项目描述：【请在此填写】", "【请在此填写】"),
        ("Lorem ipsum dolor sit amet.", "lorem ipsum"),
        ("TBD: result in numbers.", "TBD:"),
        ("Saved $X for the firm.", "$X"),
        ("Skill 1, Skill 2, Skill 3", "Skill 1, Skill 2"),
        ("Aumenté las ventas un ___%.", "___"),
    ],
)
def test_an_unfilled_slot_is_told_where_it_stands(text: str, slot: str):
    assert slot.casefold() in {found.casefold() for found in slots(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The iPhone X users loved it.",
        "Un barrio del siglo XX.",
        "Errors of class 5xx fell by half.",
        "[Problem] Nobody wrote reviews.",
        "【结果】三个月后涨了两成。",
        "See [the report](https://example.org).",
        "They called it a “reccomendation” [sic].",
        "We moved from X to TikTok.",
        "Steps 1, 2 and 3 took a week.",
    ],
)
def test_what_only_looks_like_a_slot_is_none(text: str):
    assert slots(text) == []


def test_slots_never_lie_inside_one_another():
    _, marks = find_flags("[insert XX% here]", Unit(0, 17, lang="en"))

    assert [(mark.start, mark.end) for mark in marks] == [(0, 17)]
