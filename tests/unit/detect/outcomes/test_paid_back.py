"""A cost that came back is a result, with how long it took for its size; a share in brackets that only tells a part is none."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def found(text, lang):
    return find_outcomes(text, lang, find_quantities(text, lang))


def values(text, lang):
    return [text[o.value.start : o.value.end] if o.value else None for o in found(text, lang)[0]]


@pytest.mark.parametrize(
    ("lang", "text", "metric"),
    [
        ("en", "The training programme paid for itself in its first month.", "The training programme"),
        ("es", "La máquina se amortizó en el primer mes.", "La máquina"),
        ("zh", "设备第一个月就回本了。", "设备"),
        ("zh", "第一个月就回本", None),
    ],
)  # fmt: skip
def test_a_cost_that_came_back_is_a_result(lang, text, metric):
    (outcome,) = found(text, lang)[0]

    assert (outcome.metric, outcome.direction, outcome.timeframe) == (metric, "level", True)
    assert outcome.value is None


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "The oven paid for itself in seven weeks.", "seven weeks"),
        ("es", "El horno se amortizó en siete semanas.", "siete semanas"),
        ("zh", "烤箱三个月就回本了。", "三个月"),
    ],
)
def test_how_long_it_took_is_its_size(lang, text, value):
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The scanner has not paid for itself yet."),
        ("es", "Mi puesto se amortizó el año pasado."),
        ("zh", "两年才能回本。"),
        ("zh", "回本周期四十天，现金流要命。"),
    ],
)
def test_what_is_not_back_yet_is_none(lang, text):
    assert found(text, lang)[0] == ()


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "It used to take three people; now one is enough.", "one"),
        ("es", "Antes hacían falta tres personas, ahora basta una.", "tres personas, ahora basta una"),
        ("zh", "原来要三个人，现在一个人就够。", "三个人，现在一个人"),
        ("zh", "广告费砍了三成。", "三成"),
        ("en", "Cut ad spend by a third.", "a third"),
        ("es", "Recorté un tercio del gasto en anuncios.", "un tercio"),
        ("zh", "通过称量餐盘，每个月少浪费300公斤菜。", "300公斤"),
        ("en", "Moved shift swaps to a shared sheet, which freed the ward manager about six hours a week.", "about six hours a week"),
        ("es", "Estandarizar los herrajes en cuatro modelos liberó 18 mil dólares de inventario.", "18 mil dólares"),
        ("en", "Trimmed food waste by £11k a year through a new ordering sheet.", "£11k a year"),
        ("es", "Recorté el desperdicio en 300 kg.", "300 kg"),
        ("es", "Después quedó en 15.", "15"),
        ("zh", "2021年3月以来没有发生过一起工伤。", "没有发生过一起"),
    ],
)  # fmt: skip
def test_less_of_what_is_spent_is_a_result(lang, text, value):
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("lang", "text", "share"),
    [
        ("en", "Handled billing complaints (62% of tickets) and refunds.", "62%"),
        ("es", "Atendí quejas de facturación (el 62 % de los tickets) y devoluciones.", "62 %"),
        ("zh", "处理账单类投诉（占工单的62%）。", "62%"),
    ],
)
def test_a_share_in_brackets_of_what_it_is_a_part_of_is_scale(lang, text, share):
    outcomes, scale = found(text, lang)

    assert [o for o in outcomes if o.quantified] == []
    assert [text[s.start : s.end] for s in scale] == [share]


@pytest.mark.parametrize(
    ("lang", "text", "metric"),
    [
        ("es", "Desde marzo abandona el 14 %.", None),
        ("en", "This autumn only two batches were late.", "batches"),
        ("en", "No lost-time accident since March 2021.", "lost-time accident"),
    ],
)
def test_a_month_a_season_and_lost_time_name_no_metric(lang, text, metric):
    assert found(text, lang)[0][0].metric == metric


def test_a_wait_is_nothing_expected():
    (outcome,) = found("La espera media bajó de 95 a 58 minutos.", "es")[0]

    assert not outcome.expected


def test_a_date_since_when_nothing_happened_is_a_time_frame():
    (outcome,) = found("No accident since March 2021.", "en")[0]

    assert outcome.timeframe
