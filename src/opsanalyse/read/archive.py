"""A ZIP file → the names of the files inside, and each one's bytes, within bounds; for batches."""

from __future__ import annotations

import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.sniff import zip_kind

_UTF8_NAME: Final = 0x800
_ENCRYPTED: Final = 1
_MOST_FILES: Final = 5000
_LARGEST: Final = 64 * 1024 * 1024
_ALL: Final = 2 * 1024 * 1024 * 1024
_LITTER: Final = ("__MACOSX/", ".", "~$", "Thumbs.db", "desktop.ini")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


def is_archive(path: Path) -> bool:
    """Tell an archive of files from a document that is a ZIP inside, such as DOCX; damaged ones count."""
    try:
        return zip_kind(_opened(path, path.name)) == "zip"
    except DocumentError:
        return True


def members(path: Path, name: str) -> tuple[str, ...]:
    """Return the names of the files in an archive, in its order; ``name`` is the archive's, for messages.

    Raises ``DocumentError``: damaged, or too-large for more files or bytes than a batch should open.
    """
    files = _files(path, name)
    if len(files) > _MOST_FILES:
        raise DocumentError(name, "too-large", f"more than {_MOST_FILES} files")
    if sum(info.file_size for info in files.values()) > _ALL:
        raise DocumentError(name, "too-large", f"more than {_ALL} bytes when unpacked")
    return tuple(files)


def member(path: Path, name: str, inside: str, password: str | None = None) -> bytes:
    """Return the bytes of one file of an archive; ``DocumentError`` says why it cannot be had."""
    info = _files(path, name).get(inside)
    told = f"{name}/{inside}"
    if info is None:
        raise DocumentError(told, "missing")
    if info.flag_bits & _ENCRYPTED and password is None:
        raise DocumentError(told, "encrypted")
    try:
        with _opened(path, name).open(info, pwd=(password or "").encode() or None) as part:
            # The size that the archive states may lie: what is read is bounded, not what is promised.
            content = part.read(_LARGEST + 1)
    except _BROKEN as error:
        code = "encrypted" if info.flag_bits & _ENCRYPTED else "damaged"
        raise DocumentError(told, code, f"ZIP: {error}"[:200]) from None
    if len(content) > _LARGEST:
        raise DocumentError(told, "too-large", f"more than {_LARGEST} bytes")
    return content


def _files(path: Path, name: str) -> dict[str, zipfile.ZipInfo]:
    files: dict[str, zipfile.ZipInfo] = {}
    for info in _opened(path, name).infolist():
        inside = _name(info)
        if not info.is_dir() and not _is_litter(inside):
            files.setdefault(inside, info)
    return files


@lru_cache(maxsize=1)  # the files of one archive come one after the other
def _opened(path: Path, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except _BROKEN as error:
        raise DocumentError(name, "damaged", f"ZIP: {error}") from None


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
