"""A page's drawn things and its runs' looks: sizes, fonts, colours, rules, fills, pictures."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

import pypdfium2_raw.bindings as pdfium

from opsanalyse.read.chars import Run, View
from opsanalyse.read.columns import Rule
from opsanalyse.read.draft import Corners

_BOLD: Final = re.compile(
    r"(?i)bold|black|heavy|demi|(?<![a-z])(?:bd|medi)(?![a-z])|bx[0-9]|sfbx|cmssbx"
)
_STROKED: Final = 2
_SLANT: Final = 0.15
_LONGEST_NAME: Final = 128
FAINT_COLOUR: Final = 190
"""Lightest channel from which on text may not be told from paper."""
FAINT_ALPHA: Final = 40
"""Below, text is as good as absent."""
_UNSEEN_MODES: Final = frozenset({3, 7})
_RULE_WIDTH: Final = 15.0
_RULE_HEIGHT: Final = 3.0
_MOST_OBJECTS: Final = 20_000
"""Drawings of more objects than that hold no résumé; the rest is not looked at."""


@dataclass(frozen=True)
class Patch:
    """A filled shape or picture: where, its colour if it has one, its place in painting order."""

    box: Corners
    order: int
    colour: tuple[int, int, int] | None = None


@dataclass
class Drawings:
    """What a page shows besides text."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Patch] = field(default_factory=list)
    pictures: list[Patch] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)
    """Address of a text object → its place in painting order."""
    paths: int = 0
    forms: int = 0


def drawings_of(page: Any, view: View) -> Drawings:
    """Look once at every object of the page."""
    found = Drawings()
    sides = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(side) for side in sides]
    for order in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, order)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            found.forms += 1
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, *pointers):
            continue
        left, bottom, right, top = (side.value for side in sides)
        _sort_in(found, kind, item, view.box(left, top, right, bottom), order)
    return found


def _sort_in(found: Drawings, kind: int, item: Any, box: Corners, order: int) -> None:
    wide, high = box[2] - box[0], box[3] - box[1]
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        found.pictures.append(Patch(box, order))
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        found.paths += 1
        if high <= _RULE_HEIGHT and wide >= _RULE_WIDTH:
            found.rules.append((box[0], box[2], (box[1] + box[3]) / 2))
        elif high > _RULE_HEIGHT and wide > _RULE_WIDTH and (colour := _fill(item)):
            found.fills.append(Patch(box, order, colour))


def _fill(path: Any) -> tuple[int, int, int] | None:
    """Return the colour of an opaque filled path."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if (
        not pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroke))
        or not mode.value
    ):
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(
        path, *(ctypes.byref(c) for c in (red, green, blue, alpha))
    ):
        return None
    return (red.value, green.value, blue.value) if alpha.value > 200 else None


def painting_orders(page: Any) -> dict[int, int]:
    """Map each text object's address to its place in painting order."""
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    return {_address(pdfium.FPDFPage_GetObject(page, order)): order for order in range(count)}


def order_of(text_page: Any, run: Run, orders: dict[int, int]) -> int | None:
    """Return when the run's text was painted; nothing for text inside a form."""
    return orders.get(_address(pdfium.FPDFText_GetTextObject(text_page, run.index)))


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


@cache
def _object_address() -> Callable[[Any, int], int | None]:
    """FPDFText_GetTextObject that gives a bare address: a third of the time, asked at every word."""
    kind = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    return kind(_address(pdfium.FPDFText_GetTextObject))


def dress(text_page: Any, runs: list[Run]) -> list[Run]:
    """Return the runs with boldness, colour and paint told; cut where seen text turns faint."""
    fonts: dict[int, bool] = {}
    return [part for run in runs for part in _dressed(text_page, run, fonts)]


def _dressed(text_page: Any, run: Run, fonts: dict[int, bool]) -> list[Run]:
    matrix = pdfium.FS_MATRIX()
    item = pdfium.FPDFText_GetTextObject(text_page, run.index)
    if pdfium.FPDFText_GetMatrix(text_page, run.index, ctypes.byref(matrix)):
        run.turned = abs(matrix.b) > _SLANT * abs(matrix.a)
    mode = _paint(text_page, run, item)
    run.bold = mode == _STROKED or _mostly_bold(text_page, run, _is_bold(item, fonts), fonts)
    cut = _change(text_page, run, item)
    if cut is None:
        return [run]
    rest = _cut_off(run, *cut)
    return [run, *_dressed(text_page, rest, fonts)]


def _paint(text_page: Any, run: Run, item: Any) -> int:
    """Tell the run's colour and whether it is painted; return the mode."""
    mode = int(pdfium.FPDFTextObj_GetTextRenderMode(item)) if item else 0
    run.invisible = mode in _UNSEEN_MODES
    parts = [ctypes.c_uint() for _ in range(4)]
    if pdfium.FPDFText_GetFillColor(text_page, run.index, *(ctypes.byref(part) for part in parts)):
        run.colour = (parts[0].value, parts[1].value, parts[2].value, parts[3].value)
    return mode


def _change(text_page: Any, run: Run, item: Any) -> tuple[int, int] | None:
    """Find the first word whose paint makes it seen or unseen unlike the run's first one."""
    last: int | None = _address(item)
    faint = _is_faint(run)
    address_of = _object_address()
    for place, index in run.words:
        address = address_of(text_page, index)
        if address == last:
            continue
        last = address
        word = Run(0, 0, 0, 0, [], [], [], index)
        _paint(text_page, word, pdfium.FPDFText_GetTextObject(text_page, index))
        if _is_faint(word) != faint:
            return place, index
    return None


def _is_faint(run: Run) -> bool:
    return run.invisible or min(run.colour[:3]) >= FAINT_COLOUR or run.colour[3] < FAINT_ALPHA


def _cut_off(run: Run, place: int, index: int) -> Run:
    """Cut the run before its character ``place``; the space before it goes."""
    rest = replace(
        run,
        x0=run.lefts[place],
        chars=run.chars[place:],
        lefts=run.lefts[place:],
        rights=run.rights[place:],
        index=index,
        spaced=True,
        words=[(where - place, number) for where, number in run.words if where > place],
    )
    del run.chars[place - 1 :], run.lefts[place - 1 :], run.rights[place - 1 :]
    run.words = [(where, number) for where, number in run.words if where < place]
    run.x1 = run.rights[-1]
    return rest


def _mostly_bold(text_page: Any, run: Run, first: bool, fonts: dict[int, bool]) -> bool:  # noqa: FBT001 - the first of three votes
    """Look at a middle and a last word too: "**Lead**, since 2019" is no bold line."""
    if not run.words:
        return first
    others = (run.words[len(run.words) // 2][1], run.words[-1][1])
    votes = [
        first,
        *(_is_bold(pdfium.FPDFText_GetTextObject(text_page, index), fonts) for index in others),
    ]
    return votes.count(True) > 1


def _is_bold(item: Any, fonts: dict[int, bool]) -> bool:
    font = pdfium.FPDFTextObj_GetFont(item) if item else None
    if not font:
        return False
    address = _address(font)
    if address not in fonts:
        fonts[address] = bool(_BOLD.search(_font_name(font)))
    return fonts[address]


def _font_name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    written = int(pdfium.FPDFFont_GetBaseFontName(font, buffer, _LONGEST_NAME))
    return (
        buffer.raw[: max(written - 1, 0)].decode("utf-8", "replace")
        if 0 < written <= _LONGEST_NAME
        else ""
    )
