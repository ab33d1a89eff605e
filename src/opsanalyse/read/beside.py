"""Runs in stream order → lines, where dates and places that were drawn apart stand beside their entries.

Browsers draw what floats before the text around it, and typesetters the right cell of a row after the left one:
in the order of the stream the dates of a job stand far from its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from opsanalyse.read.chars import Run
from opsanalyse.read.columns import baseline_lines, density, stream_lines

_BACK: Final = 1.5
"""Of a line's height, that a stream goes back up to something else."""
_NOTE: Final = 32
"""Characters of a date or place beside an entry, at most."""
_NAME: Final = 80
"""Characters of the line that names an employer, a title and a place."""
_FEW: Final = 3
"""Lines of a note."""
_SPARSE: Final = 0.5
"""Of the height from the first note to the last: what fills more is a column."""
_MOST: Final = 0.6
_ROWS: Final = 2
_WIDER: Final = 2.0
"""How much wider the lines are that tell of a job than those that name it."""
_ALIGNED: Final = 0.7
"""Of a line's height, that two pieces of one line share."""
_SHORTEST: Final = 4
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")

Lines = list[list[Run]]


def parts_of(runs: Sequence[Run]) -> Lines:
    """Part the stream where it goes back up the page by more than a line."""
    parts: Lines = []
    for run in runs:
        if parts and parts[-1][-1].y0 - run.y0 <= _BACK * run.height:
            parts[-1].append(run)
        else:
            parts.append([run])
    return parts


def with_notes(parts: Sequence[list[Run]], *, whole: bool = False) -> tuple[Lines, set[int]]:
    """Return the lines of the stream with each note beside its line, and the identities of the runs that were moved.

    ``whole`` moves only parts that hold nothing else: what stands in a column of its own is no note.
    """
    lines = [stream_lines(part) for part in parts]
    main = max(range(len(parts)), key=lambda n: len(parts[n]))
    moved: set[int] = set()
    for n, part in enumerate(parts):
        near = sorted({n - 1, n + 1, main} - {n, -1, len(parts)})
        others = [line for k in near for line in lines[k]]
        found = _notes(part, others, is_main=n == main)
        if whole and (n == main or sum(len(note) for note, _ in found) < len(baseline_lines(part))):
            continue
        for note, line in found:
            moved |= {id(run) for one in note for run in one}
            line[:] = sorted(line + note[0], key=lambda run: (run.x0, run.index))
            home = next(k for k in near if any(one is line for one in lines[k]))
            at = next(i for i, one in enumerate(lines[home]) if one is line)
            lines[home][at + 1 : at + 1] = note[1:]
            lines[n] = _without(lines[n], {id(run) for one in note for run in one})
    return [line for part in lines for line in part], moved


def are_cells(parts: Sequence[list[Run]]) -> bool:
    """Tell rows of two cells: few short lines that name a job, then beside them the many long ones that tell of it.

    Cells of a form have as many lines as the labels beside them, and belong together line by line.
    """
    return len(parts) > _ROWS and all(map(_is_row, parts, parts[1:]))


def _is_row(part: Sequence[Run], following: Sequence[Run]) -> bool:
    """Tell whether ``part`` ends with a left cell, and ``following`` begins with the right one on its first line."""
    first = following[0]
    top = next((n for n, run in enumerate(part) if abs(run.y1 - first.y1) < 0.5 * run.height), None)
    if top is None:
        return False
    left = part[top:]
    right = list(takewhile(lambda run: run.x0 >= first.x0 - 1, following))
    if max(run.x1 for run in left) >= first.x0 or len(baseline_lines(right)) <= len(
        baseline_lines(left)
    ):
        return False
    return max(run.x1 - run.x0 for run in right) > _WIDER * max(run.x1 - run.x0 for run in left)


def _without(lines: Lines, ids: set[int]) -> Lines:
    kept = ([run for run in line if id(run) not in ids] for line in lines)
    return [line for line in kept if line]


def _notes(part: Sequence[Run], lines: Lines, *, is_main: bool) -> list[tuple[Lines, list[Run]]]:
    """Return the dates and places of ``part`` with the lines that their first lines stand beside.

    They are short, and far from all else of the part; dates stand beside what has none.
    """
    blocks = _blocks(baseline_lines(part))
    found = [(block, line) for block in blocks if (line := _beside_of(block, lines))]
    dated = [(block, line) for block, line in found if _dates(block, line)]
    if is_main or not found or len(found) < _MOST * len(blocks):
        return dated
    firsts = [block[0] for block, _ in found]
    is_label = all(len(block) == 1 for block, _ in found) and density(firsts) <= _SPARSE
    return found if is_label else dated


def _blocks(lines: Lines) -> list[Lines]:
    """Group lines that stand close together."""
    blocks = [lines[:1]]
    for above, line in pairwise(lines):
        if line[0].y0 - above[0].y1 > line[0].height:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _beside_of(block: Lines, lines: Lines) -> list[Run] | None:
    """Return the line that a short block begins beside."""
    if len(block) > _FEW or not all(map(_is_note, block)):
        return None
    return next((line for line in lines if _beside(block[0], line)), None)


def _is_note(line: Sequence[Run]) -> bool:
    """Tell what is short, and not the number of a line."""
    text = "".join(char for run in line for char in run.chars).strip()
    return len(text) <= _NOTE and not (len(text) < _SHORTEST and text.isdigit())


def _beside(note: Sequence[Run], line: Sequence[Run]) -> bool:
    """Tell whether both stand on one baseline, neither over the other."""
    high, low = max(note[0].y0, line[0].y0), min(note[0].y1, line[0].y1)
    if low - high <= _ALIGNED * min(note[0].height, line[0].height):
        return False
    return note[-1].x1 <= line[0].x0 or line[-1].x1 <= note[0].x0


def _dates(block: Lines, line: Sequence[Run]) -> bool:
    """Tell dates beside the name of something, which has none."""
    width = sum(len(run.chars) for run in line)
    return any(map(_has_year, block)) and not _has_year(line) and width <= _NAME


def _has_year(line: Sequence[Run]) -> bool:
    return any(_YEAR.search(run.text) for run in line)
