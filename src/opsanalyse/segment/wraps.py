"""Lines of plain text → the same, marked where one goes on the line above: wrapped, and not ended by intent.

A page tells by where its lines end; plain text tells by what stands at the edges of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from opsanalyse.language import HAN
from opsanalyse.resources import shipped_table
from opsanalyse.segment.rows import Row

_TERMINAL: Final = "。！？!?.：:；;"
_COLONS: Final = ":："
_ENDED: Final = frozenset(_TERMINAL) - frozenset(_COLONS)
_JOINERS: Final = ",，、(（[《“-–—&+/"
_CLOSERS: Final = ")）]》”,，、"
_LAST: Final = re.compile(r"(?<!\S)[a-zñáéíóú]+$")
_FIRST: Final = re.compile(r"\S+")
_WORD: Final = re.compile("[^\\s\u2e80-\uffef]+")
_HAN: Final = re.compile(f"[{HAN}]")
_WIDE: Final = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_ONGOING: Final = re.compile(r"(?:19|20)[0-9]{2}\s?[-–—]$")
_STOP: Final = re.compile(r"[。！？]|[^\W\d_]{2}[.!?](?:\s+[A-ZÀ-Þ¿¡]|$)")
_WIDEST: Final = 130  # columns: text with longer lines was not wrapped by hand
_LONG: Final = 36  # columns from which a line may be wrapped
_LABEL: Final = 12  # columns of a line that is a label alone
_BOUND: Final = 16  # columns from which a last word such as "of" tells
_FULL: Final = 0.7  # of the widest line: shorter ones end by intent
_ROOM: Final = 16  # columns that may be free in a wrapped line, before a long word
_TIGHT: Final = 5
"""Columns free at the end of Chinese lines, where any character may begin the next."""
_LOOSE: Final = 8
"""The same where marks that may not begin a line, or Latin words, are moved to the next."""
_MOST: Final = 0.7
_LINES_A_STOP: Final = 4
_STOPS: Final = frozenset("。！？!?.")
_DATE: Final = 20  # columns of a line that holds dates alone
_FEW_WRAPS: Final = 3
_SURE: Final = 0.9
_WIDER: Final = 20  # lines of which one may be wider: that of a name or an address
_MOSTLY: Final = 0.6
_NARROWEST: Final = 52  # columns at which editors and mail programs wrap
_EDGE: Final = 3  # characters before dates that open a line


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a text is set."""

    widest: int
    punctuated: bool
    """Whether its sentences end with stops; if not, its lines may be its sentences."""
    capitals: bool
    """Whether paragraphs open with capitals: then a small letter goes on."""
    filled: bool
    """Whether its lines end where the next word would not have fitted."""
    column: int
    """How wide its lists are where their items are wrapped so, else 0."""
    hard: int
    """Where all of its lines are wrapped, else 0: lines that go on, as their small letters tell, stand below full ones."""


def with_wraps(rows: Sequence[Row]) -> list[Row]:
    """Mark the lines that go on the one above; lines of pages and of formats with paragraphs stay as they are."""
    if not any(_may_go_on(row) for row in rows):
        return list(rows)
    habits = _habits(rows)
    follows, in_bullet = [False] * len(rows), False
    for i, row in enumerate(rows):
        follows[i] = i > 0 and _goes_on(rows[i - 1], row, habits, in_bullet=in_bullet)
        in_bullet = row.glyph > 0 or (in_bullet and follows[i])
    for first, last in _paragraphs(rows):
        _fill(rows, follows, first, last)
    return [
        row._replace(follows=True) if on else row for row, on in zip(rows, follows, strict=True)
    ]


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """Return the lines as they were before they were wrapped."""
    out: list[Row] = []
    for row in rows:
        if not row.follows or not out:
            out.append(row)
            continue
        above = out[-1]
        space = "" if _HAN.match(row.text) and _WIDE.match(above.text[-1]) else " "
        text, plain = f"{above.text}{space}{row.text}", f"{above.plain}{space}{row.plain}"
        dates = above.dates or row.dates
        out[-1] = above._replace(end=row.end, text=text, plain=plain, dates=dates)
    return out


def _may_go_on(row: Row) -> bool:
    paged = row.look is not None and row.look.box is not None
    return row.wraps and not paged and not row.after_blank and not row.glyph and not _is_label(row)


def _is_label(row: Row) -> bool:
    """Tell “业绩：” and "Logros:", which head what stands below, from the rest of a sentence."""
    text = row.text
    return text[-1] in _COLONS and row.width <= _LABEL and not text[0].islower()


def _habits(rows: Sequence[Row]) -> _Habits:
    widest = max(row.width for row in rows)
    stops = sum(len(_STOP.findall(row.text)) for row in rows)
    long = sum(row.width >= _LONG for row in rows)
    openings = [
        row.text[row.glyph]
        for above, row in zip([None, *rows], rows, strict=False)
        if (above is None or row.after_blank or row.glyph or above.text[-1] in _ENDED)
        and row.text[row.glyph].isalpha()
        and not _HAN.match(row.text[row.glyph])
    ]
    soft = [
        widest - above.width <= _room(row)
        for above, row in pairwise(rows)
        if _may_go_on(row) and above.text[-1] not in _TERMINAL
    ]
    return _Habits(
        widest=widest,
        punctuated=stops * _LINES_A_STOP >= max(1, long),
        capitals=bool(openings) and sum(map(str.isupper, openings)) >= _MOST * len(openings),
        filled=len(soft) > 1 and sum(soft) >= _MOST * len(soft) and widest <= _WIDEST,
        column=_column(rows),
        hard=_hard(rows),
    )


def _hard(rows: Sequence[Row]) -> int:
    """Return the column at which a text is wrapped, which the line of a name or an address may pass; else 0."""
    widths = sorted((row.width for row in rows), reverse=True)
    tried = dict.fromkeys((widths[0], widths[min(max(1, len(rows) // _WIDER), len(rows) - 1)]))
    return next(
        (w for w in tried if _NARROWEST <= w <= _WIDEST and _is_hard(rows, w)),
        0,
    )


def _is_hard(rows: Sequence[Row], widest: int) -> bool:
    """Tell a text that an editor or a mail program has wrapped at one column."""
    small = [
        _is_below_full(above, row, widest)
        for above, row in pairwise(rows)
        if _may_go_on(row)
        and row.text[0].islower()
        and above.width <= widest
        and above.text[-1] not in _ENDED
    ]
    if len(small) >= _FEW_WRAPS - 1:
        return sum(small) >= _SURE * len(small)
    long = [
        _is_below_full(above, row, widest)
        for above, row in pairwise(rows)
        if _FULL * widest <= above.width <= widest and _HAN.search(above.text)
    ]
    return sum(long) >= max(_FEW_WRAPS, _MOSTLY * len(long))


def _is_below_full(above: Row, row: Row, widest: int, free: int = _TIGHT) -> bool:
    """Tell whether the first word of ``row`` would not have fitted above it; in Chinese any character is one."""
    if _HAN.match(row.text):
        return widest - above.width < free and _may_go_on(row)
    word = _WORD.match(row.text)
    return above.width + 1 + (word.end() if word else 1) > widest


def _column(rows: Sequence[Row]) -> int:
    """Return the width of lists if lines without a glyph stand in them below full lines and hardly below others."""
    inside, pairs, widest = False, [], 0
    for above, row in pairwise(rows):
        inside = above.glyph > 0 or (inside and _is_open(above, row))
        if inside:
            widest = max(widest, above.width)
            if _is_open(above, row):
                pairs.append((above.width, _room(row)))
    full = sum(widest - width <= room for width, room in pairs)
    wrapped = len(pairs) > 1 and full >= _MOST * len(pairs) and _LONG <= widest <= _WIDEST
    return widest if wrapped else 0


def _room(row: Row) -> int:
    """Return how many columns may be free above a line that goes on."""
    return _TIGHT if _HAN.match(row.text) else min(_ROOM, len(row.text.split(maxsplit=1)[0]) + 1)


def _goes_on(above: Row, row: Row, habits: _Habits, *, in_bullet: bool) -> bool:
    if habits.hard and _may_go_on(row):
        return _goes_on_hard(above, row, habits)
    if _is_announced(above, row, habits):
        return True
    if not _is_open(above, row):
        return False
    width = above.width
    if _is_bound(above, row, width):
        return True
    first = row.text[0]
    full = width >= max(_LONG, _FULL * habits.widest) and habits.widest <= _WIDEST
    if first.islower() and (habits.capitals or in_bullet):
        return width >= _LONG
    if in_bullet:
        hangs = habits.column - width <= _room(row)
        return (
            hangs if habits.column else full and (_HAN.match(first) is not None or _is_figure(row))
        )
    if not (first.islower() or _HAN.match(first) or _is_figure(row)):
        return False
    near = full and habits.widest - width <= (_LOOSE if _HAN.match(first) else _ROOM)
    return near if habits.punctuated and not first.islower() else near and habits.filled


def _goes_on_hard(above: Row, row: Row, habits: _Habits) -> bool:
    if (
        row.label
        or above.text[-1] in _STOPS
        or _ends_dated(above)
        or not _is_below_full(above, row, habits.hard, _LOOSE)
    ):
        return False
    if above.width > habits.hard:
        return False
    dates = row.dates
    opens = dates is not None and dates.last is not None and dates.start < _EDGE
    return not opens or above.text[-1] in _JOINERS or row.width <= _DATE


def _ends_dated(row: Row) -> bool:
    """Tell a line that names a job and ends with its dates, or one of ways to reach somebody: it ends by intent."""
    dates = row.dates
    told = dates is not None and dates.last is not None and dates.end >= len(row.text) - 1
    return told or row.is_contact


def _is_announced(above: Row, row: Row, habits: _Habits) -> bool:
    """Tell a full line that happens to end with a colon, in a text of full lines: "llamé a treinta clientes: / casi ninguno"."""
    if above.text[-1] not in _COLONS or not row.text[0].islower():
        return False
    full = habits.filled and habits.capitals and habits.widest - above.width <= _room(row)
    return full and _is_open(above._replace(text=above.text[:-1] + ","), row)


def _is_open(above: Row, row: Row) -> bool:
    """Tell whether nothing forbids that ``row`` goes on: no end above it, no title or dates in it."""
    if not _may_go_on(row) or above.text[-1] in _TERMINAL or row.label or row.is_contact:
        return False
    if _ends_dated(above):
        return False
    opened, dates = above.dates, row.dates
    heads = opened is not None and opened.last is not None and opened.start < _EDGE
    # "2004–2020 Patrón, volanta y palangre, 12 / tripulantes": no entry goes on small unless its line was full.
    full = row.text[0].islower() and above.width >= _LONG
    return (not heads or full) and (dates is None or dates.last is None)


def _is_bound(above: Row, row: Row, width: int) -> bool:
    """Tell whether the edges of both lines say that they belong together."""
    if row.text[0] in _CLOSERS:
        return True
    if width < _BOUND or _ONGOING.search(above.text):
        return False
    last = _LAST.search(above.text)
    bound = above.text[-1] in _JOINERS or (last is not None and last.group() in _binders())
    opened = sum(map(above.text.count, "(（")) > sum(map(above.text.count, ")）"))
    return bound or above.text[-1] in _han_binders() or (opened and row.text.count("(") < 1)


def binds(text: str) -> bool:
    """Tell a line whose last word or sign binds it to the next one: "Responsable de"."""
    last = _LAST.search(text)
    return text[-1] in "&+/-–" or (last is not None and last.group() in _binders())


def _is_figure(row: Row) -> bool:
    """Tell a number that may stand inside a sentence from a year, which opens an entry."""
    return "0" <= row.text[0] <= "9" and not _YEAR.match(row.text)


def _paragraphs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each stretch without empty lines and bullets."""
    first = 0
    for i, row in enumerate(rows):
        if i and (row.after_blank or row.glyph):
            yield first, i - 1
            first = i
    yield first, len(rows) - 1


def _fill(rows: Sequence[Row], follows: list[bool], first: int, last: int) -> None:
    """Join the lines of a paragraph that begin large or with a number, where its other lines surely go on."""
    widest = max(row.width for row in rows[first : last + 1])
    soft = [i for i in range(first + 1, last + 1) if _is_open(rows[i - 1], rows[i])]
    sure = sum(follows[i] for i in soft)
    if sure * 2 < len(soft) or sure == 0:
        return
    for i in soft:
        follows[i] = follows[i] or rows[i - 1].width >= max(50, _FULL * widest)


def _table() -> dict[str, str]:
    table: dict[str, str] = shipped_table(Path(__file__).with_suffix(".yml"))
    return table


@cache
def _binders() -> frozenset[str]:
    return frozenset(_table()["binders"].split())


@cache
def _han_binders() -> str:
    return _table()["han_binders"]
