"""No cliffs: what changes in one sentence moves a criterion by that sentence's share, and the score by the criterion's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsanalyse.checks import Material
from opsanalyse.checks.unit_share import surest_of
from opsanalyse.detect.sureness import sized, sureness
from opsanalyse.rubric import Criterion, load_pack, shipped_packs
from opsanalyse.rubric.schema import thresholds
from opsanalyse.score import Thresholds, grade, total
from opsanalyse.types import ROLES, Outcome, Span, Status, Unit, Verdict

_LONG = 20  # characters of a sentence here
_TEXT = "x" * 400
_ROUNDING = 1e-3
_FLAGS = ("vague_outcome", "duty_only", "placeholder", "excuse", "own_experience")
_BLANK = {"zh": "", "es": "", "en": ""}


def _criteria(check: str) -> list[Criterion]:
    found = {c.path: c for name in shipped_packs() for c in load_pack(name).criteria}
    return [criterion for criterion in found.values() if criterion.file.check == check]


@st.composite
def _units(draw: st.DrawFn) -> tuple[Unit, ...]:
    count = draw(st.integers(3, 12))
    return tuple(draw(_unit(number)) for number in range(count))


@st.composite
def _unit(draw: st.DrawFn, number: int) -> Unit:
    start = number * _LONG
    told = draw(st.sampled_from(["nothing", "claim", "figure"]))
    value = Span(start + 1, start + 3)
    outcome = Outcome(start, start + 5, None, value, "up", quantified=told == "figure")
    return Unit(
        start,
        start + _LONG,
        lang="en",
        roles=draw(st.dictionaries(st.sampled_from(ROLES), st.floats(0.3, 1.0), max_size=3)),
        outcomes=() if told == "nothing" else (outcome,),
        flags=tuple(sorted(draw(st.sets(st.sampled_from(_FLAGS), max_size=2)))),
    )


def _measured(
    criterion: Criterion, units: tuple[Unit, ...], text: str = _TEXT
) -> tuple[float | None, float | None]:
    kind = criterion.file.applies_to.kind[0]
    found = criterion.check.measure(Material(text, kind, units), criterion.params)
    return found.value, grade(found.value, thresholds(criterion.file.thresholds))[1]


@pytest.mark.parametrize(
    "criterion", _criteria("unit_share"), ids=lambda c: f"{c.path.parent.name}/{c.file.id}"
)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_one_sentence_moves_a_criterion_by_one_sentences_share(
    criterion: Criterion, data: st.DataObject
):
    units = data.draw(_units())
    index = data.draw(st.integers(0, len(units) - 1))
    changed = (*units[:index], data.draw(_unit(index)), *units[index + 1 :])
    grades = criterion.file.thresholds
    judged = min(_judged(criterion, units), _judged(criterion, changed))

    before, after = _measured(criterion, units), _measured(criterion, changed)

    if None not in (*before, *after):
        assert abs(after[0] - before[0]) <= 1 / judged + _ROUNDING
        assert abs(after[1] - before[1]) <= 1 / judged / abs(grades.full - grades.none) + _ROUNDING


def _judged(criterion: Criterion, units: tuple[Unit, ...]) -> float:
    """Count the sentences that a criterion judges, each as surely as it is one of them, up to as many as it asks for."""
    among, most = criterion.params.among, criterion.params.most
    count = sum(surest_of(unit, among) if among else 1.0 for unit in units)
    return max(1.0, count if most is None else min(count, most))


_ENOUGH_OWN = 0.4  # the share of what is done that the candidate does where the own part is clear
_WHO = (
    "I did it all again. ",
    "We did it all again.",
    "It was done again.  ",
    "He did it all again.",
)


@pytest.mark.parametrize(
    "criterion", _criteria("own_part"), ids=lambda c: f"{c.path.parent.name}/{c.file.id}"
)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_one_sentence_moves_the_own_part_by_its_share_of_the_deeds_that_are_enough(
    criterion: Criterion, data: st.DataObject
):
    units = tuple(data.draw(_deed(number)) for number in range(data.draw(st.integers(3, 12))))
    said = [data.draw(st.sampled_from(_WHO)) for _ in units]
    index = data.draw(st.integers(0, len(units) - 1))
    changed = (*units[:index], data.draw(_deed(index)), *units[index + 1 :])
    otherwise = [*said[:index], data.draw(st.sampled_from(_WHO)), *said[index + 1 :]]
    deeds = min(_deeds(units), _deeds(changed))

    before = _measured(criterion, units, "".join(said))[0]
    after = _measured(criterion, changed, "".join(otherwise))[0]

    if before is not None and after is not None:
        assert abs(after - before) <= 1 / max(1.0, _ENOUGH_OWN * deeds) + _ROUNDING


@st.composite
def _deed(draw: st.DrawFn, number: int) -> Unit:
    start = number * _LONG
    done = draw(st.one_of(st.just(1.0), st.floats(0.1, 1.0)))
    flags = ("own_experience",)
    return Unit(start, start + _LONG, lang="en", roles={"solution": done}, flags=flags)


def _deeds(units: tuple[Unit, ...]) -> float:
    """Count the sentences in which something is done, each as surely as it is."""
    return sum(
        min(max(sized(unit), sureness(unit, "analysis"), sureness(unit, "solution")), past)
        for unit in units
        for past in [sureness(unit, "own_experience")]
    )


@given(data=st.data(), step=st.floats(0, 0.05))
def test_a_part_read_a_little_less_surely_counts_a_little_less(data: st.DataObject, step: float):
    criterion = _criteria("structure")[0]
    units = data.draw(_units())
    index = data.draw(st.integers(0, len(units) - 1))
    roles = {role: max(0.0, confidence - step) for role, confidence in units[index].roles.items()}
    changed = (*units[:index], replace(units[index], roles=roles), *units[index + 1 :])

    before, after = _measured(criterion, units)[0], _measured(criterion, changed)[0]

    assert before is not None
    assert after is not None
    assert before - step / 0.4 - _ROUNDING <= after <= before + _ROUNDING


@given(
    weights=st.lists(st.floats(0.5, 5), min_size=2, max_size=12),
    before=st.floats(0, 1),
    after=st.floats(0, 1),
)
def test_one_criterion_moves_the_score_by_its_weight_and_no_more(
    weights: list[float], before: float, after: float
):
    def score(first: float) -> float:
        held = [first, *(0.5 for _ in weights[1:])]
        verdicts = [
            Verdict(f"c{i}", Status.PARTLY, s, w, _BLANK, _BLANK, _BLANK, _BLANK)
            for i, (s, w) in enumerate(zip(held, weights, strict=True))
        ]
        value = total(verdicts).value
        assert value is not None
        return value

    moved = 100 * weights[0] / sum(weights) * abs(after - before)
    assert abs(score(after) - score(before)) == pytest.approx(moved, abs=0.11)


@given(st.floats(0, 1), st.floats(0, 0.02), st.floats(0, 0.4), st.floats(0.5, 1))
def test_grades_have_no_steps(value: float, more: float, none: float, full: float):
    def graded(measured: float) -> float:
        score = grade(measured, Thresholds(none, full, "judgement"))[1]
        assert score is not None
        return score

    moved = graded(value + more) - graded(value)
    assert -_ROUNDING <= moved <= more / (full - none) + _ROUNDING
