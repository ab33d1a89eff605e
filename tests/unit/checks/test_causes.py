"""A finding of where, from whom or why something comes is an analysis of causes, without that word."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import judge_reading, read_through
from opsanalyse.detect.causes import asks_causes, find_cause
from opsanalyse.read import from_text
from opsanalyse.rubric import load_pack

FINDINGS = [
    "Vi que casi todo el retraso venía de las urgencias.",
    "I saw that almost all the delay came from rush jobs.",
    "我发现延误几乎都出在急单上。",
    "Descubrí que la mayoría de las quejas eran de clientes nuevos.",
    "I found that most of the complaints were about one courier.",
    "我看下来，投诉的大多是没看过说明的新用户。",
]
"""What somebody found out, with none of the words for a cause."""
NONE = [
    "Vi que el equipo estaba contento con el cambio.",
    "I saw that the team liked the new rota.",
    "我看到大家都很努力。",
    "We answered every complaint within a day.",
]


def points_told(text):
    pack = load_pack("interview-user-operations")
    criterion = next(one for one in pack.criteria if one.file.id == "key-points")

    reading = read_through(from_text(text, "answer.txt"), "answer", topic="complaints")
    verdict = judge_reading(criterion, reading)
    return {mark.attributes["point"] for mark in verdict.evidence}


@pytest.mark.parametrize("text", FINDINGS)
def test_a_finding_meets_the_point_of_causes(text):
    assert find_cause(text)
    assert "complaint-causes" in points_told(text)


@pytest.mark.parametrize("text", NONE)
def test_what_finds_nothing_of_where_it_comes_from_does_not(text):
    assert "complaint-causes" not in points_told(text)


@pytest.mark.parametrize("terms", ["causa* | retraso*", "cause* | delay*", "延误的原因"])
def test_a_point_of_a_rubrics_own_asks_for_causes_by_its_terms(terms):
    assert asks_causes("own", terms)
    assert not asks_causes("own", "retraso* | delay* | 延误")
