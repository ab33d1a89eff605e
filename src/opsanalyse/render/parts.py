"""A result in its unit → which of its parts the page says are told: a line tells a part once for all its results."""

from __future__ import annotations

from collections.abc import Mapping

from opsanalyse.detect.outcomes import began
from opsanalyse.types import Outcome, Unit


def told_parts(outcome: Outcome, unit: Unit) -> Mapping[str, bool]:
    """Tell of each part whether it is told: the time once for a list of results, the action by the line itself.

    So the page says no part is missing that a criterion counts as told.
    """
    return {
        "baseline": outcome.baseline or began(outcome) is not None,
        "timeframe": any(other.timeframe for other in unit.outcomes),
        "method": outcome.method or "solution" in unit.roles,
    }
