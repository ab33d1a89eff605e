"""Share of answers that are backed by something the candidate went through, not by a plan or opinion."""

from __future__ import annotations

from itertools import groupby

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.types import Evidence, NearMiss, Unit


class OwnExperience(Params, frozen=True):
    """How many answers there must be for the criterion to apply."""

    at_least: int = 1


def measure(material: Material, params: OwnExperience) -> Measurement:
    """Measure the share of answers that tell an experience: half for the deed, all with what came of it."""
    answers = [list(units) for _, units in groupby(material.units, lambda u: u.question)]
    told = [answer for answer in answers if len(answer) > 1 or any(map(_tells, answer))]
    values = [_value(answer) for answer in told]
    facts = {
        "n_all": len(told),
        "n_with": sum(value > 0 for value in values),
        "n_without": sum(value == 0 for value in values),
    }
    if len(told) < params.at_least:
        return Measurement(None, facts)
    evidence = tuple(
        Evidence(unit.start, unit.end, "own_experience")
        for answer in told
        for unit in answer
        if _is_lived(unit)
    )
    near = tuple(
        NearMiss(unit.start, unit.end, "plan-only")
        for answer, value in zip(told, values, strict=True)
        if value == 0
        for unit in answer
        if "solution" in unit.roles
    )
    return Measurement(sum(values) / len(values), facts, evidence, near)


def _value(answer: list[Unit]) -> float:
    lived = any(_is_lived(unit) for unit in answer)
    came = any(not outcome.expected for unit in answer for outcome in unit.outcomes)
    effect = any("effect" in unit.roles for unit in answer)
    return (0.5 + 0.5 * (came or effect)) if lived else 0.0


def _is_lived(unit: Unit) -> bool:
    return "own_experience" in unit.flags and _tells(unit)


def _tells(unit: Unit) -> bool:
    return bool(unit.roles or unit.outcomes)


CHECK = Check(
    params=OwnExperience,
    needs=frozenset({"roles", "outcomes", "flags"}),
    facts=frozenset({"n_all", "n_with", "n_without"}),
    measure=measure,
)
