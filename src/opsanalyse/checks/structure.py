"""How far answers go from problem over analysis and solution to effect, and in that order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from opsanalyse.checks import (
    Check,
    Material,
    Measurement,
    Params,
    about_work,
    plans_asked,
    whereabouts,
)
from opsanalyse.detect.concepts import columns
from opsanalyse.detect.joined import flowing
from opsanalyse.detect.own_words import BLANKS, own_words
from opsanalyse.detect.sureness import measured, sureness, telling, together
from opsanalyse.types import ROLES, Evidence, Fact, NearMiss, Unit

_CLEAR = 0.5
"""From this sureness on a part counts as told in what the report says; the measure counts it in proportion."""
_SHORTEST = 40
"""Fewer columns (a letter is one, a Chinese character two) that tell nothing are no answer to judge."""
_STORY = 2
"""Parts that make a story of what nobody asked for one."""


class Structure(Params, frozen=True):
    """How much of the measure the order of the parts makes up."""

    order_share: float = 0.12
    apart: tuple[str, ...] = ()
    """Topics whose questions ask for no story: why this company, what one knows of it."""


def measure(material: Material, params: Structure) -> Measurement:
    """Measure each answer's chain; the value is the mean over answers."""
    units = about_work(material, params.apart, parts=_STORY)
    answers = [list(own) for _, own in groupby(units, lambda unit: unit.question)]
    chains = [_first(answer) for answer in answers]
    sure = [{role: _told(answer, role) for role in ROLES} for answer in answers]
    values = [
        _value(_places(answer), one, params.order_share)
        for answer, one in zip(answers, sure, strict=True)
    ]
    missing = [role for role in ROLES if any(one[role] < _CLEAR for one in sure)]
    facts: dict[str, Fact] = {
        "n_answers": len(answers),
        "n_complete": sum(min(one.values()) >= _CLEAR for one in sure),
        "missing": " ".join(f"@{role}" for role in missing) or "—",
        "questions": _numbers(answers, sure),
        **_example(material, answers, sure),
    }
    told = any(telling(unit) for unit in units)
    if not answers or (not told and _columns(material.text, units) < _SHORTEST):
        return Measurement(None, facts)
    evidence = tuple(mark for answer in answers for mark in _marks(answer))
    empty = [answer for answer, one in zip(answers, sure, strict=True) if _is_empty(one)]
    near = tuple(_near(answers, chains)) or tuple(_untold(answers, sure))
    near += tuple(_nothing(empty))
    return Measurement(sum(values) / len(values), facts, evidence, near)


def _columns(text: str, units: Sequence[Unit]) -> int:
    return sum(columns(text[unit.start : unit.end]) for unit in units)


def _is_empty(sure: dict[str, float]) -> bool:
    """Tell an answer in which no part is clear."""
    return max(sure.values()) < _CLEAR


def _told(answer: Sequence[Unit], role: str) -> float:
    """Return how surely an answer tells a part: a measured result is an effect, whatever else its sentence tells."""
    told = together(answer, role)
    return max(told, *map(_came, answer)) if role == "effect" else told


def _came(unit: Unit) -> float:
    """Return how surely a unit tells a measured result that did come."""
    return max((measured(one) for one in unit.outcomes if not one.expected), default=0.0)


def _tells(unit: Unit, role: str) -> bool:
    return role in unit.roles or (role == "effect" and _came(unit) >= _CLEAR)


def _first(answer: Sequence[Unit]) -> dict[str, int]:
    """Return the index of the first unit of each role."""
    chain: dict[str, int] = {}
    for i, unit in enumerate(answer):
        for role in ROLES:
            if _tells(unit, role):
                chain.setdefault(role, i)
    return chain


def _places(answer: Sequence[Unit]) -> dict[str, int]:
    """Return where each part stands: the first unit of the role, or else the one that may tell it."""
    chain = _first(answer)
    for role in ROLES:
        best = max(range(len(answer)), key=lambda i: (sureness(answer[i], role), -i))
        if role not in chain and _told(answer, role) > 0:
            chain[role] = best
    return chain


def _value(chain: dict[str, int], sure: dict[str, float], order_share: float) -> float:
    """Return the share of the parts that are there, and of the neighbours that stand in order."""
    told = [role for role in ROLES if role in chain]
    ordered = sum(min(sure[a], sure[b]) for a, b in pairwise(told) if chain[a] <= chain[b]) / (
        len(ROLES) - 1
    )
    return (1 - order_share) * sum(sure.values()) / len(ROLES) + order_share * ordered


def _marks(answer: Sequence[Unit]) -> Iterator[Evidence]:
    """Yield where each part stands, and how surely it was read: what the verdict stands on."""
    places = _places(answer)
    for role, i in sorted(places.items(), key=lambda pair: (pair[1], ROLES.index(pair[0]))):
        unit = answer[i]
        confidence = unit.roles.get(role, unit.chances.get(role, 0.0))
        told: dict[str, Fact] = {"confidence": confidence, "question": unit.question or 0}
        yield Evidence(unit.start, unit.end, role, told)


def _near(
    answers: Sequence[Sequence[Unit]], chains: Sequence[dict[str, int]]
) -> Iterator[NearMiss]:
    """Yield the unit after which a missing part was to be expected."""
    for answer, chain in zip(answers, chains, strict=True):
        if "solution" in chain and "effect" not in chain:
            last = max(i for i, unit in enumerate(answer) if "solution" in unit.roles)
            yield NearMiss(answer[last].start, answer[last].end, "solution-without-effect")
        if "effect" in chain and "solution" not in chain:
            unit = answer[chain["effect"]]
            yield NearMiss(unit.start, unit.end, "effect-without-action")
        if "solution" in chain and "analysis" not in chain:
            unit = answer[chain["solution"]]
            yield NearMiss(unit.start, unit.end, "action-without-reason")


def _untold(
    answers: Sequence[Sequence[Unit]], sure: Sequence[dict[str, float]]
) -> Iterator[NearMiss]:
    """Yield for each part that is not clear the unit that may tell it."""
    for answer, one in zip(answers, sure, strict=True):
        for role in ROLES:
            if one[role] < _CLEAR and not _is_empty(one):
                unit = max(answer, key=lambda unit: (sureness(unit, role), -unit.start))
                yield NearMiss(unit.start, unit.end, f"unclear-{role}")


def _nothing(empty: Sequence[Sequence[Unit]]) -> Iterator[NearMiss]:
    """Yield once for each answer without any clear part the unit that tells most."""
    for answer in empty:
        unit = max(answer, key=lambda unit: (telling(unit), -unit.start))
        yield NearMiss(unit.start, unit.end, "unclear-all")


def _example(
    material: Material, answers: Sequence[Sequence[Unit]], sure: Sequence[dict[str, float]]
) -> dict[str, Fact]:
    """Return the answer that lacks most, what it lacks, and its surest sentence for the advice to go on from."""
    text = material.text
    answer, lacks = _lacking(answers, sure)
    told = [unit for unit in answer if unit.roles or unit.outcomes]
    # The surest sentence, not the fullest: one that was misread is no place to go on from.
    unit = max(told, key=lambda u: (max(u.roles.values(), default=0.0), -u.start), default=None)
    return {
        "n_planned": int(bool(answer) and answer[0].question in plans_asked(material)),
        "where": whereabouts((unit,) if unit else answer, material),
        "lacking": " ".join(f"@{role}" for role in lacks) or "—",
        "example": flowing(text[unit.start : unit.end]) if unit else "",
        "own_metric": _metric(text, answer, unit),
    }


def _lacking(
    answers: Sequence[Sequence[Unit]], sure: Sequence[dict[str, float]]
) -> tuple[Sequence[Unit], tuple[str, ...]]:
    """Return the answer that lacks most with the parts that it lacks.

    Where every part is clear, that is the answer with the one that is read with least certainty.
    """
    both = list(zip(answers, sure, strict=True))
    gaps = [(sum(one.values()), answer, one) for answer, one in both if min(one.values()) < _CLEAR]
    if gaps:
        _, answer, one = min(gaps, key=lambda held: held[0])
        return answer, tuple(role for role in ROLES if one[role] < _CLEAR)
    doubts = [(min(one.values()), answer, one) for answer, one in both]
    least, answer, one = min(doubts, key=lambda held: held[0], default=(1.0, (), {}))
    return answer, tuple(role for role in ROLES if one and one[role] == least < 1)[:1]


def _metric(text: str, answer: Sequence[Unit], unit: Unit | None) -> Fact:
    """Return the metric that the answer measures, or that of ``unit``, by its own words, else call it one.

    The frame says more than where it moved.
    """
    measured = [one for one in answer if any(outcome.quantified for outcome in one.outcomes)]
    named = (own_words(text, one)["own_metric"] for one in (*measured, unit))
    return next((own for own in named if own not in BLANKS.values()), "@some_metric")


def _numbers(answers: Sequence[Sequence[Unit]], sure: Sequence[dict[str, float]]) -> str:
    """Return the numbers of the questions whose answer lacks a part."""
    numbers = [
        str(answer[0].question)
        for answer, one in zip(answers, sure, strict=True)
        if min(one.values()) < _CLEAR and answer[0].question
    ]
    return ", ".join(numbers)


CHECK = Check(
    params=Structure,
    needs=frozenset({"roles", "chances", "outcomes"}),
    facts=frozenset(
        {
            "n_answers",
            "n_complete",
            "missing",
            "questions",
            "n_planned",
            "where",
            "lacking",
            "example",
            "own_metric",
        }
    ),
    measure=measure,
)
