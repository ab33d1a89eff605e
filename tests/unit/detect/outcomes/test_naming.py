"""What was measured is named by its longest name, in the words of many trades."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.outcomes.cues import METRIC, cues, labelled, metrics
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.language import fold, simplify


def names(text, lang):
    return [o.metric for o in find_outcomes(text, lang, find_quantities(text, lang))[0]]


@pytest.mark.parametrize(
    ("lang", "text", "metric"),
    [
        ("zh", "会员客单价提升了12%。", "会员客单价"),
        ("zh", "會員客單價從85元提升到102元。", "會員客單價"),
        ("zh", "沉睡用户召回率达到18%。", "沉睡用户召回率"),
        ("zh", "召回率从6%提升到15%。", "召回率"),
        ("zh", "平均等候时间从40分钟降到15分钟。", "平均等候时间"),
        ("zh", "30日留存率从9%提升到21%。", "30日留存率"),
        ("zh", "所带班级成绩提高了两成。", "班级成绩"),
        ("zh", "任何成交都少了三成。", "成交"),
        ("zh", "答疑工单一周三十多个，现在五个上下。", "答疑工单"),
        ("zh", "首充率从3%提升到5%。", "首充率"),
        ("zh", "播放从2万涨到20万。", "播放"),
        ("zh", "退货率：从8%降到3%", "退货率"),
        ("es", "Los miembros pasaron de 120 a 500 miembros.", "miembros"),
        ("es", "La conversión de la ficha no subió un 3 %.", "conversión de la ficha"),
        ("es", "El coste por pedido bajó un 12 %.", "coste por pedido"),
        (
            "es",
            "La retención de la primera semana subió al 41 %.",
            "retención de la primera semana",
        ),
        ("es", "El tiempo medio de espera bajó de 40 a 15 minutos.", "tiempo medio de espera"),
        ("es", "El tráfico orgánico creció un 30 %.", "tráfico orgánico"),
        ("es", "Devoluciones: del 8 al 3 %", "devoluciones"),
        ("en", "Cost per order fell by 12%.", "cost per order"),
        ("en", "Average waiting time fell from 40 to 15 minutes.", "average waiting time"),
        ("en", "The share of late orders fell from 9% to 4%.", "share of late orders"),
        ("en", "Complaints about delivery halved.", "complaints about delivery"),
        ("en", "Returns: from 8% to 3%", "returns"),
    ],
)
def test_a_metric_has_its_whole_name(lang, text, metric):
    assert [(name or "").lower() for name in names(text, lang)] == [metric]


@pytest.mark.parametrize(
    ("lang", "text", "wrong"),
    [
        ("zh", "两年时间签了286家。", "时间"),
        ("zh", "候选人：涨了三成。", "候选人"),
        ("es", "Resultado: del 8 al 3 %", "Resultado"),
        ("en", "Result: from 8% to 3%", "Result"),
    ],
)
def test_what_only_stands_where_a_name_would_is_none(lang, text, wrong):
    assert wrong not in names(text, lang)


# Eight trades beyond online operations: what is measured there, and which way is good.
TRADES = [
    ("logistics", "up", "妥投率", "entregas a tiempo", "on-time in full"),
    ("logistics", "down", "货损率", "costo por envío", "cost per parcel"),
    ("stores", "up", "件单价", "ventas por metro cuadrado", "units per transaction"),
    ("stores", "down", "断货率", "roturas de stock", "out-of-stocks"),
    ("hotels", "up", "平均房价", "revpar", "average daily rate"),
    ("hotels", "down", "清房时间", "tiempo de limpieza", "check-in time"),
    ("hospital", "up", "病床使用率", "satisfacción del paciente", "bed occupancy"),
    ("hospital", "down", "平均住院日", "estancia media", "length of stay"),
    ("factory", "up", "稼动率", "oee", "first-pass yield"),
    ("factory", "down", "换模时间", "paros de línea", "changeover time"),
    ("call centre", "up", "接起率", "resolución en primer contacto", "first call resolution"),
    ("call centre", "down", "呼损率", "llamadas abandonadas", "average handle time"),
    ("school", "up", "续班率", "tasa de graduación", "attendance rate"),
    ("school", "down", "辍学率", "inasistencias", "truancy"),
    ("finance", "up", "回款额", "recuperación de cartera", "cash collected"),
    ("finance", "down", "账期", "cierre contable", "days sales outstanding"),
]


@pytest.mark.parametrize(("trade", "good", "zh", "es", "en"), TRADES, ids=[t[4] for t in TRADES])
def test_the_metrics_of_a_trade_are_known_with_the_way_that_is_good(trade, good, zh, es, en):
    for lang, words in (("zh", zh), ("es", es), ("en", en)):
        found = labelled(cues(lang).find(simplify(fold(words))), METRIC)

        assert [(cue.start, cue.end) for cue in found] == [(0, len(words))], trade
        assert metrics()[found[0].metric]["good"] == good


def test_traditional_characters_name_the_same_metrics():
    assert names("平均住院日從9天降到6天。", "zh") == ["平均住院日"]
    assert names("準點率從82%升到95%。", "zh") == ["準點率"]
