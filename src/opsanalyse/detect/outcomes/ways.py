"""A value → which way it goes by its own figures ("from 31 to 18") or by the words right beside it ("fell to 8%")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import good_way, pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.types import Quantity, Span

_TWO: Final = 2
_BESIDE: Final = 32
_WAYS: Final = {"rise": "up", "fall": "down"}
_UNLIKE: Final = frozenset({"fraction", "rank"})
_SECONDS: Final = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3_600.0,
    "day": 86_400.0,
    "week": 604_800.0,
    "month": 2_629_800.0,
    "quarter": 7_889_400.0,
    "year": 31_557_600.0,
}
_DIGITS: Final = re.compile(r"[0-9][0-9.,]*")
_ONE_TO: Final = re.compile(r"1 ?[:：比]")
_EITHER: Final = re.compile(r" (?:or|o|ou) |[-–~到至、或]?")
_FAR: Final = 1000.0  # "from 31 to 23 million": the first has lost its million


def delta(plain: str, lang: str, candidate: Candidate) -> str:
    """Say which way a candidate goes by its own numbers: up, down, or nothing."""
    first, last = _ends(plain, candidate)
    if candidate.paired and comparable(first, last):
        one, other = sizes(plain, first, last)
        rises = (other > one) != (last.kind == "rank")  # from 9th to 2nd is up
        return "" if one == other else "up" if rises else "down"
    counts = pattern("times", lang).match(plain, last.start)  # "sold out twice"
    if last.kind == "multiple" and last.unit == "verb" and not counts:
        return "up" if last.value > 1 else "down"
    return ""


def began_at_nothing(candidate: Candidate) -> bool:
    """Tell "0 to 6,200 subscribers", read as a range, which is a change from nothing."""
    first, *more = candidate.quantities
    return not more and first.kind == "count" and not first.value and bool(first.high)


def got_better(scene: Scene, clause: Span) -> str | None:
    """Say which way what improved in a clause went, by the metric that it names: waiting times fell."""
    if not pattern("improved", scene.lang).search(scene.plain, clause.start, clause.end):
        return None
    inside = [cue for cue in scene.cues if clause.start <= cue.start < clause.end]
    return good_way(inside, clause.end)


def _ends(plain: str, candidate: Candidate) -> tuple[Quantity, Quantity]:
    """Return the two ends of a change: of "from 31 to 18 of each hundred" and "from eight or nine to two"."""
    held = candidate.quantities
    if not candidate.opened or len(held) <= _TWO:
        return held[0], held[-1]
    one, two, three = held[:3]
    if one.kind == three.kind != two.kind:  # "from a hundred a week to six hundred"
        return one, three
    doubtful = _EITHER.fullmatch(plain, one.end, two.start)
    return (two, three) if doubtful or one.kind != two.kind == three.kind else (one, two)


def comparable(first: Quantity, last: Quantity) -> bool:
    """Tell whether two figures measure the same: not 42 and "57 of each hundred"."""
    return first.kind == last.kind or (
        "count" in {first.kind, last.kind} and not ({first.kind, last.kind} & _UNLIKE)
    )


def sizes(plain: str, first: Quantity, last: Quantity) -> tuple[float, float]:
    """Return the sizes of two figures of one change, in one unit; what one of them left out is as in the other."""
    words = [plain[q.start : q.end] for q in (first, last)]
    if all(map(_ONE_TO.match, words)):  # 1:4 → 1:6 is read as a return, which rises
        return 1.0 / first.value, 1.0 / last.value
    if first.kind == "count" and last.kind != "count":
        digits = _DIGITS.search(words[1])
        bare = words[0].isdigit() and digits is not None
        if last.kind == "duration" or (bare and last.value >= _FAR * first.value):
            return first.value, _shown(words[1], last.value)
    if first.kind == last.kind and words[0].isdigit() and last.value >= _FAR * first.value:
        return first.value, _shown(words[1], last.value)
    return _sized(first), _sized(last)


def _shown(words: str, value: float) -> float:
    """Return the digits of a figure without its million or unit."""
    digits = _DIGITS.search(words)
    shown = digits.group().rstrip(".,").replace(",", ".") if digits else ""
    return float(shown) if shown.count(".") <= 1 and shown and shown != words.strip() else value


def _sized(quantity: Quantity) -> float:
    """Return a figure's size, a length of time in seconds: from 3 days to 5 hours is less."""
    return quantity.value * _SECONDS.get(quantity.unit or "", 1.0)


def plain_way(scene: Scene, candidate: Candidate) -> str:
    """Say which way one figure goes by the words right beside it ("fell to 8%", "20% more"), or nothing.

    Words that also tell of something else ("saved", "lost", "走了") leave it to the model.
    """
    if len(candidate.quantities) > 1:
        return ""
    beside = _beside(scene.plain, scene.lang, candidate.start, candidate.end)
    told = {_WAYS[name] for name, words in beside if _sure(words, scene.lang)}
    return told.pop() if len(told) == 1 else ""


def _sure(words: str, lang: str) -> bool:
    return not pattern("unsure", lang).search(words)


def plainly(scene: Scene, candidate: Candidate) -> set[str]:
    """Say whether the words right beside a value tell of a rise or a fall."""
    return {name for name, _ in _beside(scene.plain, scene.lang, candidate.start, candidate.end)}


def is_change(plain: str, lang: str, start: int, end: int, *, share: bool = False) -> bool:
    """Tell whether a figure is plainly the size of a change ("down 12%"), and not what it came to ("down to 12%").

    A ``share`` is one also where it is compared with last year's: "58% year over year", or "went up 30%".
    """
    if pattern("end", lang).search(plain, max(0, start - _BESIDE), start):
        return False
    if pattern("by_so_much", lang).search(plain, max(0, start - _BESIDE), start):
        return True
    if any(_sure(words, lang) for _, words in _beside(plain, lang, start, end)):
        return True
    if share and pattern("on_year", lang).search(plain, max(0, start - _BESIDE), end + _BESIDE):
        return True
    return any(pattern(name, lang).search(plain, 0, start) for name in ("lifted", "lowered"))


def _beside(plain: str, lang: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield what the words right beside a value tell (rise, fall), and the words."""
    before = plain[max(0, start - _BESIDE) : start]
    for name, ahead, behind in _signs(lang):
        if match := behind.match(plain, end):
            yield name, match.group()
        if match := ahead.search(before):
            yield name, match.group()


@cache
def _signs(lang: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return the patterns of words before and behind a value, by what they tell."""
    return tuple(
        (name, pattern(f"{name}_before", lang), pattern(f"{name}_after", lang)) for name in _WAYS
    )
