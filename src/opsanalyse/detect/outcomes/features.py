"""A unit's cues and candidates → named features for the models of outcomes.

Features that all languages share let each learn from the others; words are a language's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import TELLING, Cue, pattern
from opsanalyse.detect.outcomes.relations import relation_features
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.versus import compared_features
from opsanalyse.detect.outcomes.ways import comparable, delta, plainly, sizes
from opsanalyse.detect.outcomes.words import tokens
from opsanalyse.detect.roles import CLAIM
from opsanalyse.types import ROLES, Span

_PARTS: Final = tuple((name, f"u.{name}") for name in (*ROLES, CLAIM))
_BIG: Final = 1e15
_GRAMS: Final = 4  # words before and behind a value that are looked at
_CLOSE: Final = 14  # letters that hold so many words, as a rule
_WINDOW: Final = 40
_NEAR: Final = 4
_FAR: Final = 24
_FRONT: Final = 12
_SIGNS: Final = frozenset("+-−–↑↓±→")
_DIRECTIONS: Final = TELLING | {"baseline"}
_OTHER_WAY: Final = {"up": "down", "down": "up"}
_MOVES: Final = frozenset({"up", "down", "level", "same", "scale"})


def part_features(chances: Mapping[str, float]) -> Row:
    """Describe the part that the unit plays in the story, as ``detect.roles`` judged it."""
    parts = [(chances[name], feature) for name, feature in _PARTS]
    told = {feature: 2.0 * chance for chance, feature in parts}
    told[f"best={max(parts)[1]}"] = 0.5
    return Row({}, told, {})


def value_features(scene: Scene, number: int) -> Row:
    """Describe a candidate: what stands in it, just before it, just behind it and in its clause."""
    candidate = scene.candidates[number]
    start, end = candidate.start, candidate.end
    clause = scene.clause_of(start)
    way = delta(scene.plain, scene.lang, candidate)
    names = _shape(scene, candidate, number, way) + _surroundings(scene, candidate, clause, way)
    both = dict.fromkeys(names, 1.0) | sure(scene) | compared_features(scene, number)
    own = dict.fromkeys(_grams(_before(scene.plain, start), _behind(scene.plain, end)), 0.7)
    own |= {f"c:{word}": 0.3 for word in tokens(scene.plain[clause.start : clause.end])}
    row = Row(both, _comparison(scene, candidate), own)
    others = [c for c in scene.candidates if c is not candidate]
    return row.take(relation_features(scene, Span(start, end), clause, others))


def sure(scene: Scene) -> dict[str, float]:
    """Say what a pattern vouches for somewhere in the unit."""
    return {f"sure-{one.name}": 2.0 for one in scene.said if not one.word}


def _shape(scene: Scene, candidate: Candidate, number: int, way: str) -> list[str]:
    last, size = candidate.quantities[-1], abs(candidate.quantities[-1].value)
    before = scene.plain[: candidate.start].rstrip()
    names = [
        f"kind={last.kind}",
        f"paired={candidate.paired}",
        f"bound={last.bound}",
        f"delta={way}",
        f"n={min(number, 3)}",
        f"of={min(len(scene.candidates), 4)}",
        f"kinds={'+'.join(sorted({c.quantities[-1].kind for c in scene.candidates}))}",
        f"size={min(6, len(str(int(size)))) if size < _BIG else 'big'}",
        f"length={min(6, len(scene.plain).bit_length())}",
        f"before={'a' if before[-1:].isalnum() else before[-1:]}",
    ]
    if candidate.opened:
        names.append("opened")
    if not before:
        names.append("opens-unit")
    if not scene.plain[candidate.end :].strip(" .。"):
        names.append("ends-unit")
    return names


def _comparison(scene: Scene, candidate: Candidate) -> dict[str, float]:
    """Describe which way two figures of one value go, and the sign before it: "34, before it was 41", "−4%"."""
    row: dict[str, float] = {}
    before = scene.plain[max(0, candidate.start - 2) : candidate.start].strip()[-1:]
    if before and before in _SIGNS:
        row[f"sign={before}"] = 2.0
    row |= {f"plain={name}": 3.0 for name in plainly(scene, candidate)}
    return row | _two_figures(scene, candidate)


def _two_figures(scene: Scene, candidate: Candidate) -> dict[str, float]:
    """Describe which way a value of two figures goes: from the first to the second, or the first beside another."""
    first, last = candidate.quantities[0], candidate.quantities[-1]
    if first is last or not comparable(first, last):
        return {}
    one, other = sorted((first, last), key=lambda q: q.start)
    gap, old = scene.plain[one.end : other.start], pattern("old", scene.lang)
    behind = bool(old.search(gap))
    front = bool(old.search(scene.plain, max(0, one.start - _FRONT), one.start))
    later = candidate.paired or front or bool(pattern("later", scene.lang).search(gap))
    before, after = sizes(scene.plain, one, other)
    rises = "up" if after > before else "down" if after < before else "equal"
    way = rises if later and not behind else _OTHER_WAY.get(rises, rises)
    return {
        f"way={way}": 2.0,
        f"way={rises}+{behind}+{front}+{later}": 1.0,
        f"figures={min(4, len(candidate.quantities))}": 1.0,
    }


def _surroundings(scene: Scene, candidate: Candidate, clause: Span, way: str) -> list[str]:
    start, end, kind = candidate.start, candidate.end, candidate.quantities[-1].kind
    before = [cue for cue in reversed(scene.cues) if clause.start < cue.end <= start]
    behind = [cue for cue in scene.cues if end <= cue.start < clause.end]
    first, nearest = _first_move(before), _first_move(behind)
    kinds = {q.kind for q in scene.quantities if clause.start <= q.start < clause.end}
    names = [
        f"last-move={first}",
        f"next-move={nearest}",
        f"moves={first}+{nearest}",
        f"moves={first}+{nearest}+{kind}",
        f"last-move={first}+{way}",
        f"clause-kinds={'+'.join(sorted(kinds))}",
    ]
    names += [f"holds-{q.kind}" for q in scene.quantities if not start <= q.start < end]
    width = 1 if scene.lang == "zh" else 3
    seen: set[str] = set()
    for cue in before:
        names += _nearest("<", cue.labels, (start - cue.end) // width, seen)
    seen = set()
    for cue in behind:
        names += _nearest(">", cue.labels, (cue.start - end) // width, seen)
    for cue in scene.cues:
        names += placed("any", cue.labels)
        if cue.start < end and start < cue.end:
            names += placed("in", cue.labels)
        if cue.end <= clause.start:
            names += placed("unit", cue.labels)
        elif cue.start >= clause.end:
            names += placed("later", cue.labels)
        elif cue.metric and clause.start <= cue.start:
            names.append(f"metric-{cue.metric}")
    return names


@cache
def placed(place: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Name what a cue of the vocabulary says and where it stands: there are not many."""
    return tuple(f"{place}-{label}" for label in labels)


def _nearest(side: str, labels: Sequence[str], gap: int, seen: set[str]) -> Iterator[str]:
    """Name what stands on one side of a value, each once and how far it is; whose work it was every time."""
    far = "near" if gap <= _NEAR else "mid" if gap <= _FAR else "far"
    for label in labels:
        told = label in _DIRECTIONS and label not in seen
        if told or (side == "<" and label.startswith("own")):
            yield f"{side}{label}"
            yield f"{side}{label}@{far}"
    seen.update(labels)


def _first_move(cues: Iterable[Cue]) -> str:
    return next((label for cue in cues for label in cue.labels if label in _MOVES), "none")


def _before(plain: str, place: int) -> list[str]:
    """Return the words before a place of which the last few are looked at; the first may be cut."""
    words = tokens(plain[max(0, place - _CLOSE) : place])
    return words if len(words) > _GRAMS else tokens(plain[max(0, place - _WINDOW) : place])


def _behind(plain: str, place: int) -> list[str]:
    words = tokens(plain[place : place + _CLOSE])
    return words if len(words) > _GRAMS else tokens(plain[place : place + _WINDOW])


def _grams(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for i, word in enumerate(before[: -_GRAMS - 1 : -1], 1):
        yield f"b{i}:{word}"
        yield f"b:{word}"
    if len(before) > 1:
        yield f"bb:{before[-2]} {before[-1]}"
    for i, word in enumerate(after[:_GRAMS]):
        yield f"a{i}:{word}"
        yield f"a:{word}"
    if len(after) > 1:
        yield f"aa:{after[0]} {after[1]}"
