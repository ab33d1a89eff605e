"""The arithmetic of the score: weights, statuses kept apart, intervals and exact gains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.score import Lines, Thresholds, band, grade, moves, next_band, together, total
from opsanalyse.types import Status, Verdict

_TEXT = {"zh": "", "es": "", "en": ""}


def verdict(
    name: str, score: float | None, weight: float = 1.0, status: Status | None = None
) -> Verdict:
    status = status or (Status.NOT_APPLICABLE if score is None else Status.PARTLY)
    return Verdict(name, status, score, weight, _TEXT, _TEXT, _TEXT, _TEXT)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, (Status.NOT_APPLICABLE, None)),
        (0.1, (Status.MISSING, 0.0)),
        (0.35, (Status.PARTLY, 0.5)),
        (0.6, (Status.MET, 1.0)),
        (0.9, (Status.MET, 1.0)),
    ],
)
def test_a_value_is_graded_on_a_straight_line(
    value: float | None, expected: tuple[Status, float | None]
):
    assert grade(value, Thresholds(0.1, 0.6, "judgement")) == expected


def test_what_does_not_apply_is_neither_a_zero_nor_a_pass():
    with_it = total([verdict("a", 0.5), verdict("b", None, weight=2)])

    assert (with_it.value, with_it.assessed_weight, with_it.total_weight) == (50.0, 1.0, 3.0)


def test_nothing_assessed_gives_no_number():
    assert total([verdict("a", None)]).value is None
    assert total([verdict("a", None)]).band is None


def test_too_little_assessed_gives_no_number():
    got = total([verdict("a", 1.0), verdict("b", None, weight=9)])

    assert (got.value, got.assessed_weight, got.total_weight) == (None, 1.0, 10.0)


def test_the_interval_holds_what_was_not_readable():
    got = total([verdict("a", 0.5), verdict("b", None, status=Status.UNREADABLE)])

    assert (got.low, got.value, got.high) == (25.0, 50.0, 75.0)


def test_an_unread_page_widens_the_interval():
    got = total([verdict("a", 0.5)], unread=0.5)

    assert (got.low, got.value, got.high) == (25.0, 50.0, 75.0)


def test_few_lines_widen_the_interval_and_leave_the_value():
    got = total([verdict("a", 0.5)], lines=Lines(3, fewest=3, plenty=6))

    assert (got.low, got.value, got.high) == (25.0, 50.0, 75.0)


def test_too_few_lines_give_no_number():
    assert total([verdict("a", 1.0)], lines=Lines(2, fewest=3, plenty=6)).value is None


def test_enough_lines_change_nothing():
    plenty = Lines(6, fewest=3, plenty=6)

    assert total([verdict("a", 0.5)], lines=plenty) == total([verdict("a", 0.5)])


scores = st.lists(
    st.tuples(st.one_of(st.none(), st.floats(0, 1)), st.floats(0.5, 5)), min_size=1, max_size=8
).map(lambda rows: [verdict(f"c{i}", s, w) for i, (s, w) in enumerate(rows)])


@given(scores)
def test_a_move_gains_exactly_what_meeting_its_criterion_would(verdicts: list[Verdict]):
    now = total(verdicts).value
    for move in moves(verdicts):
        then = together(verdicts, [move.criterion])
        if now is not None:
            assert then - now == pytest.approx(move.gain, abs=0.11)
        assert move.gain >= 0


@given(scores, st.floats(0, 1), st.integers(1, 12))
def test_the_score_lies_in_its_interval(verdicts: list[Verdict], unread: float, lines: int):
    got = total(verdicts, unread, Lines(lines, fewest=1, plenty=6))
    if got.value is not None:
        assert 0 <= got.low <= got.value <= got.high <= 100


def test_the_fewest_criteria_that_reach_the_next_band_are_named_with_the_score_then():
    verdicts = [verdict("a", 0.5, 4), verdict("b", 0.0, 2), verdict("c", 0.9, 4)]

    assert next_band(verdicts) == ("good", ("a",), 76.0)


@given(scores)
def test_the_next_band_is_reached_and_not_with_one_criterion_fewer(verdicts: list[Verdict]):
    found = next_band(verdicts)
    if found is None:
        return
    name, needed, then = found

    assert name == band(then) != band(together(verdicts, []))
    assert together(verdicts, needed) == then
    assert band(together(verdicts, needed[:-1])) == band(together(verdicts, []))
