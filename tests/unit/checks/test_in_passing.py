"""What is told in passing costs nothing: a result where nobody asked for a story, words that a page wrapped."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.detect.joined import flowing
from opsanalyse.read import from_text

STORY = {
    "zh": "去年8月投诉率涨到2.3%。我拆开数据，发现七成是扣款没有提醒。我加了扣款前三天的短信提醒。两周后投诉率回到0.7%。",
    "es": "En agosto las quejas subieron al 2,3 %. Analicé los datos y vi que siete de cada diez eran por cobros sin aviso. Añadí un SMS tres días antes. A las dos semanas las quejas bajaron al 0,7 %.",
    "en": "In August complaints rose to 2.3%. I split the data and saw that seven in ten were about charges without notice. I added a text message three days before. Two weeks later complaints fell to 0.7%.",
}
TALK = {
    "zh": "问题1：请做一个自我介绍\n回答：我叫周可，做了四年用户运营。{more}\n问题2：讲一次处理投诉的经历\n回答：" + STORY["zh"],
    "es": "Pregunta 1: Háblame de ti.\nRespuesta: Me llamo Ana y llevo cuatro años en operaciones. {more}\nPregunta 2: Cuéntame una vez que trataste quejas.\nRespuesta: " + STORY["es"],
    "en": "Question 1: Tell me about yourself.\nAnswer: I am Ana and have worked in operations for four years. {more}\nQuestion 2: Tell me about a time you handled complaints.\nAnswer: " + STORY["en"],
}  # fmt: skip
RESULT = {
    "zh": "去年把新用户的次月留存从19%做到了27%。",
    "es": "El año pasado la retención pasó del 19 % al 27 %.",
    "en": "Last year retention rose from 19% to 27%.",
}


def structure(text: str) -> float | None:
    verdicts = {v.criterion: v for v in analyse(from_text(text), kind="interview").verdicts}
    return verdicts["answer-structure"].score


@pytest.mark.parametrize("lang", TALK)
def test_a_result_in_an_introduction_owes_no_whole_story(lang: str):
    assert structure(TALK[lang].format(more=RESULT[lang])) == structure(TALK[lang].format(more=""))


def test_words_that_a_page_wrapped_are_quoted_without_a_space_in_chinese():
    assert (
        flowing("付\n费转化率1.8%，\n月均 App\nStore 评分") == "付费转化率1.8%，月均 App Store 评分"
    )
