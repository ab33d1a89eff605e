"""A figure beside one of how it was before → a sure result: "we now pick up in eight seconds; it used to be a minute"."""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.outcomes.candidates import NONE, Candidate
from opsanalyse.detect.outcomes.cues import labelled, pattern
from opsanalyse.detect.outcomes.nothing import still_to_come
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.quantities.sorts import LONG
from opsanalyse.types import Quantity, Span

_INSTEAD: Final = 20  # letters of "instead of" and its like
_MEASURES: Final = frozenset({"duration", "percent", "points", "money"})
_SURE: Final = 0.8  # the chance that such a figure is a result


def told_against_before(scene: Scene, candidate: Candidate) -> float:
    """Return how sure it is that a figure is a result as another one tells the same of before; 0 if none does.

    How many people one led before and leads now is no result: clauses with words of scale are left to what was learnt.
    """
    clause = scene.clause_of(candidate.start)
    if ends_in_one(scene, candidate):
        return 0.0 if still_to_come(scene, clause) else _SURE
    if stands_instead(scene, candidate):
        return 0.0 if still_to_come(scene, clause) else _SURE
    if not pattern("once", scene.lang).search(scene.plain):
        return 0.0  # most units tell of no before, which one look shows
    if _is_before(scene, candidate) or _is_scale(scene, clause) or still_to_come(scene, clause):
        return 0.0
    own = candidate.quantities[-1]
    for other in scene.candidates:
        before = scene.clause_of(other.start)
        was = other.quantities[0]
        if before != clause and _alike(own, was) and _is_before(scene, other):
            needed = pattern("it_took", scene.lang).search(scene.plain, before.start, before.end)
            return 0.0 if _is_scale(scene, before) and not needed else _SURE
    return 0.0


def stands_instead(scene: Scene, candidate: Candidate) -> bool:
    """Tell how a length, share or sum had been, right behind the one it is since: "in two days instead of ⟦eight⟧"."""
    begin = max(0, candidate.start - _INSTEAD)
    found = pattern("instead", scene.lang).search(scene.plain, begin, candidate.start)
    return found is not None and any(
        quantity.end == found.start() and quantity.kind in _MEASURES
        for quantity in scene.quantities
    )


def ends_in_one(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a value is or ends in the one that is enough now: "three people, now one is enough"."""
    last = candidate.quantities[-1]
    if last.value != 1 or last.kind != "count":
        return False
    match = pattern("one_now", scene.lang).search(scene.plain)
    return bool(match and match.lastgroup and match.start(match.lastgroup) == last.start)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures measure one thing.

    Lengths of time do in any units, seconds against minutes; months and longer are how long one stayed.
    """
    if one.kind == other.kind == "duration":
        return LONG.isdisjoint({one.unit, other.unit})
    if one.kind == other.kind == "count" and other.unit is None and one.unit != NONE:
        return True  # "14,300 orders; the year before it had been 9,100"
    return (one.kind, one.unit) == (other.kind, other.unit) and one.unit != NONE


def _is_before(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether words of before stand between the figure above and the end of a figure's clause."""
    above = max((c.end for c in scene.candidates if c.end <= candidate.start), default=0)
    end = scene.clause_of(candidate.start).end
    return pattern("once", scene.lang).search(scene.plain, above, end) is not None


def _is_scale(scene: Scene, clause: Span) -> bool:
    return any(clause.start <= cue.start < clause.end for cue in labelled(scene.cues, "scale"))
