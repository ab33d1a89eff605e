"""``opsanalyse render FILE``: a page with its lines framed and numbered as they were read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from opsanalyse.cli.reading import reading, reading_options
from opsanalyse.cli.telling import say
from opsanalyse.errors import DocumentError, OutputError
from opsanalyse.visible import named
from opsanalyse.writing import write


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--page", type=click.IntRange(min=1), default=1, show_default=True, help="Which page."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="PNG to write.  [default: FILE.page-N.png]",
)
@reading_options
def render(file: Path, page: int, output: Path | None, **wished: Any) -> None:
    """Draw a page of a PDF with its lines numbered in the order in which they were read.

    \b
    Example:
      opsanalyse render resume.pdf --page 1 -o page.png
    """
    from opsanalyse.read.places import draw
    from opsanalyse.render import worded_error

    try:
        picture = draw(file, page, **reading(**wished))
    except DocumentError as error:
        say(worded_error(error, "en"), err=True)
        sys.exit(2)
    target = output or file.with_name(f"{file.stem}.page-{page}.png")
    try:
        write(target, picture)
    except OutputError as error:
        say(str(error), err=True)
        sys.exit(2)
    say(f"→ {named(str(target))}")
