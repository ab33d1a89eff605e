"""Which way a change goes is told by its two figures, whatever one of them leaves out."""

from __future__ import annotations

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.outcomes.claims import find, scene_of
from opsanalyse.detect.outcomes.ways import delta, plain_way
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.detect.roles import CLAIM, FLAGS
from opsanalyse.types import ROLES

CHANGES = [
    ("zh", "交货天数96→71天", "down"),
    ("es", "El gasto pasó de 41 a 27 millones", "down"),
    ("en", "Late buses went from six or seven a month to two", "down"),
    ("es", "De quince o dieciséis fallos al mes a menos de cuatro", "down"),
    ("en", "Reading time went from 31 to 44 minutes a week", "up"),
    ("zh", "投稿从一百多一周到七百", "up"),
    ("zh", "回报从1比4到了1比9", "up"),
    ("en", "They wrote twice as many letters", "up"),
    ("en", "The tour was sold out twice", ""),
]


@pytest.mark.parametrize(("lang", "text", "way"), CHANGES, ids=[text for _, text, _ in CHANGES])
def test_two_figures_tell_the_way(lang, text, way):
    scene = scene_of(text, lang, find_quantities(text, lang))

    assert next(delta(scene.plain, lang, one) for one in scene.candidates) == way


def test_more_of_a_low_thing_is_a_fall():
    text = "La tarifa fue 11% más baja"
    scene = scene_of(text, "es", find_quantities(text, "es"))

    assert [plain_way(scene, one) for one in scene.candidates] == ["down"]


@pytest.mark.parametrize(
    ("lang", "text", "metric"),
    [
        ("en", "Within ten weeks sign-ups rose by 12%.", "sign-ups"),
        ("en", "In two months footfall grew 20%.", "footfall"),
        ("en", "In 2 months the 30-day repurchase rate grew to 20%.", "30-day repurchase rate"),
        ("es", "A los tres meses el aforo subió un 20%.", "aforo"),
    ],
)
def test_time_is_no_part_of_what_was_measured(lang, text, metric):
    outcomes, _ = find_outcomes(text, lang, find_quantities(text, lang))

    assert [outcome.metric for outcome in outcomes] == [metric]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "The hall was full."), ("es", "La sala estaba llena."), ("zh", "大厅里坐了人。")],
)
def test_a_unit_whose_story_claims_a_result_has_one(lang, text):
    chances = dict.fromkeys((*ROLES, CLAIM, *FLAGS), 0.0)
    scene = scene_of(text, lang, ())

    assert len(find(scene, chances | {CLAIM: 0.95, "effect": 0.95})[0]) == 1
    assert find(scene, chances)[0] == ()


def test_a_rate_is_no_longer_time():
    (minutes, *_) = find_quantities("53 minutes a week", "en")

    assert (minutes.kind, minutes.value, minutes.unit) == ("duration", 53.0, "minute")
