"""A result and a figure beside it are told once: "no figure measures it" and "it measures nothing" deny each other."""

from __future__ import annotations

from opsanalyse.checks import Material
from opsanalyse.checks.unit_share import UnitShare, measure
from opsanalyse.types import Outcome, Quantity, Unit

TEXT = "38 % chose to pause; many of them were paying again."


def _unit(*, figure: bool) -> Unit:
    start = TEXT.index("many")
    result = Outcome(start, len(TEXT) - 1, None, None, "up", quantified=False)
    share = Quantity(0, 4, "percent", 38.0)
    return Unit(0, len(TEXT), lang="en", outcomes=(result,), quantities=(share,) * figure)


def _told(*, figure: bool) -> list[str]:
    found = measure(
        Material(TEXT, "resume", (_unit(figure=figure),)), UnitShare(findings=("quantified",))
    )
    return [miss.condition for miss in found.near_misses]


def test_a_figure_beside_a_result_is_told_with_it():
    assert _told(figure=True) == ["figure-apart"]


def test_a_result_alone_lacks_its_figure():
    assert _told(figure=False) == ["no-figure"]
