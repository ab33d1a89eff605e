"""Bytes (and a file name, only where bytes cannot tell) → the name of the format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Final

MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "html": "text/html",
    "eml": "message/rfc822",
    "csv": "text/csv",
    "markdown": "text/markdown",
    "text": "text/plain",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "tiff": "image/tiff",
    "bmp": "image/bmp",
    "gif": "image/gif",
    "zip": "application/zip",
}
IMAGES: Final = frozenset({"png", "jpeg", "webp", "tiff", "bmp", "gif"})
PLAIN: Final = frozenset({"text", "markdown", "csv"})
"""Formats that need no parser: their characters are their text."""
SHEETS: Final = frozenset({"xlsx", "xls", "ods"})

_MAGIC: Final = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_FOREIGN: Final = (
    b"\x7fELF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"SQLite format 3", b"OggS",
    b"ID3", b"%!PS", b"\xca\xfe\xba\xbe", b"\x00asm", b"wOFF", b"fLaC",
)  # fmt: skip
"""Known types that hold no document."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_HTML: Final = re.compile(
    rb"(?is)\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]"
)
_FRAGMENT: Final = re.compile(
    rb"(?i)\A\s*<(?:div|p|h[1-6]|table|ul|ol|section|article|main|nav|header|aside|meta|style|span)[\s>]"
)
_MAIL_HEADER: Final = re.compile(
    rb"(?i)\A(?:[!-9;-~]+:[ \t].*\r?\n(?:[ \t].*\r?\n)*)*?(?:from|received|return-path|mime-version|message-id|delivered-to):[ \t]"
)
_MAIL_NAMES: Final = re.compile(
    rb"(?im)^(?:from|to|subject|date|mime-version|message-id|received):[ \t]"
)
_BY_NAME: Final = {"csv": "csv", "tsv": "csv", "md": "markdown", "markdown": "markdown"}
_ENOUGH_MAIL_HEADERS: Final = 3


def sniff(data: bytes, name: str = "") -> str:
    """Return a key of ``MEDIA_TYPES``, or "encrypted-office" or "unsupported".

    The content decides. The name only tells CSV and Markdown from other plain text, and what a broken ZIP was.
    """
    head = data[:4096]
    if head.startswith(_ZIP):
        return _zip_kind(data, name)
    if head.startswith(_OLE):
        return _ole_kind(data)
    binary = _binary_kind(head)
    return binary or _text_kind(data, name)


def _binary_kind(head: bytes) -> str:
    magic = next((kind for mark, kind in _MAGIC if head.startswith(mark)), "")
    if magic:
        return magic
    # PDF readers accept rubbish before the header; pdf.js and PDFium look at 1 KiB.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "bmp"
    return "unsupported" if head.startswith(_FOREIGN) else ""


def _text_kind(data: bytes, name: str) -> str:
    head = data[:4096]
    plain = (
        head.replace(b"\x00", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    by_name = _BY_NAME.get(name.rpartition(".")[2].lower())
    if by_name:
        return by_name
    if _HTML.match(plain) or (_FRAGMENT.match(plain) and b"</" in data):
        return "html"
    names = {found.group().lower() for found in _MAIL_NAMES.finditer(head.partition(b"\n\n")[0])}
    if len(names) >= _ENOUGH_MAIL_HEADERS and _MAIL_HEADER.match(head):
        return "eml"
    return "text"


def _zip_kind(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return zip_kind(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return _broken_zip_kind(data, name)


def zip_kind(archive: zipfile.ZipFile) -> str:
    """Return which document an opened ZIP container is; "zip" if it is just an archive of files."""
    names = set(archive.namelist()[:5000])
    mime = _mimetype(archive) if "mimetype" in names else ""
    return next((kind for kind, holds in _ZIP_KINDS if holds(names, mime)), "zip")


def _mimetype(archive: zipfile.ZipFile) -> str:
    if archive.getinfo("mimetype").file_size > 200:
        return ""
    try:
        return archive.read("mimetype").decode("ascii", "replace").strip()
    except (RuntimeError, zipfile.BadZipFile, OSError, NotImplementedError, EOFError):
        return ""


def _broken_zip_kind(data: bytes, name: str) -> str:
    """A cut-off container keeps its first members' names: enough to name the format; else its own name does."""
    suffix = name.rpartition(".")[2].lower()
    named = suffix if suffix in ("docx", "odt", "xlsx") else "zip"
    marks = ((b"word/", "docx"), (b"opendocument.text", "odt"), (b"xl/", "xlsx"))
    return next((kind for mark, kind in marks if mark in data[:65536]), named)


def _starts(prefix: str) -> Callable[[set[str], str], bool]:
    return lambda names, _mime: any(name.startswith(prefix) for name in names)


_ZIP_KINDS: Final[tuple[tuple[str, Callable[[set[str], str], bool]], ...]] = (
    ("odt", lambda _names, mime: "opendocument.text" in mime),
    ("ods", lambda _names, mime: "opendocument.spreadsheet" in mime),
    ("unsupported", lambda _names, mime: "opendocument" in mime or "epub" in mime),
    ("xlsx", _starts("xl/workbook")),
    ("unsupported", _starts("ppt/")),
    # Pages, Numbers and Keynote
    ("unsupported", lambda names, _mime: any(name.endswith(".iwa") for name in names)),
    (
        "docx",
        lambda names, _mime: (
            "word/document.xml" in names or any(n.startswith("word/") for n in names)
        ),
    ),
    ("docx", lambda names, _mime: "[Content_Types].xml" in names),
)


def _ole_kind(data: bytes) -> str:
    """Directory entries of the old container name their streams in UTF-16."""
    streams = (
        ("EncryptedPackage", "encrypted-office"),
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("Book", "xls"),
    )
    return next((kind for name, kind in streams if name.encode("utf-16-le") in data), "unsupported")
