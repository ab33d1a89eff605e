"""ODT bytes → Draft: one row a paragraph, with tables, text frames, notes, headers and footers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.container import Container
from opsanalyse.read.draft import FOOT, Draft, Leaf, Limits
from opsanalyse.read.flow import Flow, Piece
from opsanalyse.read.sniff import MEDIA_TYPES

_SKIPPED: Final = frozenset(
    {"tracked-changes", "annotation", "sequence-decls", "forms", "note-citation", "page-number", "page-count", "ruby-text", "title", "desc", "bookmark-ref"}
)  # fmt: skip
_SPACES: Final = re.compile("[ \t\r\n]+")
_WHITE: Final = re.compile("#f[0-9a-f]f[0-9a-f]f[0-9a-f]")
_TINY: Final = 3.0


@dataclass(frozen=True)
class _Style:
    bold: bool | None = None
    size: float | None = None
    white: bool | None = None
    backed: bool | None = None
    absent: bool | None = None


_PLAIN: Final = _Style()


def parse(data: bytes, limits: dict[str, int], password: str | None = None) -> Draft:  # noqa: ARG001 - formats share one signature
    """Read the body, with the first page's header before it and its footer after."""
    container = Container(data, Limits(**limits))
    if "META-INF/manifest.xml" in container.names and b"encryption-data" in container.read(
        "META-INF/manifest.xml"
    ):
        raise DocumentError("", "encrypted")
    content = container.part("content.xml")
    sheet = container.optional("styles.xml")
    styles = _styles([root for root in (sheet, content) if root is not None])
    flow = Flow()
    furniture = (
        []
        if sheet is None
        else [e for e in sheet.iter("{*}header", "{*}footer") if _local(e) in {"header", "footer"}]
    )
    for wanted in ("header", "body", "footer"):
        parts = (
            list(content.iter("{*}body"))
            if wanted == "body"
            else [e for e in furniture if _local(e) == wanted]
        )
        begun = len(flow.rows)
        for part in parts:
            flow.part()
            _walk(part, flow, styles)
        if wanted == "footer":
            flow.rows[begun:] = [replace(row, style=FOOT) for row in flow.rows[begun:]]
    return Draft(MEDIA_TYPES["odt"], tuple(flow.rows), (Leaf(1, 0.0, 0.0),), tuple(flow.remarks))


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Any, name: str) -> str:
    return next(
        (str(text) for key, text in element.attrib.items() if key.rpartition("}")[2] == name), ""
    )


def _styles(roots: list[Any]) -> dict[str, _Style]:
    found = {_value(e, "name"): e for root in roots for e in root.iter("{*}style")}
    return {name: _resolved(name, found) for name in found}


def _resolved(name: str, found: dict[str, Any]) -> _Style:
    """A style's own properties over those of the styles it is based on."""
    merged: dict[str, Any] = {}
    seen: set[str] = set()
    while name in found and name not in seen:
        seen.add(name)
        for key, value in _own(found[name]).items():
            merged.setdefault(key, value)
        name = _value(found[name], "parent-style-name")
    return _Style(**merged)


def _own(style: Any) -> dict[str, Any]:
    own: dict[str, Any] = {}
    for properties in style:
        for key, text in properties.attrib.items():
            match key.rpartition("}")[2]:
                case "font-weight":
                    own["bold"] = text in {"bold", "600", "700", "800", "900"}
                case "font-size" if text.endswith("pt"):
                    own["size"] = _number(text[:-2])
                case "color":
                    own["white"] = bool(_WHITE.fullmatch(text.lower()))
                case "background-color":
                    own["backed"] = text != "transparent" and not _WHITE.fullmatch(text.lower())
                case "display":
                    own["absent"] = text == "none"
                case _:
                    continue
    return own


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _over(style: _Style, base: _Style) -> _Style:
    return _Style(
        **{
            name: getattr(base, name) if value is None else value
            for name, value in vars(style).items()
        }
    )


def _walk(root: Any, flow: Flow, styles: dict[str, _Style]) -> None:
    """Depth-first with a stack of its own; the text after an element belongs to its parent."""
    stack: list[tuple[Any, _Style, str]] = [(root, _PLAIN, "enter")]
    while stack:
        element, style, step = stack.pop()
        name = _local(element)
        if step == "tail":
            _add(flow, element.tail, style)
        elif step == "leave":
            _leave(name, flow)
        elif name not in _SKIPPED and name:
            inner = _over(styles.get(_value(element, "style-name"), _PLAIN), style)
            _enter(name, element, flow, inner)
            stack.append((element, inner, "leave"))
            for child in reversed(element):
                stack += [(child, inner, "tail"), (child, inner, "enter")]


def _enter(name: str, element: Any, flow: Flow, style: _Style) -> None:
    match name:
        case "p" | "h":
            listed = any(_local(up) == "list-item" for up in element.iterancestors())
            flow.begin("heading" if name == "h" else "list" if listed else "")
            _add(flow, element.text, style)
        case "span" | "a" | "ruby-base" | "ruby" | "meta" | "bookmark" | "hidden-text":
            _add(flow, element.text, style)
        case "s":
            count = _value(element, "c")
            flow.add(_piece(" " * min(int(count) if count.isdecimal() else 1, 100), style))
        case "tab":
            flow.add(_piece("\t", style))
        case "line-break":
            flow.add(_piece("\u2028", style))
        case "table":
            flow.part()
        case "table-row":
            flow.begin_row()
        case "table-cell":
            flow.begin_cell()
        case _:
            # Fields (dates, names, references) hold what the page shows of them.
            _add(flow, element.text, style)


def _leave(name: str, flow: Flow) -> None:
    match name:
        case "p" | "h":
            flow.end()
        case "table-cell":
            flow.end_cell()
        case "table-row":
            flow.end_row()
        case "table":
            flow.part()
        case _:
            return


def _add(flow: Flow, text: str | None, style: _Style) -> None:
    """ODF collapses white space; spaces that count are elements."""
    if text:
        flow.add(_piece(_SPACES.sub(" ", text), style))


def _piece(text: str, style: _Style) -> Piece:
    if style.absent:
        hidden = "vanish"
    elif style.size is not None and style.size <= _TINY:
        hidden = "tiny"
    else:
        hidden = "white" if style.white and not style.backed else ""
    return Piece(text, bool(style.bold), style.size, hidden)
