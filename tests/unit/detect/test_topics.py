"""What a question asks about is told whatever its words, and how sure that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.detect.topics import asks_for_plan, asks_no_story, find_topic, topic_names

HEARD = {
    "rivals": (
        "隔壁新开了一家，价格比我们低三成，你会怎么应对？",
        "Han abierto otra tienda enfrente y venden más barato. ¿Qué haces?",
        "A shop has opened next door and undercuts us. How do you respond?",
    ),
    "assessment": (
        "有个老员工业绩一直垫底，你怎么处理？",
        "Tienes a alguien que lleva meses sin llegar a los mínimos. ¿Cómo lo tratas?",
        "One of your people has missed every target for months. What do you do?",
    ),
    "retention": (
        "半年没来过的会员，你打算拿他们怎么办？",
        "¿Qué harías con los socios que llevan medio año sin venir?",
        "What would you do about members who have not come for half a year?",
    ),
    "hiring": (
        "你怎么判断一个候选人适不适合做客服？",
        "¿Cómo sabes en una entrevista si alguien sirve para el puesto?",
        "How can you tell in an interview whether somebody is right for the job?",
    ),
    "complaints": (
        "客人当着所有人的面发火，你会怎么说？",
        "Un cliente te grita delante de todos. ¿Qué le dices?",
        "A guest shouts at you in front of everybody. What do you say?",
    ),
    "conversion": (
        "很多人问了价格就走，你怎么办？",
        "Muchos preguntan el precio y se van sin comprar. ¿Qué cambiarías?",
        "Many ask for the price and leave without buying. What would you change?",
    ),
}
ABOUT_NOTHING = (
    "你平时有什么爱好？",
    "¿Qué libro estás leyendo ahora?",
    "Where do you see yourself in five years?",
    "你有驾照吗？",
    "¿Cuál es tu mayor debilidad?",
    "What languages do you speak?",
)


def test_most_questions_are_heard_without_the_usual_words_and_none_is_mistaken() -> None:
    asked = [(topic, question) for topic, questions in HEARD.items() for question in questions]
    found = [(topic, find_topic(question)) for topic, question in asked]
    heard = [topic == each.name for topic, each in found if each and each.sure < 1]

    assert all(heard)
    assert len(heard) > len(asked) / 2


@pytest.mark.parametrize("question", ABOUT_NOTHING)
def test_a_question_about_no_topic_has_none(question: str) -> None:
    assert find_topic(question) is None


def test_what_no_word_names_counts_less() -> None:
    named = find_topic("How did you improve retention?")
    heard = find_topic(HEARD["retention"][0])

    assert named is not None
    assert heard is not None
    assert named.sure == 1.0
    assert heard.sure < 0.5


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        ("introduction", "先做个简单的自我介绍吧。"),
        ("introduction", "Háblame de ti."),
        ("introduction", "Hi Aneta. Can you start by telling us about yourself?"),
        ("introduction", "¿Puedes hablarnos de ti?"),
        ("introduction", "So, tell me a bit about yourself."),
        ("terms", "你期望的薪资是多少？"),
        ("terms", "¿Por qué quieres salir de tu empresa actual?"),
        ("terms", "¿Tienes permiso de trabajo?"),
        ("terms", "Do you have the right to work in the UK?"),
    ],
)
def test_who_somebody_is_and_on_what_terms_is_asked_apart_from_work(
    topic: str, question: str
) -> None:
    found = find_topic(question)

    assert found is not None
    assert (found.name, found.sure) == (topic, 1.0)


@pytest.mark.parametrize(
    "question",
    [
        "你平时用什么工具看数据？",
        "¿Dónde te ves en tres años?",
        "Where do you see yourself in three years?",
        "Which metrics do you look at every morning?",
    ],
)
def test_a_wish_or_a_list_is_no_story(question: str) -> None:
    assert asks_no_story(question)
    assert not asks_no_story("How did you improve retention?")


@given(st.text(max_size=200))
def test_any_text_has_a_topic_of_ours_or_none(question: str) -> None:
    found = find_topic(question)

    assert found is None or (found.name in topic_names() and 0.0 <= found.sure <= 1.0)


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        ("company", "Why do you want to work here?"),
        ("company", "Why are you interested in this role?"),
        ("company", "¿Por qué te interesa este puesto?"),
        ("company", "为什么选择我们？"),
        ("introduction", "Why should we hire you?"),
        ("introduction", "¿Por qué deberíamos contratarte?"),
        ("introduction", "我们为什么要录用你？"),
    ],
)
def test_why_here_and_why_you_ask_for_no_story(topic: str, question: str) -> None:
    found = find_topic(question)

    assert found is not None
    assert (found.name, found.sure) == (topic, 1.0)


def test_one_unhappy_client_is_no_flood_of_complaints() -> None:
    found = find_topic("Tell me about a time you turned round an unhappy customer.")

    assert found is None or found.sure < 1


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("What would your first 90 days look like?", True),
        ("¿Cómo serían tus primeros tres meses?", True),
        ("What would your manager say of you?", False),
        ("What did you do in your first month there?", False),
    ],
)
def test_first_days_to_come_ask_for_a_plan(question: str, plan: bool) -> None:  # noqa: FBT001
    assert asks_for_plan(question) is plan
