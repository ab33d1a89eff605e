"""Forms that Spanish- and English-speaking candidates send: their dates, their employers, one question and its answer."""

from __future__ import annotations

import pytest

from opsanalyse import analyse
from opsanalyse.read import from_text
from opsanalyse.segment.dates import find_dates

RESUME = """Marcus Tillman
Columbus, OH | marcus@example.com

EXPERIENCE

Operations Manager\t2019 – Present
BrightPath Home Services, Columbus, OH
Lead 42 technicians; on-time arrival rose from 83% to 95%.
Manage P&L, vendor contracts and the fleet.

Fulfillment Supervisor\t2015 – 2019
ShopStream, Groveport, OH
Raised pick rate 18% by re-slotting fast movers.
"""


@pytest.mark.parametrize(
    "text", ["Sept 2018 – to date", "sept 2018 – a la fecha", "09/2018 - till date"]
)
def test_a_dash_and_a_word_for_now_end_a_range(text: str):
    found = find_dates(text)

    assert found is not None
    assert (found.first, found.last) == ("2018-09", "present")


def test_an_employer_under_a_dated_title_is_no_duty():
    analysis = analyse(from_text(RESUME, "cv.txt"), kind="resume")
    text = analysis.document.text
    employers = [
        text[e.organisation.start : e.organisation.end] for e in analysis.entries if e.organisation
    ]
    units = [text[u.start : u.end] for u in analysis.units]

    assert employers == ["BrightPath Home Services", "ShopStream"]
    assert not any("Columbus" in unit for unit in units)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Question: How did you improve retention in your last role?\n\nYou should always put users first and give them value.",
            "answer",
        ),
        (
            "¿Cómo mejoraste la retención?\n\nCreo que siempre hay que poner al usuario en el centro y darle valor.",
            "answer",
        ),
        ("问题：你如何提升用户留存？\n\n留存是最重要的，要以用户为中心，提供价值。", "answer"),
        (
            "How do you answer 'tell me about yourself'?\n\nA good answer is short. The interviewer wants to hear your story, so make sure you prepare it.",
            "guidance",
        ),
    ],
)
def test_a_question_and_its_answer_are_somebodys(text: str, kind: str):
    assert analyse(from_text(text, "answer.txt")).document.kind == kind
