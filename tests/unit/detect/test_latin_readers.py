"""What Spanish- and English-speaking readers of reports found wrong: each class of it, in a few words."""

from __future__ import annotations

import pytest

from opsanalyse.detect.channels import judge
from opsanalyse.detect.generalities import is_seen
from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.detect.topics import asks_for_plan
from opsanalyse.types import Unit


def told(text: str, lang: str) -> list[tuple[str | None, str, str]]:
    """Return metric, value and direction of each measured result."""
    found, _ = find_outcomes(text, lang, find_quantities(text, lang))
    return [
        (o.metric, text[o.value.start : o.value.end], o.direction)
        for o in found
        if o.value is not None
    ]


@pytest.mark.parametrize(
    ("lang", "text", "kind", "value", "unit"),
    [
        ("en", "revenue of N45 million", "money", 45e6, "NGN"),
        ("en", "Cut costs by R350,000", "money", 350e3, "ZAR"),
        ("en", "Saved $1.2 million a month", "money", 1.2e6, "USD"),
        ("es", "Bajé los costos en Bs. 3.000", "money", 3000, "BOB"),
        ("es", "en un ciclo escolar", "duration", 1, "year"),
        ("en", "within one school year", "duration", 1, "year"),
    ],
)
def test_sums_and_years_are_read_whole(lang: str, text: str, kind: str, value: float, unit: str):
    first = find_quantities(text, lang)[0]

    assert (kind, value, unit) == (first.kind, first.value, first.unit)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Eliminé los registros duplicados"),
        ("es", "una media de clientes"),
        ("en", "a health score in Gainsight"),
    ],
)
def test_copies_averages_and_scores_count_nothing(lang: str, text: str):
    assert not [q for q in find_quantities(text, lang) if q.kind in ("multiple", "count")]


def test_an_n_before_a_small_number_is_a_name():
    assert [q.kind for q in find_quantities("covid n95 masks", "en")] == ["other"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Cut p95 latency of the search API from 840 ms to 190 ms by moving joins into a read model.",
            ("p95 latency of the search API", "from 840 ms to 190 ms", "down"),
        ),
        (
            "es",
            "Reduje las bacteriemias asociadas a catéter de 4,1 a 1,2 por cada 1.000 días con una lista.",
            ("bacteriemias asociadas a catéter", "de 4,1 a 1,2 por cada 1.000", "down"),
        ),
        ("es", "retuve a 3 de cada 10 clientes", ("clientes", "3 de cada 10", "up")),
        (
            "en",
            "articles that deflected roughly 1 in 5 tickets",
            ("tickets", "roughly 1 in 5", "up"),
        ),
        (
            "en",
            "on-time arrival rose from 83% to 95%",
            ("on-time arrival", "from 83% to 95%", "up"),
        ),
        ("es", "Subí ventas 5% en la campaña de Navidad", ("ventas", "5%", "level")),
    ],
)
def test_a_plain_change_is_a_result_by_its_whole_name(
    lang: str, text: str, expected: tuple[str, str, str]
):
    assert told(text, lang) == [expected]


def test_a_change_told_after_all_the_deeds_is_a_result():
    text = (
        "entonces armamos una campaña de envío gratis con push y whatsapp y la probamos con la mitad de los "
        "usuarios y la retención pasó del treinta por ciento al cuarenta y dos por ciento en tres meses"
    )

    assert [found[1] for found in told(text, "es")] == [
        "del treinta por ciento al cuarenta y dos por ciento"
    ]


def test_how_long_before_a_date_measures_nothing():
    text = "Reduced churn 31% by launching a renewal playbook 120 days before term."

    assert [found[1] for found in told(text, "en")] == ["31%"]


def test_a_time_right_behind_a_change_dates_it():
    text = "Subí las ventas de $2.1 a $2.9 millones de pesos mensuales en 14 meses al reacomodar el piso por temporada."
    found, _ = find_outcomes(text, "es", find_quantities(text, "es"))

    assert [o.timeframe for o in found] == [True]


@pytest.mark.parametrize(
    ("lang", "text", "used"),
    [
        ("es", "Atendía 55 llamadas diarias con una satisfacción de 4,7 sobre 5.", []),
        ("es", "Hacía 80 llamadas diarias a clientes inactivos", ["telesales"]),
        ("en", "Dealt with up to 70 inbound calls a day.", []),
        ("en", "Made 60 outbound calls a day to lapsed members", ["telesales"]),
        ("zh", "每天接听客户来电80通", []),
        ("zh", "每天外呼200个老客户，召回30人", ["telesales"]),
        ("en", "Brought Ombudsman referrals down from 120 to 45 a month.", []),
        ("en", "Introduced a buddy scheme for new starters.", []),
    ],
)
def test_calls_that_come_in_and_cases_passed_on_are_no_channels(
    lang: str, text: str, used: list[str]
):
    (found,) = judge(text, (Unit(0, len(text), lang=lang),))

    assert [one.channel for one in found] == used


@pytest.mark.parametrize(
    ("lang", "text", "seen"),
    [
        ("es", "Fui reconocida como mejor subgerente de la región en 2018.", True),
        ("en", "Was awarded Star Performer of the Quarter.", True),
        ("zh", "被评为年度优秀员工", True),
        ("en", "Wrote the script for missed appointments that the other two sites now use.", True),
        ("es", "Escribí la guía de devoluciones que ahora usan las otras dos tiendas.", True),
        ("zh", "写了爽约话术，另外两个站点现在也在用。", True),
        ("en", "Customers now used three apps.", False),
        ("es", "Mejoré mucho las ventas.", False),
        ("en", "Improved the quality significantly.", False),
        ("zh", "大幅提升了效率", False),
    ],
)
def test_a_prize_and_what_others_took_over_can_be_confirmed(lang: str, text: str, seen: bool):  # noqa: FBT001
    assert is_seen(text, lang) is seen


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("¿Cómo sumarías usuarios nuevos sin presupuesto?", True),
        ("que harias si baja la actividad de la comunidad?", True),
        ("¿Cómo mejoraría usted la satisfacción?", True),
        ("¿Y qué harías distinto?", False),
        ("¿Podrías contarme una vez que mejoraste algo?", False),
        ("¿Qué métricas diarias miras?", False),
        ("What would you do in your first month here?", True),
        ("What would your team say about you?", False),
        ("How would you describe yourself?", False),
        ("How did you improve retention?", False),
        ("如果让你负责留存，你会怎么做？", True),
        ("你是如何提升留存的？", False),
        ("你会怎么评价自己？", False),
        ("私域用户不活跃、发消息没人回怎么办？", True),
        ("当时预算被砍，你们怎么办？", False),
    ],
)
def test_a_question_for_a_plan_is_told_from_one_for_a_deed(question: str, plan: bool):  # noqa: FBT001
    assert asks_for_plan(question) is plan
