"""Advice asks for what is not there, and holds none of what the candidate would be ashamed to fill in."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import judge_reading, read_through
from opsanalyse.read import from_text
from opsanalyse.rubric import load_pack
from opsanalyse.types import Verdict


def _verdict(
    name: str, text: str, pack: str = "resume-operations", kind: str = "resume"
) -> Verdict:
    if kind == "resume":
        text = f"EXPERIENCE\nShift lead, Brightline\n2021 - 2024\n- {text}\n"
    [criterion] = [c for c in load_pack(pack).criteria if c.file.id == name]
    return judge_reading(criterion, read_through(from_text(text, "text.txt"), kind))


@pytest.mark.parametrize(
    ("lang", "text", "asked", "not_asked"),
    [
        (
            "es",
            "La satisfacción pasó del 72 % al 84 % entre enero y septiembre de 2023.",
            "con qué acción",
            "en cuánto tiempo",
        ),
        (
            "en",
            "Cut out-of-stock items from 43 a week to 9 by setting minimum levels and counting twice a week.",
            "in what time",
            "by what action",
        ),
        ("zh", "通过改版首页，转化率从2%升到3%。", "用了多长时间", "靠什么"),
    ],
)
def test_of_a_result_only_what_it_lacks_is_asked(
    lang: str, text: str, asked: str, not_asked: str
) -> None:
    advice = _verdict("outcome-anatomy", text).advice[lang]
    assert asked in advice
    assert not_asked not in advice


def test_half_of_a_time_is_no_time_to_fill_in() -> None:
    text = "La satisfacción pasó del 72 % al 84 % entre enero y septiembre de 2023."
    frame = _verdict("outcome-anatomy", text).advice["es"].split("\n")[-1]
    assert frame.startswith("Rellena:")
    assert "septiembre" not in frame


def test_a_result_that_lacks_nothing_gets_no_advice() -> None:
    text = "By moving the slot to the evening we raised retention from 20% to 31% in two months."
    verdict = _verdict("outcome-anatomy", text)
    assert verdict.advice["en"] == ""


def test_a_channel_in_brackets_is_not_the_way_it_was_done() -> None:
    text = "Coordino un equipo de 18 agentes en turno de tarde (voz, chat y WhatsApp)."
    assert "WhatsApp» (qué hice" not in _verdict("duties-without-results", text).advice["es"]


def test_what_follows_a_list_of_channels_is_told_of_none_of_them() -> None:
    text = "主要就是短视频、社群、达人合作和小红书。千川投放的ROI从1.8提升到2.4。"
    verdict = _verdict("relevant-channels", text, "interview-user-operations", "answer")
    proved = {e.attributes["channel"] for e in verdict.evidence if e.attributes["proved"]}
    assert "community" not in proved


def test_a_channel_is_asked_about_by_the_candidates_own_word() -> None:
    text = "Atendí a los clientes por WhatsApp y respondí sus dudas cada tarde."
    advice = _verdict("relevant-channels", text).advice["es"]
    assert "probé WhatsApp con" in advice


def test_nothing_is_quoted_where_there_is_nothing_to_quote() -> None:
    advice = _verdict(
        "placeholders", "I ran the returns desk and cut returns from 9% to 6%."
    ).advice
    assert all("“”" not in words and "«»" not in words for words in advice.values())


@pytest.mark.parametrize(
    "text",
    [
        "Led the move of the stores to a new building over one weekend with no cancelled operations.",
        "Trasladamos el almacén en un fin de semana sin incidencias.",
        "一个周末内搬完仓库，没有一台手术取消。",
    ],
)
def test_that_nothing_went_wrong_is_no_vague_claim(text: str) -> None:
    assert _verdict("vague-claims", text).evidence == ()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("你和供应链的同事怎么配合？", "平时多沟通，有事拉群，大家一起努力把活动做好。"),
        (
            "¿Cómo trabajas con otros departamentos?",
            "Nos coordinamos cada semana y entre todos sacamos adelante la campaña.",
        ),
        (
            "How do you work with other teams?",
            "We met every week and we all pulled together to run the campaign.",
        ),
    ],
)
def test_what_everybody_did_is_not_ones_own_part(question: str, answer: str) -> None:
    text = f"Q1. {question}\nA: {answer}\n"
    verdict = _verdict("cooperation", text, "interview-user-operations", "interview")
    assert "own_part" not in {mark.attributes["partner"] for mark in verdict.evidence}
