"""What only looks like a result: a goal, a condition, the control group, things worked on, how badly something stood; and its likes."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def values(lang, text):
    found, _ = find_outcomes(text, lang, find_quantities(text, lang))
    return [text[o.value.start : o.value.end] if o.value else None for o in found]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "目标：让夜间投诉率下降20%以上"),
        ("es", "Objetivo: bajar las quejas nocturnas más de un 20 %"),
        ("en", "Goal: cut night-time complaints by more than 20%"),
        ("zh", "先在两家店试，如果投诉上升超过5%就停。"),
        ("es", "Lo pruebo en dos tiendas y si los reclamos suben más de un 5 % lo paro."),
        ("en", "We stop it if complaints rise by more than 5%."),
        ("zh", "搭建净推荐值（NPS），推动TOP5问题解决"),
        ("es", "Implanté el NPS y resolví el top 5 de problemas."),
        ("en", "Employee of the month twice"),
        ("es", "Empleada del mes dos veces"),
        ("zh", "次日留存只有28%，比同类低10个点。"),
        ("zh", "退货率高达18%"),
        ("zh", "86个团长里31个没开团"),
        ("en", "Churn was 18% when I arrived."),
        ("es", "La rotación era del 18 % cuando llegué."),
        ("en", "The return rate was as high as 18%."),
        ("zh", "领导让我省五万。"),
        ("es", "Me pidieron bajar los abandonos al 10 %."),
        ("es", "Queríamos un 80 %."),
        ("en", "I was asked to save 50,000."),
        ("en", "We wanted 8,000 visitors."),
        ("zh", "投诉率连续三个月上升。"),
        ("es", "El coste de captación seguía subiendo."),
        ("en", "Complaints kept rising."),
        ("es", "Las ausencias llegaban al 18 % los lunes."),
        ("es", "La morosidad rondaba el 6 % de las cuotas."),
        ("en", "Absences peaked at 14% in February."),
        ("zh", "设备故障率居高不下，三季度达6.8%。"),
        ("en", "The year before it had been 37."),
        ("es", "El año anterior se retrasó el 11 %."),
        ("en", "Employee of the month, May 2021."),
    ],
)
def test_these_are_no_results(lang, text):
    assert values(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        (
            "en",
            "I lifted trial-to-paid from 7% to 10.4% by Q4, measured against a 20% holdout.",
            "from 7% to 10.4%",
        ),
        (
            "es",
            "Subí la conversión del 7 % al 10,4 %, medido contra un grupo de control del 20 %.",
            "del 7 % al 10,4 %",
        ),
        ("zh", "试用转付费从7%升到10.4%，留了20%的对照组。", "从7%升到10.4%"),
        (
            "es",
            "Reduje la cancelación trimestral de 9 % a 5 % con llamadas a los 30 y 60 días.",
            "de 9 % a 5 %",
        ),
        ("en", "It had already dropped by half.", "half"),
        ("es", "Ya había bajado a la mitad.", "a la mitad"),
        ("en", "For two winters I kept agency spend at zero.", "zero"),
        ("es", "Durante dos inviernos mantuve el gasto en agencias a cero.", "cero"),
        ("zh", "两个冬天把中介费控制在零。", "零"),
        ("en", "In the new clinic nobody waited longer than four minutes.", "four minutes"),
        ("es", "Nadie esperó más de cuatro minutos.", "más de cuatro minutos"),
        ("zh", "没有人等超过四分钟。", "超过四分钟"),
        ("zh", "来十个新客，三个能留住一个。", "三个能留住一个"),
    ],
)
def test_and_these_are(lang, text, value):
    assert values(lang, text) == [value]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It took three people to load a lorry; now one is enough."),
        ("en", "Now one is enough."),
        ("zh", "现在一个人就够。"),
        ("es", "Antes hacían falta tres personas; ahora basta con una."),
    ],
)
def test_one_who_is_enough_now_is_less(lang, text):
    (found,), _ = find_outcomes(text, lang, find_quantities(text, lang))

    assert found.direction == "down"
    assert found.value is not None
