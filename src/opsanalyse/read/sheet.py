"""XLSX, XLS or ODS bytes → Draft, or the cells themselves for a batch."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Book, Draft, Leaf, Limits, Remark, Row, Sheet
from opsanalyse.read.flow import table_row
from opsanalyse.read.glyphs import plain
from opsanalyse.read.sniff import MEDIA_TYPES, sniff

_MOST_ROWS: Final = 100_000

NAME: Final = "sheet"
"""The style of a row that names a sheet."""


def parse(data: bytes, limits: dict[str, int], password: str | None = None) -> Draft:  # noqa: ARG001 - formats share one signature
    """One row of text a row of cells, sheet after sheet; where there are several, each under its name."""
    book = cells(data, limits)
    rows: list[Row] = []
    for sheet in book.sheets:
        if len(book.sheets) > 1:
            rows.append(Row(plain(sheet.name).strip() or "-", style=NAME, gap=True))
        rows += _rows(sheet)
    hidden = ", ".join(book.hidden)
    remarks = (Remark("sheets-hidden", {"sheets": hidden}),) if hidden else ()
    return Draft(MEDIA_TYPES[sniff(data)], tuple(rows), (Leaf(1, 0.0, 0.0),), remarks)


def _rows(sheet: Sheet) -> Iterator[Row]:
    for number, line in enumerate(sheet.rows):
        made = table_row([_cell_rows(cell) for cell in line])
        for place, row in enumerate(made):
            yield Row(row.text, style="cell", gap=place == 0 and (number == 0 or row.gap))


def cells(data: bytes, limits: dict[str, int]) -> Book:
    """Return every filled sheet, and which of them are hidden; all of them together have one limit."""
    import python_calamine as calamine

    allowed = Limits(**limits)
    left = [_MOST_ROWS, allowed.characters]
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        known = [
            (s.name, s.visible == calamine.SheetVisibleEnum.Visible)
            for s in book.sheets_metadata
            if s.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        filled = [
            (Sheet(name, rows), shown)
            for name, shown in known
            if any(map(any, rows := _grid(book.get_sheet_by_name(name).iter_rows(), left)))
        ]
    except calamine.PasswordError as error:
        raise DocumentError("", "encrypted") from error
    except (calamine.CalamineError, OSError, ValueError, KeyError) as error:
        raise DocumentError("", "damaged", str(error)[:200]) from error
    return Book(
        tuple(sheet for sheet, shown in filled if shown),
        tuple(sheet.name for sheet, shown in filled if not shown),
    )


def _grid(rows: Any, left: list[int]) -> tuple[tuple[str, ...], ...]:
    """Return rows of texts; ``left`` tells how many rows and characters may still come, and is counted down."""
    grid: list[tuple[str, ...]] = []
    for row in rows:
        grid.append(tuple(map(_text, row)))
        left[0] -= 1
        left[1] -= sum(map(len, grid[-1]))
        if min(left) < 0:
            raise DocumentError(
                "", "too-large", f"more than {_MOST_ROWS} rows, or too many characters"
            )
    return tuple(grid)


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value if isinstance(value, str) else str(value)


def _cell_rows(text: str) -> list[Row]:
    return [Row(line) for part in plain(text).splitlines() if (line := part.strip())]
