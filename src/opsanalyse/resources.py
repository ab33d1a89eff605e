"""Name of a shipped file or folder → its path, in a checkout and in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def shipped(kind: str) -> Path:
    """Return the folder ``kind`` ("models" or "rubrics").

    A wheel carries them inside the package; a checkout keeps them at its top.
    """
    inside = _PACKAGE / "shipped" / kind
    return inside if inside.is_dir() else _PACKAGE.parent.parent / kind
