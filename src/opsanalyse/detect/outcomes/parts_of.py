"""A share in brackets that only tells how large a part of something is → scale: "billing complaints (62% of tickets)"."""

from __future__ import annotations

import re
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.quantities.sorts import SHARES

_BEFORE: Final = 24
_BOUNDS: Final = frozenset("≥≤><＞＜⩾⩽")
_CLOSED: Final = frozenset(")）")
_BRACKET: Final = re.compile("[()（）]")
_MOVES: Final = frozenset({"up", "down", "same"})


def describes_part(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a figure is a share that stands in brackets with nothing but the whole that it is of."""
    if _defines(scene, candidate):
        return True
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


def _defines(scene: Scene, candidate: Candidate) -> bool:
    """Tell a bound in brackets, which says what is counted and not how much there was: "active doctors (≥5 a week)"."""
    plain, start = scene.plain, candidate.start
    before = plain[max(0, start - _BEFORE) : start].rstrip()
    if not (plain[start : start + 1] in _BOUNDS or before[-1:] in _BOUNDS):
        return False
    opened = max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))
    behind = _BRACKET.search(plain, candidate.end, candidate.end + _BEFORE)
    return opened and behind is not None and behind.group() in _CLOSED
