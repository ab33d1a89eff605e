"""Text and its units → the same units with everything that was found in them."""

from __future__ import annotations

from opsanalyse.types import Unit


def detect(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Fill in quantities, outcomes, scale, channels, roles and flags of each unit.

    Units in a language that is not analysed come back as they are.
    """
    from opsanalyse.detect.pipeline import load_pipeline, run

    return run(load_pipeline(), text, units)
