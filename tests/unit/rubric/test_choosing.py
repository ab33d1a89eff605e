"""An interview is judged by the rubric that has key points for its questions, and the report says so."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text

_ANSWER = {
    "zh": "我做了一次活动，两周新增1200人。",
    "es": "Hice una campaña y trajo 1.200 altas en dos semanas.",
    "en": "I ran a campaign that brought 1,200 sign-ups in two weeks.",
}
_PRODUCT = {
    "zh": ("如何制定整体运营方案？", "怎么做用户增长？", "如何提升购买转化率？"),
    "es": (
        "¿Cómo formulas un plan operativo general?",
        "¿Cómo lograrías el crecimiento de usuarios?",
        "¿Cómo mejoras la tasa de conversión?",
    ),
    "en": (
        "How do you draw up an overall operations plan?",
        "How would you win new users?",
        "How do you raise the conversion rate?",
    ),
}
_PRIVATE = {
    "zh": (
        "你怎么做用户分析？",
        "制定招聘策略时你考虑哪些因素？",
        "你如何评估运营人员的能力标准？",
    ),
    "es": (
        "¿Cómo analiza a los usuarios?",
        "¿Qué tienes en cuenta en la selección de personal?",
        "¿Cómo llevas la evaluación de desempeño?",
    ),
    "en": (
        "How do you analyse your users?",
        "What do you weigh when you hire?",
        "How do you run a performance review?",
    ),
}
_USER = {
    "zh": ("怎么做用户增长？", "怎么提高留存？", "投诉率太高怎么办？"),
    "es": (
        "¿Cómo lograrías el crecimiento de usuarios?",
        "¿Cómo mejoras la retención?",
        "¿Qué harías ante tantas quejas?",
    ),
    "en": (
        "How would you win new users?",
        "How do you improve retention?",
        "What would you do about so many complaints?",
    ),
}
_ANY = {
    "zh": ("你怎么和其他部门协作？", "讲一次你遇到的困难。"),
    "es": ("¿Cómo trabajas con otros departamentos?", "Háblame de una dificultad."),
    "en": ("How do you work with other departments?", "Tell me about a difficult problem."),
}
_LABELS = {
    "zh": ("问题{}：", "回答："),
    "es": ("Pregunta {}: ", "Respuesta: "),
    "en": ("Q{}. ", "A: "),
}


def _judged(questions: dict[str, tuple[str, ...]], lang: str, rubric: str = "auto"):
    ask, answer = _LABELS[lang]
    text = "\n\n".join(
        f"{ask.format(n)}{asked}\n{answer}{_ANSWER[lang]}"
        for n, asked in enumerate(questions[lang], 1)
    )
    return analyse(from_text(text, "interview.txt"), rubric=rubric, kind="interview")


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
@pytest.mark.parametrize(
    ("questions", "rubric"),
    [
        (_PRODUCT, "interview-product-operations"),
        (_PRIVATE, "interview-private-domain"),
        (_USER, "interview-user-operations"),
        (_ANY, "interview-user-operations"),
    ],
    ids=["product", "private domain", "user", "any job"],
)
def test_an_interview_is_judged_by_the_rubric_that_its_questions_belong_to(questions, rubric, lang):
    assert _judged(questions, lang).rubric.id == rubric


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh", "产品运营面试"),
        ("es", "Entrevista de operaciones de producto"),
        ("en", "Product operations interview"),
    ],
)
def test_the_report_says_which_rubric_was_chosen_and_how_to_name_another(lang: str, title: str):
    notes = [note.message[lang] for note in _judged(_PRODUCT, lang).document.notes]
    [told] = [note for note in notes if title in note]
    assert "--rubric interview-user-operations" in told


def test_a_rubric_that_was_named_is_taken_without_a_word():
    analysis = _judged(_PRODUCT, "en", rubric="interview-private-domain")
    assert analysis.rubric.id == "interview-private-domain"
    assert "rubric-chosen" not in {note.code for note in analysis.document.notes}


def test_no_choice_is_told_where_the_questions_belong_to_no_rubric():
    notes = _judged(_ANY, "en").document.notes
    assert "rubric-chosen" not in {note.code for note in notes}


def test_an_answer_alone_is_judged_as_before():
    text = "I cut the checkout from five steps to two and conversion rose from 2.1% to 3%."
    analysis = analyse(from_text(text, "answer.txt"), kind="answer", topic="conversion")
    assert analysis.rubric.id == "interview-user-operations"


def test_the_note_counts_the_questions_with_key_points_alone():
    both = {"en": (*_USER["en"], *_ANY["en"])}
    [note] = [n for n in _judged(both, "en").document.notes if n.code == "rubric-chosen"]
    assert "3 of 5" in note.message["en"]


def test_a_topic_that_no_word_names_chooses_no_rubric():
    text = "Interviewer: How do you tell somebody that his work is not good enough?\nCandidate: I sit down with them and agree on one thing to change by Friday.\nInterviewer: Why do customers come to you and not next door?\nCandidate: We fit the bike to them; we fitted 40 in July."
    analysis = analyse(from_text(text, "talk.txt"), kind="interview")

    heard = [question.topic for question in analysis.questions if question.topic_sure < 1]
    assert "assessment" in heard
    assert analysis.rubric.id == "interview-user-operations"


_NAMING = {
    "zh": ("你如何从0到1搭建私域？", "私域用户不活跃怎么办？", "你们的私域团队是怎么分工的？"),
    "es": ("¿Cómo montaste el tráfico privado?", "¿Qué haces si tu tráfico privado no responde?", "¿Cómo se reparte el equipo de tráfico privado?"),
    "en": ("How did you build private traffic from nothing?", "What if your private traffic does not respond?", "How is your private traffic team organised?"),
}  # fmt: skip


@pytest.mark.parametrize("lang", _NAMING)
def test_questions_that_name_the_field_choose_its_rubric_and_the_report_says_so(lang: str):
    made = _judged(_NAMING, lang)

    assert made.rubric.id == "interview-private-domain"
    assert "rubric-named" in {note.code for note in made.document.notes}
