"""Rows of a batch → the page that compares them: candidates, criteria, and what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from opsanalyse.render.html import fill
from opsanalyse.render.tables import Cell, Row, criteria
from opsanalyse.render.wording import Wording, remedy, wording
from opsanalyse.segment.kinds import JUDGED
from opsanalyse.types import LANGUAGES, Status

_MOST: Final = 2000
"""Lines of a table: no browser scrolls through tens of thousands with ease, and nobody reads them."""


@dataclass(frozen=True, slots=True)
class Square:
    """One criterion of one candidate: a status, a share in percent, and words for both."""

    status: str
    label: str
    share: str
    level: int


@dataclass(frozen=True, slots=True)
class Line:
    """One candidate with the link to the report."""

    name: str
    detail: str
    report: str
    score: str
    interval: str
    band: str
    band_label: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion over all candidates."""

    number: int
    title: str
    criterion: str
    weight: str
    counts: tuple[tuple[str, str, int], ...]
    """Status, its word, how many candidates have it."""
    total: int
    middle: str
    applies: bool
    """Whether it applies to any of them: one that applies to none only makes the matrix wide."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be analysed."""

    name: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Aside:
    """One text that is no candidate's: an advert, guidance, a letter, a text in a language not analysed."""

    name: str
    detail: str
    report: str
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """The candidates that were judged by one and the same criteria."""

    kinds: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: int
    """How many candidates there are; of very many only the first have a line."""


@dataclass(frozen=True, slots=True)
class Index:
    """The whole page."""

    words: Wording
    lead: str
    median: str
    tables: tuple[Table, ...]
    asides: tuple[Aside, ...]
    failures: tuple[Failure, ...]
    untaken: tuple[tuple[str, str], ...] = ()
    """Tables of which something was left out, and what."""


def index_page(
    rows: Sequence[tuple[Row, str | None]],
    lang: str = "auto",
    untaken: Sequence[tuple[str, str]] = (),
) -> str:
    """Draw the index of a batch; each row comes with the path of its report, or nothing.

    ``lang`` auto is the language most of the documents are in. Rows with a number name nobody.
    ``untaken`` tells, by name, what was not taken from a table.
    """
    made = replace(index(rows, lang), untaken=tuple(untaken))
    return fill("index.html", index=made, words=made.words)


def index(rows: Sequence[tuple[Row, str | None]], lang: str) -> Index:
    """Word, count and sort what the page shows."""
    words = wording(index_language([row for row, _ in rows], lang))
    read = [(i, row, report) for i, (row, report) in enumerate(rows) if not row.code]
    judged = [item for item in read if item[1].kind in JUDGED]
    others = [item for item in read if item[1].kind not in JUDGED]
    scores = [row.score for _, row, _ in judged if row.score is not None]
    by_rubric: dict[tuple[str, ...], list[tuple[int, Row, str | None]]] = {}
    for item in judged:
        by_rubric.setdefault(tuple(criteria([item[1]])), []).append(item)
    return Index(
        words=words,
        lead=_lead(len(rows), len(judged), len(others), words),
        median=words.number(median(scores)) if scores else "",
        tables=tuple(_table(held, words) for held in by_rubric.values()),
        asides=tuple(_aside(item[1], item[2], words) for item in others),
        failures=tuple(_failure(row, words) for row, _ in rows if row.code),
    )


def _lead(given: int, judged: int, others: int, words: Wording) -> str:
    told = words.say("index.lead", n=given, ok=judged, failed=given - judged - others)
    return told + words.say("index.lead_others", n=others) if others else told


def _name(row: Row, words: Wording) -> str:
    return words.say("index.blind", n=row.number) if row.number else row.candidate


def _aside(row: Row, report: str | None, words: Wording) -> Aside:
    detail = "" if row.source.startswith(f"{row.candidate}.") else row.source
    kind = words.label("kinds", row.kind)
    if row.language not in LANGUAGES:
        kind = f"{kind} · {words.label('languages', row.language)}"
    return Aside(_name(row, words), detail, report or "", kind)


def index_language(rows: Sequence[Row], lang: str) -> str:
    """Return the wished language of an index, or else the one most of the documents are in."""
    counts = {code: sum(row.language == code for row in rows) for code in LANGUAGES}
    most = max(LANGUAGES, key=lambda code: counts[code])
    return lang if lang in LANGUAGES else most if counts[most] else "en"


_LEFT_OUT = {"hidden": "index.sheets_hidden", "without_answers": "index.sheets_without_answers"}


def left_out(why: str, sheets: Sequence[str], lang: str) -> str:
    """Say which sheets were not taken from a table, why, and what to do."""
    return wording(lang).say(_LEFT_OUT[why], sheets=", ".join(sheets))


def _table(held: Sequence[tuple[int, Row, str | None]], words: Wording) -> Table:
    ranked = sorted(
        held, key=lambda item: (item[1].score is None, -(item[1].score or 0.0), item[0])
    )
    rows = [row for _, row, _ in ranked]
    kinds = sorted({words.label("kinds", row.kind) for row in rows})
    alike = _Alike.of(rows)
    return Table(
        kinds=" · ".join(kinds),
        columns=tuple(
            _column(number, [row.cells[number - 1] for row in rows], words)
            for number in range(1, len(rows[0].cells) + 1)
        ),
        lines=tuple(
            _line(row, report, alike.told(row, words), words) for _, row, report in ranked[:_MOST]
        ),
        total=len(rows),
    )


@dataclass(frozen=True, slots=True)
class _Alike:
    """How many candidates have one name, and which of the inputs with the same content comes first."""

    named: Counter[str]
    first: Mapping[str, Row]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Alike:
        first: dict[str, Row] = {}
        for row in rows:
            held = first.setdefault(row.sha256, row)
            # A copy's name is longer.
            if (len(row.source), row.source) < (len(held.source), held.source):
                first[row.sha256] = row
        return cls(Counter(row.candidate for row in rows), first)

    def told(self, row: Row, words: Wording) -> Iterator[str]:
        """Yield what tells a candidate's line from others: its file, and the one that holds the very same."""
        # A file named like the candidate need not be named twice, unless another is named so too.
        if self.named[row.candidate] > 1 or not row.source.startswith(f"{row.candidate}."):
            yield row.source
        first = self.first[row.sha256] if row.sha256 else row
        if first is not row and not row.question:
            yield words.say("index.twin", file=first.source or _name(first, words))


def _line(row: Row, report: str | None, told: Iterable[str], words: Wording) -> Line:
    ranged = row.low is not None and row.high is not None and row.low != row.high
    band = row.band or "none"
    return Line(
        name=_name(row, words),
        detail=" · ".join(filter(None, (*told, row.question))),
        report=report or "",
        score="–" if row.score is None else words.number(row.score),
        interval=words.say(
            "index.spread", low=words.number(row.low or 0.0), high=words.number(row.high or 0.0)
        )
        if ranged
        else "",
        band=band,
        band_label=words.label("bands", band),
        squares=tuple(_square(cell, words) for cell in row.cells),
    )


def _square(cell: Cell, words: Wording) -> Square:
    label = words.label("statuses", cell.status)
    if cell.score is None:
        return Square(str(cell.status), label, "", 0)
    return Square(str(cell.status), label, words.percent(cell.score), round(100 * cell.score))


def _column(number: int, cells: Sequence[Cell], words: Wording) -> Column:
    statuses = [cell.status for cell in cells]
    scores = [cell.score for cell in cells if cell.score is not None]
    return Column(
        number=number,
        title=words.text(cells[0].title),
        criterion=cells[0].criterion,
        weight=words.number(
            max(cell.weight for cell in cells), 2
        ),  # in part where it hardly applies
        counts=tuple(
            (str(status), words.label("statuses", status), statuses.count(status))
            for status in Status
            if status in statuses
        ),
        total=len(cells),
        middle=words.percent(median(scores)) if scores else "–",
        applies=any(status is not Status.NOT_APPLICABLE for status in statuses),
    )


def _failure(row: Row, words: Wording) -> Failure:
    return Failure(row.source or _name(row, words), remedy(row.code, words.lang), row.detail)
