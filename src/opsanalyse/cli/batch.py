"""``opsanalyse batch SOURCE… -o OUT``: a folder, files or tables of answers → reports and an index."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsanalyse.cli.reading import advert, analysis_options, reading
from opsanalyse.cli.telling import say
from opsanalyse.errors import OpsanalyseError
from opsanalyse.visible import named

if TYPE_CHECKING:
    from opsanalyse.batch.runner import Options
    from opsanalyse.batch.sources import Job
    from opsanalyse.batch.store import Store

_INTERRUPTED = 130


@click.command()
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    metavar="SOURCE…",
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the reports, the tables and the index go.",
)
@click.option(
    "-j",
    "--workers",
    type=click.IntRange(1, 512),
    help="Processes at a time.  [default: one a core]",
)
@click.option(
    "--fresh", is_flag=True, help="Analyse all anew, also what an earlier run left in the folder."
)
@analysis_options("Language of the reports.  [default: each document's]")
def batch(  # noqa: PLR0913  one for each option of the command line
    sources: tuple[Path, ...],
    output: Path,
    workers: int | None,
    *,
    fresh: bool,
    quiet: bool,
    blind: bool,
    rubric: str,
    kind: str,
    lang: str,
    report_lang: str,
    job: Path | None,
    topic: str | None,
    **wished: Any,
) -> None:
    """Analyse every file of a folder or ZIP, or every answer of a table, and compare them.

    A table is CSV, TSV, XLSX (each visible sheet) or JSON Lines with the columns candidate, question and answer, or an export of
    a form: a row for each person, a question in each title. The folder
    gets results.jsonl, scores.csv, one report each and index.html. Whatever cannot be read becomes a
    row that says why and what to do. A batch of thousands first says how long it will take and how much
    it will write; its page shows the first 2,000 by score, the tables all of them.

    Run again with the same folder, it takes up where it was interrupted: inputs that have not changed
    keep their reports, as long as the options and the program are the same. What failed is tried anew.

    With --blind, numbers stand for the candidates; who-is-who.csv tells which is whose.

    \b
    Examples:
      opsanalyse batch candidates/ -o out/
      opsanalyse batch answers.csv -o out/ --report-lang en
      opsanalyse batch candidates/ answers.csv -o out/ --workers 8
      opsanalyse batch applications.zip -o out/ --no-ocr
      opsanalyse batch candidates/ -o for-the-panel/ --blind

    Exit code 0: all done; 1: some inputs failed; 2: nothing could be analysed; 130: interrupted, with
    the table and index of what was done.
    """
    from opsanalyse.batch.finished import Finished
    from opsanalyse.batch.runner import Options
    from opsanalyse.batch.sources import find, numbered
    from opsanalyse.batch.store import Store
    from opsanalyse.render.index import left_out

    read_with = reading(**wished)
    found = find(
        sources,
        output,
        read_with["password"],
        largest=read_with["limits"].size,
        timeout=read_with["timeout"],
    )
    jobs: Sequence[Job] = found.jobs
    if not jobs:
        raise click.UsageError("there is nothing to analyse in these sources")
    if blind:
        jobs = numbered(jobs)
        _refuse_named(output)
    count = min(workers or os.cpu_count() or 1, len(jobs))
    try:
        given = advert(job, read_with)
        options = Options(rubric, kind, lang, report_lang, read_with, topic, given, blind)
        finished = Finished(output, options, afresh=fresh)
        # The page of a blind batch names neither files nor sheets, which may be called like candidates.
        shown = () if blind else found.left_out
        store = _filled(Store(finished, report_lang, shown), jobs, options, count, quiet=quiet)
    except OpsanalyseError as error:
        say(str(error), err=True)
        sys.exit(2)
    for line in store.failures:
        say(line, err=True)
    if not quiet:
        for key, each in found.left_out:
            say(f"{named(key)}: {left_out(each.why, each.sheets, store.language)}", err=True)
        say(_told(store, len(jobs), "done"))
    if store.failures:
        sys.exit(1 if store.analysed else 2)


def _filled(
    store: Store, jobs: Sequence[Job], options: Options, workers: int, *, quiet: bool
) -> Store:
    """Run what is not finished yet; an interrupt leaves the table and index of what was done."""
    from opsanalyse.batch.finished import resumed
    from opsanalyse.cli.pace import Pace
    from opsanalyse.render.wording import wording

    pace = Pace(len(jobs), store.folder, lines=not sys.stderr.isatty())
    bar = click.progressbar(length=len(jobs), label="opsanalyse", file=sys.stderr, hidden=quiet)
    try:
        with store, bar:
            for result in resumed(jobs, options, store.finished, workers=workers):
                store.add(result)
                bar.update(1)
                for line in () if quiet else pace.after(result, lambda: wording(store.language)):
                    say(f"\n{line}" if sys.stderr.isatty() else line, err=True)
    except KeyboardInterrupt:
        say(_told(store, len(jobs), "interrupted"), err=True)
        sys.exit(_INTERRUPTED)
    return store


def _refuse_named(output: Path) -> None:
    """Stop where reports with names would lie beside those without."""
    if any(not p.name.startswith("candidate-") for p in (output / "reports").glob("*.html")):
        raise click.BadParameter(
            "this folder holds reports with names; choose another for --blind", param_hint="-o"
        )


def _told(store: Store, of: int, how: str) -> str:
    """Say how many inputs were analysed, how many of them an earlier run left, and where they are."""
    from opsanalyse.batch.store import WHO
    from opsanalyse.render.wording import wording

    words = wording(store.language)
    told = words.say(f"batch.{how}", n=store.analysed, of=of)
    kept = words.say("batch.kept", n=store.kept) if store.kept else ""
    key = f"\n{words.say('blind.key', file=WHO)}" if store.jobs else ""
    return f"{told}{kept} → {store.folder / 'index.html'}{key}"
