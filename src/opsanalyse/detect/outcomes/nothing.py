"""A figure that counts nothing → whether that is the result: "not a single complaint", “零投诉”, "not once in 8 months".

Nothing of what is bad is a result; nothing of anything else may be the problem, and a zero in an idiom is neither.
"""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import labelled, pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Span

_STILL_TO_COME: Final = ("expected", "target")
_SURE: Final = 0.9
_BEFORE: Final = 40
_HELD: Final = 60


def measured_nothing(scene: Scene, candidate: Candidate) -> float:
    """Return how sure it is that a candidate is a result because it counts nothing bad; 0 if it does not."""
    if candidate.quantities[-1].value or len(candidate.quantities) > 1:
        return 0.0
    if not _says_so(scene, candidate.start):
        return 0.0
    return 0.0 if still_to_come(scene, scene.clause_of(candidate.start)) else _SURE


def nobody_over(scene: Scene, candidate: Candidate) -> float:
    """Return how sure a length of time is a result because nobody had to wait longer; 0 if none is told so."""
    first = candidate.quantities[0]
    if first.kind != "duration":
        return 0.0
    begin = max(0, first.start - _HELD)
    found = pattern("nobody_over", scene.lang).search(scene.plain, begin, first.start)
    if not found:
        return 0.0
    return 0.0 if still_to_come(scene, scene.clause_of(candidate.start)) else _SURE


def still_to_come(scene: Scene, clause: Span) -> bool:
    """Tell whether a clause speaks of what is expected or aimed at."""
    told = [cue for label in _STILL_TO_COME for cue in labelled(scene.cues, label)]
    inside = [cue.start for cue in told if clause.start <= cue.start < clause.end]
    return bool(inside) and not acted_on(scene).issuperset(inside)


def acted_on(scene: Scene) -> set[int]:
    """Return where words stand that only look as if something was still to come: 将 for 把, «la espera»."""
    return {match.start() for match in pattern("object", scene.lang).finditer(scene.plain)}


def _says_so(scene: Scene, place: int) -> bool:
    if pattern("none_bad", scene.lang).match(scene.plain, place):
        return True
    if pattern("none_held", scene.lang).search(scene.plain, max(0, place - _HELD), place):
        return True
    dated = any(quantity.kind == "duration" for quantity in scene.quantities)
    if not dated and not pattern("timeframe", scene.lang).search(scene.plain):
        return False
    before = scene.plain[max(0, place - _BEFORE) : place]
    return bool(
        pattern("none_ever", scene.lang).match(scene.plain, place)
        or pattern("none_before", scene.lang).search(before)
    )
