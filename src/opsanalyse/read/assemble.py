"""A Draft and the file's facts → the Document: one text, lines with their spans, notes."""

from __future__ import annotations

from opsanalyse.read.draft import Corners, Draft, Remark
from opsanalyse.types import Box, Document, Line, Note, Page


def document_of(draft: Draft, name: str, sha256: str) -> Document:
    """Join rows with line ends; a visible separation becomes one empty line."""
    parts: list[str] = []
    lines: list[Line] = []
    position = 0
    for row in draft.rows:
        if parts:
            separator = "\n\n" if row.gap else "\n"
            parts.append(separator)
            position += len(separator)
        end = position + len(row.text)
        lines.append(
            Line(position, end, row.page, _box(row.box), row.size, row.bold, row.style, row.edges)
        )
        parts.append(row.text)
        position = end
    return Document(
        name=name,
        sha256=sha256,
        media_type=draft.media_type,
        text="".join(parts),
        lines=tuple(lines),
        pages=tuple(
            Page(leaf.number, leaf.width, leaf.height, leaf.readable) for leaf in draft.leaves
        ),
        notes=tuple(_note(remark) for remark in draft.remarks),
    )


def plain_document(text: str, name: str, sha256: str, media_type: str) -> Document:
    """Keep the text as it is; its lines are the ones between line ends."""
    lines = []
    position = 0
    for part in text.split("\n"):
        stripped = part.strip()
        if stripped:
            start = position + part.index(stripped)
            lines.append(Line(start, start + len(stripped)))
        position += len(part) + 1
    return Document(name, sha256, media_type, text, tuple(lines), (Page(1),))


def _note(remark: Remark) -> Note:
    return Note(remark.code, dict(remark.facts), None, remark.page, _box(remark.box))


def _box(corners: Corners | None) -> Box | None:
    return Box(*corners) if corners else None
