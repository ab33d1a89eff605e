"""A result among the times its unit names → which of them dates it, by ruling 11a of ``models/data/guides/rulings.md``.

A time at the head of a unit dates every result that follows, one beside a result dates that one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from opsanalyse.detect.outcomes.cues import METRIC, Cue, labelled, pattern
from opsanalyse.detect.quantities.sorts import CALENDAR, TIMES
from opsanalyse.types import Span

if TYPE_CHECKING:
    from opsanalyse.detect.outcomes.candidates import Candidate
    from opsanalyse.detect.outcomes.relations import Said
    from opsanalyse.detect.outcomes.scene import Scene

_BEFORE: Final = 24
_BRACKETS: Final = ("()", "（）")
_WITHIN: Final = ("within ", "en menos de ", "en apenas ", "en solo ")
_TAILS: Final = ("", "以上", "左右")
_NUMERALS: Final = frozenset("0123456789一二三四五六七八九十两半")
_PAUSES: Final = ("", *",.;:!?，。；：！？、-•")
_NAMED: Final = frozenset({"duration", "date", "timeframe!"})


def times(plain: str, lang: str, cues: Iterable[Cue], said: Iterable[Said]) -> tuple[Span, ...]:
    """Return what says when in a unit: no rate, no part of a metric's name, nothing that is only compared with."""
    found = [one for one in said if one.name in _NAMED]
    if not found:
        return ()
    names = {cue.start for cue in labelled(cues, METRIC)}
    apart = [
        Span(*match.span())
        for name in ("compared", "undated")
        for match in pattern(name, lang).finditer(plain)
    ]
    own = [
        Span(one.start, one.end)
        for one in found
        if one.end not in names or not names_metric(plain, lang, one)
    ]
    return tuple(_clear(own, apart))


def names_metric(plain: str, lang: str, time: Said) -> bool:
    """Tell whether a time right before a metric is part of its name: “次日” of “次日留存”, not “那半年” or “10天” of “10天新增”."""
    if pattern("named_time", lang).fullmatch(plain, time.start, time.end) is None:
        return False
    counted = plain[time.start : time.start + 1] in _NUMERALS
    return not (counted and pattern("gained_in", lang).match(plain, time.end))


def dated(scene: Scene, here: Span, clause: Span, others: Sequence[Candidate]) -> str:
    """Say which time dates what stands at ``here``, in ``clause``, among ``others``: its own, the unit's, another's."""
    if not scene.times:
        return "none"
    others = [other for other in others if not _only_dates(scene, other)]
    found = list(_clear(scene.times, [here, *others]))
    if not found:
        return "none"
    last = max((other.end for other in others if other.end <= here.start), default=0)
    next_ = min((o.start for o in others if o.start >= here.end), default=len(scene.plain))
    own = [time.start for time in found if clause.start <= time.start < clause.end]
    if any(last <= start < here.start for start in own):
        return "own-before"
    if any(here.end <= start < next_ for start in own):
        return "own-behind"
    first = min((other.start for other in others if other.start < here.start), default=here.start)
    if any(time.end <= first for time in found):
        return "head"
    if any(last <= time.start < here.start for time in found):
        return "just-before"
    return "anothers" if any(time.start < last for time in found) else "later"


def dated_behind(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a change is followed in its clause by how long it took, or when it was: "de 2.1 a 2.9 … ⟦en 14 meses⟧".

    It is the only figure of its clause that may be a result: beside another one the time may be that one's.
    """
    if not candidate.paired:
        return False
    clause = scene.clause_of(candidate.start)
    inside = [c for c in scene.candidates if clause.start <= c.start < clause.end]
    if len(inside) > 1:
        return False
    for time in scene.quantities:
        if time.kind in TIMES and candidate.end <= time.start < clause.end:
            gap = scene.plain[candidate.end : time.start]
            if pattern("took_so_long", scene.lang).fullmatch(gap):
                return True
    return False


def dated_beside(scene: Scene, candidate: Candidate) -> bool:
    """Tell a figure with its time behind it ("tripled within a year", "(2023.Q2)"), or right before what came in it: “10天新增1.9万人”."""
    plain = scene.plain
    for time in scene.times:
        if time.start == candidate.end + 1 and plain.startswith(_WITHIN, time.start):
            return True
        around = plain[max(0, time.start - 1) : time.start] + plain[time.end : time.end + 1]
        behind = candidate.end < time.start
        if (
            behind
            and around in _BRACKETS
            and plain[candidate.end : time.start - 1].strip() in _TAILS
        ):
            return True
        opens = plain[: time.start].rstrip()[-1:] in _PAUSES
        if opens and time.end <= candidate.start:
            between = plain[time.end : candidate.start]
            if pattern("gained_in", scene.lang).fullmatch(between):
                return True
    return False


def dates_another(scene: Scene, candidate: Candidate) -> bool:
    """Tell a length of time that opens a clause with a figure of its own: "two months, users from 0 to 12,000"."""
    clause = scene.clause_of(candidate.start)
    opens = not scene.plain[clause.start : candidate.start].strip()
    return (
        opens
        and {q.kind for q in candidate.quantities} == {"duration"}
        and any(candidate.end <= c.start < clause.end for c in scene.candidates)
    )


def _only_dates(scene: Scene, other: Candidate) -> bool:
    """Tell a length of time that stands for when ("8 years, no accident") from one that was measured ("to 5 days")."""
    (first, *more) = other.quantities
    if more or first.kind != "duration" or first.unit not in CALENDAR or other.opened:
        return False
    before = scene.plain[max(0, other.start - _BEFORE) : other.start]
    return not pattern("end", scene.lang).search(before)


def _clear(spans: Iterable[Span], of: Sequence[Span | Candidate]) -> Iterator[Span]:
    """Yield the spans that overlap none ``of`` others."""
    for span in spans:
        if not any(other.start < span.end and span.start < other.end for other in of):
            yield span
