"""Advice on several answers says which of them it speaks of, and what that one lacks."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.checks import Material
from opsanalyse.checks.coverage import Coverage
from opsanalyse.checks.coverage import measure as cover
from opsanalyse.checks.structure import Structure
from opsanalyse.checks.structure import measure as chain
from opsanalyse.read import from_text
from opsanalyse.render.cards import _names
from opsanalyse.render.wording import wording
from opsanalyse.rubric.telling import told
from opsanalyse.types import Evidence, Question, Span, Unit

_TEXT = "I sent SMS to silent users and then rang them up.\nWe sell well in every single channel.\n"
_FIRST, _SECOND = _TEXT.split("\n")[:2]


def _material() -> Material:
    turn = len(_FIRST) + 1
    whole = {"problem": 0.9, "analysis": 0.9, "solution": 0.9, "effect": 0.9}
    units = (
        Unit(0, len(_FIRST), lang="en", question=1, roles=whole),
        Unit(turn, turn + len(_SECOND), lang="en", question=2, roles={"solution": 0.9}),
    )
    asked = tuple(
        Question(n, Span(s, s), Span(s, e), topic="retention")
        for n, s, e in ((1, 0, len(_FIRST)), (2, turn, len(_TEXT)))
    )
    return Material(_TEXT, "interview", units, questions=asked)


def test_key_points_are_missed_by_question_and_advice_begins_with_the_poorest() -> None:
    params = Coverage(topics={"retention": ("silent-users", "lost-users")})
    facts = told(cover(_material(), params).facts)
    assert facts["en"]["where"] == "question 2"
    assert facts["en"]["missing"] == (
        "question 1: winning back lost users; "
        "question 2: waking silent users, winning back lost users"
    )
    assert facts["zh"]["missing"] == "第1题：流失用户挽回；第2题：沉默用户唤醒、流失用户挽回"


def test_the_chain_goes_on_from_the_answer_that_lacks_most_with_what_it_lacks() -> None:
    facts = chain(_material(), Structure()).facts
    assert facts["example"] == _SECOND
    assert told(facts)["es"]["where"] == "pregunta 2"
    assert facts["lacking"] == "@problem @analysis @effect"


def test_a_single_text_needs_no_number() -> None:
    material = Material(_TEXT, "answer", (Unit(0, len(_FIRST), lang="en", roles={"effect": 0.9}),))
    facts = told(cover(material, Coverage(anywhere=("lost-users",))).facts)
    assert facts["es"]["where"] == "este texto"
    assert facts["es"]["missing"] == "recuperar a los perdidos"


def test_evidence_of_a_key_point_is_shown_with_its_name_and_depth() -> None:
    mark = Evidence(0, 4, "key_point", {"point": "role:solution", "depth": "named"})
    assert list(_names([mark], wording("es"))) == ["la solución (solo se nombra)"]


def test_evidence_of_a_requirement_is_shown_with_the_line_that_it_answers() -> None:
    mark = Evidence(0, 4, "requirement", {"requirement": "SQL: a must", "met": 1.0, "must": True})
    assert list(_names([mark], wording("en"))) == ["answers “SQL: a must”"]


_FOLLOWED = {
    "es": (
        (
            "Pregunta 1: ¿Cómo recuperaste a los clientes que habían dejado de comprar?\n"
            "Respuesta: Hubo varias cosas en el equipo.\n\n"
            "Pregunta 2: ¿Y qué hiciste?\n"
            "Respuesta: Abrí un horario de tarde con dos repartidores.\n"
        ),
        "pregunta 2",
    ),
    "en": (
        (
            "Q1. How did you win back customers who had stopped ordering?\n"
            "A: There were several things in the team.\n\n"
            "Q2. And what did you do?\n"
            "A: I opened an evening slot with two drivers.\n"
        ),
        "question 2",
    ),
    "zh": (
        (
            "问题1：你是怎么召回流失老客的？\n回答：团队里当时事情比较多。\n\n"
            "问题2：那你具体做了什么？\n回答：我给老客开了晚间配送，找了两个骑手。\n"
        ),
        "第2题",
    ),
}


@pytest.mark.parametrize("lang", sorted(_FOLLOWED))
def test_a_sentence_that_answers_a_follow_up_is_called_by_the_number_of_the_follow_up(
    lang: str,
) -> None:
    text, number = _FOLLOWED[lang]
    analysis = analyse(from_text(text, "notes.txt"), kind="interview")
    [chained] = [v for v in analysis.verdicts if v.criterion == "answer-structure"]
    first = chained.advice[lang].split("\n", maxsplit=1)[0]
    assert first.count(number) == 1


def test_where_every_part_is_clear_the_least_sure_one_is_to_be_made_clearer() -> None:
    roles = {"problem": 0.75, "analysis": 0.99, "solution": 0.99, "effect": 0.99}
    unit = Unit(0, len(_FIRST), lang="en", question=1, roles=roles)
    asked = (Question(1, Span(0, 0), Span(0, len(_FIRST))),)
    facts = chain(Material(_FIRST, "answer", (unit,), questions=asked), Structure()).facts

    assert facts["n_complete"] == 1
    assert facts["example"] == _FIRST
    assert facts["lacking"] in {"@problem", "—"}


TWO = {
    "zh": "问题1：讲一次用户调研。\n回答：我访谈了25位妈妈，发现推送都在白天。于是我把推送改到晚上10点。5周后周留存从33%回到46%。\n问题2：讲一次活动策划。\n回答：我策划了周年庆活动，拉来了很多人。\n",
    "es": "Pregunta 1: Cuéntame una investigación.\nRespuesta: Entrevisté a 25 madres y vi que los avisos salían de día. Así que los pasé a las diez de la noche. En cinco semanas la retención subió del 33 % al 46 %.\nPregunta 2: Cuéntame una campaña.\nRespuesta: Organicé yo la campaña del aniversario y mejoró mucho la asistencia.\n",
    "en": "Question 1: Tell me about some research.\nAnswer: I interviewed 25 mothers and saw that messages went out by day. So I moved them to ten at night. In five weeks retention rose from 33% to 46%.\nQuestion 2: Tell me about a campaign.\nAnswer: I organised the anniversary campaign and many people came.\n",
}  # fmt: skip


@pytest.mark.parametrize("lang", TWO)
def test_the_answer_without_any_result_is_where_one_is_asked_for(lang: str):
    verdict = next(
        v for v in analyse(from_text(TWO[lang])).verdicts if v.criterion == "quantified-outcomes"
    )

    assert str(verdict.facts["example"]) in TWO[lang].split("\n")[3]
