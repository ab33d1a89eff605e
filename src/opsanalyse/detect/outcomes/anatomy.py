"""A claim found in a unit → its parts: value, metric, baseline, timeframe, method, whose work it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import METRIC, Cue, labelled, pattern, stop_words
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Label, Span

_TIMES: Final = frozenset({"duration", "date"})
_WHEN: Final = frozenset({"time", "timeframe!", *_TIMES})
_LEADS: Final = frozenset({"in", "within", "by", "over", "during", "en", "durante"})
"""Words that open a time and tell none alone: "by 30%"."""
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


def metric_span(scene: Scene, clause: Span, value: Span | None) -> Span | None:
    """Return the words that name what was measured: a known metric near the value, or the subject."""
    known = [
        c
        for c in labelled(scene.cues, METRIC)
        if not (value and value.start <= c.start < value.end)
    ]
    near = [c for c in known if clause.start <= c.start < clause.end]
    place = value.start if value else clause.end
    before = [c for c in near if c.end <= place]
    after = [c for c in near if c.start >= place]
    if before:
        return _widened(scene, before[-1], clause)
    if after:  # the value's own digits are no part of the name: "14.500 altas"
        return _widened(scene, after[0], Span(value.end, clause.end) if value else clause)
    return _subject(scene, clause, value)


def _widened(scene: Scene, cue: Cue, clause: Span) -> Span:
    """Take the words before a known metric that belong to it: "30-day repurchase rate"."""
    if scene.lang == "zh":
        return _widened_zh(scene, cue, clause)
    start = _chained(scene, cue, clause)
    words = list(_WORD.finditer(scene.plain, clause.start, start))
    moves = {c.start for c in scene.cues if {"up", "down", "level"} & set(c.labels)}
    for word in reversed(words[-3:]):
        if (
            word.group() in stop_words(scene.lang)
            or word.start() in moves
            or _dates(scene, word)
            or scene.plain[word.end() : start].strip(" -")
        ):
            break
        start = word.start()
    return Span(start, cue.end)


def _dates(scene: Scene, word: re.Match[str]) -> bool:
    """Tell whether a word says when: of "within ten weeks sign-ups" only the last names what was measured."""
    if "-" in word.group():
        return False  # "30-day repurchase rate" is a name
    return any(t.kind in _TIMES and t.start <= word.start() < t.end for t in scene.quantities)


def _chained(scene: Scene, cue: Cue, clause: Span) -> int:
    """Return where a chain of metrics begins: "satisfacción de los clientes"."""
    start = cue.start
    for other in reversed(labelled(scene.cues, METRIC)):
        if clause.start <= other.start < start and pattern("of", scene.lang).fullmatch(
            scene.plain, other.end, start
        ):
            start = other.start
    return start


def _widened_zh(scene: Scene, cue: Cue, clause: Span) -> Span:
    start = _chained(scene, cue, clause)
    nearby = sorted(
        (c for c in labelled(scene.cues, METRIC) if clause.start <= c.start < cue.start),
        key=lambda c: -c.start,
    )
    for other in nearby:
        if other.end != start:
            break
        start = other.start
    return Span(start, cue.end)


def _subject(scene: Scene, clause: Span, value: Span | None) -> Span | None:
    if scene.lang == "zh":
        return None
    moves = [
        c
        for c in scene.cues
        if {"up", "down", "same", "level"} & set(c.labels) and clause.start <= c.start < clause.end
    ]
    stop = min([c.start for c in moves] + ([value.start] if value else []), default=clause.start)
    begin = max(
        [t.end for t in scene.quantities if t.kind in _TIMES and clause.start < t.end <= stop],
        default=clause.start,
    )
    words = [w for w in _WORD.finditer(scene.plain, begin, stop) if not w.group()[0].isdigit()]
    return _run(words, stop_words(scene.lang)) or _counted(scene, clause, value)


def _run(words: Sequence[re.Match[str]], stop: frozenset[str]) -> Span | None:
    """Return the last run of content words."""
    kept: list[re.Match[str]] = []
    for word in reversed(words):
        if word.group() in stop:
            if kept:
                break
            continue
        kept.append(word)
    return Span(kept[-1].start(), kept[0].end()) if kept else None


def _counted(scene: Scene, clause: Span, value: Span | None) -> Span | None:
    if value is None:
        return None
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(scene.plain, value.end, clause.end):
        if word.group() in stop_words(scene.lang) or (
            words and scene.plain[words[-1].end() : word.start()] != " "
        ):
            break
        words.append(word)
    return Span(words[0].start(), words[-1].end()) if words else None


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
        and said.end not in names
        and not any(start <= said.start and said.end <= end for start, end in apart)
        for said in scene.said
    )


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
            if q.kind in {"duration", "date"} and not (value and value.start <= q.start < value.end)
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
