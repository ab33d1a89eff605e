"""What is read with doubt counts in part, and what hardly applies hardly weighs: no grade hangs on a hair."""

from __future__ import annotations

from itertools import pairwise

import pytest

from opsanalyse.checks import Material, load_checks
from opsanalyse.checks.unit_share import UnitShare
from opsanalyse.detect.roles import cuts
from opsanalyse.detect.sureness import claiming, measured, sureness
from opsanalyse.types import Outcome, Quantity, Span, Unit

ANSWER = "I rang sixty members. Complaints fell by a third."
STEP = 0.01


def outcome(confidence: float, *, quantified: bool = True) -> Outcome:
    value = Span(22, 32) if quantified else None
    return Outcome(22, 32, None, value, "down", quantified, confidence=confidence)


@pytest.mark.parametrize("label", ["problem", "effect", "own_experience", "duty_only", "excuse"])
def test_a_chance_moved_by_a_hair_moves_what_it_counts_by_little(label: str):
    counted = [
        sureness(Unit(0, 9, lang="en", chances={label: i * STEP}), label) for i in range(101)
    ]

    steps = [after - before for before, after in pairwise(counted)]
    assert (counted[0], counted[-1]) == (0.0, 1.0)
    assert all(0 <= step <= 4 * STEP for step in steps)


@pytest.mark.parametrize("flag", ["own_experience", "duty_only", "excuse"])
def test_a_flag_that_the_report_does_not_show_counts_nothing(flag: str):
    below = Unit(0, 9, lang="en", chances={flag: cuts()[flag] - STEP})

    assert sureness(below, flag) == 0.0


def test_a_doubtful_figure_counts_less_than_a_sure_one():
    assert 0 < measured(outcome(0.6)) < measured(outcome(0.7)) < measured(outcome(0.95)) == 1


def test_words_without_a_figure_are_a_claim_and_no_measure():
    vague = outcome(0.9, quantified=False)

    assert measured(vague) == 0
    assert claiming(Unit(0, 9, lang="en", outcomes=(vague,))) == 1


def applies(confidence: float) -> float:
    unit = Unit(22, 49, lang="en", outcomes=(outcome(confidence, quantified=False),))
    params = UnitShare(findings=("vague_outcome",), among=("outcome",), wanted=False)
    found = load_checks()["unit_share"].measure(Material(ANSWER, "answer", (unit,)), params)
    return found.applies


def test_a_line_shown_with_its_figure_is_not_vague_however_unsure_the_figure_is():
    unit = Unit(22, 49, lang="en", outcomes=(outcome(0.6),))
    params = UnitShare(findings=("vague_outcome",), among=("outcome",), wanted=False)

    found = load_checks()["unit_share"].measure(Material(ANSWER, "answer", (unit,)), params)

    assert (found.value, found.evidence) == (1.0, ())


def test_a_criterion_on_claims_weighs_as_much_as_there_is_a_claim():
    assert 0 < applies(0.4) < applies(0.6) < applies(0.9) == 1


def test_a_start_told_a_line_before_is_the_baseline_of_a_result():
    text = "The return rate was 18%. The return rate fell to 11%."
    before = Quantity(20, 23, "percent", 18.0)
    after = Quantity(49, 52, "percent", 11.0)
    result = Outcome(
        29, 52, "return rate", Span(49, 52), "down", quantified=True, quantities=(after,)
    )
    units = (
        Unit(0, 24, lang="en", quantities=(before,)),
        Unit(25, 53, lang="en", quantities=(after,), outcomes=(result,)),
    )
    check = load_checks()["anatomy"]
    params = check.params(parts=("metric", "baseline"))

    found = check.measure(Material(text, "resume", units), params)

    assert found.evidence[0].attributes["baseline"] is True
    assert "no-baseline" not in {miss.condition for miss in found.near_misses}


def read(**chances: float) -> Unit:
    return Unit(0, 9, lang="en", chances=chances)


def test_a_sentence_claims_a_result_as_a_whole_where_no_words_of_it_do():
    assert claiming(read(outcome=0.3, effect=0.3)) == 0
    assert (
        0 < claiming(read(outcome=0.6, effect=0.6)) < claiming(read(outcome=0.9, effect=0.9)) == 1
    )
    assert claiming(read(outcome=0.9, effect=0.5, problem=0.7)) == 0
