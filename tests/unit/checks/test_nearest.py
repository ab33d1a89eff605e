"""Whatever is missing says what came nearest; whatever gains points shows where they come from."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.types import Span, Status

PRAISE = {
    "zh": "我工作认真负责，吃苦耐劳，性格开朗，和同事相处得很好。",
    "es": "Soy una persona responsable, trabajadora y alegre, y me llevo bien con todo el mundo.",
    "en": "I am a responsible, hard-working and cheerful person who gets on well with everybody.",
}
ASKED = {
    "zh": "如何提升用户留存？",
    "es": "¿Cómo mejorarías la retención de usuarios?",
    "en": "How would you improve user retention?",
}


def verdicts(question: str, answer: str):
    text = f"{question}\n{answer}"
    analysis = analyse(from_text(text, "x"), kind="answer", question=Span(0, len(question)))
    return {verdict.criterion: verdict for verdict in analysis.verdicts}


@pytest.mark.parametrize("lang", PRAISE)
def test_praise_of_oneself_is_missing_everything_and_each_says_why(lang: str) -> None:
    found = verdicts(ASKED[lang], PRAISE[lang])

    missing = [v for v in found.values() if v.status is Status.MISSING]
    assert {"answer-structure", "key-points", "own-experience"} <= {v.criterion for v in missing}
    assert [v.criterion for v in missing if not (v.evidence or v.near_misses)] == []


def test_a_part_of_cooperation_that_counts_is_shown() -> None:
    answer = (
        "I agreed three metrics with the product manager and wrote the rules myself. "
        "Afterwards complaints fell from 80 to 45 a week."
    )
    verdict = verdicts("How do you work with other teams?", answer)["cooperation"]

    shown = {mark.attributes["partner"] for mark in verdict.evidence}
    assert {"partner-product", "own_part", "effect"} <= shown


def test_no_channel_earns_nothing_for_words_on_conversion() -> None:
    answer = "Conversion is what counts, and the cost per user has to be compared and tested."
    verdict = verdicts("Which acquisition channels have you used?", answer)["relevant-channels"]

    assert (verdict.score, verdict.evidence) == (0.0, ())
    assert [miss.condition for miss in verdict.near_misses] == ["no-channel"]


def test_years_and_traits_are_no_deed_of_ones_own() -> None:
    deed = "I rang two hundred members and changed the coupon, and 60 of them came back."
    verdict = verdicts(ASKED["en"], f"{PRAISE['en']} {deed}")["own-part"]

    assert [mark.end - mark.start for mark in verdict.evidence] == [len(deed)]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("每周六在公众号推一份主题书单，书单内图书借阅量增长45%", True),
        ("调整了排班，增长了45%", False),
        ("New rotas: rose by 45%", False),
    ],
)
def test_a_result_that_does_not_say_of_what_is_told_so(line: str, named: object) -> None:
    headings = "工作经历\n2021.04-2023.05 鲜橙到家 运营\n"
    found = analyse(from_text(f"{headings}• {line}", "x"), kind="resume").verdicts
    anatomy = next(verdict for verdict in found if verdict.criterion == "outcome-anatomy")

    assert bool(anatomy.evidence)
    assert ("no-metric" not in {miss.condition for miss in anatomy.near_misses}) is named


PASSIVE = {
    "zh": "旺季错发多，客户老投诉。逐单核对，发现是相似款放在一起拿混的。于是把相似款分开放，货架上贴了大图。{}错发从每周40单降到9单。",
    "es": "En temporada alta salían muchos pedidos equivocados. Se revisaron uno por uno y eran modelos parecidos que estaban juntos. Se separaron y se pusieron fotos grandes en los estantes. {}Los errores bajaron de 40 a 9 por semana.",
    "en": "In peak season many parcels went out wrong. Each was checked, and it was similar models stored side by side. They were put apart and big pictures stuck on the shelves. {}Wrong parcels fell from 40 to 9 a week.",
}
TEAM = {
    "zh": "我们开了一次会。",
    "es": "Tuvimos una reunión. ",
    "en": "We held one meeting. ",
}


@pytest.mark.parametrize("lang", PASSIVE)
def test_deeds_of_which_nobody_is_named_pay_half_and_one_sentence_of_the_team_takes_its_share(
    lang: str,
) -> None:
    alone, beside = (
        verdicts(ASKED[lang], PASSIVE[lang].format(said))["own-part"] for said in ("", TEAM[lang])
    )

    assert (alone.status, alone.score) == (Status.PARTLY, pytest.approx(0.5, abs=0.05))
    assert {miss.condition for miss in alone.near_misses} == {"nobody-named"}
    assert alone.evidence == ()
    assert beside.score is not None
    assert 0.3 <= beside.score <= alone.score
