"""Share of answers or entries that tell what the candidate did, apart from the team."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.outcomes import own_part
from opsanalyse.types import Evidence, Fact, NearMiss, Unit

_OWN = ("led", "did")


class OwnPart(Params, frozen=True):
    """How many answers or entries there must be for the criterion to apply."""

    at_least: int = 1


def measure(material: Material, params: OwnPart) -> Measurement:
    """Measure the share of answers or entries with an action or result of the candidate's own."""
    groups = [list(units) for _, units in groupby(material.units, lambda u: (u.question, u.entry))]
    told = [group for group in groups if any(_tells(unit) for unit in group)]
    clear = [group for group in told if any(_is_own(unit, material.text) for unit in group)]
    vague = next((unit for g in told if g not in clear for unit in g if _tells(unit)), None)
    facts: dict[str, Fact] = {
        "n_all": len(told),
        "n_with": len(clear),
        "n_without": len(told) - len(clear),
        "example": " ".join(material.text[vague.start : vague.end].split()) if vague else "",
    }
    if len(told) < params.at_least:
        return Measurement(None, facts)
    evidence = tuple(_clearest(group, material.text) for group in clear)
    near = tuple(
        NearMiss(unit.start, unit.end, _lack(unit, material))
        for group in told
        if group not in clear
        for unit in [unit for unit in group if _tells(unit)][:1]
    )
    return Measurement(len(clear) / len(told), facts, evidence, near)


def _lack(unit: Unit, material: Material) -> str:
    """Say why a unit does not tell the candidate's part: in an answer it may be a mere plan."""
    planned = material.kind != "resume" and "own_experience" not in unit.flags
    return "plan-only" if planned else "team-only"


def _clearest(group: Sequence[Unit], text: str) -> Evidence:
    """Return the unit that tells the candidate's part best: where they led, else the first."""
    own = [unit for unit in group if _is_own(unit, text)]
    unit = next((unit for unit in own if "led" in _parts(unit, text)), own[0])
    parts = _parts(unit, text)
    return Evidence(unit.start, unit.end, "own", {"part": parts[0] if parts else "did"})


def _tells(unit: Unit) -> bool:
    """Tell whether a unit tells an action or a result."""
    return bool({"solution", "effect", "analysis"} & unit.roles.keys()) or bool(unit.outcomes)


def _parts(unit: Unit, text: str) -> tuple[str, ...]:
    """Return whose work the unit's results were, or without a result the unit's words."""
    told = tuple(outcome.own for outcome in unit.outcomes if outcome.own)
    said = None if unit.outcomes else own_part(text[unit.start : unit.end], unit.lang)
    return told or ((said,) if said else ())


def _is_own(unit: Unit, text: str) -> bool:
    """Tell whether the unit's action or result is the candidate's own as told."""
    if not _tells(unit) or "own_experience" not in unit.flags:
        return False
    parts = _parts(unit, text)
    return not parts or bool(set(parts) & set(_OWN))


CHECK = Check(
    params=OwnPart,
    needs=frozenset({"roles", "outcomes", "flags"}),
    facts=frozenset({"n_all", "n_with", "n_without", "example"}),
    measure=measure,
)
