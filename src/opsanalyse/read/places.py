"""A span of a Document → its boxes on pages; a page → its picture with lines numbered as read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from opsanalyse.errors import DocumentError
from opsanalyse.read import load, read_bytes
from opsanalyse.read.route import Options, drawn
from opsanalyse.read.sniff import sniff
from opsanalyse.types import Box, Document, Line, Span


def boxes(document: Document, span: Span) -> tuple[tuple[int, Box], ...]:
    """Return a page number and a box for each line that ``span`` touches; none without pages."""
    touched = [
        line
        for line in document.lines
        if line.box and line.start < span.end and span.start < line.end
    ]
    return tuple((line.page, _part(line, line.box, span)) for line in touched if line.box)


def _part(line: Line, box: Box, span: Span) -> Box:
    if len(line.edges) != line.end - line.start + 1:
        return box
    left = line.edges[max(span.start, line.start) - line.start]
    right = line.edges[min(span.end, line.end) - line.start]
    return Box(min(left, right), box.y0, max(left, right), box.y1)


def draw(path: Path | str, page: int = 1, *, dpi: float = 110.0, **reading: Any) -> bytes:
    """Return page ``page`` of a PDF as PNG, its lines framed and numbered in reading order.

    ``reading`` are the keywords of ``read``.
    """
    path = Path(path)
    options = Options(**reading)
    data = load(path, options.limits.size)
    if sniff(data, path.name) != "pdf":
        raise DocumentError(path.name, "unsupported", "only PDF pages can be drawn")
    document = read_bytes(data, path.name, **reading)
    if not 1 <= page <= len(document.pages):
        raise DocumentError(path.name, "missing", f"it has {len(document.pages)} pages")
    lines = [line for line in document.lines if line.page == page and line.box]
    marks = [
        [line.box.x0, line.box.y0, line.box.x1, line.box.y1, str(number)]
        for number, line in enumerate(lines, 1)
        if line.box
    ]
    return drawn(data, path.name, page, dpi, options, marks)
