"""The order of tellings: what a coach would put higher scores higher, and what only looks like telling pays nothing."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.rubric import load_pack
from opsanalyse.types import Analysis, Span

QUESTION = {
    "zh": "说一个你解决过的物流运营问题。",
    "es": "Hábleme de un problema logístico que haya resuelto.",
    "en": "Describe a logistics problem that you solved.",
}
POOR = {
    "zh": "物流运营要保证时效和成本的平衡。我主要负责仓配协调、异常跟进和供应商管理，工作认真负责，能够抗压。",
    "es": "En logística los imprevistos están a la orden del día. Mis funciones eran la coordinación del transporte y el trato con proveedores.",
    "en": "In logistics things go wrong all the time. I was in charge of carrier coordination, exception handling and vendor management.",
}
MIDDLING = {
    "zh": "旺季时我们仓的派送总是晚点，客户天天投诉。我把急件固定放在早班车，又和两家承运商约定了备用车。之后准时率达到96%。",
    "es": "Los camiones de fruta salían tarde y los supermercados se quejaban. Cambié el orden de carga y asigné un muelle a cada ruta. Las salidas puntuales llegaron al 94 %.",
    "en": "At a flower wholesaler the vans left late and florists complained. I changed the loading order and gave every route its own bay. On-time departures reached 95%.",
}
STRONG = {
    "zh": "去年旺季，我们仓的准时率掉到84%。我把一个月的晚点单按线路拆开看，发现七成晚点集中在四条线路，原因是抢同一个月台。我把这四条线路的装车提前到上午，并和承运商约定备用车。六周后准时率从84%升到96%。",
    "es": "El verano pasado solo el 71 % de nuestros camiones salía a su hora. Anoté durante tres semanas a qué hora entraba cada camión y descubrí que cuatro rutas compartían un muelle. Repartí las rutas en tres muelles y acordé las llegadas con los conductores. En dos meses las salidas puntuales pasaron del 71 % al 94 %.",
    "en": "Last spring only 68% of our vans left on time. I logged loading times for three weeks and found that five routes fought for the same bay. I spread them over three bays and agreed arrival slots with the drivers. Within six weeks on-time departures rose from 68% to 95%.",
}
SALAD = {
    "zh": "用户分层，数据分析，A/B测试，留存率，转化率，裂变，社群，私域，闭环，漏斗，问题，方案，提升30%，三个月，我负责，从20%到50%。",
    "es": "Segmentación, análisis de datos, test A/B, retención, conversión, referidos, embudo, causas, problema, solución, aumento del 30 %, tres meses, yo mismo, del 20 % al 50 %.",
    "en": "Segmentation, data analysis, A/B test, retention, conversion, referral, funnel, problem, causes, solution, increase of 30%, three months, on my own, from 20% to 50%.",
}
GUIDE = {
    "zh": "首先发现问题，然后分析问题的原因，再提出解决方案，最后取得了量化的效果，也说明了我自己的贡献。",
    "es": "Primero identifiqué el problema, después analicé las causas, luego propuse una solución y al final obtuve un resultado cuantificado.",
    "en": "First I identified the problem, then I analysed its causes, after that I proposed a solution, and finally I achieved a quantified result.",
}
LANGS = ("zh", "es", "en")


def answered(lang: str, text: str) -> Analysis:
    question = QUESTION[lang]
    return analyse(
        from_text(f"{question}\n{text}", "answer"), kind="answer", question=Span(0, len(question))
    )


def score(lang: str, text: str) -> float:
    return answered(lang, text).score.value or 0.0


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_without_reason_time_or_start_stands_well_below_a_story(lang):
    poor, middling, strong = (score(lang, told[lang]) for told in (POOR, MIDDLING, STRONG))

    assert poor + 20 < middling < strong - 10


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("padding", [SALAD, GUIDE], ids=["salad", "guide"])
def test_key_words_and_the_words_of_the_guide_pay_nothing(lang, padding):
    assert score(lang, f"{POOR[lang]} {padding[lang]}") <= score(lang, POOR[lang]) + 1
    assert score(lang, padding[lang]) < 25


@pytest.mark.parametrize("lang", LANGS)
def test_said_five_times_it_is_said_once(lang):
    once = answered(lang, MIDDLING[lang])
    often = answered(lang, f"{MIDDLING[lang]} " * 5)

    assert often.score.value == pytest.approx(once.score.value, abs=0.5)


@pytest.mark.parametrize("lang", LANGS)
def test_the_question_said_again_is_no_experience(lang):
    assert score(lang, f"{QUESTION[lang]} {POOR[lang]}") <= score(lang, POOR[lang]) + 1


@pytest.mark.parametrize("lang", LANGS)
def test_an_example_of_the_report_is_nobodys_experience(lang):
    pack = load_pack("interview-user-operations")
    shown = " ".join(str(getattr(one.file.example.strong, lang)) for one in pack.criteria[:5])

    assert score(lang, shown) < 25


@pytest.mark.parametrize(
    ("lang", "by"),
    [
        ("zh", "接口由一位开发做的。"),
        ("es", "El cambio técnico lo hizo una programadora."),
        ("en", "One engineer wired the reminder."),
    ],
)
def test_who_shares_out_the_work_in_passing_loses_next_to_nothing(lang, by):
    assert score(lang, f"{STRONG[lang]} {by}") >= score(lang, STRONG[lang]) - 3
