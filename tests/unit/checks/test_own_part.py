"""What is the candidate's pays, what is the team's does not, and what is nobody's by its words pays half."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.checks import Material, Measurement
from opsanalyse.checks.own_part import OwnPart, measure
from opsanalyse.rubric import load_pack
from opsanalyse.types import Unit

ENOUGH = 0.4
ROUNDING = 1e-6
WHO = {
    "en": {"own": "I wrote rules.", "team": "We wrote rules.", "nobody": "Rules were cut."},
    "es": {"own": "Yo lo escribí.", "team": "Lo escribimos.", "nobody": "Se escribió. "},
    "zh": {"own": "我写了规则。", "team": "我们写规则。", "nobody": "写好了规则。"},
}


def answer(lang: str, *who: str) -> tuple[str, tuple[Unit, ...]]:
    """Return a text of deeds, and its units, each done by somebody."""
    text, units = "", []
    for name in who:
        said = WHO[lang][name]
        found = {"solution": 1.0, "own_experience": 1.0}
        units.append(
            Unit(
                len(text),
                len(text) + len(said),
                lang=lang,
                roles={"solution": 1.0},
                chances=found,
                flags=("own_experience",),
            )
        )
        text += said + "\n"
    return text, tuple(units)


def measured(lang: str, *who: str) -> Measurement:
    text, units = answer(lang, *who)
    return measure(Material(text, "answer", units), OwnPart())


@pytest.mark.parametrize("lang", WHO)
def test_what_cannot_be_told_is_neither_paid_as_shown_nor_taken_as_absent(lang: str):
    shown, open_, absent = (measured(lang, who) for who in ("own", "nobody", "team"))

    assert (shown.value, open_.value, absent.value) == (1.0, 0.4, 0.0)
    assert [miss.condition for miss in open_.near_misses] == ["nobody-named"]
    assert [miss.condition for miss in absent.near_misses] == ["team-only"]
    assert (bool(shown.evidence), bool(open_.evidence), bool(absent.evidence)) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize("lang", WHO)
def test_who_says_i_in_two_deeds_of_five_has_told_the_own_part(lang: str):
    found = measured(lang, "nobody", "own", "nobody", "own", "nobody")

    assert (found.value, found.facts["n_with"], found.near_misses) == (1.0, 1, ())


WRONG = {"en": "We were losing people.", "es": "Perdíamos gente.", "zh": "我们一直在流失用户。"}


@pytest.mark.parametrize("lang", WHO)
def test_what_was_wrong_is_nobodys_deed_whoever_it_went_wrong_for(lang: str):
    text, units = answer(lang, "own", "nobody", "nobody", "nobody")
    start, said = len(text), WRONG[lang]
    found = {"problem": 1.0, "own_experience": 1.0}
    wrong = Unit(
        start,
        start + len(said),
        lang=lang,
        roles={"problem": 1.0},
        chances=found,
        flags=("own_experience",),
    )
    alone = measure(Material(text, "answer", units), OwnPart())

    told = measure(Material(text + said, "answer", (*units, wrong)), OwnPart())

    assert told.value == alone.value
    assert [miss.start for miss in told.near_misses] == [miss.start for miss in alone.near_misses]


def test_what_tells_nothing_done_is_called_no_plan():
    text = "People do not listen to support."
    unit = Unit(0, len(text), lang="en", roles={"problem": 1.0}, chances={"problem": 1.0})

    found = measure(Material(text, "answer", (unit,)), OwnPart())

    assert [miss.condition for miss in found.near_misses] == ["no-deed"]


def test_what_pays_in_full_is_never_said_not_to_show():
    full = load_pack("interview-user-operations").criteria
    criterion = next(one for one in full if one.file.id == "own-part")

    below = measured("en", "own", "team", "team", "team")

    assert below.value is not None
    assert below.value < criterion.file.thresholds.full
    assert (below.facts["n_with"], below.facts["n_part"]) == (0, 1)


@given(
    who=st.lists(st.sampled_from(["own", "team", "nobody"]), min_size=2, max_size=12),
    place=st.integers(0, 11),
    other=st.sampled_from(["own", "team", "nobody"]),
)
def test_one_word_changed_moves_it_by_one_sentences_share_at_most(
    who: list[str], place: int, other: str
):
    index = place % len(who)
    changed = [*who[:index], other, *who[index + 1 :]]

    before, after = measured("en", *who).value, measured("en", *changed).value

    assert before is not None
    assert after is not None
    assert abs(after - before) <= 1 / len(who) / ENOUGH + ROUNDING


@given(
    who=st.lists(st.sampled_from(["own", "team", "nobody"]), min_size=1, max_size=9),
    step=st.floats(0.0, 0.05),
)
def test_a_deed_read_a_little_less_surely_moves_it_a_little(who: list[str], step: float):
    text, units = answer("en", *who)
    less = (replace(units[0], chances={**units[0].chances, "solution": 0.6 - step}), *units[1:])
    sure = (replace(units[0], chances={**units[0].chances, "solution": 0.6}), *units[1:])

    before, after = (
        measure(Material(text, "answer", held), OwnPart()).value for held in (sure, less)
    )

    assert before is not None
    assert after is not None
    assert abs(after - before) <= step / 0.5 / ENOUGH + ROUNDING


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Lo propuse yo y lo aprobó mi encargada; el equipo de almacén cambió sus turnos."),
        ("en", "I drew up the rota and I trained the leads; the team swapped its shifts."),
        ("zh", "排班表是我做的，组长也是我带的；团队负责换班。"),
    ],
)
def test_where_the_candidate_is_named_beside_others_it_is_not_said_that_nobody_is(lang, text):
    unit = Unit(0, len(text), lang=lang, roles={"solution": 0.9}, flags=("own_experience",))
    unit = replace(unit, chances={"solution": 0.9, "own_experience": 1.0})

    measured = measure(Material(text, "answer", (unit,)), OwnPart())

    assert measured.value is not None
    assert measured.value > ENOUGH
    assert "nobody-named" not in {miss.condition for miss in measured.near_misses}
