"""Questions beside the work (leaving, pay, dates) are told from those about work that speak of the same things."""

import pytest

from opsanalyse.detect.topics import TERMS, find_topic


def topic(question: str) -> str | None:
    found = find_topic(question)
    return found.name if found else None


ASIDE = (
    "Why are you leaving your current company?",
    "What salary are you looking for?",
    "When could you start?",
    "Do you have any questions for us?",
    "¿Por qué querés dejar tu trabajo?",
    "¿Cuál es el motivo de su salida?",
    "Cuénteme sus expectativas salariales.",
    "¿Cuándo podría incorporarse?",
    "¿Tienes alguna pregunta para nosotros?",
    "你为什么从上家离职？",
    "方便说一下薪资期望吗",
    "為什麼想換工作？",
    "最快多久可以到岗？",
    "你有什么问题要问我们的吗？",
)
OF_WORK = (
    "Why did customers leave, and how did you win them back?",
    "How did you decide what to pay the couriers?",
    "How would you start a community from zero?",
    "Tell me about a time you missed a start date.",
    "¿Por qué dejaron de comprar los clientes?",
    "¿Cómo redujo el sueldo variable del equipo?",
    "¿Qué preguntas hacía a los clientes?",
    "用户为什么离开，你怎么挽回的？",
    "你是怎么降低员工流失的？",
    "新员工上手慢，你怎么解决的？",
)


@pytest.mark.parametrize("question", ASIDE)
def test_what_is_asked_beside_the_work_is_about_terms(question: str) -> None:
    assert topic(question) == TERMS


@pytest.mark.parametrize("question", OF_WORK)
def test_what_is_asked_about_work_is_not(question: str) -> None:
    assert topic(question) != TERMS


GONE = (
    "Tell us about a time you grew an inactive user base.",
    "What would you do with customers who stop buying?",
    "¿Qué harías con los clientes que dejan de comprar?",
    "客户不再回来买怎么办？",
)


@pytest.mark.parametrize("question", GONE)
def test_who_stopped_coming_is_a_question_of_retention(question: str) -> None:
    assert topic(question) == "retention"


def test_a_user_base_that_grew_is_one_of_growth() -> None:
    assert topic("How did you grow the user base?") == "growth"
