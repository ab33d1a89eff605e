"""A role that is a guess is shown as one, in every place and language."""

from dataclasses import replace

import pytest

from golden.fixtures import answer_en
from opsanalyse.render import to_html
from opsanalyse.render.badges import badges
from opsanalyse.render.wording import wording


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "Problem (not sure)"), ("es", "Problema (dudoso)"), ("zh", "问题（不确定）")],
)
def test_a_role_with_a_small_chance_is_marked_as_a_guess(lang, told):
    guess, sure = badges({"problem": 0.41, "effect": 0.93}, wording(lang))
    assert guess.name == told
    assert guess.letter.endswith("?")
    assert not sure.letter.endswith("?")


def test_the_report_says_which_steps_are_guesses():
    analysis = answer_en()
    doubtful = replace(
        analysis,
        units=tuple(replace(u, roles=dict.fromkeys(u.roles, 0.45)) for u in analysis.units),
    )
    assert to_html(doubtful, "en").count("(not sure)") > to_html(analysis, "en").count("(not sure)")
