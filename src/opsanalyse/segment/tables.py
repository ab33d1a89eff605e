"""Rows of a table, as DOCX, spreadsheets and CSV give them → questions with their answers, by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from opsanalyse.language import plain as plain_of
from opsanalyse.segment.asking import LIKELY, asks
from opsanalyse.segment.rows import Row
from opsanalyse.segment.titles import SHORT_TITLES, column_role, column_roles, is_person, is_shown
from opsanalyse.segment.widths import columns
from opsanalyse.types import Question, Span

SHEET: Final = "sheet"
"""The style of lines that name a sheet of a workbook."""
_FEW: Final = 2
_SEPARATORS: Final = ",;，"
_MOSTLY: Final = 0.6
_TITLES: Final = 3
QUESTION: Final = 10
"""Columns of writing that the question of a form has at least: a shorter title names what stands below it."""
ANSWER: Final = 40
"""Columns that one answer to it has at least: others are names, dates and choices."""

Cells = list[Span]


@dataclass(frozen=True, slots=True)
class Table:
    """The pairs of a table, whether its titles say that somebody gave the answers, and how many people a column names."""

    questions: tuple[Question, ...] = ()
    is_given: bool = False
    people: int = 0


def find_table(text: str, lines: Sequence[Row]) -> Table:
    """Return the questions of a table that has them in one column and answers in another; else none.

    Each sheet of a workbook is a table; those that name nobody are taken to be a person's each.
    """
    names = [n for n, row in enumerate(lines) if is_sheet(row)]
    if not names:
        return _only_table(text, lines)
    plain = plain_of(text)
    sheets = [lines[n + 1 : end] for n, end in zip(names, [*names[1:], None], strict=True)]
    found = [table for sheet in sheets if (table := _of_sheet(plain, sheet)).questions]
    every = (question for table in found for question in table.questions)
    questions = tuple(replace(question, number=n) for n, question in enumerate(every, 1))
    people = max((table.people for table in found), default=0)
    return Table(questions, any(table.is_given for table in found), people or len(found))


def is_sheet(row: Row) -> bool:
    """Tell the line that names a sheet of a workbook."""
    return row.look is not None and row.look.style == SHEET


def _of_sheet(plain: str, lines: Sequence[Row]) -> Table:
    alone = _alone(lines)
    return _of_cells(plain, _tabbed(lines, alone), alone)


def _of_cells(plain: str, tabbed: list[Cells], alone: frozenset[int]) -> Table:
    found = _pairs(plain, tabbed, alone)
    return found if found.questions or alone else _form(plain, tabbed)


def _only_table(text: str, lines: Sequence[Row]) -> Table:
    alone = _alone(lines) if "\t" in text else frozenset[int]()
    tabbed = _tabbed(lines, alone)
    heads = list(_head_lines(text, lines))
    if len(tabbed) < _FEW and not heads:
        return Table()
    plain = plain_of(text)
    if (found := _of_cells(plain, tabbed, alone)).questions:
        return found
    for sign, start, head in heads:
        if _is_head(plain, head) or _is_short_head(plain, head):
            return _pairs(plain, list(_separated(text, sign, start)))
        # Lines of prose hold commas too: a form says whose rows they are.
        if any(is_person(_word(plain, cell)) for cell in head):
            return _form(plain, list(_separated(text, sign, start)))
    return Table()


def _form(plain: str, grid: list[Cells]) -> Table:
    """Pair the questions in the titles of a form with the answers below: each row is a person."""
    head, *rows = grid or [[]]
    if not rows or any(len(row) != len(head) for row in rows):
        return Table()
    asking = [n for n, cell in enumerate(head) if _is_asked(plain, cell)]
    asking = [n for n in asking if any(_answers(plain, row[n]) for row in rows)]
    if not asking or len(asking) == len(head) > 1:
        return Table()
    pairs = [{"question": head[n], "answer": row[n]} for row in rows for n in asking]
    return Table(_numbered(pairs), is_given=True, people=len(rows))


def _is_asked(plain: str, title: Span) -> bool:
    words = plain[title.start : title.end]
    return columns(words) >= QUESTION and asks(words) >= LIKELY


def _answers(plain: str, cell: Span) -> bool:
    return columns(plain[cell.start : cell.end]) >= ANSWER


def _head_lines(text: str, lines: Sequence[Row]) -> Iterator[tuple[str, int, Cells]]:
    """Yield the cells of the first lines, above which a title may stand; the values of a whole text are not parted in vain."""
    for row in lines[:_TITLES]:
        for sign in _SEPARATORS:
            if sign in row.text:
                yield sign, row.start, next(_separated(text[: row.end], sign, row.start), [])


def _alone(lines: Sequence[Row]) -> frozenset[int]:
    """Return where the only filled cells of their rows start, as formats with real tables tell them."""
    return frozenset(
        row.start for row in lines if row.look and row.look.style == "cell" and "\t" not in row.text
    )


def _pairs(plain: str, grid: list[Cells], alone: frozenset[int] = frozenset()) -> Table:
    """Pair the cells of rows; ``alone`` tells where those start that are all their row holds."""
    if len(grid) < _FEW:
        return Table()
    named = next((n for n, row in enumerate(grid[:3]) if _is_head(plain, row)), None)
    if named is None:
        is_short = _is_short_head(plain, grid[0])
        return Table(_untitled(plain, grid[1:] if is_short else grid, alone), is_short)
    titles = [_word(plain, cell) for cell in grid[named]]
    roles = column_roles(titles)
    whole = _whole(grid[named + 1 :], len(roles), alone)
    rows = [_aligned(plain, row, roles) for row in whole]
    shown = any(
        is_shown(title) for title, role in zip(titles, roles, strict=True) if role == "answer"
    )
    return Table(_numbered(rows), not shown, _people(plain, titles, grid[named + 1 :]))


def _untitled(plain: str, grid: list[Cells], alone: frozenset[int]) -> tuple[Question, ...]:
    roles = _guessed(plain, grid) if grid else []
    rows = [
        dict(zip(roles, row, strict=False))
        for row in grid
        if len(row) == len(roles) or _asks_alone(plain, row, alone)
    ]
    return _numbered(rows) if "answer" in roles else ()


def _asks_alone(plain: str, row: Cells, alone: frozenset[int]) -> bool:
    """Tell a question whose answer's cell is empty."""
    return (
        len(row) == 1 and row[0].start in alone and asks(plain[row[0].start : row[0].end]) >= LIKELY
    )


def _numbered(rows: Sequence[dict[str, Span]]) -> tuple[Question, ...]:
    made = [row for row in rows if "question" in row]
    return tuple(_question(number, row) for number, row in enumerate(made, 1))


def _people(plain: str, titles: Sequence[str], rows: Sequence[Cells]) -> int:
    """Count the people whom a column names."""
    column = next((n for n, title in enumerate(titles) if is_person(title)), None)
    if column is None:
        return 0
    return len({_word(plain, row[column]) for row in rows if len(row) == len(titles)} - {""})


def _question(number: int, row: dict[str, Span]) -> Question:
    asked = row["question"]
    nothing = Span(asked.end, asked.end)
    return Question(
        number, asked, row.get("answer", nothing), None, row.get("purpose"), row.get("comment")
    )


def _is_head(plain: str, row: Cells) -> bool:
    """Tell a row that names its columns: a question, an answer, and nothing else that is long."""
    roles = [column_role(_word(plain, cell)) for cell in row]
    return "question" in roles and "answer" in roles and roles.count("") * 2 <= len(roles)


def _is_short_head(plain: str, row: Cells) -> bool:
    """Tell "Q | A", which may name other things too: what stands below must ask."""
    words = {_word(plain, cell) for cell in row}
    return any(words.issuperset(pair) for pair in SHORT_TITLES)


def _word(plain: str, cell: Span) -> str:
    return plain[cell.start : cell.end].strip(" \"'*:：_")


def _whole(rows: list[Cells], width: int, alone: frozenset[int]) -> Iterator[Cells]:
    """Yield rows; cells that stand on lines of their own are gathered until a row is full."""
    gathered: Cells = []
    for row in rows:
        if len(row) > 1:
            if gathered:
                yield gathered
                gathered = []
            yield row
            continue
        gathered += row
        if len(gathered) == width:
            yield gathered
            gathered = []
    if len(gathered) > 1 or (gathered and gathered[0].start in alone):
        yield gathered


def _aligned(plain: str, row: Cells, roles: Sequence[str]) -> dict[str, Span]:
    """Put cells under their titles; a row with fewer cells has lost its empty ones."""
    titles, cells = list(roles), list(row)
    if len(cells) < len(titles) and titles[0] == "columns" and not _leads(plain, cells):
        titles = titles[1:]
    while len(cells) < len(titles):
        droppable = [t for t in ("comment", "purpose", "", "answer") if t in titles]
        if not droppable:
            break
        titles.remove(droppable[0])
    return {
        title: cell
        for title, cell in zip(titles, cells, strict=False)
        if title not in ("", "columns") and cell.end > cell.start
    }


def _leads(plain: str, cells: Cells) -> bool:
    """Tell a number or a name, which stands before the question, from a question that stands first."""
    first, *rest = (plain[cell.start : cell.end] for cell in cells[:2])
    if _word(plain, cells[0]).rstrip(".").isdigit():
        return True
    return bool(rest) and asks(rest[0]) >= LIKELY > asks(first)


def _guessed(plain: str, grid: Sequence[Cells]) -> list[str]:
    """Guess the columns of a table without titles: one asks, the one with most words answers."""
    width = max(len(row) for row in grid)
    rows = [row for row in grid if len(row) == width]
    if width < _FEW or len(rows) < _FEW or len(rows) < _MOSTLY * len(grid):
        return []
    asking = [
        sum(asks(plain[row[n].start : row[n].end]) >= LIKELY for row in rows) for n in range(width)
    ]
    column = max(range(width), key=lambda n: (asking[n], -n))
    if asking[column] < _MOSTLY * len(rows):
        return []
    length = [sum(row[n].end - row[n].start for row in rows) for n in range(width)]
    behind = [n for n in range(width) if n > column]
    if not behind:
        return []
    answer = max(behind, key=lambda n: (length[n], -n))
    return ["question" if n == column else "answer" if n == answer else "" for n in range(width)]


def _tabbed(lines: Sequence[Row], alone: frozenset[int]) -> list[Cells]:
    """Return rows of cells parted by tabs, from the first such row on; lines between are cells themselves."""
    first = next((n for n, row in enumerate(lines) if "\t" in row.text), None)
    if first is None:
        return []
    while first and lines[first - 1].start in alone and asks(lines[first - 1].plain) >= LIKELY:
        first -= 1
    grid: list[Cells] = []
    for row in lines[first:]:
        if "\t" in row.text:
            grid.append(list(_cells(row)))
        elif row.after_blank or not grid or len(grid[-1]) > 1:
            grid.append([Span(row.start, row.end)])
        else:
            grid[-1] = [*grid[-1][:-1], Span(grid[-1][-1].start, row.end)]
    return grid


def _cells(row: Row) -> Iterator[Span]:
    start = row.start
    for cell in row.text.split("\t"):
        inside = cell.strip()
        lead = start + len(cell) - len(cell.lstrip())
        yield Span(lead, lead + len(inside))
        start += len(cell) + 1


def _separated(text: str, sign: str, at: int = 0) -> Iterator[Cells]:
    """Yield the records of text with separated values; a quoted value may hold lines and separators."""
    value = re.compile(
        rf'[ \t]*(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^{sign}\n"]*))[ \t]*(?P<end>{sign}|\n|$)'
    )
    row = list[Span]()
    while at < len(text):
        found = value.match(text, at)
        if not found:
            return
        name = "quoted" if found["quoted"] is not None else "bare"
        row.append(_stripped(text, *found.span(name)))
        at = max(found.end(), at + 1)
        if found["end"] != sign:
            if any(cell.end > cell.start for cell in row):
                yield row
            row = []
    if row:
        yield row


def _stripped(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    lead = start + len(inside) - len(inside.lstrip())
    return Span(lead, max(lead, start + len(inside.rstrip())))
