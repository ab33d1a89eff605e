"""What a deed moved, and what stood before a verb, names what was measured; when it was does not."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


@pytest.mark.parametrize(
    ("lang", "text", "metric"),
    [
        ("en", "I lifted trial-to-paid from 7% to 10.4% by Q4.", "trial-to-paid"),
        ("es", "Reduje la chatarra de la línea 2 del 6 % al 2,5 %.", "chatarra de la línea 2"),
        ("es", "Reduje la cancelación trimestral de 9 % a 5 %.", "cancelación trimestral"),
        ("es", "Reduje las ausencias de pacientes del 18 % al 9 %.", "ausencias de pacientes"),
        ("en", "Skips in week three went from 34 to 22 per cent.", "Skips"),
        ("es", "El abandono en ese trimestre bajó del 12 % al 8 %.", "abandono"),
        ("es", "Las altas en el segundo semestre crecieron un 20 %.", "altas"),
        ("es", "La segunda sesión pasó de 44 a 61 %.", "segunda sesión"),
        ("zh", "两个冬天把中介费控制在零。", "中介费"),
        ("zh", "第二套CVR高1.8个点，就全量了。", "CVR"),
        ("en", "Completion settled at 71%.", "Completion"),
        ("en", "Replies per thread went from 0.4 to 5.", "Replies per thread"),
        ("en", "Ridership on the line has grown by a fifth.", "Ridership on the line"),
        ("en", "Discharges before noon rose from 11% to 34%.", "Discharges before noon"),
        ("en", "By the end of Q3 churn was down to 3%.", "churn"),
        ("en", "Our mystery shopper score rose to 92.", "mystery shopper score"),
        ("en", "The guide saved two minutes per call.", None),
        ("es", "La guía ahorró 2 minutos por llamada.", None),
        ("es", "Las reposiciones por plaga bajaron un 75 %.", "reposiciones por plaga"),
        ("es", "Elevé la tasa de ocupación hasta el 88 %.", "tasa de ocupación"),
        ("zh", "场均观看从两千涨到一万一。", "场均观看"),
    ],
)
def test_a_metric_is_named(lang, text, metric):
    (found,), _ = find_outcomes(text, lang, find_quantities(text, lang))

    assert found.metric == metric


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Con los tres turnos se estabilizó en torno al 3,6 %."),
        ("en", "It had already dropped by half."),
    ],
)
def test_none_is_made_up(lang, text):
    found, _ = find_outcomes(text, lang, find_quantities(text, lang))

    assert [one.metric for one in found] in ([None], [])
