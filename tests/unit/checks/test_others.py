"""Who is only blamed was not worked with; who only plans has not named a team."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opsanalyse.checks import Material
from opsanalyse.checks.cooperation import Cooperation
from opsanalyse.checks.cooperation import measure as joined
from opsanalyse.checks.own_part import OwnPart
from opsanalyse.checks.own_part import measure as own
from opsanalyse.rubric.schema import Wording
from opsanalyse.rubric.telling import told, worded
from opsanalyse.types import Question, Span, Unit


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Marketing gave us no budget and the developers were late."),
        ("es", "El equipo de producto no nos hacía caso y no se podía hacer nada."),
        ("zh", "产品部不配合，技术也拖着不做，所以没有结果。"),
    ],
)
def test_blame_is_no_work_with_others(lang: str, text: str) -> None:
    def material(*flags: str) -> Material:
        unit = Unit(0, len(text), lang=lang, question=1, flags=flags)
        return Material(text, "interview", (unit,))

    assert joined(material(), Cooperation()).value is not None
    assert joined(material("excuse"), Cooperation()).value is None


def test_ones_own_work_and_its_effect_are_no_work_with_others() -> None:
    text = "I rang sixty members. Complaints fell."
    unit = Unit(0, len(text), lang="en", question=1, roles={"solution": 0.9, "effect": 0.9})
    lived = replace(unit, flags=("own_experience",))
    asked = Question(1, Span(0, 0), Span(0, len(text)), topic="team")

    material = Material(text, "interview", (lived,), questions=(asked,))
    found = joined(material, Cooperation(topics=("team",)))

    assert (found.value, found.evidence) == (0.0, ())


def test_what_one_would_do_is_called_a_plan_and_not_the_teams_work() -> None:
    text = "I would segment the users and send coupons."
    unit = Unit(0, len(text), lang="en", question=1, roles={"solution": 0.9})
    near = own(Material(text, "interview", (unit,)), OwnPart()).near_misses
    assert [miss.condition for miss in near] == ["plan-only"]


def test_a_message_that_begins_with_a_label_begins_with_a_capital() -> None:
    wording = Wording(zh="{named}。", es="{named}: sí.", en="{named}: yes.")
    said = worded(wording, told({"named": "@solution"}))
    assert (said["es"], said["en"]) == ("La solución: sí.", "The solution: yes.")
