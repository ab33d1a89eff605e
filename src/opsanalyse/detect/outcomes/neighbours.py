"""Figures of neighbouring sentences → which of them tell one thing before and after: "It was 38%. … Since March, 14%."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from opsanalyse.detect.outcomes.afar import told_from_afar
from opsanalyse.detect.outcomes.candidates import opening, pairs
from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.scene import clauses
from opsanalyse.detect.outcomes.sides import LATIN, STEM, Side, side_of, unaccented
from opsanalyse.detect.outcomes.ways import is_change
from opsanalyse.detect.quantities.sorts import LONG, SHARES
from opsanalyse.language import fold, simplify
from opsanalyse.types import Outcome, Quantity, Unit

_KINDS: Final = frozenset({"percent", "money", "count", "duration"})
_COUNTED: Final = frozenset({"count", "duration"})
"""Lengths of time that one stays somewhere; seldom what a piece of work takes."""
_BACK: Final = 2  # sentences before one in which it may be told how it was
_FAR: Final = 4  # the same, where what is measured goes by one name in both
_STORY: Final = 10  # the same, where the problem of the story tells it by the very name
_LONGEST: Final = 240  # letters: who tells how it was says it briefly
_AIMED: Final = 48  # letters before a figure in which it may be called a target
_THINGS: Final = 24  # letters behind a number that say what it counts
_OPENS: Final = 24  # letters in which a sentence says that it tells of before
_SHORT: Final = 2  # Chinese characters that one plain word may have
_HAN: Final = re.compile(r"[一-鿿]+")
_WORD: Final = re.compile(r"\w+")


class Pair(NamedTuple):
    """Two figures of one thing: how it was, in the unit numbered ``told``, and what it came to, in ``result``."""

    told: int
    before: Quantity
    result: int
    after: Quantity


def neighbours(text: str, units: Sequence[Unit]) -> Iterator[Pair]:
    """Yield the figures that tell how something was and what it came to, some sentences apart."""
    sides: dict[int, Side] = {}
    for number, unit in enumerate(units):
        if unit.quantities:
            pair = _near(text, units, number, sides) or _named_before(text, units, number, sides)
            if pair:
                yield pair


def _near(text: str, units: Sequence[Unit], number: int, sides: dict[int, Side]) -> Pair | None:
    """Return how it was and what it came to of a unit and one before it: of several the nearest."""
    may_be_far = not units[number].bullet
    for back in range(1, min(_FAR if may_be_far else _BACK, number) + 1):
        if not _may_pair(units[number - back], units[number]):
            continue
        if back > _BACK and not may_be_far:
            return None  # what is told between is nearer
        may_be_far = False
        for one in (number - back, number):
            if one not in sides:
                sides[one] = side_of(text, units[one])
        first, second = sides[number - back], sides[number]
        found = _forward(first, second, near=back == 1) if back <= _BACK else None
        if found := found or _from_afar(first, second, beside=back <= _BACK):
            return Pair(number - back, found[0], number, found[1])
        if back == 1 and (found := _turned(first, second)):
            return Pair(number, found[1], number - 1, found[0])
    return None


def _named_before(
    text: str, units: Sequence[Unit], number: int, sides: dict[int, Side]
) -> Pair | None:
    """Return where a result began that is named as it was at the story's start: "monthly users were 110,000" … "they are 152,000"."""
    unit = units[number]
    for outcome in unit.outcomes:
        value = outcome.value
        if not (value and outcome.metric) or outcome.baseline or len(outcome.quantities) != 1:
            continue
        name = simplify(fold(outcome.metric))
        for back in range(_BACK + 1, min(_STORY, number) + 1):
            other = units[number - back]
            if (other.entry, other.question, other.lang) != (unit.entry, unit.question, unit.lang):
                break
            if "problem" not in other.roles or not other.quantities:
                continue
            side = sides.setdefault(number - back, side_of(text, other))
            if began := _stood_at(side, name, outcome):
                return Pair(number - back, began, number, outcome.quantities[0])
    return None


def _stood_at(side: Side, name: str, outcome: Outcome) -> Quantity | None:
    """Return the only figure right behind a metric's name that tells how it stood."""
    place = side.plain.find(name)
    if place < 0 or len(name) < _SHORT:
        return None
    begin = side.unit.start + place + len(name)
    clause = next(one for one in clauses(side.plain) if place < one.end)
    near = [q for q in side.unit.quantities if begin <= q.start < side.unit.start + clause.end]
    after = outcome.quantities[0]
    held = len(near) == 1 and (near[0].kind, near[0].unit) == (after.kind, after.unit)
    if not held or near[0].value == after.value or not _is_state(side, near[0]):
        return None
    return None if _contradicts(outcome, near[0], after) else near[0]


def _may_pair(one: Unit, other: Unit) -> bool:
    """Tell, at a glance, whether two units belong to one story and hold figures that may be compared."""
    return (
        bool(one.quantities and other.quantities)
        and (one.entry, one.question, one.lang) == (other.entry, other.question, other.lang)
        and max(one.end - one.start, other.end - other.start) <= _LONGEST
        and any(_alike(a, b) for a in one.quantities for b in other.quantities)
    )


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures can measure one thing; a bare number may count what the other counts."""
    if not {one.kind, other.kind} <= _KINDS or one.value == other.value:
        return False
    if one.kind != other.kind:
        return other.kind == "count" and other.unit is None
    if one.kind == "duration":
        return LONG.isdisjoint({one.unit, other.unit})
    return one.kind != "money" or one.unit == other.unit


def _forward(first: Side, second: Side, *, near: bool) -> tuple[Quantity, Quantity] | None:
    """Return a figure of how it was in the first unit and the one that it came to in the second."""
    claimed = any(outcome.value for outcome in second.unit.outcomes)
    if not claimed and not (first.is_then and second.is_since):
        return None
    found = _single(first, second)
    if not found:
        return None
    before, after = found
    outcome = _holding(second.unit, after)
    # Where the first tells how it was, a lone figure has no beginning of its own, however it is read.
    if outcome and outcome.baseline and not (first.is_then and len(outcome.quantities) == 1):
        return None
    then = first.is_then
    if not then and _contradicts(outcome, before, after):
        return None
    metric = _one_metric(first, before, second, after)
    if metric is False:
        return None
    left, since = _left(second), second.is_since
    if before.kind != after.kind or (before.kind == "count" and not (after.unit or metric)):
        sure = _is_bare(second, before, after) or (then and before.kind == after.kind)
        good = left == 0 and (then or since) and sure and near
    else:
        good = _tells_one(first, second, found, left, (then, since), metric=bool(metric), near=near)
    if outcome is None:  # so told that it is a result all the same
        good = good and then and since and (left == 0 or (near and (metric or left == 1)))
    return found if good else None


def _from_afar(first: Side, second: Side, *, beside: bool) -> tuple[Quantity, Quantity] | None:
    """Return the figures of what both name, told as it stood in the first and as a result in the second."""
    found = _single(first, second) if any(o.value for o in second.unit.outcomes) else None
    if not found:
        return None
    outcome = _holding(second.unit, found[1])
    if outcome is None or outcome.baseline or _contradicts(outcome, *found):
        return None
    told = _holding(first.unit, found[0])
    if told and not pattern("stood", first.unit.lang).search(first.plain):
        return None
    before, after = found
    if told_from_afar(first, before, second, after, outcome, beside=beside):
        return found
    return None


def _tells_one(  # noqa: PLR0913  what each knows of the two units
    first: Side,
    second: Side,
    found: tuple[Quantity, Quantity],
    left: int,
    told: tuple[bool, bool],
    *,
    metric: bool,
    near: bool,
) -> bool:
    """Tell whether two comparable figures are of one thing: by its name, by common words, or as nothing else is named."""
    then, since = told
    before, after = found
    if metric:
        return then or since or "problem" in first.unit.roles
    if left == 0:
        return then or (near and since)
    if not near:
        return False
    counted = after.kind in _COUNTED and after.unit is not None and before.unit == after.unit
    common = bool(first.words & second.words)
    if then and since:
        return left == 1 or common
    return since and counted and (left == 1 or common)


def _turned(first: Side, second: Side) -> tuple[Quantity, Quantity] | None:
    """Return the figures of a result and of how it was where that is told afterwards: "Ten minutes now. Before, thirty."."""
    once = pattern("once", second.unit.lang)
    if len(second.unit.quantities) > 1 or _left(second) > 1:
        return None
    if not once.search(second.plain, 0, _OPENS) or once.search(first.plain):
        return None
    found = _single(first, second)
    outcome = _holding(first.unit, found[0]) if found else None
    if not found or not outcome or outcome.baseline:
        return None
    return None if _one_metric(first, found[0], second, found[1]) is False else found


def _contradicts(outcome: Outcome | None, before: Quantity, after: Quantity) -> bool:
    """Tell whether a result is said to have gone another way than two figures of one measure would."""
    if outcome is None or (before.kind, before.unit) != (after.kind, after.unit):
        return False
    return outcome.direction == ("down" if after.value > before.value else "up")


def _is_bare(side: Side, before: Quantity, after: Quantity) -> bool:
    """Tell whether a figure counts nothing of its own and can count what another did: "done in ⟦20⟧", not "⟦two⟧ a week"."""
    if before.unit and before.kind == "count":
        return False
    whole = before.kind != "duration" or after.value == int(after.value)
    end = after.end - side.unit.start
    return whole and pattern("bare", side.unit.lang).match(side.plain, end) is not None


def _holding(unit: Unit, quantity: Quantity) -> Outcome | None:
    return next(
        (o for o in unit.outcomes if o.value and o.value.start <= quantity.start < o.value.end),
        None,
    )


def _single(first: Side, second: Side) -> tuple[Quantity, Quantity] | None:
    """Return the two figures that can be compared, if there are no others that could."""
    found = [
        (one, other)
        for one in _stood(first)
        for other in second.unit.quantities
        if _alike(one, other) and _count_alike(first, one, second, other)
    ]
    if len(found) > 1:
        found = [(a, b) for a, b in found if (a.kind, a.unit) == (b.kind, b.unit)]
    if len(found) != 1:
        return None
    one, other = found[0]
    if _differs(first, second):
        return None
    return (one, other) if _is_state(first, one) and _is_state(second, other) else None


def _stood(side: Side) -> list[Quantity]:
    """Return the figures of a sentence but that at which a trouble began: of "it had fallen from 81% to 44%" the last."""
    return [
        quantity
        for quantity in side.unit.quantities
        if _holding(side.unit, quantity) or not _begins_change(side, quantity)
    ]


def _differs(first: Side, second: Side) -> bool:
    """Tell whether two sentences tell how many in times of other lengths: an afternoon, a month."""
    times = [pattern("per", side.unit.lang).search(side.plain) for side in (first, second)]
    return all(times) and times[0]["time"] != times[1]["time"]  # type: ignore[index]


def _count_alike(first: Side, one: Quantity, second: Side, other: Quantity) -> bool:
    """Tell whether two numbers count the same things: 900 open tickets and 70 tickets, 60 kg and 15."""
    if not one.kind == other.kind == "count" or one.unit == other.unit or other.unit is None:
        return True
    if one.unit is None:
        return False
    return _counts(first, one, other.unit) or _counts(second, other, one.unit)


def _counts(side: Side, quantity: Quantity, things: str) -> bool:
    end = quantity.end - side.unit.start
    return things in _WORD.findall(side.plain[end : end + _THINGS])


def _is_state(side: Side, quantity: Quantity) -> bool:
    """Tell a figure of how something stood from the size of a change, a target, or what one had to hand."""
    lang = side.unit.lang
    start, end = quantity.start - side.unit.start, quantity.end - side.unit.start
    if is_change(side.plain, lang, start, end, share=quantity.kind == "percent"):
        return False
    if pattern("limit", lang).search(side.plain, max(0, start - _AIMED), start):
        return False
    if _is_share(side, quantity) or _begins_change(side, quantity):
        return False
    if pattern("aim", lang).search(side.plain, max(0, start - _AIMED), start):
        return False
    return quantity.kind == "percent" or not pattern("had_to_hand", lang).search(side.plain)


def _is_share(side: Side, quantity: Quantity) -> bool:
    """Tell a share of a whole, a cause of so many: "three banks accounted for ⟦72%⟧ of them"."""
    if quantity.kind not in SHARES:
        return False
    start, end = quantity.start - side.unit.start, quantity.end - side.unit.start
    return (
        pattern("share_told", side.unit.lang).search(side.plain, max(0, start - _THINGS), start)
        or pattern("share_is", side.unit.lang).match(side.plain, end)
    ) is not None


def _begins_change(side: Side, quantity: Quantity) -> bool:
    """Tell the first end of a change that is told whole in one sentence: "it went from ⟦4⟧ screens to 11"."""
    place = quantity.start - side.unit.start
    if opening(side.plain, side.unit.lang, place) == place:
        return False
    return any(
        other.start > quantity.start
        and pairs(side.plain, side.unit.lang, *(_moved(q, side) for q in (quantity, other)))
        == "forward"
        for other in side.unit.quantities
    )


def _moved(quantity: Quantity, side: Side) -> Quantity:
    by = side.unit.start
    return replace(quantity, start=quantity.start - by, end=quantity.end - by)


def _one_metric(first: Side, before: Quantity, second: Side, after: Quantity) -> bool | None:
    """Tell whether two figures are of one metric by name; nothing where the second names none."""
    named = _metrics_of(second, after)
    if not named:
        return None
    common = bool(first.words & second.words)
    if shared := named & _metrics_of(first, before):  # of a kind, though each may have its own name
        alike = common or after.kind == "duration" or _named(first, shared) & _named(second, shared)
        return True if alike else None
    return None if common and not first.metrics else False


def _metrics_of(side: Side, quantity: Quantity) -> set[str]:
    """Return the metrics named in a figure's clause, or in its unit where the clause says nothing before the figure."""
    at = quantity.start - side.unit.start
    clause = next(one for one in clauses(side.plain) if at < one.end)
    near = {cue.metric for cue in side.metrics if clause.start <= cue.start < clause.end}
    before = pattern("names_nothing", side.unit.lang).sub("", side.about[clause.start : at])
    return near if near or _WORD.search(before) else {cue.metric for cue in side.metrics}


def _named(side: Side, metrics: set[str]) -> set[str]:
    """Return the beginnings of the names of metrics; in Chinese every two of their characters."""
    names = [unaccented(side.about[c.start : c.end]) for c in side.metrics if c.metric in metrics]
    if side.unit.lang == "zh":
        return {name[i : i + 2] for name in names for i in range(len(name) - 1)}
    return {word[:STEM] for name in names for word in LATIN.findall(name)}


def _left(side: Side) -> int:
    """Return how many words tell what a figure is of, besides when it was: none in "since March it is ⟦14%⟧"."""
    lang = side.unit.lang
    told = pattern("opens_when", lang).sub(" ", side.about.lstrip(), count=1)
    left = pattern("names_nothing", lang).sub(" ", told)
    if lang == "zh":
        return sum(1 if len(run) <= _SHORT else 2 for run in _HAN.findall(left))
    return len([word for word in LATIN.findall(unaccented(left)) if len(word) > 1])
