"""A question about the company asks for no story: what the product is like is no problem solved, and nobody's deed."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.types import Status, Verdict

_STORY = {
    "en": "Q1: Tell me about a campaign.\nSign-ups had fallen by a third. I looked at the funnel and found the form too long. I cut it to two fields. Sign-ups rose from 400 to 900 a week.\n",
    "es": "Pregunta 1: Háblame de una campaña.\nLas altas habían caído un tercio. Miré el embudo y vi que el formulario era demasiado largo. Lo reduje a dos campos. Las altas pasaron de 400 a 900 por semana.\n",
    "zh": "问题1：讲一个你做过的活动。\n那时报名少了三成。我查了漏斗，发现表单太长。于是我把表单改成两栏。每周报名从400人升到900人。\n",
}
_COMPANY = {
    "en": "Q2: Why our company?\nI have used your app for two years. The lockers work best; the deposit takes five days. Compared with your rivals you have more to choose from.\n",
    "es": "Pregunta 2: ¿Por qué nuestra empresa?\nUso vuestra aplicación desde hace dos años. Lo mejor es la taquilla; el depósito tarda cinco días. Frente a vuestro competidor tenéis más catálogo.\n",
    "zh": "问题2：为什么想加入我们公司？\n我用你们的App已经两年了，主要看育儿内容。内容很好，但是搜索不太好用。和竞品相比，你们的社区更真诚。\n",
}
_LIST = {
    "en": "Q2: Which metrics do you look at every morning?\nActivation of new users, then skipped weeks, then tickets, in that order.\n",
    "es": "Pregunta 2: ¿Dónde te ves en tres años?\nLlevando un equipo de cuatro o cinco personas de operaciones de producto.\n",
    "zh": "问题2：你平时用什么工具看数据？\n神策和公司自己的BI，简单的我自己写SQL。\n",
}
_IDLE = {
    "en": "Q2: How do you work with product?\nI believe communication is key and I always try to be proactive and go the extra mile.\n",
    "es": "Pregunta 2: ¿Cómo trabajas con producto?\nCreo que la comunicación es la clave y siempre procuro dar lo mejor de mí en todo.\n",
    "zh": "问题2：你和产品团队怎么配合？\n我认为沟通是最重要的，我性格开朗，做事认真，愿意为团队付出。\n",
}


def _verdicts(text: str, lang: str) -> dict[str, Verdict]:
    told = analyse(from_text(text, "x"), kind="interview", lang=lang)
    return {verdict.criterion: verdict for verdict in told.verdicts}


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
@pytest.mark.parametrize(
    "criterion",
    ["answer-structure", "own-part", "own-experience", "quantified-outcomes", "vague-claims"],
)
def test_an_answer_about_the_company_costs_the_stories_nothing(lang: str, criterion: str) -> None:
    alone = _verdicts(_STORY[lang], lang)[criterion]
    both = _verdicts(_STORY[lang] + _COMPANY[lang], lang)[criterion]

    assert both.score == alone.score
    assert all(mark.end <= len(_STORY[lang]) for mark in (*both.evidence, *both.near_misses))


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
def test_the_company_alone_is_no_answer_of_bad_structure(lang: str) -> None:
    verdicts = _verdicts(_COMPANY[lang].replace("2", "1", 1), lang)

    assert verdicts["answer-structure"].status is Status.NOT_APPLICABLE
    assert verdicts["product-knowledge"].status is not Status.NOT_APPLICABLE


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
def test_an_answer_without_any_part_is_named_once(lang: str) -> None:
    verdict = _verdicts(_STORY[lang] + _IDLE[lang], lang)["answer-structure"]

    assert [miss.condition for miss in verdict.near_misses] == ["unclear-all"]
    assert "2" in verdict.advice[lang].split("\n", maxsplit=1)[0]


def test_advice_on_what_does_not_apply_holds_no_words_of_the_document() -> None:
    text = "Q: What went wrong?\nI wrote an e-mail to each of them and they had all had a wrong parcel.\n"
    verdict = _verdicts(text, "en")["relevant-channels"]

    assert verdict.status is Status.NOT_APPLICABLE
    assert "email" not in verdict.advice["en"]


_TOLD = {
    "en": "Q1: What do you know of our company?\nYour users are parents with little time. At my last shop I had the same: orders had fallen. I moved delivery to the evening. Orders rose from 400 to 900 a week.\n",
    "es": "Pregunta 1: ¿Qué sabes de nuestra empresa?\nVuestros usuarios son padres con poco tiempo. En mi última tienda me pasó lo mismo: los pedidos habían caído. Pasé el reparto a la tarde. Los pedidos pasaron de 400 a 900 por semana.\n",
    "zh": "问题1：你了解我们公司吗？\n你们的用户多是没时间的父母。我上一家店也一样：订单在掉。我把配送改到晚上。每周订单从400单升到900单。\n",
}


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
def test_a_story_with_a_result_counts_though_only_the_company_was_asked_about(lang: str) -> None:
    verdicts = _verdicts(_TOLD[lang], lang)

    assert verdicts["quantified-outcomes"].status is Status.MET
    assert verdicts["answer-structure"].status is not Status.NOT_APPLICABLE


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
@pytest.mark.parametrize("criterion", ["answer-structure", "own-part", "own-experience"])
def test_a_list_that_was_asked_for_costs_the_stories_nothing(lang: str, criterion: str) -> None:
    alone = _verdicts(_STORY[lang], lang)[criterion]
    both = _verdicts(_STORY[lang] + _LIST[lang], lang)[criterion]

    assert (both.status, both.score) == (alone.status, alone.score)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Q: Why do you want to work here?\nYou wrote about your hand-offs on your engineering blog in May, and I also use the product to run my choir.\n",
        ),
        (
            "es",
            "Pregunta: ¿Por qué te interesa este puesto?\nSoy clienta de la casa desde hace un año y leí en vuestro blog cómo hacéis las entregas.\n",
        ),
    ],
)
def test_who_reads_their_blog_and_uses_the_product_knows_the_company(lang: str, text: str) -> None:
    verdict = _verdicts(text, lang)["product-knowledge"]

    assert verdict.score > 0
    assert verdict.evidence


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [
        ("zh", "问题1：你平时怎么跟踪竞品？", "每周五我看三家的更新日志和应用商店评论，记在表格里。"),
        ("es", "Pregunta 1: ¿Cómo sigues a la competencia?", "Cada viernes leo las novedades de tres apps y las apunto en una tabla."),
        ("en", "Question 1: How do you track competitors?", "Every Friday I read the release notes of three apps and note them in a sheet."),
    ],
)  # fmt: skip
def test_how_rivals_are_watched_asks_for_no_knowledge_of_the_company(
    lang: str, asked: str, told: str
):
    verdicts = {
        v.criterion: v for v in analyse(from_text(f"{asked}\n{told}\n"), lang=lang).verdicts
    }

    assert verdicts["product-knowledge"].status is Status.NOT_APPLICABLE
