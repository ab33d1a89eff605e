"""A table of answers (CSV, a workbook, JSON Lines) → one answer a row, and what was left out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.errors import DocumentError
from opsanalyse.language import plain as plain_of
from opsanalyse.read import Limits, Sheet, tables, text_of
from opsanalyse.segment.asking import LIKELY, asks
from opsanalyse.segment.tables import ANSWER, QUESTION
from opsanalyse.segment.titles import SHORT_TITLES, column_role, is_person, is_shown
from opsanalyse.segment.widths import columns as columns_of

_JSON: Final = (".jsonl", ".ndjson")
WORKBOOKS: Final = (".xlsx", ".xls", ".ods")
TABLES: Final = (".csv", ".tsv", *WORKBOOKS, *_JSON)
MOST: Final = 100_000_000
"""Characters of a table: each of its answers is a text of its own, which no other makes longer."""
_COLUMNS: Final = {
    "candidate": (
        "candidate",
        "name",
        "candidato",
        "candidata",
        "nombre",
        "候选人",
        "姓名",
        "應徵者",
        "id",
    ),
    "question": ("question", "pregunta", "问题", "問題", "题目"),
    "answer": ("answer", "respuesta", "回答", "答案", "答覆", "text", "texto"),
}
_GIVEN: Final = re.compile(
    r"(?:sheets?|hojas?|tabelle|feuil|feuille|工作表|表|第?页)\s*[(（]?[0-9]*[)）]?", re.IGNORECASE
)
"""The names that programs give to sheets: they name nobody."""

_Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its place in the table, whose it is (nobody's if not told), what was asked and what was said."""

    place: str
    candidate: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Sheets that were not taken from a table, and why: ``hidden`` or ``without_answers``."""

    why: str
    sheets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a table, and which of its sheets were left out."""

    rows: tuple[Answer, ...]
    left_out: tuple[LeftOut, ...] = ()


def answers_of(
    data: bytes, name: str, *, largest: int = Limits.size, timeout: float = 20.0
) -> Answers:
    """Return the answers of a table, sheet after sheet; raise ``DocumentError`` where it holds none.

    A place tells the row, and the sheet where there are several with answers: ``#7``, ``#March!7``. A sheet
    whose rows name nobody and ask each question once is the candidate's that it is named after.
    """
    limits = Limits(size=largest, characters=MOST)
    if name.casefold().endswith(_JSON):
        rows = list(_json_rows(data, name, limits))
        return Answers(tuple(_answers(_filled(rows, name), "#", "", name)))
    book = tables(data, name, timeout=timeout, limits=limits)
    grids = [(sheet, list(_grid_rows(sheet))) for sheet in book.sheets]
    told = [(sheet, rows) for sheet, rows in grids if rows and _asked(rows)]
    if not told:
        _filled([row for _, rows in grids for row in rows], name)
        raise DocumentError(name, "no-answers")
    several = len(told) > 1
    answers = [
        answer
        for sheet, rows in told
        for answer in _answers(
            rows, f"#{sheet.name}!" if several else "#", sheet.name if several else "", name
        )
    ]
    without = [sheet.name for sheet, rows in grids if not rows or not _asked(rows)]
    left = (LeftOut("hidden", book.hidden), LeftOut("without_answers", tuple(without)))
    return Answers(tuple(answers), tuple(each for each in left if each.sheets))


def _filled(rows: _Rows, name: str) -> _Rows:
    if not rows:
        raise DocumentError(name, "empty")
    if not _asked(rows):
        raise DocumentError(name, "no-answers")
    return rows


def _titles(rows: _Rows) -> list[str]:
    return list(dict.fromkeys(title for row in rows for title in row))


def _asked(rows: _Rows) -> bool:
    """Tell whether one column holds answers, or titles ask for them."""
    titles = _titles(rows)
    return "answer" in _columns(titles) or any(_is_asked(title, rows) for title in titles)


def _answers(rows: _Rows, place: str, sheet: str, name: str) -> Iterator[Answer]:
    width = len(str(len(rows)))
    titles = _titles(rows)
    columns = _columns(titles)
    asking = [] if "answer" in columns else [title for title in titles if _is_asked(title, rows)]
    people = _People()
    owner = _owner(sheet, columns, rows)
    for number, row in enumerate(rows, start=1):
        found = {field: row.get(title, "").strip() for field, title in columns.items()}
        candidate = people.of(found) or owner or f"{name}{place}{number}"
        if asking:
            yield from _of_form(row, asking, f"{place}{number:0{width}d}", candidate)
        else:
            yield Answer(
                f"{place}{number:0{width}d}", candidate, found.get("question", ""), found["answer"]
            )


def _owner(sheet: str, columns: Mapping[str, str], rows: _Rows) -> str:
    """Return whose sheet it is: one person answers a question once, and nobody is called "Sheet2"."""
    if "candidate" in columns or "question" not in columns or _GIVEN.fullmatch(sheet.strip()):
        return ""
    asked = [question for row in rows if (question := row.get(columns["question"], "").strip())]
    return sheet.strip() if len(set(asked)) == len(asked) else ""


class _People:
    """Whose row it is: without a name that of the row above, as cells merged over several rows leave it."""

    def __init__(self) -> None:
        self._last, self._asked = "", set[str]()

    def of(self, row: Mapping[str, str]) -> str:
        """Return the candidate of the next row; nobody where the one above has answered the same already."""
        named, question = row.get("candidate", ""), row.get("question", "")
        if named and named != self._last:
            self._last, self._asked = named, set()
        if not named and (not question or question in self._asked):
            self._last = ""
        self._asked.add(question)
        return named or self._last


def _of_form(
    row: Mapping[str, str], asking: Sequence[str], place: str, candidate: str
) -> Iterator[Answer]:
    """Yield the answers of a form, whose every row is a person and whose titles ask."""
    for number, question in enumerate(asking, start=1):
        yield Answer(f"{place}.{number}", candidate, question, row.get(question, "").strip())


def _is_asked(title: str, rows: Iterable[Mapping[str, str]]) -> bool:
    """Tell a question with answers from the title of a column: not "Full name", nor "How old are you?"."""
    plain = plain_of(title)
    if columns_of(plain) < QUESTION or asks(plain) < LIKELY:
        return False
    return any(columns_of(row.get(title, "")) >= ANSWER for row in rows)


def _columns(titles: Sequence[str]) -> Mapping[str, str]:
    """Return the titles of the columns for whose row it is, the question and the answer.

    A title that is one of ours goes before one that only means the same ("Interview question").
    """
    plain = {title: _plain(title) for title in titles}
    found = {field: one for field, names in _COLUMNS.items() if (one := _named(plain, names))}
    rest = [title for title in titles if title not in found.values()]
    people = [title for title in rest if is_person(plain[title])]
    if people and "candidate" not in found:
        found["candidate"] = people[0]
    for title in sorted(rest, key=lambda title: is_shown(plain[title])):
        if not is_person(plain[title]) and (role := column_role(plain[title])) in _COLUMNS:
            found.setdefault(role, title)
    return found if "answer" in found else {**found, **_short(plain)}


def _named(plain: Mapping[str, str], names: Sequence[str]) -> str | None:
    titles = {word: title for title, word in reversed(list(plain.items()))}
    return next((titles[name] for name in map(_plain, names) if name in titles), None)


def _short(plain: Mapping[str, str]) -> Mapping[str, str]:
    """Return the columns of "Q | A"."""
    titles = {word: title for title, word in plain.items()}
    for asked, answered in SHORT_TITLES:
        if asked in titles and answered in titles:
            return {"question": titles[asked], "answer": titles[answered]}
    return {}


def _plain(title: str) -> str:
    return plain_of(title).strip(" \t*:：_")


def _grid_rows(sheet: Sheet) -> Iterator[Mapping[str, str]]:
    # A title of the whole table may stand above those of its columns.
    at = next((n for n, row in enumerate(sheet.rows) if sum(map(bool, row)) > 1), 0)
    head, *rows = sheet.rows[at:] or ((),)
    yield from (dict(zip(head, row, strict=False)) for row in rows if any(row))


def _json_rows(data: bytes, name: str, limits: Limits) -> Iterator[Mapping[str, str]]:
    for number, line in enumerate(text_of(data, name, limits).split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise DocumentError(name, "damaged", f"line {number}: {error}") from error
            if not isinstance(row, dict):
                raise DocumentError(name, "damaged", f"line {number}: expected an object")
            yield {str(key): str(value) for key, value in row.items() if value is not None}
