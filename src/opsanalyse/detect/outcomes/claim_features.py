"""A clause that may claim a result, and the words around a claim → named features for the models of outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

from opsanalyse.detect.outcomes.cues import TELLING
from opsanalyse.detect.outcomes.features import placed, sure
from opsanalyse.detect.outcomes.relations import relation_features
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.words import stems, tokens
from opsanalyse.types import Span

_TOLD: Final = TELLING | {"method"}
_SIGHT: Final = 400  # characters on each side whose words are counted
_MOST_BITS: Final = 6  # of a number of words: beyond 31 all are many
_MOST_CUTS: Final = 4  # clauses before a claim: beyond, all are many


def clause_features(scene: Scene, number: int) -> Row:
    """Describe a clause without a measured result: does it claim one all the same?"""
    clause = scene.clauses[number]
    text = scene.plain[clause.start : clause.end]
    cues = [cue for cue in scene.cues if clause.start <= cue.start < clause.end]
    names = {label for cue in cues for label in cue.labels}
    both = {f"has-{name}": 1.0 for name in sorted(names)} | sure(scene)
    moves = sorted(names & _TOLD)
    shared = {f"all={'+'.join(moves)}": 1.0}
    shared |= {f"{a}&{b}": 1.0 for a, b in combinations(moves, 2)}
    shared |= {f"metric-{cue.metric}": 1.0 for cue in cues if cue.metric}
    shared[f"n={min(number, 3)}"] = 1.0
    shared[f"last={number == len(scene.clauses) - 1}"] = 1.0
    count = sum(clause.start <= q.start < clause.end for q in scene.quantities)
    shared[f"quantities={min(2, count)}"] = 1.0
    shared[f"length={min(6, len(text).bit_length())}"] = 1.0
    for cue in scene.cues:
        place = "before" if cue.end <= clause.start else "after" if cue.start >= clause.end else ""
        if place:
            shared |= dict.fromkeys(placed(place, cue.labels), 0.7)
    shared |= {f"holds-{q.kind}": 1.0 for q in scene.quantities}
    return Row(both, shared, _words(text, scene.lang))


def _words(text: str, lang: str) -> dict[str, float]:
    """Count the words of a clause, alone and by two, and in Chinese its characters by three."""
    words = tokens(text)
    scale = 1.0 / max(1.0, len(words)) ** 0.5
    row = {f"w:{word}": 2 * scale for word in words}
    row |= {f"ww:{a} {b}": 2 * scale for a, b in pairwise(["^", *words, "$"])}
    if lang == "zh":
        row |= {f"www:{text[i : i + 3]}": scale for i in range(max(0, len(text) - 2))}
    return row


def detail_features(scene: Scene, here: Span) -> Row:
    """Count the words before and behind a value or a claim: what was done is told in any of them."""
    lang = scene.lang
    before = stems(scene.plain[max(0, here.start - _SIGHT) : here.start], lang)
    behind = stems(scene.plain[here.end : here.end + _SIGHT], lang)
    weight = 2.0 / max(1.0, len(before) + len(behind)) ** 0.5
    own = {f"p:{word}": weight for word in before}
    own |= {f"q:{word}": weight for word in behind}
    own |= {f"u:{word}": weight for word in (*before, *behind)}
    own |= {f"pp:{a} {b}": weight for a, b in pairwise(before)}
    sizes = (f"pre={_size(before)}", f"post={_size(behind)}")
    own[sizes[0]] = 1.0
    cut = min(_MOST_CUTS, sum(clause.end <= here.start for clause in scene.clauses))
    return Row({}, dict.fromkeys((*sizes, f"cut={cut}"), 1.0), own)


def claim_details(scene: Scene, clause: Span) -> Row:
    """Describe what tells when, from where and by what means of a clause that claims a result without its size."""
    return detail_features(scene, clause) | relation_features(scene, clause, clause, ())


def _size(words: Sequence[str]) -> int:
    return min(_MOST_BITS, len(words).bit_length())
