"""Name of a shipped file or folder → its path or its content, in a checkout and in an installed wheel."""

from __future__ import annotations

from functools import cache
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


def shipped_words(name: str) -> Any:
    """Return the table ``name`` of ``rubrics/vocabulary``, read once a process: it is shared, change nothing in it."""
    return shipped_table(shipped("rubrics") / "vocabulary" / f"{name}.yml")


@cache
def shipped_table(path: Path) -> Any:
    """Return a YAML file of ours, read once a process: it is shared, change nothing in it."""
    import yaml

    # The safe loader in C, where PyYAML was built with it: ten times faster.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506  a safe one
