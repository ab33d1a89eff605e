"""Grammars under hostile text: no crash, no place outside the text, no long time, whatever is thrown at them.

``pytest tests/hostile/grammars_test.py`` runs a short search; ``--hypothesis-profile`` or GRAMMAR_EXAMPLES makes it longer.
"""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsanalyse.detect.outcomes import find_outcomes, missing, why_not
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.detect.roles import CLAIM
from opsanalyse.types import ROLES

EXAMPLES = int(os.environ.get("GRAMMAR_EXAMPLES", "300"))
LANGS = st.sampled_from(("zh", "es", "en"))
ATOMS = st.sampled_from(
    ["1", "23", "4.5", "6,789", "１２", "％", "%", "$", "€", "¥", "k", "m", "x", "×", "→", "->", "-", "–", "/", ":", ".", ",", "(", ")", " ", "\n", "\u202f",
     "from", "to", "of", "a", "an", "one", "half", "two thirds", "million", "doubled", "top", "no.", "in", "every", "may", "q", "fy", "iso", "day",
     "de", "del", "a", "al", "un", "y", "con", "coma", "mil", "millones", "medio", "tercera", "parte", "por ciento", "cada", "duplicó", "los", "primeros",
     "一", "二", "两", "三", "十", "百", "千", "万", "亿", "半", "个", "零", "点", "分之", "又", "成", "折", "倍", "番", "翻了", "几", "数", "多", "余", "来",
     "第", "前", "名", "年", "月", "日", "号", "周", "季度", "元", "块", "角", "从", "由", "到", "至", "升", "降", "每", "就有", "提升", "下降", "负责", "效果",
     "grew", "fell", "retention", "churn", "because", "expected", "clientes", "ventas", "subió", "bajó", "½", "🙂", "́", "\u0000", "ß", "İ"]
)  # fmt: skip
TEXTS = (
    st.lists(ATOMS, max_size=60).map("".join)
    | st.lists(ATOMS, max_size=60).map(" ".join)
    | st.text(max_size=80)
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, LANGS)
def test_nothing_breaks_and_every_place_is_in_the_text(text, lang):
    quantities = find_quantities(text, lang)
    outcomes, scale = find_outcomes(text, lang, quantities)
    misses = why_not(text, lang, quantities, outcomes, scale)

    spans = [*quantities, *outcomes, *scale, *misses]
    spans += [part for o in outcomes for part in (*o.parts, *([o.value] if o.value else []))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(missing(outcome) is not None for outcome in outcomes)


NESTED = [
    "subió",  # one word without an end: a pattern that may begin anywhere in it is tried everywhere
    "一年多三个月又", "2 years 3 months and ", "1元2角3分", "half of a third of ", "uno y medio por ciento de ", "百分之百分之", "从1到从2到",
    "from 1 to from 2 to ", "un tercio de un quinto de ", "三分之四分之", "1/2/3/", "翻了翻了", "每五个每三个", "1h2m3s", "top top 3 ", "$¥€", "no ni un ", "a single ",
]  # fmt: skip
CHANCES = dict.fromkeys((*ROLES, CLAIM), 0.9)
SLOWEST = 0.05  # seconds for 100 kB


def took(work):
    """Return the time of the faster of two runs: another process may take the first."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def reference():
    """Do what takes 25 ms on an idle machine: on a busy one everything takes longer."""
    return sum(i * i for i in range(400_000))


def check_time(piece, lang):
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    quantities = find_quantities(text, lang)
    slowest = SLOWEST * max(1.0, took(reference) / 0.025)

    assert took(lambda: find_quantities(text, lang)) <= slowest
    assert took(lambda: find_outcomes(text, lang, quantities, CHANCES)) <= slowest


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ATOMS, min_size=1, max_size=4).map("".join).filter(str.strip), LANGS)
def test_no_repeated_text_takes_long(piece, lang):
    check_time(piece, lang)


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
@pytest.mark.parametrize("piece", NESTED)
def test_no_nesting_takes_long(piece, lang):
    check_time(piece, lang)
