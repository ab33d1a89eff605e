"""A figure at which a change ended and the one from which it came are one result."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.outcomes.candidates import came_from
from opsanalyse.detect.quantities import find_quantities


def outcomes(text, lang):
    return find_outcomes(text, lang, find_quantities(text, lang))[0]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "Closing the books fell to 5 days from 11.", "5 days from 11"),
        ("en", "Response time is 4 hours, down from 26.", "4 hours, down from 26"),
        ("en", "We cut onboarding to 5 days, down from 11.", "5 days, down from 11"),
        ("es", "El plazo de entrega bajó a 5 días desde 11.", "5 días desde 11"),
        ("es", "El cierre se redujo a 5 días (antes 11).", "5 días (antes 11"),
        ("zh", "结账周期降到5天，原来11天。", "5天，原来11天"),
        ("zh", "結帳週期降到5天，原來要11天。", "5天，原來要11天"),
        ("zh", "交付周期由11天缩短至5天", "由11天缩短至5天"),
    ],
)
def test_where_a_figure_came_from_is_its_baseline_and_no_second_result(lang, text, value):
    (outcome,) = outcomes(text, lang)

    assert outcome.value is not None
    assert text[outcome.value.start : outcome.value.end] == value
    assert (outcome.direction, outcome.baseline) == ("down", True)
    assert {q.value for q in outcome.quantities} == {5.0, 11.0} or "26" in value


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Sales rose to 500 from 11 stores in May."),
        ("es", "Las ventas subieron a 500 desde 11 tiendas."),
        ("en", "We sold 500 from 11."),
    ],
)
def test_what_counts_something_else_is_no_starting_point(lang, text):
    first, second = find_quantities(text, lang)[:2]

    assert not came_from(text.lower(), lang, first, second)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("zh", "茶馆重新开到了十四家，两年前只有五家。", "十四家，两年前只有五家"),
        ("es", "A los cuatro meses recogía 780 kilos; antes, 210.", "780 kilos; antes, 210"),
    ],
)
def test_how_it_was_is_told_behind_other_words_as_well(lang, text, value):
    (outcome,) = outcomes(text, lang)

    assert outcome.value is not None
    assert text[outcome.value.start : outcome.value.end] == value
    assert (outcome.direction, outcome.baseline) == ("up", True)
