"""What only opens a talk is no question; what asks beside a greeting stays one."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.openings import only_closes, only_opens


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Buenos días, Lucía. ¿Empezamos?", "Sí, cuando quieras 🙂"),
        ("在吗？我们文字面试可以开始了", "可以的，您问"),
        ("Hi Tom, can you hear me?", "Yes, loud and clear."),
        ("Thanks for joining. How are you?", "Good, thanks."),
        ("您好，听得到吗？", "听得到"),
        ("Hola. ¿Me oyes bien? Perfecto, gracias.", "Sí."),
    ],
)
def test_greetings_and_whether_to_begin_only_open(asked: str, answered: str) -> None:
    """Nothing is told there that could be judged."""
    assert only_opens(asked, answered)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Hi Tom, what was the biggest problem you solved?", "Returns."),
        ("How are you going to grow the user base?", "By referral."),
        ("How are you measuring retention?", "By weekly cohorts."),
        ("你好，怎么做留存？", "先分层。"),
        ("您好，讲一次召回的经历", "去年做过。"),
        ("Hola, ¿qué canales usaste?", "Instagram."),
        ("¿Qué tal una campaña que llevaste tú?", "La de otoño."),
        ("你好，说说自己", "我做了三年社群。"),
        ("Hola. Tus expectativas salariales.", "Unos 30."),
        (
            "Shall we start?",
            "Yes. I ran the community of a craft market for four years and cut its tickets by half.",
        ),
    ],
)
def test_what_asks_beside_a_greeting_stays_a_question(asked: str, answered: str) -> None:
    """A greeting before a question takes nothing from it."""
    assert not only_opens(asked, answered)


def test_the_opening_of_a_chat_is_not_counted() -> None:
    """The first question is the first that asks for something."""
    text = (
        "12/3/24, 10:03 - Carmen RRHH: Buenos días, Lucía. ¿Empezamos?\n12/3/24, 10:03 - Lucía: Sí, cuando quieras\n"
        "12/3/24, 10:04 - Carmen RRHH: Cuéntame una campaña de captación.\n"
        "12/3/24, 10:11 - Lucía: El formulario pedía once datos y lo dejé en tres.\n"
        "12/3/24, 10:14 - Carmen RRHH: ¿Y qué canales usaste?\n12/3/24, 10:18 - Lucía: Instagram y carteles.\n"
    )
    found = segment(from_text(text)).questions

    assert [text[q.question.start : q.question.end] for q in found] == [
        "Cuéntame una campaña de captación.",
        "¿Y qué canales usaste?",
    ]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Gracias, te decimos algo el viernes.", "Gracias a ti."),
        ("好的，谢谢。", "谢谢。"),
        ("那今天先到这里，有消息通知你", "好的，麻烦您了"),
        ("Great, thanks, Marta.", "Thank you!"),
        ("Thanks. We'll be in touch by Friday.", "Looking forward to it."),
    ],
)
def test_a_farewell_only_closes(asked: str, answered: str) -> None:
    """It is answered with one, and nothing is told in it."""
    assert only_closes(asked, answered)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Salary expectations.", "Thirty thousand."),
        ("说说你的缺点。", "我性子急。"),
        ("Tu mayor defecto.", "Soy impaciente."),
        ("Gracias. Háblame de tu jefa anterior.", "Era justa."),
        ("Una última cosa: tus expectativas.", "Unos 30."),
    ],
)
def test_what_is_asked_without_a_mark_is_no_farewell(asked: str, answered: str) -> None:
    """The last question may be a few words."""
    assert not only_closes(asked, answered)


@pytest.mark.parametrize(
    "head",
    [
        "{who}  00:0{n}\n{said}\n",
        "10:0{n}:12 From {who} to Everyone:\n\t{said}\n",
        "{who}, [12.03.2024 10:0{n}]\n{said}\n",
    ],
    ids=["a recorder", "the chat of a meeting", "a messenger"],
)
@pytest.mark.parametrize("names", [("Speaker 1", "Speaker 2"), ("Carmen Ruiz", "Lucía Ferrándiz")])
def test_who_asks_is_told_from_who_answers_by_name_and_number(
    head: str, names: tuple[str, str]
) -> None:
    """Neither the greeting nor the farewell is a question, and no name stands in one."""
    said = (
        "Hola, gracias por conectarte. ¿Me oyes bien?",
        "Sí, perfectamente.",
        "Cuéntame una campaña de captación de la que estés orgullosa.",
        "El formulario pedía once datos y lo dejé en tres; las pruebas pasaron de 40 a 130 al mes.",
        "¿Qué canales usarías para una ciudad nueva?",
        "Instagram y acuerdos con institutos, porque cuestan poco.",
        "Gracias, te decimos algo el viernes.",
        "Gracias a ti.",
    )
    text = "\n".join(head.format(who=names[n % 2], n=n, said=one) for n, one in enumerate(said))

    found = segment(from_text(text)).questions

    assert [text[q.question.start : q.question.end] for q in found] == [said[2], said[4]]
    assert [text[q.answer.start : q.answer.end] for q in found] == [said[3], said[5]]
