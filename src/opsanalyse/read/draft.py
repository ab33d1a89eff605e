"""What a format's parser hands over: rows of text as laid out, before they become a Document.

These values cross the pipe from the worker as JSON objects, so they hold plain values only
and, having no slots, can be written with ``json.dumps(draft, default=vars)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

FOOT: Final = "foot"
"""The style of a row at the foot of a page: it says nothing of the candidate's work."""
GOES_ON: Final = "wrap"
"""The style of a row that goes on with the paragraph of the row above."""

Corners = tuple[float, float, float, float]
"""Left, top, right, bottom in points, origin at the page's top left."""


@dataclass(frozen=True)
class Row:
    """One line of text. ``gap``: something visibly separates it from the row before."""

    text: str
    page: int = 1
    box: Corners | None = None
    size: float | None = None
    bold: bool = False
    style: str = ""
    gap: bool = False
    edges: tuple[float, ...] = ()
    """x of the left side of each character, and last the right side of the row."""


@dataclass(frozen=True)
class Leaf:
    """A page: number from 1, size in points, and whether it gave text."""

    number: int
    width: float
    height: float
    readable: bool = True


@dataclass(frozen=True)
class Remark:
    """Something to tell of the reading: a code of ``notes.yml``, its facts, a place."""

    code: str
    facts: Mapping[str, int | float | str] = field(default_factory=dict)
    page: int | None = None
    box: Corners | None = None


@dataclass(frozen=True)
class Draft:
    """A whole document as parsed."""

    media_type: str
    rows: tuple[Row, ...]
    leaves: tuple[Leaf, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Limits:
    """How much one document may ask for."""

    size: int = 64 * 1024 * 1024
    """Bytes of the file itself."""
    pages: int = 200
    """Pages beyond it are left out, with a note."""
    characters: int = 5_000_000
    inflated: int = 80_000_000
    """Bytes that a ZIP container's text parts may unpack to."""
    members: int = 3000


@dataclass(frozen=True)
class Sheet:
    """A filled sheet of a workbook, or a table that is a file: its name, and its rows of cells."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Book:
    """The filled sheets of a workbook that a reader sees, and the names of those that are hidden from one."""

    sheets: tuple[Sheet, ...] = ()
    hidden: tuple[str, ...] = ()
