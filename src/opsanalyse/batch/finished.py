"""An output folder that was filled before → which inputs need no second analysis, and their results.

Beside the reports stands one record for each input that was analysed: a stamp of all that the
analysis came from, and the analysis itself. An input whose stamp is the same again would be analysed
to the same bytes; whatever failed is tried anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path
from typing import Final

import msgspec

from opsanalyse import __version__, batch, model
from opsanalyse.batch import runner
from opsanalyse.batch.runner import Options, Result
from opsanalyse.batch.sources import RECORDS, Job, report_name
from opsanalyse.errors import DocumentError
from opsanalyse.read import archive, ocr
from opsanalyse.render import from_json
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_pack
from opsanalyse.writing import told, write

REPORTS: Final = "reports"


class Finished:
    """The records of one output folder, for runs with the same options and the same program."""

    def __init__(self, folder: Path, options: Options, *, afresh: bool = False) -> None:
        self.folder, self.options, self.afresh = folder, options, afresh
        self.signature = signature(options)
        self.stamps: dict[str, str] = {}

    def stamp(self, job: Job) -> str:
        """Return the digest of what the analysis of ``job`` comes from; nothing if it cannot be read."""
        if job.key not in self.stamps:
            self.stamps[job.key] = self._stamp(job)
        return self.stamps[job.key]

    def _stamp(self, job: Job) -> str:
        try:
            content = _content(job, self.options.reading.get("password"))
        except (OSError, DocumentError):
            return ""
        told = [self.signature, job.key, job.candidate, job.question, job.number, job.part, content]
        return _digest(json.dumps(told).encode())

    def holds(self, job: Job) -> bool:
        """Tell whether ``job`` was analysed before, and nothing has changed since."""
        if self.afresh or job.error or not self._report(job).is_file():
            return False
        try:
            with self._record(job).open(encoding="utf-8") as file:
                return self.stamp(job) != "" and file.readline().strip() == self.stamp(job)
        except (OSError, UnicodeDecodeError):
            return False

    def result(self, job: Job) -> Result | None:
        """Return the result of a job that the folder holds; nothing if its record is damaged."""
        try:
            line = self._record(job).read_text(encoding="utf-8").split("\n")[1]
            analysis = from_json(line)
        except (OSError, ValueError, IndexError, msgspec.DecodeError):
            return None
        row = runner.told_row(job, analysis)
        return Result(job, row, line, kept=True)

    def write(self, result: Result) -> None:
        """Write a report, then its record: one that was cut short has none."""
        record = self._record(result.job)
        with told(record):
            record.parent.mkdir(parents=True, exist_ok=True)
            record.unlink(missing_ok=True)
        write(self._report(result.job), result.page)
        write(record, f"{self.stamp(result.job)}\n{result.line}\n")

    def _report(self, job: Job) -> Path:
        return self.folder / REPORTS / report_name(job)

    def _record(self, job: Job) -> Path:
        return self.folder / RECORDS / f"{report_name(job)}.record"


def resumed(
    jobs: Sequence[Job], options: Options, finished: Finished, *, workers: int
) -> Iterator[Result]:
    """Yield one result for each job, in order: what is finished as it stands, the rest by running it."""
    held = {job.key for job in jobs if finished.holds(job)}
    todo = [job for job in jobs if job.key not in held]
    with closing(runner.run(todo, options, workers=workers)) as fresh:
        for job in jobs:
            yield _again(job, options, finished) if job.key in held else next(fresh)


def _again(job: Job, options: Options, finished: Finished) -> Result:
    return finished.result(job) or runner.work(job, options)


def signature(options: Options) -> str:
    """Return the digest of the program, its data and all options that could change a report."""
    packs = () if options.rubric == "auto" else (load_pack(options.rubric).sha256,)
    reading = {key: value for key, value in options.reading.items() if key != "password"}
    told = [
        __version__,
        sorted(model.fingerprints().items()),
        _program(),
        packs,
        repr(sorted(reading.items())),
        ocr.is_available(),
        options.job.sha256 if options.job else "",
        *astuple(replace(options, reading={}, job=None)),
    ]
    return _digest(json.dumps(told, default=str).encode())


def _program() -> str:
    """Return the digest of the code, the templates and the rubrics: also of a checkout that is worked on."""
    home = Path(batch.__file__).parents[1]
    folders = (home, shipped("rubrics"))
    endings = {".py", ".yml", ".html", ".css"}
    paths = sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in endings)
    return _digest(b"".join(_digest(path.read_bytes()).encode() for path in paths))


def _content(job: Job, password: str | None) -> str:
    if job.path and job.member:
        return _digest(archive.member(job.path, job.archive, job.member, password))
    if job.path:
        with job.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return _digest(job.text.encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
