"""A point is explained where something is said of it: names strung together explain nothing."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import read_through
from opsanalyse.detect.concepts import find_concepts
from opsanalyse.detect.depth import depth_of
from opsanalyse.read import from_text
from opsanalyse.types import Span


def _depths(text: str) -> set[str]:
    [unit] = read_through(from_text(text, "answer.txt"), "answer").units
    return {depth_of(text, unit, None, Span(h.start, h.end)) for h in find_concepts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "We did user segmentation, life-cycle management, refined operations and closed-loop data.",
        "I focus on onboarding, habit building, loyalty programmes, win-back and the feedback loop.",
        "我们做了用户分层、生命周期管理、精细化运营和数据闭环。",
        "主要是通过用户分层、会员体系、积分商城、精细化运营和数据闭环来提升用户粘性。",
        "Hicimos segmentación de usuarios, gestión del ciclo de vida, operación refinada y circuito cerrado de datos.",
        "Trabajo con segmentación, embudos, onboarding, fidelización y analítica de datos.",
    ],
)
def test_names_strung_together_are_only_named(text: str):
    assert _depths(text) == {"named"}


@pytest.mark.parametrize(
    "text",
    [
        "I called lapsed customers, sent each a coupon and moved the delivery slot.",
        "We A/B tested the welcome message, the coupon and the timing of the push.",
        "I drew five personas by age, occupation, budget and shopping frequency.",
        "我给沉睡用户打电话、发专属券、改了配送时间。",
        "我按最近一次下单时间把用户分成三层，给沉默用户发专属券，给流失用户打电话问原因。",
        "Llamé a los clientes perdidos, mandé un cupón personal y cambié el horario de entrega.",
    ],
)
def test_deeds_in_a_row_are_told(text: str):
    assert "named" not in _depths(text)


def test_a_list_that_brought_a_measured_result_is_borne_out():
    assert _depths(
        "With onboarding, a loyalty programme and win-back calls retention rose from 20% to 31%."
    ) == {"evidenced"}
