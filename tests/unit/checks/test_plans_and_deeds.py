"""What was done, but has no end, is not called a plan."""

from __future__ import annotations

import pytest

from opsanalyse.checks import Material
from opsanalyse.checks.own_experience import OwnExperience, measure
from opsanalyse.types import Question, Span, Unit

_TEXT = "We ran three raffles in the shop and put up posters."


@pytest.mark.parametrize(("own", "reason"), [(0.0, "plan-only"), (0.55, "no-result")])
def test_a_deed_without_an_end_is_no_plan(own: float, reason: str) -> None:
    chances = {"solution": 0.6, "own_experience": own}
    unit = Unit(0, len(_TEXT), lang="en", question=1, roles={"solution": 0.6}, chances=chances)
    asked = (Question(1, Span(0, 0), Span(0, len(_TEXT))),)
    told = measure(Material(_TEXT, "answer", (unit,), questions=asked), OwnExperience())

    assert [miss.condition for miss in told.near_misses] == [reason]
