"""The options that every command shares which reads files → keywords for ``opsanalyse.read.read``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
_MEBIBYTE = 1 << 20

_OPTIONS = (
    click.option("--password", metavar="TEXT", help="Password of encrypted documents."),
    click.option(
        "--ocr/--no-ocr",
        default=True,
        help="Recognise text in pictures and scanned pages, where OCR is installed.  [default: --ocr]",
    ),
    click.option(
        "--read-timeout",
        type=click.FloatRange(1, 600),
        default=20.0,
        show_default=True,
        metavar="SECONDS",
        help="Stop reading a file after so long.",
    ),
    click.option(
        "--max-pages",
        type=click.IntRange(1, 10_000),
        default=200,
        show_default=True,
        help="Read no more pages of a document.",
    ),
    click.option(
        "--max-size",
        type=click.IntRange(1, 2000),
        default=64,
        show_default=True,
        metavar="MB",
        help="Refuse larger files.",
    ),
)


def reading_options(command: _Command) -> _Command:
    """Give a command the options of reading; they come as one keyword each."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def reading(
    *, password: str | None, ocr: bool, read_timeout: float, max_pages: int, max_size: int
) -> dict[str, Any]:
    """Return what ``read`` is to be called with."""
    from opsanalyse.read import Limits

    return {
        "password": password,
        "timeout": read_timeout,
        "ocr": ocr,
        "limits": Limits(pages=max_pages, size=max_size * _MEBIBYTE),
    }


def told_progress(name: str) -> Callable[[int, int], None]:
    """Return what tells on standard error how far the recognition of a file's pages is."""

    def tell(done: int, of: int) -> None:
        if done < of:
            click.echo(f"{name}: OCR, page {done + 1} of {of} …", err=True)

    return tell
