"""The lines of a résumé → its sections, entries and bare units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from opsanalyse.segment.blocks import blocks, columns
from opsanalyse.segment.dates import Dates, find_dates
from opsanalyse.segment.headings import heading_label
from opsanalyse.segment.rows import Row
from opsanalyse.segment.sections import mark_lines
from opsanalyse.segment.sentences import sentences
from opsanalyse.types import Entry, Section, Span, Unit

_TOLD: Final = frozenset({"experience", "projects", "volunteering", "education"})
_ENTRY_WIDTH: Final = 110
_PROSE: Final = re.compile(r"[。；]|[^\s]{2,}[.!?](?:\s|$)")
_NAME: Final = re.compile(
    r"(?:\([^)|]*\)|[^\t|·,，;；—–])+"
)  # "Pocketgym (fitness app)" is one name
_NAME_EDGES: Final = " -~:：（）"
_BARE: Final = 14  # columns that may stand beside dates that are alone on their line
_NAMES: Final = 3  # lines above them: employer, title, place
_NAME_WIDTH: Final = 60
_ENDS: Final = ("。", ".", "；", ";", "，", ",", "！", "!", ":", "：")
_FIRM: Final = re.compile(
    r"\b(?:Inc|Ltd|Co|Corp|Bros|S\.?A|S\.?L|C\.?V|LLC|Pvt)\.$", re.IGNORECASE
)  # "Acme Inc." ends no sentence
_PAGE: Final = re.compile(
    r"(?:page|página|pág\.|第)?\s*[0-9]{1,2}\s*(?:(?:/|of|de|页，?共|頁)\s*[0-9]{0,2}\s*[页頁]?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Resume:
    """The parts of a résumé; its units have no language yet."""

    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of one section, its heading left out."""

    label: str
    start: int
    heading: Span | None
    lines: tuple[Row, ...]


def cut_resume(text: str, lines: Sequence[Row]) -> Resume:
    """Cut a résumé into sections, entries and units."""
    parts = _parts(lines)
    ends = [*(part.start for part in parts), len(text.rstrip())][1:]
    sections: list[Section] = []
    entries: list[Entry] = []
    units: list[Unit] = []
    for part, end in zip(parts, ends, strict=True):
        whole = text[part.start : end].rstrip()
        sections.append(Section(part.start, part.start + len(whole), part.label, part.heading))
        found, cut = _cut(text, part, len(entries))
        entries += found
        units += cut
    return Resume(tuple(sections), tuple(_closed(entries, sections)), tuple(units))


def count_headings(lines: Sequence[Row]) -> int:
    """Count the different sections that headings of our vocabulary name."""
    return len({label for row in lines if (label := heading_label(row)) not in (None, "other")})


def _parts(lines: Sequence[Row]) -> list[_Part]:
    """Part the lines where their marks start a new section."""
    marks = mark_lines(lines)
    starts = [i for i, mark in enumerate(marks) if mark.starts]
    parts = []
    for i, end in zip(starts, [*starts, len(lines)][1:], strict=True):
        row, mark = lines[i], marks[i]
        heading = Span(row.start, row.end) if mark.is_heading else None
        inside = tuple(lines[i + 1 if heading else i : end])
        parts.append(_Part(mark.label, row.start, heading, inside))
    return parts or [_Part("other", 0, None, ())]


def _cut(text: str, part: _Part, offset: int) -> tuple[list[Entry], list[Unit]]:
    """Cut one section into entries (numbered from ``offset``) and units."""
    entries: list[Entry] = []
    units: list[Unit] = []
    if part.label in ("contact", "references"):
        return entries, units
    told = part.label in _TOLD
    groups = [
        piece for block in blocks(part.lines, is_dated) for piece in _pieces(block, told=told)
    ]
    glyphs = any(block[0].glyph for block in groups)
    above = _heads_above(groups) if told else {}
    for i, (block, ahead) in enumerate(zip_longest(groups, groups[1:], fillvalue=())):
        if i in above:
            if above[i]:
                entries[-1] = _with_title(entries[-1], block)
            else:
                entries.append(_Head(None, opens=True).entry(block, part.label))
            continue
        if told and (head := _entry_line(block, part.label, ahead, glyphs=glyphs)):
            if i - 1 in above:
                entries[-1] = _with_title(entries[-1], block)
                continue
            if head.opens or not entries:
                entries.append(head.entry(block, part.label))
            else:
                entries[-1] = _with_title(entries[-1], block)
            continue
        if all(row.is_contact or _PAGE.fullmatch(row.text) for row in block):
            continue
        entry = offset + len(entries) - 1 if entries else None
        units += _units(text, block, part.label, entry)
    return entries, units


def _pieces(block: tuple[Row, ...], *, told: bool) -> list[tuple[Row, ...]]:
    """Part short lines that only look as if they flowed on: names above a line of dates."""
    short = told and len(block) > 1 and all(_is_name(row) for row in block)
    return [(row,) for row in block] if short else [block]


def _heads_above(groups: Sequence[tuple[Row, ...]]) -> dict[int, int]:
    """Return the blocks that name the employer, title and place above a bare line of dates.

    The value counts from 0 within its entry.
    """
    above: dict[int, int] = {}
    for i, block in enumerate(groups):
        dates = find_dates(block[0].text)
        if not (
            dates and dates.last and columns(block[0].text) - (dates.end - dates.start) < _BARE
        ):
            continue
        first = i
        while (
            first > 0
            and i - first < _NAMES
            and len(groups[first - 1]) == 1
            and _is_name(groups[first - 1][0])
        ):
            first -= 1
        above |= {k: k - first for k in range(first, i)}
    return above


def _is_name(row: Row) -> bool:
    """Tell whether a line may be a name: short, no bullet, no sentence, no dates."""
    text = _FIRM.sub("", row.text)
    plain = not row.glyph and not row.is_contact and columns(text) <= _NAME_WIDTH
    return plain and not text.endswith(_ENDS) and not _PROSE.search(text) and not find_dates(text)


@dataclass(frozen=True, slots=True)
class _Head:
    """An entry line; ``opens`` is false for the second line of one, such as the title under the employer."""

    dates: Dates | None
    opens: bool

    def entry(self, block: Sequence[Row], section: str) -> Entry:
        """Return the entry that this line opens; it ends where its last line is found to."""
        names = list(_names(block[0], self.dates))
        return Entry(
            block[0].start,
            block[-1].end,
            section,
            organisation=names[0] if names else None,
            title=names[1] if len(names) > 1 else None,
            from_month=self.dates.first if self.dates else None,
            to_month=self.dates.last if self.dates else None,
        )


def _entry_line(
    block: Sequence[Row], label: str, ahead: Sequence[Row], *, glyphs: bool
) -> _Head | None:
    """Return the head of an entry if ``block`` is one of its lines: dated, short, no sentence."""
    row = block[0]
    short = len(block) <= 2 and columns(row.text) <= _ENTRY_WIDTH
    dates = find_dates(row.text)
    if row.glyph or not short or _is_prose(row, dates):
        return None
    rest = columns(row.text) - (columns(row.text[dates.start : dates.end]) if dates else 0)
    if dates and (dates.last or label == "education" or rest < 60):
        return _Head(dates, opens=True)
    if label == "education":
        return _Head(None, opens=row.after_blank)
    bold = row.look is not None and row.look.bold
    bare = columns(row.text) <= 70 and not row.text.endswith(("。", ".", "；", ";"))
    if bare and (glyphs or bold or "\t" in row.text):
        return _Head(None, opens=row.after_blank or _dated(ahead))
    return None


def _dated(block: Sequence[Row]) -> bool:
    return bool(block) and is_dated(block[0])


def is_dated(row: Row) -> bool:
    """Tell whether a line holds a range of dates and little else, as entry lines do."""
    dates = find_dates(row.text)
    short = columns(row.text) <= _ENTRY_WIDTH and not row.glyph
    return short and dates is not None and dates.last is not None and not _is_prose(row, dates)


def _is_prose(row: Row, dates: Dates | None) -> bool:
    """Tell whether a line holds a sentence; the stop of "mar. 2021" ends none."""
    rest = row.text[: dates.start] + row.text[dates.end :] if dates else row.text
    return _PROSE.search(rest.rstrip(". ")) is not None


def _names(row: Row, dates: Dates | None) -> Iterator[Span]:
    """Yield the parts of an entry line that are no date: employer and title, in the order written."""
    rest = list(row.text)
    if dates:
        rest[dates.start : dates.end] = "|" * (dates.end - dates.start)
    for found in _NAME.finditer("".join(rest)):
        words = found.group().strip(_NAME_EDGES)
        if words.count("(") != words.count(")"):
            words = words.strip("()")
        if len(words) > 1 and not words.isdigit():
            start = row.start + found.start() + found.group().index(words)
            yield Span(start, start + len(words))


def _with_title(entry: Entry, block: Sequence[Row]) -> Entry:
    """Return ``entry`` with what its next line tells: the employer, the title, or the dates."""
    row = block[0]
    dates = find_dates(row.text)
    names = list(_names(row, dates))
    fields = [entry.organisation, entry.title]
    for place, name in enumerate(fields):
        if name is None and names:
            fields[place] = names.pop(0)
    first, last = (
        (dates.first, dates.last)
        if dates and not entry.from_month
        else (entry.from_month, entry.to_month)
    )
    return replace(
        entry,
        end=block[-1].end,
        organisation=fields[0],
        title=fields[1],
        from_month=first,
        to_month=last,
    )


def _units(text: str, block: Sequence[Row], label: str, entry: int | None) -> Iterator[Unit]:
    start = block[0].start + block[0].glyph
    for span in sentences(text[start : block[-1].end], start):
        yield Unit(
            span.start, span.end, lang="", section=label, entry=entry, bullet=bool(block[0].glyph)
        )


def _closed(entries: Sequence[Entry], sections: Sequence[Section]) -> Iterator[Entry]:
    """Let each entry run to the next one or to the end of its section."""
    for entry, following in zip_longest(entries, entries[1:]):
        section = next(s for s in sections if s.start <= entry.start < s.end)
        end = min(section.end, following.start if following else section.end)
        yield replace(entry, end=end)
