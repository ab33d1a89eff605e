"""JSON Lines on disk ↔ rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file; only a line feed ends one, whatever else a text may hold."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def write(rows: Iterable[dict[str, Any]], path: Path) -> None:
    """Write rows, keys sorted, characters as they are."""
    lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
