"""Text and its units → the units with everything that was found in them, one step a detector.

A step takes what was found so far and returns it with its own findings; offsets count in the text.
``detect.pipeline`` offers the same steps as components of spaCy.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, TypeVar

from opsanalyse.detect.channels import judge as judge_channels
from opsanalyse.detect.flags import find_flags
from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.detect.roles import Chances, held
from opsanalyse.detect.roles import judge as judge_roles
from opsanalyse.types import LANGUAGES, Mention, Outcome, Span, Unit

# Sections of a résumé that list what is known or was won, not what was done.
_LISTS: Final = frozenset(
    {"skills", "education", "certifications", "awards", "languages", "objective", "interests"}
)

_ACTED: Final = 0.5

_Spanned = TypeVar("_Spanned", bound=Span)


@dataclass(frozen=True, slots=True)
class Found:
    """A text with what was found in its units so far."""

    text: str
    units: tuple[Unit, ...]
    chances: tuple[Chances, ...] = ()
    """Of the units in our languages, in order, once their roles are judged."""

    def ours(self) -> list[Unit]:
        """Return the units in the languages that are analysed."""
        return [unit for unit in self.units if unit.lang in LANGUAGES]

    def of(self, unit: Unit) -> str:
        """Return the text of a unit."""
        return self.text[unit.start : unit.end]

    def having(self, done: Iterable[Unit]) -> Found:
        """Return the same with ``done`` in place of the units in our languages."""
        each = iter(done)
        units = tuple(next(each) if unit.lang in LANGUAGES else unit for unit in self.units)
        return dataclasses.replace(self, units=units)


def follow(
    text: str, units: tuple[Unit, ...], names: Iterable[str] | None = None
) -> tuple[Unit, ...]:
    """Take the steps ``names``, or all of them, over the units of one document."""
    found = Found(text, units)
    for name in STEPS if names is None else names:
        found = STEPS[name](found)
    return found.units


def _quantities(found: Found) -> Found:
    return found.having(
        dataclasses.replace(
            unit,
            quantities=tuple(
                _moved(q, unit.start) for q in find_quantities(found.of(unit), unit.lang)
            ),
        )
        for unit in found.ours()
    )


def _channels(found: Found) -> Found:
    """Judge all units at once: what a word stands for was often said a sentence before."""
    units = found.ours()
    told = judge_channels(found.text, units)
    return found.having(
        _with_channels(unit, mentions) for unit, mentions in zip(units, told, strict=True)
    )


def _with_channels(unit: Unit, mentions: tuple[Mention, ...]) -> Unit:
    if unit.section in _LISTS:
        mentions = tuple(dataclasses.replace(mention, used=False) for mention in mentions)
    used: dict[str, float] = {}
    for mention in mentions:
        if mention.used:
            used[mention.channel] = max(used.get(mention.channel, 0.0), mention.confidence)
    return dataclasses.replace(unit, mentions=mentions, channels=used)


def _roles(found: Found) -> Found:
    """Judge all units at once: the neighbours of a unit bear on its roles."""
    units = found.ours()
    chances = tuple(judge_roles(found.text, units))
    judged = [
        dataclasses.replace(unit, roles=roles, flags=flags)
        for unit, (roles, flags) in zip(units, map(held, chances), strict=True)
    ]
    return dataclasses.replace(found.having(_unexcused(judged)), chances=chances)


def _unexcused(units: list[Unit]) -> list[Unit]:
    """Take the flag from who blames and then goes on to act: an excuse stops there."""
    out = []
    for unit, following in zip_longest(units, units[1:]):
        acted = (
            following is not None
            and following.question == unit.question
            and following.roles.get("solution", 0.0) >= _ACTED
        )
        flags = tuple(flag for flag in unit.flags if not (acted and flag == "excuse"))
        out.append(dataclasses.replace(unit, flags=flags))
    return out


def _outcomes(found: Found) -> Found:
    """Find each unit's claims in the light of the part it plays: a problem and a result are told alike."""
    return found.having(
        _with_outcomes(found.of(unit), unit, chances)
        for unit, chances in zip(found.ours(), found.chances, strict=True)
    )


def _with_outcomes(text: str, unit: Unit, chances: Chances) -> Unit:
    local = tuple(_moved(q, -unit.start) for q in unit.quantities)
    outcomes, scale = find_outcomes(text, unit.lang, local, chances)
    return dataclasses.replace(
        unit,
        outcomes=tuple(_moved_outcome(o, unit.start) for o in outcomes),
        scale=tuple(_moved(s, unit.start) for s in scale),
    )


def _flags(found: Found) -> Found:
    return found.having(_with_flags(found.of(unit), unit) for unit in found.ours())


def _with_flags(text: str, unit: Unit) -> Unit:
    flags, marks = find_flags(text, unit)
    return dataclasses.replace(
        unit, flags=flags, marks=tuple(_moved(mark, unit.start) for mark in marks)
    )


def _moved(item: _Spanned, by: int) -> _Spanned:
    return dataclasses.replace(item, start=item.start + by, end=item.end + by)


def _moved_outcome(outcome: Outcome, by: int) -> Outcome:
    return dataclasses.replace(
        outcome,
        start=outcome.start + by,
        end=outcome.end + by,
        value=_moved(outcome.value, by) if outcome.value else None,
        parts=tuple(_moved(part, by) for part in outcome.parts),
        quantities=tuple(_moved(quantity, by) for quantity in outcome.quantities),
    )


STEPS: Final[Mapping[str, Callable[[Found], Found]]] = {
    "quantities": _quantities,
    "channels": _channels,
    "roles": _roles,
    "outcomes": _outcomes,
    "flags": _flags,
}
"""The detectors by name, in the order in which they build on each other."""
