"""Labelled résumés of plain text → their lines with roles, and the same résumés with a look as in print."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from opsanalyse.segment.resume import TOLD, is_dated
from opsanalyse.segment.rows import Row, rows
from opsanalyse.segment.wraps import with_wraps
from opsanalyse.train.resumes import document_of, is_headed

_BODY: Final = (10.0, 0, "")
_BOLD: Final = (10.0, 1, "")
_DRESSES: Final = tuple(
    {"name": name, "heading": heading, "entry": entry, "strong": strong, "body": _BODY}
    for name, heading, entry, strong in (
        ((20.0, 1, ""), (13.0, 1, ""), _BOLD, _BOLD),
        ((16.0, 0, ""), _BOLD, _BOLD, _BODY),
        ((22.0, 1, ""), (12.0, 0, ""), (11.0, 0, ""), (11.0, 0, "")),
        (_BOLD, _BODY, _BODY, _BODY),
        ((18.0, 1, "heading"), (14.0, 1, "heading"), (11.0, 1, ""), _BOLD),
        ((14.0, 0, ""), _BODY, _BODY, _BODY),
        ((20.0, 1, ""), (13.0, 0, ""), (13.0, 0, ""), _BOLD),
    )
)
"""Size, boldness and style of a person's name, of headings, of the lines of jobs, of strong words, of the rest."""
_GAPS: Final = (
    frozenset({"heading"}),
    frozenset({"heading", "entry"}),
    frozenset({"heading", "entry", "strong"}),
    frozenset[str](),
    frozenset({"heading", "entry", "strong", "body"}),
)
"""What an empty line stands above."""
_LONGEST_NAME: Final = 40


def labelled(row: dict[str, Any]) -> Iterator[tuple[Row, str, str]]:
    """Yield each line of a résumé with its role and the label of its section."""
    before = None
    for line in with_wraps(rows(document_of(row))):
        section = next((s for s in row["sections"] if s["start"] <= line.start < s["end"]), None)
        if section is None:
            continue
        role = "inside" if section is before else _opening(row, section, is_first=before is None)
        yield line, role, section["label"]
        before = section


def _opening(row: dict[str, Any], section: dict[str, Any], *, is_first: bool) -> str:
    lines = [line for line in row["text"][section["start"] : section["end"]].split("\n") if line]
    return "heading" if is_headed(lines, section["label"], is_first=is_first) else "begins"


def dressed(row: dict[str, Any]) -> dict[str, Any]:
    """Return a plain text with the look and the gaps that its lines might have in print: by its hash."""
    number = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16)
    style, gaps = _DRESSES[number % len(_DRESSES)], _GAPS[number // 7 % len(_GAPS)]
    parts = list(_kinds(list(labelled(row))))
    texts: list[str] = []
    lines: list[list[Any]] = []
    sections: list[dict[str, Any]] = []
    place = 0
    for line, role, label, kind in parts:
        if texts:
            texts.append("\n\n" if kind in gaps else "\n")
        place = sum(map(len, texts))
        end = place + len(line.text)
        texts.append(line.text)
        lines.append([place, end, 1, None, *style[kind]])
        if role == "inside" and sections:
            sections[-1]["end"] = end
        else:
            sections.append({"start": place, "end": end, "label": label})
    return {
        **row,
        "text": "".join(texts),
        "sections": sections,
        "lines": lines,
        "media_type": "application/pdf",
    }


def _kinds(told: Sequence[tuple[Row, str, str]]) -> Iterator[tuple[Row, str, str, str]]:
    """Yield each line with what it would be in print: name, heading, entry, strong, body."""
    for i, (line, role, label) in enumerate(told):
        short = len(line.text) < _LONGEST_NAME
        listed = i + 1 < len(told) and bool(told[i + 1][0].glyph) and not line.glyph
        opens = label in TOLD and (listed or is_dated(line))
        # Names of tools, prizes and people are bold here and there.
        strong = label not in TOLD and short and not line.glyph and i % 3 == 0
        kind = (
            "heading" if role == "heading" else "entry" if opens else "strong" if strong else "body"
        )
        yield line, role, label, "name" if i == 0 and short else kind
