"""The options that every command shares which reads files → keywords for ``opsanalyse.read.read``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from opsanalyse.cli.telling import say
from opsanalyse.types import LANGUAGES

if TYPE_CHECKING:
    from opsanalyse.types import Document


class _Topic(click.ParamType[str]):
    """A topic of the vocabulary; a wrong one is answered with those there are."""

    name = "topic"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the topic as the vocabulary names it."""
        from opsanalyse.detect.topics import topic_names

        name = value.replace("-", "_")
        if name not in topic_names():
            self.fail(
                f"there is no topic {value!r}; there are {', '.join(topic_names())}", param, ctx
            )
        return name


_Command = TypeVar("_Command", bound=Callable[..., Any])
_MEBIBYTE = 1 << 20

LANGUAGE = click.Choice(["auto", *LANGUAGES])
"""A language of documents or reports, as an option takes it."""

_DOCUMENT = (
    click.option(
        "--rubric",
        default="auto",
        metavar="ID|FILE",
        help="Rubric to judge by.  [default: by kind; an interview by its questions]",
    ),
    click.option(
        "--kind",
        type=click.Choice(["auto", "resume", "answer", "interview", "advert", "guidance", "other"]),
        default="auto",
        help="What the documents are.",
    ),
    click.option("--lang", type=LANGUAGE, default="auto", help="Language of the documents."),
)
_JUDGING = (
    click.option(
        "--job",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Job advert that résumés are to answer; its language may be another.",
    ),
    click.option(
        "--topic",
        type=_Topic(),
        metavar="NAME",
        help="What the question is about, such as retention; overrules its words.",
    ),
    click.option(
        "--blind",
        is_flag=True,
        help="Hide names, contact data, age, gender and schools in reports.",
    ),
)
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


def analysis_options(report_lang: str) -> Callable[[_Command], _Command]:
    """Return what gives a command the options of analysing; ``report_lang`` is the help of that option."""
    options = (
        *_DOCUMENT,
        click.option("--report-lang", type=LANGUAGE, default="auto", help=report_lang),
        *_JUDGING,
        *_OPTIONS,
        click.option("-q", "--quiet", is_flag=True, help="Print errors only."),
    )

    def given(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return given


def report_lang_option(what: str) -> Callable[[_Command], _Command]:
    """Return what gives a command the option of the language of ``what``, English if none is named."""
    return click.option(
        "--report-lang",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        help=f"Language of {what}.",
    )


def advert(path: Path | None, read_with: dict[str, Any]) -> Document | None:
    """Read the job advert that was given; raises ``DocumentError`` where it holds nothing to read."""
    if path is None:
        return None
    from opsanalyse.read import read

    return read(path, **read_with)


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
            say(f"{name}: OCR, page {done + 1} of {of} …", err=True)

    return tell
