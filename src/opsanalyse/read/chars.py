"""A page of an open PDF → runs: characters on one baseline without a wide gap, in stream order.

Coordinates leave here as the reader sees the page: points from the top left of the crop box,
y downward, page rotation applied.
"""

from __future__ import annotations

import ctypes
import math
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import pypdfium2_raw.bindings as pdfium

from opsanalyse.read.draft import Corners

Colour = tuple[int, int, int, int]

_WIDE_GAP: Final = 0.5
"""Of the font size: columns, date margins and table cells are at least that far apart."""
_SPACE_GAP: Final = 0.25
_WORD_GAP: Final = 0.12
_BULLETS: Final = frozenset("•●▪◦‣·–-")
_FLAT: Final = 0.6
_NARROW: Final = 0.97
_LINE_OVERLAP: Final = 0.4
_FAR: Final = 1e5
_LINE_END_HYPHENS: Final = frozenset({0x02, 0xFFFE, 0xAD})
"""How PDFium reports a hyphen that breaks a word at a line's end."""
_LINE_BREAKS: Final = frozenset({10, 13})
_LIGATURES: Final = {
    0x0B: "ﬀ",
    0x0C: "ﬁ",
    0x0E: "ﬃ",
    0x0F: "ﬄ",
    0x1B: "ﬀ",
    0x1C: "ﬁ",
    0x1D: "ﬂ",
    0x1E: "ﬃ",
    0x1F: "ﬄ",
}
"""Places of ligatures in TeX's old (OT1) and newer (T1) font encodings."""
_WIDE_LIGATURE: Final = 0.72
_NO_CHARACTER: Final = 0xFFFF
_CJK: Final = 0x2E80
"""From here on characters are not parted by spaces; a gap must be seen."""
_SURROGATES: Final = frozenset(range(0xD800, 0xE000))
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)
_PASSED_OVER: Final = 1
"""A control character: neither text nor lost."""
_SPACES: Final = frozenset({0x20, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009})
HYPHEN: Final = "\u2010"
"""Stands for a hyphen at a line's end until the words are rejoined."""


@dataclass(slots=True)
class Run:
    """Characters in stream order that stand side by side; ``lefts`` and ``rights`` belong to each."""

    x0: float
    y0: float
    x1: float
    y1: float
    chars: list[str]
    lefts: list[float]
    rights: list[float]
    index: int
    size: float = 0.0
    bold: bool = False
    colour: Colour = (0, 0, 0, 255)
    invisible: bool = False
    turned: bool = False
    spaced: bool = False
    """A space came before the run's first character."""
    end_middle: float = 0.0
    """Height of the middle of the last character of a turned run."""
    words: list[tuple[int, int]] = field(default_factory=list)
    """Where later words start: the place in ``chars``, and the character's index on the page."""

    @property
    def text(self) -> str:
        return "".join(self.chars)

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class View:
    """How the PDF's space maps to the page as shown: its crop box, and quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def box(self, left: float, top: float, right: float, bottom: float) -> Corners:
        """Return a rectangle of the PDF's space as left, top, right, bottom on the page as shown."""
        x0, x1 = left - self.left, right - self.left
        y0, y1 = self.top - top, self.top - bottom
        match self.turns:
            case 0:
                pass
            case 1:
                wide = self.top - self.bottom
                x0, y0, x1, y1 = wide - y1, x0, wide - y0, x1
            case 2:
                wide, high = self.size
                x0, y0, x1, y1 = wide - x1, high - y1, wide - x0, high - y0
            case _:
                high = self.right - self.left
                x0, y0, x1, y1 = y0, high - x1, y1, high - x0
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def runs_of(text_page: Any, view: View) -> tuple[list[Run], int]:  # noqa: C901, PLR0912, PLR0915 - the one hot loop; calls cost more than lines
    """Return the page's runs and how many characters had no code point to give."""
    runs: list[Run] = []
    run: Run | None = None
    spaced, broken, lost = False, False, 0
    # The open run's sides live in plain variables: this loop runs once a character.
    end = high = low = start = 0.0
    size = 10.0
    upright, dx, dy = view.turns == 0, view.left, view.top
    rectangle = pdfium.FS_RECTF()
    pointer = ctypes.byref(rectangle)
    loose_box = pdfium.FPDFText_GetLooseCharBox
    for index, code in enumerate(_codes(text_page)):
        if code in _SPACES:
            spaced = True
            continue
        if code < 0x20 or code in _LINE_END_HYPHENS or code == _NO_CHARACTER:
            if code in _LINE_BREAKS:
                # PDFium also breaks between the letters of some fonts: only geometry tells.
                broken, spaced = True, False
                continue
            if code not in _LINE_END_HYPHENS:
                lost += code != _PASSED_OVER
                if code not in _LIGATURES:
                    continue
        if not loose_box(text_page, index, pointer):
            continue
        if upright:
            left, right = rectangle.left - dx, rectangle.right - dx
            top, bottom = dy - rectangle.top, dy - rectangle.bottom
        else:
            left, top, right, bottom = view.box(
                rectangle.left, rectangle.top, rectangle.right, rectangle.bottom
            )
        # Infinite, undefined and absurd boxes exist in real files.
        if not (-_FAR < left <= right < _FAR and -_FAR < top <= bottom < _FAR):
            continue
        if upright and (
            bottom - top < _FLAT * size or (code >= _CJK and right - left < _NARROW * size)
        ):
            left, top, right, bottom = _em_box(
                text_page, index, view, code, (left, top, right, bottom)
            )
        char = _character(code, (right - left) / size)
        if run is not None:
            gap = left - end
            overlap = (low if low < bottom else bottom) - (high if high > top else top)  # noqa: FURB136 - half the time of min()
            height = bottom - top if bottom - top < low - high else low - high  # noqa: FURB136
            if (
                -0.8 * size <= gap <= _WIDE_GAP * size
                and overlap >= _LINE_OVERLAP * height
                and left >= start - 1
            ):
                if (
                    spaced and (code < _CJK or gap > _SPACE_GAP * size or run.chars[-1] in _BULLETS)
                ) or (broken and gap > _WORD_GAP * size):
                    run.chars.append(" ")
                    run.lefts.append(end)
                    run.rights.append(left)
                    run.words.append((len(run.chars), index))
                run.chars.append(char)
                run.lefts.append(left)
                run.rights.append(right)
                end = right if right > end else end  # noqa: FURB136
                high = top if top < high else high  # noqa: FURB136
                low = bottom if bottom > low else low  # noqa: FURB136
                spaced = broken = False
                continue
            run.x1, run.y0, run.y1 = end, high, low
        start, end, high, low = left, right, top, bottom
        size = _font_size(text_page, index) or max(low - high, 1.0)
        run = Run(left, top, right, bottom, [char], [left], [right], index, size)
        run.spaced, run.end_middle = spaced, (top + bottom) / 2
        runs.append(run)
        spaced = broken = False
    if run is not None:
        run.x1, run.y0, run.y1 = end, high, low
    return runs, lost


def _character(code: int, width: float) -> str:
    """Return the character; TeX's ligatures without a code point are told by their width in ems."""
    if code in _LIGATURES:
        return "ﬃ" if width > _WIDE_LIGATURE else _LIGATURES[code]
    return HYPHEN if code in _LINE_END_HYPHENS else chr(code)


def _font_size(text_page: Any, index: int) -> float:
    """Return the size in points as shown, or 0 where the font does not tell."""
    matrix = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(text_page, index))
    if pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d)
    return size if 0.5 < size < 500 else 0.0


def _em_box(text_page: Any, index: int, view: View, code: int, box: Corners) -> Corners:
    """Some fonts give the ink's box. Make a dash or 一 as tall as its line, and Chinese full width."""
    x, y = ctypes.c_double(), ctypes.c_double()
    size = _font_size(text_page, index)
    if not size or not pdfium.FPDFText_GetCharOrigin(
        text_page, index, ctypes.byref(x), ctypes.byref(y)
    ):
        return box
    left, top, right, bottom = box
    if bottom - top < _FLAT * size:
        baseline = view.top - y.value
        top, bottom = min(top, baseline - 0.88 * size), max(bottom, baseline + 0.12 * size)
    if code >= _CJK and right - left < _NARROW * size:
        start = x.value - view.left
        left, right = min(left, start), max(right, start + size)
    return left, top, right, bottom


def _codes(text_page: Any) -> list[int]:
    """All code points in one call where PDFium's text lines up with its characters, else one by one."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1 and _SURROGATES.isdisjoint(buffer):
        return list(buffer[:count])
    code_of = pdfium.FPDFText_GetUnicode
    return _paired([code_of(text_page, index) for index in range(count)])


def _paired(codes: list[int]) -> list[int]:
    """Join the halves of characters beyond the basic plane; the second half's place is passed over."""
    for index, (high, low) in enumerate(pairwise(codes)):
        if high in _HIGH and low in _LOW:
            codes[index] = 0x10000 + ((high - _HIGH.start) << 10) + (low - _LOW.start)
            codes[index + 1] = _PASSED_OVER
    return [_valid(code) for code in codes]


def _valid(code: int) -> int:
    return code if code <= sys.maxunicode and code not in _SURROGATES else 0
