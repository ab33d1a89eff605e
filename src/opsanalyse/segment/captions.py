"""Lines of an answer → the same without titles ("Interview answers — Ana Ruiz", "Channels"), which nobody says.

Words do not tell a title from a short answer, so its look must: the style of a heading, larger or bold letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from operator import or_
from typing import Final, NamedTuple

from opsanalyse.language import plain as plain_of
from opsanalyse.segment.asking import vocabulary
from opsanalyse.segment.feet import find_feet
from opsanalyse.segment.rows import Row

_LONGEST: Final = 64  # columns of a title
_BOLD: Final = 44  # the same where only bold letters tell it
_BIGGER: Final = 1.18  # times the usual size
_ENDS: Final = tuple('。.!！?？；;:：…”"»')
_HASHES: Final = re.compile("#{1,6} (?![a-z])")
_AROUND: Final = " \t*_#:：【】[]•·-—"
"""What stands around the name of a part."""
TELLS: Final = re.compile("[%％$€£¥→+]|->")
"""What a title holds that reports a result ("Retention: 20% → 31%"): it stays."""


class Usual(NamedTuple):
    """How most of a text is set: its size, 0 where the format tells none, and whether it is bold."""

    size: float
    bold: bool


def usual_look(lines: Sequence[Row]) -> Usual:
    """Return how most characters of ``lines`` are set."""
    sizes, bold, whole = Counter[float](), 0, 0
    for row in lines:
        if row.look:
            sizes[row.look.size or 0.0] += row.width
            bold += row.width * row.look.bold
            whole += row.width
    size = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    return Usual(size, 2 * bold >= whole)


def without_captions(lines: Sequence[Row], usual: Usual) -> list[Row]:
    """Leave the titles of one answer and the feet of pages out; what stands below one begins a paragraph. Nothing but titles stays."""
    titled = [_is_caption(row, usual) for row in lines]
    if not usual.bold:
        titled = list(map(or_, titled, _bold_captions(lines)))
    titled = list(map(or_, titled, find_feet(lines)))
    return list(lines) if all(titled) else list(_kept(lines, titled))


def _kept(lines: Sequence[Row], titled: Sequence[bool]) -> Iterator[Row]:
    above = False
    for row, title in zip(lines, titled, strict=True):
        if not title:
            yield row._replace(after_blank=True, follows=False) if above else row
        above = title


def _is_caption(row: Row, usual: Usual) -> bool:
    look = row.look
    if is_part_name(row.plain):
        return True
    if not look or look.style == "list" or not _may_be_title(row, _LONGEST):
        return False
    if look.style == "heading" or _HASHES.match(row.text):
        return True
    return usual.size > 0 and (look.size or 0.0) > _BIGGER * usual.size


def is_part_name(plain: str) -> bool:
    """Tell the name of a story's part, alone or before a colon: “分析：”, "Result"."""
    return plain.strip(_AROUND) in _part_names()


@cache
def _part_names() -> frozenset[str]:
    """Return the names of a story's parts, which alone in a line say nothing."""
    return frozenset(map(plain_of, vocabulary()["inner"]))


def _bold_captions(lines: Sequence[Row]) -> list[bool]:
    """Tell short bold lines, one or several, over one that is not bold."""
    found: list[bool] = []
    heads = False  # what stands below is not bold, or heads such a line itself
    for row in reversed(lines):
        is_cell = (
            row.look is not None and row.look.style == "cell"
        )  # it may be all that was written
        found.append(heads and _is_bold(row) and not is_cell and _may_be_title(row, _BOLD))
        heads = found[-1] or not _is_bold(row)
    return found[::-1]


def _is_bold(row: Row) -> bool:
    return row.look is not None and row.look.bold


def _may_be_title(row: Row, longest: int) -> bool:
    if row.width > longest or row.text.rstrip().endswith(_ENDS):
        return False
    return not TELLS.search(row.text)
