"""Greetings and thanks alone tell nothing, and nothing else is taken for them."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.detect.pleasantries import is_polite, says_nothing
from opsanalyse.read import from_text

POLITE = [
    ("en", "Hello, good morning, thank you."),
    ("en", "It's a pleasure to meet you all!"),
    ("es", "¡Hola, buenos días a todos!"),
    ("es", "Muchas gracias por su tiempo."),
    ("zh", "各位面试官，大家好！"),
    ("zh", "我的回答完毕，谢谢。"),
    ("en", "Hello, my name is Andrej."),
    ("es", "Buenos días, me llamo Ana María Pérez."),
    ("zh", "我叫李小明，谢谢大家！"),
]


@pytest.mark.parametrize(("lang", "text"), POLITE)
def test_politeness_alone_has_no_role(lang: str, text: str) -> None:
    units = analyse(from_text(text, "x"), kind="answer", lang=lang).units

    assert is_polite(text, lang)
    assert [(unit.roles, unit.flags, unit.chances) for unit in units] == [({}, (), {})]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Thank you letters brought back 400 donors."),
        ("en", "All good mornings sold out."),
        ("es", "Gracias a los avisos bajaron las bajas."),
        ("zh", "感谢信让复购率升了三成。"),
        ("zh", "给我的机会很多。"),
        ("en", "My name is on the patent of the new process."),
        ("zh", "我叫停了这个项目。"),
    ],
)
def test_what_says_more_is_judged(lang: str, text: str) -> None:
    assert not is_polite(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "有的有的。"),
        ("zh", "嗯，有。"),
        ("es", "Sí, claro."),
        ("en", "Yes, of course."),
        ("en", "Result."),
        ("es", "Resultados:"),
        ("zh", "结果"),
    ],
)
def test_a_mere_yes_or_the_name_of_a_part_tells_no_result(lang: str, text: str) -> None:
    units = analyse(from_text(text, "x"), kind="answer", lang=lang).units

    assert all((unit.roles, unit.flags, unit.outcomes) == ({}, (), ()) for unit in units)
    assert says_nothing(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "有三成的人回来了。"),
        ("es", "Sí, bajó un tercio."),
        ("en", "Result: churn fell by a third."),
        ("en", "Right results took a year."),
    ],
)
def test_what_goes_on_after_a_yes_is_judged(lang: str, text: str) -> None:
    assert not says_nothing(text, lang)
