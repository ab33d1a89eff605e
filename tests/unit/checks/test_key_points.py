"""A rubric's own key points: known by their terms, or by the statement of a good answer."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import read_through
from opsanalyse.checks import Material
from opsanalyse.checks.coverage import Coverage, measure
from opsanalyse.detect.concepts import find_concepts
from opsanalyse.read import from_text
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


_PARTS = Coverage(topics={"growth": ("channels",), "retention": ("silent-users",)})


@pytest.mark.parametrize(
    "text",
    [
        "Q1: Which channels do you use to acquire users?\nI ran SEO and referral programmes for two years.\nQ2: And retention?\nI sent our dormant users a coupon, and a third came back.\n",
        "Pregunta 1: ¿Qué canales usas para captar usuarios?\nLlevé el SEO y los referidos durante dos años.\nPregunta 2: ¿Y la retención?\nEnvié un cupón a los clientes inactivos y volvió un tercio.\n",
        "问题1：你用过哪些渠道做拉新？\n我做了两年的SEO和老带新。\n问题2：那留存呢？\n我给沉默用户发了专属券，回来了三成。\n",
    ],
)
def test_a_follow_up_about_another_topic_asks_for_its_own_points(text: str) -> None:
    reading = read_through(from_text(text, "x"), "interview")

    found = measure(
        Material(text, "interview", reading.units, questions=reading.structure.questions), _PARTS
    )

    assert found.facts["n_points"] == 2
    assert [(mark.attributes["point"], mark.attributes["question"]) for mark in found.evidence][
        -1
    ] == ("silent-users", 2)


def test_a_follow_up_about_the_same_thing_asks_for_nothing_new() -> None:
    text = "Q1: How did you lift retention?\nI sent dormant users a coupon.\nQ2: And the result?\nA third came back.\n"
    reading = read_through(from_text(text, "x"), "interview")

    assert [question.number for question in reading.structure.questions] == [1]


@pytest.mark.parametrize(
    ("lang", "trouble", "measure_of_it"),
    [
        ("zh", "很多人买一次就不来了。", "我们发短信让大家回来看看。"),
        ("es", "Muchos clientes dejaron de venir.", "Envié un cupón para que volvieran."),
        ("en", "Many customers stopped coming.", "I wrote to them and brought them back."),
    ],
)
def test_that_users_left_is_no_measure_to_win_them_back(
    lang: str, trouble: str, measure_of_it: str
) -> None:
    params = Coverage(topics={"retention": ("silent-users",)})

    def named(words: str, role: str) -> object:
        asked = Question(1, Span(0, 0), Span(0, len(words)), topic="retention")
        unit = Unit(0, len(words), lang=lang, question=1, roles={role: 0.9})
        return measure(Material(words, "interview", (unit,), questions=(asked,)), params).facts[
            "n_named"
        ]

    assert named(trouble, "problem") == 0
    assert named(measure_of_it, "solution") == 1


@pytest.mark.parametrize(
    ("point", "words", "role", "counted"),
    [
        ("activation-new", "Muchos clientes se fueron tras el primer pedido.", "problem", 0),
        ("activation-new", "Guié el primer pedido con un mensaje.", "solution", 1),
        ("acquisition-cost", "Entraron 900 altas al mes, a 4 euros cada una.", "effect", 1),
    ],
)
def test_a_price_for_each_is_a_cost_and_a_lost_first_order_no_activation(
    point: str, words: str, role: str, counted: int
) -> None:
    asked = Question(1, Span(0, 0), Span(0, len(words)), topic="retention")
    unit = Unit(0, len(words), lang="es", question=1, roles={role: 0.9})
    material = Material(words, "interview", (unit,), questions=(asked,))

    assert measure(material, Coverage(topics={"retention": (point,)})).facts["n_named"] == counted


def test_a_share_of_new_users_is_told_whatever_stands_between():
    told = {hit.label for hit in find_concepts("老带新是两边各减10元，占了新增的三成半。")}

    assert "channel-share" in told


_SEGMENTS = Coverage(
    topics={"retention": ("activation-new", "silent-users", "lost-users", "role:solution")},
    either=("activation-new", "silent-users", "lost-users"),
)


@pytest.mark.parametrize(
    ("lang", "one", "every", "answer"),
    [
        (
            "zh",
            "请讲一次你提升留存的经历",
            "怎么提升留存？",
            "我给沉默用户发了一张券，回来了三成。",
        ),
        (
            "en",
            "Tell me about a time you lifted retention",
            "How would you lift retention?",
            "I sent dormant users a coupon and a third came back.",
        ),
        (
            "es",
            "Cuéntame una vez en que mejoraste la retención",
            "¿Qué se hace para la retención?",
            "Envié un cupón a los usuarios inactivos y volvió un tercio.",
        ),
    ],
)
def test_one_case_need_not_speak_to_every_group_of_users(
    lang: str, one: str, every: str, answer: str
):
    told = measure(_asked(one, answer, lang), _SEGMENTS)
    listed = measure(_asked(every, answer, lang), _SEGMENTS)
    assert told.facts["n_points"] == 2
    assert listed.facts["n_points"] == 4
    assert told.value is not None
    assert listed.value is not None
    assert told.value > listed.value


def test_a_question_on_one_group_of_users_asks_for_that_one():
    made = measure(_asked("沉默用户怎么唤醒？", "我会先找原因，再发券。", "zh"), _SEGMENTS)
    assert made.facts["n_points"] == 2
    assert "@silent-users" in str(made.facts["missing"])
