"""A unit's cues and candidates → named features for the models of outcomes.

Features without a prefix are shared by all languages, so that each language learns from the others; those with
``zh/``, ``es/`` or ``en/`` are its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import METRIC, Cue, pattern
from opsanalyse.detect.outcomes.relations import Said, relation_features
from opsanalyse.detect.outcomes.words import stems, tokens
from opsanalyse.detect.roles import CLAIM, ROLES
from opsanalyse.types import Quantity, Span

_CLAUSE_END: Final = re.compile(
    r"[,;:!?](?=\s|$)|[，；：。！？;]|\.(?=\s|$)|\s-\s|[()（）]|\n(?=[-•])"
)
_NEAR: Final = 4
_FAR: Final = 24
_SIGHT: Final = 400
_MOST_BITS: Final = 6
_MOST_CUTS: Final = 4
_FRONT: Final = 12
_SIGNS: Final = frozenset("+-−–↑↓±→")
_DIRECTIONS: Final = (
    "up",
    "down",
    "level",
    "same",
    "vague",
    METRIC,
    "scale",
    "target",
    "expected",
    "baseline",
    "result",
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A unit as the models see it: plain text, language, clauses, cues, quantities, candidates."""

    plain: str
    lang: str
    clauses: tuple[Span, ...]
    cues: tuple[Cue, ...]
    quantities: tuple[Quantity, ...]
    candidates: tuple[Candidate, ...]
    said: tuple[Said, ...] = ()
    """What tells when, from where and by what means, and where it stands."""

    def clause_of(self, position: int) -> Span:
        """Return the clause that a place belongs to."""
        return next((c for c in self.clauses if position < c.end), self.clauses[-1])

    def bounds_of(self, candidate: Candidate) -> Span:
        """Return how far a value's words may reach: to the values beside it."""
        before = [c.end for c in self.candidates if c.end <= candidate.start]
        behind = [c.start for c in self.candidates if c.start >= candidate.end]
        return Span(max(before, default=0), min(behind, default=len(self.plain)))


def clauses(plain: str) -> tuple[Span, ...]:
    """Cut a unit where a reader would breathe; decimal and thousands marks do not cut."""
    found, start = [], 0
    for match in _CLAUSE_END.finditer(plain):
        if match.end() - start > 1:
            found.append(Span(start, match.end()))
            start = match.end()
    if start < len(plain) or not found:
        found.append(Span(start, len(plain)))
    return tuple(found)


def part_features(chances: Mapping[str, float]) -> dict[str, float]:
    """Describe the part that the unit plays in the story, as ``detect.roles`` judged it."""
    parts = {f"u.{name}": chances[name] for name in (*ROLES, CLAIM)}
    best = max(parts, key=lambda name: (parts[name], name))
    return {name: 2.0 * chance for name, chance in parts.items()} | {f"best={best}": 0.5}


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
    row |= _sure(scene)
    row |= {f"{lang}/first:{word}": 0.7 for word in tokens(scene.plain[:40])[:2]}
    others = [c for c in scene.candidates if c is not candidate]
    here = Span(candidate.start, candidate.end)
    return row | _comparison(scene, candidate) | relation_features(scene, here, clause, others)


def _sure(scene: Scene) -> dict[str, float]:
    names = {one.name for one in scene.said if not one.word}
    return {f"sure-{name}": 2.0 for name in names} | {f"{scene.lang}/sure-{name}": 1.0 for name in names}


def _shape(scene: Scene, candidate: Candidate, number: int) -> Iterator[str]:
    last = candidate.quantities[-1]
    yield f"kind={last.kind}"
    yield f"paired={candidate.paired}"
    yield f"bound={last.bound}"
    if candidate.opened:
        yield "opened"
    yield f"delta={delta(candidate)}"
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


def delta(candidate: Candidate) -> str:
    """Say which way a candidate goes by its own numbers: up, down, or nothing."""
    first, last = candidate.quantities[0], candidate.quantities[-1]
    if candidate.paired and first.value != last.value:
        rises = (last.value > first.value) != (last.kind == "rank")  # from 9th to 2nd is up
        return "up" if rises else "down"
    if last.kind == "multiple" and last.unit == "verb":
        return "up" if last.value > 1 else "down"
    return ""


def _comparison(scene: Scene, candidate: Candidate) -> dict[str, float]:
    """Describe which way two figures of one value go, and the sign before it: "34, before it was 41", "−4%"."""
    row: dict[str, float] = {}
    before = scene.plain[max(0, candidate.start - 2) : candidate.start].strip()[-1:]
    if before and before in _SIGNS:
        row[f"sign={before}"] = 2.0
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
    return row | {f"way={way}": 2.0, f"way={way}+{behind}+{front}": 1.0, f"figures={min(4, len(candidate.quantities))}": 1.0}


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
    yield f"last-move={first}+{delta(candidate)}"
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


def clause_features(scene: Scene, number: int) -> dict[str, float]:
    """Describe a clause without a measured result: does it claim one all the same?"""
    clause = scene.clauses[number]
    text = scene.plain[clause.start : clause.end]
    lang = scene.lang
    row: dict[str, float] = {}
    own = [cue for cue in scene.cues if clause.start <= cue.start < clause.end]
    names = [label for cue in own for label in cue.labels]
    for name in {*names}:
        row[f"has-{name}"] = 1.0
        row[f"{lang}/has-{name}"] = 0.5
    moves = sorted(
        {*names}
        & {
            "up",
            "down",
            "level",
            "same",
            "vague",
            METRIC,
            "result",
            "expected",
            "scale",
            "target",
            "method",
        }
    )
    row[f"all={'+'.join(moves)}"] = 1.0
    pairs = {(a, b) for a in moves for b in moves if a < b}
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
    row |= _sure(scene)
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


def _size(words: Sequence[str]) -> int:
    return min(_MOST_BITS, len(words).bit_length())
