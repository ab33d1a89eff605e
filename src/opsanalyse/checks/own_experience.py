"""Share of answers that are backed by something the candidate went through, not by a plan or opinion."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from opsanalyse.checks import Check, Material, Measurement, Params, about_work
from opsanalyse.detect.concepts import columns
from opsanalyse.detect.sureness import sureness, telling, together
from opsanalyse.types import Evidence, Fact, NearMiss, Unit

_HALF: Final = 0.5
_DEEDS: Final = ("problem", "analysis", "solution")
_SHORTEST: Final = 40
"""Fewer columns (a letter is one, a Chinese character two) that tell nothing are no answer to judge."""


class OwnExperience(Params, frozen=True):
    """How many answers there must be for the criterion to apply."""

    at_least: int = 1
    apart: tuple[str, ...] = ()
    """Topics whose questions ask for no experience: why this company, what one knows of it."""


def measure(material: Material, params: OwnExperience) -> Measurement:
    """Measure the mean over answers of how surely one tells an experience: half for the deed, all with what came of it."""
    units = about_work(material, params.apart)
    answers = [list(own) for _, own in groupby(units, lambda u: u.question)]
    told = [
        answer
        for answer in answers
        if any(map(telling, answer)) or _columns(material.text, answer) >= _SHORTEST
    ]
    values = [_value(answer) for answer in told]
    facts: dict[str, Fact] = {
        "n_all": len(told),
        "n_with": sum(value >= _HALF for value in values),
        "n_without": sum(value < _HALF for value in values),
    }
    if len(told) < params.at_least:
        return Measurement(None, facts)
    evidence = tuple(mark for answer in told for mark in _marks(answer))
    near = tuple(
        miss
        for answer, value in zip(told, values, strict=True)
        if value < _HALF
        for miss in _near(answer)
    )
    return Measurement(sum(values) / len(values), facts, evidence, near)


def _near(answer: list[Unit]) -> Iterator[NearMiss]:
    """Yield the actions of an answer, plans or deeds without an end; where it tells none, the unit that may tell most."""
    actions = [unit for unit in answer if "solution" in unit.roles]
    for unit in actions:
        done = sureness(unit, "own_experience") > 0
        yield NearMiss(unit.start, unit.end, "no-result" if done else "plan-only")
    if not actions:
        unit = max(answer, key=lambda unit: (telling(unit), -unit.start))
        yield NearMiss(unit.start, unit.end, "no-experience")


def _columns(text: str, answer: list[Unit]) -> int:
    return sum(columns(text[unit.start : unit.end]) for unit in answer)


def _value(answer: list[Unit]) -> float:
    lived = max(map(_lived, answer))
    came = any(not outcome.expected for unit in answer for outcome in unit.outcomes)
    end = lived * max(float(came), together(answer, "effect"))
    return _HALF * max(map(_gone_through, answer)) + _HALF * end


def _gone_through(unit: Unit) -> float:
    """Return how far a unit tells what the candidate met, looked into or did, and not only what came of it.

    A result by itself says that something happened, and pays its own half.
    """
    way = float(any(outcome.method for outcome in unit.outcomes))
    return min(_lived(unit), max(way, *(sureness(unit, role) for role in _DEEDS)))


def _lived(unit: Unit) -> float:
    """Return how far a unit tells something that the candidate went through."""
    return min(sureness(unit, "own_experience"), telling(unit))


def _marks(answer: list[Unit]) -> Iterator[Evidence]:
    """Yield what tells an experience for sure, or else what may tell one."""
    lived = [(unit, _lived(unit)) for unit in answer]
    least = min(_HALF, max(sure for _, sure in lived))
    for unit, sure in lived:
        if sure >= least and sure > 0:
            yield Evidence(unit.start, unit.end, "own_experience", {"confidence": round(sure, 4)})


CHECK = Check(
    params=OwnExperience,
    needs=frozenset({"roles", "chances", "outcomes", "flags"}),
    facts=frozenset({"n_all", "n_with", "n_without"}),
    measure=measure,
)
