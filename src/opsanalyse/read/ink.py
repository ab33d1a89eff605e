"""A page's drawn things and its runs' looks: sizes, fonts, colours, rules, fills, pictures."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass, field
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


def dress(text_page: Any, runs: list[Run]) -> None:
    """Fill in each run's boldness, first colour and whether it is painted at all."""
    fonts: dict[int, bool] = {}
    matrix = pdfium.FS_MATRIX()
    colour = [ctypes.c_uint() for _ in range(4)]
    pointers = [ctypes.byref(part) for part in colour]
    for run in runs:
        item = pdfium.FPDFText_GetTextObject(text_page, run.index)
        if pdfium.FPDFText_GetMatrix(text_page, run.index, ctypes.byref(matrix)):
            run.turned = abs(matrix.b) > _SLANT * abs(matrix.a)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else 0
        run.invisible = mode in _UNSEEN_MODES
        run.bold = mode == _STROKED or _is_bold(item, fonts)
        if pdfium.FPDFText_GetFillColor(text_page, run.index, *pointers):
            run.colour = (colour[0].value, colour[1].value, colour[2].value, colour[3].value)


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


def colours_at(text_page: Any, places: list[int]) -> list[tuple[int, int, int, int]]:
    """Return the fill colour at each of the page's characters ``places``; black where untold."""
    parts = [ctypes.c_uint() for _ in range(4)]
    pointers = [ctypes.byref(part) for part in parts]
    read: Callable[..., Any] = pdfium.FPDFText_GetFillColor
    return [
        (parts[0].value, parts[1].value, parts[2].value, parts[3].value)
        if read(text_page, place, *pointers)
        else (0, 0, 0, 255)
        for place in places
    ]
