"""Interviews in forms that people use: which words were asked, and which answered them."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment

FORMS = {
    "a head that tells whose names the turns begin with": (
        "Entrevistadora: Laura Pineda\nCandidato: Tomás Arriagada\n\nLaura: ¿Cómo subiste la recompra?\nTomás: Con un cupón a los 30 días.\nLaura: ¿Y qué pasó después?\nTomás: Subió del 12 % al 19 %.",
        [("¿Cómo subiste la recompra?", "Con un cupón a los 30 días."), ("¿Y qué pasó después?", "Subió del 12 % al 19 %.")],
    ),
    "a head that tells who answers, and who asks by the role": (
        "面试记录 岗位：社群运营\n候选人：周以宁\n\n面试官：怎么降低退款？\n周以宁：先看退款原因，再改详情页。\n\n面试官：期望薪资？\n周以宁：18k左右吧。",
        [("怎么降低退款？", "先看退款原因，再改详情页。"), ("期望薪资？", "18k左右吧。")],
    ),
    "a head above turns of the same roles": (
        "Interviewer: Laura Pine\nCandidate: Tom Hale\n\nInterviewer: How did you cut churn?\nCandidate: I rang forty people who left.\nInterviewer: And the cost?\nCandidate: Two hours a week.",
        [("How did you cut churn?", "I rang forty people who left."), ("And the cost?", "Two hours a week.")],
    ),
    "a head, and turns that begin with initials": (
        "Interviewers: Laura Pine (Growth), Joe Mills\nCandidate: Tom Hale\n\nLP: How did you cut churn?\nTH: I rang forty people who left.\nJM: And the cost?\nTH: Two hours a week.",
        [("How did you cut churn?", "I rang forty people who left."), ("And the cost?", "Two hours a week.")],
    ),
    "a topic behind the role, and its answer": (
        "Interviewer: Retention\nCandidate: I rang forty people who left.\nInterviewer: Costs\nCandidate: Two hours a week.",
        [("Retention", "I rang forty people who left."), ("Costs", "Two hours a week.")],
    ),
    "marks in brackets behind the number": (
        "题目一（15分） 怎样做好活动复盘？\n作答：先对目标，再对过程。\n得分：12\n题目二（10分） 怎样安抚客户？\n作答：先听完，再复述一遍。\n得分：9",
        [("怎样做好活动复盘？", "先对目标，再对过程。"), ("怎样安抚客户？", "先听完，再复述一遍。")],
    ),
    "chapters above numbered questions": (
        "一、增长\n（一）为什么选地推？\n预算只有八千，只够买三百个新客。\n二、留存\n（一）怎么唤醒沉默用户？\n先看他们最后买的是什么。",
        [("为什么选地推？", "预算只有八千，只够买三百个新客。"), ("怎么唤醒沉默用户？", "先看他们最后买的是什么。")],
    ),
    "a chat with times above the words": (
        "王经理 10:21\n你之前做过拼团吗\n我 10:22\n做过，水果的\n王经理 10:22\n成团率怎么样\n我 10:24\n改成三人团以后到了八成九",
        [("你之前做过拼团吗", "做过，水果的"), ("成团率怎么样", "改成三人团以后到了八成九")],
    ),
    "questions first, answers behind": (
        "Questions\n1. Why do you want this job?\n2. What went wrong last year?\n\nAnswers\n1. I like shops.\nI always have.\n2. We ran out of stock twice.",
        [("Why do you want this job?", "I like shops.\nI always have."), ("What went wrong last year?", "We ran out of stock twice.")],
    ),
    "paragraphs that open with a question without its mark": (
        "Cómo llegaste a la hostelería\nPor mi tía, que tenía un bar.\n\nQué cambiaste en la cocina\nEl orden de los pedidos, y bajamos la espera a la mitad.\n\nPor qué te fuiste\nCerró el local.",
        [("Cómo llegaste a la hostelería", "Por mi tía, que tenía un bar."), ("Qué cambiaste en la cocina", "El orden de los pedidos, y bajamos la espera a la mitad."), ("Por qué te fuiste", "Cerró el local.")],
    ),
    "only who asks is named": (
        "Interviewer: Why did you leave?\nThe shop closed, nine of us went.\nInterviewer: What did you fix there?\nThe rota. We halved the overtime.",
        [("Why did you leave?", "The shop closed, nine of us went."), ("What did you fix there?", "The rota. We halved the overtime.")],
    ),
    "one question of one interviewer": (
        "Interviewer: Thanks for coming. How would you sell more?\nCandidate: First I would look at the data. Then I would test two prices.\nInterviewer: Thank you, we will call.",
        [("Thanks for coming. How would you sell more?", "First I would look at the data. Then I would test two prices.")],
    ),
    "one question to somebody by name": (
        "Entrevistadora: ¿Cómo ganas clientes?\nMarta: Con un grupo de vecinos.\nLuego mido la recompra.",
        [("¿Cómo ganas clientes?", "Con un grupo de vecinos.\nLuego mido la recompra.")],
    ),
    "one question between blank lines": (
        "面试官：怎么降低退款？\n\n候选人：先看退款原因，再改详情页。",
        [("怎么降低退款？", "先看退款原因，再改详情页。")],
    ),
    "one question of one interviewer, and nobody named who answers": (
        "Interviewer: Why did you leave?\nThe shop closed, nine of us went.",
        [("Why did you leave?", "The shop closed, nine of us went.")],
    ),
    "a chat of two": (
        "12/03/24, 9:03 - Laura: ¿cómo subiste la recompra?\n12/03/24, 9:04 - Iker Sanz: monté un grupo y pasamos al 19 %",
        [("¿cómo subiste la recompra?", "monté un grupo y pasamos al 19 %")],
    ),
    "turns on one line": (
        "Interviewer: How would you sell more? Candidate: I would look at the data. Interviewer: And then? Candidate: Test two prices.",
        [("How would you sell more?", "I would look at the data."), ("And then?", "Test two prices.")],
    ),
    "one question and its answer on one line": (
        "面试官：怎么提升复购？ 候选人：先分层，再发券。",
        [("怎么提升复购？", "先分层，再发券。")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), FORMS.values(), ids=list(FORMS))
def test_pairs_are_found_in_every_form(text: str, pairs: list[tuple[str, str]]) -> None:
    found = segment(from_text(text)).questions
    cut = [
        (text[q.question.start : q.question.end], text[q.answer.start : q.answer.end])
        for q in found
    ]
    assert cut == pairs


def test_a_numbered_list_of_steps_is_no_list_of_questions() -> None:
    text = "1. Ask the customer what broke.\n2. Offer two ways out.\nIt works like this:\n1. They feel heard.\n2. They choose."
    assert segment(from_text(text)).questions == ()


PURPOSES = {
    "zh": "1. 你怎么看复购？（考察目标：数据意识）\n我看三十天内的。\n点评：口径清楚。\n2. 你怎么看退款？（考察目标：服务意识）\n先退再问。",
    "es": "1. ¿Cómo mides la recompra? (Objetivo: uso de datos)\nA treinta días.\nComentario: define bien.\n2. ¿Y las devoluciones? (Objetivo: servicio)\nPrimero devuelvo y luego pregunto.",
    "en": "1. How do you measure repeat purchase? (What we look for: use of data)\nWithin thirty days.\nComment: well defined.\n2. And refunds? (What we look for: service)\nRefund first, ask later.",
}


@pytest.mark.parametrize("lang", list(PURPOSES))
def test_purposes_and_the_reviewers_words_are_no_part_of_question_or_answer(lang: str) -> None:
    text = PURPOSES[lang]
    first, second = segment(from_text(text)).questions

    assert first.purpose
    assert second.purpose
    assert first.comment
    assert text[first.question.end - 1] in {"?", "？"}
    assert text[first.purpose.start : first.purpose.end] in {
        "数据意识",
        "uso de datos",
        "use of data",
    }
    assert text[first.comment.start : first.comment.end] in {
        "口径清楚。",
        "define bien.",
        "well defined.",
    }
    assert text[first.answer.start : first.answer.end].count("\n") == 0
    assert second.comment is None


def test_an_answer_that_quotes_questions_is_not_cut() -> None:
    text = "Q1: How did you win her back?\nA: I rang. She asked: why now? And then: who told you?\n1. Why me?\n2. Why today?\nI answered both.\nQ2: What changed?\nA: The hours."
    first, second = segment(from_text(text)).questions

    assert text[first.answer.start : first.answer.end].endswith("I answered both.")
    assert text[second.answer.start : second.answer.end] == "The hours."


def test_an_answer_on_the_line_of_its_question_is_parted_from_it() -> None:
    text = "1. ¿Por qué este puesto? Porque vivo al lado.\n2. ¿Algo más? No, gracias por su tiempo."
    found = segment(from_text(text)).questions

    assert [text[q.answer.start : q.answer.end] for q in found] == [
        "Porque vivo al lado.",
        "No, gracias por su tiempo.",
    ]


def test_the_name_before_further_turns_of_an_answer_is_no_word_of_it() -> None:
    text = "Interviewer: Why?\nCandidate: I left.\nCandidate: The shop closed.\nInterviewer: And then?\nCandidate: I moved."
    units = [text[unit.start : unit.end] for unit in segment(from_text(text)).units]

    assert units == ["I left.", "The shop closed.", "I moved."]
