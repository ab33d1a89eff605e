"""A result among deeds is found: a deed that moves a known metric to a figure."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def outcomes(text, lang):
    return find_outcomes(text, lang, find_quantities(text, lang))[0]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "Ran cohort analysis, launched a buddy scheme and lifted WAU to 35k", "35k"),
        (
            "es",
            "Analicé cohortes, lancé un programa de padrinos y subí los usuarios semanales a 35.000",
            "35.000",
        ),
        ("zh", "做了同期群分析，上线伙伴计划，把周活提升到3.5万", "3.5万"),
    ],
)
def test_a_result_among_deeds_is_found_with_its_way_and_method(lang, text, value):
    (outcome,) = outcomes(text, lang)

    assert outcome.value is not None
    assert text[outcome.value.start : outcome.value.end] == value
    assert (outcome.direction, outcome.method) == ("up", True)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I cut homework to three questions and put it on the wall."),
        ("es", "Bajamos la viscosidad a 22 segundos y probamos solo en el turno de noche."),
        ("zh", "否掉泛词，把预算压到三个长尾词上。"),
    ],
)
def test_a_deed_that_moves_no_metric_is_no_result(lang, text):
    assert not any(outcome.quantified for outcome in outcomes(text, lang))
