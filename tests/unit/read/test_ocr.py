"""Pictures and scans, where the OCR extra is installed; elsewhere they are refused with its remedy."""

from __future__ import annotations

import io
import os

import pytest
from reading_files import PEOPLE, cases, chromium, printed
from reading_office import pdf

from opsanalyse.errors import REMEDIES, DocumentError
from opsanalyse.read import ocr, read_bytes
from opsanalyse.read.draft import Draft, Row
from opsanalyse.read.pdf_file import Picture, opened, page_of, view_of
from opsanalyse.read.route import _with_page

needs_ocr = pytest.mark.skipif(
    not ocr.is_available() and not os.environ.get("OPSANALYSE_REQUIRE_OCR"),
    reason="needs opsanalyse[ocr]: make ocr",
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


def scanned(data: bytes, kind: str) -> bytes:
    image = pytest.importorskip("PIL.Image")
    with opened(data, None) as document, page_of(document, 1) as page:
        picture = Picture(page, view_of(page), 150)
        made = image.frombuffer(
            "RGBX", (picture.width, picture.height), picture.pixels, "raw", "BGRX"
        ).convert("RGB")
    target = io.BytesIO()
    made.save(target, kind, resolution=150)
    return target.getvalue()


def letters(text: str) -> str:
    """Leave punctuation out: recognition takes full-width marks for plain ones."""
    return "".join(char for char in text if char.isalnum())


def test_without_the_extra_the_remedy_is_the_line_to_type(monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    with pytest.raises(DocumentError) as refused:
        read_bytes(PNG, "scan.png")

    assert refused.value.code == "scanned"
    assert "pip install 'opsanalyse[ocr]'" in REMEDIES["scanned"]


def test_a_page_that_is_only_a_picture_is_scanned(monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    with pytest.raises(DocumentError) as refused:
        read_bytes(pdf(picture), "scan.pdf")

    assert (refused.value.code, refused.value.detail) == ("scanned", "page 1")


def test_a_stamp_on_a_scan_is_no_text_and_a_line_beside_a_picture_is_not_lost(monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q BT /F1 9 Tf 20 20 Td 1 0 0 rg (by CamScan) Tj ET"
    with pytest.raises(DocumentError) as refused:
        read_bytes(pdf(picture), "scan.pdf")
    read = Draft("", (Row("beside the picture"), Row("next page", page=2)))
    nothing_seen = _with_page(read, Draft("", ()), 1)
    seen = _with_page(read, Draft("", (Row("in the picture"),)), 1)

    assert refused.value.code == "scanned"
    assert [row.text for row in nothing_seen.rows] == ["beside the picture", "next page"]
    assert [row.text for row in seen.rows] == ["in the picture", "next page"]


@needs_ocr
def test_a_broken_picture_is_damaged():
    with pytest.raises(DocumentError) as refused:
        read_bytes(PNG, "scan.png")

    assert refused.value.code == "damaged"


@needs_ocr
@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="needs a Chromium")
@pytest.mark.parametrize("lang", list(PEOPLE))
@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_scans_are_read_with_boxes_progress_and_a_note(lang, kind):
    case = next(c for c in cases() if c.name == f"{lang}-single")
    seen: list[tuple[int, int]] = []
    document = read_bytes(
        scanned(printed({"a": case.page})["a"], kind),
        "scan",
        progress=lambda done, of: seen.append((done, of)),
    )
    wanted = [line for line in case.truths[0].split("\n") if line.isascii() or lang == "zh"]
    found = letters(document.text)

    assert sum(letters(line)[:12] in found for line in wanted) >= 0.8 * len(wanted)
    assert [note.code for note in document.notes] == ["ocr-page"]
    assert seen == [(0, 1), (1, 1)]
    assert all(line.box for line in document.lines)
