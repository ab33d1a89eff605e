"""Lines of a résumé → which of them are titles of our vocabulary, and which look as its titles do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from statistics import median
from typing import Final

from opsanalyse.segment.glances import Glance
from opsanalyse.segment.labels import LABELS, Mark

_FEW: Final = 3  # known titles from which their look is that of titles
_FOUND: Final = 4  # headings that were found, from which theirs is
_BIGGER: Final = 1.15  # times the usual size
_NEARLY: Final = 0.85  # of the size of titles: names of jobs and projects are often set in between
_SOON: Final = 5  # lines between a candidate's name and the title that follows it
_SOME: Final = 0.4  # of the lines, at most, look as titles do


def known_titles(found: Sequence[Glance]) -> list[tuple[int, int]]:
    """Return the lines that are titles of our vocabulary, with the number of their section."""
    return [(i, LABELS.index(one.label)) for i, one in enumerate(found) if one.label]


def titles_within(found: Sequence[Glance]) -> list[tuple[int, int]]:
    """Return the lines whose first words are a title of our vocabulary, with the number of its section."""
    plain = ((i, one.within) for i, one in enumerate(found) if not one.row.glyph)
    return [(i, LABELS.index(label)) for i, label in plain if label]


def names(found: Sequence[Glance], known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the line that is set largest by far, which names the candidate, with the number of contact."""
    sizes = [one.look[0] for one in found]
    second, largest = sorted([0.0, 0.0, *sizes])[-2:]
    place = sizes.index(largest) if largest else -1
    alone = largest >= _BIGGER * second > 0 and place not in dict(known)
    return [(place, LABELS.index("contact"))] if alone else []


def stands_between(line: int, known: Sequence[tuple[int, int]]) -> bool:
    """Tell whether known titles stand above a line and soon below it, as they do where a sidebar is read first."""
    lines = [title for title, _ in known]
    return any(title < line for title in lines) and any(
        line < title <= line + _SOON for title in lines
    )


def titled(found: Sequence[Glance], known: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each line whether it looks as known titles do; empty where these have no look of their own."""
    looks = _sizes(found)
    titles = [i for i, _ in known if not found[i].row.glyph]
    alike = _alike(looks, [looks[i] for i in titles], _FEW)
    if not alike:
        return alike
    least = _NEARLY * median(found[i].look[0] for i in titles)
    return [same and one.look[0] >= least for same, one in zip(alike, found, strict=True)]


def headed(found: Sequence[Glance], marks: Sequence[Mark]) -> list[bool]:
    """Tell for each line whether it looks and is spelt as the headings that were found; empty likewise."""
    looks = list(zip(_sizes(found), (one.spelling for one in found), strict=True))
    titles = [i for i, mark in enumerate(marks) if mark.is_heading and i and not found[i].row.glyph]
    return _alike(looks, [looks[i] for i in titles], _FOUND)


def _sizes(found: Sequence[Glance]) -> list[tuple[bool, bool, str]]:
    usual = median([one.look[0] for one in found])
    return [
        (size > _BIGGER * usual, bold, style) for size, bold, style in (one.look for one in found)
    ]


def _alike(looks: Sequence[Hashable], titles: Sequence[Hashable], few: int) -> list[bool]:
    """Tell which lines have the look of most of the titles, if enough of them and few other lines have it."""
    counts = Counter(titles)
    look, count = max(counts.items(), key=lambda item: (item[1], str(item[0])), default=(None, 0))
    alike = [one == look for one in looks]
    own = count >= few and 2 * count > len(titles) and sum(alike) <= _SOME * len(looks)
    return alike if own else []
