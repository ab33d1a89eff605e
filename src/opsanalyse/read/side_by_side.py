"""Plain text laid out in two columns, as ``pdftotext -layout`` prints a page → its left column, then its right one.

Side by side stand also entries with their dates, labels with their values and rows of tables, which are read line
by line. So only a text is parted whose halves are both headed by titles of a résumé's sections, with a gutter that
no line crosses. What is not sure stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from opsanalyse.language import plain
from opsanalyse.resources import shipped_words

_GAP: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_GUTTER: Final = 2  # columns that are empty in every line
_BOTH: Final = 5  # lines at least with words on both sides
_LEFT, _RIGHT = 6, 8  # lines at least with words on each
_ALL: Final = 0.9
"""Share of the lines with a gap at the gutter that stand in one stretch without a line across it."""
_STEADY: Final = 0.7  # of the lines on the right begin in one of three places: at titles, bullets and their words
_PLACES: Final = 3
_TRIED: Final = 8  # places of the gutter
_JITTER: Final = 3  # columns that the beginning of a column may waver
_MOST: Final = 3000  # lines of a text in columns
_TITLES: Final = 3  # in both columns together
_TITLE: Final = 40  # characters
_LEAST: Final = 12  # characters before the right column
_LABELS: Final = 0.3  # of the lines on the left, at most, that end in a colon or are dates
_WIDE: Final = re.compile("([\u2e80-\uffef])")
_FILLER: Final = "\x00"  # behind a character of two columns; no tidy text holds it
_EDGES: Final = " :：.-–—_=#*|•·【】[]"
_DATED: Final = re.compile(r"[^\n]{0,12}(?:19|20)[0-9]{2}[^\n]{0,20}")
_CODE: Final = re.compile(r"[{};]\s*$|\t|\|")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a stretch, parted at the gutter; what stands right keeps its indent."""

    left: str
    right: str


def in_reading_order(text: str) -> str | None:
    """Return a tidy text with its two columns one behind the other; nothing if it is not surely laid out so."""
    lines = text.split("\n")
    gaps = sum(_GAP.search(line) is not None for line in lines[:_MOST])
    if gaps < _BOTH or len(lines) > _MOST:
        return None
    return _parted(lines) or (_parted_wide(text) if _WIDE.search(text) else None)


def _parted_wide(text: str) -> str | None:
    """Try again with characters of Chinese as wide as a terminal shows them."""
    found = _parted(_WIDE.sub(rf"\1{_FILLER}", text).split("\n"))
    return found.replace(_FILLER, "") if found else None


def _parted(lines: Sequence[str]) -> str | None:
    gutter = _gutter(lines)
    if gutter is None:
        return None
    first, end, at = gutter
    inside = [_Line(line[:at].rstrip(), line[at:].rstrip()) for line in lines[first:end]]
    if not _are_columns(inside):
        return None
    head = _head(inside)
    left = _column([(line.left, line.right) for line in inside[head:]])
    right = _column([(line.right, line.left) for line in inside[head:]])
    above = [*lines[:first], *(line.left or line.right.strip() for line in inside[:head])]
    return "\n".join([*above, *left, "", *right, "", *lines[end:]])


def _gutter(lines: Sequence[str]) -> tuple[int, int, int] | None:
    """Return the first line, the end and the column of the stretch where most lines stand on both sides."""
    starts = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    best: tuple[int, int, int, int] | None = None
    usual = (at - n for at, _ in starts.most_common(_TRIED) for n in range(_JITTER))
    for at in sorted({at for at in usual if at >= _LEAST}):
        whole = sum(_has_both(line, at) for line in lines)
        first, end, count = max(_stretches(lines, at), key=lambda one: (one[2], -one[0]))
        if count >= max(_BOTH, _ALL * whole) and (best is None or count >= best[0]):
            best = (count, first, end, at)
    return best and best[1:]


def _stretches(lines: Sequence[str], at: int) -> Iterator[tuple[int, int, int]]:
    """Yield stretches of lines that leave the gutter before ``at`` empty, and how many stand on both sides."""
    first, count = 0, 0
    for i, line in enumerate(lines):
        if line[at - _GUTTER : at].strip():
            yield first, i, count
            first, count = i + 1, 0
        else:
            count += _has_both(line, at)
    yield first, len(lines), count


def _has_both(line: str, at: int) -> bool:
    """Tell words on both sides of a gutter, at least three spaces between."""
    return bool(line[:at].strip()) and bool(line[at:].strip()) and not line[at - 2 : at].strip()


def _are_columns(lines: Sequence[_Line]) -> bool:
    left = [line.left.strip() for line in lines if line.left.strip()]
    right = [line.right for line in lines if line.right.strip()]
    if len(left) < _LEFT or len(right) < _RIGHT:
        return False
    if any(_CODE.search(line.left) or _CODE.search(line.right) for line in lines):
        return False
    indents = Counter(len(words) - len(words.lstrip()) for words in right)
    if sum(count for _, count in indents.most_common(_PLACES)) < _STEADY * len(right):
        return False
    told = sum(words.endswith((":", "：")) or bool(_DATED.fullmatch(words)) for words in left)
    return told <= _LABELS * len(left) and _are_headed(lines)


def _are_headed(lines: Sequence[_Line]) -> bool:
    """Tell whether titles of sections stand in both columns, with words of the column below those on the left.

    Titles in the margin, each beside what it names, are alone in their column.
    """
    left = [line.left for line in lines if line.left.strip()]
    titles = [_is_title(words) for words in left]
    others = sum(_is_title(line.right) for line in lines)
    ours = sum(titles)
    content = len(left) - ours
    return ours > 0 < others and ours + others >= _TITLES and content > ours


def _is_title(words: str) -> bool:
    bare = plain(words.replace(_FILLER, "")).strip(_EDGES)
    return 0 < len(bare) <= _TITLE and bare.replace(" ", "") in _titles()


@cache
def _titles() -> frozenset[str]:
    table = shipped_words("headings")
    return frozenset(
        plain(str(word)).replace(" ", "")
        for by_language in table.values()
        for words in by_language.values()
        for word in words
    )


def _head(lines: Sequence[_Line]) -> int:
    """Return how many lines at the top are over the right column alone and name the candidate rather than a section."""
    for n, line in enumerate(lines):
        if line.left.strip() or _is_title(line.right):
            return n
    return 0


def _column(lines: Sequence[tuple[str, str]]) -> list[str]:
    """Return the lines of a column, given with what stands beside them.

    An empty line stays where nothing stands beside it either, or over two lines and more: else the other column
    is only set between the lines of this one.
    """
    out: list[str] = []
    empty = 0
    for words, beside in lines:
        if not words.strip():
            empty += 1 if beside.strip() else 2
            continue
        if empty > 1 and out:
            out.append("")
        empty = 0
        out.append(words)
    return out
