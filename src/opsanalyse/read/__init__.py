"""A file, bytes or text → Document.

Everything but plain text is parsed in a bounded worker process (``start`` begins it early). In
``Document.text`` each line as laid out is a line, an empty line stands where the page visibly
parts two blocks, cells of a table row are parted by tabs, and words cut at a line's end are
whole. Plain text keeps its characters, with accents joined to their letters; only where a file of it surely shows two columns side by side,
the left one comes first, and of subtitles what was said is kept, without numbers and times.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Book, Limits, Sheet

# The worker runs inside this package: what it does not need is imported by who needs it.
if TYPE_CHECKING:
    from opsanalyse.read.route import Options, Progress
    from opsanalyse.types import Document

__all__ = [
    "Book",
    "Limits",
    "Sheet",
    "from_text",
    "load",
    "read",
    "read_bytes",
    "start",
    "stop",
    "tables",
    "text_of",
]


def start() -> None:
    """Start this process's worker now, without waiting: it loads while the caller does other work."""
    from opsanalyse.read import pool

    pool.start()


def stop() -> None:
    """End this process's workers; the next file starts new ones. Called by itself at exit."""
    from opsanalyse.read import pool

    pool.stop()


def read(
    source: Path | str,
    *,
    password: str | None = None,
    timeout: float = 20.0,
    limits: Limits | None = None,
    ocr: bool = True,
    progress: Progress | None = None,
) -> Document:
    """Read one file, told by its content. DocumentError says why it cannot be read.

    ``password`` opens a PDF; ``timeout`` is in seconds, for the parsing; without ``ocr`` pictures
    stay unread; ``progress`` is called with the number of pages recognised so far, and of all.
    """
    path = Path(source)
    wanted = limits or Limits()
    return read_bytes(
        load(path, wanted.size),
        path.name,
        password=password,
        timeout=timeout,
        limits=wanted,
        ocr=ocr,
        progress=progress,
    )


def read_bytes(  # noqa: PLR0913 - the options of read()
    data: bytes,
    name: str,
    *,
    password: str | None = None,
    timeout: float = 20.0,
    limits: Limits | None = None,
    ocr: bool = True,
    progress: Progress | None = None,
) -> Document:
    """Read a file's bytes; ``name`` is for messages, and tells CSV and Markdown from other text."""
    from opsanalyse.read.route import Options
    from opsanalyse.read.sniff import MEDIA_TYPES, PLAIN

    options = Options(password, timeout, limits or Limits(), ocr, progress)
    kind = _kind(data, name, options.limits.size)
    if kind in PLAIN:
        return _plain(data, name, MEDIA_TYPES[kind], options.limits)
    return _laid_out(data, name, kind, options)


def _laid_out(data: bytes, name: str, kind: str, options: Options) -> Document:
    from opsanalyse.read.assemble import document_of
    from opsanalyse.read.route import draft_of

    document = document_of(draft_of(data, name, kind, options), name, _digest(data))
    if not document.text:
        raise DocumentError(name, "no-text", "all of it is aimed at an automatic grader")
    return document


def from_text(text: str, name: str = "text") -> Document:
    """Take text that is at hand; invisible characters are left out, accents joined to their letters."""
    from opsanalyse.read.assemble import plain_document

    return plain_document(text, name, _digest(text.encode("utf-8", "surrogatepass")), "text/plain")


def tables(data: bytes, name: str, *, timeout: float = 20.0, limits: Limits | None = None) -> Book:
    """Read the cells of a CSV file, or of every filled sheet of a workbook, as rows of texts."""
    from opsanalyse.read.route import Options, cells_of
    from opsanalyse.read.sniff import PLAIN, SHEETS

    options = Options(timeout=timeout, limits=limits or Limits())
    kind = _kind(data, name, options.limits.size)
    if kind in SHEETS:
        return cells_of(data, name, options)
    if kind not in PLAIN:
        raise DocumentError(name, "unsupported", f"{kind} is no table")
    from opsanalyse.read.csv import rows_of_csv

    return Book((Sheet("", rows_of_csv(text_of(data, name, options.limits))),))


def text_of(data: bytes, name: str, limits: Limits) -> str:
    """Return the characters of plain text, in whichever encoding; DocumentError where they are none, or too many."""
    from opsanalyse.read.text import decode, is_binary, tidy

    _kind(data, name, limits.size)
    if is_binary(data):
        raise DocumentError(name, "unsupported", "binary data")
    text = tidy(decode(data))
    _bounded(len(text), limits.characters, "characters", name)
    if not text.strip():
        raise DocumentError(name, "no-text")
    return text


def _bounded(found: int, most: int, of: str, name: str) -> None:
    if found > most:
        raise DocumentError(name, "too-large", f"{found:,} {of}, {most:,} at most")


def load(path: Path, largest: int = Limits.size) -> bytes:
    """Return a file's bytes, or raise DocumentError: missing, folder, too-large, no-access."""
    try:
        if path.is_dir():
            raise DocumentError(path.name, "folder")
        size = path.stat().st_size
        _bounded(size, largest, "bytes", path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(path.name, "missing") from None
    except (OSError, ValueError) as error:
        raise DocumentError(
            path.name, "no-access", str(getattr(error, "strerror", error))
        ) from None


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _kind(data: bytes, name: str, largest: int) -> str:
    from opsanalyse.read.sniff import sniff

    _bounded(len(data), largest, "bytes", name)
    if not data.lstrip(b"\x00\t\n\r "):
        raise DocumentError(name, "empty")
    return sniff(data, name)


def _said(text: str) -> str:
    """Return what was said where the text is one of subtitles; what reads them is loaded where an arrow calls for it."""
    if "-->" not in text:
        return text
    from opsanalyse.read.subtitles import spoken

    return spoken(text) or text


def _plain(data: bytes, name: str, media_type: str, limits: Limits) -> Document:
    from opsanalyse.read.assemble import plain_document
    from opsanalyse.read.text import decode, is_binary

    if is_binary(data):
        raise DocumentError(name, "unsupported", "binary data")
    text = _said(decode(data))
    _bounded(len(text), limits.characters, "characters", name)
    document = plain_document(
        text, name, _digest(data), media_type, is_laid_out=media_type == "text/plain"
    )
    if not document.text.strip():
        raise DocumentError(name, "no-text")
    return document
