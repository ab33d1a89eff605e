"""Text with its quantities → the numbers that may measure a result, and which two are plainly the ends of a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.types import Quantity, Span

RESULT_KINDS: Final = frozenset(
    {"percent", "points", "money", "count", "multiple", "fraction", "rank", "duration"}
)

_place: Final = attrgetter("start", "end")
_BETWEEN: Final = 56  # characters between the two ends of a change
_WINDOW: Final = 40
_NEAR_ENDS: Final = 8  # "from 18 to 33%"
NONE: Final = "none"
"""The unit of a number that says that there was nothing to count: no complaint, none of them."""
_TWO: Final = 2
_WORDS_BEFORE: Final = 24
_WORDS_BEHIND: Final = 14  # " consecutive"
_PER: Final = (" per ", "por cada ")
_MOST: Final = 24  # a unit with more numbers is a table of data


class Candidate(NamedTuple):
    """A stretch that may be an outcome's value, with the quantities in it."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    opened: bool = False
    """Begins with "from": a change from one value to another."""
    paired: bool = False


def candidates(
    plain: str, lang: str, quantities: Sequence[Quantity], known: int | None = None
) -> tuple[Candidate, ...]:
    """Return the numbers that may measure a result, left to right, and the words that say "none".

    One that begins at ``known`` is known to measure something.
    """
    beside = _told_against_before(plain, lang, quantities)
    if known is not None:
        beside = [*beside, *(quantity for quantity in quantities if quantity.start == known)]
    usable = [
        q
        for q in quantities
        if q.kind in RESULT_KINDS and (q in beside or not _measures_nothing(plain, lang, q))
    ]
    found = sorted(
        [*usable, *_nothing(plain, lang, quantities), *_left_over(plain, lang, quantities)],
        key=_place,
    )[:_MOST]
    return tuple(
        Candidate(q.start, q.end, (q,), opening(plain, lang, q.start) < q.start) for q in found
    )


def chained(
    plain: str, lang: str, singles: Sequence[Candidate], joined: Iterable[bool]
) -> tuple[Candidate, ...]:
    """Make one value of neighbours whose gap joins them."""
    found = [*singles[:1]]
    for candidate, join in zip(singles[1:], joined, strict=True):
        if join and not _tells_of_others(plain, lang, found[-1], candidate):
            found[-1] = merged(plain, lang, found[-1], candidate)
        else:
            found.append(candidate)
    return tuple(found)


def _tells_of_others(plain: str, lang: str, first: Candidate, second: Candidate) -> bool:
    """Tell what is told in brackets behind a whole change, or of the control group: "from 19% to 27% (control: 19.4%)"."""
    if not first.paired or len(first.quantities) == 1:
        return False
    gap = plain[first.end : second.start]
    return "(" in gap or "（" in gap or pattern("control", lang).search(gap) is not None


def merged(plain: str, lang: str, first: Candidate, second: Candidate) -> Candidate:
    """Make one value of two; its quantities stand in order of time where that is plain."""
    one, other = first.quantities[-1], second.quantities[0]
    rule = pairs(plain, lang, one, other)
    start = opening(plain, lang, first.start) if rule == "forward" else first.start
    held = (*first.quantities, *second.quantities)
    if rule == "backward" and len(held) == _TWO:
        held = held[::-1]
    return Candidate(
        min(start, first.start),
        second.end,
        held,
        first.opened,
        paired=first.paired or second.paired or rule != "",
    )


def _nothing(plain: str, lang: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the words that say that there was nothing to count."""
    if not pattern("denies", lang).search(plain):
        return []  # a short look tells it of most units
    return [
        Quantity(match.start(), match.end(), value=_counted(lang, match), kind="count", unit=NONE)
        for match in pattern("none", lang).finditer(plain)
        if not inside(quantities, match.start(), match.end())
    ]


def _left_over(plain: str, lang: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the one that is enough now where several were needed: "it took three people; now one is enough"."""
    if not pattern("suffices", lang).search(plain):
        return []  # most units, which this tells sooner
    counts = [quantity for quantity in quantities if quantity.kind == "count"]
    match = pattern("one_now", lang).search(plain) if len(counts) <= 1 else None
    if not match or not match.lastgroup:
        return []
    start, end = match.span(match.lastgroup)
    if inside(quantities, start, end):
        return []
    return [Quantity(start, end, "count", 1.0, unit=counts[0].unit if counts else None)]


def _counted(lang: str, words: re.Match[str]) -> float:
    return 1.0 if pattern("single", lang).fullmatch(words.group()) else 0.0


def _told_against_before(
    plain: str, lang: str, quantities: Sequence[Quantity]
) -> Sequence[Quantity]:
    """Return the lengths of time where one is told against how long it was: "in eight seconds; it used to be a minute",
    "in five days, down from nine", and those at which a change ended: "from 9 to ⟦6 minutes⟧ after we …".
    """
    times = [quantity for quantity in quantities if quantity.kind == "duration"]
    if not times:
        return ()
    if len(times) == _TWO and pattern("once", lang).search(plain):
        return times
    both = list(pairwise(quantities))
    began = [one for one, other in both if one in times and came_from(plain, lang, one, other)]
    ended = [
        other for one, other in both if other in times and _ends_change(plain, lang, one, other)
    ]
    return [*began, *ended]


def _ends_change(plain: str, lang: str, first: Quantity, second: Quantity) -> bool:
    opened = opening(plain, lang, first.start) < first.start
    return opened and pairs(plain, lang, first, second) == "forward"


def _measures_nothing(plain: str, lang: str, quantity: Quantity) -> bool:
    """Tell "in three months", "三个月内", "55 a day" from a length of time that was measured."""
    if quantity.unit == "discount":
        return True  # a price, as little a result as a date
    before = plain[max(0, quantity.start - _WORDS_BEFORE) : quantity.start]
    if quantity.kind == "count" and before.endswith(_PER):
        return True  # "disputes per 1,000 bookings" is what is measured
    if pattern("school", lang).search(before):
        return True
    if quantity.kind != "duration":
        return False
    after = plain[quantity.end : quantity.end + _WORDS_BEHIND]
    words = plain[quantity.start : quantity.end]
    rate = "-" in words or pattern("rate", lang).match(words)  # "30-day retention", "55 a day"
    return bool(
        rate
        or pattern("time_before", lang).search(before)
        or pattern("time_after", lang).match(after)
    )


def opening(plain: str, lang: str, place: int) -> int:
    """Return where "from" begins right before a place, or the place itself."""
    window = plain[max(0, place - _WINDOW) : place]
    match = pattern("from", lang).search(window)
    return place - len(window) + match.start() if match else place


def pairs(plain: str, lang: str, first: Quantity, second: Quantity) -> str:
    """Tell whether two numbers are plainly the ends of a change: forward (from … to …), backward, or not ("")."""
    gap = plain[first.end : second.start]
    if len(gap) > _BETWEEN:
        return ""
    if takes_now(plain, lang, first, second):
        return "forward"
    if not _alike(first, second):
        return "backward" if came_from(plain, lang, first, second) else ""
    if pattern("to", lang).fullmatch(gap) and (
        opening(plain, lang, first.start) < first.start
        or "→" in gap
        or ">" in gap
        or _bare(first, second)
    ):
        return "forward"
    if first.kind == second.kind and pattern("from_behind", lang).fullmatch(gap):
        return "backward"
    return "backward" if came_from(plain, lang, first, second) else ""


def takes_now(plain: str, lang: str, first: Quantity, second: Quantity) -> bool:
    """Tell how much something took from how much it takes since: "took ⟦25 minutes⟧ and now takes ⟦14⟧"."""
    if not pattern("takes_now", lang).fullmatch(plain, first.end, second.start):
        return False
    before = plain[max(0, first.start - _WORDS_BEFORE) : first.start]
    alike = second.kind in {first.kind, "count"}
    return alike and pattern("had_taken", lang).search(before) is not None


def came_from(plain: str, lang: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether a figure at which a change ended is followed by where it began: "fell to 5 days from 11".

    The second counts nothing of its own: "rose to 500 from 11 stores" is no change from 11.
    """
    gap = plain[first.end : second.start]
    if len(gap) > _WINDOW:
        return False
    told = pattern("came_from", lang).fullmatch(gap)
    if not told and not pattern("started_at", lang).fullmatch(gap):
        return False
    before = plain[max(0, first.start - _WORDS_BEFORE) : first.start]
    ended = told or pattern("end", lang).search(before)
    return bool(ended) and _same_measure(plain, lang, first, second)


def _same_measure(plain: str, lang: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether two figures measure one thing: in one unit, or the second is bare."""
    if second.kind == "count":
        return pattern("bare", lang).match(plain, second.end) is not None
    return (first.kind, first.unit) == (second.kind, second.unit) or (
        first.kind == second.kind == "duration"
    )


def _bare(first: Quantity, second: Quantity) -> bool:
    return first.kind == second.kind


def _alike(first: Quantity, second: Quantity) -> bool:
    """The two ends of a change are of one kind, or one of them has lost its unit."""
    if first.kind == second.kind:
        return True
    return "count" in {first.kind, second.kind} and first.end + _NEAR_ENDS >= second.start


def inside(spans: Iterable[Span], start: int, end: int) -> bool:
    """Tell whether a stretch overlaps any span."""
    return any(span.start < end and start < span.end for span in spans)
