"""A text and its units → the same with each unit in one dress, to find things in, and the way back to the places in the text.

Where a line ends on a page, which quotation marks a keyboard has and whether a space stands before a percent sign is
dress: what is found hangs on none of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Final, NamedTuple, TypeVar

from opsanalyse.detect.moving import placed
from opsanalyse.types import Outcome, Span, Unit

_BREAK: Final = "[ \t]*\n\\s*|  +"
_BREAKS: Final = re.compile(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)")  # empty lines part
_DASHES: Final = "–—−~～"
_UNTIL: Final = f"(?<=[0-9])[{_DASHES}](?=[^\\W_])|(?<=[0-9] )[~～](?= [^\\W_])"
"""A range, and not "about": 2014~2018, 2019 ~ hoy."""
_HAN: Final = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_NARROW: Final = f"(?<={_HAN})[:;(),!?]|[:;(),!?](?={_HAN})|\\)$"
"""What is typed on a Latin keyboard beside Chinese characters."""
_WIDE: Final = 0xFEE0  # between an ASCII sign and its full-width one
_CHINESE: Final = ("“", "”")
_Spanned = TypeVar("_Spanned", bound=Span)


class _Dress(NamedTuple):
    """How a language is written in what the models learned from."""

    any_of: re.Pattern[str]
    """Most units hold none of these."""
    other: re.Pattern[str]
    """What is written otherwise."""
    quotes: Mapping[str, str]
    straight: tuple[str, str]
    """What stands for straight quotation marks, opening and closing."""
    percent: str
    """What stands between a number and the sign of percent."""


def _dress(quotes: Mapping[str, str], straight: tuple[str, str], percent: str) -> _Dress:
    """Compile what is written otherwise: wraps and wide gaps, percent signs, quotation marks, ranges."""
    gap = "(?<=[0-9])(?=[%‰])" if percent else "(?<=[0-9]) (?=[%‰])"
    marks = "".join(quotes) + ('"' if straight[0] != '"' else "")
    narrow = _NARROW if straight == _CHINESE else "(?!)"
    any_of = f"[{marks}\n{_DASHES}]|  |{'[0-9]' if percent else ' '}[%‰]"
    if straight == _CHINESE:
        any_of += "|[:;(),!?]"
    other = f"{_BREAK}|{gap}|[{marks}]|{_UNTIL}|{narrow}"
    return _Dress(re.compile(any_of), re.compile(other), quotes, straight, percent)


_DRESSES: Final = {
    "zh": _dress({"「": "“", "」": "”", "«": "“", "»": "”"}, _CHINESE, ""),
    "es": _dress({"“": "«", "„": "«", "”": "»", "‘": "'", "’": "'"}, ("«", "»"), " "),
    "en": _dress(
        {"“": '"', "„": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'"}, ('"', '"'), ""
    ),
}
"""Basis: in models/data, Chinese has “ 1,102 times and 「 53 times, Spanish « 514 and " 74, English " 1,208 and ’ once;
Spanish has a space before % 1,514 times of 1,545, English 17 times of 1,820."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A text with its units; ``back`` gives units with the places that they have in the text as read."""

    text: str
    units: tuple[Unit, ...]
    ends: Sequence[int]
    """Where in ``text`` places come to differ from those in the text as read, in order."""
    gone: Sequence[int]
    """By how much before each, and behind the last."""

    def back(self, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Return units as they stand in the text as read."""
        return tuple(map(self._unit, units)) if self.ends else units

    def placed(self, spans: Sequence[_Spanned]) -> tuple[_Spanned, ...]:
        """Return spans as they stand in the text as read."""
        return tuple(map(self._one, spans))

    def _unit(self, unit: Unit) -> Unit:
        start, end = self._start(unit.start), self._end(unit.end)
        # A unit may keep its ends though places within it moved, some to and some fro.
        within = bisect_right(self.ends, unit.start) != bisect_right(self.ends, unit.end - 1)
        if (start, end) == (unit.start, unit.end) and not within:
            return unit
        return replace(
            unit,
            start=start,
            end=end,
            outcomes=tuple(map(self._outcome, unit.outcomes)),
            scale=self._all(unit.scale),
            mentions=self._all(unit.mentions),
            marks=self._all(unit.marks),
            quantities=self._all(unit.quantities),
        )

    def _outcome(self, outcome: Outcome) -> Outcome:
        return replace(
            self._one(outcome),
            value=self._one(outcome.value) if outcome.value else None,
            parts=self._all(outcome.parts),
            quantities=self._all(outcome.quantities),
        )

    def _all(self, spans: tuple[_Spanned, ...]) -> tuple[_Spanned, ...]:
        return self.placed(spans) if spans else spans

    def _one(self, span: _Spanned) -> _Spanned:
        return placed(span, self._start(span.start), self._end(span.end))

    def _start(self, place: int) -> int:
        return place + self.gone[bisect_right(self.ends, place)]

    def _end(self, place: int) -> int:
        return self._start(place - 1) + 1 if place else self._start(place)


def joined(text: str, units: tuple[Unit, ...]) -> Joined:
    """Put each unit on one line and in one dress."""
    parts: list[str] = []
    ends: list[int] = []
    gone = [0]
    made: list[Unit] = []
    done = 0
    for unit in units:
        before = gone[-1]
        for start, end, put in _changes(text, unit):
            parts += (text[done:start], put)
            done = end
            if shift := end - start - len(put):
                ends.append(start + len(put) - gone[-1])
                gone.append(gone[-1] + shift)
        start, end = unit.start - before, unit.end - gone[-1]
        made.append(placed(unit, start, end) if gone[-1] or before else unit)
    if not parts:
        return Joined(text, units, (), (0,))
    return Joined("".join((*parts, text[done:])), tuple(made), ends, gone)


def _changes(text: str, unit: Unit) -> Iterator[tuple[int, int, str]]:
    """Yield where a unit is written otherwise than the models know, with what is to stand there."""
    dress = _DRESSES.get(unit.lang)
    if not dress or not dress.any_of.search(text, unit.start, unit.end):
        return
    straight = cycle(dress.straight)
    for found in dress.other.finditer(text, unit.start, unit.end):
        start, end = found.span()
        sign = found.group()
        if sign in dress.quotes:
            yield start, end, dress.quotes[sign]
        elif sign == '"':
            yield start, end, next(straight)
        elif sign and sign in _DASHES:
            yield start, end, "-"
        elif sign and sign in ":;(),!?":
            yield start, end, chr(ord(sign) + _WIDE)
        elif text[end] in "%‰" and text[start - 1].isdigit():
            yield start, end, dress.percent
        else:
            yield start, end, _between(text, start, end)


def one_line(text: str) -> str:
    """Return a stretch of text on one line."""
    return _together(text)[0] if "\n" in text else text


def flowing(text: str) -> str:
    """Return a stretch of text as it reads on one line, to be quoted: Chinese has no space where its lines ended."""
    return " ".join(one_line(text).split())


def on_one_line(text: str, find: Callable[[str], Sequence[_Spanned]]) -> Sequence[_Spanned]:
    """Return what is found in a stretch of text once it is on one line, with its places in the text as read."""
    if "\n" not in text:
        return find(text)
    flat, ends, gone = _together(text)
    return Joined(flat, (), ends, gone).placed(find(flat))


def with_spaces(text: str, units: Sequence[Unit]) -> str:
    """Return a text with a space for each line end inside a unit; Chinese, which has none, and all places stay."""
    parts: list[str] = []
    done = 0
    for unit in units:
        place = text.find("\n", unit.start, unit.end)
        while place >= 0:
            if not (_is_wide(text[place - 1]) and _is_wide(text[place + 1])):
                parts += (text[done:place], " ")
                done = place + 1
            place = text.find("\n", place + 1, unit.end)
    return "".join((*parts, text[done:])) if parts else text


def _together(text: str) -> tuple[str, list[int], list[int]]:
    parts: list[str] = []
    ends: list[int] = []
    gone, done = [0], 0
    for found in _BREAKS.finditer(text):
        start, end = found.span()
        put = _between(text, start, end)
        parts += (text[done:start], put)
        done = end
        ends.append(start + len(put) - gone[-1])
        gone.append(gone[-1] + end - start - len(put))
    return "".join((*parts, text[done:])), ends, gone


def _between(text: str, start: int, end: int) -> str:
    """Return what stands for a gap: Chinese is not parted by spaces, wherever its lines end."""
    wide = start > 0 and end < len(text) and _is_wide(text[start - 1]) and _is_wide(text[end])
    return "" if wide else " "


def _is_wide(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uf900" <= char <= "\uffef"
