"""A value and the figures around it → what it is compared with: "14% as against 25% the year before"."""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.stretch import STOPS

_WIDEST: Final = 60  # letters between two figures that are still compared
_FRONT: Final = 30  # letters before a figure that may say that it is the earlier one
_TWO: Final = 2


def of_control(scene: Scene, candidate: Candidate) -> bool:
    """Tell a figure of those to whom nothing was done: "the control group stood at 19.4%"."""
    clause = scene.clause_of(candidate.start)
    last = max((c.end for c in scene.candidates if c.end <= candidate.start), default=0)
    begin = max(clause.start, last)
    return pattern("control", scene.lang).search(scene.plain, begin, candidate.start) is not None


def compared_features(scene: Scene, number: int) -> dict[str, float]:
    """Say which way a single figure goes beside an earlier or other one, and whether it is that other itself."""
    row: dict[str, float] = {}
    held = scene.candidates
    here = held[number]
    if number + 1 < len(held):
        row |= _told(scene, here, held[number + 1], "behind")
    if number:
        row |= _told(scene, here, held[number - 1], "front")
    return row


def _told(scene: Scene, here: Candidate, other: Candidate, side: str) -> dict[str, float]:
    first, second = (here, other) if side == "behind" else (other, here)
    gap = scene.plain[first.end : second.start]
    if here.paired or not _alike(here, other) or len(gap) > _WIDEST or not STOPS.isdisjoint(gap):
        return {}
    opened = scene.plain[max(0, first.start - _FRONT) : first.start]
    late, early = (
        pattern("other", scene.lang).search(gap),
        pattern("earlier", scene.lang).search(opened),
    )
    mine, its = here.quantities[0].value, other.quantities[0].value
    way = "up" if mine > its else "down" if mine < its else "equal"
    names = [f"beside-{side}={way}"] if late or early else []
    names += [f"versus-{side}={way}"] if late else []
    names += [f"since-{side}={way}"] if early else []
    return dict.fromkeys(names, 2.0)


def _alike(one: Candidate, other: Candidate) -> bool:
    first, second = one.quantities[-1], other.quantities[-1]
    return (first.kind, first.unit) == (second.kind, second.unit) or (
        "count" in {first.kind, second.kind} and len({first.kind, second.kind} - {"count"}) < _TWO
    )
