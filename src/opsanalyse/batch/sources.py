"""Folders, files, ZIP archives and tables of answers → jobs in a fixed order; each input is one job."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from opsanalyse.errors import DocumentError
from opsanalyse.language import plain as plain_of
from opsanalyse.read import archive, grid, load, read_bytes
from opsanalyse.segment.asking import LIKELY, asks
from opsanalyse.segment.tables import ANSWER, QUESTION
from opsanalyse.segment.titles import SHORT_TITLES, column_role, is_person, is_shown
from opsanalyse.segment.widths import columns as columns_of

_JSON: Final = (".jsonl", ".ndjson")
_ARCHIVE: Final = ".zip"
TABLES: Final = (".csv", ".tsv", ".xlsx", *_JSON)
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
RECORDS: Final = ".finished"
"""The folder, in that of the reports, by which an output folder is known."""
_SKIPPED: Final = re.compile(
    r"(?:^|/)[.~]|\.report\.(?:html|json)$|(?:^|/)(?:Thumbs\.db|desktop\.ini)$", re.IGNORECASE
)
_UNSAFE: Final = re.compile(r"[^0-9A-Za-z._\u3400-\u9fff\u00c0-\u024f]+")


@dataclass(frozen=True, slots=True)
class Job:
    """One input: a file (``path``), a file of an archive (``member``) or an answer (``text``).

    ``error`` says why it cannot be run.
    """

    key: str
    candidate: str
    path: Path | None = None
    member: str = ""
    archive: str = ""
    """The archive's own key, for messages."""
    question: str = ""
    text: str = ""
    error: DocumentError | None = None
    number: int = 0
    """From 1 where it stands for the candidate's name, in a blind batch; one for all answers of a candidate."""
    part: int = 1
    """Which of the inputs with its number it is."""


def numbered(jobs: Iterable[Job]) -> list[Job]:
    """Give each job the number that stands for its candidate: of a table by name, else each file its own."""
    people: dict[tuple[str, str], tuple[int, int]] = {}
    made = []
    for job in jobs:
        who = ("file", job.key) if job.path or job.error else ("name", job.candidate)
        number, part = people.get(who, (len(people) + 1, 0))
        people[who] = (number, part + 1)
        made.append(replace(job, number=number, part=part + 1))
    return made


def find_jobs(sources: Iterable[Path], output: Path | None = None) -> list[Job]:
    """List every input below ``sources`` in the order of their keys, which are unique.

    What stands in ``output``, the folder of the reports, or in that of an earlier batch is no input.

    Files of a folder are told by relative path, answers of a table by file and row; a table without
    the columns candidate and answer gives one job that carries its error.
    """
    jobs = [job for source in sources for job in _jobs(source, output)]
    return list(_distinct(sorted(jobs, key=lambda job: (job.key, job.question, job.text))))


def _jobs(source: Path, output: Path | None) -> Iterator[Job]:
    if source.is_dir():
        # An earlier batch may have written its reports among the candidates.
        outputs = [
            *(records.parent for records in source.rglob(RECORDS)),
            *([output] if output else []),
        ]
        files = sorted(p for p in source.rglob("*") if p.is_file())
        for path in files:
            name = path.relative_to(source).as_posix()
            if not _SKIPPED.search(name) and not any(_is_below(path, out) for out in outputs):
                yield from _file(path, name)
    else:
        yield from _file(source, source.name)


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _file(path: Path, name: str) -> Iterator[Job]:
    try:
        if path.suffix.casefold() == _ARCHIVE and archive.is_archive(path):
            yield from _members(path, name)
        elif path.suffix.casefold() in TABLES and path.is_file():
            yield from _answers(load(path), name)
        else:
            yield Job(key=name, candidate=Path(name).stem, path=path)
    except DocumentError as error:
        yield Job(key=name, candidate=name, error=error)


def _members(path: Path, name: str) -> Iterator[Job]:
    """Yield the files of an archive; one inside another is not opened, and says so when it is read."""
    inside = archive.members(path, name)
    if not inside:
        raise DocumentError(name, "empty", "no files in the archive")
    for member in inside:
        key = f"{name}/{member}"
        if Path(member).suffix.casefold() in TABLES:
            try:
                yield from _answers(archive.member(path, name, member), key)
            except DocumentError as error:
                yield Job(key=key, candidate=key, error=error)
        else:
            yield Job(key, Path(member).stem, path, member=member, archive=name)


def _answers(data: bytes, name: str) -> Iterator[Job]:
    lines = name.casefold().endswith(_JSON)
    rows = list(_json_rows(data, name) if lines else _grid_rows(data, name))
    if not rows:
        raise DocumentError(name, "empty")
    width = len(str(len(rows)))
    titles = list(dict.fromkeys(title for row in rows for title in row))
    columns = _columns(titles)
    asking = [] if "answer" in columns else [title for title in titles if _is_asked(title, rows)]
    if "answer" not in columns and not asking:
        raise DocumentError(name, "no-answers")
    people = _People()
    for number, row in enumerate(rows, start=1):
        found = {field: row.get(title, "").strip() for field, title in columns.items()}
        key = f"{name}#{number:0{width}d}"
        candidate = people.of(found) or f"{name}#{number}"
        if asking:
            yield from _of_form(row, asking, key, candidate)
        else:
            yield Job(key, candidate, question=found.get("question", ""), text=found["answer"])


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
    row: Mapping[str, str], asking: Sequence[str], key: str, candidate: str
) -> Iterator[Job]:
    """Yield the answers of a form, whose every row is a person and whose titles ask."""
    for number, question in enumerate(asking, start=1):
        yield Job(
            f"{key}.{number}", candidate, question=question, text=row.get(question, "").strip()
        )


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


def _grid_rows(data: bytes, name: str) -> Iterator[Mapping[str, str]]:
    cells = grid(data, name)
    # A title of the whole table may stand above those of its columns.
    at = next((n for n, row in enumerate(cells) if sum(map(bool, row)) > 1), 0)
    head, *rows = cells[at:] or ((),)
    yield from (dict(zip(head, row, strict=False)) for row in rows if any(row))


def _json_rows(data: bytes, name: str) -> Iterator[Mapping[str, str]]:
    for number, line in enumerate(read_bytes(data, name).text.split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise DocumentError(name, "damaged", f"line {number}: {error}") from error
            if not isinstance(row, dict):
                raise DocumentError(name, "damaged", f"line {number}: expected an object")
            yield {str(key): str(value) for key, value in row.items() if value is not None}


def _distinct(jobs: Iterable[Job]) -> Iterator[Job]:
    """Number inputs with one and the same key, such as equal names in two folders."""
    seen: dict[str, int] = {}
    for job in jobs:
        seen[job.key] = seen.get(job.key, 0) + 1
        count = seen[job.key]
        yield job if count == 1 else replace(job, key=f"{job.key}~{count}")


def report_name(job: Job) -> str:
    """Return a file name for the report of a job: readable, safe, one to one; its number where it has one."""
    if job.number:
        return f"candidate-{job.number:04d}{f'-{job.part}' if job.part > 1 else ''}.report.html"
    safe = _UNSAFE.sub("-", job.key).strip("-.")[:100]
    mark = (
        ""
        if safe == job.key
        else "-" + hashlib.sha256(job.key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    )
    return f"{safe or 'input'}{mark}.report.html"
