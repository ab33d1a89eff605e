"""A clause that may claim a result, and the words around a claim → named features for the models of outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from opsanalyse.detect.outcomes.cues import TELLING
from opsanalyse.detect.outcomes.features import sure
from opsanalyse.detect.outcomes.relations import relation_features
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.words import stems, tokens
from opsanalyse.types import Span

_SIGHT: Final = 400
_MOST_BITS: Final = 6
_MOST_CUTS: Final = 4


def clause_features(scene: Scene, number: int) -> dict[str, float]:
    """Describe a clause without a measured result: does it claim one all the same?"""
    clause = scene.clauses[number]
    text = scene.plain[clause.start : clause.end]
    lang = scene.lang
    row: dict[str, float] = {}
    own = [cue for cue in scene.cues if clause.start <= cue.start < clause.end]
    names = [label for cue in own for label in cue.labels]
    for name in sorted({*names}):  # in one order: sums of floats depend on it
        row[f"has-{name}"] = 1.0
        row[f"{lang}/has-{name}"] = 0.5
    moves = sorted({*names} & (TELLING | {"method"}))
    row[f"all={'+'.join(moves)}"] = 1.0
    pairs = [(a, b) for a in moves for b in moves if a < b]
    row |= {f"{a}&{b}": 1.0 for a, b in pairs}
    row |= {f"metric-{cue.metric}": 1.0 for cue in own if cue.metric}
    row[f"n={min(number, 3)}"] = 1.0
    row[f"last={number == len(scene.clauses) - 1}"] = 1.0
    row[
        f"quantities={min(2, sum(clause.start <= q.start < clause.end for q in scene.quantities))}"
    ] = 1.0
    row[f"length={min(6, len(text).bit_length())}"] = 1.0
    row |= {
        f"before-{label}": 0.7
        for cue in scene.cues
        if cue.end <= clause.start
        for label in cue.labels
    }
    row |= {
        f"after-{label}": 0.7
        for cue in scene.cues
        if cue.start >= clause.end
        for label in cue.labels
    }
    row |= {f"holds-{q.kind}": 1.0 for q in scene.quantities}
    row |= sure(scene)
    words = tokens(text)
    scale = 1.0 / max(1.0, len(words)) ** 0.5
    row |= {f"{lang}/w:{word}": 2 * scale for word in words}
    row |= {
        f"{lang}/ww:{a} {b}": 2 * scale for a, b in zip(["^", *words], [*words, "$"], strict=True)
    }
    if lang == "zh":
        row |= {f"zh/www:{text[i : i + 3]}": scale for i in range(max(0, len(text) - 2))}
    return row


def detail_features(scene: Scene, here: Span) -> dict[str, float]:
    """Count the words before and behind a value or a claim: what was done is told in any of them."""
    lang = scene.lang
    before = stems(scene.plain[max(0, here.start - _SIGHT) : here.start], lang)
    behind = stems(scene.plain[here.end : here.end + _SIGHT], lang)
    weight = 2.0 / max(1.0, len(before) + len(behind)) ** 0.5
    row = {f"{lang}/p:{word}": weight for word in before}
    row |= {f"{lang}/q:{word}": weight for word in behind}
    row |= {f"{lang}/u:{word}": weight for word in (*before, *behind)}
    row |= {f"{lang}/pp:{a} {b}": weight for a, b in pairwise(before)}
    sizes = (f"pre={_size(before)}", f"post={_size(behind)}")
    cut = min(_MOST_CUTS, sum(clause.end <= here.start for clause in scene.clauses))
    return row | dict.fromkeys((*sizes, f"{lang}/{sizes[0]}", f"cut={cut}"), 1.0)


def claim_details(scene: Scene, clause: Span) -> dict[str, float]:
    """Describe what tells when, from where and by what means of a clause that claims a result without its size."""
    return detail_features(scene, clause) | relation_features(scene, clause, clause, ())


def _size(words: Sequence[str]) -> int:
    return min(_MOST_BITS, len(words).bit_length())
