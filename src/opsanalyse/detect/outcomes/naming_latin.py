"""A metric's word in Spanish or English → the whole name: "average cost per order", "retención de la primera semana"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from opsanalyse.detect.outcomes.cues import METRIC, labelled, pattern, stop_words
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Span

_TIMES: Final = frozenset({"duration", "date"})
_MOVES: Final = frozenset({"up", "down", "level"})
_ENDS: Final = frozenset({"up", "down", "same", "level"})
_WORD: Final = re.compile(r"[a-zà-öø-ÿœ0-9][a-zà-öø-ÿœ0-9'’/-]*")
_WORDS_BEFORE: Final = 3


def widened(scene: Scene, name: Span, bounds: Span) -> Span:
    """Take the words before and behind a known metric that belong to it, within ``bounds``."""
    return Span(_begin(scene, name, bounds), _end(scene, name, bounds))


def _begin(scene: Scene, name: Span, bounds: Span) -> int:
    start = _chained(scene, name, bounds)
    words = list(_WORD.finditer(scene.plain, bounds.start, start))
    moves = {cue.start for cue in scene.cues if not _MOVES.isdisjoint(cue.labels)}
    for word in reversed(words[-_WORDS_BEFORE:]):
        known = pattern("name_lead", scene.lang).fullmatch(word.group()) is not None
        stops = word.group() in stop_words(scene.lang) or word.start() in moves
        if (
            (stops and not known)
            or _dates(scene, word)
            or scene.plain[word.end() : start].strip(" -")
        ):
            break
        start = word.start()
    whole = pattern("name_of", scene.lang).search(scene.plain, bounds.start, start)
    return whole.start() if whole else start


def _end(scene: Scene, name: Span, bounds: Span) -> int:
    """Return where a name ends: with what it is of or by, if nothing else stands before the change or the value."""
    tail = pattern("name_tail", scene.lang).match(scene.plain, name.end)
    if not tail or tail.end() > bounds.end:
        tail = pattern("name_tail_short", scene.lang).match(scene.plain, name.end, bounds.end)
    return tail.end() if tail and not _says_when(scene, name.end, tail.end()) else name.end


def _says_when(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a time stands there of which the metric is none: "sales in May", not "retention of the first week"."""
    return any(
        t.kind in _TIMES
        and start <= t.start < end
        and not pattern("time_of", scene.lang).fullmatch(scene.plain, start, t.start)
        for t in scene.quantities
    )


def _dates(scene: Scene, word: re.Match[str]) -> bool:
    """Tell whether a word says when: of "within ten weeks sign-ups" only the last names what was measured."""
    if "-" in word.group():
        return False  # "30-day repurchase rate" is a name
    return any(t.kind in _TIMES and t.start <= word.start() < t.end for t in scene.quantities)


def _chained(scene: Scene, name: Span, bounds: Span) -> int:
    """Return where a chain of metrics begins: "satisfacción de los clientes"."""
    start = name.start
    for other in reversed(labelled(scene.cues, METRIC)):
        if bounds.start <= other.start < start and pattern("of", scene.lang).fullmatch(
            scene.plain, other.end, start
        ):
            start = other.start
    return start


def subject(scene: Scene, clause: Span, value: Span | None) -> Span | None:
    """Return the last words before a change or a value that can be its subject, or what the value counts."""
    moves = [
        cue
        for cue in scene.cues
        if not _ENDS.isdisjoint(cue.labels) and clause.start <= cue.start < clause.end
    ]
    stop = min(
        [cue.start for cue in moves] + ([value.start] if value else []), default=clause.start
    )
    begin = max(
        [t.end for t in scene.quantities if t.kind in _TIMES and clause.start < t.end <= stop],
        default=clause.start,
    )
    words = [w for w in _WORD.finditer(scene.plain, begin, stop) if not w.group()[0].isdigit()]
    found = _run(words, stop_words(scene.lang))
    counted = _counted(scene, clause, value)
    if found and pattern("no_subject", scene.lang).fullmatch(scene.plain, found.start, found.end):
        return counted
    return found or counted


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
