"""A file, bytes or text → Document.

Everything but plain text is parsed in a bounded worker process (``start`` begins it early). In
``Document.text`` each line as laid out is a line, an empty line stands where the page visibly
parts two blocks, cells of a table row are parted by tabs, and words cut at a line's end are
whole. Plain text keeps its characters.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from pathlib import Path

from opsanalyse.errors import DocumentError
from opsanalyse.read import pool
from opsanalyse.read.draft import Draft, Limits
from opsanalyse.read.pool import start, stop
from opsanalyse.read.sniff import IMAGES, MEDIA_TYPES, PLAIN, sniff
from opsanalyse.types import Document

__all__ = ["Limits", "from_text", "read", "read_bytes", "start", "stop"]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is taken in."""


def read(
    source: Path | str,
    *,
    password: str | None = None,
    timeout: float = 20.0,
    limits: Limits | None = None,
) -> Document:
    """Read one file, told by its content. DocumentError says why it cannot be read.

    ``timeout`` is in seconds, for the parsing of this file.
    """
    path = Path(source)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise DocumentError(path.name, "folder")
        if size > LARGEST:
            raise DocumentError(path.name, "too-large", f"{size} bytes")
        data = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(path.name, "missing") from None
    except (OSError, ValueError) as error:
        raise DocumentError(
            path.name, "no-access", str(getattr(error, "strerror", error))
        ) from None
    return read_bytes(data, path.name, password=password, timeout=timeout, limits=limits)


def read_bytes(
    data: bytes,
    name: str,
    *,
    password: str | None = None,
    timeout: float = 20.0,
    limits: Limits | None = None,
) -> Document:
    """Read a file's bytes; ``name`` is for messages, and tells CSV and Markdown from other text."""
    if not data.strip(b"\x00\t\n\r ") and len(data) < 1 << 20:
        raise DocumentError(name, "empty")
    if len(data) > LARGEST:
        raise DocumentError(name, "too-large", f"{len(data)} bytes")
    limits = limits or Limits()
    kind = sniff(data, name)
    if kind in PLAIN:
        return _plain(data, name, MEDIA_TYPES[kind], limits)
    draft = _parse(
        data,
        name,
        kind,
        pool.Job("", "parse", {"limits": asdict(limits), "password": password}, timeout),
    )
    return _checked(draft, data, name)


def from_text(text: str, name: str = "text") -> Document:
    """Take text that is at hand, keeping its characters; invisible ones are left out."""
    from opsanalyse.read.assemble import plain_document
    from opsanalyse.read.text import tidy

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return plain_document(tidy(text), name, digest, MEDIA_TYPES["text"])


def _plain(data: bytes, name: str, media_type: str, limits: Limits) -> Document:
    from opsanalyse.read.assemble import plain_document
    from opsanalyse.read.text import decode, is_binary, tidy

    if is_binary(data):
        raise DocumentError(name, "unsupported", "binary")
    text = tidy(decode(data))
    if len(text) > limits.characters:
        raise DocumentError(name, "too-large", f"{len(text)} characters")
    if not text.strip():
        raise DocumentError(name, "no-text")
    return plain_document(text, name, hashlib.sha256(data).hexdigest(), media_type)


_MODULES = {"pdf": "pdf", "docx": "docx"}
"""Kind of file → the module of this package that parses it."""


def _parse(data: bytes, name: str, kind: str, job: pool.Job) -> Draft:
    import msgspec

    if kind == "encrypted-office":
        raise DocumentError(name, "encrypted", "Office encryption; save an unprotected copy")
    if kind not in _MODULES:
        code = "legacy-doc" if kind == "doc" else "scanned" if kind in IMAGES else "unsupported"
        raise DocumentError(name, code, kind if code == "unsupported" else "")
    value = pool.run(pool.Job(_MODULES[kind], job.task, job.options, job.timeout), data, name)
    return msgspec.json.decode(value, type=Draft)


def _checked(draft: Draft, data: bytes, name: str) -> Document:
    """Nothing unreadable passes for an empty success."""
    from opsanalyse.read.assemble import document_of

    if not any(row.text for row in draft.rows):
        unreadable = [leaf.number for leaf in draft.leaves if not leaf.readable]
        raise DocumentError(
            name,
            "scanned" if unreadable else "no-text",
            f"pages {unreadable}" if unreadable else "",
        )
    return document_of(draft, name, hashlib.sha256(data).hexdigest())
