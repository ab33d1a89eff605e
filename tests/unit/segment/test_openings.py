"""What only opens a talk is no question; what asks beside a greeting stays one."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.openings import only_opens


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
