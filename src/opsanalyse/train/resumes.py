"""Labelled résumés on disk → documents as reading gives them, and the label of each of their lines."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from opsanalyse.read import from_text
from opsanalyse.segment.headings import title_label
from opsanalyse.train import jsonl
from opsanalyse.train.corpora import load, read_markup, split_of
from opsanalyse.types import LANGUAGES, Box, Document, Line

UNLABELLED = ""
"""The label of a line that no labelled section holds."""
_NUMBERING: Final = re.compile(r"^\W*(?:\(?(?:[0-9]{1,2}|[ivxIVX]{1,4}|[A-F])[.)]\s+)?")
_LONGEST: Final = 48
_CONTENT: Final = re.compile(r"[0-9@:：|\t]|[.。,，;；](?:\s|$)")


def load_resumes(folder: Path, lang: str, part: str) -> list[dict[str, Any]]:
    """Read the résumés of one language and part: those with labelled units, and those with sections alone."""
    rows = [row for row in load(folder, lang, part) if row["kind"] == "resume"]
    return rows + [row for row in sections_alone(folder, lang) if part_of(row) == part]


def part_of(row: dict[str, Any]) -> str:
    """Return the part of a résumé with sections alone: that of the text that was printed or translated."""
    return split_of(kin_of(row))


def kin_of(row: dict[str, Any]) -> str:
    """Return what the prints and translations of one résumé have in common: its id without language."""
    return str(row.get("of", row["id"])).split("-", 1)[1]


def sections_alone(folder: Path, lang: str) -> list[dict[str, Any]]:
    """Read all résumés of one language that have sections and no units."""
    path = folder / f"sections.{lang}.jsonl"
    return jsonl.read(path) if path.exists() else []


def write(rows: Iterable[dict[str, Any]], path: Path) -> None:
    """Write résumés, one a line, in the order of their ids."""
    jsonl.write(sorted(rows, key=lambda row: str(row["id"])), path)


def document_of(row: dict[str, Any]) -> Document:
    """Return a labelled résumé as reading gave it: plain text, or lines with their look."""
    document = from_text(row["text"], row["id"])
    if "lines" not in row:
        return document
    lines = tuple(map(_line, row["lines"]))
    return Document(row["id"], document.sha256, row["media_type"], row["text"], lines)


def packed(line: Line) -> list[Any]:
    """Return the fields of a line that tell its look, as they are kept."""
    box = line.box and [line.box.x0, line.box.y0, line.box.x1, line.box.y1]
    return [line.start, line.end, line.page, box, line.size, int(line.bold), line.style]


def _line(fields: list[Any]) -> Line:
    start, end, page, box, size, bold, style = fields
    return Line(start, end, page, Box(*box) if box else None, size, bool(bold), style)


def label_at(sections: list[dict[str, Any]], place: int) -> str:
    """Return the label of the section that holds the code point ``place``."""
    held = (section["label"] for section in sections if section["start"] <= place < section["end"])
    return next(held, UNLABELLED)


def is_headed(lines: list[str], label: str, *, is_first: bool) -> bool:
    """Tell whether the first line of a labelled section is its heading: a short name, and more follows.

    The first section of a résumé opens with a person's name.
    """
    first = _NUMBERING.sub("", lines[0]).strip().rstrip(":：")
    if title_label(lines[0]):
        return True
    named = len(first) <= _LONGEST and not _CONTENT.search(first)
    return named and len(lines) > 1 and not (label == "contact" and is_first)


def _compiled(folder: Path) -> Iterator[dict[str, Any]]:
    for row in read_markup(folder.glob("*.txt")):
        yield {
            key: row[key] for key in ("id", "lang", "kind", "trade", "layout", "text", "sections")
        }


def main() -> None:
    """Compile marked-up files, one folder a language: ``python -m opsanalyse.train.resumes FOLDER OUT``."""
    source, out = map(Path, sys.argv[1:3])
    for lang in LANGUAGES:
        printed = [row for row in sections_alone(out, lang) if "of" in row]
        rows = list(_compiled(source / lang))
        write([*rows, *printed], out / f"sections.{lang}.jsonl")
        print(lang, len(rows), "résumés,", len(printed), "printed")


if __name__ == "__main__":
    main()
