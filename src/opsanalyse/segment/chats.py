"""Lines of a chat export → what was written: without times and senders, each message a line that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from opsanalyse.segment.marks import TIME, TO_ALL
from opsanalyse.segment.rows import Row, clipped
from opsanalyse.types import Span

_STAMP: Final = rf"(?:[\[(（]{TIME}[\])）]|{TIME})"
_WHO: Final = r"[^\s\d:：\[(（][^:：\n。！？!?;；]{0,39}?"
_INLINE: Final = tuple(
    map(
        re.compile,
        (
            # [2024-05-06 10:04] 王小雨: …, 12/03/24, 9:03 - Iker Sanz: …
            rf"{_STAMP}\s*[-–—]?\s*(?:From\s+)?(?P<who>{_WHO})(?:{TO_ALL})?\s*[:：](?!//)\s*",
            # Marta (09:14): …
            rf"(?P<who>{_WHO})\s*[\[(（]{TIME}[\])）]\s*[:：]\s*",
        ),
    )
)
_ABOVE: Final = tuple(
    map(
        re.compile,
        (
            rf"(?P<who>{_WHO})\s+{_STAMP}",  # Lea Park  10:04 AM
            rf"{_STAMP}\s+(?P<who>[^\s\d:：\-–—][^:：]{{0,39}})",  # 2024-05-06 10:04:05 王小雨
        ),
    )
)
_NOTICE: Final = re.compile(rf"{_STAMP}\s*[-–—]\s")  # 12/03/24, 9:00 - Laura created the group
_CLOCK: Final = re.compile(r"\d:\d")
_TOP: Final = 3  # lines in which a chat shows that it is one
_FEW: Final = 2
_LONGEST: Final = 100  # characters of a time with its sender

Heads = Mapping[int, tuple[int, str]]
"""Where a line with time and sender starts → where they end, and who it is; nobody for a notice."""


def find_heads(lines: Sequence[Row]) -> Heads:
    """Return the times and senders of a chat export; none of a text that is no chat."""
    heads = {row.start: head for row in lines if (head := _head(row))}
    top = [heads[row.start][0] < row.end for row in lines[:_TOP] if row.start in heads]
    sent = sum(bool(who) for _, who in heads.values())
    is_chat = bool(top) and (sent >= _FEW or (sent == 1 and top[0]))
    return heads if is_chat else {}


def messages(lines: list[Row], heads: Heads) -> list[Row]:
    """Return what was written; what stands before the first message stays."""
    return list(_messages(lines, heads)) if heads else lines


def spoken(lines: list[Row], labels: Iterable[Span]) -> list[Row]:
    """Return lines without the names before further turns of an answer; each turn stands alone."""
    return messages(lines, {label.start: (label.end, "") for label in labels})


def _messages(lines: Sequence[Row], heads: Heads) -> Iterator[Row]:
    is_new = False
    for row in lines:
        end = heads[row.start][0] if row.start in heads else row.start
        cut = clipped(row, Span(end, row.end))
        if cut and is_new:
            cut = cut._replace(after_blank=True, follows=False)
        if cut:
            yield cut
        is_new = cut is None


def _head(row: Row) -> tuple[int, str] | None:
    if not _CLOCK.search(row.text):  # most lines hold no time
        return None
    top = row.text[:_LONGEST]
    for pattern in _INLINE:
        if found := pattern.match(top):
            return row.start + found.end(), found["who"]
    for pattern in _ABOVE if top == row.text else ():
        if found := pattern.fullmatch(top):
            return row.end, found["who"]
    return (row.end, "") if _NOTICE.match(top) else None
