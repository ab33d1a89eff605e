"""A cost that came back → a result without a word of rising or falling: "the oven paid for itself in seven weeks"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import Cue, labelled, pattern
from opsanalyse.detect.outcomes.nothing import still_to_come
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Quantity

SURE: Final = 0.8
_BEFORE: Final = 24


def paid_back(scene: Scene) -> Cue | None:
    """Return the words by which a unit says that a cost came back, where nothing takes them back."""
    for cue in labelled(scene.cues, "paid_back"):
        if not _taken_back(scene.plain, scene.lang, cue):
            return None if still_to_come(scene, scene.clause_of(cue.start)) else cue
    return None


def in_so_long(scene: Scene, candidate: Candidate) -> float:
    """Return how sure a length of time is a result as it tells how soon a cost came back; 0 if it does not."""
    if candidate.quantities[0].kind != "duration":
        return 0.0
    cue = paid_back(scene)
    return SURE if cue and took(scene.plain, scene.lang, cue, candidate.quantities) else 0.0


def took(plain: str, lang: str, cue: Cue, times: Sequence[Quantity]) -> Quantity | None:
    """Return the length of time that it took until a cost was back."""
    between = pattern("paid_back_in", lang)
    for time in times:
        start, end = max(time.start, cue.start), min(time.end, cue.end)
        if time.kind == "duration" and between.fullmatch(plain, end, start):
            return time
    return None


def _taken_back(plain: str, lang: str, cue: Cue) -> bool:
    before = plain[max(0, cue.start - _BEFORE) : cue.start]
    if pattern("paid_back_name", lang).match(plain, cue.end):
        return True
    return pattern("not_paid_back", lang).search(before) is not None
