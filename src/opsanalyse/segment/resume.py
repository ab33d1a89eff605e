"""The lines of a résumé → its sections, entries and bare units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from opsanalyse.segment.blocks import blocks, flowing
from opsanalyse.segment.career import months_of
from opsanalyse.segment.entries import find_entries, may_name, stands_apart
from opsanalyse.segment.feet import find_feet
from opsanalyse.segment.headings import in_line_label
from opsanalyse.segment.names import heads_deeds, is_field
from opsanalyse.segment.personal import tells_person
from opsanalyse.segment.rows import Row
from opsanalyse.segment.sections import mark_lines
from opsanalyse.segment.sentences import sentences
from opsanalyse.segment.structure import Bare
from opsanalyse.segment.wrapped import with_whole_names
from opsanalyse.types import Entry, Section, Span

TOLD: Final = frozenset({"experience", "projects", "volunteering", "education"})
"""Sections whose content is told by entries."""
_UNREAD: Final = frozenset({"contact", "references"})
_NUMBERED: Final = re.compile(
    r"(?:项目|专案|案例|工程|project|case|proyecto|caso)\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?[:：、.\-–—]?\s?"
    r"[^，,。；;！!?？%％]*"
)
_NUMBERED_BEGIN: Final = "项专案工pc"
"""What such titles begin with."""
_TITLE: Final = 48  # columns of such a title
_LABEL: Final = 24  # columns of a line that only names what follows


@dataclass(frozen=True, slots=True)
class Resume:
    """The parts of a résumé; its units have no language yet."""

    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    units: tuple[Bare, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of one section, its heading left out."""

    label: str
    start: int
    heading: Span | None
    lines: Sequence[Row]
    flows: Sequence[bool]
    """Whether each line goes on the one above."""


def cut_resume(text: str, lines: Sequence[Row]) -> Resume:
    """Cut a résumé into sections, entries and units."""
    flows = flowing(lines)
    parts = _parts(lines, flows)
    ends = [*(part.start for part in parts), len(text.rstrip())][1:]
    sections: list[Section] = []
    entries: list[Entry] = []
    units: list[Bare] = []
    for part, end in zip(parts, ends, strict=True):
        whole = text[part.start : end].rstrip()
        sections.append(Section(part.start, part.start + len(whole), part.label, part.heading))
        found, cut = _cut(text, part, len(entries))
        entries += found
        units += cut
    return Resume(tuple(sections), tuple(_closed(entries, sections)), tuple(units))


def count_headings(lines: Sequence[Row]) -> int:
    """Count the different sections that headings of our vocabulary name."""
    return len({row.label for row in lines} - {None, "other"})


def _parts(lines: Sequence[Row], flows: Sequence[bool]) -> list[_Part]:
    """Part the lines where their marks start a new section."""
    marks = mark_lines(lines, flows)
    starts = [i for i, mark in enumerate(marks) if mark.starts]
    parts = []
    for i, end in zip(starts, [*starts, len(lines)][1:], strict=True):
        row, mark = lines[i], marks[i]
        is_name = mark.label == "contact" and row.label is None
        heading = Span(row.start, row.end) if mark.is_heading and not is_name else None
        inside = slice(i + 1 if heading else i, end)
        parts.append(_Part(mark.label, row.start, heading, lines[inside], flows[inside]))
    return parts or [_Part("other", 0, None, (), ())]


def _cut(text: str, part: _Part, offset: int) -> tuple[list[Entry], list[Bare]]:
    """Cut one section into entries (numbered from ``offset``) and units."""
    if part.label in _UNREAD:
        return [], []
    told = part.label in TOLD
    lines, flows = _without_feet(part)
    cut = [piece for block in blocks(lines, is_dated, flows) for piece in _pieces(block, told=told)]
    if told:
        cut = with_whole_names(text, cut, lines)
    entries, homes = find_entries(cut, part.label) if told else ([], [None] * len(cut))
    units: list[Bare] = []
    for block, home in zip(cut, homes, strict=True):
        opens = home is not None and home < 0
        if opens or _is_label(block, part.label):
            continue
        if _is_personal(block):
            continue
        units += _units(text, block, part.label, None if home is None else offset + home)
    return entries, units


def _is_personal(block: Sequence[Row]) -> bool:
    """Tell lines that tell of the person alone: ways to reach them, birth and the like."""
    first = block[0]
    if not (first.is_contact or tells_person(first)):
        return False  # as with most blocks
    return all(row.is_contact or tells_person(row) for row in block[1:])


def _without_feet(part: _Part) -> tuple[Sequence[Row], Sequence[bool]]:
    """Leave out what stands at the foot of a page, be it between two jobs."""
    feet = find_feet(part.lines, bare=True)
    if not any(feet):
        return part.lines, part.flows
    kept = [i for i, foot in enumerate(feet) if not foot]
    return [part.lines[i] for i in kept], [part.flows[i] for i in kept]


def _pieces(block: tuple[Row, ...], *, told: bool) -> list[tuple[Row, ...]]:
    """Part short lines that only look as if they flowed on: names above a line of dates, which do not begin small."""
    wrapped = any(row.follows and row.text[0].islower() for row in block[1:])
    short = (
        told
        and len(block) > 1
        and not wrapped
        and all(may_name(row, studied=False) for row in block)
    )
    return [(row,) for row in block] if short else [block]


def _is_label(block: Sequence[Row], section: str) -> bool:
    """Tell a line that names what follows ("Duties:"), a field of a form or the post applied for from what is told."""
    row = block[0]
    if len(block) > 1 or row.glyph:
        return False
    named = section == "objective" and in_line_label(row.plain) == section
    is_title = row.plain[-1] in ":：" and row.width <= _LABEL
    is_title = is_title or _is_numbered_title(row)
    return named or is_title or heads_deeds(row.plain) or is_field(row.plain)


def _is_numbered_title(row: Row) -> bool:
    """Tell the title of a part of a job, which claims nothing by itself: “项目一：会员私域从0到1”, "Project 2: Loyalty"."""
    may_be = row.width <= _TITLE and row.plain[0] in _NUMBERED_BEGIN
    return may_be and _NUMBERED.fullmatch(row.plain) is not None


def is_dated(row: Row) -> bool:
    """Tell whether a line holds a range of dates and little else, as entry lines do."""
    if row.glyph or row.dates is None or row.dates.last is None:
        return False
    return stands_apart(row.text, row.plain, row.dates, studied=False)


def _units(text: str, block: Sequence[Row], label: str, entry: int | None) -> Iterator[Bare]:
    start = block[0].start + block[0].glyph
    for span in sentences(text[start : block[-1].end], start):
        yield Bare(span.start, span.end, label, entry, bullet=bool(block[0].glyph))


def _closed(entries: Sequence[Entry], sections: Sequence[Section]) -> Iterator[Entry]:
    """Let each entry run to the next one or to the end of its section."""
    for entry, following in zip_longest(entries, entries[1:]):
        section = next(s for s in sections if s.start <= entry.start < s.end)
        end = min(section.end, following.start if following else section.end)
        yield replace(entry, end=end, months=months_of(entry))
