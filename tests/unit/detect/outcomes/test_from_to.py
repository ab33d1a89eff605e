"""A metric that a deed moved from one figure to another is a result, also where a rate or a length of time is told."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import read_through
from opsanalyse.read import from_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Cut out-of-stock items from 43 a week to 9 by setting minimum levels with each ward and counting twice a week.",
            "from 43 a week to 9",
        ),
        ("Cut waiting lists from 340 patients to 90.", "from 340 patients to 90"),
        (
            "Cut average handling time from 7:40 to 6:15 minutes in five months.",
            "from 7:40 to 6:15 minutes",
        ),
        (
            "Reduje el tiempo medio de operación de 7:40 a 6:15 minutos en cinco meses.",
            "de 7:40 a 6:15 minutos",
        ),
    ],
)
def test_from_one_figure_to_another_is_a_result(text: str, value: str):
    [unit] = read_through(from_text(text, "cv.txt"), "resume").units
    values = [o.value for o in unit.outcomes if o.quantified and o.baseline and o.value]
    assert value in [text[v.start : v.end] for v in values]


@pytest.mark.parametrize(
    "text",
    [
        "Cut the form from 12 fields to 5.",
        "I worked the early shift from 7:40 to 15:15.",
        "Atendía el turno de 7:40 a 15:15 en recepción.",
    ],
)
def test_a_deed_on_a_thing_and_a_shift_are_none(text: str):
    [unit] = read_through(from_text(text, "cv.txt"), "resume").units
    assert not any(o.quantified for o in unit.outcomes)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Retuve a 1.350 clientes en 2020, un 31 % de los que llamaban para darse de baja.",
            "1.350",
        ),
        ("Retained 1,350 customers in 2020, 31% of those who called to cancel.", "1,350"),
        ("两个月里我打电话挽回了320位会员，续费率没变。", "320位"),
    ],
)
def test_so_many_who_were_kept_are_a_result(text: str, value: str):
    [unit] = read_through(from_text(text, "cv.txt"), "answer").units
    assert value in [text[o.value.start : o.value.end] for o in unit.outcomes if o.value]


def test_what_would_have_been_kept_is_none():
    [unit] = read_through(
        from_text("I would have retained 300 customers.", "a.txt"), "answer"
    ).units
    assert not unit.outcomes


def test_many_words_may_stand_between_where_a_change_began_and_where_it_ended():
    text = "From five people talking each day in the group we got to sixty."

    [unit] = read_through(from_text(text, "answer.txt"), "answer").units

    [outcome] = unit.outcomes
    assert [quantity.value for quantity in outcome.quantities] == [5, 60]
    assert outcome.direction == "up"
