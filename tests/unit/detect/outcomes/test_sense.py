"""Figures that do not fit together raise a question; figures that fit raise none."""

from __future__ import annotations

import dataclasses

import pytest

from opsanalyse.detect.outcomes import find_outcomes, sense_checks
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.types import Unit


def units_of(text, lang, *, entries=None):
    """Make a unit of every line."""
    units, start = [], 0
    for number, line in enumerate(text.split("\n")):
        quantities = tuple(_moved(q, start) for q in find_quantities(line, lang))
        outcomes, _ = find_outcomes(line, lang, find_quantities(line, lang))
        entry = entries[number] if entries else 0
        moved = tuple(
            dataclasses.replace(
                _moved(o, start), quantities=tuple(_moved(q, start) for q in o.quantities)
            )
            for o in outcomes
        )
        units.append(
            Unit(
                start,
                start + len(line),
                lang=lang,
                entry=entry,
                quantities=quantities,
                outcomes=moved,
            )
        )
        start += len(line) + 1
    return units


def _moved(item, by):
    return dataclasses.replace(item, start=item.start + by, end=item.end + by)


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("en", "The conversion rate rose by 20%.", "percent_or_points"),
        ("es", "La tasa de conversión subió un 20 %.", "percent_or_points"),
        ("zh", "转化率提升20%。", "percent_or_points"),
        ("en", "Orders rose from 200 to 300, up 30%.", "arithmetic"),
        ("es", "Los pedidos pasaron de 200 a 300, un aumento del 30 %.", "arithmetic"),
        ("zh", "订单从200增加到300，提升30%。", "arithmetic"),
        ("en", "Costs fell by 150%.", "impossible_share"),
        ("zh", "成本下降了150%。", "impossible_share"),
    ],
)
def test_figures_that_do_not_fit_raise_a_question(lang, text, code):
    assert code in [doubt.code for doubt in sense_checks(text, units_of(text, lang))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The conversion rate rose by 3 percentage points."),
        ("en", "Orders rose from 200 to 300, up 50%."),
        ("zh", "订单从200增加到300，提升50%。"),
        ("en", "Costs fell by 50%."),
    ],
)
def test_figures_that_fit_raise_none(lang, text):
    assert sense_checks(text, units_of(text, lang)) == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "推动财务把结算周期从30天缩短到7天，三个月内团长流失率降到9%"),
        ("es", "El plazo pasó de 30 a 7 días y la tasa de abandono bajó al 9 % en tres meses."),
        ("en", "Cut settlement from 30 days to 7, and the churn rate fell to 9% in three months."),
    ],
)
def test_what_another_figure_came_to_is_no_size_of_a_change(lang, text):
    assert sense_checks(text, units_of(text, lang)) == ()


def test_one_figure_told_differently_in_two_places_is_asked_about():
    text = "Churn fell by 8%.\nI wrote the plan.\nChurn fell by 12%."

    assert "told_differently" in [d.code for d in sense_checks(text, units_of(text, "en"))]


def test_two_jobs_may_have_two_figures():
    text = "Churn fell by 8%.\nChurn fell by 12%."

    assert "told_differently" not in [
        d.code for d in sense_checks(text, units_of(text, "en", entries=[0, 1]))
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "缺货投诉下降七成，退款时长由48小时缩短到6小时。"),
        ("es", "Los retrasos cayeron un 40 % y la conversión subió de 1,4 % a 2,3 %."),
        ("en", "Churn fell by 40% and CSAT rose from 71 to 88."),
    ],
)
def test_two_metrics_of_one_unit_need_not_fit(lang, text):
    found = [doubt.code for doubt in sense_checks(text, units_of(text, lang))]

    assert "arithmetic" not in found
