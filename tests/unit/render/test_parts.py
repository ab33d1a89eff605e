"""The page says no part of a result is missing that its line tells, and asks no story of what is no story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.render import to_html
from opsanalyse.render.accounts import accounts, results
from opsanalyse.render.places import Places
from opsanalyse.render.wording import wording
from opsanalyse.types import NearMiss

_LISTED = {
    "en": "EXPERIENCE\nBrightbox — Operations manager    Jan 2019 – Dec 2022\n• Launched a loyalty scheme: weekly active users rose from 12,000 to 31,000, churn fell from 9% to 5% and referrals tripled within a year.\n",
    "es": "EXPERIENCIA\nTiendas Mar — Responsable de operaciones    01/2019 – 12/2022\n• Lancé un programa de puntos: los usuarios activos pasaron de 12.000 a 31.000, las bajas del 9 % al 5 % y los referidos se triplicaron en un año.\n",
    "zh": "工作经历\n2019.01-2022.12 鲜橙到家 运营经理\n• 上线积分体系，一年内周活由1.2万升到3.1万，流失率由9%降到5%，老带新人数翻了三倍。\n",
}


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
def test_a_line_tells_its_action_and_its_time_once_for_all_its_results(lang: str) -> None:
    analysis = analyse(from_text(_LISTED[lang], "x"), kind="resume", lang=lang)

    rows = results(analysis, Places(analysis), wording(lang))

    assert len(rows) >= 3
    assert all(row.method.is_told and row.timeframe.is_told for row in rows)


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
def test_a_manager_is_shown_every_result_of_a_line(lang: str) -> None:
    analysis = analyse(from_text(_LISTED[lang], "x"), kind="resume", lang=lang)
    verdict = next(v for v in analysis.verdicts if v.criterion == "level-fit")

    shown = [mark for mark in verdict.evidence if mark.attributes.get("point") == "results"]

    assert len(shown) >= 3


def test_no_steps_are_asked_of_an_answer_about_the_company() -> None:
    text = "Q1: Tell me about a campaign.\nI cut the form to two fields and sign-ups doubled.\nQ2: Why our company?\nI use your app every week.\n"
    analysis = analyse(from_text(text, "x"), kind="interview", lang="en")

    strips = accounts(analysis, Places(analysis), wording("en"))

    assert [strip.detail for strip in strips] == ["Tell me about a campaign."]


def test_a_sentence_that_came_close_for_two_reasons_is_quoted_once() -> None:
    text = "Q: How would you lift retention?\nSo I sent a coupon to everybody on the list and put the best users on a board."
    analysis = analyse(from_text(text, "x"), kind="answer", lang="en")
    verdict = next(v for v in analysis.verdicts if v.criterion == "answer-structure")
    here = verdict.near_misses[0]
    twice = replace(
        verdict,
        near_misses=tuple(
            NearMiss(here.start, here.end, name)
            for name in ("solution-without-effect", "action-without-reason")
        ),
    )

    page = to_html(replace(analysis, verdicts=(twice,)), "en")

    assert (
        page.count(
            "an action is told, but not what came of it; an action is told, but not why this one"
        )
        == 1
    )
