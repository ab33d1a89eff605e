"""A scene and a stretch of it → does it claim nothing by its form: a target, a date of another result, an opening, a speaker?"""

from __future__ import annotations

from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Span

_NAME: Final = 12  # letters of a speaker's name
_AIMED: Final = 48  # letters before a figure in which it may be called a target


def is_aimed_at(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether words right before a figure call it a target: "the goal for the year was 800"."""
    before = scene.plain[max(0, candidate.start - _AIMED) : candidate.start]
    return pattern("aim", scene.lang).search(before) is not None


def only_opens(scene: Scene, clause: Span) -> bool:
    """Tell whether a clause only opens a sentence: "On the whole,"."""
    return (
        pattern("opener", scene.lang).fullmatch(scene.plain, clause.start, clause.end) is not None
    )


def only_launches(scene: Scene) -> bool:
    """Tell a unit that says no more than that something came out: "we released version 2.0 in March"."""
    return pattern("launched", scene.lang).fullmatch(scene.plain) is not None


def names_speaker(scene: Scene, clause: Span) -> bool:
    """Tell whether a clause is the name before what somebody says: "Maria:"."""
    words = scene.plain[clause.start : clause.end].rstrip()
    return len(words) <= _NAME and words.endswith((":", "："))
