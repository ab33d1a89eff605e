"""Slots of a template that were left unfilled, and what only looks like one."""

from __future__ import annotations

import pytest

from opsanalyse.detect.flags import find_flags
from opsanalyse.types import Unit


def slots(text: str) -> list[str]:
    _, marks = find_flags(text, Unit(0, len(text), lang="en"))
    return [text[mark.start : mark.end] for mark in marks if mark.label == "placeholder"]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Grew revenue by X% in a year.", "X"),
        ("Professional with X years of experience.", "X"),
        ("Más de X años de experiencia.", "X"),
        ("具备X年用户增长经验。", "X"),
        ("20XX年加入公司。", "20XX"),
        ("Sales rose from x to y.", "from x to y"),
        (
            "[say something about the competition here]",
            "[say something about the competition here]",
        ),
        ("项目描述：【请在此填写】", "【请在此填写】"),
        ("Lorem ipsum dolor sit amet.", "lorem ipsum"),
        ("TBD: result in numbers.", "TBD:"),
        ("Saved $X for the firm.", "$X"),
        ("Skill 1, Skill 2, Skill 3", "Skill 1, Skill 2"),
        ("Aumenté las ventas un ___%.", "___"),
    ],
)
def test_an_unfilled_slot_is_told_where_it_stands(text: str, slot: str):
    assert slot.casefold() in {found.casefold() for found in slots(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The iPhone X users loved it.",
        "Un barrio del siglo XX.",
        "Errors of class 5xx fell by half.",
        "[Problem] Nobody wrote reviews.",
        "【结果】三个月后涨了两成。",
        "See [the report](https://example.org).",
        "They called it a “reccomendation” [sic].",
        "We moved from X to TikTok.",
        "Steps 1, 2 and 3 took a week.",
    ],
)
def test_what_only_looks_like_a_slot_is_none(text: str):
    assert slots(text) == []


def test_slots_never_lie_inside_one_another():
    _, marks = find_flags("[insert XX% here]", Unit(0, 17, lang="en"))

    assert [(mark.start, mark.end) for mark in marks] == [(0, 17)]


UNFILLED = """
提升了N%的转化率
用户增长N倍
服务了N个客户
带领n人团队
为公司节省X元
在X个月内完成
X年X月至X年X月任职于某公司
在○○公司担任运营
在〇〇平台做社群
OO公司 用户运营
△△项目负责人
GMV达到……万元
留存提升……%
转化率从??%提升到??%
转化率提升？？%
增长--%
节省成本约（数字）万元
提升了（具体数字）%
负责（产品名称）的运营
带来(x)个新用户
拉新**人
拉新***人
增长率：__
完成率 ...%
第X季度销售额第X
ABC公司运营专员
成本降低（填数据）
提高了约 %
提升了 % 的满意度
Increased sales by N%
Grew users by ?%
Grew revenue by ??%
Led a team of N people
Managed $N budget
Reduced churn from A% to B%
Saved the company $X,XXX
Saved X hours per week
Worked with X clients
Increased (metric) by (number)
Improved (KPI) by (X) percent
Delivered results for (company name)
Raised retention by ...%
Raised retention by ___ percent
Served over XYZ customers
Cut costs by NN%
Closed nn deals in nn months
Increased revenue by **%
Increased revenue by --%
Increased conversion by % in two months
Worked at Company X from month year to month year
Managed [] people
Managed [ ] people
Achieved <number> sign-ups
Added #### users
Aumenté las ventas un N%
Reduje los costos en un ?? %
Gestioné un equipo de N personas
Lideré un equipo de X personas
Atendí a X clientes al mes
Mejoré el indicador (nombre) en (número) puntos
Ahorré $X al año
Incrementé la conversión un ...%
Incrementé la conversión un % en dos meses
Empresa ABC, de mes/año a mes/año
Crecimiento de __ usuarios
Responsable de (producto)
Logré un aumento del nn %
"""
FILLED = """
A公司的竞品比我们便宜
X光片的解读
X轴是时间，Y轴是销量
iPhone X的用户
Generation Z and X
Space X launched it
Windows XP support
XL sizes sold best
siglos XV a XX
la generación X compra menos
Plan B worked better than plan A
A/B测试提升了8%
n=40 interviews
N95 masks sold out
B2B and B2C
我们用**强调**重点
The x axis shows weeks
**Result:** sales rose 8%
Tel. 2408 xxxx
[Review] listened to 120 calls
A班和B班
x3 faster
10x growth
3x3 grid
vitamin B 12
(number of visits) fell
¿Qué? ¿¿Cómo??
What?? No way
100% -- 50%
Users of Generation X stayed longest; the X clients of the pilot left.
二〇〇八年入职，〇〇后用户占六成
El 8 % de los pedidos y un 3 % más de ventas
"""


@pytest.mark.parametrize("text", UNFILLED.strip().split("\n"))
def test_templates_leave_their_slots_in_many_ways(text: str):
    assert slots(text)


@pytest.mark.parametrize("text", FILLED.strip().split("\n"))
def test_signs_and_letters_in_plain_writing_are_no_slots(text: str):
    assert slots(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<Multimedia omitido>",
        "<Media omitted>",
        "好的[捂脸]我再说一个例子。",
        "[图片]",
        "<This message was edited>",
    ],
)
def test_what_a_chat_puts_for_a_picture_is_no_slot(text: str) -> None:
    """Nobody left it unfilled."""
    assert slots(text) == []
