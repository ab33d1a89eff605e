"""Jobs → results in the order of the jobs, whatever the number of worker processes.

A job that fails is a result with an error; a worker that dies costs the job it held and nothing else.
"""

from __future__ import annotations

import re
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from typing import Any, Final

from opsanalyse.batch.sources import Job
from opsanalyse.errors import DocumentError
from opsanalyse.garbage import settle
from opsanalyse.render import (
    Row,
    blinded,
    error_line,
    error_row,
    hidden_words,
    report_language,
    score_row,
    to_html,
    to_json,
)
from opsanalyse.render.wording import wording
from opsanalyse.types import Analysis, Document, Span

_SAYS: Final = re.compile(r"[^\W_]")
_AHEAD: Final = 4
"""Jobs in flight for each worker: enough to keep it busy, few enough to stay small."""


@dataclass(frozen=True, slots=True)
class Options:
    """How every job of a batch is analysed."""

    rubric: str = "auto"
    kind: str = "auto"
    lang: str = "auto"
    report_lang: str = "auto"
    reading: Mapping[str, Any] = field(default_factory=dict)
    """Keywords for ``read``: password, timeout, limits, ocr."""
    topic: str | None = None
    job: Document | None = None
    """The advert that résumés are to answer."""
    blind: bool = False
    """Whether reports hide who the candidates are."""


@dataclass(frozen=True, slots=True)
class Result:
    """One job with what is written of it, or with the error that stands in its place."""

    job: Job
    row: Row
    line: str = ""
    """The analysis as one line of JSON."""
    page: str = ""
    """The report as HTML; nothing if it is ``kept``."""
    kept: bool = False
    """Whether an earlier run in the same folder left it, so that its report stands there already."""


def work(job: Job, options: Options) -> Result:
    """Analyse one input and draw its report; what cannot be read becomes a row with its error."""
    try:
        analysis = _analysis(job, options)
    except DocumentError as error:
        return failed(job, error, options)
    lang = report_language(analysis, options.report_lang)
    if job.number:
        alias = wording(lang).say("index.blind", n=job.number)
        # The name in a table is the candidate's; a file's may be any word of the text.
        analysis = blinded(analysis, alias, names=(job.candidate,) if job.text else ())
    row = told_row(job, analysis)
    return Result(job, row, to_json(analysis, compact=True), to_html(analysis, lang))


def told_row(job: Job, analysis: Analysis) -> Row:
    """Return the row of an analysed job; of one with a number it tells no more than the number."""
    row = score_row(analysis, candidate=job.candidate, source=job.key, question=job.question)
    return _nameless(row, job) if job.number else row


def _nameless(row: Row, job: Job) -> Row:
    question = hidden_words(job.question, (job.candidate,))
    return replace(row, candidate=str(job.number), source="", number=job.number, question=question)


def _analysis(job: Job, options: Options) -> Analysis:
    from opsanalyse.analyse import analyse
    from opsanalyse.read import archive, from_text, read, read_bytes

    if job.error:
        raise job.error
    question = None
    if job.path and job.member:
        password = options.reading.get("password")
        data = archive.member(job.path, job.archive, job.member, password)
        document = read_bytes(data, job.key, **options.reading)
    elif job.path:
        document = read(job.path, **options.reading)
    elif not _SAYS.search(job.text):  # "-" is no answer either
        raise DocumentError(job.key, "empty-answer")
    else:
        document = from_text(f"{job.question}\n{job.text}" if job.question else job.text, job.key)
        question = Span(0, len(job.question)) if job.question else None
    return analyse(
        document,
        rubric=options.rubric,
        kind=options.kind,
        lang=options.lang,
        question=question,
        topic=options.topic,
        job=options.job,
    )


def failed(job: Job, error: DocumentError, options: Options) -> Result:
    """Return the row of an input that could not be analysed, with the remedy."""
    lang = options.report_lang
    row = error_row(
        error, candidate=job.candidate, source=job.key, lang=lang, question=job.question
    )
    if not job.number:
        return Result(job, row, error_line(error, job.key))
    # The sentence on the terminal still names the file; a detail may quote it, and is left out.
    row = replace(_nameless(row, job), detail="")
    alias = wording(lang).say("index.blind", n=job.number)
    return Result(job, row, error_line(DocumentError(alias, error.code), alias))


def run(jobs: Iterable[Job], options: Options, *, workers: int) -> Generator[Result, None, None]:
    """Yield one result for each job, in order; memory does not grow with the number of jobs."""
    if workers == 1:
        yield from (work(job, options) for job in jobs)
        return
    yield from _in_pool(deque(jobs), options, workers)


def _in_pool(waiting: deque[Job], options: Options, workers: int) -> Iterator[Result]:
    pool = _pool(workers)
    flying: deque[tuple[Job, Future[Result]]] = deque()
    try:
        while waiting or flying:
            while waiting and len(flying) < workers * _AHEAD:
                job = waiting.popleft()
                flying.append((job, pool.submit(work, job, options)))
            job, future = flying.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # Which job killed the worker is not told: each runs alone until the pool is whole.
                lost = [job, *(other for other, _ in flying)]
                flying.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                yield from (_alone(job, options) for job in lost)
                pool = _pool(workers)
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(job: Job, options: Options) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(work, job, options).result()
        except BrokenProcessPool:
            error = DocumentError(job.key, "internal", "its process died")
            return failed(job, error, options)


def _pool(workers: int) -> ProcessPoolExecutor:
    warm: Callable[[], object] = _warm
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=warm)


def _warm() -> None:
    """Load the pipeline before the first job; an interrupt is for the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from opsanalyse.detect.pipeline import load_pipeline

    load_pipeline()
    settle()
