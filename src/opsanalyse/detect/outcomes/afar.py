"""Two sentences with a figure each → whether the second says of one thing what it came to, by that thing's own name.

Sentences of work may stand between: «Esperaban 35 minutos. … La espera bajó a 14.» Nearness tells nothing then: the name must.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.scene import clauses
from opsanalyse.language import fold, simplify

if TYPE_CHECKING:
    from opsanalyse.detect.outcomes.sides import Side
    from opsanalyse.types import Outcome, Quantity, Span

_PROBLEM: Final = "problem"
_LENGTH: Final = "took"
_STEM: Final = 4  # letters that two forms of one word share: waited, wait


def told_from_afar(
    first: Side, before: Quantity, second: Side, after: Quantity, outcome: Outcome, *, beside: bool
) -> bool:
    """Tell whether a result is of what ``first`` says how it stood; ``beside`` says that one sentence at most is between."""
    bare = after.kind == before.kind == "count" and after.unit is None
    if (before.kind, before.unit) != (after.kind, after.unit) and not bare:
        return False
    moved = outcome.direction in ("up", "down")
    stood = first.is_then or _PROBLEM in first.unit.roles
    if not (moved or (stood and second.is_since)):
        return False
    clause = _clause(second, after)
    if not outcome.metric and not (bare or second.words_in(clause)):
        return beside and first.is_then and second.is_since
    name = outcome.metric or second.plain[clause.start : after.start - second.unit.start]
    if not outcome.metric and not (stood and second.is_since):
        return False
    clause = _clause(first, before)
    said = first.words_of(first.plain[clause.start : clause.end])
    return _named_alike(said, first, second, name)


def _named_alike(said: frozenset[str], first: Side, second: Side, name: str) -> bool:
    """Tell whether the name of what was measured is told before as a name or as a deed: «espera» of «esperaban»."""
    kin = pattern("kin", second.unit.lang)
    name = simplify(fold(name))
    told = {match.lastgroup for match in kin.finditer(first.plain)}
    alike = told & {match.lastgroup for match in kin.finditer(name)}
    if alike:  # "the mean wait": the rest of its name tells what else it is of
        gone = alike | {_LENGTH}
        name = kin.sub(lambda match: " " if match.lastgroup in gone else match.group(), name)
    rest = second.words_of(name)
    return any(_alike(word, other) for word in rest for other in said) if rest else bool(alike)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _STEM and long.startswith(short))


def _clause(side: Side, quantity: Quantity) -> Span:
    at = quantity.start - side.unit.start
    return next(one for one in clauses(side.plain) if at < one.end)
