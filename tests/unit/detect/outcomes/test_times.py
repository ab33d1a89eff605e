"""What a time says in a sentence: when a result came, what it is compared with, or how often something is counted."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def outcomes(text, lang):
    return find_outcomes(text, lang, find_quantities(text, lang))[0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "投诉比去年减少了三成。"),
        ("es", "Las quejas bajaron un 30 % respecto al año anterior."),
        ("en", "Complaints fell by 30% compared with the previous year."),
    ],
)
def test_a_time_of_comparison_does_not_say_when(lang, text):
    (found,) = outcomes(text, lang)

    assert (found.baseline, found.timeframe) == (True, False)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "三个月内投诉比去年减少了三成。"),
        ("es", "En tres meses las quejas bajaron un 30 % respecto al año anterior."),
        ("en", "Within three months complaints fell by 30% compared with the previous year."),
    ],
)
def test_a_time_beside_a_comparison_says_when(lang, text):
    assert all(found.timeframe for found in outcomes(text, lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "订单量从每天55单增加到71单。"),
        ("zh", "退款申请从每周90件降到40件。"),
    ],
)
def test_how_often_something_is_counted_does_not_say_when(lang, text):
    (found,) = outcomes(text, lang)

    assert (found.baseline, found.timeframe) == (True, False)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "今年的目标是10万新用户。"),
        ("es", "La meta del trimestre era de 800 altas."),
        ("en", "The goal for the quarter was 800 sign-ups."),
    ],
)
def test_what_was_aimed_at_is_no_result(lang, text):
    assert [found for found in outcomes(text, lang) if found.quantified] == []


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [("es", "Las reuniones bajaron de dos horas a media hora.", "de dos horas a media hora")],
)
def test_half_an_hour_is_the_end_of_a_change(lang, text, value):
    (found,) = outcomes(text, lang)

    assert (text[found.value.start : found.value.end], found.direction) == (value, "down")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "那半年注册用户从两万涨到十五万。"),
        ("zh", "一年時間粉絲漲到18萬。"),
        ("en", "Revenue rose by 12% within a month."),
        ("en", "Sales rose 26% in the second half."),
        ("en", "8 years, 0 preventable accidents."),
        ("es", "Al mes los activos subieron un 20 %."),
        ("es", "Al trimestre la ocupación subió al 81 %."),
    ],
)
def test_a_time_right_before_a_metric_or_alone_in_its_clause_says_when(lang, text):
    (found,) = outcomes(text, lang)

    assert found.timeframe


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "次日留存提升到41%。"),
        ("zh", "月营业额提升了12%。"),
        ("zh", "三十天留存率提升到41%。"),
        ("es", "Las ventas subieron a 55 al mes."),
        ("en", "Sales rose to 55 per day."),
    ],
)
def test_a_time_in_a_name_or_a_rate_does_not_say_when(lang, text):
    (found,) = outcomes(text, lang)

    assert not found.timeframe
