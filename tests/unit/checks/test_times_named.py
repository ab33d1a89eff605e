"""A time that stands beside a result is not called missing where it is not sure whose it is."""

from __future__ import annotations

import pytest

from opsanalyse.checks import Material
from opsanalyse.checks.anatomy import Anatomy, measure
from opsanalyse.types import Outcome, Quantity, Span, Unit

TEXT = "It fell to 5% in four months."
RESULT = Outcome(3, 13, metric=None, value=Span(11, 13), direction="down", quantified=True)
SHARE = Quantity(11, 13, "percent", 5.0)
TIME = Quantity(17, 28, "duration", 4.0, unit="month")


def near(*quantities: Quantity) -> list[str]:
    unit = Unit(0, len(TEXT), lang="en", quantities=quantities, outcomes=(RESULT,))
    found = measure(Material(TEXT, "resume", (unit,)), Anatomy(parts=("timeframe",)))
    return [miss.condition for miss in found.near_misses]


@pytest.mark.parametrize(
    ("quantities", "said"),
    [((SHARE,), ["no-timeframe"]), ((SHARE, TIME), ["unsure-timeframe"])],
)
def test_a_time_that_is_named_is_not_missing(quantities, said):
    assert near(*quantities) == said
