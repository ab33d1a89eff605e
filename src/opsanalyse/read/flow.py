"""Paragraphs, table rows and pieces of text as a format's walker meets them → rows of a Draft.

The conventions of DOCX hold for all flowing formats: one row a paragraph; the cells of a table
row parted by tabs, unless a cell holds several paragraphs, which then stand on rows of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from opsanalyse.read.draft import Remark, Row
from opsanalyse.read.glyphs import plain

_BLANKS: Final = re.compile("[ \n\r\f]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of text with one look; ``hidden`` says why nobody would see it."""

    text: str
    bold: bool = False
    size: float | None = None
    hidden: str = ""


@dataclass
class _Paragraph:
    style: str
    gap: bool
    pieces: list[Piece] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)


class Flow:
    """Collects rows. Every ``begin`` has its ``end``; what floats inside a paragraph follows it."""

    def __init__(self, *, collapse: bool = False) -> None:
        self.rows: list[Row] = []
        self.remarks: list[Remark] = []
        self._collapse = collapse
        self._sinks: list[list[Row]] = [self.rows]
        self._cells: list[list[list[Row]]] = []
        self._open: list[_Paragraph] = []
        self._gap = False

    def begin(self, style: str = "", *, gap: bool = False) -> None:
        """Start a paragraph, inside another one if that is still open."""
        self._open.append(_Paragraph(style, gap or style == "heading"))

    def add(self, piece: Piece) -> None:
        """Add text to the open paragraph, or to one of its own."""
        if self._open:
            self._open[-1].pieces.append(piece)
        elif piece.text.strip():
            self.begin()
            self._open[-1].pieces.append(piece)
            self.end()

    def end(self, style: str = "") -> None:
        """Finish the innermost paragraph; some formats tell its style only now."""
        paragraph = self._open.pop()
        paragraph.style = paragraph.style or style
        self.remarks += hidden_remarks(paragraph.pieces)
        rows = paragraph_rows(
            [p for p in paragraph.pieces if not p.hidden], paragraph.style, self._spaces
        )
        sink = self._open[-1].after if self._open and len(self._sinks) == 1 else self._sinks[-1]
        for number, row in enumerate(rows):
            sink.append(replace(row, gap=number == 0 and (paragraph.gap or self._gap)))
        self._gap = self._gap and not rows
        sink += paragraph.after

    def part(self) -> None:
        """Set what follows apart from what came before."""
        self._gap = True

    def begin_row(self) -> None:
        """Start a row of a table."""
        self._cells.append([])

    def begin_cell(self) -> None:
        """Start a cell of the row."""
        self._sinks.append([])

    def end_cell(self) -> None:
        """Finish the cell."""
        cell = self._sinks.pop()
        if self._cells:
            self._cells[-1].append(cell)
        else:
            self._sinks[-1].extend(cell)

    def end_row(self) -> None:
        """Finish the row."""
        self._sinks[-1].extend(table_row(self._cells.pop()))

    def _spaces(self, text: str) -> str:
        return _BLANKS.sub(" ", text) if self._collapse else text


def hidden_remarks(pieces: Sequence[Piece]) -> list[Remark]:
    """Neighbouring pieces hidden for one reason are told as one."""
    told: list[list[str]] = []
    for piece in pieces:
        if told and told[-1][0] == piece.hidden:
            told[-1][1] += piece.text
        else:
            told.append([piece.hidden, piece.text])
    return [
        Remark("hidden-text", {"quote": text.strip()[:500], "reason": reason})
        for reason, text in told
        if reason and text.strip()
    ]


def paragraph_rows(pieces: Sequence[Piece], style: str, spaces: Callable[[str], str]) -> list[Row]:
    """One paragraph → its rows: a line break (U+2028) starts a new one."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = spaces(piece.text).split("\u2028")
        lines[-1].append(replace(piece, text=first))
        lines.extend([replace(piece, text=part)] for part in others)
    rows = [
        _row(line, style if number == 0 or style == "heading" else "")
        for number, line in enumerate(lines)
    ]
    return [row for row in rows if row.text]


def _row(line: Sequence[Piece], style: str) -> Row:
    text = plain("".join(piece.text for piece in line)).strip()
    inked = [piece for piece in line if piece.text.strip()]
    bold = sum(len(piece.text.strip()) for piece in inked if piece.bold)
    size = next((piece.size for piece in inked), None)
    return Row(
        text, size=size, bold=2 * bold > sum(len(p.text.strip()) for p in inked), style=style
    )


def table_row(cells: Sequence[Sequence[Row]]) -> list[Row]:
    """Join cells with tabs, or keep the rows of cells that hold several."""
    if any(len(cell) > 1 for cell in cells):
        return [
            replace(row, style=row.style or "cell", gap=row.gap or n == 0)
            for cell in cells
            for n, row in enumerate(cell)
        ]
    rows = [cell[0] for cell in cells if cell]
    if len(rows) <= 1:
        return [replace(row, style=row.style or "cell") for row in rows]
    text = "\t".join(row.text for row in rows)
    return [
        Row(
            text,
            size=rows[0].size,
            bold=all(row.bold for row in rows),
            style="cell",
            gap=rows[0].gap,
        )
    ]
