"""The lines of a résumé → what a first look at each tells, before its neighbours are asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import add
from typing import Final, NamedTuple

from opsanalyse.segment.cues import cue_places, find_cues
from opsanalyse.segment.headings import in_line_label
from opsanalyse.segment.rows import Row
from opsanalyse.segment.widths import columns

_TOKEN: Final = re.compile("[a-zà-öø-ÿ]+(?:'[a-z]+)?|[0-9]+|[\u3400-\u9fff]+|[^\\s\u3400-\u9fff]")
_SHAPED: Final = re.compile("[0-9²³¹\u0300-\U0010ffff]")
"""What the letters and marks of a line are among that do not stay as they are; most Latin lines hold none."""
_DIGIT: Final = re.compile("[0-9]")
_ZEROS: Final = str.maketrans(dict.fromkeys("0123456789", "0"))
_STEPS: Final = (6, 12, 20, 32, 48, 70, 100)  # widths in columns that part short lines from long
_MANY: Final = 5  # figures of a number, from which on numbers look alike
_LONG: Final = re.compile(f"0{{{_MANY},}}")
_TOO_MANY: Final = "0" * (_MANY + 1)
_SPACED: Final = re.compile(r"(?:\S ){3,}\S$")
_NUMBERED: Final = re.compile(
    r"(?:[0-9]{1,2}|[ivx]{1,4}|[a-h]|[一二三四五六七八九十壹贰叁肆伍陆]{1,2})[.、)）\s]"
)
_ROMAN_OR_HAN: Final = frozenset("ivx一二三四五六七八九十壹贰叁肆伍陆")
_RULED: Final = re.compile(r"[-=_~—]{3,}$")
_RULES: Final = frozenset("-=_~—")
_STOPS: Final = "。.；;！!，,"
_PERSONAL: Final = ("contact", "summary")
_SHOWN: Final = 2  # lines under a title that tell what it stands over

Look = tuple[float, bool, str]
"""Size, boldness and style of a line."""


class Spelling(NamedTuple):
    """How a line is spelt."""

    capitals: bool
    spaced: bool
    numbered: bool
    signs: str
    """The signs at its edges."""


class Glance(NamedTuple):
    """What a first look at a line tells."""

    row: Row
    words: Sequence[str]
    label: str | None
    """The section that it names if it is a heading of our vocabulary."""
    within: str | None
    """The section that its first words name, before a colon or a tab ("Languages: …")."""
    outline: tuple[str, ...]
    """What tells of it from afar, to its neighbours."""
    cues: Sequence[str]
    """The kinds of words in it, in order."""
    look: Look
    spelling: Spelling
    digits: int
    """How many figures stand in it."""


def glances(lines: Sequence[Row]) -> list[Glance]:
    """Look at each line by itself; cues are found in all of them at once."""
    labels = _labels(lines)
    return [
        _glance(row, label, cues)
        for row, label, cues in zip(lines, labels, _cues(lines), strict=True)
    ]


def _labels(lines: Sequence[Row]) -> list[str | None]:
    """Return the section that each line names if it is a heading of our vocabulary, else nothing.

    What is told of birth and family in the second half of a résumé is no way to reach anyone, whatever its title.
    """
    labels = [row.label for row in lines]
    for i in range(len(lines) // 2, len(lines)):
        if labels[i] in _PERSONAL and _tells_birth(lines[i + 1 : i + 1 + _SHOWN]):
            labels[i] = "other"
    return labels


def _tells_birth(lines: Sequence[Row]) -> bool:
    told = {cue.label for row in lines for cue in find_cues(row.plain)}
    return "personal" in told and "reach" not in told


def _glance(row: Row, label: str | None, cues: Sequence[str]) -> Glance:
    words, digits = _words(row.plain, row.glyph)
    return Glance(
        row,
        words,
        label,
        in_line_label(row.plain),
        _outline(row, label),
        cues,
        _look_of(row),
        _spelling_of(row),
        digits,
    )


def _cues(lines: Sequence[Row]) -> Iterator[list[str]]:
    """Yield the kinds of words in each line."""
    cues = cue_places("\n".join([row.plain for row in lines]))
    place, end = 0, 0
    for row in lines:
        end += len(row.plain) + 1
        kinds = []
        while place < len(cues) and cues[place][0] < end:
            kinds.append(cues[place][1])
            place += 1
        yield kinds


def _words(plain: str, glyph: int) -> tuple[list[str], int]:
    """Return what stands behind a glyph, and how many figures there are in all.

    These are words, the shape of numbers, marks, and the pairs of characters of Chinese.
    """
    if plain.isascii():
        shaped = plain.translate(_ZEROS)
        digits, rest = shaped.count("0"), shaped[glyph:] if glyph else shaped
        short = _LONG.sub("0" * _MANY, rest) if _TOO_MANY in rest else rest
        return _TOKEN.findall(short), digits
    tokens: list[str] = _TOKEN.findall(plain, glyph)
    if not _SHAPED.search(plain):
        return tokens, 0
    out: list[str] = []
    for token in tokens:
        first = token[0]
        if "\u3400" <= first <= "\u9fff":
            out += token
            out += map(add, token, token[1:])
        elif first.isdigit():
            out.append("0" * min(len(token), _MANY))
        else:
            out.append(token)
    return out, len(_DIGIT.findall(plain))


def _outline(row: Row, label: str | None) -> tuple[str, ...]:
    plain, dates = row.plain, row.dates
    width = row.width if row.width == len(plain) or row.text == plain else columns(plain)
    last = plain[-1]
    return _outlined(
        bisect_left(_STEPS, width),
        "no" if not dates else "range" if dates.last else "one",
        "bullet" if row.glyph else "",
        "contact" if row.is_contact else "",
        "stop" if last in _STOPS else "colon" if last in ":：" else "",
        "heading" if label else "",
        "rule" if plain[0] in _RULES and _RULED.match(plain) else "",
    )


@cache
def _outlined(width: int, dates: str, *told: str) -> tuple[str, ...]:
    """Return the features of an outline; ``told`` are features, or nothing where one does not hold."""
    return (f"width={width}", f"dates={dates}", *filter(None, told))


def _look_of(row: Row) -> Look:
    look = row.look
    return (round(look.size or 0.0, 1), look.bold, look.style) if look else (0.0, False, "")


def _spelling_of(row: Row) -> Spelling:
    plain = row.plain
    first, last = plain[0], plain[-1]
    signs = ("" if first.isalnum() else first) + ("" if last.isalnum() else last)
    spaced = plain[1:2] == " " and _SPACED.match(plain) is not None
    numbered = not first.isalpha() or not plain[1:2].isalpha() or first in _ROMAN_OR_HAN
    return Spelling(
        row.text.isupper(), spaced, numbered and _NUMBERED.match(plain) is not None, signs
    )
