"""Advice begins at what is clearly told: a scrap that may hint at an effect is no place to go on from."""

from __future__ import annotations

from opsanalyse.checks import Material
from opsanalyse.checks.unit_share import UnitShare, measure
from opsanalyse.types import Unit

SCRAP = "El Black Friday de 2022."
DEED = "Busqué a un vecino para cada grupo y le di un descuento."


def test_advice_begins_at_a_clear_deed_and_not_at_a_guessed_effect():
    lived, flags = {"own_experience": 1.0}, ("own_experience",)
    scrap = Unit(0, len(SCRAP), lang="es", roles={"effect": 0.45}, chances=lived | {"effect": 0.45})
    start = len(SCRAP) + 1
    deed = Unit(
        start,
        start + len(DEED),
        lang="es",
        roles={"solution": 0.95},
        chances=lived | {"solution": 0.95},
        flags=flags,
    )
    params = UnitShare(findings=("quantified",), among=("own_experience",))

    found = measure(Material(f"{SCRAP} {DEED}", "answer", (scrap, deed)), params)

    assert found.facts["example"] == DEED
