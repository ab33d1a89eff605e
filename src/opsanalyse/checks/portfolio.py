"""Whether projects are told as a portfolio tells them: background, goal, execution, strategy, results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.concepts import find_concepts
from opsanalyse.types import Evidence, Fact, NearMiss, Unit

_LIKELY: Final = 0.5  # a role less likely than not tells no part: "the goal was…" is no strategy
_BY_ROLE: Final = {"problem": "background", "analysis": "strategy", "solution": "execution"}
_BY_CONCEPT: Final = {
    "project-background": "background",
    "activity-goal": "goal",
    "goal-breakdown": "goal",
    "targeted-strategy": "strategy",
    "strategy-actions": "strategy",
}
PARTS: Final = ("background", "goal", "execution", "strategy", "results")


class Portfolio(Params, frozen=True):
    """Projects with fewer units than this are only listed, and count as told in none of their parts."""

    at_least: int = 1


def measure(material: Material, params: Portfolio) -> Measurement:
    """Measure the mean share of the five parts over the projects told."""
    shown = [
        u for u in material.units if u.section == "projects" or _is_portfolio(material.text, u)
    ]
    projects = [list(g) for _, g in groupby(shown, lambda unit: unit.entry)]
    told = [_parts(material.text, project) for project in projects]
    missing = [p for p in PARTS if any(p not in parts for parts in told)]
    facts: dict[str, Fact] = {
        "n_projects": len(projects),
        "n_full": sum(len(parts) == len(PARTS) for parts in told),
        "missing": " ".join(f"@{part}" for part in missing) or "—",
    }
    if len(shown) < params.at_least:
        return Measurement(None, facts)
    value = sum(len(parts) for parts in told) / (len(PARTS) * len(told))
    evidence = tuple(mark for parts in told for mark in _marks(parts))
    return Measurement(value, facts, evidence, tuple(_near(projects, told)))


def _is_portfolio(text: str, unit: Unit) -> bool:
    return any(hit.label == "portfolio" for hit in find_concepts(text[unit.start : unit.end]))


def _parts(text: str, project: Sequence[Unit]) -> dict[str, Unit]:
    """Return the first unit that tells each part, and of the results the surest one: a goal may look like one."""
    parts: dict[str, Unit] = {}
    for unit in project:
        for name in _told(text, unit):
            parts.setdefault(name, unit)
    if results := [unit for unit in project if unit.outcomes]:
        parts["results"] = max(results, key=_surest)
    return parts


def _surest(unit: Unit) -> float:
    return max(outcome.confidence for outcome in unit.outcomes)


def _told(text: str, unit: Unit) -> Iterator[str]:
    yield from (_BY_ROLE[role] for role in _BY_ROLE if unit.roles.get(role, 0.0) >= _LIKELY)
    hits = find_concepts(text[unit.start : unit.end])
    yield from (_BY_CONCEPT[hit.label] for hit in hits if hit.label in _BY_CONCEPT)


def _marks(parts: dict[str, Unit]) -> Iterator[Evidence]:
    for name in sorted(parts, key=lambda name: (parts[name].start, PARTS.index(name))):
        yield Evidence(parts[name].start, parts[name].end, "project", {"part": name})


def _near(
    projects: Sequence[Sequence[Unit]], told: Sequence[dict[str, Unit]]
) -> Iterator[NearMiss]:
    for project, parts in zip(projects, told, strict=True):
        if "results" not in parts:
            yield NearMiss(project[-1].start, project[-1].end, "project-without-result")


CHECK = Check(
    params=Portfolio,
    needs=frozenset({"roles", "outcomes"}),
    facts=frozenset({"n_projects", "n_full", "missing"}),
    measure=measure,
)
