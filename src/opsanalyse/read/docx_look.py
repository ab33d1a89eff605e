"""DOCX properties (of runs, paragraphs, styles) → how text looks: bold, size, heading, list, hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

_HEADING: Final = re.compile(r"heading( [1-9])?|title|subtitle")
"""Built-in styles keep these English names whatever language Word or WPS speaks."""
_OFF: Final = frozenset({"0", "false", "off", "none"})
_BODY_LEVEL: Final = 9
_TINY: Final = 3.0
_NEARLY_WHITE: Final = 0xF0


@dataclass(frozen=True)
class Look:
    """What a stretch of text inherits and sets. ``backed``: something dark or unknown lies behind."""

    bold: bool = False
    size: float | None = None
    color: str = ""
    vanish: bool = False
    backed: bool = False
    heading: bool = False
    listed: bool = False
    numbering: tuple[str, int] = ("", 0)
    """A list's number and the depth in it."""

    @property
    def hidden(self) -> str:
        """Why a reader would not see the text, or nothing."""
        if self.vanish:
            return "vanish"
        if self.size is not None and self.size <= _TINY:
            return "tiny"
        return "white" if is_white(self.color) and not self.backed else ""


def is_white(color: str) -> bool:
    """Tell whether a colour of six hexadecimal digits cannot be told from white paper."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", color):
        return False
    return all(int(color[i : i + 2], 16) >= _NEARLY_WHITE for i in (0, 2, 4))


def short(tag: Any) -> str:
    """Return a tag's local name; strict and transitional files differ in namespaces only."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Any, name: str = "val") -> str:
    """Return an attribute of the word-processing namespace, whichever edition it is."""
    return next((str(text) for key, text in element.attrib.items() if short(key) == name), "")


def with_run(look: Look, properties: Any | None) -> Look:
    """Lay a run's own properties over what it inherits."""
    if properties is None:
        return look
    changes: dict[str, Any] = {}
    for item in properties:
        _run_change(item, changes)
    return replace(look, **changes) if changes else look


def _run_change(item: Any, changes: dict[str, Any]) -> None:
    match short(item.tag):
        case "b":
            changes["bold"] = value(item) not in _OFF
        case "vanish":
            changes["vanish"] = value(item) not in _OFF
        case "sz":
            changes["size"] = _half_points(value(item))
        case "color":
            changes["color"] = (
                "FFFFFF" if value(item, "themeColor") in {"background1", "light1"} else value(item)
            )
        case "shd" if _is_dark(item):
            changes["backed"] = True
        case "highlight":
            changes["backed"] = value(item) not in {"none", "white", ""}
        case _:
            return


def with_paragraph(look: Look, properties: Any | None) -> Look:
    """Lay a paragraph's own properties (not its style's) over what it inherits."""
    if properties is None:
        return look
    changes: dict[str, Any] = {}
    for item in properties:
        match short(item.tag):
            case "numPr":
                parts = {short(child.tag): value(child) for child in item}
                number = parts.get("numId", look.numbering[0])
                depth = parts.get("ilvl", "0")
                changes["listed"] = number != "0"
                changes["numbering"] = (number, int(depth) if depth.isdecimal() else 0)
            case "outlineLvl":
                changes["heading"] = value(item).isdecimal() and int(value(item)) < _BODY_LEVEL
            case "shd" if _is_dark(item):
                changes["backed"] = True
            case _:
                continue
    return replace(look, **changes) if changes else look


def is_backed(properties: Any | None) -> bool:
    """Tell whether a cell's or table's properties put a colour behind its text."""
    if properties is None:
        return False
    # A named table style may shade rows in ways that need a full layout to resolve.
    return any(short(item.tag) == "shd" and _is_dark(item) for item in properties)


def is_deleted(properties: Any | None, mark: str) -> bool:
    """Tell whether a tracked change takes out what has these properties: a row, a cell, the end of a paragraph."""
    return properties is not None and any(short(item.tag) == mark for item in properties)


def _is_dark(shading: Any) -> bool:
    fill = value(shading, "fill")
    return bool(value(shading, "themeFill")) or (fill not in {"", "auto"} and not is_white(fill))


def _half_points(text: str) -> float | None:
    try:
        return float(text) / 2
    except ValueError:
        return None


def styles(root: Any | None) -> dict[str, Look]:
    """Resolve every style of ``styles.xml`` with what it is based on; "" is the document's default."""
    if root is None:
        return {"": Look()}
    found = {value(item, "styleId"): item for item in root if short(item.tag) == "style"}
    default = _defaults(root)
    resolved = {"": default}
    for identifier in found:
        resolved[identifier] = _resolve(identifier, found, default)
    normal = next(
        (
            k
            for k, v in found.items()
            if value(v, "default") in {"1", "true"} and value(v, "type") == "paragraph"
        ),
        "",
    )
    return resolved | {"": resolved[normal]}


def _defaults(root: Any) -> Look:
    look = Look()
    for properties in root.iterfind("./{*}docDefaults/{*}rPrDefault/{*}rPr"):
        look = with_run(look, properties)
    return look


def _resolve(identifier: str, found: dict[str, Any], default: Look) -> Look:
    chain: list[Any] = []
    while identifier in found and found[identifier] not in chain:
        chain.append(found[identifier])
        identifier = next(
            (value(item) for item in found[identifier] if short(item.tag) == "basedOn"), ""
        )
    look = default
    for style in reversed(chain):
        parts = {short(item.tag): item for item in style}
        look = with_paragraph(with_run(look, parts.get("rPr")), parts.get("pPr"))
        name = value(parts["name"]).lower() if "name" in parts else ""
        look = replace(look, heading=look.heading or bool(_HEADING.fullmatch(name)))
    return look
