"""Lines of a labelled file → documents, each checked, or what is wrong with the line; documents → bare units."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from opsanalyse.detect.channels import channel_labels
from opsanalyse.segment.labels import LABELS as SECTIONS
from opsanalyse.types import DIRECTIONS, KINDS, LANGUAGES, ROLES, Unit

FLAGS: Final = ("vague_outcome", "excuse", "placeholder", "duty_only", "own_experience")
_GLYPHS: Final = "•-–—*·▪●■◆○➤➢▸✓★☆"
_TEXTS: Final = ("id", "lang", "text")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled document and where it stands: file, line from 1."""

    file: str
    line: int
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be measured: ``code`` names what is wrong, ``detail`` the words or key at fault."""

    file: str
    line: int
    code: str
    detail: str = ""


class _WrongError(Exception):
    def __init__(self, code: str, detail: object = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, str(detail)


def read_labelled(path: Path, seen: set[str]) -> Iterator[Labelled | Problem]:
    """Yield each line of ``path`` as a document or a problem; ``seen`` gathers ids over files."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        yield Problem(str(path), 0, "file", error.strerror or "")
        return
    except UnicodeDecodeError as error:
        yield Problem(str(path), 0, "encoding", f"{error.start}")
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read(str(path), number, line, seen)


def _read(file: str, number: int, line: str, seen: set[str]) -> Labelled | Problem:
    try:
        row = _row(json.loads(line))
        _check_new(row["id"], seen)
    except json.JSONDecodeError as error:
        return Problem(file, number, "json", f"{error.msg}: {error.colno}")
    except _WrongError as wrong:
        return Problem(file, number, wrong.code, wrong.detail)
    return Labelled(file, number, row)


def _check_new(identifier: str, seen: set[str]) -> None:
    if identifier in seen:
        raise _WrongError("twice", identifier)
    seen.add(identifier)


def _row(row: Any) -> dict[str, Any]:
    """Check a document; ``kind`` and ``sections`` may be left out."""
    if not isinstance(row, dict):
        raise _WrongError("object")
    for key in _TEXTS:
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise _WrongError("key", key)
    if not isinstance(row.get("units"), list):
        raise _WrongError("key", "units")
    _known([row["lang"]], LANGUAGES)
    row = {"kind": "answer", **row, "sections": row.get("sections") or []}
    return _checked(row)


def _checked(row: dict[str, Any]) -> dict[str, Any]:
    _known([row["kind"]], KINDS)
    for place in (*_dicts(row["units"], "units"), *_dicts(row["sections"], "sections")):
        _check_span(place, len(row["text"]))
    _known([section.get("label") for section in row["sections"]], SECTIONS)
    for unit in row["units"]:
        _check_unit(unit)
    return row


def _check_unit(unit: Mapping[str, Any]) -> None:
    for key, names in (("roles", ROLES), ("flags", FLAGS), ("channels", tuple(channel_labels()))):
        _known(_list(unit, key), names)
    if not all(isinstance(words, str) for words in _list(unit, "scale")):
        raise _WrongError("key", "scale")
    for outcome in _dicts(_list(unit, "outcomes"), "outcomes"):
        if not isinstance(outcome.get("quantified"), bool):
            raise _WrongError("key", "quantified")
        _known([outcome.get("direction")], DIRECTIONS)
        for key in ("metric", "value"):
            if not isinstance(outcome.get(key), str | None):
                raise _WrongError("key", key)


def _list(unit: Mapping[str, Any], key: str) -> list[Any]:
    found = unit.get(key, [])
    if not isinstance(found, list):
        raise _WrongError("key", key)
    return found


def _dicts(found: Any, key: str) -> list[dict[str, Any]]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _WrongError("key", key)
    return found


def _check_span(place: Mapping[str, Any], size: int) -> None:
    start, end = place.get("start"), place.get("end")
    if not (type(start) is int and type(end) is int and 0 <= start < end <= size):
        raise _WrongError("span", f"{start}–{end} / {size}")


def _known(found: list[Any], names: tuple[str, ...]) -> None:
    for one in found:
        if one not in names:
            raise _WrongError("label", one)


def document_units(document: Mapping[str, Any]) -> tuple[Unit, ...]:
    """Return the units of a labelled document as detection would get them, findings left out."""
    text, kind = document["text"], document["kind"]
    units: list[Unit] = []
    for number, row in enumerate(document["units"]):
        section = next(
            (s["label"] for s in document["sections"] if s["start"] <= row["start"] < s["end"]),
            None,
        )
        gap = text[document["units"][number - 1]["end"] : row["start"]] if number else ""
        entry = (units[-1].entry or 0) if units else 0
        if kind != "answer" and len(gap.strip(f"{_GLYPHS} \t\n")) > 6:
            entry += 1  # other lines stand between: another entry or answer begins
        bullet = text[: row["start"]].rstrip(" \t")[-1:] in {*_GLYPHS, *")、."}
        units.append(
            Unit(
                row["start"],
                row["end"],
                lang=document["lang"],
                section=section,
                entry=entry,
                bullet=bullet,
            )
        )
    return tuple(units)
