"""How far answers or entries tell deeds of the candidate's own, apart from the team's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.actors import actors
from opsanalyse.detect.sureness import sized, sureness, telling
from opsanalyse.types import Evidence, Fact, NearMiss, Unit

_CLEAR: Final = 0.7
_NAMED: Final = 0.5
"""Less talk than this of who acts, as surely as it was read, leaves it open in part."""
_ENOUGH: Final = 0.4
"""The share of those who act that the candidate has where the own part is clear. Basis: judgement."""
_UNNAMED: Final = 0.5
"""What a deed of which nobody is named counts for the candidate, who speaks. Basis: judgement."""
_DUTY: Final = 0.5
"""What a duty counts of a deed: it tells the role, and not what the candidate made of it. Basis: judgement."""


class OwnPart(Params, frozen=True):
    """How many answers or entries there must be for the criterion to apply."""

    at_least: int = 1


@dataclass(frozen=True, slots=True)
class _Line:
    """A unit, how far it tells something of the past and a deed in it, and what share of it is whose."""

    unit: Unit
    lived: float
    deed: float
    tells: float
    own: float
    others: float


def measure(material: Material, params: OwnPart) -> Measurement:
    """Measure the mean share, over answers or entries, of the candidate among those who act in them."""
    groups = [list(units) for _, units in groupby(material.units, lambda u: (u.question, u.entry))]
    lines = [[_line(unit, material) for unit in group] for group in groups]
    told = [group for group in lines if max(line.tells for line in group) > 0]
    clear = [group for group in told if _value(group) >= _CLEAR]
    vague = [group for group in told if _value(group) < _CLEAR]
    example = _plainest(vague[0]).unit if vague else None
    facts: dict[str, Fact] = {
        "n_all": len(told),
        "n_with": len(clear),
        "n_without": len(vague),
        "example": " ".join(material.text[example.start : example.end].split()) if example else "",
    }
    if len(told) < params.at_least:
        return Measurement(None, facts)
    return Measurement(
        sum(map(_value, told)) / len(told),
        facts,
        tuple(_clearest(group) for group in told if _value(group) > 0),
        tuple(
            NearMiss(line.unit.start, line.unit.end, _lack(line, material))
            for line in map(_plainest, vague)
        ),
        applies=max(line.tells for group in told for line in group),
    )


def _lack(line: _Line, material: Material) -> str:
    """Say why a unit does not tell the candidate's part: others did it, it is a plan, or nothing is done in it."""
    if line.others > line.own:
        return "team-only"
    if material.kind != "resume" and "own_experience" not in line.unit.flags:
        return "plan-only"
    return "duty-no-deed" if "duty_only" in line.unit.flags else "no-deed"


def _line(unit: Unit, material: Material) -> _Line:
    own, others = _shares(unit, material)
    tells, past = telling(unit), sureness(unit, "own_experience")
    deed = min(_acts(unit), past)
    if material.kind == "resume":
        deed *= 1.0 - _DUTY * sureness(unit, "duty_only")
    return _Line(unit, min(tells, past), deed, tells, own, others)


def _shares(unit: Unit, material: Material) -> tuple[float, float]:
    """Return the candidate's share of those who act in a unit, and that of others; 0 and 0 where nobody is named.

    Shares, not counts: Spanish says "we" in every verb, Chinese once a sentence.
    """
    found = actors(material.text[unit.start : unit.end], unit.lang)
    own, others = found["own"], found["helped"] + found["team"]
    if not own + others:
        # A résumé's lines leave out who acts: its owner.
        return (1.0, 0.0) if material.kind == "resume" else (0.0, 0.0)
    return own / (own + others), others / (own + others)


def _acts(unit: Unit) -> float:
    """Return how far something is done in a unit: looked into, carried out, or brought to a measured result."""
    return max(sized(unit), sureness(unit, "analysis"), sureness(unit, "solution"))


def _value(group: Sequence[_Line]) -> float:
    """Return how clear the candidate's part is: as far as nobody is named, whoever speaks acts."""
    own = sum(line.lived * line.own for line in group)
    others = sum(line.lived * line.others for line in group)
    unnamed = sum(_UNNAMED * line.deed for line in group if not line.own + line.others)
    share = 1.0 - others / max(_NAMED, own + others + unnamed)
    return max(line.deed for line in group) * min(1.0, share / _ENOUGH)


def _clearest(group: Sequence[_Line]) -> Evidence:
    """Return the unit that tells the candidate's part best."""
    best = max(group, key=lambda line: (line.deed > 0, line.own - line.others, line.deed))
    whose: Fact = "did" if best.own >= best.others else "team"
    return Evidence(best.unit.start, best.unit.end, "own", {"part": whose})


def _plainest(group: Sequence[_Line]) -> _Line:
    """Return the line in which others act most: there the own part has to be told."""
    return max((line for line in group if line.tells > 0), key=lambda line: line.others)


CHECK = Check(
    params=OwnPart,
    needs=frozenset({"roles", "chances", "outcomes", "flags"}),
    facts=frozenset({"n_all", "n_with", "n_without", "example"}),
    measure=measure,
)
