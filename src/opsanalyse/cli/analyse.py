"""``opsanalyse FILE…``: read, analyse, write a report for each file, print a short summary."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from opsanalyse.cli.outputs import Outputs, check, nameless, output_options
from opsanalyse.cli.reading import advert, analysis_options, reading, told_progress
from opsanalyse.cli.telling import say
from opsanalyse.errors import DocumentError, OpsanalyseError, OutputError
from opsanalyse.garbage import settle
from opsanalyse.types import Analysis, Document
from opsanalyse.visible import named
from opsanalyse.writing import write


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the options of the command line ask for."""

    rubric: str
    kind: str
    lang: str
    report_lang: str
    reading: dict[str, Any]
    topic: str | None
    job: Document | None
    blind: bool


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@output_options
@analysis_options("Language of the report.  [default: the document's]")
def analyse(  # noqa: PLR0913  one for each option of the command line
    files: tuple[str, ...],
    output: str | None,
    formats: tuple[str, ...],
    *,
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
    """Analyse résumés or interview answers and write a gap report for each.

    \b
    Examples:
      opsanalyse resume.pdf
      opsanalyse resume.pdf --format html --format json -o reports/
      opsanalyse notas.docx --kind interview --report-lang es
      opsanalyse resume.pdf --job advert.pdf
      opsanalyse resume.pdf --blind -o for-the-panel/

    Exit code 0: all done; 1: some files failed; 2: nothing could be analysed.
    """
    wanted = tuple(dict.fromkeys(formats))
    outputs = Outputs(output, wanted, several=len(files) > 1, sources=tuple(map(Path, files)))
    check(outputs)
    _prepare()
    read_with = reading(**wished)
    given = _advert(job, read_with, report_lang)
    wishes = Wishes(rubric, kind, lang, report_lang, read_with, topic, given, blind)
    failures = 0
    for name in files:
        failures += not _analysed(Path(name), outputs, wishes, quiet=quiet)
        _settle()
    if failures:
        sys.exit(2 if failures == len(files) else 1)


def _advert(job: Path | None, read_with: dict[str, Any], lang: str) -> Document | None:
    """Read the advert; without it nothing can be matched, so that nothing runs."""
    from opsanalyse.render import worded_error

    try:
        return advert(job, read_with)
    except DocumentError as error:
        say(worded_error(error, lang), err=True)
        sys.exit(2)


def _prepare() -> None:
    """Start the reader process, and load the analyser while it gets ready."""
    from opsanalyse.read import start

    start()
    gc.disable()  # what loads up to the first report stays: looking for garbage in it only takes time
    import opsanalyse.analyse  # noqa: F401


def _settle() -> None:
    """Look for garbage from the second file on, and not among what the first one loaded."""
    if not gc.isenabled():
        settle()


def _analysed(path: Path, outputs: Outputs, wishes: Wishes, *, quiet: bool) -> bool:
    """Analyse one file and write what was wished; tell whether it worked."""
    from opsanalyse.analyse import analyse as run
    from opsanalyse.read import read
    from opsanalyse.render import report_language, worded_error

    try:
        progress = None if quiet else told_progress(path.name)
        document = read(path, progress=progress, **wishes.reading)
        analysis = run(
            document,
            rubric=wishes.rubric,
            kind=wishes.kind,
            lang=wishes.lang,
            topic=wishes.topic,
            job=wishes.job,
        )
    except DocumentError as error:
        say(worded_error(error, wishes.report_lang), err=True)
        return False
    except OpsanalyseError as error:
        say(str(error), err=True)
        sys.exit(2)
    lang = report_language(analysis, wishes.report_lang)
    if wishes.blind:
        analysis, path = _blinded(analysis, path, lang)
    try:
        written = _write(analysis, path, outputs, lang)
    except OutputError as error:  # the next one may go elsewhere
        say(str(error), err=True)
        return False
    if not quiet and not outputs.to_stdout:
        _summary(analysis, lang, written)
    return True


def _blinded(analysis: Analysis, path: Path, lang: str) -> tuple[Analysis, Path]:
    """Hide who the candidate is, also in the name of the report."""
    from opsanalyse.render import blinded
    from opsanalyse.render.wording import wording

    return blinded(analysis, wording(lang).say("blind.one")), nameless(path, analysis)


def _write(analysis: Analysis, source: Path, outputs: Outputs, lang: str) -> list[Path]:
    from opsanalyse.render import to_html, to_json

    written = []
    for form in outputs.formats:
        text = (
            to_html(analysis, lang)
            if form == "html"
            else to_json(analysis, compact=outputs.several)
        )
        if outputs.to_stdout:
            click.echo(text, nl=not text.endswith("\n"))
        else:
            path = outputs.path(source, form)
            write(path, text)
            written.append(path)
    return written


def _summary(analysis: Analysis, lang: str, written: list[Path]) -> None:
    from opsanalyse.render import remarks, summary

    colours = {"strong": "green", "good": "green", "partial": "yellow", "weak": "red"}
    head, *rest = summary(analysis, lang)
    say(head, bold=True, fg=colours.get(analysis.score.band or ""))
    for line in rest:
        say(f"  {line}")
    for remark in remarks(analysis, lang):
        say(f"  ! {remark}", fg="yellow")
    for path in written:
        say(f"  → {named(str(path))}", dim=True)
