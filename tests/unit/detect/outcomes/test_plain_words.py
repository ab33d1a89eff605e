"""Which way a result went, when and by what action, where plain words tell it."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def only(lang, text):
    (found,), _ = find_outcomes(text, lang, find_quantities(text, lang))
    return found


@pytest.mark.parametrize(
    ("lang", "text", "way"),
    [
        ("zh", "下半年销售额不再下滑。", "same"),
        ("es", "El porcentaje de aprobados dejó de empeorar.", "same"),
        ("en", "Churn stopped rising in the second month.", "same"),
        ("en", "Sales no longer fall.", "same"),
        ("zh", "靠预约分流，排队时间短了十一分钟。", "down"),
        ("es", "Ahorro anual de 22.000 € tras renegociar el contrato.", "down"),
        ("es", "Elevé la tasa de ocupación hasta el 88 %.", "up"),
        ("es", "Las bajas voluntarias se redujeron de 19 en 2020 a 6 en 2022.", "down"),
        ("en", "Boosted average order value 14%.", "up"),
        ("en", "Cut onboarding time 30%.", "down"),
        ("en", "By the spring, churn had eased to 2.1%.", "down"),
        ("en", "Reduction in complaints of 35% within six months.", "down"),
        ("en", "Growth of 22% in memberships during the season.", "up"),
    ],
)
def test_the_way_is_told(lang, text, way):
    assert only(lang, text).direction == way


@pytest.mark.parametrize(
    ("lang", "text", "how"),
    [
        ("zh", "缝了芯片以后，这一年只丢了九条。", True),
        ("zh", "公众号打开率从8%掉到5%，因为我一周发了四篇。", True),
        ("es", "Desde marzo, gracias a una lista común, la espera bajó un 20 %.", True),
        ("es", "Gracias a ellas la espera bajó un 20 %.", False),
        ("es", "La guía ahorró 2 minutos por llamada.", True),
        ("en", "The guide saved two minutes per call.", True),
        ("en", "Fuel consumption fell 9%, simply because we moved the stops.", True),
        ("en", "Fuel consumption fell 9% by spring.", False),
    ],
)
def test_by_what_action_is_told(lang, text, how):
    found, _ = find_outcomes(text, lang, find_quantities(text, lang))

    assert found[0].method is how


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "一个月后次日留存到24%。"),
        ("zh", "当月超时率减半。"),
        ("es", "De un mes para otro las ventas subieron un 9 %."),
        ("en", "Turnover jumped 9% overnight."),
        ("en", "In my first quarter I signed 14 clients."),
    ],
)
def test_it_is_told_when(lang, text):
    assert only(lang, text).timeframe


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("zh", "事故由每月五起变为一起。", "由每月五起变为一起"),
        ("zh", "换完以后投诉只剩三起。", "三起"),
        ("es", "La guía ahorró 2 minutos por llamada.", "2 minutos por llamada"),
        ("en", "Our mystery shopper score rose to 92.", "92"),
        ("en", "There has not been a single breakdown since September.", "not been a single"),
    ],
)
def test_the_size_is_whole(lang, text, value):
    found = only(lang, text).value

    assert text[found.start : found.end] == value


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Con una reunión diaria"),
        ("es", "Con dos personas menos"),
        ("zh", "我们一起做"),
        ("zh", "每月一起开会"),
        ("en", "a good score"),
    ],
)
def test_no_number_is_read_into_words(lang, text):
    assert all(q.value not in {0.1, 0.2, 1.0, 20.0} for q in find_quantities(text, lang))


@pytest.mark.parametrize(
    ("lang", "text", "taken"),
    [
        ("es", "En abril la espera bajó a 14 minutos y las quejas a 6.", "14 minutos"),
        ("en", "In April the wait fell to 14 minutes and complaints to 6.", "14 minutes"),
        ("zh", "四月等待时间降到14分钟，投诉降到6起。", "14分钟"),
    ],
)
def test_what_one_result_measures_is_no_time_of_another(lang: str, text: str, taken: str):
    outcomes, _ = find_outcomes(text, lang, find_quantities(text, lang))
    times = [text[p.start : p.end] for o in outcomes for p in o.parts if p.label == "timeframe"]

    assert taken in [text[o.value.start : o.value.end] for o in outcomes if o.value]
    assert taken not in times
