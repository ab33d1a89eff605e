"""What a sentence tells is heard whatever empty talk stands beside it."""

from __future__ import annotations

import itertools

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text

EMPTY = {
    "zh": ["我性格开朗，热爱互联网行业。", "增长是企业的生命线。", "我觉得运营最重要的是用心。"],
    "es": [
        "Soy una persona alegre y me apasiona internet.",
        "El crecimiento es el alma de la empresa.",
        "Creo que lo más importante es el cuidado.",
    ],
    "en": [
        "I am cheerful and love the internet business.",
        "Growth is the lifeblood of a business.",
        "I think the most important thing is care.",
    ],
}
RESULTS = {
    "zh": ["半年内日活翻了一番。", "投诉从每月40条降到12条。", "退货率下降了三成。"],
    "es": [
        "En medio año los usuarios diarios se duplicaron.",
        "Las quejas bajaron de 40 a 12 al mes.",
        "Las devoluciones cayeron un 30 %.",
    ],
    "en": [
        "Within half a year daily users doubled.",
        "Complaints fell from 40 to 12 a month.",
        "Returns dropped by 30%.",
    ],
}
DEED = {
    "zh": "重写了新人手册。",
    "es": "Reescribí el manual de bienvenida.",
    "en": "I rewrote the welcome guide.",
}


@pytest.mark.parametrize("lang", EMPTY)
def test_a_result_is_heard_beside_empty_talk(lang):
    space = "" if lang == "zh" else " "
    lost = []
    for empty, result in itertools.product(EMPTY[lang], RESULTS[lang]):
        for told in itertools.permutations((empty, result, DEED[lang])):
            units = analyse(from_text(space.join(told), "x"), kind="answer", lang=lang).units
            if len(units) == len(told) and "effect" not in units[told.index(result)].roles:
                lost.append(told)

    assert lost == []
