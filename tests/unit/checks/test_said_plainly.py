"""What a report says of a criterion is what its evidence shows: no dash for what was found, no frame of blanks."""

from __future__ import annotations

import re
from functools import cache

import pytest

from opsanalyse.analyse import analyse, judge_reading, read_through
from opsanalyse.read import from_text
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_criterion
from opsanalyse.types import LANGUAGES, Analysis, Status, Verdict

_COORDINATORS = {
    "zh": "工作经历\n2020.01-至今 鲜橙到家 运营专员\n• 带14人团队，错单率三个月内从4%降到1.5%。\n• 整理仓库。\n",
    "es": "EXPERIENCIA\nTiendas Mar — Coordinadora de operaciones    01/2020 – actualidad\n• Con un equipo de 14 personas, los errores pasaron del 4 % al 1,5 % en tres meses.\n• Ordené el almacén.\n",
    "en": "EXPERIENCE\nBrightbox — Operations coordinator    Jan 2020 – present\n• With a team of 14, errors fell from 4% to 1.5% in three months.\n• Tidied the warehouse.\n",
}
_RESULTS = {"zh": "带数字的成果", "es": "resultados con cifra", "en": "results with a figure"}
_VAGUE = {
    "zh": "工作经历\n2021.04-至今 鲜橙到家 用户运营专员\n• 用户留存明显提高。\n• 老用户的留存大幅提升。\n• 复购率显著提升。\n",
    "es": "EXPERIENCIA\nHuerta Norte — Especialista en retención    01/2021 – actualidad\n• La retención mejoró muchísimo.\n• La recompra subió notablemente.\n• La retención creció mucho.\n",
    "en": "EXPERIENCE\nApply — Retention specialist    Jan 2021 – present\n• Retention improved greatly.\n• Repeat purchases rose significantly.\n• Retention grew a lot.\n",
}
_UNMEASURED = {
    "zh": "工作经历\n2021.04-至今 鲜橙到家 运营专员\n• 负责日常排班。\n• 负责整理资料。\n• 负责接待来访。\n",
    "es": "EXPERIENCIA\nHuerta Norte — Asistente de operaciones    2021 – actualidad\n• Responsable de los turnos.\n• Responsable del archivo.\n• Responsable de las visitas.\n",
    "en": "EXPERIENCE\nBrightbox — Operations assistant    2021 – present\n• Responsible for the rota.\n• Responsible for the files.\n• Responsible for visitors.\n",
}


_METRIC = {"zh": "留存", "es": "retención", "en": "etention"}


@cache
def _analysed(text: str) -> Analysis:
    return analyse(from_text(text, "cv"), kind="resume")


def _verdict(text: str, criterion: str) -> Verdict:
    return next(v for v in _analysed(text).verdicts if v.criterion == criterion)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_results_that_stand_for_deeds_are_what_is_shown(lang: str):
    verdict = _verdict(_COORDINATORS[lang], "level-fit")

    assert any(mark.attributes.get("point") == "results" for mark in verdict.evidence)
    assert _RESULTS[lang] in verdict.message[lang]
    assert "—" not in verdict.message[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("criterion", ["role-metrics", "stage-metrics"])
def test_many_vague_lines_make_no_whole_result(lang: str, criterion: str):
    verdict = _verdict(_VAGUE[lang], criterion)

    assert verdict.status is Status.PARTLY
    assert verdict.score is not None
    assert verdict.score <= 0.5


@pytest.mark.parametrize("criterion", ["role-metrics", "stage-metrics"])
def test_a_vague_line_is_not_among_the_results_that_are_counted(criterion: str):
    text = _VAGUE["en"] + "• Retention rose from 31% to 39% in three months.\n"
    verdict = _verdict(text, criterion)

    assert (verdict.status, verdict.facts["n_fitting"]) == (Status.MET, 1)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "criterion", ["quantified-outcomes", "duties-without-results", "relevant-channels"]
)
def test_where_no_metric_and_no_way_is_known_advice_asks_and_shows_no_frame(
    lang: str, criterion: str
):
    advice = _verdict(_UNMEASURED[lang], criterion).advice[lang]

    assert advice
    assert "____" not in advice


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_frame_with_the_candidates_own_metric_stays(lang: str):
    frame = _verdict(_VAGUE[lang], "vague-claims").advice[lang].split("\n")[-1]

    assert "____" in frame
    assert _METRIC[lang] in frame


def test_every_frame_of_a_report_says_more_than_blanks():
    for text in (*_UNMEASURED.values(), *_VAGUE.values(), *_COORDINATORS.values()):
        for verdict in _analysed(text).verdicts:
            for advice in verdict.advice.values():
                assert not re.search(r"____ (?:went )?from ____ to ____", advice)
                assert "____从____" not in advice
                assert not re.search(r"____(?: pasó)?:? de ____ a ____", advice)


@pytest.mark.parametrize("line", ["参加读书会、徒步。", "每周组织一次读书会。"])
def test_a_reading_club_as_a_hobby_is_no_event(line: str):
    text = f"工作经历\n2021.04-至今 鲜橙到家 运营专员\n• 负责日常排班。\n兴趣爱好\n• {line}\n"

    assert _channels(text) == set()


@pytest.mark.parametrize(
    "line",
    ["负责“读书会”App 的用户增长，两个月新增用户1.2万。", "读书会产品的次月留存由31%升到39%。"],
)
def test_a_product_that_is_called_a_reading_club_is_no_event(line: str):
    assert _channels(f"工作经历\n2021.04-至今 书声科技 产品运营\n• {line}\n") == set()


@pytest.mark.parametrize(
    "line", ["组织线下读书会12场，新增会员300人。", "我们办了三场读书会，来了120人。"]
)
def test_a_reading_club_that_was_held_for_customers_is_an_event(line: str):
    assert "offline_event" in _channels(f"工作经历\n2021.04-至今 三味书店 活动运营\n• {line}\n")


def _channels(text: str) -> set[str]:
    reading = read_through(from_text(text, "cv"), "resume")
    return {mention.channel for unit in reading.units for mention in unit.mentions}


def test_an_answer_without_a_metric_keeps_the_frame_of_its_four_parts():
    path = shipped("rubrics") / "interview-user-operations" / "answer-structure.yml"
    text = "The door stuck every morning, so I asked a carpenter to plane it.\n"
    verdict = judge_reading(load_criterion(path), read_through(from_text(text, "a"), "answer"))

    assert "In the end the metric went from ____ to ____" in verdict.advice["en"]


ADMITTED = [
    (
        "en",
        "I sent vouchers and 38% stayed, up from 24%. It cost us a bit of margin because of the vouchers.",
        "Satisfaction improved a lot.",
    ),
    (
        "es",
        "Envié cupones y la recompra pasó del 24 % al 38 %. Nos costó algo de margen por los cupones.",
        "La satisfacción mejoró mucho.",
    ),
    (
        "zh",
        "我发了券，次月留存从20%升到31%。不过优惠也确实让我们损失了一点毛利。",
        "用户活跃度大幅提升。",
    ),
]


@pytest.mark.parametrize(("lang", "told", "vague"), ADMITTED)
def test_a_price_that_is_admitted_is_no_vague_claim(lang: str, told: str, vague: str) -> None:
    def share_of_vague(text: str) -> list[str]:
        verdicts = analyse(from_text(text, "x"), kind="answer", lang=lang).verdicts
        verdict = next(v for v in verdicts if v.criterion == "vague-claims")
        return [text[mark.start : mark.end] for mark in verdict.evidence]

    assert share_of_vague(told) == []
    assert len(share_of_vague(f"{told} {vague}")) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I cut churn from 9% to 5%. We ran it on 11 November for three weeks."),
        (
            "es",
            "Bajé las bajas del 9 % al 5 %. Lo hicimos el 11 de noviembre durante tres semanas.",
        ),
        ("zh", "我把流失率从9%降到5%。活动在11月11日，做了三周。"),
    ],
)
def test_who_tells_results_is_not_told_that_a_day_is_none(lang: str, text: str) -> None:
    verdicts = analyse(from_text(text, "x"), kind="answer", lang=lang).verdicts
    verdict = next(v for v in verdicts if v.criterion == "quantified-outcomes")

    assert verdict.evidence
    assert not {miss.condition for miss in verdict.near_misses} & {"date", "duration"}


def test_a_project_told_almost_whole_is_not_said_to_be_told_in_none() -> None:
    text = "项目经历\n会员日活动    2023.03-2023.06\n• 当时老客连续三个月下滑，复购率只有17%。\n• 分析订单后发现，多数人在第四十天离开。\n• 我按三档发券并逐个回访，活动后回来640人，复购率升到24%。\n"
    verdicts = analyse(from_text(text, "x"), kind="resume", lang="zh").verdicts
    verdict = next(v for v in verdicts if v.criterion == "portfolio")

    assert (verdict.status, verdict.facts["n_full"]) == (Status.MET, 0)
    assert "0" not in verdict.message["zh"]
    assert "目标" in verdict.message["zh"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_no_stage_is_told_advice_asks_for_it_and_not_for_figures_of_what_is_told(
    lang: str,
) -> None:
    text = "EXPERIENCE\nBrightbox — Operations assistant    2021 – present\n• Answered the phone.\n"
    verdicts = analyse(from_text(text, "x"), kind="resume", lang="en").verdicts
    verdict = next(v for v in verdicts if v.criterion == "stage-metrics")

    assert verdict.status is Status.NOT_APPLICABLE
    assert {"zh": "阶段", "es": "etapa", "en": "stage"}[lang] in verdict.advice[lang]
    assert "____" in verdict.advice[lang]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In my last company, we achieved remarkable results with an omnichannel strategy."),
        ("es", "En mi última empresa logramos excelentes resultados con una estrategia omnicanal."),
        ("zh", "我们通过全渠道策略取得了非常好的成效。"),
    ],
)
def test_praise_in_the_place_of_a_result_is_a_vague_claim(lang: str, text: str) -> None:
    verdicts = {
        v.criterion: v for v in analyse(from_text(text, "x"), kind="answer", lang=lang).verdicts
    }

    assert verdicts["vague-claims"].status is Status.MISSING
    assert verdicts["quantified-outcomes"].status is Status.MISSING


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We got good results: churn fell from 9% to 5% in a year."),
        ("es", "Fue un éxito: las bajas cayeron del 9 % al 5 % en un año."),
        ("zh", "活动效果很好，流失率一年内由9%降到5%。"),
    ],
)
def test_praise_that_is_borne_out_is_none(lang: str, text: str) -> None:
    verdicts = analyse(from_text(text, "x"), kind="answer", lang=lang).verdicts

    assert next(v for v in verdicts if v.criterion == "vague-claims").status is Status.MET


@pytest.mark.parametrize("lang", LANGUAGES)
def test_results_told_without_a_figure_are_not_asked_for_the_kind_of_work(lang: str) -> None:
    verdict = _coordinator_without_figures(lang)

    assert {"zh": "数字和时间", "es": "cifra", "en": "figure"}[lang] in verdict.advice[lang]
    assert {"zh": "写明是哪", "es": "Di de qué", "en": "Say which"}[lang] not in verdict.advice[
        lang
    ]


def _coordinator_without_figures(lang: str) -> Verdict:
    analysis = analyse(from_text(_VAGUE[lang], "x"), kind="resume", lang=lang)
    return next(v for v in analysis.verdicts if v.criterion == "role-metrics")
