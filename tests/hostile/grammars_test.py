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


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ATOMS, min_size=1, max_size=4).map("".join), LANGS)
def test_no_repeated_text_takes_long(piece, lang):
    if not piece.strip():
        pytest.skip("nothing to repeat")
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    begin = time.process_time()
    find_quantities(text, lang)

    assert time.process_time() - begin < 0.25
