"""Labelled résumés on disk → documents as reading gives them, and the label of each of their lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from opsanalyse.read import from_text
from opsanalyse.train.corpora import load, split_of
from opsanalyse.types import Box, Document, Line

UNLABELLED = ""
"""The label of a line that no labelled section holds."""


def load_resumes(folder: Path, lang: str, part: str) -> list[dict[str, Any]]:
    """Read the résumés of one language and part: those with labelled units, and those with sections alone."""
    rows = [row for row in load(folder, lang, part) if row["kind"] == "resume"]
    return rows + [row for row in _sections_alone(folder, lang) if split_of(row["id"]) == part]


def _sections_alone(folder: Path, lang: str) -> Iterator[dict[str, Any]]:
    path = folder / f"sections.{lang}.jsonl"
    if path.exists():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def document_of(row: dict[str, Any]) -> Document:
    """Return a labelled résumé as reading gave it: plain text, or lines with their look."""
    document = from_text(row["text"], row["id"])
    if "lines" not in row:
        return document
    lines = tuple(map(_line, row["lines"]))
    return Document(row["id"], document.sha256, row["media_type"], row["text"], lines)


def _line(fields: dict[str, Any]) -> Line:
    box = Box(*fields["box"]) if fields.get("box") else None
    return Line(**{**fields, "box": box})


def label_at(sections: list[dict[str, Any]], place: int) -> str:
    """Return the label of the section that holds the code point ``place``."""
    held = (section["label"] for section in sections if section["start"] <= place < section["end"])
    return next(held, UNLABELLED)
