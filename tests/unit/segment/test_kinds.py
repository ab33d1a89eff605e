"""Whose text is it: a candidate's, an employer's, an adviser's; and in which writing of Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.kinds import KINDS, has_parts_of_resume
from opsanalyse.segment.rows import rows

ADVERTS = {
    "zh": "用户运营专员（上海）\n岗位职责：\n1. 负责会员社群的日常运营；\n2. 策划拉新活动。\n任职要求：\n1. 本科及以上学历；\n2. 有私域经验者优先。\n我们提供：五险一金、带薪年假。\n简历投递：hr@example.com",
    "es": "Especialista en fidelización (Bilbao)\nBuscamos a alguien con ganas para nuestro equipo.\nFunciones del puesto:\n- Llevar el programa de puntos\n- Medir la retención\nRequisitos:\n- Dos años de experiencia\n- Se valorará inglés\nOfrecemos contrato indefinido. Envía tu CV.",
    "en": "Community Manager, Leeds\nAbout the role\nYou will run our forum and weekly events.\nResponsibilities\n- Moderate threads\n- Report on activity\nRequirements\n- 2 years in support or community\nNice to have: SQL\nWe offer a hybrid week. How to apply: write to jobs@example.com.",
}
GUIDES = {
    "zh": "面试官问留存，怎么回答\n求职者要注意先讲现状，再讲原因。\n切忌只报数字。\n建议你举例说明自己做了什么。\n回答技巧：先结论后过程，避免空话。",
    "es": "Cómo responder a la pregunta sobre retención\nEl entrevistador quiere ver el método.\nDebes empezar por el problema.\nEvita las frases vacías y recuerda dar una cifra.\nConsejos: los candidatos con un ejemplo propio convencen más.",
    "en": "How to answer the retention question\nInterviewers look for a method.\nYou should begin with the problem.\nAvoid empty phrases and make sure to give one figure.\nTips: candidates who bring their own case do better. A good answer ends with the result.",
}
OWN = {
    "zh": "我在面试官面前说过，要注意用户的感受。\n我们提供了三次试用，我每周看数据。\n后来我把要求写成手册，避免再出错。",
    "es": "Yo buscaba clientes y ofrecemos garantía desde entonces.\nEn mi tienda recuerda todo el mundo aquella campaña.\nHice la guía y mis compañeros la usan.",
    "en": "I was told to avoid calls, so I wrote a guide for our shop.\nMy tips for candidates came later.\nWe offer refunds now and I make sure they are paid.",
}
OTHERS = {
    "zh": "李总：上周的报价已经更新在附件里。\n周三下午我在公司，您方便的话电话里再确认一次数量。\n顺祝商祺",
    "es": "Acta de la junta de socios del 4 de mayo. Se aprueban las cuentas por unanimidad. Se acuerda renovar el contrato de limpieza por un año. Se levanta la sesión a las 19:30.",
    "en": "Dear customer, payment of the invoice for May is due on Friday. It can be made by transfer or at any of the branches. If payment has already been made, please disregard this notice.",
}


@pytest.mark.parametrize(
    ("texts", "kind"), [(ADVERTS, "advert"), (GUIDES, "guidance"), (OWN, "answer")]
)
@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_a_candidates_words_are_told_from_adverts_and_advice(texts, kind, lang):
    assert segment(from_text(texts[lang])).kind == kind


LABELLED = {
    "Q and A": "Q: How should candidates answer about refunds?\n\nA: You should begin with the problem; avoid empty phrases.",
    "palabras": "Pregunta: ¿Qué harías con clientes inactivos?\n\nRespuesta: Debes escribirles y evitar el spam.",
    "letras": "P: ¿Cómo recuperas una queja?\nR: Buscamos el fallo y ofrecemos una compra gratis.",
    "名": "面试官：如何提升复购？\n\n候选人：应先分层，再发券，避免群发，注意节奏。",
    "names": "Interviewer: How do you keep members?\nCandidate: Make sure to call them. Avoid long mails.",
}


@pytest.mark.parametrize("text", LABELLED.values(), ids=list(LABELLED))
def test_a_labelled_answer_to_a_labelled_question_is_a_candidates(text: str) -> None:
    found = segment(from_text(text))

    assert found.kind == "answer"
    assert {unit.question for unit in found.units} == {1}


def test_labelled_questions_with_answers_are_an_interview_whatever_they_speak_of() -> None:
    text = "\n\n".join(
        (
            LABELLED["letras"],
            LABELLED["palabras"].replace("Pregunta", "P").replace("Respuesta", "R"),
        )
    )
    assert segment(from_text(text)).kind == "interview"


def test_the_sample_answers_of_a_guide_do_not_make_it_an_interview() -> None:
    text = f"{GUIDES['en']}\nQuestion: Why us?\nSample answer: {GUIDES['en']}"
    assert segment(from_text(text)).kind == "guidance"


def test_an_exchange_quoted_in_a_guide_does_not_make_it_an_interview() -> None:
    text = f"{GUIDES['es']}\n{GUIDES['es']}\nP: ¿Por qué tú?\nR: Por mis cifras."
    assert segment(from_text(text)).kind == "guidance"


@pytest.mark.parametrize("texts", [ADVERTS, GUIDES, OTHERS])
@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_what_no_candidate_wrote_is_named_and_not_scored(texts, lang):
    found = analyse(from_text(texts[lang]))

    assert found.score.value is None
    assert [note.code for note in found.document.notes] == [f"kind-{found.document.kind}"]
    assert "--kind" in found.document.notes[0].message[lang]
    assert 0.6 <= found.document.kind_confidence <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_is_told_is_taken(kind):
    assert segment(from_text(ADVERTS["en"]), kind=kind).kind == kind


def test_traditional_and_simplified_writing_are_told_apart_unit_by_unit():
    text = "我負責會員社群的營運，每週發三次優惠。三個月後回購率升到百分之三十。好。\n我负责会员社群的运营，每周发三次优惠。"
    found = segment(from_text(text), kind="answer")

    assert [unit.script for unit in found.units] == ["Hant", "Hant", "Hant", "Hans"]
    assert {unit.lang for unit in found.units} == {"zh"}
    assert sum(found.scripts.values()) == pytest.approx(1)
    assert found.scripts["Hant"] > found.scripts["Hans"]


def test_samples_are_what_candidates_write():
    samples = Path(__file__).resolve().parents[3] / "samples"
    for path in [*(samples / "answers").glob("*.txt"), *(samples / "resumes").glob("*.txt")]:
        assert segment(from_text(path.read_text(encoding="utf-8"))).kind in {
            "resume",
            "answer",
            "interview",
        }


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_a_kind_that_is_a_guess_is_said_to_be_one(monkeypatch, lang):
    monkeypatch.setattr("opsanalyse.segment.kind_of", lambda *_: ("answer", 0.55))
    found = analyse(from_text(OWN[lang]))

    assert found.document.kind_confidence == 0.55
    assert [note.code for note in found.document.notes] == ["kind-unsure-answer"]
    assert "--kind" in found.document.notes[0].message[lang]
    assert not analyse(from_text(OWN[lang]), kind="answer").document.notes


def test_a_word_alone_is_no_candidates_text():
    found = segment(from_text("Operations"))

    assert found.kind == "other"
    assert not found.questions


WITH_PARTS = {
    "zh": "张华\n电话：138 0000 0000\n工作经历\n2021.03–至今 甲公司 运营\n- 拉新三千人\n2019.01–2021.02 乙公司 助理\n- 写周报\n教育背景\n某大学\n技能\nSQL",
    "es": "Eva Gil\neva@correo.es\nExperiencia\nmar. 2021 – actualidad Casa Uno, operaciones\n- Subí la retención\n2019 – 2021 Casa Dos\n- Hice informes\nFormación\nUniversidad\nIdiomas\nInglés",
    "en": "Ann Lee\nann@mail.com\nExperience\nMar 2021 – Present One Ltd, operations\n- Cut waiting times\n2019 – 2021 Two Ltd\n- Wrote reports\nEducation\nA college\nSkills\nSQL",
}
ASKED = {
    "zh": "问题1：请介绍一次留存项目。\n回答：我先看数据，再找原因。\n问题2：结果怎样。\n回答：留存涨了。",
    "es": "Pregunta 1: Hable de un proyecto.\nRespuesta: Miré los datos y busqué la causa.\nPregunta 2: El resultado.\nRespuesta: Subió la retención.",
    "en": "Question 1: Tell me about a project.\nAnswer: I looked at the data and found the cause.\nQuestion 2: The result.\nAnswer: Retention rose.",
}


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_a_text_with_the_parts_of_a_resume_is_one(lang: str) -> None:
    found = segment(from_text(WITH_PARTS[lang]))

    assert found.kind == "resume"
    assert found.kind_confidence >= 0.99
    assert found.questions == ()


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_questions_below_the_parts_of_a_resume_are_weighed_too(lang: str) -> None:
    lines = rows(from_text(f"{WITH_PARTS[lang]}\n\n{ASKED[lang]}"))

    assert has_parts_of_resume(rows(from_text(WITH_PARTS[lang])))
    assert not has_parts_of_resume(lines)


@pytest.mark.parametrize(
    ("lang", "sidebar"),
    [
        ("zh", "语言\n英语\n联系方式"),
        ("es", "Certificados\nExcel?nivel alto\nContacto"),
        ("en", "Languages\nlovely?4\nContact"),
    ],
)
def test_in_a_sidebar_a_resume_tells_late_how_to_reach_its_writer(lang: str, sidebar: str) -> None:
    name, reach, *rest = WITH_PARTS[lang].split("\n")
    late = "\n".join([name, *rest, sidebar, reach])

    assert has_parts_of_resume(rows(from_text(late)))
    assert not has_parts_of_resume(rows(from_text(late + "\nWhy?")))
    assert not has_parts_of_resume(rows(from_text(late.removesuffix(reach))))


TITLED = {
    "advert": "# Retention Lead\n\nOur members stay for two years. Pay: £40,000–£46,000\n\n### In this job you'll\n* Own the renewal emails\n* Cut cancellations\n\n### You'll bring\n* 3+ years in memberships\n* SQL\n\n### It would be nice to have\n* Spanish\n\nWe're an equal opportunities employer.",
    "guidance": "# Guía para entrevistar a gestores de cuentas\n\nSirve para puntuar de 1 a 5.\n\n## 1. Bajas\n- Dice la tasa de partida y la final.\n- Distingue las que se podían evitar.\n\n## 2. Arranque\n- Describe los pasos y quién los da.\n- No vale con decir que mejoró.\n\n## 3. Trabajo con otros\nEl candidato debe reconocer lo que hizo Producto.\n\nEvitar: respuestas genéricas, culpar al precio.",
}


@pytest.mark.parametrize("kind", list(TITLED))
def test_titles_below_which_nobody_says_i_are_no_questions(kind: str) -> None:
    assert segment(from_text(TITLED[kind])).kind == kind


def test_titles_below_which_somebody_says_i_are_questions() -> None:
    told = "Renewals\n\nI called every club in May and 40 of 52 stayed.\n\nComplaints\n\nI wrote back within a day; my boss read them."

    assert segment(from_text(told)).kind in {"answer", "interview"}


@pytest.mark.parametrize(
    "above", ["", "Marta Soto\n\n", "Marta Soto\nRosario, Argentina\nAtención al cliente\n\n"]
)
def test_a_name_above_a_lone_question_leaves_an_answer_one(above: str) -> None:
    text = (
        "Pregunta: Contanos cómo recuperaste socios.\n\n"
        "Se trabajó mucho con los socios para que volvieran. Hubo varias acciones y mejoró bastante."
    )

    assert segment(from_text(above + text)).kind == "answer"
