"""A unit's cues and candidates → named features for the models of outcomes.

Features without a prefix are shared by all languages, so that each language learns from the others; those with
``zh/``, ``es/`` or ``en/`` are its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import TELLING, pattern
from opsanalyse.detect.outcomes.relations import relation_features
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.versus import compared_features
from opsanalyse.detect.outcomes.ways import delta, plainly
from opsanalyse.detect.outcomes.words import tokens
from opsanalyse.detect.roles import CLAIM, ROLES
from opsanalyse.types import Span

_NEAR: Final = 4
_FAR: Final = 24
_FRONT: Final = 12
_SIGNS: Final = frozenset("+-−–↑↓±→")
_DIRECTIONS: Final = TELLING | {"baseline"}


def part_features(chances: Mapping[str, float]) -> dict[str, float]:
    """Describe the part that the unit plays in the story, as ``detect.roles`` judged it."""
    parts = [(chances[name], f"u.{name}") for name in (*ROLES, CLAIM)]
    return {name: 2.0 * chance for chance, name in parts} | {f"best={max(parts)[1]}": 0.5}


def value_features(scene: Scene, number: int) -> dict[str, float]:
    """Describe a candidate: what stands in it, just before it, just behind it and in its clause."""
    candidate = scene.candidates[number]
    clause = scene.clause_of(candidate.start)
    lang = scene.lang
    row: dict[str, float] = {}
    for name in _shape(scene, candidate, number):
        row[name] = 1.0
        row[f"{lang}/{name}"] = 0.5
    for name in _surroundings(scene, candidate, clause):
        row[name] = 1.0
        row[f"{lang}/{name}"] = 0.5
    before = tokens(scene.plain[max(0, candidate.start - 40) : candidate.start])
    after = tokens(scene.plain[candidate.end : candidate.end + 40])
    row |= {f"{lang}/{name}": 0.7 for name in _grams(before, after)}
    row |= {f"{lang}/c:{word}": 0.3 for word in tokens(scene.plain[clause.start : clause.end])}
    row |= sure(scene)
    others = [c for c in scene.candidates if c is not candidate]
    here = Span(candidate.start, candidate.end)
    row |= _comparison(scene, candidate) | compared_features(scene, number)
    return row | relation_features(scene, here, clause, others)


def sure(scene: Scene) -> dict[str, float]:
    """Say what a pattern vouches for somewhere in the unit."""
    names = {one.name for one in scene.said if not one.word}
    return {f"sure-{name}": 2.0 for name in names} | {
        f"{scene.lang}/sure-{name}": 1.0 for name in names
    }


def _shape(scene: Scene, candidate: Candidate, number: int) -> Iterator[str]:
    last = candidate.quantities[-1]
    yield f"kind={last.kind}"
    yield f"paired={candidate.paired}"
    yield f"bound={last.bound}"
    if candidate.opened:
        yield "opened"
    yield f"delta={delta(scene.plain, scene.lang, candidate)}"
    yield f"n={min(number, 3)}"
    yield f"of={min(len(scene.candidates), 4)}"
    yield f"kinds={'+'.join(sorted({c.quantities[-1].kind for c in scene.candidates}))}"
    yield f"size={min(6, len(str(int(abs(last.value)))))}" if abs(last.value) < 1e15 else "size=big"
    yield f"length={min(6, len(scene.plain).bit_length())}"
    if scene.plain[: candidate.start].strip() == "":
        yield "opens-unit"
    if not scene.plain[candidate.end :].strip(" .。"):
        yield "ends-unit"
    yield f"before={scene.plain[: candidate.start].rstrip()[-1:] if not scene.plain[: candidate.start].rstrip()[-1:].isalnum() else 'a'}"


def _comparison(scene: Scene, candidate: Candidate) -> dict[str, float]:
    """Describe which way two figures of one value go, and the sign before it: "34, before it was 41", "−4%"."""
    row: dict[str, float] = {}
    before = scene.plain[max(0, candidate.start - 2) : candidate.start].strip()[-1:]
    if before and before in _SIGNS:
        row[f"sign={before}"] = 2.0
    row |= {f"plain={name}": 3.0 for name in plainly(scene, candidate)}
    first, last = candidate.quantities[0], candidate.quantities[-1]
    if first is last or first.kind != last.kind:
        return row
    old = pattern("old", scene.lang)
    one, other = sorted((first, last), key=lambda q: q.start)
    behind = bool(old.search(scene.plain, one.end, other.start))
    front = bool(old.search(scene.plain, max(0, one.start - _FRONT), one.start))
    rises = "up" if last.value > first.value else "down" if last.value < first.value else "equal"
    swap = behind and not candidate.paired
    way = {"up": "down", "down": "up"}.get(rises, rises) if swap else rises
    return row | {
        f"way={way}": 2.0,
        f"way={way}+{behind}+{front}": 1.0,
        f"figures={min(4, len(candidate.quantities))}": 1.0,
    }


def _surroundings(scene: Scene, candidate: Candidate, clause: Span) -> Iterator[str]:
    width = 1 if scene.lang == "zh" else 3
    seen_before: set[str] = set()
    for cue in reversed(scene.cues):
        if cue.end > candidate.start or cue.end <= clause.start:
            continue
        gap = (candidate.start - cue.end) // width
        for label in cue.labels:
            if (label not in seen_before and label in _DIRECTIONS) or label.startswith("own"):
                yield f"<{label}"
                yield f"<{label}@{'near' if gap <= _NEAR else 'mid' if gap <= _FAR else 'far'}"
            seen_before.add(label)
    seen_after: set[str] = set()
    for cue in scene.cues:
        if cue.start < candidate.end or cue.start >= clause.end:
            continue
        gap = (cue.start - candidate.end) // width
        for label in cue.labels:
            if label not in seen_after and label in _DIRECTIONS:
                yield f">{label}"
                yield f">{label}@{'near' if gap <= _NEAR else 'mid' if gap <= _FAR else 'far'}"
            seen_after.add(label)
    first = next(
        (
            label
            for cue in reversed(scene.cues)
            if clause.start < cue.end <= candidate.start
            for label in cue.labels
            if label in {"up", "down", "level", "same", "scale"}
        ),
        "none",
    )
    yield f"last-move={first}"
    nearest = next(
        (
            label
            for cue in scene.cues
            if candidate.end <= cue.start < clause.end
            for label in cue.labels
            if label in {"up", "down", "level", "same", "scale"}
        ),
        "none",
    )
    yield f"next-move={nearest}"
    yield f"moves={first}+{nearest}"
    yield f"moves={first}+{nearest}+{candidate.quantities[-1].kind}"
    yield f"last-move={first}+{delta(scene.plain, scene.lang, candidate)}"
    yield from (
        f"in-{label}"
        for cue in scene.cues
        if cue.start < candidate.end and candidate.start < cue.end
        for label in cue.labels
    )
    yield from {
        f"unit-{label}" for cue in scene.cues for label in cue.labels if cue.end <= clause.start
    }
    yield from {
        f"later-{label}" for cue in scene.cues for label in cue.labels if cue.start >= clause.end
    }
    yield from {f"any-{label}" for cue in scene.cues for label in cue.labels}
    yield from {
        f"holds-{q.kind}"
        for q in scene.quantities
        if not (candidate.start <= q.start < candidate.end)
    }
    kinds = {q.kind for q in scene.quantities if clause.start <= q.start < clause.end}
    yield f"clause-kinds={'+'.join(sorted(kinds))}"
    yield from (
        f"metric-{cue.metric}"
        for cue in scene.cues
        if cue.metric and clause.start <= cue.start < clause.end
    )


def _grams(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for i in range(1, min(4, len(before)) + 1):
        yield f"b{i}:{before[-i]}"
        yield f"b:{before[-i]}"
    if len(before) > 1:
        yield f"bb:{before[-2]} {before[-1]}"
    for i in range(min(4, len(after))):
        yield f"a{i}:{after[i]}"
        yield f"a:{after[i]}"
    if len(after) > 1:
        yield f"aa:{after[0]} {after[1]}"
