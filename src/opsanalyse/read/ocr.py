"""A page's picture → rows of recognised text: runs in a worker of its own, one for all files.

Needs the extra ``opsanalyse[ocr]``; its models travel in its wheel, nothing is fetched.
"""

from __future__ import annotations

import io
from functools import cache
from importlib.util import find_spec
from statistics import mean
from typing import Any, Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Draft, Leaf, Remark, Row

_DPI: Final = 150.0
_UNSURE: Final = 0.85
_SMALLEST_SCORE: Final = 0.5
"""Below, what was read is a smudge more often than a word."""
_LONGEST_SIDE: Final = 4000
_MOST_PIXELS: Final = 60_000_000


def is_available() -> bool:
    """Tell whether the extra is installed, without loading it."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def page(data: bytes, kind: str, number: int, password: str | None = None) -> Draft:
    """Recognise page ``number`` (from 1) of a PDF, or frame ``number`` of a picture."""
    pixels, scale, turned_size = (
        _pdf_pixels(data, number, password) if kind == "pdf" else _image_pixels(data, number)
    )
    result = _engine()(pixels)
    texts = list(result.txts or ())
    lines = [
        (text, [(float(x) * scale, float(y) * scale) for x, y in box], float(score))
        for text, box, score in zip(
            texts, result.boxes if texts else (), result.scores or (), strict=True
        )
        if score >= _SMALLEST_SCORE and text.strip()
    ]
    rows = _rows(lines, number)
    return Draft(
        "", tuple(rows), (Leaf(number, *turned_size, readable=bool(rows)),), _remarks(lines, number)
    )


def frames(data: bytes) -> int:
    """Return how many pictures a file holds."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return int(getattr(image, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DocumentError("", "damaged", str(error)[:200]) from error


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # Without the direction classifier: quicker, and it turns good lines upside down now and then.
    return RapidOCR(params={"Global.use_cls": False, "Global.log_level": "error"})


def _pdf_pixels(
    data: bytes, number: int, password: str | None
) -> tuple[Any, float, tuple[float, float]]:
    import numpy as np

    from opsanalyse.read.pdf_file import Picture, opened, page_of, view_of

    with opened(data, password) as document, page_of(document, number) as opened_page:
        if opened_page is None:
            raise DocumentError("", "damaged", f"page {number}")
        view = view_of(opened_page)
        picture = Picture(opened_page, view, _DPI)
        pixels = (
            np.frombuffer(picture.pixels, np.uint8)
            .reshape(picture.height, picture.width, 4)[:, :, :3]
            .copy()
        )
        return pixels, 1 / picture.scale, view.size


def _image_pixels(data: bytes, number: int) -> tuple[Any, float, tuple[float, float]]:
    import numpy as np
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.seek(number - 1)
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise DocumentError("", "damaged", str(error)[:200]) from error
    flat = Image.new("RGBA", upright.size, "white")
    flat.alpha_composite(upright)
    flat.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    points = 842 / max(flat.size)  # as if it were a sheet of A4
    pixels = np.asarray(flat.convert("RGB"))[:, :, ::-1].copy()
    return pixels, points, (flat.width * points, flat.height * points)


def _rows(lines: list[tuple[str, list[tuple[float, float]], float]], number: int) -> list[Row]:
    from opsanalyse.read.chars import Run
    from opsanalyse.read.columns import columns_of
    from opsanalyse.read.rows import rows_of

    runs = []
    for index, (text, corners, _) in enumerate(lines):
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
        # Characters are taken as equally wide: boxes of words are then near enough.
        step = (x1 - x0) / len(text)
        lefts = [x0 + step * place for place in range(len(text))]
        runs.append(
            Run(
                x0,
                y0,
                x1,
                y1,
                list(text),
                lefts,
                [left + step for left in lefts],
                index,
                (y1 - y0) / 1.2,
            )
        )
    return rows_of(columns_of(runs).lines, number) if runs else []


def _remarks(
    lines: list[tuple[str, list[tuple[float, float]], float]], number: int
) -> tuple[Remark, ...]:
    if not lines:
        return (Remark("page-unreadable", {"page": number, "reason": "ocr"}, number),)
    sure = mean(score for _, _, score in lines)
    if sure < _UNSURE:
        return (Remark("ocr-unsure", {"page": number, "percent": round(100 * sure)}, number),)
    return (Remark("ocr-page", {"page": number}, number),)
