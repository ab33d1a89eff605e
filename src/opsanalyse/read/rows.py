"""Lines of runs → rows of text with boxes, letter-spacing undone, blank lines where blocks part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from opsanalyse.read.chars import Run
from opsanalyse.read.draft import Row
from opsanalyse.read.glyphs import normalise

_CELL_GAP: Final = 2.0
"""Of the font size: what stands farther apart on a line is parted by a tab, as table cells are."""
_WORD_GAP: Final = 0.12
_SPACED: Final = 0.12
_FEW_LETTERS: Final = 4
_BLOCK_GAP: Final = 0.4
_BIGGER: Final = 1.15

Glyphs = tuple[list[str], list[float], list[float]]


def rows_of(lines: Sequence[Sequence[Run]], page: int) -> list[Row]:
    """Return one row for each line that holds text."""
    leading = _leading(lines)
    rows: list[Row] = []
    above: Sequence[Run] | None = None
    for line in lines:
        row = _row(line, page, gap=above is None or _parted(above, line, leading))
        if row:
            rows.append(row)
            above = line
    return rows


def _row(line: Sequence[Run], page: int, *, gap: bool) -> Row | None:
    chars, lefts, rights = _joined(line)
    text, origins = normalise("".join(chars))
    kept = _stripped(text)
    if not kept:
        return None
    first = len(text) - len(text.lstrip())
    places = origins[first : first + len(kept)]
    edges = [*(lefts[place] for place in places), rights[places[-1]]]
    if places[-1] - places[0] + 1 != len(places):
        _widen_ligatures(edges, places, rights)
    weight = sum(len(run.chars) for run in line)
    return Row(
        kept,
        page,
        (
            _tenth(line[0].x0),
            _tenth(min(r.y0 for r in line)),
            _tenth(max(r.x1 for r in line)),
            _tenth(max(r.y1 for r in line)),
        ),
        _tenth(max(line, key=lambda run: (len(run.chars), run.size)).size),
        2 * sum(len(run.chars) for run in line if run.bold) > weight,
        "",
        gap,
        tuple([round(edge, 1) for edge in edges]),
    )


def _tenth(number: float) -> float:
    return round(number, 1)


def _stripped(text: str) -> str:
    return text.strip(" \t\u3000")


def _widen_ligatures(edges: list[float], places: Sequence[int], rights: Sequence[float]) -> None:
    """Several characters from one glyph share its width evenly."""
    position = 0
    for place, group in groupby(places):
        count = len(list(group))
        if count > 1:
            left, width = edges[position], rights[place] - edges[position]
            for step in range(count):
                edges[position + step] = left + width * step / count
        position += count


def _joined(line: Sequence[Run]) -> Glyphs:
    """Put a line's runs one after the other, with a space or a tab where they stand apart."""
    chars: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    last: Run | None = None
    for single, group in groupby(line, key=lambda run: len(run.chars) == 1):
        runs = list(group)
        whole = single and len(runs) >= _FEW_LETTERS
        for members in [runs] if whole else [[run] for run in runs]:
            run = members[0]
            size = max(run.size, 1.0)
            new_chars, new_lefts, new_rights = _unspaced(_merged(members), size, merged=whole)
            separator = (
                _separator(last, run, new_lefts[0] - rights[-1], size) if last and rights else ""
            )
            if separator:
                chars.append(separator)
                lefts.append(rights[-1])
                rights.append(new_lefts[0])
            chars += new_chars
            lefts += new_lefts
            rights += new_rights
            last = members[-1]
    return chars, lefts, rights


def _separator(last: Run, run: Run, gap: float, size: float) -> str:
    if gap > _CELL_GAP * size:
        return "\t"
    # A space in the file counts between neighbours, even where a wide glyph's box covers it.
    follows = 0 < run.index - last.index <= len(last.chars) + _FEW_LETTERS
    return " " if gap > _WORD_GAP * size or (run.spaced and follows) else ""


def _merged(runs: Sequence[Run]) -> Glyphs:
    """Single letters far apart: one candidate for letter-spacing, spaces between them."""
    chars: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    for run in runs:
        if chars:
            chars.append(" ")
            lefts.append(rights[-1])
            rights.append(run.lefts[0])
        chars += run.chars
        lefts += run.lefts
        rights += run.rights
    return chars, lefts, rights


def _unspaced(glyphs: Glyphs, size: float, *, merged: bool) -> Glyphs:
    """Take the spaces out of "T e c h n i c a l   S k i l l s" and keep those between words."""
    chars, lefts, rights = glyphs
    inked = [place for place, char in enumerate(chars) if char != " "]
    if len(inked) <= _FEW_LETTERS and not (merged and len(inked) == _FEW_LETTERS):
        return glyphs
    gaps = [lefts[b] - rights[a] for a, b in pairwise(inked)]
    usual = sorted(gaps)[len(gaps) // 4]
    if usual < _SPACED * size or not all(
        chars[place].isalpha() or not chars[place].isalnum() for place in inked
    ):
        return glyphs
    widest = usual * 1.5 + 0.15 * size
    kept = [inked[0]]
    for gap, before, place in zip(gaps, inked, inked[1:], strict=False):
        kept += [before + 1, place] if gap > widest and chars[before + 1] == " " else [place]
    return [chars[k] for k in kept], [lefts[k] for k in kept], [rights[k] for k in kept]


def _leading(lines: Sequence[Sequence[Run]]) -> float:
    """The usual white between a line and the next one below it, of the line's height."""
    whites = sorted(
        _white(above, below)
        for above, below in pairwise(lines)
        if below[0].y0 > above[0].middle
        and below[0].x0 < above[-1].x1
        and below[-1].x1 > above[0].x0
    )
    return whites[len(whites) // 3] if whites else 0.0


def _white(above: Sequence[Run], below: Sequence[Run]) -> float:
    bottom = max(run.y1 for run in above)
    height = bottom - min(run.y0 for run in above)
    return (min(run.y0 for run in below) - bottom) / max(height, 1.0)


def _parted(above: Sequence[Run], line: Sequence[Run], leading: float) -> bool:
    """Tell whether something visible parts two lines that follow each other."""
    if line[0].y0 < above[0].y0 - 0.5 * above[0].height:
        return True
    return _white(above, line) > leading + _BLOCK_GAP or line[0].size > _BIGGER * above[0].size
