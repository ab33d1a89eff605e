"""A PDF page and marks → PNG (base64): frames and figures painted on the page's picture, in plain Python."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Any, Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.pdf_file import Picture, opened, page_of, view_of

_INK: Final = bytes((0x20, 0x50, 0xD0))
_SHAPES: Final = {
    "0": ("111", "101", "101", "101", "111"),
    "1": ("010", "110", "010", "010", "111"),
    "2": ("111", "001", "111", "100", "111"),
    "3": ("111", "001", "111", "001", "111"),
    "4": ("101", "101", "111", "001", "001"),
    "5": ("111", "100", "111", "001", "111"),
    "6": ("111", "100", "111", "101", "111"),
    "7": ("111", "001", "010", "010", "010"),
    "8": ("111", "101", "111", "101", "111"),
    "9": ("111", "101", "111", "001", "111"),
}


def png(
    data: bytes, number: int, dpi: float, marks: list[list[Any]], password: str | None = None
) -> str:
    """Return the picture of page ``number`` with each mark (left, top, right, bottom, label)."""
    with opened(data, password) as document, page_of(document, number) as page:
        if page is None:
            raise DocumentError("", "damaged", f"page {number}")
        picture = Picture(page, view_of(page), dpi)
        canvas = _Canvas(picture)
        for left, top, right, bottom, label in marks:
            canvas.frame(*(round(side * picture.scale) for side in (left, top, right, bottom)))
            canvas.label(round(left * picture.scale), round(top * picture.scale), str(label))
        return base64.b64encode(canvas.encoded()).decode()


class _Canvas:
    """Rows of red, green and blue bytes."""

    def __init__(self, picture: Picture) -> None:
        self.width, self.height = picture.width, picture.height
        pixels = picture.pixels
        self._rows = bytearray(self.width * self.height * 3)
        for place, source in enumerate((2, 1, 0)):
            self._rows[place::3] = pixels[source::4]

    def frame(self, left: int, top: int, right: int, bottom: int) -> None:
        """Draw a thin rectangle."""
        for x in range(left, right + 1):
            self._dot(x, top)
            self._dot(x, bottom)
        for y in range(top, bottom + 1):
            self._dot(left, y)
            self._dot(right, y)

    def label(self, right: int, top: int, text: str) -> None:
        """Write figures to the left of a frame, on it where the page ends."""
        left = max(right - 8 * len(text) - 2, 0)
        for place, figure in enumerate(text):
            for y, row in enumerate(_SHAPES.get(figure, ())):
                for x in (x for x, bit in enumerate(row) if bit == "1"):
                    self._block(left + place * 8 + 2 * x, top + 2 * y)

    def _block(self, x: int, y: int) -> None:
        for dx, dy in ((0, 0), (0, 1), (1, 0), (1, 1)):
            self._dot(x + dx, y + dy)

    def _dot(self, x: int, y: int) -> None:
        if 0 <= x < self.width and 0 <= y < self.height:
            start = (y * self.width + x) * 3
            self._rows[start : start + 3] = _INK

    def encoded(self) -> bytes:
        """Return the picture as a PNG file."""
        stride = self.width * 3
        raw = b"".join(
            b"\x00" + self._rows[y * stride : (y + 1) * stride] for y in range(self.height)
        )
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(raw, 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
