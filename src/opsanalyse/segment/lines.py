"""The lines of a résumé → named features for the model of sections: words, look, shape, neighbours."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from opsanalyse.segment.cues import find_cues
from opsanalyse.segment.dates import Dates, dates_in
from opsanalyse.segment.headings import heading_labels, in_line_label
from opsanalyse.segment.rows import Row

_TOKEN: Final = re.compile("[a-zà-öø-ÿ]+(?:'[a-z]+)?|[0-9]+|[\u3400-\u9fff]+|[^\\s\u3400-\u9fff]")
_STEM: Final = 5  # letters that stand for a word in its many endings
_STEPS: Final = (6, 12, 20, 32, 48, 70, 100)  # widths in columns that part short lines from long
_NEAR: Final = 3  # lines from the top that have a place of their own
_WHOLE: Final = 15  # lines from which a text is a whole résumé, whose end differs from its middle
_SPACED: Final = re.compile(r"(?:\S ){3,}\S$")
_NUMBERED: Final = re.compile(
    r"(?:[0-9]{1,2}|[ivx]{1,4}|[a-h]|[一二三四五六七八九十壹贰叁肆伍陆]{1,2})[.、)）\s]"
)
_DECORATED: Final = re.compile(r"[#【\[<>●■◆◎▌*—=_~-]")
_RULED: Final = re.compile(r"[-=_~—]{3,}$")
_WIDE: Final = re.compile("[\u2e80-\uffef]")
_LISTED: Final = re.compile("[,，、/·•|]")
_DIGIT: Final = re.compile("[0-9]")
_MOSTLY, _SOMETIMES, _RARELY = 0.5, 0.3, 0.12  # shares of a document's lines that look alike
_GAPS: Final = (0.02, 0.2, 0.35, 0.6)  # shares of lines that stand below an empty one
_TITLES: Final = (1, 3, 6)  # known titles in a document: none, a few, many
_ENOUGH: Final = 2  # known titles from which others are compared with them
_STOPS: Final = "。.；;！!，,"


@dataclass(frozen=True, slots=True)
class Glance:
    """What a first look at a line tells, before its neighbours are asked."""

    row: Row
    words: tuple[str, ...]
    dates: Dates | None
    label: str | None
    """The section that it names if it is a heading of our vocabulary."""
    within: str | None
    """The section that its first words name, before a colon or a tab ("Languages: …")."""
    outline: tuple[str, ...]
    """What tells of it from afar, to its neighbours."""
    cues: tuple[str, ...]
    """The kinds of words in it, in order."""


def line_features(lines: Sequence[Row]) -> list[dict[str, float]]:
    """Return one mapping of feature to value for each line, in order."""
    glances = list(_glances(lines))
    looks = _Looks(glances)
    edge = (("none",), False)
    afar = [edge, *((one.outline + one.cues, one.row.after_blank) for one in glances), edge, edge]
    out = []
    for i, one in enumerate(glances):
        names = [*_shape(one), *looks.of(i, one), *_place(glances, i)]
        for place, prefix in ((i, "before"), (i + 2, "after"), (i + 3, "later")):
            told, parted = afar[place]
            names += [f"{prefix}:{name}" for name in told]
            if parted and place > i:
                names.append(f"{prefix} a gap")
        found = dict.fromkeys(names, 1.0)
        found.update(_words(one.words))
        found.update(_kinds(one.cues))
        out.append(found)
    return out


def _glances(lines: Sequence[Row]) -> Iterator[Glance]:
    """Look at each line by itself; cues are found in all of them at once."""
    cues = find_cues("\n".join(row.plain for row in lines))
    place, end = 0, 0
    for row, label in zip(lines, heading_labels(lines), strict=True):
        first, end = place, end + len(row.plain) + 1
        while place < len(cues) and cues[place].start < end:
            place += 1
        dates = dates_in(row.plain)
        outline = tuple(_outline(row, dates, label))
        kinds = tuple(cue.label for cue in cues[first:place])
        words = tuple(_tokens(row.plain[row.glyph :]))
        yield Glance(row, words, dates, label, in_line_label(row.plain), outline, kinds)


def _tokens(plain: str) -> Iterator[str]:
    """Yield words, the shape of numbers, marks, and the pairs of characters of Chinese."""
    for token in _TOKEN.findall(plain):
        first = token[0]
        if "\u3400" <= first <= "\u9fff":
            yield from token
            yield from (token[i : i + 2] for i in range(len(token) - 1))
        elif first.isdigit():
            yield "0" * min(len(token), 5)
        else:
            yield token


def _words(words: Sequence[str]) -> dict[str, float]:
    """Return the line's words, scaled to length 1, with its first and last one marked."""
    if not words:
        return {}
    counts: dict[str, int] = {}
    for word in words:
        name = f"w:{word}"
        counts[name] = counts.get(name, 0) + 1
        if len(word) > _STEM:
            name = f"s:{word[:_STEM]}"
            counts[name] = counts.get(name, 0) + 1
    scale = 2.0 / math.sqrt(sum([count * count for count in counts.values()]))
    found = {name: scale * count for name, count in counts.items()}
    found[f"first:{words[0]}"] = 1.0
    found[f"last:{words[-1]}"] = 1.0
    return found


def _kinds(cues: Sequence[str]) -> dict[str, float]:
    """Return which kinds of words stand in a line, how many, and what share of the kinds found."""
    if not cues:
        return {"no cue": 1.0}
    found = {f"first cue:{cues[0]}": 1.0}
    for kind in set(cues):
        count = cues.count(kind)
        found[f"cue:{kind}"] = 1.0
        found[f"share:{kind}"] = count / len(cues)
        if count > 1:
            found[f"cues:{kind}={min(count, 4)}"] = 1.0
    return found


def _shape(one: Glance) -> Iterator[str]:
    row, plain = one.row, one.row.plain
    yield f"title={one.label}"
    yield f"within={one.within}"
    yield from one.outline
    yield f"glyph={plain[0]}" if row.glyph else "no glyph"
    yield f"tabs={min(3, plain.count(chr(9)))}"
    yield f"listed={min(4, len(_LISTED.findall(plain)))}"
    yield f"digits={min(4, len(_DIGIT.findall(plain)) // 2)}"
    if row.text.isupper() and any(char.isalpha() for char in row.text):
        yield "capitals"
    elif row.text.istitle():
        yield "title case"
    if row.text[0].islower():
        yield "begins small"
    if _SPACED.match(plain):
        yield "spaced letters"
    if _NUMBERED.match(plain):
        yield "numbered"
    if _DECORATED.match(plain):
        yield "decorated"
    if one.dates:
        yield "dated at start" if one.dates.start < 3 else "dated later"


def _outline(row: Row, dates: Dates | None, label: str | None) -> Iterator[str]:
    width = len(row.plain) + len(_WIDE.findall(row.plain))
    yield f"width={bisect_left(_STEPS, width)}"
    yield f"dates={'no' if not dates else 'range' if dates.last else 'one'}"
    if row.glyph:
        yield "bullet"
    if row.is_contact:
        yield "contact"
    if row.plain[-1] in _STOPS:
        yield "stop"
    elif row.plain[-1] in ":：":
        yield "colon"
    if label:
        yield "heading"
    if _RULED.match(row.plain):
        yield "rule"


def _place(glances: Sequence[Glance], i: int) -> Iterator[str]:
    """Yield where in its document a line stands; what opens with a title is no whole résumé."""
    count = len(glances)
    titled = glances[0].label not in (None, "contact")
    yield f"line={i}" if i < _NEAR and not titled else "line=body"
    yield f"fifth={5 * i // count}" if count >= _WHOLE and not titled else "fragment"
    above = glances[i - 1] if i else None
    if glances[i].row.glyph and above and (above.row.glyph or above.dates or above.label):
        yield "in a list"


class _Looks:
    """How the lines of one document look, to tell which of them stand out."""

    def __init__(self, glances: Sequence[Glance]) -> None:
        rows = [one.row for one in glances]
        sizes = [row.look.size for row in rows if row.look and row.look.size]
        self.size = median(sizes) if sizes else 0.0
        self.count = max(1, len(rows))
        self.looks = [look_of(row) for row in rows]
        self.spelling = [spelling_of(row) for row in rows]
        self.alike = Counter(self.looks)
        self.spelt = Counter(self.spelling)
        self.gaps = bisect_left(_GAPS, sum(row.after_blank for row in rows) / self.count)
        self.bold_share = sum(look[1] * n for look, n in self.alike.items()) / self.count
        titles = [i for i, one in enumerate(glances) if one.label and not one.row.glyph]
        self.titles = Counter(self.looks[i] for i in titles)
        self.spellings = Counter(self.spelling[i] for i in titles)
        self.known = len(titles)

    def of(self, i: int, one: Glance) -> Iterator[str]:
        """Yield how a line stands out from the others, and whether it looks as known titles do."""
        yield from self._beside_titles(i, one)
        yield f"gap {'above' if one.row.after_blank else 'missing'}, gaps={self.gaps}"
        size, bold, style = self.looks[i]
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
        share = self.alike[self.looks[i]] / self.count
        yield f"alike={'rare' if share < _RARELY else 'some' if share < _SOMETIMES else 'most'}"

    def _beside_titles(self, i: int, one: Glance) -> Iterator[str]:
        titled = one.label is not None
        known = self.known - titled
        level = bisect_left(_TITLES, known)
        yield f"titles={level}"
        if not titled:
            yield f"no title beside {level}"
        if known < _ENOUGH:
            yield "few titles"
            return
        look, spelling = self.looks[i], self.spelling[i]
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


def look_of(row: Row) -> tuple[float, bool, str]:
    """Return the size, boldness and style of a line."""
    look = row.look
    return (round(look.size or 0.0, 1), look.bold, look.style) if look else (0.0, False, "")


def spelling_of(row: Row) -> tuple[bool, bool, bool, str]:
    """Return how a line is spelt: in capitals, spaced out, numbered, and with which sign at its edges."""
    plain = row.plain
    signs = "".join(char for char in (plain[0], plain[-1]) if not char.isalnum())
    return row.text.isupper(), bool(_SPACED.match(plain)), bool(_NUMBERED.match(plain)), signs
