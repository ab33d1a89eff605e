"""In Chinese that runs on with commas alone each statement's result is one of the whole; what only tells how things stand is none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from opsanalyse.detect import detect
from opsanalyse.types import Unit

TOLD = [
    (
        "展会之前我让每个销售列出必须见的二十家客户，提前两周发邮件约时间，现场不再发礼品袋，改成当场测硬度出报告，三天一共拿到有效线索131条，去年同一个展只有64条，会后成交了9家，合同额310万。",
        ["9家", "310万"],
    ),
    (
        "我刚接手公众号的时候文章没什么人看，我先把两年的标题都看了一遍，把宏观的稿子挪到次条，头条只写家庭账本，还把文章同步到了知乎，十一月打开率到了3.6%，知乎带回来一万一千个关注，编辑部一开始有点抵触。",
        ["3.6%", "一万一千个"],
    ),
    (
        "我在去年三月接手了这个社区团购的自提点运营，先是挨个给团长打电话了解为什么不开团，然后把每周的选品表提前两天发给他们，再配上现成的文案和图片，三个月后活跃团长从42个增加到97个，月订单量涨了65%，退货率也从9%降到4%。",
        ["从42个增加到97个", "65%", "从9%降到4%"],
    ),
    (
        "我负责公司客服中心的夜班，当时夜里没人接电话，我把常见的二十个问题写成了自助答复，又跟产品一起在首页放了入口，夜班接通率从61%升到88%，平均等待时间由9分钟缩短到3分钟，第二天的投诉量少了四成，还给公司省下了每月2.4万元的外包费用。",
        ["从61%升到88%", "由9分钟缩短到3分钟", "四成", "每月2.4万元"],
    ),
]
UNTOLD = [
    "我们团队一共有十二个人，每天要处理三百多个工单，分布在四个渠道，早班七点开始，晚班到十一点结束，系统是2019年上线的，中间换过两家供应商，预算每年大概八十万，主要花在外包上。",
    "我负责华东区四十家门店的日常运营，每周要开三次例会，每个月写两份报告，手下有八个督导，每人看五家店，门店最远的在温州，最近的就在公司楼下，一年要出差一百多天，基本都在路上。",
    "首先要明确用户是谁，其次要看他们在哪个环节流失，然后给新用户发3天的引导消息，给老用户每月发一次券，再看看7天和30天的数据，如果不行就换一种方案，总之要以用户为中心，不断地去优化。",
]


def values(text):
    (unit,) = detect(text, (Unit(0, len(text), lang="zh"),))
    return [text[o.value.start : o.value.end] for o in unit.outcomes if o.value]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_each_result_of_a_run_on_is_found(text, told):
    assert values(text) == told


@pytest.mark.parametrize("text", UNTOLD)
def test_a_run_on_about_how_things_stand_or_should_be_holds_no_result(text):
    assert values(text) == []


@pytest.mark.parametrize("text", [text for text, _ in TOLD])
def test_the_results_stand_in_order_and_none_over_another(text):
    (unit,) = detect(text, (Unit(0, len(text), lang="zh"),))
    places = [(o.value.start, o.value.end) for o in unit.outcomes if o.value]

    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert all(unit.start <= o.start < o.end <= unit.end for o in unit.outcomes)
