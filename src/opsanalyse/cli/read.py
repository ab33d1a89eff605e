"""``opsanalyse read FILE``: the text as it was read, and what must be known about the reading."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from opsanalyse.cli.reading import reading, reading_options, report_lang_option, told_progress
from opsanalyse.cli.telling import say
from opsanalyse.errors import DocumentError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@reading_options
@report_lang_option("the notes")
def read(file: Path, report_lang: str, **wished: Any) -> None:
    """Print the text of FILE as it was read; notes on the reading go to standard error.

    \b
    Example:
      opsanalyse read resume.pdf
    """
    from opsanalyse.analyse import worded_note
    from opsanalyse.read import read as run
    from opsanalyse.render import worded_error

    try:
        document = run(file, progress=told_progress(file.name), **reading(**wished))
    except DocumentError as error:
        say(worded_error(error, report_lang), err=True)
        sys.exit(2)
    say(document.text)
    for note in document.notes:
        place = f" (p. {note.page})" if note.page else ""
        say(f"! {worded_note(note).message[report_lang]}{place}", err=True)
