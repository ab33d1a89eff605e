"""A point that a unit names → how deep the unit goes into it: named, explained, evidenced."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from opsanalyse.detect.concepts import bare, columns, find_concepts, listed
from opsanalyse.resources import shipped_words
from opsanalyse.types import Span, Unit

_TOLD: Final = 20  # columns beside the names that it takes to say how
_EACH: Final = 10  # columns for each of several points named in one breath
_LIST: Final = 3  # channels in one unit that make a list
_BARE: Final = 2  # parts of an enumeration that are names and nothing else
_NAME: Final = "·"  # stands for the letters of a name
_BETWEEN: Final = re.compile(
    r"[,，、;；/+&]|(?<![a-z])(?:and|as well as|y|e|asi como)(?![a-z])|以及|还有|和|与|及"
)
"""What parts an enumeration."""


def depth_of(text: str, unit: Unit, following: Unit | None, span: Span) -> str:
    """Tell a name from an explanation, and an explanation from one that a result bears out."""
    if lists_channels(text, unit) or _strings_names(text, unit):
        told = False
    elif (span.start, span.end) == (
        unit.start,
        unit.end,
    ):  # a role or an experience is no mere name
        told = True
    else:
        inside = text[unit.start : unit.end]
        beside = columns(inside) - columns(text[span.start : span.end])
        told = beside >= _TOLD and columns(inside) >= _EACH * min(_names(inside), 6)
    if not told:
        return "named"
    near = [unit, *([following] if following else [])]
    borne = any(outcome.quantified for other in near for outcome in other.outcomes)
    return "evidenced" if borne or "own_experience" in unit.flags else "explained"


def lists_channels(text: str, unit: Unit) -> bool:
    """Tell whether a unit names channels one after the other and says nothing of them."""
    if len(unit.mentions) < _LIST:
        return False
    inside = text[unit.start : unit.end]
    words = columns("".join(char for char in inside if char.isalnum()))
    named = sum(columns(text[m.start : m.end].replace(" ", "")) for m in unit.mentions)
    return words - named < _TOLD


def _strings_names(text: str, unit: Unit) -> bool:
    """Tell whether a unit strings names together, without a figure, and says next to nothing of any.

    "We did user segmentation, life-cycle management and refined operations": the part before the first bare name
    holds the verb, so that it does not count.
    """
    if any(outcome.quantified for outcome in unit.outcomes):
        return False
    left = _left_beside_names(text[unit.start : unit.end])
    bare_ones = [i for i, width in enumerate(left) if not width]
    return len(bare_ones) >= _BARE and sum(left[bare_ones[0] :]) < _TOLD


@lru_cache(maxsize=1024)
def _left_beside_names(text: str) -> tuple[int, ...]:
    """Return for each part of an enumeration how many columns it has beside names and what goes with any name."""
    if len(_BETWEEN.findall(bare(text))) < _BARE:
        return ()
    whole = told = bare(text)
    for hit in sorted(find_concepts(text), key=lambda hit: hit.label in listed()):
        inside = slice(hit.start, hit.end)
        words = whole[inside] if hit.label in listed() else _NAME * len(whole[inside])
        told = told[: hit.start] + words + told[hit.end :]
    parts = (part for part in _BETWEEN.split(told) if part.strip())
    left = (_fillers().sub(" ", part) for part in parts)
    return tuple(columns("".join(filter(str.isalnum, part))) for part in left)


@cache
def _fillers() -> re.Pattern[str]:
    """Build the pattern of words that stand beside any name: "management", “体系”; Chinese has no word edges."""
    table = shipped_words("generalities")["fillers"]
    words = "|".join(re.escape(bare(w)) for lang in ("es", "en") for w in table[lang])
    han = "|".join(sorted(map(re.escape, table["zh"]), key=len, reverse=True))
    return re.compile(f"(?<![a-z0-9])(?:{words})(?![a-z0-9])|{han}")


def _names(text: str) -> int:
    """Count the stretches of ``text`` that name anything; one stretch may name several things."""
    count = end = 0
    for hit in find_concepts(text):
        if hit.start >= end:
            count, end = count + 1, hit.end
    return count
