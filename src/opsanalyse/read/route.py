"""Bytes, their kind and options → Draft: which worker does what, and the second look by OCR."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final, TypeVar

from opsanalyse.errors import DocumentError
from opsanalyse.read import pool
from opsanalyse.read.draft import Book, Draft, Limits, Remark
from opsanalyse.read.sniff import IMAGES, MEDIA_TYPES

_OCR_SECONDS: Final = 90.0
"""For one page, the first of which also loads the models."""
_REPLACED: Final = frozenset({"page-unreadable", "private-glyphs"})
_Value = TypeVar("_Value")

Progress = Callable[[int, int], None]
"""Called with the number of pages recognised so far and of all that need it."""


@dataclass(frozen=True)
class Options:
    """How to read: a password for PDFs, seconds for the parsing, limits, OCR and its progress."""

    password: str | None = None
    timeout: float = 20.0
    limits: Limits = field(default_factory=Limits)
    ocr: bool = True
    progress: Progress | None = None


def draft_of(data: bytes, name: str, kind: str, options: Options) -> Draft:
    """Read ``data`` in a worker. DocumentError says why it cannot be read."""
    if kind == "zip":
        raise DocumentError(name, "archive")
    if kind == "encrypted-office":
        raise DocumentError(name, "encrypted", "Office password; save an unprotected copy")
    if kind in IMAGES:
        return _recognised_image(data, name, kind, options)
    if kind == "doc":
        return _legacy(data, name, options)
    draft = _parsed(data, name, kind, options)
    doubtful = {leaf.number for leaf in draft.leaves if not leaf.readable}
    doubtful |= {
        remark.page for remark in draft.remarks if remark.code == "private-glyphs" and remark.page
    }
    if doubtful and kind == "pdf":
        draft = _recognised(draft, data, name, sorted(doubtful), options)
    _refuse_empty(draft, name)
    return draft


def cells_of(data: bytes, name: str, options: Options) -> Book:
    """Return a spreadsheet's filled sheets as rows of cells."""
    job = pool.Job("sheet", "cells", {"limits": asdict(options.limits)}, options.timeout)
    return _decoded(pool.run(job, data, name), Book)


def drawn(
    data: bytes, name: str, page: int, dpi: float, options: Options, marks: Sequence[Any]
) -> bytes:
    """Return page ``page`` of a PDF as PNG, with ``marks`` (box, label) drawn on it."""
    task = {"number": page, "dpi": dpi, "password": options.password, "marks": list(marks)}
    return _decoded(pool.run(pool.Job("drawing", "png", task, options.timeout), data, name), bytes)


def _decoded(value: Any, kind: type[_Value]) -> _Value:
    """Check what came from the worker: it has handled hostile bytes."""
    import msgspec

    try:
        return msgspec.json.decode(value, type=kind)
    except msgspec.MsgspecError as error:
        raise DocumentError("", "damaged", f"worker: {error}"[:200]) from error


def _parsed(data: bytes, name: str, kind: str, options: Options) -> Draft:
    task = {"kind": kind, "limits": asdict(options.limits), "password": options.password}
    return _decoded(
        pool.run(pool.Job("formats", "parse", task, options.timeout), data, name), Draft
    )


def _legacy(data: bytes, name: str, options: Options) -> Draft:
    from opsanalyse.read import legacy

    made = legacy.to_docx(data, name, 3 * options.timeout)
    if made is not None:
        draft = _parsed(made, name, "docx", options)
        converted = Remark("converted", {"program": "LibreOffice"})
        draft = replace(draft, media_type=MEDIA_TYPES["doc"], remarks=(*draft.remarks, converted))
    else:
        text = legacy.with_antiword(data, name, options.timeout)
        if text is None:
            raise DocumentError(name, "legacy-doc")
        draft = text
    _refuse_empty(draft, name)
    return draft


def _recognised_image(data: bytes, name: str, kind: str, options: Options) -> Draft:
    if not _can_recognise(options):
        raise DocumentError(name, "scanned", "a picture")
    frames = _decoded(
        pool.run(pool.Job("ocr", "frames", {}, options.timeout), data, name, pool.OCR), int
    )
    empty = Draft(MEDIA_TYPES[kind], ())
    draft = _recognised(
        empty, data, name, list(range(1, min(frames, options.limits.pages) + 1)), options, kind
    )
    _refuse_empty(draft, name)
    return draft


def _can_recognise(options: Options) -> bool:
    from opsanalyse.read import ocr

    return options.ocr and ocr.is_available()


def _recognised(
    draft: Draft,
    data: bytes,
    name: str,
    numbers: Sequence[int],
    options: Options,
    kind: str = "pdf",
) -> Draft:
    """Put recognised pages in the place of unreadable ones; a page that fails stays unreadable."""
    if not _can_recognise(options):
        return draft
    for done, number in enumerate(numbers):
        if options.progress:
            options.progress(done, len(numbers))
        task = {"kind": kind, "number": number, "password": options.password}
        job = pool.Job("ocr", "page", task, max(options.timeout, _OCR_SECONDS))
        try:
            page = _decoded(pool.run(job, data, name, pool.OCR), Draft)
        except DocumentError as error:
            page = Draft(
                "",
                (),
                (),
                (Remark("page-unreadable", {"page": number, "reason": error.code}, number),),
            )
        draft = _with_page(draft, page, number)
    if options.progress:
        options.progress(len(numbers), len(numbers))
    return draft


def _with_page(draft: Draft, page: Draft, number: int) -> Draft:
    """Take the recognised page for what the text layer gave; keep that where nothing was recognised."""
    if not page.rows and any(row.page == number for row in draft.rows):
        return draft
    rows = [*(row for row in draft.rows if row.page != number), *page.rows]
    rows.sort(key=lambda row: row.page)  # stable: the order within a page stays
    leaves = [leaf for leaf in draft.leaves if leaf.number != number or not page.leaves] + list(
        page.leaves
    )
    leaves.sort(key=lambda leaf: leaf.number)
    remarks = [r for r in draft.remarks if not (r.code in _REPLACED and r.page == number)]
    return replace(draft, rows=tuple(rows), leaves=tuple(leaves), remarks=(*remarks, *page.remarks))


def _refuse_empty(draft: Draft, name: str) -> None:
    """Nothing unreadable passes for an empty success; a scanner's stamp is no text either."""
    unreadable = [leaf.number for leaf in draft.leaves if not leaf.readable]
    if any(row.text and row.page not in unreadable for row in draft.rows):
        return
    if unreadable:
        raise DocumentError(name, "scanned", f"page {', '.join(map(str, unreadable[:10]))}")
    hidden = any(remark.code == "hidden-text" for remark in draft.remarks)
    raise DocumentError(name, "no-text", "all of its text is hidden" if hidden else "")
