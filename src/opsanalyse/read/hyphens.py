"""Rows whose last word was cut at the line's end → rows with whole words.

The word's rest moves up to the row where it began, so that every row ends with a whole word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from opsanalyse.read.chars import HYPHEN
from opsanalyse.read.draft import Row

_CUT: Final = re.compile(f"([^\\W\\d_]+)[-{HYPHEN}]$")
_REST: Final = re.compile(r"[^\W\d_]+[,.;:!?)\]»”’]*")
# "linkedin.com/in/ana-", "ana.ruiz-": an address keeps each of its signs
_ADDRESS: Final = re.compile(
    r"(?:\S+\.[a-z]{2,}/\S*|https?://\S*|\S+@\S*|www\.\S*)$", re.IGNORECASE
)
_WHOLE: Final = re.compile(r"\S+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def rejoined(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with cut words made whole; hyphens that belong to a word stay."""
    if not any(_CUT.search(row.text) for row in rows):
        return [_plain(row) for row in rows]
    known = {word.lower() for row in rows for word in _WORD.findall(row.text)}
    done: list[Row] = []
    for row in rows:
        above = done[-1] if done else None
        if above and _continues(above, row):
            done[-1], rest = _join(above, row, known)
            done.extend(rest)
        else:
            done.append(row)
    return [_plain(row) for row in done]


def _continues(above: Row, row: Row) -> bool:
    cut = _CUT.search(above.text)
    # German and Spanish never cut a word before a capital; a capital starts something else.
    return bool(cut) and row.text[:1].islower() and not row.gap


def _join(above: Row, row: Row, known: set[str]) -> tuple[Row, Iterable[Row]]:
    cut = _CUT.search(above.text)
    address = _ADDRESS.search(above.text) is not None
    rest = (_WHOLE if address else _REST).match(row.text)
    if not cut or not rest:
        return above, [row]
    first, second = cut.group(1), rest.group().rstrip(",.;:!?)]»”’")
    drop = not (address or _keeps_hyphen(first.lower(), second.lower(), known))
    head = above.text[:-1] if drop else above.text[:-1] + "-"
    edges = (
        above.edges[: len(head)] + above.edges[-1:] * (len(rest.group()) + 1) if above.edges else ()
    )
    joined = replace(above, text=head + rest.group(), edges=edges)
    left = row.text[rest.end() :]
    trimmed = left.lstrip()
    start = rest.end() + len(left) - len(trimmed)
    if not trimmed:
        return joined, []
    box = (row.edges[start], *row.box[1:]) if row.box and row.edges else row.box
    return joined, [replace(row, text=trimmed, edges=row.edges[start:], box=box)]


def _keeps_hyphen(first: str, second: str, known: set[str]) -> bool:
    """The document's own spelling elsewhere decides; else a list of first parts of compounds."""
    if f"{first}-{second}" in known:
        return True
    return first + second not in known and first in _compounds()


@cache
def _compounds() -> frozenset[str]:
    lines = (Path(__file__).parent / "hyphens.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _plain(row: Row) -> Row:
    return replace(row, text=row.text.replace(HYPHEN, "-")) if HYPHEN in row.text else row
