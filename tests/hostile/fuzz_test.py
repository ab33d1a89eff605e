"""Grammars and outcomes under a fuzzer that is led by the branches it reaches (atheris, where it is installed).

Runs with ``make hostile``; FUZZ_SECONDS sets how long. A process of its own: the fuzzer ends its process.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

import pytest

SECONDS = int(os.environ.get("FUZZ_SECONDS", "20"))
TARGET = """
import sys
import atheris

with atheris.instrument_imports(include=["opsanalyse.detect.quantities", "opsanalyse.detect.outcomes"]):
    from opsanalyse.detect.outcomes import find_outcomes, why_not
    from opsanalyse.detect.quantities import find_quantities

PIECES = [piece for piece in sys.argv.pop().split("|") if piece]


def once(data):
    choose = atheris.FuzzedDataProvider(data)
    lang = choose.PickValueInList(["zh", "es", "en"])
    parts = []
    while choose.remaining_bytes() and len(parts) < 80:
        parts.append(choose.PickValueInList(PIECES) if choose.ConsumeBool() else choose.ConsumeUnicodeNoSurrogates(3))
    text = "".join(parts)
    quantities = find_quantities(text, lang)
    outcomes, scale = find_outcomes(text, lang, quantities)
    for span in (*quantities, *outcomes, *scale, *why_not(text, lang, quantities, outcomes, scale)):
        assert 0 <= span.start < span.end <= len(text), (lang, text, span)


atheris.Setup(sys.argv, once)
atheris.Fuzz()
"""
PIECES = (
    "1|23|4.5|6,789|％|%|$|€|¥|k|m|x| → | - |–|/|:|.|,|(|)| |\n|from |to |of |a |one |half |million |doubled |top |no.|in |every |day |not |zero "
    "|de |al |un |y |con |coma |mil |millones |medio |tercera parte |por ciento |cada |duplicó |ningún |los |primeros |一|二|两|三|十|百|千|万|亿|半|个"
    "|零|点|分之|又|成|折|倍|番|翻了|几|多|第|前|名|年|月|日|周|元|块|从|到|每|提升|下降|没有|grew |fell |before |against |subió |bajó |antes |以前|对照组"
)


def test_no_bytes_break_the_grammars(tmp_path):
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed (pip install atheris): only Hypothesis searches here")
    if not os.environ.get("OPSANALYSE_HOSTILE"):
        pytest.skip("a long search: make hostile")
    (tmp_path / "target.py").write_text(TARGET, encoding="utf-8")
    command = [sys.executable, "target.py", f"-max_total_time={SECONDS}", "-timeout=5", PIECES]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-3000:]
