"""What had got worse before anything was done is the problem; what had moved after a deed is a result."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities


def outcomes(text, lang):
    return find_outcomes(text, lang, find_quantities(text, lang))[0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Las devoluciones se habían duplicado por un error de talla."),
        ("es", "Las devoluciones se habían disparado un 40 % por un error de talla."),
        ("en", "Returns had gone up 40% after the supplier changed."),
        ("en", "Revenue per day had dropped by 22% since the beginning of the year."),
        ("zh", "因为尺码错误，退货率此前已经翻倍。"),
    ],
)
def test_a_trouble_that_stood_before_is_no_result(lang, text):
    assert outcomes(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "By June returns had fallen by 40%."),
        ("en", "Six months after the change retention had risen to 41%."),
        ("es", "Al cabo de tres meses las devoluciones habían bajado un 40 %."),
        ("zh", "上线三个月后，退货率下降了40%。"),
    ],
)
def test_what_had_moved_after_a_deed_is_a_result(lang, text):
    assert len(outcomes(text, lang)) == 1
