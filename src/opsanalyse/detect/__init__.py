"""Text and its units → the same units with everything that was found in them."""

from __future__ import annotations

from opsanalyse.types import Unit


def detect(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Fill in quantities, outcomes, scale, channels, roles and flags of each unit.

    Units in a language that is not analysed come back as they are.
    """
    from opsanalyse.detect.joined import joined
    from opsanalyse.detect.pipeline import load_pipeline, run

    told = joined(text, units)
    return told.back(run(load_pipeline(), told.text, told.units))
