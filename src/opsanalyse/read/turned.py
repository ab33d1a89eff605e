"""Sideways text: which way a page's text runs, and runs of single letters joined along that way."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import pypdfium2_raw.bindings as pdfium

from opsanalyse.read.chars import Run
from opsanalyse.read.draft import Corners, Row

_SAMPLES: Final = 12
_FEW_LETTERS: Final = 2
_REACH: Final = 1.6
"""Of the font size: letters of one word are not farther from each other, centre to centre."""


def quarter_turns(text_page: Any) -> int:
    """Return how many quarter turns clockwise make most of the page's text upright."""
    count = pdfium.FPDFText_CountChars(text_page)
    matrix = pdfium.FS_MATRIX()
    pointer = ctypes.byref(matrix)
    ways: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _SAMPLES)):
        if pdfium.FPDFText_GetMatrix(text_page, index, pointer):
            ways[_way(matrix.a, matrix.b)] += 1
    return max(ways, key=lambda way: (ways[way], -way), default=0)


def _way(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def joined(runs: Sequence[Run]) -> list[Run]:
    """Join letters of turned text that the page's own lines could not hold together."""
    done: list[Run] = []
    for run in runs:
        last = done[-1] if done else None
        if (
            last
            and run.turned
            and last.turned
            and len(run.chars) <= _FEW_LETTERS
            and _near(last, run)
        ):
            _append(last, run)
        else:
            done.append(run)
    return done


def _near(last: Run, run: Run) -> bool:
    reach = _REACH * max(run.size, 1.0) * (1.5 if run.spaced else 1.0)
    dx = (run.x0 + run.x1) / 2 - (last.lefts[-1] + last.rights[-1]) / 2
    dy = run.middle - last.end_middle
    return dx * dx + dy * dy <= reach * reach


def _append(last: Run, run: Run) -> None:
    if run.spaced:
        last.chars.append(" ")
        last.lefts.append(last.lefts[-1])
        last.rights.append(last.rights[-1])
    last.chars += run.chars
    last.lefts += run.lefts
    last.rights += run.rights
    last.end_middle = run.middle
    last.x0, last.x1 = min(last.x0, run.x0), max(last.x1, run.x1)
    last.y0, last.y1 = min(last.y0, run.y0), max(last.y1, run.y1)


def reframed(row: Row, width: float, height: float, turns: int) -> Row:
    """Turn a row's box clockwise from a frame of ``width`` by ``height``; characters lose their own."""
    if not turns or row.box is None:
        return row
    box = row.box
    for _ in range(turns):
        box = _turned(box, height)
        width, height = height, width
    x0, y0, x1, y1 = (round(side, 1) for side in box)
    return replace(row, box=(x0, y0, x1, y1), edges=())


def _turned(box: Corners, height: float) -> Corners:
    return height - box[3], box[0], height - box[1], box[2]
