"""What people say plainly of a result is read as they mean it: what it began at, what it is called, when it was."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def outcomes(lang, text):
    found, _ = find_outcomes(text, lang, find_quantities(text, lang))
    return [(text[o.value.start : o.value.end] if o.value else None, o) for o in found]


def measured(lang, text):
    return [(value, o) for value, o in outcomes(lang, text) if value]


@pytest.mark.parametrize(
    ("lang", "text", "value", "metric"),
    [
        (
            "en",
            "Handed 30 accounts with 4% churn, I got it down to 2% in a year.",
            "2%",
            "churn",
        ),
        (
            "es",
            "Recibí una zona con 9 % de mermas y en un año la dejé en 4 %.",
            "4 %",
            "mermas",
        ),
    ],
)
def test_a_share_that_was_brought_down_began_where_it_was_told(lang, text, value, metric):
    ((found, outcome),) = measured(lang, text)

    assert found == value
    assert outcome.metric == metric
    assert (outcome.direction, outcome.baseline) == ("down", True)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "Parcels left in three days, down from ten.", "three days, down from ten"),
        ("en", "Average call time fell from 7 to 5 minutes after we wrote a script.", "5 minutes"),
        ("es", "Abrí el canal de avisos, 0 a 900 suscriptores.", "0 a 900"),
        (
            "es",
            "Tres de cada diez socios repetían, frente a uno de cada ocho antes.",
            "uno de cada ocho",
        ),
        ("en", "Half of them came back, against one in five before.", "one in five"),
    ],
)
def test_both_ends_of_a_change_are_one_value(lang, text, value):
    ((found, outcome),) = measured(lang, text)

    assert found.endswith(value)
    assert outcome.baseline


@pytest.mark.parametrize(
    ("lang", "text", "metric"),
    [
        (
            "en",
            "Employee happiness (EHS) went up from 61% to 70% after open lunches.",
            "Employee happiness",
        ),
        ("en", "Average order value (AOV) rose 12% in 2022 after I added sets.", "AOV"),
        ("en", "Payslips went out on time 99% of the months, up from 90%.", "Payslips"),
        ("en", "In Peru we reached 5,000 subscribers.", "subscribers"),
        ("es", "En Perú llegamos a 5.000 abonados.", "abonados"),
        ("en", "Complaints per 1,000 stays fell from 9 to 3.", "Complaints"),
    ],
)
def test_a_metric_has_its_name(lang, text, metric):
    ((_, outcome),) = measured(lang, text)

    assert outcome.metric == metric


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Los resultados fueron espectaculares."),
        ("es", "Se nos iban dos de cada cien."),
    ],
)
def test_praise_and_verbs_name_no_metric(lang, text):
    assert all(outcome.metric is None for _, outcome in outcomes(lang, text))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I brought 24/7 focus and 120% effort to every campaign."),
        ("es", "Siempre doy el 120 % y un 200 % de compromiso."),
        ("zh", "我一直以120%的热情投入工作。"),
        ("es", "La jefa lo pasó a las otras tres tiendas."),
        ("en", "The manager rolled it out to the other three shops."),
        ("en", "I found that members without a card left twice as often."),
    ],
)
def test_zeal_what_was_handed_on_and_what_was_found_out_measure_nothing(lang, text):
    assert not measured(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "results"),
    [
        ("en", "Own 30 accounts worth $2M; renewals rose from 80% to 91%.", ["from 80% to 91%"]),
        ("en", "Managed 12 stores to a 9% rise in sales.", ["9%"]),
        ("es", "Gestiono 45 cuentas por 2 millones de pesos.", []),
    ],
)
def test_what_somebody_looks_after_is_no_result(lang, text, results):
    assert [value for value, _ in measured(lang, text)] == results


def test_a_length_told_instead_of_another_is_a_result_whatever_else_is_told():
    text = (
        "By May parcels left in three days instead of nine, and the angry letters, "
        "which the office had been getting 20 of a week, pretty much stopped."
    )

    (value, outcome), *_ = measured("en", text)

    assert value == "nine"  # what a value is, is ruled
    assert (outcome.direction, outcome.baseline) == ("down", True)
    assert outcome.confidence >= 0.8


def test_may_is_a_month_where_it_stands_for_one():
    ((_, told),) = measured("en", "The stall brought in £9k in May.")
    ((_, hoped),) = measured("en", "The stall may bring in £9k.")

    assert (told.expected, hoped.expected) == (False, True)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Se mejoraron mucho los tiempos de espera."),
        ("en", "Response times improved a lot."),
    ],
)
def test_times_that_improved_fell(lang, text):
    ((_, outcome),) = outcomes(lang, text)

    assert outcome.direction == "down"


def test_a_year_behind_a_change_says_when_it_was():
    ((_, outcome),) = measured(
        "en", "Satisfaction rose from 78% to 89% in 2023 after I set up a call about open tickets."
    )

    assert outcome.timeframe


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("es", "Cerrar la caja tomaba 40 minutos y quedó en 12.", "40 minutos y quedó en 12"),
        ("en", "Loading a van took 50 minutes and now takes 20.", "50 minutes and now takes 20"),
    ],
)
def test_what_took_so_long_and_takes_less_now_is_one_change(lang, text, value):
    ((found, outcome),) = measured(lang, text)

    assert found == value
    assert (outcome.direction, outcome.baseline) == ("down", True)


@pytest.mark.parametrize(
    ("lang", "text", "share"),
    [
        ("en", "Wrote a help page that answers 30% of the calls.", ["30%"]),
        ("es", "Armé un menú de voz que resuelve el 28 % de las llamadas.", ["28 %"]),
        ("en", "Designed and ran surveys (more than 40 in 2023).", []),
        ("es", "Preparación de fichas (más de 60 al año).", []),
    ],
)
def test_what_something_does_now_is_a_result_and_how_many_there_were_is_none(lang, text, share):
    assert [value for value, _ in measured(lang, text)] == share
