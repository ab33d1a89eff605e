"""A claim found in a unit → its parts: value, metric, baseline, timeframe, method, whose work it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import METRIC, labelled, pattern, stop_words
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.when import names_metric
from opsanalyse.detect.quantities.sorts import TIMES
from opsanalyse.types import Label, Outcome, Span

_WHEN: Final = frozenset({"time", "timeframe!", *TIMES})
_LEADS: Final = frozenset({"in", "within", "by", "over", "during", "en", "durante"})
"""Words that open a time and tell none alone: "by 30%"."""
_SEVERAL: Final = 2
_COUNTED: Final = 3  # words that a number may count
_WORD: Final = re.compile(r"[a-zà-öø-ÿœ0-9][a-zà-öø-ÿœ0-9'’/-]*")


def scale_span(scene: Scene, candidate: Candidate) -> Span:
    """Return a number that only tells scale with the words that it counts: "450 employees", "80 patients a day"."""
    start, end = candidate.start, candidate.end
    if scene.lang != "zh" and candidate.quantities[-1].kind == "count":
        clause = scene.clause_of(start)
        for word in islice(_WORD.finditer(scene.plain, end, clause.end), _COUNTED):
            if word.group() in stop_words(scene.lang) or scene.plain[end : word.start()].strip():
                break
            end = word.end()
    tail = pattern("tail", scene.lang).match(scene.plain, end)
    return Span(start, tail.end() if tail else end)


def whose(scene: Scene) -> str | None:
    """Say whose work it was as told: led, helped, team, did; None if untold."""
    found = {label for cue in scene.cues for label in cue.labels if label.startswith("own_")}
    for name in ("own_led", "own_helped", "own_team", "own_did"):
        if name in found:
            return name.removeprefix("own_")
    return None


def tells_when(scene: Scene, value: Span | None) -> bool:
    """Tell whether any words of a unit may say when.

    The month of "月营业额" only names what was measured, that of "than last month" what it is compared with, and
    that of "from 55 a day to 71" is part of the figure.
    """
    names = {cue.start for cue in labelled(scene.cues, METRIC)}
    apart = [found.span() for found in pattern("compared", scene.lang).finditer(scene.plain)]
    if value:
        apart.append((value.start, value.end))
    return any(
        said.name in _WHEN
        and said.word not in _LEADS
        and (said.end not in names or not names_metric(scene.plain, scene.lang, said))
        and not any(start <= said.start and said.end <= end for start, end in apart)
        for said in scene.said
    )


def tells_how(scene: Scene, clause: Span) -> bool:
    """Tell whether plain words say by what action the result of a clause came, in it or in the one before it."""
    before = next((one for one in scene.clauses if one.end == clause.start), None)
    joined = before and scene.plain[before.start : before.end].rstrip().endswith((",", "，"))
    begin = before.start if before and joined else clause.start
    how = pattern("how", scene.lang)
    if how.search(scene.plain[begin : clause.end]):
        return True
    reason = pattern("reason", scene.lang).match(scene.plain, clause.end)
    return reason is not None and how.match(scene.plain[reason.end() :]) is not None


def parts(
    scene: Scene, clause: Span, value: Span | None, held: dict[str, bool]
) -> tuple[Label, ...]:
    """Return the stretches that say from where, when and by what means, nearest to the value first."""
    found = []
    place = value.start if value else clause.start
    for name, cue_label in (("baseline", "baseline"), ("timeframe", "time"), ("method", "method")):
        if held[name]:
            span = _part(scene, cue_label, place, value, kind=name)
            if span:
                found.append(Label(span.start, span.end, name))
    return tuple(found)


def _part(scene: Scene, label: str, place: int, value: Span | None, *, kind: str) -> Span | None:
    if kind == "timeframe":
        times = [
            q
            for q in scene.quantities
            if q.kind in {"duration", "date"}
            and not (value and value.start <= q.start < value.end)
            and any(time.start <= q.start < time.end for time in scene.times)
        ]
        if times:
            best = min(times, key=lambda q: (abs(q.start - place), q.start))
            return Span(best.start, best.end)
    if (
        kind == "baseline"
        and value
        and scene.plain[value.start : value.start + 5].startswith(
            ("from", "de ", "del ", "desde", "从", "由")
        )
    ):
        return value
    near = labelled(scene.cues, label)
    if not near:
        return None
    cue = min(near, key=lambda c: (abs(c.start - place), c.start))
    return Span(cue.start, cue.end)


def timed_apart(outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
    """Leave out of outcomes the times that others measure: "the wait fell to ⟦14 minutes⟧ and complaints to 6"."""
    if len(outcomes) < _SEVERAL:
        return outcomes
    values = [outcome.value for outcome in outcomes if outcome.value]

    def is_own(part: Label) -> bool:
        taken = any(part.start < value.end and value.start < part.end for value in values)
        return part.label != "timeframe" or not taken

    return [replace(one, parts=tuple(filter(is_own, one.parts))) for one in outcomes]
