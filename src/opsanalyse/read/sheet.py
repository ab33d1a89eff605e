"""XLSX, XLS or ODS bytes → Draft, or the cells themselves for a batch."""

from __future__ import annotations

import io
from typing import Any, Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Draft, Leaf, Limits, Remark, Row
from opsanalyse.read.flow import table_row
from opsanalyse.read.glyphs import plain
from opsanalyse.read.sniff import MEDIA_TYPES, sniff

_MOST_ROWS: Final = 100_000

Grid = list[list[str]]


def parse(data: bytes, limits: dict[str, int], password: str | None = None) -> Draft:  # noqa: ARG001 - formats share one signature
    """One row of text a row of cells, sheet after sheet."""
    shown, hidden = _sheets(data, Limits(**limits))
    rows: list[Row] = []
    for grid in shown:
        for number, cells in enumerate(grid):
            made = table_row([_cell_rows(cell) for cell in cells])
            rows += [
                Row(r.text, style="cell", gap=place == 0 and (number == 0 or r.gap))
                for place, r in enumerate(made)
            ]
    remarks = tuple(
        Remark("hidden-text", {"quote": name, "reason": "hidden-sheet"}) for name in hidden
    )
    return Draft(MEDIA_TYPES[sniff(data)], tuple(rows), (Leaf(1, 0.0, 0.0),), remarks)


def cells(data: bytes, limits: dict[str, int]) -> list[Grid]:
    """Return every visible sheet as rows of texts."""
    return _sheets(data, Limits(**limits))[0]


def _sheets(data: bytes, limits: Limits) -> tuple[list[Grid], list[str]]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            s.name
            for s in book.sheets_metadata
            if s.visible == calamine.SheetVisibleEnum.Visible
            and s.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        hidden = [
            s.name for s in book.sheets_metadata if s.visible != calamine.SheetVisibleEnum.Visible
        ]
        grids = [_grid(book.get_sheet_by_name(name).iter_rows(), limits) for name in shown]
    except calamine.PasswordError as error:
        raise DocumentError("", "encrypted") from error
    except (calamine.CalamineError, OSError, ValueError, KeyError) as error:
        raise DocumentError("", "damaged", str(error)[:200]) from error
    return grids, hidden


def _grid(rows: Any, limits: Limits) -> Grid:
    grid: Grid = []
    characters = 0
    for row in rows:
        grid.append([_text(value) for value in row])
        characters += sum(map(len, grid[-1]))
        if len(grid) > _MOST_ROWS or characters > limits.characters:
            raise DocumentError(
                "", "too-large", f"more than {_MOST_ROWS} rows or {limits.characters} characters"
            )
    return grid


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value if isinstance(value, str) else str(value)


def _cell_rows(text: str) -> list[Row]:
    return [Row(line) for part in plain(text).splitlines() if (line := part.strip())]
