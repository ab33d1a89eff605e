"""Usual titles show a level, and results of activation are those of user operations."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.types import Verdict


def _verdict(text: str, criterion: str) -> Verdict:
    told = analyse(from_text(text), kind="resume")
    return next(v for v in told.verdicts if v.criterion == criterion)


@pytest.mark.parametrize(
    ("entry", "level"),
    [
        ("EXPERIENCIA\nRodaya — Analista de operaciones    03/2021 – actualidad\n", "specialist"),
        ("EXPERIENCIA\nRodaya — Ejecutiva de cuentas    03/2021 – actualidad\n", "specialist"),
        ("EXPERIENCIA\nRodaya — Líder de equipo    03/2021 – actualidad\n", "manager"),
        ("EXPERIENCE\nBramble — Operations analyst    Jan 2020 – present\n", "specialist"),
        ("EXPERIENCE\nBramble — Support Team Leader    Jan 2020 – present\n", "manager"),
        ("工作经历\n2021.04-至今 鲜橙到家 店长\n", "manager"),
        ("工作经历\n2021.04-至今 鲜橙到家\n会员运营专员（汇报给运营总监）\n", "specialist"),
        (
            "EXPERIENCIA\nRodaya    03/2021 – actualidad\nAnalista (reporta al director de operaciones)\n",
            "specialist",
        ),
        (
            "EXPERIENCE\nBramble    Jan 2020 – present\nOperations analyst (reporting to the director)\n",
            "specialist",
        ),
    ],
)
def test_a_usual_title_shows_its_level(entry: str, level: str):
    lines = {
        "工": "• 拆解季度目标，复购率从31%升到39%。\n• 带14人团队，错单率从4%降到1.5%。\n",
        "E": "• Split the quarterly goal; repeat purchases rose from 31% to 39%.\n• With a team of 14, errors fell from 4% to 1.5%.\n",
    }
    verdict = _verdict(entry + lines[entry[0]], "level-fit")

    assert {e.attributes["level"] for e in verdict.evidence if e.label == "title"} == {level}


@pytest.mark.parametrize(
    "text",
    [
        "工作经历\n2021.04-2023.05 鲜橙到家 用户运营专员\n• 新用户激活率三个月内从28%升到36%。\n• 首单率从6.8%提升至11.5%。\n",
        "EXPERIENCIA\nHuerta — Operaciones de usuario    04/2021 – 05/2023\n• La activación subió del 28 % al 36 % en tres meses.\n• La conversión pasó del 7 % al 10 %.\n",
        "EXPERIENCE\nLedgerly — User Operations    04/2021 – 05/2023\n• Activation rose from 28% to 36% in three months.\n• Conversion rose from 7% to 10%.\n",
    ],
)
def test_activation_and_conversion_are_results_of_user_operations(text: str):
    assert _verdict(text, "role-metrics").score == 1.0
