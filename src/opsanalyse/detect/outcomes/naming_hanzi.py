"""A metric's word in Chinese → the whole name: “会员客单价”, “平均等候时间”, “首充率”, of which we may know a part or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Span

_LONGEST: Final = 10  # characters before a metric's word that may belong to its name
_STOPS: Final = frozenset(
    {"up", "down", "same", "vague", "result", "expected", "method", "own_led", "own_helped"}
    | {"own_team", "own_did", "target"}
)
_LONGEST_ACROSS: Final = 24  # characters of a name with what it holds in brackets
_FEWEST: Final = 2
_LETTER: Final = re.compile("[a-z]")
_LATIN: Final = re.compile("(?<![a-z0-9-])(?:[a-z][a-z0-9]*[ -]){1,3}$")


def heads(scene: Scene, clause: Span, known: Sequence[Span]) -> list[Span]:
    """Return the names in a clause, known ones and those that end as a metric's name does (率, 占比, 时长), by place."""
    made = [
        Span(*match.span())
        for match in pattern("name_suffix", "zh").finditer(scene.plain, clause.start, clause.end)
    ]
    apart = [one for one in made if not any(k.start < one.end and one.start < k.end for k in known)]
    grown = [_grown(one, made) for one in known]
    named = [one for one in apart if widened_zh(scene, one, clause).start < one.start]
    return sorted([*grown, *named], key=lambda name: (name.start, name.end))


def _grown(known: Span, made: Sequence[Span]) -> Span:
    """Let a known metric go on with what makes it another: 报名 + 率, 用户 + 占比."""
    end = max((one.end for one in made if one.start <= known.end < one.end), default=known.end)
    return Span(known.start, end)


def widened_zh(scene: Scene, name: Span, bounds: Span) -> Span:
    """Take the characters right before a name that belong to it, within ``bounds``."""
    floor = max(bounds.start, name.start - _LONGEST, _last_stop(scene, name))
    match = pattern("name_run", "zh").search(scene.plain, floor, name.start)
    start = match.start() if match else name.start
    opened = pattern("name_opens", "zh").match(scene.plain, start, name.start)
    start = opened.end() if opened else start
    return Span(_latin(scene, _watched(scene, start, bounds), bounds), name.end)


def _latin(scene: Scene, start: int, bounds: Span) -> int:
    """Return where a name in Latin letters begins: “trial-to-paid”, “invite rate”."""
    if not _LETTER.match(scene.plain, start):
        return start
    run = _LATIN.search(scene.plain, max(bounds.start, start - _LONGEST_ACROSS), start)
    return run.start() if run else start


def _watched(scene: Scene, start: int, bounds: Span) -> int:
    """Return where a name begins that tells how long something was watched: “30日留存”."""
    if not pattern("name_spanned", "zh").match(scene.plain, start):
        return start
    told = pattern("name_span", "zh").search(
        scene.plain, max(bounds.start, start - _LONGEST), start
    )
    return told.start() if told else start


def _last_stop(scene: Scene, name: Span) -> int:
    """Return where the last words end that say something of their own: a change, a deed, a figure."""
    ends = [
        cue.end
        for cue in scene.cues
        if cue.end <= name.start and not cue.metric and not _STOPS.isdisjoint(cue.labels)
    ]
    return max([*ends, *(q.end for q in scene.quantities if q.end <= name.start)], default=0)


def across_brackets(scene: Scene, clause: Span) -> Span | None:
    """Return the name that goes on behind what is said in brackets: “活跃医生（周接诊≥5单）占比” of “…占比从22%到39%”."""
    plain = scene.plain
    head = pattern("name_suffix", "zh").match(plain, clause.start, clause.end)
    opened = max(plain.rfind("(", 0, clause.start), plain.rfind("（", 0, clause.start))
    if not head or opened < 0 or plain[clause.start - 1 : clause.start] not in (")", "）"):
        return None
    whole = widened_zh(scene, Span(opened, opened), scene.clause_of(opened))
    named = whole.start < opened and head.end() - whole.start <= _LONGEST_ACROSS
    return Span(whole.start if named else head.start(), head.end())


def subject_zh(scene: Scene, clause: Span, value: Span | None) -> Span | None:
    """Return the word right before a change: “播放” of “播放从2万涨到20万”."""
    moves = [
        cue.start
        for cue in scene.cues
        if {"up", "down"} & set(cue.labels) and clause.start <= cue.start < clause.end
    ]
    stop = min([*moves, *([value.start] if value else [])], default=clause.start)
    found = widened_zh(scene, Span(stop, stop), clause)
    closed = pattern("name_closes", "zh").search(scene.plain, found.start, found.end)
    end = closed.start() if closed else found.end
    plain = end - found.start >= _FEWEST
    if not plain or pattern("no_subject", "zh").fullmatch(scene.plain, found.start, end):
        return None
    return Span(found.start, end)
