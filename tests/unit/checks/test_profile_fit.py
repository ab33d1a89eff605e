"""Results of another kind cost the fit to a role; results of which nobody can tell the kind count less against it."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.types import Verdict

_HEAD = {
    "zh": "工作经历\n2021.04-2023.05 鲜橙到家 内容运营\n",
    "es": "EXPERIENCIA\nHuerta Norte — Gestora de contenidos    04/2021 – 05/2023\n",
    "en": "EXPERIENCE\nGreen Foods — Content manager    04/2021 – 05/2023\n",
}
_OTHER_KIND = {
    "zh": "• 退款率从9%降到4%。\n• 投诉率从6%降到2%。",
    "es": "• La tasa de devoluciones bajó del 9 % al 4 %.\n• Las quejas bajaron de 60 a 20.",
    "en": "• The refund rate fell from 9% to 4%.\n• Complaints fell from 60 to 20.",
}
_UNTOLD = {
    "zh": "• 从9%做到14%。\n• 从60做到200。",
    "es": "• Pasó del 9 % al 14 %.\n• Pasó de 60 a 200.",
    "en": "• Went from 9% to 14%.\n• Went from 60 to 200.",
}


def _fit(text: str, lang: str) -> Verdict:
    told = analyse(from_text(text), kind="resume", lang=lang)
    return next(v for v in told.verdicts if v.criterion == "role-metrics")


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_results_of_an_untold_kind_count_less_against_the_fit_to_a_role(lang: str) -> None:
    known = _fit(_HEAD[lang] + _OTHER_KIND[lang], lang)
    untold = _fit(_HEAD[lang] + _UNTOLD[lang], lang)

    assert known.score == 0.0
    assert untold.score is None or untold.weight < known.weight
