"""Name of a shipped file or folder → its path or its content, in a checkout and in an installed wheel."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


@cache
def shipped(kind: str) -> Path:
    """Return the folder ``kind`` ("models" or "rubrics").

    A wheel carries them inside the package; a checkout keeps them at its top.
    """
    inside = _PACKAGE / "shipped" / kind
    return inside if inside.is_dir() else _PACKAGE.parent.parent / kind


@cache
def shipped_words(name: str) -> Any:
    """Return the table ``name`` of ``rubrics/vocabulary``, read once a process: it is shared, change nothing in it."""
    return shipped_table(words_path(name))


def words_path(name: str) -> Path:
    """Return the path of the table ``name`` of ``rubrics/vocabulary``."""
    return shipped("rubrics") / "vocabulary" / f"{name}.yml"


@cache
def shipped_table(path: Path) -> Any:
    """Return a YAML file of ours, read once a process: it is shared, change nothing in it."""
    return kept(path, (path,), lambda: _parsed(path))


def _parsed(path: Path) -> Any:
    import yaml

    # The safe loader in C, where PyYAML was built with it: ten times faster.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506  a safe one


def kept(place: Path, sources: Iterable[Path], make: Callable[[], Any]) -> Any:
    """Return plain data that ``make`` makes of ``sources``: kept beside ``place``, made anew when a source changed.

    What is kept stands with Python's bytecode and is written on the same terms: not where Python may write
    none, and not where the folder cannot be written. It is told by the content of its sources, not by their dates.
    """
    import msgspec

    file = place.parent / "__pycache__" / f"{place.name}.kept"
    stamp = blake2b(b"".join(source.read_bytes() for source in sources), digest_size=16).digest()
    try:
        held = file.read_bytes()
        if held.startswith(stamp):
            return msgspec.msgpack.decode(held[len(stamp) :])
    except (OSError, msgspec.DecodeError):
        pass
    made = make()
    keep(file, stamp + msgspec.msgpack.encode(made))
    return made


def keep(file: Path, content: bytes) -> None:
    """Write ``content`` as Python writes bytecode: where it may and can, and in one go, for another may be reading."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(file)
