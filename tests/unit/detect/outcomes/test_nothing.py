"""Nothing of what is bad is a measured result; a zero in an idiom measures nothing."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def outcomes(text, lang):
    return find_outcomes(text, lang, find_quantities(text, lang))[0]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "Not once in 8 months did we miss a delivery.", "Not once"),
        ("en", "We did not run out of stock once in 8 months.", "not run out of stock once"),
        ("en", "In two years we did not close the pool once.", "not close the pool once"),
        ("zh", "两年里泳池一次也没关过。", "一次也没关过"),
        ("en", "The following summer we did not close a pool once.", "not close a pool once"),
        ("en", "Since then we have not had a single stock-out.", "not had a single"),
        ("es", "El segundo año no se fue ni un empleado.", "ni un"),
        ("zh", "做完之后，没再出过一次断货。", "没再出过一次"),
        ("en", "Zero complaints during the whole season.", "Zero"),
        ("en", "0 stock-outs in peak season.", "0"),
        ("es", "No hubo ni una sola queja en toda la temporada.", "ni una sola"),
        ("es", "Cerramos el año sin una sola rotura de stock.", "sin una sola"),
        ("es", "En ocho meses no fallamos ni una vez.", "ni una vez"),
        ("zh", "全年零投诉。", "零"),
        ("zh", "全年零投訴。", "零"),
        ("zh", "旺季0缺货。", "0"),
        ("zh", "八个月一次缺货也没发生。", "一次缺货也没发生"),
        ("zh", "大促期间没有一起投诉。", "没有一起"),
        ("es", "Desde que cambiamos el datáfono no ha vuelto a pasar.", "no ha vuelto a pasar"),
        ("en", "We replaced the printer and it hasn't happened since.", "hasn't happened since"),
        ("en", "The double bookings never happened again.", "never happened again"),
        ("zh", "我换了供应商，之后再也没出现过断货。", "再也没出现过"),
    ],
)
def test_nothing_bad_is_a_result_of_zero(lang, text, value):
    (outcome,) = outcomes(text, lang)

    assert outcome.value is not None
    assert text[outcome.value.start : outcome.value.end] == value
    assert outcome.quantified
    assert [q.value for q in outcome.quantities] == [0.0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Not once in 8 months did I think of leaving."),
        ("en", "I took the community from zero to one."),
        ("en", "I know nothing at all about it."),
        ("es", "Partí de cero y monté la tienda."),
        ("es", "No me gustaba nada de nada."),
        ("zh", "从零到一搭建了社群。"),
        ("zh", "零基础学员也能学会。"),
        ("zh", "八个月里一次都没想过离开。"),
        ("es", "No volvió a llamar y no sé por qué."),
        ("en", "I hope it has not happened again."),
    ],
)
def test_a_zero_that_measures_nothing_is_no_result(lang, text):
    assert not any(outcome.quantified for outcome in outcomes(text, lang))


def test_only_one_is_one():
    (outcome,) = outcomes("Of 40 launches only one has gone wrong this year.", "en")

    assert outcome.quantities[-1].value == 1.0


def test_a_verb_before_it_is_no_metric():
    (outcome,) = outcomes("Desde que lo cambiamos no ha vuelto a pasar.", "es")

    assert outcome.metric is None
