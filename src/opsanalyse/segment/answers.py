"""The stretch behind a question → where its answer ends: before the title of the next part, a farewell, a page's foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from opsanalyse.segment.asking import either
from opsanalyse.segment.captions import TELLS, is_part_name
from opsanalyse.segment.rows import Row, Shelf
from opsanalyse.segment.widths import columns
from opsanalyse.types import Span

_TITLE: Final = 44  # columns that the title of a part has at most
_FOOT: Final = 64
_ENDS: Final = '。.!！?？；;…”"»)）'
_NUMBER: Final = re.compile(r"(?P<no>[0-9]{1,2})[.、)]")
_CHAPTER: Final = re.compile("(?:第?[一二三四五六七八九十]{1,3}[、章节部]|[IVX]{1,4}[.)])")


def answer_end(
    text: str, answer: Span, lines: Shelf, others: Sequence[Span], *, is_last: bool
) -> int:
    """Return where ``answer`` really ends; ``others`` are the other answers, which only the last is measured by."""
    rows = list(lines.within(answer))
    if len(rows) < 2:
        return answer.end
    kept = _without_foot(text, rows, others) if is_last else _without_titles(rows)
    return min(answer.end, kept[-1].end) if len(kept) < len(rows) else answer.end


def _without_titles(rows: list[Row]) -> list[Row]:
    """Leave out the title of the part that the next question opens."""
    numbers = Counter(map(_number, rows))
    chapters = sum(_CHAPTER.match(row.text) is not None for row in rows)
    end = len(rows)
    while end > 1:
        row = rows[end - 1]
        number = _number(row)
        numbers[number] -= 1
        chapters -= _CHAPTER.match(row.text) is not None
        counted = number is not None and numbers[number - 1] > 0
        if not _is_title(row, opens=not chapters, counted=counted):
            break
        end -= 1
    return rows[:end]


def _number(row: Row) -> int | None:
    found = _NUMBER.match(row.plain)
    return int(found["no"]) if found else None


def _is_title(row: Row, *, opens: bool, counted: bool) -> bool:
    """Tell a title; ``opens`` says that no chapter stands above, ``counted`` that the number before its own does."""
    text = row.text.strip("* ")
    if columns(text) > _TITLE or (text[-1] in _ENDS and not text.isupper()):
        return False
    look = row.look is not None and (row.look.bold or row.look.style == "heading")
    if text.startswith("#") or look:
        return True
    if opens and _CHAPTER.match(text):
        return True
    if _number(row) is not None:
        return not counted
    return row.after_blank and not row.glyph


def _without_foot(text: str, rows: list[Row], others: Sequence[Span]) -> list[Row]:
    """Leave out a farewell with its name, and what stands at the foot of a page."""
    for n, row in enumerate(rows[1:], 1):
        if row.after_blank and _leave().match(row.plain) and row.width <= _FOOT:
            return rows[:n]
    paragraphs = any("\n\n" in text[other.start : other.end] for other in others)
    starts = [n for n, row in enumerate(rows) if row.after_blank and n]
    if not starts:
        return rows
    last = starts[-1]
    short = all(row.width <= _FOOT for row in rows[last:])
    plain = len(rows) - last <= 2 and short
    if not plain or any(row.glyph or _is_listed(row) or _tells(row) for row in rows[last:]):
        return rows
    unlike = _indent(text, rows[last]) != _indent(text, rows[last - 1])
    open_ended = rows[-1].text[-1] not in _ENDS
    return rows[:last] if open_ended or unlike or (others and not paragraphs) else rows


def _tells(row: Row) -> bool:
    """Tell a line that names a part of the story ("Result:") or reports a figure from the foot of a page."""
    return is_part_name(row.plain) or TELLS.search(row.text) is not None


def _is_listed(row: Row) -> bool:
    return row.look is not None and row.look.style == "list"


def _indent(text: str, row: Row) -> int:
    return row.start - (text.rfind("\n", 0, row.start) + 1)


@cache
def _leave() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('leave')}\s*(?:[,，.。!！]|$)")
