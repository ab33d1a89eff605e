"""A claim in its scene → the words that name what was measured: the longest name, not the part of it that we know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsanalyse.detect.outcomes.cues import METRIC, labelled, pattern
from opsanalyse.detect.outcomes.naming_hanzi import (
    across_brackets,
    heads,
    subject_zh,
    widened_zh,
)
from opsanalyse.detect.outcomes.naming_latin import subject, widened
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Span

_BEFORE: Final = 20
_LABEL: Final = (":", "：")


def metric_span(scene: Scene, clause: Span, value: Span | None) -> Span | None:
    """Return the words that name what was measured: a known metric near the value, a label, or the subject."""
    before = next((one for one in scene.clauses if one.end == clause.start), None)
    other = value and pattern("compares_with", scene.lang).search(scene.plain, 0, value.start)
    if other and (compared := _compared(scene, clause, before, other.start("other"))):
        return compared
    found = _known(scene, clause, value)
    if found:
        return found
    if before and scene.plain[before.start : before.end].rstrip().endswith(_LABEL):
        return _known(scene, before, None) or _whole(scene, before)
    found = across_brackets(scene, clause) if scene.lang == "zh" else None
    found = found or (subject_zh if scene.lang == "zh" else subject)(scene, clause, value)
    if found or pattern("praised", scene.lang).search(scene.plain, clause.start, clause.end):
        return found
    return _carried_on(scene, before)


def _compared(scene: Scene, clause: Span, before: Span | None, place: int) -> Span | None:
    """Return what is set against another at ``place``: “会员客单价” of “会员客单价是非会员的2.4倍”."""
    home = clause if clause.start < place else before
    if home is None:
        return None
    return _known(scene, Span(home.start, min(home.end, max(place, home.start))), None)


def _known(scene: Scene, clause: Span, value: Span | None) -> Span | None:
    """Return the last metric before the value, or the first behind it, with the words that belong to it."""
    near = [name for name in _names(scene, clause) if not _inside(name, value)]
    place = value.start if value else clause.end
    before = [name for name in near if name.end <= place]
    after = [name for name in near if name.start >= place]
    if not before and not after:
        return None
    widen = widened_zh if scene.lang == "zh" else widened
    if before:
        return widen(scene, before[-1], Span(clause.start, place))
    # The value's own digits are no part of the name: "14.500 altas".
    return widen(scene, after[0], Span(value.end, clause.end) if value else clause)


def _names(scene: Scene, clause: Span) -> Sequence[Span]:
    known: list[Span] = [
        Span(cue.start, cue.end)
        for cue in labelled(scene.cues, METRIC)
        if clause.start <= cue.start < clause.end
        and not (cue.metric == "time" and _no_name(scene, clause, cue.end))
    ]
    return heads(scene, clause, known) if scene.lang == "zh" else known


def _no_name(scene: Scene, clause: Span, end: int) -> bool:
    window = max(clause.start, end - _BEFORE)
    return pattern("no_name", scene.lang).search(scene.plain, window, end) is not None


def _inside(name: Span, value: Span | None) -> bool:
    return bool(value and value.start <= name.start < value.end)


def _carried_on(scene: Scene, before: Span | None) -> Span | None:
    """Return the name in the clause before, of which the value tells more: "retention was poor, only 6%"."""
    if before is None or any(before.start <= c.start < before.end for c in scene.candidates):
        return None
    found = _known(scene, before, None)
    # "After some five weeks, back at 260": when it was is not what was measured.
    dated = found and any(t.start < found.end and found.start < t.end for t in scene.times)
    return None if dated else found


def _whole(scene: Scene, label: Span) -> Span | None:
    """Return a label as it stands if it is a name and no sentence."""
    match = pattern("label_name", scene.lang).fullmatch(scene.plain, label.start, label.end)
    return Span(*match.span("name")) if match else None
