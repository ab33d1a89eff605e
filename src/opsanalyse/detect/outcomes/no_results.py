"""A figure that is no result by the words around it → a goal, a condition, the control group, how it stood before all work."""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import good_way, pattern
from opsanalyse.detect.outcomes.scene import Scene

_BEFORE: Final = 60
_BEFORE_IT: Final = ("no_result_before", "control_share")
_DEEDS: Final = frozenset({"method", "own_did", "own_led", "own_team", "own_helped", "result"})
_MOVED: Final = frozenset({"up", "down", "level", "same"})
_COUNTED: Final = frozenset({"count", "money"})
_NO_DEEDS: Final = frozenset({"al", "para"})
"""Words that tell of no deed before a figure: «llegaban ⟦al⟧ 18 %»."""
_WORSE: Final = (("stands_low", "up"), ("stands_high", "down"))


def is_no_result(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether words right beside a figure say that it is none: "if complaints rise by ⟦5%⟧", "a ⟦20%⟧ holdout"."""
    plain, lang, start, end = scene.plain, scene.lang, candidate.start, candidate.end
    first = candidate.quantities[0]
    if first.kind == "multiple":  # "twice employee of the month"
        won = pattern("won_often", lang).search(plain, 0, start)
        return won is not None or _compares_groups(scene, candidate)
    if len(candidate.quantities) > 1:
        return not candidate.paired and _lacks(scene, candidate)
    begin = max(0, start - _BEFORE)
    if any(pattern(name, lang).search(plain, begin, start) for name in _BEFORE_IT):
        return True
    if first.kind == "points" and pattern("points_made", lang).search(plain, begin, start):
        return True
    if pattern("no_result_after", lang).match(plain, end):
        return True
    if any(one(scene, candidate) for one in (_was_before, _is_in_care, _counts_aside)):
        return True
    if first.kind == "rank":  # "the top 5 issues" are what was worked on
        return pattern("top_things", lang).match(plain, end) is not None
    return stands_badly(scene, candidate)


def _is_in_care(scene: Scene, candidate: Candidate) -> bool:
    """Tell a count or a sum of what somebody looks after: "own ⟦62⟧ accounts worth ⟦$7M⟧"; the scale of a job, no result."""
    if candidate.quantities[0].kind not in _COUNTED:
        return False
    return pattern("in_care", scene.lang).search(scene.plain, 0, candidate.start) is not None


def _counts_aside(scene: Scene, candidate: Candidate) -> bool:
    """Tell how many of what was made there were, in brackets behind it: "A/B tests (more than ⟦40⟧ in 2023)"."""
    first = candidate.quantities[0]
    if first.kind != "count" or scene.plain[candidate.start - 1 : candidate.start] not in (
        "(",
        "（",
    ):
        return False
    moved = any(not _MOVED.isdisjoint(cue.labels) for cue in scene.cues if cue.end <= first.start)
    return not moved and pattern("how_many", scene.lang).match(scene.plain, first.end) is not None


def _compares_groups(scene: Scene, candidate: Candidate) -> bool:
    """Tell what was found out of two groups: "worked out that those without one left ⟦three times⟧ as often"."""
    behind = pattern("only_compares", scene.lang).match(scene.plain, candidate.end)
    found = pattern("found_out", scene.lang).search(scene.plain, 0, candidate.start)
    return behind is not None and found is not None


def _was_before(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a unit with no other figure only tells how it was: "the year before it had been ⟦37⟧"."""
    alone = len(scene.candidates) == 1 and scene.clause_of(candidate.start).start == 0
    return alone and pattern("of_before", scene.lang).match(scene.plain) is not None


def _lacks(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether so many of a whole are said not to have done something: “86个团长里⟦31个⟧没开团”."""
    return pattern("did_not", scene.lang).match(scene.plain, candidate.end) is not None


def stands_badly(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a figure says how badly something stands, with no deed told: "returns as high as ⟦18%⟧" (ruling 3)."""
    deeds = [cue for cue in scene.cues if not _DEEDS.isdisjoint(cue.labels)]
    if any(scene.plain[cue.start : cue.end] not in _NO_DEEDS for cue in deeds):
        return False
    alone = len(scene.candidates) == 1
    begin = 0 if alone else scene.clause_of(candidate.start).start
    for name, good in _WORSE:
        found = pattern(name, scene.lang).search(scene.plain, begin)
        if found and good_way(scene.cues, found.end()) == good:
            after = pattern("had_after", scene.lang).search(scene.plain, begin, found.start())
            return after is None
    return False
