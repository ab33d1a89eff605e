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


def test_words_that_hold_a_figure_are_not_said_to_be_without_one():
    text = "There are 210 of them now, a fifth of the sales."
    result = Outcome(0, len(text) - 1, None, None, "level", quantified=False)
    unit = Unit(
        0, len(text), lang="en", outcomes=(result,), quantities=(Quantity(10, 13, "count", 210.0),)
    )
    material = Material(text, "resume", (unit,))

    wanted = measure(material, UnitShare(findings=("quantified",)))
    vague = measure(
        material, UnitShare(findings=("vague_outcome",), among=("outcome",), wanted=False)
    )

    assert [miss.condition for miss in wanted.near_misses] == ["figure-apart"]
    assert (vague.value, vague.evidence) == (1.0, ())
