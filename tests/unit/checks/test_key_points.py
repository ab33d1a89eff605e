"""A rubric's own key points: known by their terms, or by the statement of a good answer."""

from __future__ import annotations

import pytest

from opsanalyse.checks import Material
from opsanalyse.checks.coverage import Coverage, measure
from opsanalyse.types import Mention, Question, Span, Unit

_STATED = Coverage(
    topics={"retention": ("cause-first",)},
    statements={
        "cause-first": (
            "Find the step where most users leave before you change anything",
            "先找到用户流失最多的一步，再做改动",
            "Encontrar el paso donde se van más usuarios antes de cambiar nada",
        )
    },
)


def _asked(question: str, answer: str, lang: str) -> Material:
    text = f"{question}\n{answer}"
    start = len(question) + 1
    unit = Unit(start, len(text), lang=lang, question=1, roles={"solution": 0.9})
    asked = Question(1, Span(0, len(question)), Span(start, len(text)), topic="retention")
    return Material(text, "interview", (unit,), questions=(asked,))


@pytest.mark.parametrize(
    ("lang", "question", "made", "beside"),
    [
        (
            "en",
            "How would you lift retention?",
            "Before I change anything I find the step at which most users leave.",
            "How would I lift retention? I would work hard and lift retention every day.",
        ),
        (
            "zh",
            "你会怎么提升留存？",
            "改动之前，我会先找到用户流失最多的是哪一步。",
            "提升留存，我会努力工作，每天都提升留存。",
        ),
        (
            "es",
            "¿Cómo mejoraría la retención?",
            "Antes de cambiar nada busco el paso donde se van más usuarios.",
            "Mejoraría la retención con mucho esfuerzo y trabajo diario en equipo.",
        ),
    ],
)
def test_a_statement_is_a_key_point_that_may_be_told_in_other_words(
    lang: str, question: str, made: str, beside: str
) -> None:
    told = measure(_asked(question, made, lang), _STATED)
    missed = measure(_asked(question, beside, lang), _STATED)
    assert told.value is not None
    assert missed.value is not None
    assert told.facts["n_named"] == 1
    assert [(e.start, e.end) for e in told.evidence] == [
        (len(question) + 1, len(question) + 1 + len(made))
    ]
    assert missed.facts["n_named"] == 0
    assert told.value > missed.value == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("lang", "text", "channels", "depth"),
    [
        (
            "es",
            "Instagram, TikTok, email, ferias y radio.",
            ("Instagram", "TikTok", "email"),
            "named",
        ),
        (
            "zh",
            "用过很多，比如抖音、小红书、朋友圈广告。",
            ("抖音", "小红书", "朋友圈广告"),
            "named",
        ),
        (
            "en",
            "I moved half of the budget from Instagram and TikTok to email because it cost less.",
            ("Instagram", "TikTok", "email"),
            "evidenced",
        ),
    ],
)
def test_a_list_of_channels_is_only_named(
    lang: str, text: str, channels: tuple[str, ...], depth: str
) -> None:
    mentions = tuple(
        Mention(text.index(name), text.index(name) + len(name), "email", used=True)
        for name in channels
    )
    unit = Unit(
        0,
        len(text),
        lang=lang,
        roles={"solution": 0.9},
        mentions=mentions,
        flags=("own_experience",),
    )
    params = Coverage(anywhere=("channels", "role:solution"))
    marks = measure(Material(text, "answer", (unit,)), params).evidence
    assert {mark.attributes["depth"] for mark in marks} == {depth}
