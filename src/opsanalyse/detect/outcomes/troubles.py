"""A scene → where it tells of a trouble that stood before anything was done: "las devoluciones se habían duplicado".

The state before the action is the problem, whatever figure it carries (ruling 3 of ``models/data/guides/rulings.md``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opsanalyse.detect.outcomes.cues import good_way, labelled, pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.roles import Chances
from opsanalyse.types import Outcome, Span

_WAYS: Final = (("had_fallen", "down"), ("had_risen", "up"))
_KEPT: Final = (("kept_falling", "up"), ("kept_rising", "down"))
"""What kept on moving is a trouble only where it is known to be good that it goes the other way."""
_OTHER: Final = {"up": "down", "down": "up"}
_PROBLEM: Final = 0.7
"""From how sure a problem on, and no likelier effect, its figures tell how things stood and no result; on the dev and train parts seven of seven such are none."""


def troubles(scene: Scene) -> Iterator[Span]:
    """Yield the clauses that say what had got worse, or had moved with nothing before it that may have moved it."""
    found_so = pattern("arrived", scene.lang)
    for name, way in _WAYS:
        match = pattern(name, scene.lang).search(scene.plain)
        if (
            match
            and not pattern("had_after", scene.lang).search(scene.plain, 0, match.start())
            and (
                good_way(scene.cues, match.end()) != way
                or found_so.search(scene.plain, 0, match.end())
            )
        ):
            yield scene.clause_of(match.end() - 1)
    for name, good in _KEPT:
        match = pattern(name, scene.lang).search(scene.plain)
        if (
            match
            and good_way(scene.cues, match.end()) == good
            and not pattern("had_after", scene.lang).search(scene.plain, 0, match.start())
        ):
            yield scene.clause_of(match.end() - 1)


def got_worse(scene: Scene, outcome: Outcome, chances: Chances) -> bool:
    """Tell whether a change for the worse is the problem of its story: "the rate fell from 81% to 44%, nobody knew why".

    A bad result of one's own deed is told behind it, and its unit is an effect.
    """
    if chances["problem"] < max(_PROBLEM, chances["effect"]) or not outcome.value:
        return False
    clause, way = scene.clause_of(outcome.value.start), outcome.direction
    moved = [
        cue
        for cue in labelled(scene.cues, way)
        if clause.start <= cue.start < clause.end and way in _OTHER
    ]
    if not moved:
        return False
    good = good_way(scene.cues, outcome.value.end)
    if good:
        return good == _OTHER[way]
    sinks = pattern("sinks", scene.lang)
    return sinks.search(scene.plain, clause.start, clause.end) is not None
