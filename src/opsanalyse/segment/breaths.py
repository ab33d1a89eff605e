"""A long stretch without a full stop → statements: cut where a reader would breathe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

from opsanalyse.language import HAN
from opsanalyse.language import plain as plain_of
from opsanalyse.resources import shipped_table
from opsanalyse.types import Span

_JOINED: Final = 2  # characters of words such as 所以 and 然后
_STOP: Final = re.compile(r"[。！？!?；]|[.;](?:\s|$)")
_HAN: Final = re.compile(f"[{HAN}]")
_HAN_PAUSE: Final = re.compile(r"[，,](?![0-9])\s*|(?<![0-9A-Za-z%])[^\S\n]+(?![0-9A-Za-z])")
"""A comma, or a space where somebody breathed: that beside a figure or a Latin word only sets it off, "要 80 块钱"."""
_PAUSE: Final = re.compile(r"(?P<comma>,\s+)|\s+")
_WORD: Final = re.compile(r"\S+")
_FIRST: Final = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")


@dataclass(frozen=True, slots=True)
class _Pace:
    """How long a breath is: in characters of Chinese, in words of Latin script."""

    longest: int
    """What is left whole."""
    usual: int
    least: int
    opener: float = 1.0
    """What it is worth to cut before a word that begins statements, against a breath of unusual length."""


_HAN_PACE: Final = _Pace(longest=40, usual=24, least=8)
_WORD_PACE: Final = _Pace(longest=40, usual=14, least=4)


def breaths(text: str, span: Span) -> tuple[Span, ...]:
    """Cut the sentence at ``span`` if it runs on too long without a stop; else return it as it is."""
    inside = text[span.start : span.end]
    chinese = len(_HAN.findall(inside)) * 2 >= len(inside)
    pace = _HAN_PACE if chinese else _WORD_PACE
    if len(inside) <= pace.longest or _STOP.search(inside):
        return (span,)
    if not chinese and len(inside.split()) <= pace.longest:
        return (span,)
    places = list(_han_places(inside) if chinese else _latin_places(inside))
    ends = _best_cuts(inside, places, pace, chinese=chinese)
    return tuple(_trimmed(inside, span.start, a, b) for a, b in pairwise(ends))


def _han_places(inside: str) -> Iterator[tuple[int, bool]]:
    """Yield where a Chinese text may be cut, and whether another statement begins there.

    What runs on for long without any pause, as speech does that a machine wrote down, is cut before words that
    begin statements and behind particles that end them.
    """
    plain, done = plain_of(inside), 0
    for mark in [*_HAN_PAUSE.finditer(plain), None]:
        start, end = (mark.start(), mark.end()) if mark else (len(plain), len(plain))
        if start - done > _HAN_PACE.longest:
            yield from ((place.start(), True) for place in _spoken().finditer(plain, done, start))
        if mark:
            yield end, plain.startswith(_openers()["zh"], end)
        done = end


@cache
def _spoken() -> re.Pattern[str]:
    """Match the empty places at which speech without any mark may be cut."""
    words = _openers()
    begins, never = "|".join(words["spoken"]), "".join(words["bound"])
    ends, goes_on = "".join(words["trailing"]), "|".join(words["carried"])
    # In "所以我就" the first word begins the statement, and the second goes with it.
    joined = "|".join(
        word for word in words["spoken"] if len(word) == _JOINED and not word.startswith("我")
    )
    return re.compile(
        f"(?<![{never}])(?<!{joined})(?={begins})|(?<=[{ends}])(?!{goes_on})(?=[\u3400-\u9fff])"
    )


def _latin_places(inside: str) -> Iterator[tuple[int, bool]]:
    """Yield the same for Latin text: at commas, and before words that hardly stand inside a statement."""
    for mark in _PAUSE.finditer(inside):
        word = _FIRST.match(inside, mark.end())
        first = word.group().casefold() if word else ""
        if mark["comma"]:
            yield mark.end(), first in (*_openers()["en"], *_openers()["es"])
        elif first in _openers()["alone"]:
            yield mark.end(), True


def _best_cuts(
    inside: str, places: Sequence[tuple[int, bool]], pace: _Pace, *, chinese: bool
) -> list[int]:
    """Return the ends of the breaths, 0 first, that together cost least."""
    points = [(0, True), *places, (len(inside), True)]
    sizes = _sizes(inside, [end for end, _ in points], chinese=chinese)
    costs, came = [0.0], [0]
    for j in range(1, len(points)):
        ways = [
            (costs[i] + _cost(sizes[j] - sizes[i], pace) - pace.opener * points[j][1], i)
            for i in _begins(sizes, j, pace)
        ]
        cost, i = min(ways)
        costs.append(cost)
        came.append(i)
    ends, j = [], len(points) - 1
    while j:
        ends.append(points[j][0])
        j = came[j]
    return [0, *reversed(ends)]


def _sizes(inside: str, ends: Sequence[int], *, chinese: bool) -> list[int]:
    """Return how much stands before each place: characters of Chinese, words of Latin script."""
    if chinese:
        return list(ends)
    between = (len(_WORD.findall(inside, *ends_of)) for ends_of in pairwise(ends))
    return list(accumulate(between, initial=0))


def _begins(sizes: Sequence[int], j: int, pace: _Pace) -> Iterator[int]:
    """Yield where a breath that ends at ``j`` may begin, the nearest first.

    It begins no farther back than where two breaths would cost less: with sizes a and b, neither too short,
    they do if 2ab > usual², since costs grow with the square.
    """
    inner = None
    for i in range(j - 1, -1, -1):
        if inner is not None:
            a, b = sizes[inner] - sizes[i], sizes[j] - sizes[inner]
            if a >= pace.least and 2 * a * b > pace.usual**2:
                return
        elif sizes[j] - sizes[i] >= pace.least:
            inner = i
        yield i


def _cost(size: int, pace: _Pace) -> float:
    if size < pace.least:
        return 9.0
    return ((size - pace.usual) / pace.usual * 2.0) ** 2


def _trimmed(inside: str, offset: int, a: int, b: int) -> Span:
    piece = inside[a:b]
    return Span(offset + a + len(piece) - len(piece.lstrip()), offset + a + len(piece.rstrip()))


@cache
def _openers() -> dict[str, tuple[str, ...]]:
    table = shipped_table(Path(__file__).with_suffix(".yml"))
    return {code: tuple(words.split()) for code, words in table.items()}
