"""Folders, files, ZIP archives and tables of answers → jobs in a fixed order; each input is one job."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from opsanalyse.batch.tables import TABLES, WORKBOOKS, LeftOut, answers_of
from opsanalyse.errors import DocumentError
from opsanalyse.read import Limits, archive, load, read_bytes
from opsanalyse.segment import segment

_ARCHIVE: Final = ".zip"
_LONGEST: Final = 100_000
"""Characters of a workbook that may be a résumé."""
_SURE: Final = 0.6
"""How sure that must be: what is neither is a table whose columns have other titles than ours."""
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


@dataclass(frozen=True, slots=True)
class Found:
    """Every input, and what was left out of tables, each with the key of its table."""

    jobs: tuple[Job, ...]
    left_out: tuple[tuple[str, LeftOut], ...] = ()


def find_jobs(sources: Iterable[Path], output: Path | None = None) -> list[Job]:
    """List every input below ``sources``, as ``find`` finds them."""
    return list(find(sources, output).jobs)


def find(
    sources: Iterable[Path],
    output: Path | None = None,
    password: str | None = None,
    *,
    largest: int = Limits.size,
    timeout: float = 20.0,
) -> Found:
    """Find every input below ``sources`` in the order of their keys, which are unique.

    What stands in ``output``, the folder of the reports, or in that of an earlier batch is no input.

    Files of a folder are told by relative path, answers of a table by file and row; a table without
    the columns candidate and answer gives one job that carries its error. A workbook that is a résumé
    is a file like others. ``password`` opens archives; ``largest`` (bytes) and ``timeout`` (seconds) bound the tables.
    """
    left_out: list[tuple[str, LeftOut]] = []
    search = _Search(output, password, left_out, largest, timeout)
    jobs = [job for source in sources for job in search.below(source)]
    found = _distinct(sorted(jobs, key=lambda job: (job.key, job.question, job.text)))
    return Found(tuple(found), tuple(sorted(left_out, key=lambda told: told[0])))


@dataclass(frozen=True, slots=True)
class _Search:
    """Goes through sources; what is left out of tables is added to ``left_out``."""

    output: Path | None
    password: str | None
    left_out: list[tuple[str, LeftOut]]
    largest: int
    timeout: float

    def below(self, source: Path) -> Iterator[Job]:
        """Yield the inputs of a file or folder."""
        if not source.is_dir():
            yield from self._file(source, source.name)
            return
        # An earlier batch may have written its reports among the candidates.
        outputs = [records.parent for records in source.rglob(RECORDS)]
        outputs += [self.output] if self.output else []
        for path in sorted(p for p in source.rglob("*") if p.is_file()):
            name = path.relative_to(source).as_posix()
            if not _SKIPPED.search(name) and not any(_is_below(path, out) for out in outputs):
                yield from self._file(path, name)

    def _file(self, path: Path, name: str) -> Iterator[Job]:
        whole = Job(key=name, candidate=Path(name).stem, path=path)
        try:
            if path.suffix.casefold() == _ARCHIVE and archive.is_archive(path):
                yield from self._members(path, name)
            elif path.suffix.casefold() in TABLES and path.is_file():
                yield from self._table(load(path, self.largest), whole)
            else:
                yield whole
        except DocumentError as error:
            yield Job(key=name, candidate=name, error=error)

    def _members(self, path: Path, name: str) -> Iterator[Job]:
        """Yield the files of an archive; one inside another is not opened, and says so when it is read."""
        inside = archive.members(path, name)
        if not inside:
            raise DocumentError(name, "empty", "no files in the archive")
        for member in inside:
            whole = Job(f"{name}/{member}", Path(member).stem, path, member=member, archive=name)
            if Path(member).suffix.casefold() in TABLES:
                try:
                    data = archive.member(path, name, member, self.password)
                    yield from self._table(data, whole)
                except DocumentError as error:
                    yield Job(key=whole.key, candidate=whole.key, error=error)
            else:
                yield whole

    def _table(self, data: bytes, whole: Job) -> Iterator[Job]:
        """Yield the answers of a table; ``whole`` is the file itself, for a workbook that is a résumé."""
        try:
            found = answers_of(data, whole.key, largest=self.largest, timeout=self.timeout)
        except DocumentError as error:
            if error.code != "no-answers" or not _is_resume(data, whole.key):
                raise
            yield whole
            return
        self.left_out.extend((whole.key, each) for each in found.left_out)
        for row in found.rows:
            yield Job(whole.key + row.place, row.candidate, question=row.question, text=row.text)


def _is_resume(data: bytes, name: str) -> bool:
    """Tell a workbook that somebody filled in as a résumé from a table without answers."""
    if not name.casefold().endswith(WORKBOOKS):
        return False
    try:
        document = read_bytes(data, name)
    except DocumentError:  # such as one of more characters than any résumé has
        return False
    if len(document.text) > _LONGEST:
        return False
    structure = segment(document)
    return structure.kind == "resume" and structure.kind_confidence >= _SURE


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


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
