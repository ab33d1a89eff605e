"""A metric's word in Spanish or English → the whole name: "average cost per order", "retención de la primera semana"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from opsanalyse.detect.outcomes.cues import METRIC, labelled, pattern, stop_words
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.quantities.sorts import TIMES
from opsanalyse.types import Span

_FIGURES: Final = TIMES | {"percent", "points", "money", "count", "fraction"}
_MOVES: Final = frozenset({"up", "down", "level"})
_ENDS: Final = frozenset({"up", "down", "same", "level"})
_WORD: Final = re.compile(r"[a-zà-öø-ÿœ0-9][a-zà-öø-ÿœ0-9'’/-]*")
_WORDS_BEFORE: Final = 3
_FAR: Final = 72  # letters before a value in which a deed tells what it moved
_NEAR: Final = 32  # letters before a name in which stands what it is of


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
        deed = pattern("name_verb", scene.lang).fullmatch(word.group()) is not None
        if (
            (stops and not known)
            or deed
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
    times = [*(t for t in scene.quantities if t.kind in TIMES), *scene.times]
    return any(
        start <= t.start < end
        and not pattern("time_of", scene.lang).fullmatch(scene.plain, start, t.start)
        for t in times
    ) or bool(pattern("name_dated", scene.lang).match(scene.plain, start, end))


def _dates(scene: Scene, word: re.Match[str]) -> bool:
    """Tell whether a word says when or how many: of "within ten weeks sign-ups" only the last names what was measured."""
    if "-" in word.group():
        return False  # "30-day repurchase rate" is a name
    if pattern("quarter_of", scene.lang).fullmatch(word.group()):
        return True
    return any(t.kind in _FIGURES and t.start <= word.start() < t.end for t in scene.quantities)


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
        if not _ENDS.isdisjoint(cue.labels)
        and clause.start <= cue.start < clause.end
        and not pattern("named_deed", scene.lang).fullmatch(scene.plain, cue.start, cue.end)
    ]
    stop = min(
        [cue.start for cue in moves] + ([value.start] if value else []), default=clause.start
    )
    begin = max(
        [t.end for t in scene.quantities if t.kind in TIMES and clause.start < t.end <= stop],
        default=clause.start,
    )
    if deed := _moved(scene, clause, value):
        return deed
    words = [w for w in _WORD.finditer(scene.plain, begin, stop) if not w.group()[0].isdigit()]
    left = _without_verb(scene, words)
    found = _without_short(
        scene, _run(_undeeded(scene, _undated(scene, left)), stop_words(scene.lang))
    )
    counted = _counted(scene, clause, value)
    if any(pattern("spares", scene.lang).fullmatch(scene.plain, c.start, c.end) for c in moves):
        return counted
    if not found or pattern("no_subject", scene.lang).fullmatch(
        scene.plain, found.start, found.end
    ):
        return counted
    if len(left) < len(words) and pattern("governed", scene.lang).search(
        scene.plain, begin, found.start
    ):
        return counted  # "with three shifts it settled at 3%"
    if counted and pattern("placed", scene.lang).fullmatch(scene.plain, clause.start, found.start):
        return counted  # "in Peru we reached 5,000 subscribers"
    opens = pattern("head_opens", scene.lang).match(scene.plain, clause.start, found.start)
    if opens and opens.end() == found.start and opens["head"] not in stop_words(scene.lang):
        return Span(opens.start("head"), found.end)
    return _headed(scene, found, begin)


def _moved(scene: Scene, clause: Span, value: Span | None) -> Span | None:
    """Return what a deed moved, between its verb and the value: "lifted ⟦trial-to-paid⟧ from 7% to 10%"."""
    if value is None:
        return None
    begin = max(clause.start, value.start - _FAR)
    found = pattern("moved", scene.lang).search(scene.plain, begin, value.start)
    return Span(*found.span("name")) if found else None


def _without_verb(scene: Scene, words: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Leave out the verb at the end of what stands before a value: "completion settled at ⟦71%⟧"."""
    stop, end = stop_words(scene.lang), len(words)
    while end and words[end - 1].group() in stop:
        end -= 1
    verb = end > 1 and pattern("verb_last", scene.lang).fullmatch(words[end - 1].group())
    return words[: end - 1] if verb else words


def _undated(scene: Scene, words: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Leave out when it was at the end of what stands before a value: "skips in week three"."""
    if not words:
        return words
    dated = pattern("dated_tail", scene.lang).search(scene.plain, words[0].start(), words[-1].end())
    left = [word for word in words if word.end() <= dated.start()] if dated else words
    return left or words


def _undeeded(scene: Scene, words: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Leave out the deed in front of what stands before a value: "⟦emerged⟧ best store", «⟦hicimos algunas⟧ campañas»."""
    deed = pattern("name_verb", scene.lang)
    last = max((n for n, word in enumerate(words, 1) if deed.fullmatch(word.group())), default=0)
    return words[last:]


def _headed(scene: Scene, found: Span, begin: int) -> Span:
    """Let a name begin with what it is of: "la ⟦nota de la tienda⟧"."""
    begin = max(begin, found.start - _NEAR)
    head = pattern("head_of", scene.lang).search(scene.plain, begin, found.start)
    if not head or head["head"] in stop_words(scene.lang):
        return found
    return Span(head.start("head"), found.end)


def _without_short(scene: Scene, found: Span | None) -> Span | None:
    """Leave out what a name is called for short: "employee happiness ⟦(EHS⟧)"."""
    opened = scene.plain.find(" (", found.start, found.end) if found else -1
    return Span(found.start, opened) if found and opened > found.start else found


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
