"""A Draft and the file's facts → the Document: one text, lines with their spans, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsanalyse.read.draft import Corners, Draft, Remark, Row
from opsanalyse.read.emphasis import without_emphasis
from opsanalyse.read.lures import find_lures
from opsanalyse.read.text import tidy
from opsanalyse.types import Box, Document, Line, Note, Page, Span

_MARKED: Final = "text/markdown"
_TAGS: Final = 0xE0000
_WORD: Final = 12
"""Flags of regions are spelt with a few tags too; a message is longer."""


def document_of(draft: Draft, name: str, sha256: str) -> Document:
    """Join rows with line ends; a visible separation becomes one empty line.

    Rows that speak to an automatic grader are kept out and told in a note.
    """
    rows, lures = _without_lures(draft.rows)
    text, lines = _joined(rows)
    pages = tuple(
        Page(leaf.number, leaf.width, leaf.height, leaf.readable) for leaf in draft.leaves
    )
    notes = tuple(_note(remark) for remark in (*draft.remarks, *lures))
    return Document(name, sha256, draft.media_type, text, tuple(lines), pages, notes)


def plain_document(
    text: str, name: str, sha256: str, media_type: str, *, is_laid_out: bool = False
) -> Document:
    """Keep the text as written; its lines are the ones between line ends.

    ``is_laid_out`` lets two columns that stand side by side be told one behind the other.
    """
    written, text = text, tidy(text)
    parted = _parted(text) if is_laid_out else None
    text = parted or text
    text, bold = without_emphasis(text) if media_type == _MARKED else (text, frozenset())
    lines = []
    position = 0
    for n, part in enumerate(text.split("\n")):
        stripped = part.strip()
        if stripped:
            start = position + part.index(stripped)
            lines.append(Line(start, start + len(stripped), bold=n in bold))
        position += len(part) + 1
    notes = tuple(
        Note("grader-instruction", {"quote": text[s.start : s.end]}, s) for s in find_lures(text)
    )
    notes += _smuggled(written) + ((Note("two-columns", {}),) if parted else ())
    return Document(name, sha256, media_type, text, tuple(lines), (Page(1),), notes)


def _parted(text: str) -> str | None:
    """Return the columns of a text one behind the other; what parts them is loaded where gaps call for it."""
    if "   " not in text:
        return None
    from opsanalyse.read.side_by_side import in_reading_order

    return in_reading_order(text)


def _joined(rows: Sequence[Row]) -> tuple[str, list[Line]]:
    parts: list[str] = []
    lines: list[Line] = []
    position = 0
    for row in rows:
        if parts:
            parts.append("\n\n" if row.gap else "\n")
            position += len(parts[-1])
        end = position + len(row.text)
        lines.append(
            Line(position, end, row.page, _box(row.box), row.size, row.bold, row.style, row.edges)
        )
        parts.append(row.text)
        position = end
    return "".join(parts), lines


def _without_lures(rows: Sequence[Row]) -> tuple[list[Row], list[Remark]]:
    text, lines = _joined(rows)
    spans = find_lures(text)
    if not spans:
        return list(rows), []
    kept: list[Row] = []
    remarks: list[Remark] = []
    for row, line in zip(rows, lines, strict=True):
        if any(_overlap(line, span) for span in spans):
            remarks.append(
                Remark("grader-instruction", {"quote": row.text[:500]}, row.page, row.box)
            )
        else:
            kept.append(row)
    return kept, remarks


def _smuggled(text: str) -> tuple[Note, ...]:
    """Tag characters spell ASCII that no reader sees: say what they spell."""
    hidden = "".join(chr(ord(char) - _TAGS) for char in text if _TAGS < ord(char) < _TAGS + 0x7F)
    return (
        (Note("hidden-text", {"quote": hidden[:500], "reason": "invisible"}),)
        if len(hidden) >= _WORD
        else ()
    )


def _overlap(line: Span, span: Span) -> bool:
    return line.start < span.end and span.start < line.end


def _note(remark: Remark) -> Note:
    return Note(remark.code, dict(remark.facts), None, remark.page, _box(remark.box))


def _box(corners: Corners | None) -> Box | None:
    return Box(*corners) if corners else None
