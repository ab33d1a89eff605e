"""A ZIP file's bytes → the files inside, within bounds; for batches, where each is one document."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from opsanalyse.errors import DocumentError

_UTF8_NAME: Final = 0x800
_ENCRYPTED: Final = 1
_MOST_FILES: Final = 5000
_LARGEST: Final = 64 * 1024 * 1024
_ALL: Final = 1024 * 1024 * 1024
_LITTER: Final = ("__MACOSX/", ".", "Thumbs.db", "desktop.ini")


def members(data: bytes, name: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Give each file's name and bytes, in the archive's order, one at a time.

    A file that cannot be had gives its DocumentError instead: a batch reports it as a row.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError(name, "damaged", f"ZIP: {error}") from None
    files = [
        info for info in archive.infolist() if not info.is_dir() and not _is_litter(_name(info))
    ]
    if len(files) > _MOST_FILES:
        raise DocumentError(name, "too-large", f"more than {_MOST_FILES} files")
    left = _ALL
    for info in files:
        content = _content(archive, info, min(_LARGEST, left))
        left -= len(content) if isinstance(content, bytes) else 0
        yield _name(info), content


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes | DocumentError:
    name = _name(info)
    if info.flag_bits & _ENCRYPTED:
        return DocumentError(name, "encrypted")
    try:
        with archive.open(info) as part:
            content = part.read(limit + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        return DocumentError(name, "damaged", f"ZIP: {error}"[:200])
    return (
        content
        if len(content) <= limit
        else DocumentError(name, "too-large", f"more than {limit} bytes")
    )


def _name(info: zipfile.ZipInfo) -> str:
    """Chinese Windows writes names in GBK without saying so; Python takes them for code page 437."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_litter(name: str) -> bool:
    leaf = name.rpartition("/")[2]
    return name.startswith(_LITTER[0]) or leaf.startswith(_LITTER[1:])
