"""The lines of a résumé → named features for the model of sections: words, look, shape, neighbours."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from statistics import median
from typing import Final, NamedTuple

from opsanalyse.segment.glances import Glance, glances
from opsanalyse.segment.rows import Row

_STEM: Final = 5  # letters that stand for a word in its many endings
_NEAR: Final = 3  # lines from the top that have a place of their own
_WHOLE: Final = 15  # lines from which a text is a whole résumé, whose end differs from its middle
_DECORATED: Final = frozenset("#【[<>●■◆◎▌*—=_~-")
_LISTED: Final = re.compile("[,，、/·•|]")
_MOSTLY, _SOMETIMES, _RARELY = 0.5, 0.3, 0.12  # shares of a document's lines that look alike
_GAPS: Final = (0.02, 0.2, 0.35, 0.6)  # shares of lines that stand below an empty one
_TITLES: Final = (1, 3, 6)  # known titles in a document: none, a few, many
_ENOUGH: Final = 2  # known titles from which others are compared with them
NEIGHBOURS: Final = ((-1, "before"), (1, "after"), (2, "later"))
"""How far from a line those are of which something is told beside it, and how that is called."""
EDGE: Final = "none"
"""What is told of a line that is not there."""
FIRST, LAST = "first:", "last:"
"""What the features of the first and the last word of a line begin with."""
WORDS: Final = 2.0
"""The length of what the words of a line add together."""
_BELOW: Final = tuple(step for step, _ in NEIGHBOURS if step > 0)
_FURTHEST: Final = max(_BELOW)
_GAPS_BESIDE: Final = tuple(f"{name} a gap" for step, name in NEIGHBOURS if step > 0)
_AT_START: Final = 3  # characters before dates that open a line


class Signs(NamedTuple):
    """What is told of one line, by the names of features."""

    parts: Sequence[tuple[str, ...]]
    """What holds of it: features of value 1, those together that come again and again."""
    shares: Mapping[str, float]
    """Features with their values."""
    words: Sequence[str]
    """Its words; the features of each add the same, so that all together have length ``WORDS``.

    The first and the last one are features besides."""
    afar: Sequence[tuple[str, ...]]
    """What its neighbours are told of it, likewise."""


def word_features(word: str) -> tuple[str, ...]:
    """Return the features of a word: itself, and its stem if it is a long one."""
    return (f"w:{word}", f"s:{word[:_STEM]}") if len(word) > _STEM else (f"w:{word}",)


def afar_features(sign: str) -> tuple[str, ...]:
    """Return the features by which a sign is told to lines below, above, and two above."""
    return tuple(f"{prefix}:{sign}" for _, prefix in NEIGHBOURS)


def line_features(lines: Sequence[Row]) -> list[dict[str, float]]:
    """Return one mapping of feature to value for each line, in order, to learn from."""
    told = tell_lines(glances(lines))
    out = []
    for i, one in enumerate(told):
        found = dict.fromkeys(chain.from_iterable(one.parts), 1.0)
        for n, (step, _) in enumerate(NEIGHBOURS):
            afar = told[i + step].afar if 0 <= i + step < len(told) else ((EDGE,),)
            found.update((afar_features(sign)[n], 1.0) for sign in chain.from_iterable(afar))
        if one.words:
            found.update({f"{FIRST}{one.words[0]}": 1.0, f"{LAST}{one.words[-1]}": 1.0})
        counts = Counter(chain.from_iterable(map(word_features, one.words)))
        scale = WORDS / math.sqrt(sum(count * count for count in counts.values()) or 1)
        found.update((name, scale * count) for name, count in counts.items())
        found.update(one.shares)
        out.append(found)
    return out


def tell_lines(found: Sequence[Glance]) -> list[Signs]:
    """Return what is told of each line."""
    looks = _Looks(found)
    return [
        _told(one, looks.of(one), beside) for one, beside in zip(found, _places(found), strict=True)
    ]


def _told(one: Glance, looks: tuple[str, ...], places: tuple[str, ...]) -> Signs:
    cued, outline = _of_cues(tuple(one.cues)), one.outline
    titles = _of_titles(one.label, one.within)
    parts = (titles, cued.names, outline, looks, places, _shape(one))
    return Signs(parts, cued.shares, one.words, (outline, cued.afar))


class _Cued(NamedTuple):
    """What the cues of a line tell of it: features of value 1, those with values, and what its neighbours are told."""

    names: tuple[str, ...]
    shares: Mapping[str, float]
    afar: tuple[str, ...]


# Few lines hold more than two or three cues, so that the same come again and again.
@lru_cache(maxsize=4096)
def _of_cues(cues: tuple[str, ...]) -> _Cued:
    if not cues:
        return _Cued(("no cue",), {}, ())
    counts = Counter(cues)
    often = [f"cues:{kind}={min(count, 4)}" for kind, count in counts.items() if count > 1]
    return _Cued(
        (f"first cue:{cues[0]}", *[f"cue:{kind}" for kind in counts], *often),
        {f"share:{kind}": count / len(cues) for kind, count in counts.items()},
        tuple(counts),
    )


@cache
def _of_titles(label: str | None, within: str | None) -> tuple[str, str]:
    return f"title={label}", f"within={within}"


def _shape(one: Glance) -> tuple[str, ...]:
    row, plain, spelling = one.row, one.row.plain, one.spelling
    text, dates = row.text, row.dates
    if spelling.capitals and any(map(str.isalpha, text)):
        case = "capitals"
    else:
        case = "title case" if text.istitle() else ""
    return _shaped(
        plain[0] if row.glyph else "",
        min(3, plain.count("\t")),
        min(4, len(_LISTED.findall(plain))),
        min(4, one.digits // 2),
        case,
        "begins small" if text[0].islower() else "",
        "spaced letters" if spelling.spaced else "",
        "numbered" if spelling.numbered else "",
        "decorated" if plain[0] in _DECORATED else "",
        ("dated at start" if dates.start < _AT_START else "dated later") if dates else "",
    )


# The same few shapes come again and again.
@lru_cache(maxsize=4096)
def _shaped(glyph: str, tabs: int, listed: int, digits: int, *told: str) -> tuple[str, ...]:
    """Return the features of a shape; ``told`` are features, or nothing where one does not hold."""
    return (
        f"glyph={glyph}" if glyph else "no glyph",
        f"tabs={tabs}",
        f"listed={listed}",
        f"digits={digits}",
        *filter(None, told),
    )


def _places(found: Sequence[Glance]) -> Iterator[tuple[str, ...]]:
    """Yield where in its document each line stands; what opens with a title is no whole résumé."""
    count = len(found)
    titled = found[0].label not in (None, "contact") if found else True
    whole = count >= _WHOLE and not titled
    listed = False  # whether the line above may stand over a list
    blanks = [*[one.row.after_blank for one in found], *[False] * _FURTHEST]
    for i, one in enumerate(found):
        row = one.row
        yield _placed(
            i if i < _NEAR and not titled else None,
            5 * i // count if whole else None,
            listed and row.glyph > 0,
            *[blanks[i + step] for step in _BELOW],
        )
        listed = bool(row.glyph or row.dates or one.label)


@cache
def _placed(line: int | None, fifth: int | None, *told: bool) -> tuple[str, ...]:
    """Return the features of a place; ``told`` whether it is an item of a list, and the gaps below."""
    listed, *gaps = told
    return (
        "line=body" if line is None else f"line={line}",
        "fragment" if fifth is None else f"fifth={fifth}",
        *(("in a list",) if listed else ()),
        *(name for name, gap in zip(_GAPS_BESIDE, gaps, strict=True) if gap),
    )


class _Looks:
    """How the lines of one document look, to tell which of them stand out."""

    def __init__(self, found: Sequence[Glance]) -> None:
        rows = [one.row for one in found]
        sizes = [row.look.size for row in rows if row.look and row.look.size]
        self.size = median(sizes) if sizes else 0.0
        self.count = max(1, len(rows))
        self.alike = Counter(one.look for one in found)
        self.spelt = Counter(one.spelling for one in found)
        self.gaps = bisect_left(_GAPS, sum(row.after_blank for row in rows) / self.count)
        self.bold_share = sum(look[1] * n for look, n in self.alike.items()) / self.count
        titles = [one for one in found if one.label and not one.row.glyph]
        self.titles = Counter(one.look for one in titles)
        self.spellings = Counter(one.spelling for one in titles)
        self.known = len(titles)
        self.found: dict[Hashable, tuple[str, ...]] = {}

    def of(self, one: Glance) -> tuple[str, ...]:
        """Return how a line stands out from the others; lines that look alike are told alike."""
        size = one.row.look.size if one.row.look else None
        like = (one.label is None, one.row.after_blank, size, one.look, one.spelling)
        found = self.found.get(like)
        if found is None:
            found = self.found[like] = tuple(self._of(one))
        return found

    def _of(self, one: Glance) -> Iterator[str]:
        """Yield how a line stands out, and whether it looks as known titles do."""
        yield from self._beside_titles(one)
        yield f"gap {'above' if one.row.after_blank else 'missing'}, gaps={self.gaps}"
        size, bold, style = one.look
        if not size and not bold and not style:
            yield "no look"
            return
        ratio = (one.row.look.size if one.row.look else None) or self.size
        ratio = ratio / self.size if self.size else 1.0
        yield f"size={min(4, max(-2, round((ratio - 1.0) * 8)))}"
        if bold and self.bold_share < _MOSTLY:
            yield "bold"
        if style:
            yield f"style={style}"
        share = self.alike[one.look] / self.count
        yield f"alike={'rare' if share < _RARELY else 'some' if share < _SOMETIMES else 'most'}"

    def _beside_titles(self, one: Glance) -> Iterator[str]:
        titled = one.label is not None
        known = self.known - titled
        level = bisect_left(_TITLES, known)
        yield f"titles={level}"
        if not titled:
            yield f"no title beside {level}"
        if known < _ENOUGH:
            yield "few titles"
            return
        look, spelling = one.look, one.spelling
        same = (
            self._told("look", self.titles[look] - titled, known, self.alike[look]),
            self._told("spelling", self.spellings[spelling] - titled, known, self.spelt[spelling]),
        )
        yield from same
        if not titled and not any(name.endswith("like titles") for name in same):
            yield f"unlike titles beside {level}"

    def _told(self, kind: str, same: int, known: int, all_lines: int) -> str:
        """Return whether a look is that of titles; the look of most lines tells nothing."""
        if all_lines > _MOSTLY * self.count:
            return f"{kind} of most"
        return f"{kind} like titles" if 2 * same > known else f"{kind} unlike titles"
