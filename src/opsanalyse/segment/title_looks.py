"""Lines of a résumé → which of them are titles of our vocabulary, and which look as its titles do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from statistics import median
from typing import Final

from opsanalyse.segment.headings import heading_labels, in_line_label
from opsanalyse.segment.labels import LABELS, Mark
from opsanalyse.segment.lines import look_of, spelling_of
from opsanalyse.segment.rows import Row

_FEW: Final = 3  # known titles from which their look is that of titles
_FOUND: Final = 4  # headings that were found, from which theirs is
_BIGGER: Final = 1.15  # times the usual size
_NEARLY: Final = 0.85  # of the size of titles: names of jobs and projects are often set in between
_SOME: Final = 0.4  # of the lines, at most, look as titles do


def known_titles(lines: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the lines that are titles of our vocabulary, with the number of their section."""
    found = enumerate(heading_labels(lines))
    return [(i, LABELS.index(label)) for i, label in found if label]


def titles_within(lines: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the lines whose first words are a title of our vocabulary, with the number of its section."""
    found = ((i, in_line_label(row.plain)) for i, row in enumerate(lines) if not row.glyph)
    return [(i, LABELS.index(label)) for i, label in found if label]


def names(lines: Sequence[Row], known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the line that is set largest by far, which names the candidate, with the number of contact."""
    sizes = [size for size, _, _ in map(look_of, lines)]
    second, largest = sorted([0.0, 0.0, *sizes])[-2:]
    place = sizes.index(largest) if largest else -1
    alone = largest >= _BIGGER * second > 0 and place not in dict(known)
    return [(place, LABELS.index("contact"))] if alone else []


def titled(lines: Sequence[Row], known: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each line whether it looks as known titles do; empty where these have no look of their own."""
    looks = _sizes(lines)
    titles = [i for i, _ in known if not lines[i].glyph]
    alike = _alike(looks, [looks[i] for i in titles], _FEW)
    if not alike:
        return alike
    sizes = [look_of(row)[0] for row in lines]
    least = _NEARLY * median(sizes[i] for i in titles)
    return [one and size >= least for one, size in zip(alike, sizes, strict=True)]


def headed(lines: Sequence[Row], marks: Sequence[Mark]) -> list[bool]:
    """Tell for each line whether it looks and is spelt as the headings that were found; empty likewise."""
    looks = list(zip(_sizes(lines), map(spelling_of, lines), strict=True))
    found = [i for i, mark in enumerate(marks) if mark.is_heading and i and not lines[i].glyph]
    return _alike(looks, [looks[i] for i in found], _FOUND)


def _sizes(lines: Sequence[Row]) -> list[tuple[bool, bool, str]]:
    looks = [look_of(row) for row in lines]
    usual = median(size for size, _, _ in looks)
    return [(size > _BIGGER * usual, bold, style) for size, bold, style in looks]


def _alike(looks: Sequence[Hashable], titles: Sequence[Hashable], few: int) -> list[bool]:
    """Tell which lines have the look of most of the titles, if enough of them and few other lines have it."""
    counts = Counter(titles)
    look, count = max(counts.items(), key=lambda item: (item[1], str(item[0])), default=(None, 0))
    alike = [one == look for one in looks]
    own = count >= few and 2 * count > len(titles) and sum(alike) <= _SOME * len(looks)
    return alike if own else []
