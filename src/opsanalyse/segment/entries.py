"""The blocks of one section → which of them open a job, project or degree, and where each entry begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from opsanalyse.language import HAN
from opsanalyse.segment.captions import is_part_name
from opsanalyse.segment.dates import Dates, dates_in
from opsanalyse.segment.names import (
    Name,
    bare_of_brackets,
    choose,
    is_legal,
    names_of,
    title_first,
)
from opsanalyse.segment.rows import Row
from opsanalyse.segment.widths import columns
from opsanalyse.types import PRESENT, Entry

Block = tuple[Row, ...]

_WIDEST: Final = 110  # columns that a line of an entry takes at most
_NAME_WIDTH: Final = 60
_SCHOOL_WIDTH: Final = 90  # degrees and schools have long names
_BARE: Final = 14  # columns that may stand beside dates that are alone on their line
_BARE_HAN: Final = 8
_PLACE: Final = 44  # columns of a town with its country
_MOST_NAMES: Final = 3  # lines of names in one entry: employer, title, place
_SINGLE: Final = 60  # columns beside a single date, from which the line is a sentence
_ENDS: Final = ("。", ".", "；", ";", "，", ",", "！", ":", "：", "、")
_COLON: Final = re.compile("[:：]")
_HAN: Final = re.compile(f"[{HAN}]")
_HAN_STOP: Final = re.compile("[。；！？]")
_STOP: Final = re.compile(r"([^\s.]+)[.!?]+(?=[^\S\t]+[^\s\d]|$)")
_SHORT: Final = 3  # letters of an abbreviation at most, unless it is a known one
_WORN: Final = re.compile(r"[\s.-]*[.-][\s.-]*(?:[|｜·]\s*[^\s|]{1,20})?")
_MARKS: Final = r"[\t|｜·•,，;；:：()（）\[\]/~→-]"
_LEFT: Final = re.compile(rf"(?:^|{_MARKS}|[\u3400-\u9fff]\s|\s\s)\s*$")
_RIGHT: Final = re.compile(rf"\s*(?:$|{_MARKS})|\s\s|\s[\u3400-\u9fff]")


class Piece:
    """A block of a section with what tells whether it opens an entry."""

    def __init__(self, rows: Block, *, studied: bool) -> None:
        """``studied`` tells that it stands under education, where single dates and bare names open entries."""
        self.rows = rows
        self._names: list[Name] | None = None
        self.row = row = rows[0]
        self.body = row.plain[row.glyph :] if row.glyph else row.plain
        """Its first line without glyph, plain."""
        self.dates = self._dates(studied=studied)
        """The dates in its first line, if they stand apart as in the lines of entries."""
        self.is_name = len(rows) == 1 and may_name(row, studied=studied)

    def _dates(self, *, studied: bool) -> Dates | None:
        found = dates_in(self.body) if self.row.glyph else self.row.dates
        if found is None or len(self.rows) > 2:
            return None
        return found if stands_apart(self.row.text, self.body, found, studied=studied) else None

    @property
    def is_bare(self) -> bool:
        """Tell whether dates are all that it holds, but for a place."""
        if not self.dates:
            return False
        beside = self.body[: self.dates.start] + self.body[self.dates.end :]
        return columns(beside) < (_BARE_HAN if _HAN.search(beside) else _BARE)

    @property
    def is_worn(self) -> bool:
        """Tell whether it holds dates of which only the marks could be read: fonts lose their digits."""
        return _WORN.fullmatch(self.body) is not None

    @property
    def is_item(self) -> bool:
        """Tell whether its first line is an item of a list."""
        return is_item(self.row)

    @property
    def is_bold(self) -> bool:
        """Tell whether its look sets it off."""
        look = self.row.look
        return look is not None and look.bold

    @property
    def names(self) -> list[Name]:
        """The names in its lines."""
        # Of ``cached_property`` the lock alone takes as long as the names of a line.
        if self._names is None:
            self._names = names_of(self.rows)
        return self._names


def is_item(row: Row) -> bool:
    """Tell whether a line is an item of a list, by its glyph or by its format."""
    return row.glyph > 0 or (row.look is not None and row.look.style == "list")


def may_name(row: Row, *, studied: bool) -> bool:
    """Tell whether a line may be a name: it is short, no item of a list, no sentence, no part of a story, without dates."""
    if is_item(row) or row.is_contact or row.dates:
        return False
    text = row.plain
    if text.endswith(".") and is_legal(_last_word(text)):
        text = text.rstrip(".")
    widest = _SCHOOL_WIDTH if studied else _NAME_WIDTH
    label = _COLON.split(text, 1)
    if len(label) > 1 and is_part_name(label[0]):
        return False
    if text.endswith(_ENDS) or (columns(text) > widest and not _is_explained(text, widest)):
        return False
    return not is_prose(text)


def _is_explained(plain: str, widest: int) -> bool:
    """Tell a name that only what stands in brackets makes long: "Ledgerly (accounting for sole traders)"."""
    bare = bare_of_brackets(plain)
    return columns(bare) <= widest and not any(mark in bare for mark in ":：，")


def is_prose(plain: str) -> bool:
    """Tell whether a line holds a sentence; the stops of "mar.", "B.Sc." and "Inc." end none."""
    if not plain.isascii() and _HAN_STOP.search(plain.rstrip("。；")):
        return True
    stopped = "." in plain or "!" in plain or "?" in plain
    for found in _STOP.finditer(plain) if stopped else ():
        word = found[1].strip("()（）,")
        if len(word) > _SHORT and not is_legal(word) and word.isalpha():
            return True
    return plain.endswith(("。", "；"))


def _last_word(plain: str) -> str:
    return plain.rstrip(".").rsplit(maxsplit=1)[-1] if plain.strip(". ") else ""


def stands_apart(line: str, plain: str, dates: Dates, *, studied: bool) -> bool:
    """Tell whether the ``dates`` of a line stand apart from the words beside them, and these are no sentence.

    ``plain`` is what is plain of a ``line`` behind its glyph.
    """
    if columns(line) > _WIDEST:
        return False
    before, after = plain[: dates.start], plain[dates.end :]
    tabbed = after.startswith("\t")
    rest = f"{before.strip()} {after.rstrip('. ') if tabbed or studied else after}"
    if is_prose(rest.strip()):
        return False
    if dates.last is not None or studied:
        return True
    return columns(rest) < _SINGLE and bool(_LEFT.search(before) and _RIGHT.match(after))


def find_entries(blocks: Sequence[Block], section: str) -> tuple[list[Entry], list[int | None]]:
    """Find the entries of a section.

    Returns them, and for each block the number of its entry, negative (-1 for the first) where
    the block is one of the lines that open it; None before the first entry.
    """
    pieces = [Piece(block, studied=section == "education") for block in blocks]
    heads = _heads(pieces, section)
    groups = _groups(pieces, heads)
    homes: list[int | None] = []
    number = -1
    for i, is_head in enumerate(heads):
        number += i in groups
        homes.append(-number - 1 if is_head else number if number >= 0 else None)
    names = [[name for k in group for name in pieces[k].names] for group in groups.values()]
    order = [first for each in names if (first := title_first(each)) is not None]
    titles_first = order.count(True) * 2 > len(order)
    entries = [
        _entry([pieces[k] for k in group], section, each, titles_first=titles_first)
        for group, each in zip(groups.values(), names, strict=True)
    ]
    return _inherited(entries), homes


def _entry(
    pieces: Sequence[Piece], section: str, names: Sequence[Name], *, titles_first: bool
) -> Entry:
    dates = next((piece.dates for piece in pieces if piece.dates), None)
    named = choose(names, section, titles_first=titles_first)
    return Entry(
        pieces[0].row.start,
        pieces[-1].rows[-1].end,
        section,
        organisation=named.organisation,
        title=named.title,
        from_month=dates.first if dates else None,
        to_month=dates.last if dates else None,
        level=named.level,
    )


def _inherited(entries: Sequence[Entry]) -> list[Entry]:
    """Give a job without an employer that of the job above it: two posts in one firm."""
    out: list[Entry] = []
    for entry in entries:
        above = out[-1] if out else None
        alone = entry.title is None and entry.level and entry.organisation
        if alone and above and above.title and above.organisation:
            out.append(replace(entry, title=entry.organisation, organisation=above.organisation))
        else:
            out.append(entry)
    return out


def _heads(pieces: Sequence[Piece], section: str) -> list[bool]:
    """Tell for each piece whether it is one of the lines that open an entry."""
    listed = any(piece.is_item for piece in pieces)
    glyphs = _glyphs_of_entries(pieces)
    heads = [
        piece.dates is not None and (not piece.row.glyph or _glyph(piece) in glyphs)
        for piece in pieces
    ]
    for i, piece in enumerate(pieces):
        if section == "volunteering" and heads[i] and not piece.is_bare:
            heads[i] = i + 1 < len(pieces) and (pieces[i + 1].is_item or _is_closed(piece))
    for i in range(len(pieces)):
        if not heads[i] and i and pieces[i].is_worn and pieces[i - 1].is_name:
            heads[i] = True
            _mark_above(pieces, heads, i, listed=listed)
        elif heads[i] and pieces[i].dates:
            _mark_above(pieces, heads, i, listed=listed)
    for i, piece in enumerate(pieces):
        if piece.is_name and not heads[i]:
            heads[i] = _opens(pieces, heads, i, section, listed=listed)
    return heads


def _is_closed(piece: Piece) -> bool:
    return piece.dates is not None and piece.dates.last not in (None, PRESENT)


def _glyph(piece: Piece) -> str:
    """Return which glyph or kind of number a piece has."""
    glyph = piece.row.plain[: piece.row.glyph].strip()
    return re.sub(
        "[0-9]+", "0", re.sub("[一二三四五六七八九十]+", "一", re.sub("[①-⑳]", "①", glyph))
    )


def _glyphs_of_entries(pieces: Sequence[Piece]) -> set[str]:
    """Return the glyphs that every dated piece has and no other: entries in a numbered list."""
    dated = {_glyph(piece) for piece in pieces if piece.row.glyph and piece.dates}
    return dated - {_glyph(piece) for piece in pieces if piece.row.glyph and not piece.dates}


def _mark_above(pieces: Sequence[Piece], heads: list[bool], i: int, *, listed: bool) -> None:
    """Mark the names right above a dated line: employer, title, place."""
    first = i
    while (
        first > 0 and i - first < _MOST_NAMES and pieces[first - 1].is_name and not heads[first - 1]
    ):
        first -= 1
    if first == i or pieces[i].row.glyph:
        return
    opens = first == 0 or pieces[first].row.after_blank or pieces[first - 1].is_item
    if (
        pieces[i].is_bare
        or pieces[i].is_worn
        or (listed and opens)
        or all(piece.is_bold for piece in pieces[first:i])
    ):
        heads[first:i] = [True] * (i - first)


def _opens(
    pieces: Sequence[Piece], heads: Sequence[bool], i: int, section: str, *, listed: bool
) -> bool:
    """Tell whether a name without dates opens an entry or goes on naming it."""
    piece = pieces[i]
    before = pieces[i - 1] if i else None
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    if section == "education":
        return True
    if before and heads[i - 1] and before.is_bare and not before.names:
        return True
    if before and heads[i - 1] and _titles(before, piece):
        return True
    if before and heads[i - 1] and before.dates and _is_place(piece):
        return True
    if listed and not piece.is_item:
        return bool(after and (after.is_item or heads[i + 1])) or piece.is_bold
    if piece.is_bold:
        return True
    if before and heads[i - 1] and _says_for_whom(before, piece):
        return True
    long = after is not None and columns(after.row.text) > _NAME_WIDTH
    told = (
        section == "projects"
        and not listed
        and (before is None or before.rows[-1].plain.endswith(_ENDS))
    )
    return told and (long or bool(after and after.is_name))


def _titles(above: Piece, piece: Piece) -> bool:
    """Tell a title right under its employer and dates, where the signs of the items below were drawn, not written."""
    if not above.dates or piece.row.after_blank or len(above.names) != 1 or len(piece.names) != 1:
        return False
    return above.names[0].level is None and piece.names[0].level is not None


def _says_for_whom(above: Piece, piece: Piece) -> bool:
    """Tell whether a line under a dated title alone says for whom and where: "BrightPath Home Services, Columbus, OH".

    In some PDF files the marks of a list are drawn, so that nothing else tells such a line from a deed.
    """
    if not above.dates or len(above.names) != 1 or not above.names[0].level:
        return False
    return _lists_names(piece)


def _is_place(piece: Piece) -> bool:
    """Tell where a job was, under its dates: "Seattle, Washington, United States", «Bilbao, España»."""
    row = piece.row
    return (
        not (row.after_blank or row.glyph) and columns(row.text) <= _PLACE and _lists_names(piece)
    )


def _lists_names(piece: Piece) -> bool:
    """Tell a line of two or three names with commas between."""
    parts = [part.split() for part in piece.row.text.split(",")]
    if not 1 < len(parts) <= _MOST_NAMES or not all(parts):
        return False
    words = [word for part in parts for word in part if word.isalpha() and len(word) > _SHORT]
    return bool(words) and all(map(str.istitle, (word[:2] for word in words)))


def _groups(pieces: Sequence[Piece], heads: Sequence[bool]) -> dict[int, list[int]]:
    """Return the lines that open each entry, by the first of them."""
    groups: dict[int, list[int]] = {}
    first = None
    for i, is_head in enumerate(heads):
        if not is_head:
            first = None
            continue
        if first is None or _begins(pieces, heads, groups[first], i):
            first = i
            groups[first] = []
        groups[first].append(i)
    return groups


def _begins(pieces: Sequence[Piece], heads: Sequence[bool], group: Sequence[int], i: int) -> bool:
    """Tell whether line ``i``, right under the lines of ``group``, opens another entry."""
    piece = pieces[i]
    dated = any(pieces[k].dates for k in group)
    if piece.dates:
        return dated or len(group) > _MOST_NAMES
    if not dated:
        return piece.row.after_blank or len(group) >= _MOST_NAMES
    follows = i + 1 < len(heads) and heads[i + 1] and pieces[i + 1].dates is not None
    names_first = pieces[group[0]].dates is None
    named = sum(len(pieces[k].names) for k in group)
    return (follows and (names_first or named > 1)) or (piece.row.after_blank and named > 1)
