"""``opsanalyse compare OLD NEW``: two versions of a draft, or their JSON → what was won, lost, and is open."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsanalyse.cli.outputs import Outputs, check, nameless, output_options
from opsanalyse.cli.reading import advert, analysis_options, reading
from opsanalyse.cli.telling import say
from opsanalyse.errors import DocumentError, OpsanalyseError
from opsanalyse.visible import named
from opsanalyse.writing import write

if TYPE_CHECKING:
    from opsanalyse.types import Analysis

_JSON = ".json"


@click.command()
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@output_options
@analysis_options("Language of the comparison.  [default: NEW's]")
def compare(  # noqa: PLR0913  one for each option of the command line
    old: Path,
    new: Path,
    output: str | None,
    formats: tuple[str, ...],
    *,
    quiet: bool,
    blind: bool,
    report_lang: str,
    job: Path | None,
    rubric: str,
    kind: str,
    lang: str,
    topic: str | None,
    **wished: Any,
) -> None:
    """Compare two versions of a draft: what was won, what was lost, what is still open.

    OLD and NEW are documents, or reports written with --format json. Nothing is scored in another way
    than alone: the points of the criteria add up to the change of the score.

    \b
    Examples:
      opsanalyse compare draft1.docx draft2.docx
      opsanalyse compare draft1.report.json draft2.docx --report-lang es
      opsanalyse compare draft1.docx draft2.docx --format json -o -

    Exit code 0: compared; 2: a version could not be analysed, or the two cannot be compared.
    """
    from opsanalyse.render import report_language, worded_error

    outputs = Outputs(output, tuple(dict.fromkeys(formats)), several=False)
    check(outputs)
    try:
        read_with = reading(**wished)
        judging: dict[str, Any] = {"rubric": rubric, "kind": kind, "lang": lang, "topic": topic}
        judging["job"] = advert(job, read_with)
        before, after = (_version(path, read_with, judging) for path in (old, new))
    except DocumentError as error:
        say(worded_error(error, report_lang), err=True)
        sys.exit(2)
    except OpsanalyseError as error:
        say(str(error), err=True)
        sys.exit(2)
    _refuse_others(before, after)
    told_in = report_language(after, report_lang)
    if blind:
        before, after = _blinded(before, after, told_in)
        new = nameless(new, after)
    try:
        written = _write(before, after, outputs, told_in, new)
    except OpsanalyseError as error:
        say(str(error), err=True)
        sys.exit(2)
    if not quiet and not outputs.to_stdout:
        _tell(before, after, told_in, written)


def _version(path: Path, read_with: dict[str, Any], judging: dict[str, Any]) -> Analysis:
    """Take an analysis from its JSON, or analyse the document."""
    from opsanalyse.analyse import analyse
    from opsanalyse.read import load, read

    if path.suffix.casefold() == _JSON:
        return _from_json(load(path), path.name)
    return analyse(read(path, **read_with), **judging)


def _from_json(data: bytes, name: str) -> Analysis:
    import msgspec

    from opsanalyse.render import from_json

    try:
        return from_json(data.decode())
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        raise DocumentError(name, "no-analysis", str(error)) from error


def _blinded(before: Analysis, after: Analysis, lang: str) -> tuple[Analysis, Analysis]:
    from opsanalyse.render import blinded
    from opsanalyse.render.wording import wording

    words = wording(lang)
    return blinded(before, words.say("compare.before")), blinded(after, words.say("compare.after"))


def _refuse_others(before: Analysis, after: Analysis) -> None:
    """Stop where the two were judged by rubrics of different names: their scores tell different things."""
    if before.rubric.id != after.rubric.id:
        told = (
            f"{before.document.kind}: {before.rubric.id}; {after.document.kind}: {after.rubric.id}"
        )
        raise click.UsageError(
            f"the two were judged by different rubrics ({told}); say what both are with --kind, or name"
            " a --rubric for both"
        )


def _write(before: Analysis, after: Analysis, outputs: Outputs, lang: str, new: Path) -> list[Path]:
    from opsanalyse.render import comparison_json, comparison_page

    written = []
    for form in outputs.formats:
        text = (
            comparison_page(before, after, lang)
            if form == "html"
            else comparison_json(before, after)
        )
        if outputs.to_stdout:
            click.echo(text, nl=not text.endswith("\n"))
        else:
            path = outputs.path(new.with_name(f"{new.stem}.comparison{new.suffix}"), form)
            write(path, text)
            written.append(path)
    return written


def _tell(before: Analysis, after: Analysis, lang: str, written: list[Path]) -> None:
    from opsanalyse.render import comparison_lines

    head, *rest = comparison_lines(before, after, lang)
    say(head, bold=True)
    for line in rest:
        say(line)
    for path in written:
        say(f"→ {named(str(path))}", dim=True)
