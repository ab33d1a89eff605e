"""A scene → where it tells of a trouble that stood before anything was done: "las devoluciones se habían duplicado".

The state before the action is the problem, whatever figure it carries (ruling 3 of ``models/data/guides/rulings.md``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opsanalyse.detect.outcomes.cues import good_way, pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Span

_WAYS: Final = (("had_fallen", "down"), ("had_risen", "up"))
_KEPT: Final = (("kept_falling", "up"), ("kept_rising", "down"))
"""What kept on moving is a trouble only where it is known to be good that it goes the other way."""


def troubles(scene: Scene) -> Iterator[Span]:
    """Yield the clauses that say what had got worse, or had moved with nothing before it that may have moved it."""
    for name, way in _WAYS:
        match = pattern(name, scene.lang).search(scene.plain)
        if (
            match
            and not pattern("had_after", scene.lang).search(scene.plain, 0, match.start())
            and good_way(scene.cues, match.end()) != way
        ):
            yield scene.clause_of(match.start())
    for name, good in _KEPT:
        match = pattern(name, scene.lang).search(scene.plain)
        if (
            match
            and good_way(scene.cues, match.end()) == good
            and not pattern("had_after", scene.lang).search(scene.plain, 0, match.start())
        ):
            yield scene.clause_of(match.start())
