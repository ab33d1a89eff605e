"""A unit with its quantities → the outcomes it claims and the numbers that only tell scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from operator import add
from typing import Any, Final

from opsanalyse.detect.outcomes.anatomy import (
    parts,
    scale_span,
    tells_how,
    tells_when,
    timed_apart,
    whose,
)
from opsanalyse.detect.outcomes.asides import (
    is_aimed_at,
    names_speaker,
    only_launches,
    only_opens,
)
from opsanalyse.detect.outcomes.candidates import Candidate, candidates, chained
from opsanalyse.detect.outcomes.claim_features import (
    claim_details,
    clause_features,
    detail_features,
)
from opsanalyse.detect.outcomes.contrast import ends_in_one, stands_instead, told_against_before
from opsanalyse.detect.outcomes.cues import Cue, cues, labelled, pattern
from opsanalyse.detect.outcomes.deeds import (
    begun_at,
    brought_to,
    does_now,
    moved_after,
    moved_on_purpose,
    moved_way,
    went_well,
)
from opsanalyse.detect.outcomes.features import part_features, value_features
from opsanalyse.detect.outcomes.judge import ANATOMY, VALUE, judge
from opsanalyse.detect.outcomes.naming import metric_span
from opsanalyse.detect.outcomes.no_results import is_no_result
from opsanalyse.detect.outcomes.nothing import acted_on, measured_nothing, nobody_over
from opsanalyse.detect.outcomes.paid_back import SURE, in_so_long, paid_back, took
from opsanalyse.detect.outcomes.parts_of import describes_part
from opsanalyse.detect.outcomes.reach import reach
from opsanalyse.detect.outcomes.relations import said
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.detect.outcomes.scene import Scene, clauses
from opsanalyse.detect.outcomes.stretch import joins
from opsanalyse.detect.outcomes.troubles import got_worse, troubles
from opsanalyse.detect.outcomes.versus import of_control
from opsanalyse.detect.outcomes.ways import began_at_nothing, delta, got_better, plain_way
from opsanalyse.detect.outcomes.when import dated_behind, dated_beside, dates_another, times
from opsanalyse.detect.roles import CLAIM, Chances
from opsanalyse.language import fold, simplify
from opsanalyse.types import DETAILS, DIRECTIONS, Label, Outcome, Quantity, Span

Join = Callable[[str, str, Sequence[Cue], Sequence[Candidate]], Iterable[bool]]
LONGEST: Final = 4000  # a longer unit is no sentence: only its beginning is judged
_PLAINLY: Final = (
    measured_nothing,
    nobody_over,
    moved_on_purpose,
    brought_to,
    moved_after,
    does_now,
    told_against_before,
    in_so_long,
    went_well,
)
"""What words alone make a sure result of, whatever was learnt of such units; the surest first,
so that none says more than the first that says anything."""
_ENDS: Final = " .。"  # whether a sentence has its full stop says nothing
_SAYS_HOW: Final = 0.5  # how likely a method must be that no word tells
_LIKELY: Final = 0.6  # from it on a unit claims something, whatever its figures and clauses say
_POSSIBLE: Final = 0.35  # below it a figure is not what such a unit claims
_SURE: Final = 0.7  # from it on no rule is asked whether a figure is a result
_MOST_SCALE: Final = 0.8  # no scale is likelier than what plain words make a result
_BESIDE: Final = 0.8  # how sure a figure is a result beside one of how it was in the unit before
_UNLIKELY: Final = 0.01  # below it a unit claims nothing without a figure
_SIZES: Final = frozenset({"percent", "points", "multiple", "fraction"})
_MOST_CUES: Final = 200
_MOST_SAID: Final = 80
_MOST_CLAUSES: Final = 24  # no sentence has more
_KINDS: Final = VALUE[:2]
_MOVES: Final = frozenset({"up", "down", "level", "same", "vague"})
_CLAIMING: Final = _MOVES | {"paid_back"}


def scene_of(
    text: str,
    lang: str,
    quantities: Sequence[Quantity],
    join: Join = joins,
    *,
    claims: bool = True,
    known: int | None = None,
) -> Scene:
    """Look at a unit: fold it, find its clauses, cues and candidates; ``join`` says which numbers make one value.

    Where it hardly ``claims`` anything by its story, it is not looked at further unless it holds a figure.
    ``known`` is where a figure begins that measures something, whatever its own unit says.
    """
    plain = simplify(fold(text[:LONGEST])).replace("\n", " ").rstrip(_ENDS)  # a wrap is no end
    near = tuple([q for q in quantities if q.end <= len(plain)])
    singles = candidates(plain, lang, near, known)
    if not (singles or claims):
        return Scene(plain, text, lang, (), (), near, ())
    found = tuple(cues(lang).find(plain)[:_MOST_CUES])
    for cue in labelled(found, "paid_back"):
        if time := took(plain, lang, cue, near):
            singles = candidates(plain, lang, near, time.start)
    if not singles and all(_CLAIMING.isdisjoint(cue.labels) for cue in found):
        return Scene(plain, text, lang, (), found, near, ())  # nothing here can be a claim
    values = chained(plain, lang, singles, join(plain, lang, found, singles))
    told = tuple(islice(said(plain, lang, found, near), _MOST_SAID))
    return Scene(
        plain,
        text,
        lang,
        clauses(plain),
        found,
        near,
        values,
        told,
        times(plain, lang, found, told),
    )


def may_claim(chances: Chances) -> bool:
    """Tell whether a unit without a figure may claim a result, by its story."""
    return chances[CLAIM] >= _UNLIKELY


def find(
    scene: Scene, chances: Chances, known: int | None = None
) -> tuple[tuple[Outcome, ...], tuple[Span, ...]]:
    """Return the outcomes and the scale of a unit that plays its parts with ``chances``, left to right.

    ``known`` is where a figure begins that is a result by what the unit before tells.
    """
    if not scene.clauses and chances[CLAIM] < _LIKELY:
        return (), ()
    part = part_features(chances)
    outcomes: list[Outcome] = []
    results: list[float] = []
    scale: list[Span] = []
    judged, aimed = judge(scene.lang), [is_aimed_at(scene, c) for c in scene.candidates]
    for number, candidate in enumerate(scene.candidates):
        is_part = describes_part(scene, candidate)
        if (
            aimed[number]
            or is_part
            or dates_another(scene, candidate)
            or of_control(scene, candidate)
        ):
            results.append(0.0)
            scale += [scale_span(scene, candidate)] * is_part
            continue
        told = judged.told(value_features(scene, number).take(part), VALUE)
        result, of_scale = judged.chances(_KINDS, told[:2]).values()
        result = _surely(scene, candidate, result, known)
        good = result >= max(judged.threshold["result"], min(of_scale, _MOST_SCALE))
        if good and is_no_result(scene, candidate):  # few are asked: it takes a look at many words
            aimed[number], good, result = True, False, 0.0
        results.append(result)
        if good:
            outcomes.append(measured(scene, candidate, told, result))
        elif of_scale >= judged.threshold["scale"]:
            scale.append(scale_span(scene, candidate))
    if may_claim(chances):
        outcomes += _vague(scene, outcomes, aimed, part)
    outcomes += _paid_back(scene, outcomes, part)
    no_claim = any(aimed) or _disowned(scene) or only_launches(scene)
    if not outcomes and chances[CLAIM] >= _LIKELY and not no_claim:
        outcomes.append(likeliest(scene, results, chances, part))
    if outcomes:
        before = [*troubles(scene)]
        outcomes = [
            one
            for one in outcomes
            if not any(map(_tells(one), before)) and not got_worse(scene, one, chances)
        ]
    apart = timed_apart(outcomes)
    return tuple(sorted(apart, key=lambda o: (o.start, o.end))), tuple(scale)


def _surely(scene: Scene, candidate: Candidate, chance: float, known: int | None) -> float:
    """Return how sure a figure is a result by what was learnt, by plain words, or by the unit before."""
    if chance >= _SURE:
        return chance
    beside = _BESIDE if known is not None and _is_at(candidate, known) else 0.0
    for found_in in _PLAINLY:
        if plainly := found_in(scene, candidate):
            return max(chance, beside, plainly)
    return max(chance, beside)


def _disowned(scene: Scene) -> bool:
    """Tell whether words say of a figure that it is no result, however likely its unit claims one."""
    return any(is_no_result(scene, candidate) for candidate in scene.candidates)


def _is_at(candidate: Candidate, place: int) -> bool:
    return candidate.start <= place < candidate.end


def _tells(outcome: Outcome) -> Callable[[Span], bool]:
    place = (outcome.value or outcome).start
    return lambda clause: clause.start <= place < clause.end


def likeliest(scene: Scene, results: Sequence[float], chances: Chances, part: Row) -> Outcome:
    """Return the likeliest claim of a unit that claims one by its story, though no single figure or clause says so."""
    if not scene.clauses:
        scene = scene._replace(clauses=clauses(scene.plain))
    best = max(results, default=0.0)
    if best >= _POSSIBLE:
        number = results.index(best)
        told = judge(scene.lang).told(value_features(scene, number).take(part), VALUE)
        return measured(scene, scene.candidates[number], told, (best + chances[CLAIM]) / 2)
    rows = [clause_features(scene, n).take(part) for n in range(len(scene.clauses[:_MOST_CLAUSES]))]
    vague = [judge(scene.lang).chance(row, "vague") for row in rows]
    number = vague.index(max(vague))
    own = (vague[number] + chances[CLAIM]) / 2
    return unmeasured(scene, scene.clauses[number], rows[number], own)


def measured(
    scene: Scene, candidate: Candidate, told: Sequence[float], sure: float = 1.0
) -> Outcome:
    """Return the outcome that a candidate measures: what its features told of a value given, and how sure it is."""
    value = reach(scene, candidate)
    clause = scene.clause_of(candidate.start)
    around = detail_features(scene, Span(candidate.start, candidate.end))
    more = judge(scene.lang).told(around, VALUE)
    known: dict[str, Any] = {"quantities": candidate.quantities, "confidence": round(sure, 4)}
    way = delta(scene.plain, scene.lang, candidate) or plain_way(scene, candidate)
    if not way and len(candidate.quantities) == 1:
        way = moved_way(scene, candidate)
    if ends_in_one(scene, candidate):
        way = "down"
    if way:
        known["direction"] = way
    if (
        _none_since(scene, candidate)
        or dated_behind(scene, candidate)
        or dated_beside(scene, candidate)
    ):
        known["timeframe"] = True
    if (candidate.paired and len(candidate.quantities) > 1) or stands_instead(scene, candidate):
        known["baseline"] = True
    if began_at_nothing(candidate):
        known |= {"baseline": True, "direction": "up"}
    if begun := begun_at(scene, candidate):
        was, name = begun
        moved = "up" if candidate.quantities[0].value > was.value else "down"
        known |= {"baseline": True, "direction": moved, **({"metric": name} if name else {})}
    anatomy = map(add, told[len(_KINDS) :], more[len(_KINDS) :])
    return _outcome(scene, clause, value, anatomy, **known)


def _none_since(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether nothing is all that a unit counts, with a date since when: "no accident since March 2021"."""
    dated = any(quantity.kind == "date" for quantity in scene.quantities)
    return dated and len(scene.candidates) == 1 and not candidate.quantities[-1].value


def _vague(
    scene: Scene,
    found_so_far: Sequence[Outcome],
    aimed: Sequence[bool],
    part: Row,
) -> list[Outcome]:
    """Find clauses that claim a result without its size."""
    taken = [o.value.start for o in found_so_far if o.value]
    taken += [c.start for c, is_aim in zip(scene.candidates, aimed, strict=True) if is_aim]
    moves = [cue.start for cue in scene.cues if not _MOVES.isdisjoint(cue.labels)]
    found: list[Outcome] = []
    for number, clause in enumerate(scene.clauses[:_MOST_CLAUSES]):
        if not _holds(clause, moves) or _holds(clause, taken) or only_opens(scene, clause):
            continue
        row = clause_features(scene, number).take(part)
        chance = judge(scene.lang).chance(row, "vague")
        if chance >= judge(scene.lang).threshold["vague"]:
            sized = _sized(scene, clause, part, chance)
            found.append(sized or unmeasured(scene, clause, row, chance))
    return found


def _paid_back(scene: Scene, found: Sequence[Outcome], part: Row) -> list[Outcome]:
    """Find the clause that says that a cost came back, if it is not told in figures."""
    cue = paid_back(scene)
    if cue is None:
        return []
    clause = scene.clause_of(cue.start)
    if _holds(clause, [(one.value or one).start for one in found]):
        return []
    row = clause_features(scene, scene.clauses.index(clause)).take(part)
    told = unmeasured(scene, clause, row, SURE)
    named = pattern("paid_for", scene.lang).search(scene.plain[: cue.start])
    name = scene.written[slice(*named.span("name"))] if named else None
    return [replace(told, metric=told.metric or name, direction="level")]


def _holds(clause: Span, places: Iterable[int]) -> bool:
    return any(clause.start <= place < clause.end for place in places)


def _sized(scene: Scene, clause: Span, part: Row, sure: float) -> Outcome | None:
    """Give a claim the size that its clause names ("doubled", "by 8%"), if it was not held for a result by itself."""
    for number, candidate in enumerate(scene.candidates):
        inside = clause.start <= candidate.start < clause.end
        if inside and candidate.quantities[-1].kind in _SIZES:
            told = judge(scene.lang).told(value_features(scene, number).take(part), VALUE)
            return measured(scene, candidate, told, sure)
    return None


def unmeasured(scene: Scene, clause: Span, row: Row, sure: float = 1.0) -> Outcome:
    """Return the outcome that a clause claims without its size, its features given and how sure it is."""
    row = row | claim_details(scene, clause)
    known: dict[str, Any] = {}
    for name, way in (("solved", "down"), ("beaten", "up"), ("moves_no_more", "same")):
        if pattern(name, scene.lang).search(scene.plain, clause.start, clause.end):
            known["direction"] = way
    if not known and got_better(scene, clause) == "down":
        known["direction"] = "down"
    told = judge(scene.lang).told(row, ANATOMY["c"])
    return _outcome(scene, clause, None, told, confidence=round(sure, 4), **known)


def _outcome(
    scene: Scene, clause: Span, value: Span | None, told: Iterable[float], **known: Any
) -> Outcome:
    """Return the outcome whose features told so much of its anatomy, but for what is ``known`` of it."""
    direction, details = _anatomy(scene, value, told)
    details["method"] = details["method"] or tells_how(scene, clause)
    metric = metric_span(scene, clause, value)
    labels = [Label(metric.start, metric.end, "metric")] if metric else []
    labels += [Label(value.start, value.end, "value")] if value else []
    labels += parts(scene, clause, value, details)
    stretch = [span for span in (metric, value) if span] or [_trimmed(scene, clause)]
    expected = {cue.start for cue in labelled(scene.cues, "expected")} - acted_on(scene)
    fields = {
        "metric": scene.written[metric.start : metric.end] if metric else None,
        "value": value,
        "direction": direction,
        "quantified": value is not None,
        "expected": _holds(clause, expected),
        "own": whose(scene),
        "parts": tuple(sorted(labels, key=lambda label: (label.start, label.end, label.label))),
        **details,
    }
    start, end = min(span.start for span in stretch), max(span.end for span in stretch)
    return Outcome(start, end, **(fields | known))


def _anatomy(
    scene: Scene, value: Span | None, told: Iterable[float]
) -> tuple[str, dict[str, bool]]:
    """Return which way an outcome goes, and whether a baseline, a time frame and a method are told."""
    judged, group = judge(scene.lang), "v" if value else "c"
    chances = judged.chances(ANATOMY[group], told)
    direction = max(DIRECTIONS, key=lambda name: (chances[f"{group}.{name}"], name))
    details = {
        name: chances[f"{group}.{name}"] >= judged.threshold[f"{group}.{name}"] for name in DETAILS
    }
    details["timeframe"] = details["timeframe"] and tells_when(scene, value)
    details["method"] = _says_how(scene, chances[f"{group}.method"], plainly=details["method"])
    return direction, details


def _says_how(scene: Scene, chance: float, *, plainly: bool) -> bool:
    """Tell whether a method is named; where no word says how, one clause must make it likely: its verb names none."""
    said = [one.start for one in scene.said if one.name.startswith("method")]
    unnamed = pattern("how_unnamed", scene.lang)
    if said and all(unnamed.match(scene.plain, start) for start in said):
        return False
    if not said:
        spoken = [clause for clause in scene.clauses if not names_speaker(scene, clause)]
        return plainly and (len(spoken) > 1 or chance >= _SAYS_HOW)
    return plainly and not all(only_opens(scene, scene.clause_of(start)) for start in said)


def _trimmed(scene: Scene, clause: Span) -> Span:
    text = scene.plain[clause.start : clause.end]
    left = len(text) - len(text.lstrip())
    return Span(
        clause.start + left, clause.start + len(text.rstrip(" ,;:.!?，；：。！？\n")) or clause.end
    )
