"""How completely results are told: by what action, in what time, of what, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.outcomes import sense_checks
from opsanalyse.types import Evidence, Fact, NearMiss, Outcome, Unit

Part = Literal["metric", "timeframe", "method", "baseline"]

_ASKED: Final = {
    "percent_or_points": "percent-or-points",
    "arithmetic": "figures-do-not-add-up",
    "impossible_share": "more-than-the-whole",
    "told_differently": "told-differently",
}
_NEAR: Final = {"timeframe": "no-timeframe", "method": "no-method", "baseline": "no-baseline"}


class Anatomy(Params, frozen=True):
    """Which parts a result should have, and how many results it takes to judge."""

    parts: tuple[Part, ...] = ("metric", "timeframe", "method")
    at_least: int = 1


def measure(material: Material, params: Anatomy) -> Measurement:
    """Measure the mean share of the parts over all results with a figure."""
    told = [(unit, o) for unit in material.units for o in unit.outcomes if o.quantified]
    having = [[part for part in params.parts if getattr(outcome, part)] for _, outcome in told]
    lacking = {part: sum(part not in parts for parts in having) for part in params.parts}
    facts: dict[str, Fact] = {
        "n_all": len(told),
        "n_full": sum(len(parts) == len(params.parts) for parts in having),
        "n_no_timeframe": lacking.get("timeframe", 0),
        "n_no_method": lacking.get("method", 0),
        "n_no_baseline": lacking.get("baseline", 0),
        "example": _example(material.text, told, params),
    }
    if len(told) < params.at_least:
        return Measurement(None, facts)
    value = sum(map(len, having)) / (len(told) * len(params.parts))
    evidence = tuple(_mark(outcome) for _, outcome in told)
    near = (*_near(told, params), *_questions(material))
    return Measurement(value, facts, evidence, near)


def _mark(outcome: Outcome) -> Evidence:
    span = outcome.value or outcome
    parts: dict[str, Fact] = {n: getattr(outcome, n) for n in ("baseline", "timeframe", "method")}
    told: dict[str, Fact] = {
        "direction": outcome.direction,
        "metric": outcome.metric or "",
        **parts,
    }
    return Evidence(span.start, span.end, "outcome", told)


def _near(told: list[tuple[Unit, Outcome]], params: Anatomy) -> Iterator[NearMiss]:
    for _, outcome in told:
        for part in params.parts:
            if part in _NEAR and not getattr(outcome, part):
                span = outcome.value or outcome
                yield NearMiss(span.start, span.end, _NEAR[part])


def _questions(material: Material) -> Iterator[NearMiss]:
    """Ask about figures that do not fit together: a question to the candidate, which costs nothing."""
    for doubt in sense_checks(material.text, material.units):
        yield NearMiss(doubt.start, doubt.end, _ASKED[doubt.code])


def _example(text: str, told: list[tuple[Unit, Outcome]], params: Anatomy) -> str:
    """Return the first unit whose result lacks a part, for the advice to start from."""
    for unit, outcome in told:
        if not all(getattr(outcome, part) for part in params.parts):
            return " ".join(text[unit.start : unit.end].split())
    return ""


CHECK = Check(
    params=Anatomy,
    needs=frozenset({"outcomes", "quantities"}),
    facts=frozenset(
        {"n_all", "n_full", "n_no_timeframe", "n_no_method", "n_no_baseline", "example"}
    ),
    measure=measure,
)
