"""What the guidance asks and no text can show: advice that stands in the report and scores nothing."""

from __future__ import annotations

from opsanalyse.checks import Check, Material, Measurement, Params


class Advice(Params, frozen=True):
    """There is nothing to set."""


def measure(material: Material, params: Advice) -> Measurement:  # noqa: ARG001  there is nothing to measure
    """Measure nothing: the criterion never applies, its message is the advice."""
    return Measurement(None)


CHECK = Check(params=Advice, needs=frozenset(), facts=frozenset(), measure=measure)
