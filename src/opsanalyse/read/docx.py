"""DOCX bytes → Draft: one row a paragraph, everything a reader of the page sees, each thing once.

A table row is one row of text with its cells parted by tabs; when a cell holds several
paragraphs, each paragraph of that table row stands on its own, cell by cell. A text box follows
the paragraph that it is anchored to, several in the order of their places on the page. Page headers come first, footers and notes last.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.container import Container
from opsanalyse.read.docx_look import (
    Look,
    is_backed,
    is_deleted,
    short,
    styles,
    value,
    with_paragraph,
    with_run,
)
from opsanalyse.read.docx_numbers import Numbers
from opsanalyse.read.docx_places import Place, in_order, place_of
from opsanalyse.read.draft import FOOT, Draft, Leaf, Limits, Remark, Row
from opsanalyse.read.flow import Piece, paragraph_rows, table_row
from opsanalyse.read.sniff import MEDIA_TYPES

_SKIPPED: Final = frozenset(
    {
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "rt",
        "rPr",
        "pPr",
        "tblPr",
        "trPr",
        "sdtPr",
    }
)
_CHARACTERS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\u2028",
    "cr": "\u2028",
    "noBreakHyphen": "-",
}
_PAGE_FIELDS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_NOT_NOTES: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def parse(data: bytes, limits: dict[str, int], password: str | None = None) -> Draft:  # noqa: ARG001 - formats share one signature
    """Read the main document with its headers, footers and notes."""
    container = Container(data, Limits(**limits))
    main = _main_part(container)
    root = container.part(main)
    folder = main.rpartition("/")[0]
    looks = styles(container.optional(f"{folder}/styles.xml"))
    numbers = Numbers(container.optional(f"{folder}/numbering.xml"))
    walk = _Walk(looks, numbers, has_drawings=_has_drawings(root))
    for name in _related(container, main, "header"):
        walk.part(container.optional(name))
    walk.part(root)
    for kind in ("footnotes", "endnotes", "footer"):
        for name in _related(container, main, kind):
            walk.part(container.optional(name), style=FOOT if kind == "footer" else None)
    return Draft(MEDIA_TYPES["docx"], tuple(walk.rows), (Leaf(1, 0.0, 0.0),), tuple(walk.remarks))


def _main_part(container: Container) -> str:
    """The package's relations name the main part; it is nearly always ``word/document.xml``."""
    if "word/document.xml" in container.names:
        return "word/document.xml"
    relations = container.optional("_rels/.rels")
    targets = (
        [r.get("Target", "") for r in relations if r.get("Type", "").endswith("/officeDocument")]
        if relations is not None
        else []
    )
    name = next((t.lstrip("/") for t in targets if t.lstrip("/") in container.names), None)
    if name is None:
        raise DocumentError("", "damaged", "no main document inside")
    return str(name)


def _related(container: Container, main: str, kind: str) -> list[str]:
    folder, _, leaf = main.rpartition("/")
    relations = container.optional(f"{folder}/_rels/{leaf}.rels")
    if relations is None:
        return []
    targets = [r.get("Target", "") for r in relations if r.get("Type", "").endswith(f"/{kind}")]
    names = [t.lstrip("/") if t.startswith("/") else f"{folder}/{t}" for t in targets]
    return list(dict.fromkeys(name for name in names if name in container.names))


def _has_drawings(root: Any) -> bool:
    """A shape or picture behind the text may be what white letters stand on."""
    return any(
        short(e.tag) in {"anchor", "background", "rect", "shape", "pict"}
        for e in root.iter("{*}anchor", "{*}background", "{*}rect", "{*}shape")
    )


@dataclass
class _Paragraph:
    look: Look
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    floating: list[tuple[Place | None, list[Row]]] = field(default_factory=list)
    open: bool = False
    """Whether its end is taken out, so that the next paragraph goes on."""


@dataclass
class _Field:
    """A field between its begin and end marks: page numbers are no text of the author's."""

    code: str = ""
    in_result: bool = False


class _Walk:
    """Depth-first over the parts, with a stack of its own: nesting cannot exhaust Python's."""

    def __init__(self, looks: dict[str, Look], numbers: Numbers, *, has_drawings: bool) -> None:
        self.rows: list[Row] = []
        self.remarks: list[Remark] = []
        self._looks, self._numbers, self._has_drawings = looks, numbers, has_drawings
        self._sinks: list[list[Row]] = [self.rows]
        self._cells: list[list[list[Row]]] = []
        self._backed: list[bool] = [False]
        self._paragraphs: list[_Paragraph] = []
        self._run = looks[""]
        self._places: list[Place | None] = []
        self._fields: list[_Field] = []
        self._gap = False
        self._held: _Paragraph | None = None
        self._referred: set[tuple[str, str]] = set()
        self._seen: set[tuple[str, ...]] = set()

    def part(self, root: Any | None, *, style: str | None = None) -> None:
        """Add a part's rows, all of one ``style`` if told, unless another part (an even page's header) said the same."""
        if root is None:
            return
        rows: list[Row] = []
        self._sinks, self._gap, self._fields = [rows], True, []
        self._walk(root)
        self._let_go()
        words = tuple(row.text for row in rows)
        if words not in self._seen:
            self.rows.extend(rows if style is None else [replace(r, style=style) for r in rows])
        self._seen.add(words)

    def _walk(self, root: Any) -> None:
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            name = short(element.tag)
            if leaving:
                self._leave(name)
                continue
            if name in _SKIPPED or self._is_out(name, element):
                if name == "instrText" and self._fields:
                    self._fields[-1].code += element.text or ""
                continue
            self._enter(name, element)
            stack.append((element, True))
            children = _choice(element) if name == "AlternateContent" else element
            stack.extend((child, False) for child in reversed(children))

    def _is_out(self, name: str, element: Any) -> bool:
        """Tell what no reader of the page sees: rows and cells taken out, notes that nothing refers to any more."""
        match name:
            case "tr":
                return is_deleted(element.find("{*}trPr"), "del")
            case "tc":
                return is_deleted(element.find("{*}tcPr"), "cellDel")
            case "footnoteReference" | "endnoteReference":
                self._referred.add((name, value(element, "id")))
                return False
            case "footnote" | "endnote":
                known = (f"{name}Reference", value(element, "id"))
                unused = bool(known[1]) and known not in self._referred
                return unused or value(element, "type") in _NOT_NOTES
            case _:
                return False

    def _enter(self, name: str, element: Any) -> None:
        match name:
            case "p":
                self._enter_paragraph(element)
            case "r":
                self._enter_run(element)
            case "t" | "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" | "sym":
                self._character(name, element)
            case "fldChar":
                self._field(value(element, "fldCharType"))
            case "fldSimple":
                self._fields.append(_Field(value(element, "instr"), in_result=True))
            case "txbxContent":
                anchor = next(element.iterancestors("{*}anchor"), None)
                self._places.append(None if anchor is None else place_of(anchor))
                self._sinks.append([])
                self._backed.append(True)
                self._gap = True
            case "tbl":
                self._let_go()
                self._backed.append(
                    self._backed[-1] or is_backed(element.find("{*}tblPr")) or _is_styled(element)
                )
                self._gap = True
            case "tr":
                self._cells.append([])
            case "tc":
                self._sinks.append([])
                self._backed.append(self._backed[-1] or is_backed(element.find("{*}tcPr")))
            case _:
                return

    def _leave(self, name: str) -> None:
        match name:
            case "p" if self._paragraphs:
                self._leave_paragraph()
            case "r" if self._paragraphs:
                self._run = self._paragraphs[-1].look
            case "fldSimple" if self._fields:
                self._fields.pop()
            case "txbxContent" if len(self._sinks) > 1:
                self._let_go()
                self._backed.pop()
                self._float(self._sinks.pop())
            case "tc" if self._cells:
                self._let_go()
                self._backed.pop()
                self._cells[-1].append(self._sinks.pop())
            case "tr" if self._cells:
                self._sinks[-1].extend(table_row(self._cells.pop()))
            case "tbl":
                self._backed.pop()
                self._gap = True
            case _:
                return

    def _float(self, rows: list[Row]) -> None:
        """Hang the rows of a text box on the paragraph that it is anchored to."""
        place = self._places.pop()
        if self._paragraphs:
            self._paragraphs[-1].floating.append((place, rows))
        else:
            self._sinks[-1].extend(rows)
        self._gap = True

    def _enter_paragraph(self, element: Any) -> None:
        properties = element.find("{*}pPr")
        style = (
            ""
            if properties is None
            else next((value(s) for s in properties if short(s.tag) == "pStyle"), "")
        )
        look = with_paragraph(self._looks.get(style, self._looks[""]), properties)
        look = replace(look, backed=look.backed or self._backed[-1])
        mark = None if properties is None else properties.find("{*}rPr")
        paragraph = _Paragraph(look, open=is_deleted(mark, "del"))
        if self._held:
            paragraph.pieces += self._held.pieces
            paragraph.floating += self._held.floating
            self._held = None
        self._paragraphs.append(paragraph)
        self._run = look

    def _enter_run(self, element: Any) -> None:
        base = self._paragraphs[-1].look if self._paragraphs else self._looks[""]
        properties = element.find("{*}rPr")
        style = (
            None
            if properties is None
            else next((value(s) for s in properties if short(s.tag) == "rStyle"), None)
        )
        if style in self._looks:
            own, default = self._looks[style], self._looks[""]
            base = replace(
                base,
                bold=base.bold or own.bold,
                vanish=base.vanish or own.vanish,
                size=own.size if own.size != default.size else base.size,
                color=own.color if own.color != default.color else base.color,
            )
        self._run = with_run(base, properties)

    def _character(self, name: str, element: Any) -> None:
        if not self._paragraphs or any(
            f.in_result and f.code.split()[:1] and f.code.split()[0].upper() in _PAGE_FIELDS
            for f in self._fields
        ):
            return
        if name == "sym":
            text = _symbol(value(element, "char"))
        else:
            text = element.text or "" if name == "t" else _CHARACTERS[name]
        # Tab stops in paragraph properties share the tab's name; they never reach here (pPr is skipped).
        self._paragraphs[-1].pieces.append((text, self._run))

    def _field(self, mark: str) -> None:
        if mark == "begin":
            self._fields.append(_Field())
        elif mark == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif mark == "end" and self._fields:
            self._fields.pop()

    def _leave_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        self._run = self._paragraphs[-1].look if self._paragraphs else self._looks[""]
        if paragraph.open and (paragraph.pieces or paragraph.floating):
            self._held = paragraph
        elif not paragraph.open:
            self._finish(paragraph)

    def _let_go(self) -> None:
        """Finish a paragraph whose end is taken out where no other paragraph follows it."""
        held, self._held = self._held, None
        if held:
            self._finish(held)

    def _finish(self, paragraph: _Paragraph) -> None:
        look = paragraph.look
        self._report_hidden(paragraph)
        shown = [
            Piece(text, run.bold, run.size)
            for text, run in paragraph.pieces
            if not self._is_hidden(run)
        ]
        if look.listed and any(piece.text.strip() for piece in shown):
            shown.insert(0, Piece(self._numbers.next(*look.numbering), look.bold, look.size))
        style = "heading" if look.heading else "list" if look.listed else ""
        for row in paragraph_rows(shown, style, str):
            self._sinks[-1].append(replace(row, gap=look.heading or self._gap))
            self._gap = False
        if not shown:
            self._gap = True
        for rows in in_order(paragraph.floating):
            self._sinks[-1].extend(replace(row, gap=row.gap or not n) for n, row in enumerate(rows))

    def _is_hidden(self, look: Look) -> bool:
        return bool(look.hidden) and not (look.hidden == "white" and self._has_drawings)

    def _report_hidden(self, paragraph: _Paragraph) -> None:
        """Neighbouring runs hidden for one reason are told as one."""
        told: list[list[str]] = []
        for text, look in paragraph.pieces:
            reason = look.hidden
            if told and told[-1][0] == reason:
                told[-1][1] += text
            else:
                told.append([reason, text])
        for reason, text in told:
            if reason and text.strip():
                unsure = reason == "white" and self._has_drawings
                code = "hidden-unsure" if unsure else "hidden-text"
                self.remarks.append(Remark(code, {"quote": text.strip()[:500], "reason": reason}))


def _choice(alternatives: Any) -> list[Any]:
    """Word writes a shape twice, for itself and for old readers: take the first that has text."""
    choices = [child for child in alternatives if short(child.tag) in {"Choice", "Fallback"}]
    with_text = [child for child in choices if next(child.iter("{*}t"), None) is not None]
    return (with_text or choices)[:1]


def _is_styled(table: Any) -> bool:
    """A table style other than a bare grid may put colour behind cells."""
    names = [value(s) for s in table.iterfind("./{*}tblPr/{*}tblStyle")]
    return any(name not in {"TableGrid", "TableNormal", "a3", "a1"} for name in names)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
