"""What others count and should not, or miss and should not: one row a trap, in the languages where it can happen."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities

NO_RESULT = [
    ("en", "Wrote the reports in Python 3."),
    ("es", "Escribí los informes en Python 3."),
    ("zh", "用Python 3写报表。"),
    ("en", "Ran B2B accounts during COVID-19."),
    ("es", "Llevé cuentas B2B durante la COVID-19."),
    ("zh", "新冠（COVID-19）期间负责B2B客户。"),
    ("en", "Worked to ISO 9001 on a 24/7 line."),
    ("es", "Trabajé con la norma ISO 9001 en una línea 24/7."),
    ("zh", "按ISO 9001标准，24/7值班。"),
    ("en", "Followed Web3 projects in Q3 2021."),
    ("es", "Seguí proyectos Web3 en el Q3 de 2021."),
    ("zh", "2021年Q3关注Web3项目。"),
    ("en", "Call me on +44 20 7946 0958."),
    ("es", "Mi teléfono es +34 612 345 678."),
    ("zh", "电话：13800138000。"),
    ("en", "I was one of the organisers in 2019."),
    ("es", "Fui uno de los organizadores en 2019."),
    ("zh", "2019年我是组织者之一。"),
    ("en", "Certified in Six Sigma, from a Big Four firm."),
    ("es", "Certificado en Six Sigma, vengo de una Big Four."),
    ("zh", "有六西格玛证书，来自四大。"),
    ("zh", "在一线城市做一线运营，十分了解千人千面。"),
    ("es", "Vivo en la calle 12, 3º B."),
    ("en", "Level C1 English, GPA 3.8."),
    ("es", "Inglés C1, nota media 8,7."),
    ("zh", "英语六级，GPA 3.8。"),
]
RESULTS = [
    ("en", "Repeat orders doubled.", "doubled", "multiple"),
    ("es", "Duplicamos las ventas.", "Duplicamos", "multiple"),
    ("zh", "销量翻了一番。", "翻了一番", "multiple"),
    ("en", "Complaints fell by a third.", "a third", "fraction"),
    ("es", "Las quejas bajaron un tercio.", "un tercio", "fraction"),
    ("zh", "投诉减少了三分之一。", "三分之一", "fraction"),
    ("zh", "复购提升三成。", "三成", "percent"),
    ("zh", "新增近百家门店。", "近百家", "count"),
    ("zh", "阅读量突破十万+。", "十万+", "count"),
    ("zh", "转化率提升８％。", "８％", "percent"),
    ("zh", "销售额达到¥12万。", "¥12万", "money"),
    ("es", "La conversión subió un 3,5 %.", "3,5 %", "percent"),
    ("es", "Llegamos a 1.200 clientes.", "1.200", "count"),
    ("en", "Sales rose by 30\u202f%.", "30\u202f%", "percent"),
    ("en", "Cut the backlog by 30%", "30%", "percent"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), NO_RESULT)
def test_a_name_a_date_or_a_number_of_something_else_is_no_result(lang, text):
    found, _ = find_outcomes(text, lang, find_quantities(text, lang))

    assert [o for o in found if o.quantified] == []


@pytest.mark.parametrize(("lang", "text", "words", "kind"), RESULTS)
def test_a_result_in_any_form_is_measured(lang, text, words, kind):
    quantities = find_quantities(text, lang)
    found, _ = find_outcomes(text, lang, quantities)

    assert [o.quantified for o in found] == [True]
    assert [(q.kind, words in text[q.start : q.end]) for q in found[0].quantities] == [(kind, True)]
