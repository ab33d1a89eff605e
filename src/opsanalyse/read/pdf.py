"""PDF bytes → Draft: rows in reading order with their places, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import pypdfium2_raw.bindings as pdfium

from opsanalyse.read.chars import Run, View, runs_of
from opsanalyse.read.draft import Draft, Leaf, Limits, Remark, Row
from opsanalyse.read.figures import figures_in, put_in
from opsanalyse.read.furniture import set_aside
from opsanalyse.read.glyphs import PRIVATE
from opsanalyse.read.hidden import Sheet, is_scan, part_hidden
from opsanalyse.read.hyphens import rejoined
from opsanalyse.read.ink import Drawings, drawings_of, dress, order_of, painting_orders
from opsanalyse.read.layout import reading_order
from opsanalyse.read.pdf_file import Picture, opened, page_of, text_of, view_of
from opsanalyse.read.rows import rows_of
from opsanalyse.read.slides import is_slide, with_items
from opsanalyse.read.turned import joined, quarter_turns, reframed

_CONTRAST_DPI: Final = 72.0
_GARBAGE: Final = 0.25
"""Share of characters without meaning above which a text layer is worse than none."""
_PRIVATE_NOTE: Final = 0.02
_FEW_CHARACTERS: Final = 20
_OUTLINED: Final = 150
"""A page without text but with so many drawn paths has its letters as outlines."""


@dataclass(frozen=True)
class _Read:
    leaf: Leaf
    rows: list[Row]
    remarks: list[Remark]


def parse(data: bytes, limits: dict[str, int], password: str | None = None) -> Draft:
    """Read every page within the limits."""
    limit = Limits(**limits)
    with opened(data, password) as document:
        total = pdfium.FPDF_GetPageCount(document)
        pages: list[_Read] = []
        characters = 0
        for number in range(1, min(total, limit.pages) + 1):
            pages.append(_page(document, number))
            characters += sum(len(row.text) for row in pages[-1].rows)
            if characters > limit.characters:
                break
    remarks = [remark for page in pages for remark in page.remarks]
    if len(pages) < total:
        remarks.append(Remark("pages-left-out", {"read": len(pages), "total": total}))
    rows, repeated = set_aside([page.rows for page in pages], [page.leaf for page in pages])
    return Draft(
        "application/pdf",
        tuple(rejoined(rows)),
        tuple(p.leaf for p in pages),
        tuple(remarks + repeated),
    )


def _page(document: Any, number: int) -> _Read:
    with page_of(document, number) as page:
        if page is None:
            return _Read(
                Leaf(number, 0.0, 0.0, readable=False), [], [_unreadable(number, "damaged")]
            )
        view = view_of(page)
        with text_of(page) as text_page:
            # Text that runs sideways on the page is read as if the page were turned.
            turns = quarter_turns(text_page) if text_page else view.turns
            found = _read(page, text_page, replace(view, turns=turns), number)
        width, height = (round(side, 1) for side in view.size)
        back = (view.turns - turns) % 4
        rows = [reframed(row, found.leaf.width, found.leaf.height, back) for row in found.rows]
        return _Read(replace(found.leaf, width=width, height=height), rows, found.remarks)


def _read(page: Any, text_page: Any, view: View, number: int) -> _Read:
    width, height = view.size
    runs, lost = runs_of(text_page, view) if text_page else ([], 0)
    if runs and (table := figures_in(run.text for run in runs)):
        for run in runs:
            put_in(run.chars, table)
    drawings = drawings_of(page, view)
    problem = _problem(runs, lost, drawings, view)
    told = [_unreadable(number, problem)] if problem else []
    leaf = Leaf(number, width, height, readable=not problem)
    if not runs or problem == "garbage":
        return _Read(leaf, [], told)
    runs = joined(dress(text_page, runs))
    seen, remarks = part_hidden(runs, _sheet(page, text_page, view, number, drawings))
    boxed = is_slide(seen, width, height)
    rows = rows_of(reading_order(seen, height, drawings.rules, boxed=boxed), number)
    if boxed:
        rows = with_items(rows, width)
    return _Read(leaf, rows, told + remarks + _private(runs, number))


def _sheet(page: Any, text_page: Any, view: View, number: int, drawings: Drawings) -> Sheet:
    picture = Picture(page, view, _CONTRAST_DPI)

    def painted(run: Run) -> int | None:
        if not drawings.orders:
            drawings.orders.update(painting_orders(page))
        return order_of(text_page, run, drawings.orders)

    return Sheet(number, *view.size, drawings, painted, picture.contrast)


def _problem(runs: list[Run], lost: int, drawings: Drawings, view: View) -> str:
    """Why the page's text layer cannot be used, or nothing. An empty page has no problem."""
    characters = sum(len(run.chars) for run in runs)
    if characters < _FEW_CHARACTERS and is_scan(drawings, *view.size):
        return "picture"
    if (
        not characters
        and lost + drawings.forms + len(drawings.pictures) + drawings.paths // _OUTLINED
    ):
        return "picture"
    senseless = lost + sum(len(PRIVATE.findall(run.text)) for run in runs)
    return (
        "garbage"
        if characters and senseless > _GARBAGE * (characters + lost) and senseless > _FEW_CHARACTERS
        else ""
    )


def _private(runs: list[Run], number: int) -> list[Remark]:
    """A font that hides figures or letters at private code points leaves holes in the text."""
    odd = sum(len(PRIVATE.findall(run.text)) for run in runs)
    characters = sum(len(run.chars) for run in runs)
    return (
        [Remark("private-glyphs", {"count": odd}, number)]
        if odd > max(_PRIVATE_NOTE * characters, 5)
        else []
    )


def _unreadable(number: int, reason: str) -> Remark:
    return Remark("page-unreadable", {"page": number, "reason": reason}, number)
