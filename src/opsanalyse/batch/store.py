"""Results, one at a time → a folder with results.jsonl, scores.csv, a report each and index.html."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import IO, Final, Self

from opsanalyse.batch.finished import REPORTS, Finished
from opsanalyse.batch.runner import Result
from opsanalyse.batch.sources import Job, report_name
from opsanalyse.batch.tables import LeftOut
from opsanalyse.render import Row, index_page, table_header, table_row
from opsanalyse.render.index import index_language, left_out
from opsanalyse.render.tables import safe_cell
from opsanalyse.types import Text
from opsanalyse.writing import locked, told, write

LINES: Final = "results.jsonl"
WHO: Final = "who-is-who.csv"
"""The file of a blind batch that tells whose each number is."""


class Store:
    """An output folder while a batch runs; only the rows of the table stay in memory."""

    def __init__(
        self, finished: Finished, lang: str, untaken: Sequence[tuple[str, LeftOut]] = ()
    ) -> None:
        """``untaken`` tells what was not taken from tables of answers, each with the table's key."""
        self.finished, self.folder, self.lang = finished, finished.folder, lang
        self.untaken = untaken
        self.kept = 0
        self.jobs: list[Job] = []
        """Of a blind batch: who stands behind each number."""
        self.rows: list[tuple[Row, str | None]] = []
        self.failures: list[str] = []
        self._titles: dict[str, Text] = {}

    @property
    def analysed(self) -> int:
        """Count the inputs that have a report."""
        return len(self.rows) - len(self.failures)

    @property
    def language(self) -> str:
        """Return the language of the index."""
        return index_language([row for row, _ in self.rows], self.lang)

    def __enter__(self) -> Self:
        with told(self.folder):
            (self.folder / REPORTS).mkdir(parents=True, exist_ok=True)
            self._unlock = locked(self.folder)
            place = self.folder / LINES
            self._lines: IO[str] = place.open("w", encoding="utf-8", newline="\n")
        return self

    def add(self, result: Result) -> None:
        """Write one result; results come in the order in which they are to stand."""
        report = None
        if result.page or result.kept:
            report = f"{REPORTS}/{report_name(result.job)}"
            self.kept += result.kept
            if not result.kept:
                self.finished.write(result)
        else:
            self.failures.append(result.row.error)
        with told(self.folder / LINES):
            self._lines.write(f"{result.line}\n")
        self.rows.append((self._small(result.row), report))
        if result.job.number:
            self.jobs.append(result.job)

    def _small(self, row: Row) -> Row:
        """Let rows share the titles of criteria, which come anew from each worker: a batch may have many rows."""
        cells = []
        for cell in row.cells:
            title = self._titles.setdefault(cell.criterion, cell.title)
            cells.append(replace(cell, title=title) if title == cell.title else cell)
        return replace(row, cells=tuple(cells))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with told(self.folder / LINES):
                self._lines.close()
            self._finish(error)
        finally:
            self._unlock()

    def _finish(self, error: BaseException | None) -> None:
        if error is None or isinstance(error, KeyboardInterrupt):  # what was done is kept
            self._write_table()
            told = [
                (key, left_out(each.why, each.sheets, self.language)) for key, each in self.untaken
            ]
            page = index_page(self.rows, self.lang, told)
            write(self.folder / "index.html", page)

    def _write_table(self) -> None:
        rows = [row for row, _ in self.rows]
        header = table_header(rows)
        self._write_csv("scores.csv", [header, *(table_row(row, header) for row in rows)])
        if self.jobs:
            who = (
                [str(job.number), *map(safe_cell, (job.candidate, job.key))] for job in self.jobs
            )
            self._write_csv(WHO, [["number", "candidate", "file"], *who])

    def _write_csv(self, name: str, rows: Iterable[Sequence[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(rows)
        # utf-8-sig: spreadsheets take a file without the mark for the local code page.
        write(self.folder / name, text.getvalue().encode("utf-8-sig"))
