"""PDF bytes → opened pages of PDFium, closed again whatever happens; its errors become ours."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

import pypdfium2_raw.bindings as pdfium

from opsanalyse.errors import DocumentError
from opsanalyse.read.chars import View

_LETTER: Final = (0.0, 0.0, 612.0, 792.0)
_PASSWORD: Final = 4
_SECURITY: Final = 5
_LONGEST_SIDE: Final = 2400
_FARTHEST: Final = 1e6
_WRITTEN: Final = frozenset(
    {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP}
)
_MOST_ANNOTATIONS: Final = 1000


@cache
def _library() -> None:
    pdfium.FPDF_InitLibrary()


@contextmanager
def opened(data: bytes, password: str | None) -> Iterator[Any]:
    """Open a document; DocumentError "encrypted" or "damaged" when PDFium cannot."""
    _library()
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), password.encode() if password else None)
    if not handle:
        error = pdfium.FPDF_GetLastError()
        code = "encrypted" if error in {_PASSWORD, _SECURITY} else "damaged"
        raise DocumentError(
            "",
            code,
            "wrong password" if code == "encrypted" and password else f"PDFium error {error}",
        )
    try:
        yield handle
    finally:
        pdfium.FPDF_CloseDocument(handle)


@contextmanager
def page_of(document: Any, number: int) -> Iterator[Any | None]:
    """Open page ``number`` (from 1), or give nothing where it is broken.

    What stands in form fields and text comments is made part of the page first.
    """
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if (
        page
        and _has_written_annotations(page)
        and pdfium.FPDFPage_Flatten(page, 0) == pdfium.FLATTEN_SUCCESS
    ):
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, number - 1)
    try:
        yield page or None
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _has_written_annotations(page: Any) -> bool:
    count = pdfium.FPDFPage_GetAnnotCount(page)
    return any(_subtype(page, index) in _WRITTEN for index in range(min(count, _MOST_ANNOTATIONS)))


def _subtype(page: Any, index: int) -> int:
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return 0
    subtype = int(pdfium.FPDFAnnot_GetSubtype(annotation))
    pdfium.FPDFPage_CloseAnnot(annotation)
    return subtype


@contextmanager
def text_of(page: Any) -> Iterator[Any | None]:
    """Open a page's text, or give nothing."""
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        yield text_page or None
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)


def view_of(page: Any) -> View:
    """Return the page's crop box and rotation; absurd boxes become a sheet of letter paper."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        return View(*_LETTER)
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    if not (
        right - left > 1
        and top - bottom > 1
        and max(map(abs, (left, right, bottom, top))) < _FARTHEST
    ):
        return View(*_LETTER)
    return View(left, bottom, right, top, pdfium.FPDFPage_GetRotation(page) % 4)


class Picture:
    """A page's picture, painted when first asked for: blue, green, red and an unused byte a pixel."""

    def __init__(self, page: Any, view: View, dpi: float) -> None:
        width, height = view.size
        self.scale = min(dpi / 72, _LONGEST_SIDE / max(width, height))
        self.width, self.height = (
            max(1, round(width * self.scale)),
            max(1, round(height * self.scale)),
        )
        self._page, self._turns = page, (view.turns - pdfium.FPDFPage_GetRotation(page)) % 4
        self._pixels = b""

    @property
    def stride(self) -> int:
        """Bytes a row."""
        return self.width * 4

    @property
    def pixels(self) -> bytes:
        """All rows from the top."""
        if not self._pixels:
            self._pixels = self._paint()
        return self._pixels

    def _paint(self) -> bytes:
        buffer = ctypes.create_string_buffer(self.stride * self.height)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            self.width, self.height, pdfium.FPDFBitmap_BGRx, buffer, self.stride
        )
        if not bitmap:
            raise MemoryError
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, self._page, 0, 0, self.width, self.height, self._turns, pdfium.FPDF_ANNOT
        )
        pdfium.FPDFBitmap_Destroy(bitmap)
        return buffer.raw

    def contrast(self, box: tuple[float, float, float, float]) -> int:
        """Return the largest difference of one colour channel inside ``box`` (points)."""
        x0, y0, x1, y1 = (round(side * self.scale) for side in box)
        x0, x1 = max(0, x0), min(self.width, max(x1, x0 + 1))
        rows = range(max(0, y0), min(self.height, max(y1, y0 + 1)))
        strips = [self.pixels[y * self.stride + x0 * 4 : y * self.stride + x1 * 4] for y in rows]
        area = b"".join(strips)
        return max((max(area[c::4]) - min(area[c::4]) for c in range(3)), default=0) if area else 0
