"""Findings → measurements; one file of this folder is one kind of check, found by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

import msgspec

from opsanalyse.detect.requirements import Requirement
from opsanalyse.detect.sureness import sureness
from opsanalyse.detect.topics import asks_for_plan, asks_no_story
from opsanalyse.types import Entry, Evidence, Fact, NearMiss, Outcome, Question, Section, Unit

_CLEAR: Final = 0.6
"""From this sureness on a part of a story is told where no story was asked for."""
_LIVED: Final = 0.5
"""From this sureness on a unit tells something lived where a plan was asked for."""

FINDINGS = (
    "quantities",
    "outcomes",
    "scale",
    "channels",
    "mentions",
    "roles",
    "chances",
    "flags",
    "marks",
)
"""What a check may ask for in ``needs``; it sees nothing of a unit's findings that it did not name."""


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a criterion may set of a check; unknown keys are refused."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a check sees: the units that the criterion applies to, with the findings that it needs."""

    text: str
    kind: str
    units: tuple[Unit, ...]
    sections: tuple[Section, ...] = ()
    entries: tuple[Entry, ...] = ()
    questions: tuple[Question, ...] = ()
    follow_ups: tuple[Question, ...] = ()
    """Questions whose answers belong to the story of the one before."""
    job: tuple[Requirement, ...] = ()
    """What a job advert asks for, where one was given."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measured value, or nothing where the check does not apply, and what it rests on.

    A fact that is a number has a name that begins with ``n_``; every other one is words, a dash where there are none.
    A fact that begins with ``@`` names labels to be worded by the reader's language: ``@effect @problem``;
    ``@at_question|3`` puts words of its own into a label, ``#3 @effect #4 @problem`` lists labels by question.
    """

    value: float | None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    applies: float = 1.0
    """How far the check applies, 0 to 1: by this share of its weight the criterion counts."""


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of check: its parameters, the findings it needs, the facts it tells, and how it measures."""

    params: type[Params]
    needs: frozenset[str]
    facts: frozenset[str]
    measure: Callable[[Material, Any], Measurement]


def about_work(material: Material, apart: Sequence[str], *, parts: int = 0) -> tuple[Unit, ...]:
    """Return the units but those that answer a question on a topic ``apart``, or one that asks for no story.

    Who tells a measured result there has told one all the same: it counts. Where a story is asked for with its
    ``parts``, so many must be told: a result in passing ("about yourself") must not cost what leaving it out would save.
    """
    no_story = {
        asked.number
        for asked in material.questions
        if asked.topic in apart
        or asks_no_story(material.text[asked.question.start : asked.question.end])
    }
    told = {u.question for u in material.units if any(o.quantified for o in u.outcomes)}
    clear = {(u.question, r) for u in material.units for r in u.roles if sureness(u, r) >= _CLEAR}
    roles = Counter(number for number, _ in clear)
    told = {number for number in told if roles[number] >= parts}
    return tuple(unit for unit in material.units if unit.question not in no_story - told)


def about_deeds(material: Material, apart: Sequence[str]) -> tuple[Unit, ...]:
    """Return the units about work but those of a plan that was asked for: who is asked what they would do owes no deed.

    Who tells one all the same has it counted, and where nothing else is answered the plans are judged.
    """
    planned, units = plans_asked(material), about_work(material, apart)
    if not planned:
        return units
    lived = {u.question for u in units if sureness(u, "own_experience") >= _LIVED}
    return tuple(unit for unit in units if unit.question not in planned - lived) or units


def plans_asked(material: Material) -> set[int]:
    """Return the numbers of the questions that ask what one would do."""
    return {
        asked.number
        for asked in material.questions
        if asks_for_plan(material.text[asked.question.start : asked.question.end])
    }


def whereabouts(units: Sequence[Unit], material: Material) -> str:
    """Return the label of the answer that ``units`` begin in: of several by its own question's number."""
    if not units or len(material.questions) + len(material.follow_ups) <= 1:
        return "@this_text"
    start = units[0].start
    held = (q.number for q in material.follow_ups if q.answer.start <= start < q.answer.end)
    number = next(held, units[0].question)
    return f"@at_question|{number}" if number else "@this_text"


def figure_span(outcome: Outcome) -> tuple[int, int]:
    """Return where the figure of an outcome stands; all of the outcome where it has none."""
    span = outcome.value or outcome
    return span.start, span.end


@cache
def load_checks() -> Mapping[str, Check]:
    """Return every kind of check by name, in alphabetical order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").CHECK for name in names}
