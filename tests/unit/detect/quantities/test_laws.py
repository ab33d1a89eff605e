"""What must hold for any text: places, order, sameness under writing habits, time."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opsanalyse.detect.quantities import find_quantities

LANGS = ("zh", "es", "en")
for lang in LANGS:
    find_quantities(
        "1", lang
    )  # a grammar is loaded when it is met: no single text is to blame for that time
PIECES = st.sampled_from(
    [*"0123456789 .,%-/:+$€xk()\n", "from ", "to ", " a ", "and ", "half ", "million ", "mil ", "y ", "uno ", "por ciento", "one ",
     "一", "二", "十", "百", "万", "亿", "半", "个", "月", "年", "成", "倍", "分之", "翻", "第", "前", "多", "点", "元", "从", "到", "每", "２", "％"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))

# The same sentence as different hands and programs write it.
HABITS = [
    ("en", "Retention rose by 8% to 1,200 users", "Retention rose by 8 % to 1,200 users"),
    ("en", "Retention rose by 8% to 1,200 users", "Retention rose by 8\u202f% to 1,200 users"),
    ("en", "50-60 people in 3 months", "50–60 people in 3 months"),
    ("en", "up by twenty percent in two weeks", "up by twenty\npercent in two weeks"),
    ("es", "subió un 8% hasta 1.200 clientes", "subió un 8 % hasta 1.200 clientes"),
    ("es", "subió un 8% hasta 1 200 clientes", "subió un 8% hasta 1\u00a0200 clientes"),
    ("es", "dos mil quinientos clientes", "DOS MIL QUINIENTOS CLIENTES"),
    ("zh", "提升8%，新增1200人", "提升８％，新增１２００人"),
    ("zh", "提升8%，新增1200人", "提升 8 %，新增 1200 人"),
    ("zh", "三十五万用户", "三十五\n万用户"),
    ("zh", "兩萬個用戶", "两万个用户"),
    ("zh", "增長三成，超過百萬元", "增长三成，超过百万元"),
]

# 100 kB each: what backtracks or nests.
LONG = ["1", "1 ", "1,", "1.1.", "5% ", "一", "一百零", "万亿", "三分之", "一年多三个月", "one and ", "one hundred ", "uno y ", "mil ", "half a ",
        "from 1 to 2 ", "1-", "1/", "1:1", "1e", "a@", "(", " ", "\n", "2019年", "$1", "从1到2", "翻了一番", "每五个", "138-0013-", "+1 ", "a-", "a1",
        "http://", "uno con ", "one point ", "- ", "半", "1元2角", "每一a有", "第1", "a.b.", "q1 ", "may "]  # fmt: skip


@given(TEXTS, st.sampled_from(LANGS))
@example("0B0", "es")
@example("4k8", "en")
def test_quantities_stand_in_the_text_in_order_without_overlap(text, lang):
    found = find_quantities(text, lang)

    ends = [0] + [q.end for q in found]
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(q.start >= end for q, end in zip(found, ends, strict=False))


@given(TEXTS, st.sampled_from(LANGS))
def test_the_same_text_gives_the_same_quantities(text, lang):
    assert find_quantities(text, lang) == find_quantities(text, lang)


@pytest.mark.parametrize(("lang", "one", "other"), HABITS)
def test_writing_habits_change_no_value(lang, one, other):
    first, second = find_quantities(one, lang), find_quantities(other, lang)

    assert [(q.kind, q.value, q.high, q.bound) for q in first] == [
        (q.kind, q.value, q.high, q.bound) for q in second
    ]


def test_a_language_without_a_grammar_has_no_quantities():
    assert find_quantities("30 % de vendas", "pt") == ()


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("lang", LANGS)
def test_no_long_input_takes_long(lang, piece):
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    find_quantities(piece, lang)
    spent = []
    for _ in range(3):
        begin = time.process_time()
        find_quantities(text, lang)
        spent.append(time.process_time() - begin)

    assert min(spent) < 0.05
