"""A unit that names channels → what evidence of them it tells: share, cost, conversion, volume, how they were run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from opsanalyse.detect.concepts import columns
from opsanalyse.detect.lexicon import Lexicon, compile_terms, plain
from opsanalyse.resources import shipped_words
from opsanalyse.types import Unit

RUN: Final = "run"
_TOLD: Final = 24  # columns beside the names that it takes to say how
_MANY: Final = 3  # channels above which a unit is a list of names


@dataclass(frozen=True, slots=True)
class _Kinds:
    words: Lexicon
    numbers: Mapping[str, frozenset[str]]


def channel_evidence(text: str, unit: Unit) -> tuple[str, ...]:
    """Return the kinds of evidence in ``unit``, sorted; ``text`` is what its offsets count in.

    A kind that is measured needs its word and a number of its sort, away from the channels' own names.
    """
    inside, kinds = text[unit.start : unit.end], _kinds()
    numbers = {quantity.kind for quantity in unit.quantities}
    named = [(m.start - unit.start, m.end - unit.start) for m in unit.mentions if m.used]
    said = {
        hit.label
        for hit in kinds.words.find(plain(inside))
        if not any(start <= hit.start and hit.end <= end for start, end in named)
    }
    found = {kind for kind in said if numbers & kinds.numbers[kind]}
    if "solution" in unit.roles and _says_how(inside, unit):
        found.add(RUN)
    return tuple(sorted(found))


def _says_how(inside: str, unit: Unit) -> bool:
    """Tell whether a unit holds more than a list of names."""
    names = sum(
        columns(inside[m.start - unit.start : m.end - unit.start]) for m in unit.mentions if m.used
    )
    return len(unit.channels) <= _MANY and columns(inside) - names >= _TOLD


@cache
def _kinds() -> _Kinds:
    table: dict[str, Any] = shipped_words("channels_evidence")
    return _Kinds(
        compile_terms((word, kind) for kind, row in table.items() for word in row["words"]),
        {kind: frozenset(row["numbers"]) for kind, row in table.items()},
    )
