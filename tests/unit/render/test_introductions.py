"""Who says who they are, or is greeted by name, is hidden; who says what they are is not."""

from __future__ import annotations

import time

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.render import blinded, hidden_words, to_html, to_json
from opsanalyse.render.introductions import introduced

NAMES = {
    "我叫李明，做过三年运营。": ("李明",),
    "大家好，我是王芳，来自杭州。": ("王芳",),
    "面试官好，我是王国强。": ("王国强",),
    "我叫李明来自北京": ("李明",),
    "我叫石榴，三十三岁。": ("石榴",),
    "我叫张晓梅，同事叫我晓梅。": ("张晓梅", "晓梅"),
    "您好，我是陳思遠，應聘用戶運營。": ("陳思遠",),
    "大家好，我是应聘用户运营的王芳。": ("王芳",),
    "候选人：我是王芳，做过三年社群。": ("王芳",),
    "李明你好，请介绍一下自己。": ("李明",),
    "我叫Tony，做投放。": ("Tony",),
    "Hola, soy Marta Ruiz y llevo cinco años.": ("Marta Ruiz", "Marta", "Ruiz"),
    "Hola a todos: soy Marta, de Bilbao.": ("Marta",),
    "Me llamo Iker Sanz.": ("Iker", "Sanz"),
    "me llamo jimena larrea, de Bilbao": ("jimena larrea",),
    "Mi nombre es María de los Ángeles Soto": ("María de los Ángeles Soto", "Soto"),
    "Hi, I'm Jane Doe": ("Jane Doe", "Jane", "Doe"),
    "Hi there, Jane here.": ("Jane",),
    "My name is Shanice O'Neill.": ("Shanice", "O'Neill"),
    "Hello everyone, this is Priya Patel from Leeds": ("Priya", "Patel"),
    "Thanks for the time. I'm Jane Doe, and I run the shop.": ("Jane Doe",),
    "I'm Jericho, live in Manila.": ("Jericho",),
    "me llamo ana ruiz y llevo cinco años": ("ana ruiz", "ana", "ruiz"),
    "soy marta ruiz, de bilbao": ("marta", "ruiz", "Marta"),
    "mi nombre es maría de la torre": ("maría", "torre"),
    "hi, i'm tom baker and i run the shop": ("tom", "baker", "Tom"),
    "im tom working in ops": ("tom",),
    "my name is priya and i sell": ("priya",),
    "我叫tony来自北京": ("tony", "Tony"),
    'Me llamo Ana "Nani" Ruiz.': ("Ana", "Nani", "Ruiz"),
    'me llamo ana "nani" ruiz': ("ana", "nani", "ruiz"),
    "I'm William (Bill) Oakes and I sell": ("William", "Bill", "Oakes"),
    "My name is Shanice ‘Shan’ O'Neill": ("Shanice", "Shan", "O'Neill"),
    "soy José «Pepe» Soto, de Lugo": ("José", "Pepe", "Soto"),
    "我叫王芳（Fiona），做运营。": ("王芳", "Fiona"),
    "我叫王芳，花名小鱼。": ("王芳", "小鱼"),
}  # fmt: skip
NOBODY = [
    "我是运营专员，负责拉新。", "大家好，我是运营，", "大家好，我是应届生，", "大家好，我是江苏人，", "我是程序员，", "我是文科生，",
    "大家好，我是管培生，", "我叫停了两个渠道，", "我叫上同事，一起", "我叫客服，", "我叫供应商，", "谢谢，时间不多。", "你好，周一。",
    "您好，方便聊聊吗？", "老师您好，", "用户你好，", "本人毕业，", "欢迎和弃购两类消息，",
    "soy responsable de la tienda", "Soy Responsable de Operaciones.", "Soy Product Manager.", "Soy Española, 30", "Soy de Madrid.",
    "Hola, soy nueva.", "me llamo la atención,", "I'm responsible for stock.", "I'm Head of Operations.", "I'm Spanish, 34",
    "i'm very happy and i learn", "i'm rich and", "soy muy feliz y", "soy clara y directa", "they call me back and", "customers call me every day, so",
    "my name is on the list, but", "my name is known by all and", "mi nombre es conocido en el barrio,", "me llamo la atención y",
    "I am Customer Success Manager.", "I'm Google Ads certified", "I'M PROUD OF", "My name is on the list.", "Hello, this is Marketing Team.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES.items(), ids=list(NAMES))
def test_who_says_a_name_is_known_by_it(text, names):
    assert set(names) <= introduced(text)


ASIDES = {
    "I'm Jane Doe (HR), hello": {"Jane Doe", "Jane", "Doe"},
    "I'm Jane Doe (Marketing), hello": {"Jane Doe", "Jane", "Doe"},
    "我叫李明（应届生），": {"李明"},
    "我叫李明（运营），": {"李明"},
}


@pytest.mark.parametrize(("text", "names"), ASIDES.items(), ids=list(ASIDES))
def test_what_else_stands_in_brackets_behind_a_name_is_no_nickname(text, names):
    assert {name for name in introduced(text) if not name.endswith(")")} == names


@pytest.mark.parametrize("text", NOBODY)
def test_what_somebody_is_or_does_is_no_name(text):
    assert introduced(text) == set()


TOLD = {
    "zh": ("大家好，我是王芳。\n我叫停了两个渠道，复购率从12%升到19%。\n显著提升了王芳负责的社群活跃。", ("王芳",), "我叫停了两个渠道"),
    "es": ("Hola, soy Marta Ruiz.\nSoy responsable de la tienda y bajé las quejas de 80 a 35 en dos meses.\nMarta mejoró mucho la retención.", ("Marta", "Ruiz"), "Soy responsable de la tienda"),
    "en": ("Hi, I'm Jane Doe.\nI'm responsible for stock and cut returns from 9% to 4% in a month.\nJane improved retention a lot.", ("Jane", "Doe"), "I'm responsible for stock"),
}  # fmt: skip


@pytest.mark.parametrize("lang", TOLD)
def test_a_name_told_once_is_nowhere_in_a_blind_report_and_the_score_stays(lang):
    text, names, kept = TOLD[lang]
    seen = analyse(from_text(text, f"{names[0]}.txt"), kind="answer")
    hidden = blinded(seen, "C")
    written = to_json(hidden) + "".join(to_html(hidden, told) for told in TOLD)

    assert [name for name in names if name not in to_json(seen)] == []
    assert [name for name in names if name in written] == []
    assert kept in hidden.document.text
    assert hidden.score == seen.score
    assert [len(line) for line in hidden.document.text.split("\n")] == [
        len(line) for line in text.split("\n")
    ]


def test_a_question_of_a_table_that_calls_the_candidate_by_name_does_not_tell_it():
    assert hidden_words("Marta, ¿cómo lo hiciste?", ("Marta Ruiz",)) == "█████, ¿cómo lo hiciste?"


@pytest.mark.parametrize(
    "text",
    ["我叫李明，" * 10_000, "Hola Marta, " * 8000, "I'm " * 25_000, "hi " * 30_000, "你好" * 50_000, "我是" * 50_000, "My name is A " * 8000, "Aa " * 30_000, "大家好，我是" * 15_000, "my name is a " * 8000, "i'm tom " * 12_000, "soy de la " * 10_000, "我叫a" * 30_000, 'Ana "N" ' * 12_000],
)  # fmt: skip
def test_a_hostile_text_is_searched_in_time(text):
    start = time.process_time()
    introduced(text)

    assert time.process_time() - start < 2
