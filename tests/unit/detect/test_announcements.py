"""Who says that a result follows, and tells it, has told a result."""

from __future__ import annotations

import pytest

from opsanalyse.detect.announcements import with_announced

_UNLIKELY = {"problem": 0.8, "effect": 0.1, "outcome": 0.05}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I'll start with the result: retention reached 41%; in January it had been 29%."),
        ("en", "• Result: nobody rang twice."),
        ("es", "Empiezo por el resultado: la retención llegó al 41 %."),
        ("es", "Resultados finales: el 83 % aprobó."),
        ("zh", "先说结果：新用户的七日留存到了41%。"),
        ("zh", "【结果】：投诉少了一半。"),
        ("zh", "結果：投訴少了一半。"),
    ],
)
def test_an_announced_result_is_one(lang, text):
    told = with_announced(text, lang, _UNLIKELY)

    assert told["effect"] >= 0.9
    assert told["outcome"] >= 0.9
    assert told["problem"] == _UNLIKELY["problem"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The results were presented to the board."),
        ("en", "Result:"),
        ("es", "El resultado de la encuesta fue una sorpresa: nadie la leyó."),
        ("zh", "结果没有人来。"),
    ],
)
def test_a_result_in_passing_is_left_to_the_model(lang, text):
    assert with_announced(text, lang, _UNLIKELY) == _UNLIKELY
