"""A time that stands beside a result is not called missing where it is not sure whose it is."""

from __future__ import annotations

import pytest

from opsanalyse.checks import Material, Measurement
from opsanalyse.checks.anatomy import Anatomy, measure
from opsanalyse.types import Outcome, Quantity, Span, Unit

TEXT = "It fell to 5% in four months."
RESULT = Outcome(3, 13, metric=None, value=Span(11, 13), direction="down", quantified=True)
SHARE = Quantity(11, 13, "percent", 5.0)
TIME = Quantity(17, 28, "duration", 4.0, unit="month")


def measured(*quantities: Quantity) -> Measurement:
    unit = Unit(0, len(TEXT), lang="en", quantities=quantities, outcomes=(RESULT,))
    return measure(Material(TEXT, "resume", (unit,)), Anatomy(parts=("timeframe",)))


@pytest.mark.parametrize(
    ("quantities", "said", "counts"),
    [((SHARE,), "no-timeframe", 0.0), ((SHARE, TIME), "unsure-timeframe", 0.5)],
)
def test_a_time_that_is_named_is_not_missing_and_counts_half(quantities, said, counts):
    found = measured(*quantities)

    assert [miss.condition for miss in found.near_misses] == [said]
    assert found.value == counts
    assert found.facts["n_no_timeframe"] == (said == "no-timeframe")
