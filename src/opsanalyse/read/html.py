"""HTML bytes → Draft: what a browser would show as text, block by block."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Draft, Leaf, Limits, Remark
from opsanalyse.read.flow import Flow, Piece
from opsanalyse.read.site import is_of_site, may_be_of_site
from opsanalyse.read.sniff import MEDIA_TYPES
from opsanalyse.read.text import decode

_SKIPPED: Final = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "audio", "video", "canvas", "rt", "rp", "del", "-comment", "!doctype"}
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "dt", "dd", "blockquote", "pre", "section", "article", "header", "footer", "main", "aside", "nav",
     "address", "figure", "figcaption", "form", "fieldset", "legend", "ul", "ol", "dl", "body", "html", "center", "details",
     "summary", "caption", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
)  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_APART: Final = frozenset(
    {"section", "article", "header", "footer", "aside", "table", "hr", "ul", "ol", "dl", "p"}
)
_BOLD: Final = frozenset({"b", "strong", "th"}) | _HEADINGS
_CHARSET: Final = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_-]{2,30})")
_RULE: Final = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_DECLARATION: Final = re.compile(r"\s*([a-z-]+)\s*:\s*([^;]{1,200})")
_SIMPLE: Final = re.compile(r"[#.]?[A-Za-z][A-Za-z0-9_-]*")
_LENGTH: Final = re.compile(r"(-?[0-9.]+)(px|pt|em|rem|%)?")
_POINTS: Final = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, None: 0.75}
_TINY: Final = 3.0
_FAR_OUT: Final = -400.0
_WHITES: Final = frozenset(
    {"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "#fefefe", "#fdfdfd"}
)
_GAP: Final = "-gap"
_BESIDE: Final = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_MOST_NODES: Final = 400_000
_DEEPEST: Final = 5_000
"""Elements inside each other: for each of them a parser looks through all that are open. Browsers stop at some hundred."""
_TAG: Final = re.compile(
    r"<(?:!--.*?(?:-->|$)|(script|style)\b.*?(?:</\1|$)|(/?)([a-z][a-z0-9-]*))",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_LIVED: Final = frozenset(
    {"p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "rt", "rp", "html", "head", "body",
     "br", "hr", "img", "input", "meta", "link", "base", "area", "col", "embed", "source", "track", "wbr", "param"}
)  # fmt: skip
"""Elements that hold nothing, or that end where the next one begins."""


@dataclass(frozen=True)
class _Look:
    bold: bool = False
    size: float | None = None
    hidden: str = ""
    white: bool = False
    backed: bool = False
    kept: bool = False
    """White space counts, as in ``pre``."""
    told: bool = False
    """Inside of what was looked at for a part of the site, and stays."""
    parts: bool = False
    """Its children are set apart, as boxes beside each other."""


def parse(data: bytes, limits: dict[str, int], password: str | None = None) -> Draft:  # noqa: ARG001 - formats share one signature
    """Read a page or a fragment of one."""
    flow = Flow(collapse=True)
    walk(_decoded(data), flow, Limits(**limits))
    return Draft(MEDIA_TYPES["html"], tuple(flow.rows), (Leaf(1, 0.0, 0.0),), tuple(flow.remarks))


def walk(source: str, flow: Flow, limits: Limits) -> None:
    """Put the text of ``source`` into ``flow``."""
    from selectolax.lexbor import LexborHTMLParser

    if len(source) > limits.characters * 4:
        raise DocumentError("", "too-large", f"{len(source)} characters of HTML")
    if source.count("<") > _DEEPEST and _depth(source) > _DEEPEST:
        raise DocumentError("", "damaged", f"more than {_DEEPEST} elements inside each other")
    parser = LexborHTMLParser(source)
    rules = _rules(parser)
    if parser.root is not None:
        has_main = parser.css_first("main, article") is not None
        _Walk(flow, rules, has_main=has_main).run(parser.root)


def _depth(source: str) -> int:
    """Return how many elements are open at a time at most, told by their tags alone."""
    deepest = depth = 0
    for _, ends, name in _TAG.findall(source):
        if not name or name.lower() in _SHORT_LIVED:
            continue
        depth = max(0, depth - 1) if ends else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(declared.group(1).decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _rules(parser: Any) -> dict[str, dict[str, str]]:
    """The page's own style rules with plain selectors: a tag, a class or an identifier."""
    rules: dict[str, dict[str, str]] = {}
    for sheet in parser.css("style")[:20]:
        for selectors, body in _RULE.findall((sheet.text() or "")[:200_000]):
            for selector in selectors.split(","):
                if _SIMPLE.fullmatch(selector.strip()):
                    rules.setdefault(selector.strip(), {}).update(_declarations(body))
    return rules


def _declarations(text: str) -> dict[str, str]:
    pairs = (_DECLARATION.match(part) for part in text.lower().split(";"))
    return {m.group(1): m.group(2).replace("!important", "").strip() for m in pairs if m}


class _Walk:
    """Depth-first with a stack of its own: pages nest as deep as they like."""

    def __init__(
        self, flow: Flow, rules: Mapping[str, Mapping[str, str]], *, has_main: bool
    ) -> None:
        self._flow, self._rules, self._has_main = flow, rules, has_main
        self._open = False

    def run(self, root: Any) -> None:
        """Visit every node once."""
        stack: list[tuple[Any, _Look, bool]] = [(root, _Look(), False)]
        visited = 0
        while stack:
            node, look, leaving = stack.pop()
            visited += 1
            if visited > _MOST_NODES:
                raise DocumentError("", "too-large", f"more than {_MOST_NODES} nodes")
            name = node.tag if node is not None else _GAP
            if leaving:
                self._leave(name)
            elif name == _GAP:
                self._space()
            elif name in {"-text", "#text"}:
                self._text(node, look)
            elif name not in _SKIPPED:
                inner = self._look(node, look)
                if not look.told and may_be_of_site(node):
                    # Looked at once: what stands inside of what stays is not looked at again.
                    if is_of_site(node, has_main=self._has_main):
                        self._leave_out(node, inner)
                        continue
                    inner = replace(inner, told=node.tag != "button")
                self._enter(name)
                stack.append((node, inner, True))
                children = _parted(_children(node)) if inner.parts else _children(node)
                stack += [(child, inner, False) for child in reversed(children)]
        self._close()

    def _leave_out(self, node: Any, look: _Look) -> None:
        """Tell what of the site around the text was not read; the words around a button stay apart."""
        if node.tag == "button":
            self._space()
            return
        self._close()
        self._flow.part()
        quote = " ".join((node.text(separator=" ") or "").split())
        if quote and not look.hidden:
            self._flow.remarks.append(Remark("site-set-aside", {"quote": quote[:200]}))

    def _space(self) -> None:
        if self._open:
            self._flow.add(Piece(" "))

    def _text(self, node: Any, look: _Look) -> None:
        text = node.text_content or ""
        if not self._open and not text.strip():
            return
        if not self._open:
            self._flow.begin()
            self._open = True
        if look.kept:
            text = text.strip("\r\n").replace("\n", "\u2028")
        hidden = look.hidden or ("white" if look.white and not look.backed else "")
        self._flow.add(Piece(text, look.bold, look.size, hidden))

    def _enter(self, name: str) -> None:
        if name == "br":
            if self._open:
                self._flow.add(Piece("\u2028"))
            return
        if name in _BLOCKS or name in {"table", "tr", "td", "th"}:
            self._close()
        if name in _APART:
            self._flow.part()
        if name == "tr":
            self._flow.begin_row()
        elif name in {"td", "th"}:
            self._flow.begin_cell()
        elif name == "li" or name in _HEADINGS:
            self._flow.begin("list" if name == "li" else "heading")
            self._open = True

    def _leave(self, name: str) -> None:
        if name in _BLOCKS or name in {"table", "tr", "td", "th"}:
            self._close()
        if name == "tr":
            self._flow.end_row()
        elif name in {"td", "th"}:
            self._flow.end_cell()
        elif name in _APART:
            self._flow.part()

    def _close(self) -> None:
        if self._open:
            self._flow.end()
        self._open = False

    def _look(self, node: Any, look: _Look) -> _Look:
        attributes = node.attributes
        styles: dict[str, str] = {}
        if self._rules:
            names = [
                node.tag,
                *("." + c for c in (attributes.get("class") or "").split()),
                "#" + (attributes.get("id") or ""),
            ]
            for name in names:
                styles |= self._rules.get(name, {})
        if attributes.get("style"):
            styles |= _declarations(attributes["style"])
        look = replace(look, bold=True) if node.tag in _BOLD and not look.bold else look
        look = replace(look, parts=False) if look.parts else look
        if node.tag == "pre":
            look = replace(look, kept=True)
        if "hidden" in attributes:
            look = replace(look, hidden="vanish")
        return _styled(look, styles) if styles else look


def _styled(look: _Look, styles: Mapping[str, str]) -> _Look:
    weight = styles.get("font-weight", "")
    size = _points(styles.get("font-size", "")) if "font-size" in styles else look.size
    color = styles.get("color", "").replace(" ", "")
    backed = look.backed or any(
        _backs(styles.get(name, ""))
        for name in ("background", "background-color", "background-image")
    )
    return replace(
        look,
        bold=weight in {"bold", "bolder", "600", "700", "800", "900"} if weight else look.bold,
        size=size,
        hidden=look.hidden or _unseen(styles, size),
        white=color in _WHITES if color else look.white,
        backed=backed,
        parts=styles.get("display") in _BESIDE,
    )


def _unseen(styles: Mapping[str, str], size: float | None) -> str:
    if (
        styles.get("display") == "none"
        or styles.get("visibility") in {"hidden", "collapse"}
        or styles.get("opacity") in {"0", "0.0"}
    ):
        return "vanish"
    if size is not None and size <= _TINY:
        return "tiny"
    places = [
        styles.get(name, "") for name in ("left", "top", "text-indent", "margin-left", "right")
    ]
    return "off-page" if any((_points(place) or 0.0) < _FAR_OUT for place in places) else ""


def _backs(value: str) -> bool:
    return bool(value) and value.replace(" ", "") not in _WHITES | {
        "none",
        "transparent",
        "inherit",
        "initial",
    }


def _points(text: str) -> float | None:
    found = _LENGTH.match(text.strip())
    if not found:
        return None
    try:
        return float(found.group(1)) * _POINTS[found.group(2)]
    except ValueError:
        return None


def _parted(children: Sequence[Any]) -> list[Any]:
    """Put nothing, which stands for a gap, before each of ``children``."""
    return [each for child in children for each in (None, child)]


def _children(node: Any) -> list[Any]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children
