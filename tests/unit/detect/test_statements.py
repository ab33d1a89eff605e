"""A model answer and a candidate's words → how much of it was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.detect.statements import judgement, said

_QUESTION = "如何提升新用户的留存？"
_POINT = "先按渠道拆分留存，找到流失最多的一步，再用引导任务补上"


def test_a_point_told_in_other_order_is_said() -> None:
    told = "我们用引导任务补上流失最多的那一步，这一步是按渠道拆分留存之后找到的"
    assert said(_POINT, told, _QUESTION) > 0.8


def test_repeating_the_question_says_nothing() -> None:
    assert said(_POINT, _QUESTION, _QUESTION) == pytest.approx(0.0)


def test_a_long_answer_beside_the_point_says_little() -> None:
    beside = "我认为团队氛围很重要，大家要多沟通，多加班，老板也要支持，公司文化决定一切。" * 5
    assert said(_POINT, beside, _QUESTION) < 0.25


@pytest.mark.parametrize(
    ("point", "same", "opposite"),
    [
        (
            "错误，栈顶先出栈之后可以删除栈底",
            "不对，栈顶先出栈之后可以删除栈底",
            "正确，栈顶先出栈之后可以删除栈底",
        ),
        (
            "No, discounts train users to wait",
            "No: discounts train users to wait",
            "Yes, discounts train users to wait",
        ),
        (
            "No, el descuento acostumbra a esperar",
            "Falso: el descuento acostumbra a esperar",
            "Sí, el descuento acostumbra a esperar",
        ),
    ],
)
def test_the_opposite_judgement_costs_most_of_the_point(
    point: str, same: str, opposite: str
) -> None:
    assert said(point, same) > 0.8 > 2 * said(point, opposite)


@pytest.mark.parametrize(
    "text", ["Nothing was planned", "Notable results came", "Sin embargo", "能力很重要"[2:], ""]
)
def test_words_that_only_begin_like_a_judgement_are_none(text: str) -> None:
    assert judgement(text) == 0


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_what_is_said_is_a_share(point: str, text: str, asked: str) -> None:
    assert 0.0 <= said(point, text, asked) <= 1.0


@given(st.text(alphabet="留存渠道拆分任务引导，。abc ", min_size=1, max_size=30))
def test_a_point_says_itself_whole_or_holds_nothing(point: str) -> None:
    assert said(point, point) in (0.0, pytest.approx(1.0))
