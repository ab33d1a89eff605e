"""The source that made a résumé (YAML, JSON, TeX) → its true sections, entries and bullets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from opsanalyse.segment.headings import title_label
from opsanalyse.train.tex import read_tex


@dataclass(frozen=True, slots=True)
class TrueEntry:
    """A job, project or degree: the names that its source gives, and its first year if told."""

    names: tuple[str, ...]
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What the source of a résumé holds, in its order."""

    titles: tuple[str, ...]
    entries: tuple[TrueEntry, ...]
    bullets: tuple[str, ...]
    single: bool = True
    """False for one file of several that make a résumé."""
    complete: bool = True
    """False when the template prints titles that its source does not hold."""


_NAMES: Final = ("company", "institution", "organization", "name", "position", "area", "studyType")
_FIRST: Final = ("start_date", "startDate", "date")
_WORKED: Final = ("work", "volunteer", "education", "projects", "experience")
_TOLD: Final = ("experience", "projects", "education", "volunteering")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ITEM: Final = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")


def read_source(path: Path) -> Truth | None:
    """Read one source; None when it holds no résumé."""
    reader = _READERS.get(path.suffix)
    return reader(path) if reader else None


def _rendercv(path: Path) -> Truth | None:
    cv = (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("cv")
    if not cv:
        return None
    rows = [row for rows in cv["sections"].values() for row in rows if isinstance(row, dict)]
    jobs = [row for row in rows if "highlights" in row or "institution" in row or "company" in row]
    bullets = (
        line for row in jobs for text in row.get("highlights") or () for line in _nested(text)
    )
    listed = (row["bullet"] for row in rows if "bullet" in row)
    return Truth(
        tuple(title.replace("_", " ") for title in cv["sections"]),
        tuple(_entry(row) for row in jobs),
        tuple(_plain(text) for text in (*bullets, *listed)),
    )


def _nested(text: str) -> list[str]:
    """Return a highlight and the points under it, which YAML folds into one line."""
    return re.split(r" - (?=[A-Z])", text)


def _json(path: Path) -> Truth | None:
    source = json.loads(path.read_text(encoding="utf-8"))
    if "basics" not in source:
        return None
    return _reactive(source["sections"]) if "sections" in source else _jsonresume(source)


def _reactive(sections: Mapping[str, Any]) -> Truth:
    """Read a source of Reactive Resume: sections with a name, shown unless they are hidden or empty."""
    shown = [one for one in sections.values() if isinstance(one, dict) and "name" in one]
    shown = [one for one in shown if one["visible"] and (one.get("items") or one.get("content"))]
    rows = [(one["id"], row) for one in shown for row in one.get("items", ()) if row["visible"]]
    bullets = (item for _, row in rows for item in _ITEM.findall(row.get("summary") or ""))
    return Truth(
        tuple(one["name"] for one in shown),
        tuple(_entry(row) for name, row in rows if name in _WORKED),
        tuple(_TAG.sub("", item) for item in bullets),
    )


def _jsonresume(source: Mapping[str, Any]) -> Truth:
    rows = [row for name in _WORKED for row in source.get(name, ())]
    bullets = (text for row in rows for text in row.get("highlights") or ())
    return Truth((), tuple(_entry(row) for row in rows), tuple(bullets))


def _tex(path: Path) -> Truth | None:
    found = read_tex(path)
    if not found.titles:
        return None
    told = (names for title, names in found.entries if title_label(title) in (None, *_TOLD))
    entries = (TrueEntry(names, _year(names)) for names in told)
    return Truth(found.titles, tuple(entries), found.bullets, found.single, found.complete)


def _entry(row: Mapping[str, Any]) -> TrueEntry:
    names = tuple(_plain(str(row[key])) for key in _NAMES if row.get(key))
    return TrueEntry(names, _year(str(row[key]) for key in _FIRST if row.get(key)))


def _year(texts: Iterable[str]) -> str | None:
    return next((year for text in texts for year in _YEAR.findall(text)), None)


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", text).replace("*", "")


_READERS: Final[Mapping[str, Callable[[Path], Truth | None]]] = {
    ".yaml": _rendercv,
    ".json": _json,
    ".tex": _tex,
}
