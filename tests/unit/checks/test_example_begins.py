"""Advice begins at what is clearly told: a scrap that may hint at an effect is no place to go on from."""

from __future__ import annotations

import pytest

from opsanalyse.checks import Material
from opsanalyse.checks.unit_share import UnitShare, measure
from opsanalyse.types import Unit

SCRAP = "El Black Friday de 2022."
GUESS = "Fue durante el Black Friday del año 2022, en noviembre."
DEED = "Busqué a un vecino para cada grupo y le di un descuento."


@pytest.mark.parametrize(("first", "effect"), [(SCRAP, 0.45), (GUESS, 0.45), (SCRAP, 0.9)])
def test_advice_begins_at_a_clear_deed_and_not_at_a_guessed_effect(first: str, effect: float):
    lived, flags = {"own_experience": 1.0}, ("own_experience",)
    scrap = Unit(
        0, len(first), lang="es", roles={"effect": effect}, chances=lived | {"effect": effect}
    )
    start = len(first) + 1
    deed = Unit(
        start,
        start + len(DEED),
        lang="es",
        roles={"solution": 0.95},
        chances=lived | {"solution": 0.95},
        flags=flags,
    )
    params = UnitShare(findings=("quantified",), among=("own_experience",))

    found = measure(Material(f"{first} {DEED}", "answer", (scrap, deed)), params)

    assert found.facts["example"] == DEED
