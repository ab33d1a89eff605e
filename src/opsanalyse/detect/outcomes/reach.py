"""A value's figures in their unit → the words that carry its size: "from 12 to 18", "12 a week", "más de 300".

The ruling on values (``models/data/guides/rulings.md``) in code: labels are held to it by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate, opening, pairs
from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.quantities.sorts import CALENDAR
from opsanalyse.types import Quantity, Span

_BREATH: Final = re.compile(r"[,;，；、]")
_INNER: Final = re.compile(r"[0-9%一-鿿]\s*((?:到|至|→|\bto\b|\ba\b)\s*)")
_NUMERAL: Final = re.compile(r"[0-9$€£¥.+-]|[一二两三四五六七八九十百千万几半]")
_BEFORE: Final = 32  # letters in which the words before a figure are looked for
_IN_WORDS: Final = frozenset({"fraction", "multiple"})
_TAILS: Final = 3  # "20% more per week of the year": no value drags more behind it


def reach(scene: Scene, candidate: Candidate) -> Span:
    """Return the words that carry the result's size; they end where another value begins."""
    return carried(scene.plain, scene.lang, candidate.quantities, scene.bounds_of(candidate))


def carried(plain: str, lang: str, quantities: Sequence[Quantity], bounds: Span) -> Span:
    """Return the words of the size that ``quantities`` tell, within ``bounds``."""
    figures = _measuring(plain, lang, sorted(quantities, key=lambda q: (q.start, q.end)))
    end = _followed(plain, lang, figures[-1].end, bounds)
    start = _led(plain, lang, figures[0], bounds)
    if _moves(plain, lang, figures):
        start = max(bounds.start, opening(plain, lang, start))
    words = plain[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _measuring(plain: str, lang: str, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """Leave out a length of time at the edge that only says when: "一个月挣了八百块"."""
    first, last = 0, len(figures) - 1
    if first < last and _dates(plain, lang, figures[0], figures[1]):
        first += 1
    if first < last and _dates(plain, lang, figures[last], figures[last - 1]):
        last -= 1
    return figures[first : last + 1]


def _dates(plain: str, lang: str, time: Quantity, other: Quantity) -> bool:
    one, two = sorted((time, other), key=lambda q: q.start)
    return (
        time.kind == "duration"
        and time.unit in CALENDAR
        and other.kind != "duration"
        and not pairs(plain, lang, one, two)
    )


def _moves(plain: str, lang: str, figures: Sequence[Quantity]) -> bool:
    """Tell the two ends of a change from other figures that stand together."""
    gaps = [_BREATH.split(plain[one.end : other.start])[-1] for one, other in pairwise(figures)]
    gaps += [
        words
        for q in figures[:1]
        if q.high is not None
        for words in _INNER.findall(plain[q.start : q.end])
    ]
    return any(pattern("to", lang).fullmatch(gap) for gap in gaps)


def _led(plain: str, lang: str, first: Quantity, bounds: Span) -> int:
    """Return where a figure begins: without the verb it was read with ("达到5万"), with its bound and sign."""
    shed = pattern("shed", lang).match(plain, first.start, first.end)
    start = shed.end() if shed and shed.end() < first.end else first.start
    bound = first.bound and not shed and not _NUMERAL.match(plain, start)
    name = "lead_bound" if bound else "lead_words" if first.kind in _IN_WORDS else "lead"
    match = pattern(name, lang).search(plain, max(bounds.start, start - _BEFORE), start)
    return match.start() if match else start


def _followed(plain: str, lang: str, end: int, bounds: Span) -> int:
    for _ in range(_TAILS):
        match = pattern("tail", lang).match(plain, end, bounds.end)
        if not match:
            break
        end = match.end()
    return end
