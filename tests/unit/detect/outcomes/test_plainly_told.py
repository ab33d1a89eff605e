"""Results as candidates write them: their time in brackets, whole names, the other group, what is no figure."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text


def outcomes(text: str):
    return [outcome for unit in analyse(from_text(text)).units for outcome in unit.outcomes]


DATED = {
    "次日留存由28.4%提升至36.1%（2023.Q2）；": True,
    "10天新增注册1.9万人。": True,
    "单季召回2.3万人。": True,
    "把新用户的30日留存从19%做到了27%。": False,
    "90天未下单用户占比降到34%。": False,
    "Repeat orders rose from 28% to 36% (Q2 2023).": True,
    "La recompra subió del 28 % al 36 % (2023).": True,
}


@pytest.mark.parametrize(("text", "dated"), DATED.items())
def test_a_time_dates_a_result_and_what_was_watched_so_long_is_none(text: str, *, dated: bool):
    assert outcomes(text)[0].timeframe is dated


NAMED = {
    "会员客单价是非会员的2.4倍。": "会员客单价",
    "新用户7日留存33%，高于投放渠道9个百分点。": "新用户7日留存",
    "推动年费会员占比从12%提升到18%。": "年费会员占比",
    "新人上手时间由5天缩短到2天。": "新人上手时间",
    "测下来次日回访多了4.5个点。": "次日回访",
    "我改了引导，trial-to-paid从4.1%到6.3%。": "trial-to-paid",
    "我改了引导，invite rate从29%涨到44%。": "invite rate",
}


@pytest.mark.parametrize(("text", "name"), NAMED.items())
def test_what_was_measured_is_named_whole(text: str, name: str):
    assert outcomes(text)[-1].metric == name


CONTROLS = (
    ("30日留存从19%提升到27%（对照组同期19.4%）。", "从19%提升到27%"),
    ("实验组周发布率27%→39%，对照组26%→27%。", "27%→39%"),
    ("Retention rose from 19% to 27%; the control group stood at 19.4%.", "from 19% to 27%"),
    ("La retención pasó del 19 % al 27 %; el grupo de control se quedó en el 19,4 %.", "del 19 % al 27 %"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), CONTROLS)
def test_the_figure_of_the_control_group_is_no_result(text: str, value: str):
    assert [text[o.value.start : o.value.end] for o in outcomes(text)] == [value]


@pytest.mark.parametrize("pair", ["1v1", "1V1", "1对1", "一对一"])
def test_one_to_one_counts_nothing(pair: str):
    text = f"通过短信和企微{pair}召回流失用户，召回率4.2%。"

    assert [text[o.value.start : o.value.end] for o in outcomes(text)] == ["4.2%"]


def test_a_list_number_may_stand_before_a_year():
    text = "工作经历\n杭州蜜蜂优选公司 用户运营 2021.05-至今\n1.会员体系上线8个月，付费会员由0做到6.7万；\n2.2022年618策划会员日活动，会员复购率环比提升18个百分点；\n"
    units = [text[u.start : u.end] for u in analyse(from_text(text)).units]

    assert units[-1].startswith("2022年618")


def test_a_label_alone_in_a_line_is_no_rest_of_the_line_above():
    text = "工作经历\n杭州蜜蜂优选公司 用户运营 2021.05-至今\n内容：\n1.用SQL拉取近一年订单数据，发现主要原因是价格敏感（51%）和物流慢（27%）\n2.针对价格敏感用户推送专属券包，物流慢用户区域切换前置仓并做告知\n业绩：\n90天未下单用户占比降到34%\n"
    units = [text[u.start : u.end] for u in analyse(from_text(text)).units]

    assert not any("业绩" in unit for unit in units)


FAR = {
    "zh": "2023年9月，月活只有11万，连续两个季度下滑。我把登录记录按来源拆开。我发现老师没有班级可用。于是我设计了一键建班引导。到12月月活回升到15.2万。",
    "es": "En septiembre la retención era solo del 18 % y caía. Separé los registros por origen. Vi que los profesores no tenían clase. Diseñé un alta en un paso. En diciembre la retención llegó al 27 %.",
    "en": "In September retention stood at only 18% and kept falling. I split the log by source. I saw that teachers had no class. I designed a one-step setup. By December, retention reached 27%.",
}


@pytest.mark.parametrize("lang", FAR)
def test_where_a_result_began_may_be_told_at_the_start_of_the_story(lang: str):
    text = FAR[lang]
    (found,) = [
        o
        for o in outcomes(text)
        if "15.2" in text[o.start : o.end] or "27" in text[o.start : o.end]
    ]

    assert [text[p.start : p.end] for p in found.parts if p.label == "began"] == [
        {"zh": "11万", "es": "18 %", "en": "18%"}[lang]
    ]


def test_another_metric_of_the_story_is_no_beginning():
    text = FAR["zh"].replace("到12月月活回升到15.2万", "到12月日活回升到15.2万")

    assert not [p for o in outcomes(text) for p in o.parts if p.label == "began"]


@pytest.mark.parametrize(
    "text",
    [
        "之后我把投诉率做成了日监控，超过1%就报警。",
        "我们就小步迭代，一个月改一两个点，多和老用户聊。",
        "I watch the complaint rate daily, and above 1% triggers an alert.",
        "Vigilo la tasa de quejas a diario y más del 1 % activa una alerta.",
    ],
)
def test_a_limit_and_points_of_a_list_are_no_result(text: str):
    assert not [o for o in outcomes(text) if o.quantified]


def test_a_share_of_a_thousand_is_a_share():
    (found,) = outcomes("建立了反馈闭环，差评率由7.5‰降到3.1‰。")

    assert (found.baseline, found.direction) == (True, "down")
    assert [round(q.value, 2) for q in found.quantities] == [0.75, 0.31]


def test_praise_measures_nothing_that_was_named_before():
    found = outcomes("用户留存得到了显著提升，用户活跃度也大幅提高，获得了领导和同事的一致好评。")

    assert [o.metric for o in found][:2] == ["用户留存", "用户活跃度"]
    assert all(o.metric is None for o in found[2:])
