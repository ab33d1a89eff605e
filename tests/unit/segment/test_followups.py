"""Which questions of an interview go on with the story before them, and which begin one."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.followups import goes_on

ASKS_ON = (
    "你怎么确定是这个改动带来的？",
    "What was your role versus the team's?", "¿Qué parte hiciste tú y qué parte el equipo?",
    "And the result?", "What was your part in that?", "So what happened next?", "By how much?", "What about the cost per order?",
    "What would you do differently next time?", "Great, thanks, Marta. And what was the outcome?", "Can you give me a concrete example?",
    "How did you convince your manager?", "1. How do you know it worked?", "And retention?", "Tell me more about that.",
    "¿Y qué pasó después?", "¿Y el presupuesto?", "¿Cómo lo mediste?", "¿Cómo lo midió usted?", "¿Y vos qué hiciste?", "¿Podés darme más detalles?",
    "Si volvieras a hacerlo, ¿qué cambiarías?", "Muy interesante. ¿Y cuál fue tu papel ahí?", "¿Qué aprendió de eso?", "¿Podría concretar?",
    "结果呢？", "如果重来一次你会怎么做", "你个人做了什么", "好的，那最后的数据呢？", "成团率怎么样", "你是怎么说服老板的？", "能具体说说吗？",
    "嗯嗯。", "好的，明白。", "Right, okay.", "Ajá, vale.", "你在里面主要负责什么？", "你在这个项目里是什么角色？", "有没有遇到什么困难？", "这些新用户后来留存怎么样？",
    "這個活動最後的結果怎麼樣？", "如果重來一次，你會怎麼做？", "你個人做了什麼？",
)  # fmt: skip
BEGINS = (
    "And tell me about a time you failed.", "And why do you want to work here?", "So, what do you know about our company?", "And your biggest weakness?",
    "How do you measure results?", "Let's talk about failure. What happened?", "What makes you different?", "Why did you choose us?",
    "Are you good with numbers?", "And how did you get into operations?", "Can you give me an example of a campaign?",
    "What came of the campaign?", "¿Qué resultado tuvo la campaña?", "活动效果怎么样？", "And in your last role?",
    "Y cuéntame una vez que fracasaste", "¿Y por qué quieres trabajar aquí?", "¿Y tus pretensiones salariales?", "¿Qué te hace diferente?",
    "¿Cómo mides los resultados?", "¿Y en tu empresa anterior?", "Entonces, ¿cómo harías crecer nuestra base de usuarios?", "¿Cuál fue tu mayor logro?",
    "你在工作中遇到过的最大困难是什么？", "你在上家公司负责什么？", "新用户的留存你们怎么做？", "那你为什么想来我们公司？", "然后请你讲一个失败的案例", "那你的缺点呢？", "你怎么衡量活动效果？", "那你会如何提升用户留存？", "你的期望薪资是多少？",
    "你是怎么做用户增长的？", "如果给你一个新产品，你会怎么做？", "你最大的失敗是什麼？", "最后，你有什么想问我们的吗？",
)  # fmt: skip

TRANSCRIPTS = {
    "speakers": (
        ("Interviewer: Tell me about a time you brought users back.\nCandidate: A third had left, so I wrote them.\n"
        "Interviewer: And the result?\nCandidate: 18% came back.\nInterviewer: What would you do differently?\nCandidate: Write sooner.\n"
        "Interviewer: And tell me about a time you failed.\nCandidate: I launched a scheme untested."),
        [None, 1, 1, None],
    ),
    "numbers": (
        ("1. 请介绍一次你做过的用户召回活动。\n有三分之一的会员流失，我按时段分层后发券。\n2. 结果怎么样？\n六周召回18%。\n3. 如果重来一次你会怎么做？\n我会先测试。\n"
        "4. 你如何处理投诉？\n先听完，再给方案。"),
        [None, 1, 1, None],
    ),
    "labels of both": (
        ("P: Cuéntame una campaña de la que estés orgulloso.\nR: Se iban muchos clientes y monté un programa de referidos.\n"
        "P: ¿Y el resultado?\nR: Volvió el 18 %.\nP: ¿Cómo trabajas bajo presión?\nR: Hago listas."),
        [None, 1, None],
    ),
    "a label that says so, whatever it asks": (
        "问题1：怎么降低退款？\n回答：先看退款原因，再改详情页。\n追问：供应商那边不配合的时候怎样谈？\n回答：我拿退款数据去谈。",
        [None, 1],
    ),
    "a table": (
        ("Pregunta\tRespuesta\n¿Cómo captaste a tus primeros clientes?\tPuse folletos en el barrio.\n¿Y qué pasó después?\tLlegaron 40 clientes.\n"
        "¿Por qué dejaste la tienda?\tCerró el local."),
        [None, 1, None],
    ),
    "nothing before it to go on with": ("Q: And the result?\nA: It rose by 8%.\nQ: Why did you leave?\nA: It closed.", [None, None]),
}  # fmt: skip


@pytest.mark.parametrize("asked", ASKS_ON)
def test_a_question_about_what_was_told_goes_on(asked: str) -> None:
    assert goes_on(asked)


@pytest.mark.parametrize("asked", BEGINS)
def test_a_question_about_anything_new_is_never_swallowed(asked: str) -> None:
    assert not goes_on(asked)


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_each_form_of_interview_tells_which_story_a_question_goes_on_with(name: str) -> None:
    text, expected = TRANSCRIPTS[name]

    found = segment(from_text(text, "test"), kind="interview").questions

    assert [question.follows for question in found] == expected


STORIES = {
    "en": "We put a card in the box in week two, and skips fell. The budget was small, and complaints rose.",
    "es": "El mapa no encontraba las calles, así que dejamos escribir la dirección a mano. La retención subió y hubo quejas.",
    "zh": "店长每天发一张“今日剩余面包”的实拍图，七折自提。用户增长不快，投诉也有。",
}
OF_THE_STORY = (
    ("en", "How did you know it was the card?"), ("en", "And what was on the card?"), ("en", "How can you be sure it was the cards?"),
    ("en", "Week two compared to what?"), ("en", "Was the card really the reason?"), ("en", "Was that because of the card?"), ("es", "¿Fue el mapa la causa?"), ("es", "¿Cómo supieron que la retención venía del mapa?"),
    ("es", "¿Y cómo supieron que fue la dirección?"), ("es", "¿Cómo supiste que era el mapa?"),
    ("zh", "怎么确定是剩余面包图带来的？"), ("zh", "你怎么确定就是实拍图带来的？"),
)  # fmt: skip
BESIDE_THE_STORY = (
    ("en", "How did you know it was the price?"), ("en", "How do you handle complaints?"), ("en", "How do you know a good box?"),
    ("en", "What do you know about complaints?"), ("en", "What is the reason for most complaints?"), ("zh", "投诉的主要原因一般是什么？"), ("es", "¿Cómo supieron que era el precio?"), ("es", "¿Cómo tratas las quejas?"),
    ("es", "¿Qué hiciste para mejorar la retención?"), ("zh", "怎么确定是直播带来的？"), ("zh", "你是怎么做用户增长的？"), ("zh", "你怎么处理投诉？"),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "asked"), OF_THE_STORY)
def test_a_question_may_take_up_words_of_the_story_that_it_asks_on_about(
    lang: str, asked: str
) -> None:
    assert goes_on(asked, STORIES[lang])
    assert not goes_on(asked)


@pytest.mark.parametrize(("lang", "asked"), BESIDE_THE_STORY)
def test_words_of_the_story_alone_make_no_question_go_on(lang: str, asked: str) -> None:
    assert not goes_on(asked, STORIES[lang])


@pytest.mark.parametrize("asked", BEGINS)
def test_what_begins_anew_does_so_whatever_was_told_before(asked: str) -> None:
    assert not goes_on(asked, asked)


def test_a_question_with_a_purpose_of_its_own_is_no_follow_up() -> None:
    text = "问题1：怎么做召回？\n回答：先分层，再发券。\n问题2：结果怎么样？\n考察目标：结果意识\n回答：召回了18%。"

    found = segment(from_text(text, "test")).questions

    assert [question.follows for question in found] == [None, None]


def test_a_question_of_endless_length_is_read_in_no_time_and_begins_anew() -> None:
    assert not goes_on("and the " * 20_000 + "?")
