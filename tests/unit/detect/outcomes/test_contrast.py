"""How it is now told against how it was before is a result, in whatever order and without a word of rising or falling."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def values(text, lang):
    found = find_outcomes(text, lang, find_quantities(text, lang))[0]
    return [text[o.value.start : o.value.end] for o in found if o.quantified and o.value]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("zh", "客服平均八秒就接起来，以前要一分钟。", "八秒"),
        ("zh", "等位从前要一小时，现在二十分钟。", "二十分钟"),
        ("es", "Ahora contestamos en ocho segundos; antes, un minuto.", "ocho segundos"),
        ("en", "We now pick up in eight seconds; it used to be a minute.", "eight seconds"),
    ],
)
def test_now_told_against_before_is_a_result(lang, text, value):
    assert any(value in found for found in values(text, lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "我以前带过3个人的团队，现在带10个人的团队。"),
        ("es", "Antes dirigía un equipo de 3 personas; ahora, uno de 10 personas."),
        ("en", "I used to lead a team of 3 people; now I lead a team of 10 people."),
        ("en", "I used to work there for two years, and I studied for three years."),
    ],
)
def test_who_leads_more_people_than_before_has_told_no_result(lang, text):
    assert values(text, lang) == []
