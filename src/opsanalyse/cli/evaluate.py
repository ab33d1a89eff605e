"""``opsanalyse evaluate LABELLED…``: labelled documents → figures of every detector, and each disagreement."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from opsanalyse.cli.reading import report_lang_option
from opsanalyse.cli.telling import say

if TYPE_CHECKING:
    from opsanalyse.train.evaluation import Evaluation


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="LABELLED…", type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option(
    "-o",
    "output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default="-",
    help="Where to write it.  [default: standard output]",
)
@click.option(
    "--disagreements",
    "most",
    type=click.IntRange(0),
    default=5,
    show_default=True,
    metavar="N",
    help="Show at most N of each label; JSON always holds all.",
)
@report_lang_option("the figures' words")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def evaluate(
    files: tuple[Path, ...], form: str, output: Path, most: int, report_lang: str, *, quiet: bool
) -> None:
    """Measure the detectors on labelled documents: precision, recall and F1 of every label.

    LABELLED holds one document a line (JSON Lines; docs/annotation.md describes it). Roles, flags,
    channels, outcomes and their parts, units and sections are measured where they are labelled, for
    each language and kind of document, with 95% intervals; then what was missed or wrongly found, with
    its words and place.

    \b
    Examples:
      opsanalyse evaluate models/data/zh.test.jsonl
      opsanalyse evaluate mine.jsonl --format html -o figures.html --report-lang es
      opsanalyse evaluate *.jsonl --format json -o figures.json --quiet

    Exit code 0: every line was measured; 1: some lines were left out; 2: nothing could be measured.
    """
    from opsanalyse.train.evaluation_report import worded_problem

    measured = _measured(files, quiet=quiet)
    for problem in measured.problems:
        say(worded_problem(problem, report_lang), err=True)
    if not measured.measured:
        sys.exit(2)
    with click.open_file(str(output), "w", encoding="utf-8") as file:
        file.write(_written(measured, form, report_lang, most))
    if measured.problems:
        sys.exit(1)


def _measured(files: tuple[Path, ...], *, quiet: bool) -> Evaluation:
    from opsanalyse.train.evaluation import Evaluation, measure
    from opsanalyse.train.labelled import Labelled, Problem, read_labelled

    seen = set[str]()
    read = [one for path in files for one in read_labelled(path, seen)]
    documents = [one for one in read if isinstance(one, Labelled)]
    bar = click.progressbar(
        documents, label="opsanalyse evaluate", file=sys.stderr, hidden=quiet or not documents
    )
    with bar:
        measured = tuple(map(measure, bar))
    return Evaluation(measured, tuple(one for one in read if isinstance(one, Problem)))


def _written(measured: Evaluation, form: str, lang: str, most: int) -> str:
    from opsanalyse.train.evaluation_record import evaluation_json
    from opsanalyse.train.evaluation_report import html, text

    if form == "json":
        return evaluation_json(measured)
    if form == "html":
        return html(measured, lang, most)
    return "\n".join(text(measured, lang, most)) + "\n"
