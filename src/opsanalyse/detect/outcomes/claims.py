"""A unit with its quantities → the outcomes it claims and the numbers that only tell scale."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from opsanalyse.detect.outcomes.anatomy import metric_span, parts, scale_span, tells_when, whose
from opsanalyse.detect.outcomes.candidates import Candidate, candidates, chained
from opsanalyse.detect.outcomes.claim_features import (
    claim_details,
    clause_features,
    detail_features,
)
from opsanalyse.detect.outcomes.cues import Cue, cues, labelled, pattern
from opsanalyse.detect.outcomes.features import part_features, value_features
from opsanalyse.detect.outcomes.judge import ANATOMY, DETAILS, DIRECTIONS, judge
from opsanalyse.detect.outcomes.reach import reach
from opsanalyse.detect.outcomes.relations import said
from opsanalyse.detect.outcomes.scene import Scene, clauses
from opsanalyse.detect.outcomes.stretch import joins
from opsanalyse.detect.outcomes.ways import delta, plain_way
from opsanalyse.detect.roles import CLAIM, Chances
from opsanalyse.language import fold, simplify
from opsanalyse.types import Label, Outcome, Quantity, Span

Join = Callable[[str, str, Sequence[Cue], Sequence[Candidate]], Iterable[bool]]
LONGEST: Final = 4000  # a longer unit is no sentence: only its beginning is judged
_ENDS: Final = " .。"  # whether a sentence has its full stop says nothing
_LIKELY: Final = 0.6  # from it on a unit claims something, whatever its figures and clauses say
_POSSIBLE: Final = 0.35  # below it a figure is not what such a unit claims
_UNLIKELY: Final = 0.01  # below it a unit claims nothing without a figure
_SIZES: Final = frozenset({"percent", "points", "multiple", "fraction"})
_MOST_CUES: Final = 200
_MOST_SAID: Final = 80
_AIMED: Final = 48  # letters before a figure in which it may be called a target
_MOST_CLAUSES: Final = 24  # no sentence has more
_MOVES: Final = frozenset({"up", "down", "level", "same", "vague"})


def scene_of(text: str, lang: str, quantities: Sequence[Quantity], join: Join = joins) -> Scene:
    """Look at a unit: fold it, find its clauses, cues and candidates; ``join`` says which numbers make one value."""
    plain = simplify(fold(text[:LONGEST])).replace("\n", " ").rstrip(_ENDS)  # a wrap is no end
    near = tuple(q for q in quantities if q.end <= len(plain))
    found, singles = tuple(cues(lang).find(plain)[:_MOST_CUES]), candidates(plain, lang, near)
    if not singles and not any(_MOVES & set(cue.labels) for cue in found):
        return Scene(plain, lang, (), found, near, ())  # nothing here can be a claim
    values = chained(plain, lang, singles, join(plain, lang, found, singles))
    return Scene(
        plain,
        lang,
        clauses(plain),
        found,
        near,
        values,
        tuple(islice(said(plain, lang, found, near), _MOST_SAID)),
    )


def find(scene: Scene, chances: Chances) -> tuple[tuple[Outcome, ...], tuple[Span, ...]]:
    """Return the outcomes and the scale of a unit that plays its parts with ``chances``, left to right."""
    part = part_features(chances)
    if not scene.clauses:
        return tuple(likeliest(scene, (), chances, part)), ()
    outcomes: list[Outcome] = []
    results: list[float] = []
    scale: list[Span] = []
    for number, candidate in enumerate(scene.candidates):
        if _dates_another(scene, candidate) or _is_aimed_at(scene, candidate):
            results.append(0.0)
            continue
        row = value_features(scene, number) | part
        told = judge(scene.lang).chances(row, ("result", "scale"))
        results.append(told["result"])
        if (
            told["result"] >= judge(scene.lang).threshold["result"]
            and told["result"] >= told["scale"]
        ):
            found = measured(scene, candidate, row)
            outcomes.append(dataclasses.replace(found, confidence=round(told["result"], 4)))
        elif told["scale"] >= judge(scene.lang).threshold["scale"]:
            scale.append(scale_span(scene, candidate))
    if chances[CLAIM] >= _UNLIKELY:
        outcomes += _vague(scene, outcomes, part)
    if not outcomes:
        outcomes += likeliest(scene, results, chances, part)
    return tuple(sorted(outcomes, key=lambda o: (o.start, o.end))), tuple(scale)


def likeliest(
    scene: Scene, results: Sequence[float], chances: Chances, part: dict[str, float]
) -> Iterator[Outcome]:
    """Yield the likeliest claim of a unit that claims one by its story, though no single figure or clause says so."""
    if chances[CLAIM] < _LIKELY or any(_is_aimed_at(scene, c) for c in scene.candidates):
        return
    if not scene.clauses:
        scene = dataclasses.replace(scene, clauses=clauses(scene.plain))
    best = max(results, default=0.0)
    if best >= _POSSIBLE:
        number = results.index(best)
        row = value_features(scene, number) | part
        found, own = measured(scene, scene.candidates[number], row), best
    else:
        rows = [clause_features(scene, n) | part for n in range(len(scene.clauses[:_MOST_CLAUSES]))]
        own, number = max(
            (judge(scene.lang).chances(row, ("vague",))["vague"], -n) for n, row in enumerate(rows)
        )
        found = unmeasured(scene, scene.clauses[-number], rows[-number])
    yield dataclasses.replace(found, confidence=round((own + chances[CLAIM]) / 2, 4))


def _only_opens(scene: Scene, clause: Span) -> bool:
    """Tell whether a clause only opens a sentence: "On the whole,"."""
    return (
        pattern("opener", scene.lang).fullmatch(scene.plain, clause.start, clause.end) is not None
    )


def _how_only_opens(scene: Scene) -> bool:
    """Tell whether all words that may say how stand in clauses that only open a sentence: "As a result,"."""
    said = [said.start for said in scene.said if said.name.startswith("method")]
    return bool(said) and all(_only_opens(scene, scene.clause_of(start)) for start in said)


def _is_aimed_at(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether words right before a figure call it a target: "the goal for the year was 800"."""
    before = scene.plain[max(0, candidate.start - _AIMED) : candidate.start]
    return pattern("aim", scene.lang).search(before) is not None


def _dates_another(scene: Scene, candidate: Candidate) -> bool:
    """Tell a length of time that opens a clause with a figure of its own: "two months, users from 0 to 12,000"."""
    clause = scene.clause_of(candidate.start)
    opens = not scene.plain[clause.start : candidate.start].strip()
    return (
        opens
        and {q.kind for q in candidate.quantities} == {"duration"}
        and any(candidate.end <= c.start < clause.end for c in scene.candidates)
    )


def measured(scene: Scene, candidate: Candidate, row: dict[str, float]) -> Outcome:
    """Return the outcome that a candidate measures, its features given."""
    value = reach(scene, candidate)
    clause = scene.clause_of(candidate.start)
    row = row | detail_features(scene, Span(candidate.start, candidate.end))
    found = _outcome(scene, clause, value, row, "v", candidate.quantities)
    way = delta(scene.plain, scene.lang, candidate) or plain_way(scene, candidate)
    whole = candidate.opened and candidate.paired and len(candidate.quantities) > 1
    return dataclasses.replace(
        found, direction=way or found.direction, baseline=found.baseline or whole
    )


def _vague(scene: Scene, found_so_far: Sequence[Outcome], part: dict[str, float]) -> list[Outcome]:
    """Find clauses that claim a result without its size."""
    found: list[Outcome] = []
    for number, clause in enumerate(scene.clauses[:_MOST_CLAUSES]):
        taken = any(o.value and clause.start <= o.value.start < clause.end for o in found_so_far)
        taken |= any(
            clause.start <= c.start < clause.end and _is_aimed_at(scene, c)
            for c in scene.candidates
        )
        moved = any(
            clause.start <= cue.start < clause.end and _MOVES & set(cue.labels)
            for cue in scene.cues
        )
        if taken or not moved or _only_opens(scene, clause):
            continue
        row = clause_features(scene, number) | part
        chance = judge(scene.lang).chances(row, ("vague",))["vague"]
        if chance >= judge(scene.lang).threshold["vague"]:
            claim = _sized(scene, clause, part) or unmeasured(scene, clause, row)
            found.append(dataclasses.replace(claim, confidence=round(chance, 4)))
    return found


def _sized(scene: Scene, clause: Span, part: dict[str, float]) -> Outcome | None:
    """Give a claim the size that its clause names ("doubled", "by 8%"), if it was not held for a result by itself."""
    for number, candidate in enumerate(scene.candidates):
        inside = clause.start <= candidate.start < clause.end
        if inside and candidate.quantities[-1].kind in _SIZES:
            return measured(scene, candidate, value_features(scene, number) | part)
    return None


def unmeasured(scene: Scene, clause: Span, row: dict[str, float]) -> Outcome:
    """Return the outcome that a clause claims without its size, its features given."""
    row = row | claim_details(scene, clause)
    found = _outcome(scene, clause, None, row, "c", ())
    for name, way in (("beaten", "up"), ("solved", "down")):
        if pattern(name, scene.lang).search(scene.plain, clause.start, clause.end):
            return dataclasses.replace(found, direction=way)
    return found


def _outcome(
    scene: Scene,
    clause: Span,
    value: Span | None,
    row: dict[str, float],
    group: str,
    held: tuple[Quantity, ...],
) -> Outcome:
    chances = judge(scene.lang).chances(row, ANATOMY[group])
    direction = max(DIRECTIONS, key=lambda name: (chances[f"{group}.{name}"], name))
    details = {
        name: chances[f"{group}.{name}"] >= judge(scene.lang).threshold[f"{group}.{name}"]
        for name in DETAILS
    }
    details["timeframe"] = details["timeframe"] and tells_when(scene, value)
    details["method"] = details["method"] and not _how_only_opens(scene)
    metric = metric_span(scene, clause, value)
    labels = [Label(metric.start, metric.end, "metric")] if metric else []
    labels += [Label(value.start, value.end, "value")] if value else []
    labels += parts(scene, clause, value, details)
    stretch = [span for span in (metric, value) if span] or [_trimmed(scene, clause)]
    return Outcome(
        min(span.start for span in stretch),
        max(span.end for span in stretch),
        metric=None,
        value=value,
        direction=direction,
        quantified=value is not None,
        expected=any(
            clause.start <= c.start < clause.end for c in labelled(scene.cues, "expected")
        ),
        own=whose(scene),
        parts=tuple(sorted(labels, key=lambda label: (label.start, label.end, label.label))),
        quantities=held,
        **details,
    )


def _trimmed(scene: Scene, clause: Span) -> Span:
    text = scene.plain[clause.start : clause.end]
    left = len(text) - len(text.lstrip())
    return Span(
        clause.start + left, clause.start + len(text.rstrip(" ,;:.!?，；：。！？\n")) or clause.end
    )
