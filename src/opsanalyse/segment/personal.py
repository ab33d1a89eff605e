"""A line that tells of birth, gender, nationality and the like → the same without what it tells, which must not weigh."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from opsanalyse.resources import shipped_words
from opsanalyse.segment.cues import unaccented
from opsanalyse.segment.rows import Row
from opsanalyse.segment.widths import columns

_COLON: Final = re.compile("[:：]")
_LONGEST: Final = 160  # columns of a line of such fields
_SHOWN: Final = "0"
"""Stands for whatever is told."""
_PARTED: Final = "|｜,，;；·•\t"
_BESIDE: Final = rf"[{_PARTED}]|/(?![0-9])|\s{{2,}}|\s+[^\s:：{_PARTED}]{{1,12}}(?:\s[^\s:：{_PARTED}]{{1,12}}){{0,2}}\s?[:：]"
"""What may stand behind the value: a mark, a wide gap, or another label."""


def without_values(row: Row) -> Row:
    """Return a line of fields of a person with one sign for every value; other lines as they are."""
    if not _may_tell(row):
        return row
    values = [found.span("value") for found in _fields().finditer(unaccented(row.plain))]
    if not values:
        return row
    begins = [0, *(end for _, end in values)]
    ends = [*(start for start, _ in values), len(row.plain)]
    kept = [row.plain[begin:end] for begin, end in zip(begins, ends, strict=True)]
    plain = _SHOWN.join(kept)
    return row._replace(text=plain, plain=plain, dates=None, width=columns(plain))


def unspoken(text: str, rows: Sequence[Row]) -> str:
    """Return a text of the same length without what such lines tell: no word of it is one of the text's language."""
    parts: list[str] = []
    done = 0
    for row in rows:
        if not ((":" in row.plain or "：" in row.plain) and _may_tell(row)):
            continue
        for found in _fields().finditer(unaccented(row.plain)):
            start, end = (row.start + place for place in found.span("value"))
            parts += (text[done:start], " " * (end - start))
            done = end
    return "".join((*parts, text[done:])) if parts else text


def tells_person(row: Row) -> bool:
    """Tell whether a line holds such fields and nothing else."""
    if not _may_tell(row):
        return False
    rest, count = _fields().subn("", unaccented(row.plain))
    return count > 0 and not rest.strip(f" ./{_PARTED}")


def _may_tell(row: Row) -> bool:
    plain = row.plain
    if not (":" in plain or "：" in plain) or row.glyph or row.width > _LONGEST:
        return False
    labels = _labels()
    parts = _COLON.split(unaccented(plain))[:-1]
    return any(part.rstrip().endswith(labels) for part in parts)


@cache
def _labels() -> tuple[str, ...]:
    table: dict[str, str] = shipped_words("personal")["fields"]
    found = {word.strip() for words in table.values() for word in words.split("|")}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _fields() -> re.Pattern[str]:
    label = "|".join(map(re.escape, _labels()))
    return re.compile(
        rf"(?<![^\s{_PARTED}])(?:{label})\s?[:：]\s?"
        rf"(?P<value>[^\s{_PARTED}/:：](?:[^{_PARTED}/:：]|/(?=[0-9])){{0,40}}?)(?=\s*$|{_BESIDE})"
    )
