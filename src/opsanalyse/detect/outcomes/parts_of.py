"""A share in brackets that only tells how large a part of something is → scale: "billing complaints (62% of tickets)"."""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.quantities.sorts import SHARES

_BEFORE: Final = 24
_MOVES: Final = frozenset({"up", "down", "same"})


def describes_part(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a figure is a share that stands in brackets with nothing but the whole that it is of."""
    (share, *more) = candidate.quantities
    if more or share.kind not in SHARES:
        return False
    plain, lang = scene.plain, scene.lang
    before = plain[max(0, candidate.start - _BEFORE) : candidate.start]
    inside = before[max(before.rfind("("), before.rfind("（")) + 1 :]
    if inside == before:
        return False
    closed = pattern("share_closes", lang).match(plain, candidate.end)
    if not closed or not pattern("share_opens", lang).search(before):
        return False
    if lang == "zh" and len(closed.group()) == 1 and "占" not in inside:
        return False  # (62%) alone may be the figure of what stands before it
    told = [c for c in scene.cues if candidate.end <= c.start < closed.end()]
    return all(_MOVES.isdisjoint(cue.labels) for cue in told)
