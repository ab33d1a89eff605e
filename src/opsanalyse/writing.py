"""A path and its content → the file, whole or not at all; ``OutputError`` says why not."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from opsanalyse.errors import OutputError


def write(path: Path, content: str | bytes) -> None:
    """Write ``content`` (a text as UTF-8) in one go.

    A full disk, or a run that is killed, leaves what stood there before; of two runs that write one file
    the last one's stands whole.
    """
    data = content if isinstance(content, bytes) else content.encode()
    with told(path):
        _write(path, data)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says of ``path`` into an ``OutputError``."""
    try:
        yield
    except OSError as error:
        raise OutputError(str(path), error.strerror or str(error)) from error


def locked(folder: Path) -> Callable[[], None]:
    """Keep ``folder`` to this run until what is returned is called, or the run ends in whatever way.

    Raises ``OutputError`` while another run holds it. Where folders cannot be locked, nothing is.
    """
    try:
        import fcntl
    except ImportError:
        return _nothing
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise OutputError(str(folder), "another run is writing to it") from None
    except OSError:  # a file system without locks
        os.close(held)
        return _nothing
    return partial(os.close, held)


def _nothing() -> None:
    """Stand for a lock where there is none."""


def _write(path: Path, data: bytes) -> None:
    if path.exists() and not _is_ours(path):
        path.write_bytes(data)
        return
    whole = path.resolve()  # what a link leads to is written, the link stays
    draft = whole.with_name(f".opsanalyse-{secrets.token_hex(8)}")
    try:
        draft.write_bytes(data)
        draft.replace(whole)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    """Tell whether a new file may take the place of ``path``: no device or pipe, nothing that is protected."""
    return path.is_file() and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
