"""Analyses and errors → the rows of ``scores.csv``: one for each document, whatever became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.errors import DocumentError
from opsanalyse.render.wording import remedy, worded_error
from opsanalyse.types import Analysis, Status, Text
from opsanalyse.visible import visible

_FACTS: Final = (
    "candidate",
    "file",
    "question",
    "status",
    "kind",
    "language",
    "score",
    "low",
    "high",
    "band",
)
_ERRORS: Final = ("error", "remedy")
# A spreadsheet runs a cell that starts so as a formula (full-width forms included: some convert them).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Cell:
    """One criterion of one document."""

    criterion: str
    title: Text
    status: Status
    score: float | None
    weight: float


@dataclass(frozen=True, slots=True)
class Row:
    """One document of a batch: what it scored, or why it could not be analysed."""

    candidate: str
    source: str
    question: str = ""
    kind: str = ""
    language: str = ""
    score: float | None = None
    low: float | None = None
    high: float | None = None
    band: str | None = None
    cells: tuple[Cell, ...] = ()
    code: str = ""
    """Why it was refused: a code of ``errors.REMEDIES``; nothing if it was analysed."""
    error: str = ""
    """The whole sentence for a terminal: name, remedy, detail."""
    remedy: str = ""
    detail: str = ""
    sha256: str = ""
    """The digest of the file, by which one that was given twice is known."""
    number: int = 0
    """Stands for the candidate's name where that is hidden; then no file is named either."""


def score_row(analysis: Analysis, *, candidate: str, source: str, question: str = "") -> Row:
    """Return the row of an analysed document; ``source`` is its file or its place in a table."""
    score = analysis.score
    shares = analysis.languages
    return Row(
        candidate=candidate,
        source=source,
        question=question,
        kind=analysis.document.kind,
        language=max(sorted(shares), key=lambda lang: shares[lang], default=""),
        score=score.value,
        low=score.low,
        high=score.high,
        band=score.band,
        cells=tuple(
            Cell(v.criterion, v.title, v.status, v.score, v.weight) for v in analysis.verdicts
        ),
        sha256=analysis.document.sha256,
    )


def error_row(
    error: DocumentError, *, candidate: str, source: str, lang: str = "en", question: str = ""
) -> Row:
    """Return the row of a document that could not be analysed."""
    return Row(
        candidate=candidate,
        source=source,
        question=question,
        code=error.code,
        error=worded_error(error, lang),
        remedy=remedy(error.code, lang),
        detail=error.detail,
    )


def table_header(rows: Iterable[Row]) -> list[str]:
    """Return the columns for ``rows``: two for each criterion that any of them was judged by."""
    columns = (f"{c}{suffix}" for c in criteria(rows) for suffix in ("", ".status"))
    return [*_FACTS, *columns, *_ERRORS]


def criteria(rows: Iterable[Row]) -> list[str]:
    """List every criterion once, in the order of the first row that has it."""
    return list(dict.fromkeys(cell.criterion for row in rows for cell in row.cells))


def table_row(row: Row, header: Sequence[str]) -> list[str]:
    """Return the cells of ``row`` under ``header``, safe to open in a spreadsheet."""
    values: dict[str, object] = {
        "candidate": row.candidate,
        "file": row.source,
        "question": row.question,
        "status": "failed" if row.code else "analysed",
        "kind": row.kind,
        "language": row.language,
        "score": row.score,
        "low": row.low,
        "high": row.high,
        "band": row.band,
        "error": f"{row.code}: {row.detail}" if row.detail else row.code,
        "remedy": row.remedy,
    }
    for cell in row.cells:
        values[cell.criterion] = cell.score
        values[f"{cell.criterion}.status"] = str(cell.status)
    return [_cell(values.get(column)) for column in header]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, 4):g}"
    return safe_cell(str(value))


def safe_cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs as a formula, and that any file can hold."""
    shown = "\r".join(map(visible, text.split("\r")))
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
