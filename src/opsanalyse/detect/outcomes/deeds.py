"""A figure behind a verb that moves and the metric it moves → a sure result, among however many deeds it stands."""

from __future__ import annotations

import re
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import METRIC, labelled, metrics, pattern
from opsanalyse.detect.outcomes.nothing import still_to_come
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.ways import delta, plain_way
from opsanalyse.detect.quantities.sorts import SHARES
from opsanalyse.types import Quantity, Span

_SURE: Final = 0.8  # the chance that such a figure is a result
_MEASURED: Final = frozenset({"percent", "count", "fraction", "duration"})
_SPENT: Final = frozenset(
    (
        "second minute hour day kg kilos kilo kilogramos t tonnes tons toneladas litres liters litros "
        "pounds lb lbs 公斤 斤 吨 升 千克"
    ).split()
)
"""Units of what is spent or wasted, besides money; years and people are not."""
_UNITS: Final = frozenset("ms s seg kb mb gb tb km m kg g l ml t kwh mm cm db".split())
_NAMED: Final = 16  # letters behind a share before its name: "3% monthly churn"
_BESIDE: Final = 56  # letters before an amount that say whose it was
_WAYS: Final = (("lifted", "up"), ("lowered", "down"))
_WAYS_OF_SHARES: Final = (*_WAYS, ("lifted_share", "up"), ("lowered_share", "down"))
_PARTS: Final = frozenset({"percent", "points"})


def moved_on_purpose(scene: Scene, candidate: Candidate) -> float:
    """Return how sure "lifted weekly users to ⟦35k⟧" is a result; 0 where no known metric is said to be moved."""
    if not moved_way(scene, candidate):
        return 0.0
    return 0.0 if still_to_come(scene, scene.clause_of(candidate.start)) else _SURE


def brought_to(scene: Scene, candidate: Candidate) -> float:
    """Return how sure "we got that down to ⟦9%⟧" is a result, a deed upon what was named before; 0 if there is none."""
    share = _is_share(candidate)
    if not share and not _is_bare(candidate):
        return 0.0
    clause = scene.clause_of(candidate.start)
    first = candidate.quantities[0].start
    shed = pattern("shed", scene.lang).match(scene.plain, first)  # "pushed it ⟦up to 79%⟧"
    figure = shed.end() if shed else first
    begin = max(clause.start, figure - _BESIDE)
    found = pattern("brought_to", scene.lang).search(scene.plain, begin, figure)
    if not found:
        return 0.0
    # "I took a team of 6 and left it at 11" tells no result.
    if not (share or (found["left"] and not labelled(scene.cues, "scale"))):
        return 0.0
    return 0.0 if still_to_come(scene, clause) else _SURE


def moved_after(scene: Scene, candidate: Candidate) -> float:
    """Return how sure a share that moved once something had been done is a result: “改版后转化率升到⟦6%⟧”."""
    if not _is_share(candidate):
        return 0.0
    clause = scene.clause_of(candidate.start)
    begin = max(0, candidate.start - _BESIDE)
    found = pattern("after_deed", scene.lang).search(scene.plain, begin, candidate.start)
    return _SURE if found and not still_to_come(scene, clause) else 0.0


def does_now(scene: Scene, candidate: Candidate) -> float:
    """Return how sure the share of work that something now does by itself is a result: "a bot that answers ⟦37%⟧"."""
    first = candidate.quantities[0]
    if first.kind not in SHARES:
        return 0.0
    begin = max(0, candidate.start - _BESIDE)
    if not pattern("does_now", scene.lang).search(scene.plain, begin, candidate.start):
        return 0.0
    return 0.0 if still_to_come(scene, scene.clause_of(candidate.start)) else _SURE


def begun_at(scene: Scene, candidate: Candidate) -> tuple[Quantity, str | None] | None:
    """Return at what share stood what a deed brought to a figure, and its name: "took on 140 clients with ⟦3% churn⟧ a
    month and got it down to 1.8%".
    """
    if (
        len(candidate.quantities) > 1
        or not _is_share(candidate)
        or not brought_to(scene, candidate)
    ):
        return None
    kind = candidate.quantities[0].kind
    before = [q for q in scene.quantities if q.kind == kind and q.end <= candidate.start]
    if len(before) != 1:
        return None
    (was,) = before
    names = [
        cue for cue in labelled(scene.cues, METRIC) if was.end <= cue.start <= was.end + _NAMED
    ]
    name = scene.written[names[0].start : names[0].end] if names else None
    return was, name


def _is_share(candidate: Candidate) -> bool:
    return len(candidate.quantities) == 1 and candidate.quantities[0].kind in _PARTS


def _is_bare(candidate: Candidate) -> bool:
    """Tell a number that counts nothing of its own."""
    return candidate.quantities[0].kind == "count" and candidate.quantities[0].unit is None


def went_well(scene: Scene, candidate: Candidate) -> float:
    """Return how sure "la retención pasó ⟦del 30 al 42 %⟧" is a result; 0 where no known metric is said to get better.

    In speech one sentence tells it after all the deeds: they alone would say that it claims nothing.
    """
    clause = scene.clause_of(candidate.start)
    found = pattern("went", scene.lang).search(scene.plain, clause.start, candidate.start)
    if not found or still_to_come(scene, clause):
        return 0.0
    named = [
        cue.metric
        for cue in labelled(scene.cues, METRIC)
        if clause.start <= cue.start and cue.end <= found.start() and cue.metric
    ]
    if not named:
        return 0.0
    way = delta(scene.plain, scene.lang, candidate) or plain_way(scene, candidate)
    return _SURE if way == metrics()[named[-1]]["good"] else 0.0


def _spares(scene: Scene, clause: Span, candidate: Candidate) -> bool:
    """Tell whether an amount is what is no longer spent: "freed the manager ⟦six hours a week⟧"."""
    first = candidate.quantities[0]
    if first.kind != "money" and first.unit not in _SPENT:
        return False
    begin = max(clause.start, first.start - _BESIDE)
    found = pattern("spared", scene.lang).search(scene.plain, begin, first.start)
    return found is not None


def _wins(scene: Scene, clause: Span, candidate: Candidate) -> bool:
    """Tell whether right before a count or a part of a whole stands that so many were kept or won back:
    "retained ⟦1,350 customers⟧", «retuve a ⟦3 de cada 10⟧».
    """
    first = candidate.quantities[0]
    if first.kind != "fraction" and (first.kind != "count" or not first.unit):
        return False
    found = pattern("won", scene.lang).search(scene.plain, clause.start, first.start)
    return found is not None


def _is_whole(scene: Scene, candidate: Candidate, words: re.Match[str]) -> bool:
    """Tell whether both ends of a change are told, "from 9 % to 5 %", "from 840 ms to 190 ms": such is measured,
    unless it is set by hand, or a head count or a sum, which may be too.
    """
    ends = {quantity.kind for quantity in candidate.quantities}
    if not (candidate.opened and candidate.paired and ends <= _MEASURED):
        return False
    if "count" in ends and not any(map(_is_read_off, candidate.quantities)):
        return False  # "cut the form from 12 fields to 5" is a deed
    names = ("set_by_hand",) if ends == {"percent"} else ("set_by_hand", "counted_heads")
    said = (pattern(name, scene.lang) for name in names)
    return not any(words_.search(scene.plain, words.start(), words.end()) for words_ in said)


def _is_read_off(quantity: Quantity) -> bool:
    """Tell a figure that somebody measured from one that was counted out: 840 ms, 4,1, 1,2 of each thousand."""
    return quantity.unit in _UNITS or quantity.kind != "count" or not quantity.value.is_integer()


def _holds_metric(scene: Scene, words: re.Match[str]) -> bool:
    return any(
        words.start() < cue.start and cue.end <= words.end() for cue in labelled(scene.cues, METRIC)
    )


def moved_way(scene: Scene, candidate: Candidate) -> str:
    """Say which way a deed right before a figure moved a known metric, or nothing."""
    clause = scene.clause_of(candidate.start)
    if _wins(scene, clause, candidate):
        return "up"
    if _spares(scene, clause, candidate):
        return "down"
    if candidate.quantities[0].kind in SHARES and pattern("cut_off", scene.lang).search(
        scene.plain, clause.start, candidate.start
    ):
        return "down"
    figure = candidate.quantities[0].start  # "from ⟦43 a week to 9⟧": the pattern holds the "from"
    for name, way in _WAYS_OF_SHARES if _is_share(candidate) else _WAYS:
        match = pattern(name, scene.lang).search(scene.plain, clause.start, figure)
        if match and (_holds_metric(scene, match) or _is_whole(scene, candidate, match)):
            return way
    return ""
