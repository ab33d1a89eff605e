"""Whether work with others is told: with whom, how it was joined, what one's own part was, what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Final

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.actors import actors
from opsanalyse.detect.concepts import find_concepts
from opsanalyse.types import Evidence, Fact, Label, NearMiss, Unit

_PARTNERS: Final = ("partner-product", "partner-technology", "partner-market", "partner-support")
_JOINT: Final = ("joint-work", "efficient-cooperation", "division-of-work")
_HOLLOW: Final = "hollow-cooperation"
"""“紧密配合” and "good communication" say that work was joined, and nothing of how."""
_PARTS: Final = 4
_PASSING: Final = 0.25
"""How much it weighs where partners are named and nothing is asked or told of working with them. Basis: judgement."""


class Cooperation(Params, frozen=True):
    """Where work with others is asked about, and how many partners make that part full."""

    topics: tuple[str, ...] = ()
    """Questions on these topics ask about it: an answer without partners lacks them."""
    partners: int = 2


def measure(material: Material, params: Cooperation) -> Measurement:
    """Measure the best-told account: partners, the way of joining the work, own part, result."""
    text = material.text
    topics = {q.number: q.topic for q in material.questions if q.topic_sure == 1.0}
    groups = [list(g) for _, g in groupby(material.units, lambda u: (u.question, u.entry))]
    accounts = [
        group
        for group in groups
        if any(_named(text, unit, _PARTNERS) for unit in group)
        or topics.get(group[0].question or 0) in params.topics
    ]
    told = [_told(text, group, params) for group in accounts]
    best = max(told, key=sum, default=(0.0,) * _PARTS)
    partners = sorted({h.label for g in accounts for u in g for h in _named(text, u, _PARTNERS)})
    facts: dict[str, Fact] = {
        "n_partners": len(partners),
        "partners": " ".join(f"@{name}" for name in partners) or "—",
        "missing": _missing(best),
    }
    if not accounts:
        return Measurement(None, facts)
    return Measurement(
        sum(best) / _PARTS,
        facts,
        tuple(sorted((mark for group in accounts for mark in _marks(text, group)), key=_place)),
        tuple(miss for group in accounts for miss in _near(text, group)),
        applies=_owed(text, accounts, asked=set(topics.values()) & set(params.topics)),
    )


def _owed(text: str, accounts: Sequence[Sequence[Unit]], *, asked: Collection[str | None]) -> float:
    """Return how far an account of work with others is owed: who shares the work out in passing owes little of one.

    "An engineer wired it" tells the own part apart from another's; it must not cost what leaving it out would save.
    """
    joined = any(_named(text, unit, _JOINT) for group in accounts for unit in group)
    return 1.0 if asked or joined else _PASSING


def _told(text: str, group: Sequence[Unit], params: Cooperation) -> tuple[float, ...]:
    """Return how far each part is told, 0 to 1, in the order of ``_missing``."""
    partners = {hit.label for unit in group for hit in _named(text, unit, _PARTNERS)}
    joined = any(_named(text, unit, _JOINT) for unit in group)
    if (
        not partners and not joined
    ):  # somebody's work and its effect, but nothing of working with others
        return (0.0,) * _PARTS
    return (
        min(1.0, len(partners) / params.partners),
        float(joined),
        float(any(_is_own(text, unit) for unit in group)),
        float(any(map(_has_effect, group))),
    )


def _is_own(text: str, unit: Unit) -> bool:
    """Tell whether a unit tells something done that is not said to be everybody's: "we all pulled together"."""
    if "own_experience" not in unit.flags or not (unit.outcomes or "solution" in unit.roles):
        return False
    found = actors(text[unit.start : unit.end], unit.lang)
    return bool(found["own"]) or not found["team"] + found["helped"]


def _has_effect(unit: Unit) -> bool:
    return bool(unit.outcomes) or "effect" in unit.roles


def _missing(told: Sequence[float]) -> str:
    names = ("partners", "joint-work", "own_part", "effect")
    lacking = [name for name, value in zip(names, told, strict=True) if value == 0]
    return " ".join(f"@{name}" for name in lacking) or "—"


def _named(text: str, unit: Unit, names: Sequence[str]) -> list[Label]:
    """Return what a unit names of others; who is only blamed was not worked with."""
    if "excuse" in unit.flags:
        return []
    hits = find_concepts(text[unit.start : unit.end])
    hollow = [hit for hit in hits if hit.label == _HOLLOW]
    return [
        Label(unit.start + hit.start, unit.start + hit.end, hit.label)
        for hit in hits
        if hit.label in names and not any(_overlap(hit, phrase) for phrase in hollow)
    ]


def _overlap(hit: Label, phrase: Label) -> bool:
    return hit.start < phrase.end and phrase.start < hit.end


def _marks(text: str, group: Sequence[Unit]) -> Iterator[Evidence]:
    """Yield the partners, how the work was joined, and the first unit each with the own part and the effect."""
    named = [hit for unit in group for hit in _named(text, unit, (*_PARTNERS, *_JOINT))]
    for hit in named:
        yield Evidence(hit.start, hit.end, "partner", {"partner": hit.label})
    own = (unit for unit in group if _is_own(text, unit))
    for part, units in (("own_part", own), ("effect", filter(_has_effect, group))):
        unit = next(iter(units), None) if named else None
        if unit is not None:
            yield Evidence(unit.start, unit.end, "partner", {"partner": part})


def _place(mark: Evidence) -> tuple[int, int, str]:
    return mark.start, mark.end, str(mark.attributes["partner"])


def _near(text: str, group: Sequence[Unit]) -> Iterator[NearMiss]:
    """Yield where partners are named and nothing says how the work was joined; the answer that names nobody."""
    if any(_named(text, unit, _JOINT) for unit in group):
        return
    named = [hit for unit in group for hit in _named(text, unit, _PARTNERS)]
    for hit in named:
        yield NearMiss(hit.start, hit.end, "partner-named-only")
    if not named:
        yield NearMiss(group[0].start, group[0].end, "no-partner")


CHECK = Check(
    params=Cooperation,
    needs=frozenset({"roles", "outcomes", "flags"}),
    facts=frozenset({"n_partners", "partners", "missing"}),
    measure=measure,
)
