"""How far answers or entries tell deeds of the candidate's own, apart from the team's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from opsanalyse.checks import Check, Material, Measurement, Params, about_deeds
from opsanalyse.detect.actors import actors
from opsanalyse.detect.joined import flowing
from opsanalyse.detect.plans import is_plan
from opsanalyse.detect.sureness import claiming, sized, sureness, telling
from opsanalyse.types import Evidence, Fact, NearMiss, Unit

_CLEAR: Final = 0.8
"""From this on an answer or entry shows whose work it was, and pays in full: ``full`` of the criteria."""
_PART: Final = 0.2
"""Below this it does not show it at all; between the two it shows it in part."""
_ENOUGH: Final = 0.4
"""The share of what is done that the candidate does where the own part is clear. Basis: judgement."""
_OPEN: Final = 0.4
"""What it pays if nobody is named in anything that is done: half, as it may be the candidate's or not."""


class OwnPart(Params, frozen=True):
    """How many answers or entries there must be for the criterion to apply."""

    at_least: int = 1
    apart: tuple[str, ...] = ()
    """Topics whose questions ask for no deeds: why this company, what one knows of it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A unit, how far it tells anything, and how much is done in it by the candidate, by others, by nobody named."""

    unit: Unit
    tells: float
    own: float
    others: float
    open: float


def measure(material: Material, params: OwnPart) -> Measurement:
    """Measure the mean share, over answers or entries, of the candidate in what is done in them."""
    units = about_deeds(material, params.apart)
    groups = [list(own) for _, own in groupby(units, lambda u: (u.question, u.entry))]
    lines = [[_line(unit, material) for unit in group] for group in groups]
    told = [group for group in lines if max(line.tells for line in group) > 0]
    values = [_value(group) for group in told]
    vague = [group for group, value in zip(told, values, strict=True) if value < _CLEAR]
    facts: dict[str, Fact] = {
        "n_all": len(told),
        "n_with": len(told) - len(vague),
        "n_part": sum(_PART <= value < _CLEAR for value in values),
        "n_without": sum(value < _PART for value in values),
        **_reason(vague, material),
        "example": _words(material.text, vague),
    }
    if len(told) < params.at_least:
        return Measurement(None, facts)
    return Measurement(
        sum(values) / len(values),
        facts,
        tuple(mark for group in told for mark in _clearest(group)),
        tuple(
            NearMiss(line.unit.start, line.unit.end, _lack(line, material))
            for line in map(_plainest, vague)
        ),
        applies=max(line.tells for group in told for line in group),
    )


def _words(text: str, vague: Sequence[Sequence[_Line]]) -> str:
    """Return the sentence that the advice starts from."""
    unit = _plainest(vague[0]).unit if vague else None
    return flowing(text[unit.start : unit.end]) if unit else ""


def _reason(vague: Sequence[Sequence[_Line]], material: Material) -> dict[str, Fact]:
    """Say of the sentence that the advice starts from whether a team acts in it, or nobody yet."""
    lack = _lack(_plainest(vague[0]), material) if vague else ""
    return {"n_team": int(lack == "team-only"), "n_plan": int(lack == "plan-only")}


def _lack(line: _Line, material: Material) -> str:
    """Say why a unit does not tell whose work it was: the team's, a plan, a duty, nobody's, or nothing is done."""
    if line.others > line.own:
        return "team-only"
    if material.kind != "resume" and "own_experience" not in line.unit.flags:
        said = material.text[line.unit.start : line.unit.end]
        acts = "solution" in line.unit.roles or is_plan(said, line.unit.lang)
        return "plan-only" if acts else "no-deed"
    if "duty_only" in line.unit.flags:
        return "duty-no-deed"
    return "nobody-named" if line.open > line.own else "deed-in-part" if line.own else "no-deed"


def _line(unit: Unit, material: Material) -> _Line:
    own, others = _shares(unit, material)
    tells, past = telling(unit), sureness(unit, "own_experience")
    deed = min(_acts(unit), past)
    # "We were losing people" tells what was wrong: nobody does anything in it.
    come = max(_acts(unit), sureness(unit, "effect"), claiming(unit))
    # A duty tells the role, and not what the candidate made of it.
    duty = sureness(unit, "duty_only") if material.kind == "resume" else 0.0
    named = own * (1.0 - duty)
    return _Line(
        unit,
        tells=tells,
        own=deed * named,
        others=min(tells, past, come) * others,
        open=deed * (own * duty + float(not own + others)),
    )


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
    """Return how clear the candidate's part is; what is done by nobody named may be theirs, and pays half of it.

    One line moves it by no more than its share of what is done, over the share that is enough.
    """
    own, open_ = sum(line.own for line in group), sum(line.open for line in group)
    done = own + open_ + sum(line.others for line in group)
    clear = min(1.0, own / max(1.0, _ENOUGH * done))
    return clear + (1.0 - clear) * _OPEN * open_ / max(1.0, done)


def _clearest(group: Sequence[_Line]) -> Iterator[Evidence]:
    """Yield the unit that tells the candidate's part best, if one does."""
    best = max(group, key=lambda line: (line.own > 0, line.own - line.others, line.own))
    if best.own > 0:
        whose: Fact = "did" if best.own >= best.others else "team"
        yield Evidence(best.unit.start, best.unit.end, "own", {"part": whose})


def _plainest(group: Sequence[_Line]) -> _Line:
    """Return the line in which others act most, or else nobody named: there the own part has to be told."""
    return max(
        (line for line in group if line.tells > 0), key=lambda line: (line.others, line.open)
    )


CHECK = Check(
    params=OwnPart,
    needs=frozenset({"roles", "chances", "outcomes", "flags"}),
    facts=frozenset({"n_all", "n_with", "n_part", "n_without", "n_team", "n_plan", "example"}),
    measure=measure,
)
