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
