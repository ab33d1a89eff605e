"""Where reports go: the value of ``-o`` and an input's name → a path, or standard output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsanalyse.writing import told

if TYPE_CHECKING:
    from opsanalyse.types import Analysis

STDOUT = "-"
_FEW = 2
_Command = Callable[..., Any]


def output_options(command: _Command) -> _Command:
    """Give a command the options of where a page goes, and in which formats."""
    form = click.option(
        "--format",
        "formats",
        type=click.Choice(["html", "json"]),
        multiple=True,
        default=["html"],
        help="What to write; may be given twice.  [default: html]",
    )
    output = click.option(
        "-o", "--output", metavar="PATH", help="File or folder to write to; '-' is standard output."
    )
    return output(form(command))


@dataclass(frozen=True, slots=True)
class Outputs:
    """The wish of a command line: ``where`` (a file, a folder, ``-`` or nothing) and the formats."""

    where: str | None
    formats: tuple[str, ...]
    several: bool
    sources: tuple[Path, ...] = ()
    """All inputs: reports of files with one stem ("cv.pdf", "cv.docx") must not overwrite one another."""

    @property
    def to_stdout(self) -> bool:
        """Tell whether the result itself goes to standard output."""
        return self.where == STDOUT

    def path(self, source: Path, form: str) -> Path:
        """Return where the report of ``source`` in format ``form`` goes, and make its folder."""
        name = f"{self._stem(source)}.report.{form}"
        if self.where is None:
            return source.with_name(name)
        where = Path(self.where)
        if self._is_folder(where):
            with told(where):
                where.mkdir(parents=True, exist_ok=True)
            return where / name
        if not where.parent.is_dir():
            raise click.BadParameter(f"there is no folder {where.parent}", param_hint="-o")
        return where

    def _stem(self, source: Path) -> str:
        """Return the stem of an input, with its suffix and in the end a number where another input has the same."""
        alike = [
            one
            for one in dict.fromkeys(self.sources)
            if one.stem == source.stem and (self.where or one.parent == source.parent)
        ]
        if len(alike) < _FEW:
            return source.stem
        same = [one for one in alike if one.name == source.name]
        return source.name if len(same) < _FEW else f"{source.name}-{same.index(source) + 1}"

    def _is_folder(self, where: Path) -> bool:
        return self.several or len(self.formats) > 1 or where.is_dir() or self.where != str(where)


def nameless(path: Path, analysis: Analysis) -> Path:
    """Return a path beside ``path`` that does not tell whose document it is."""
    return path.with_name(f"candidate-{analysis.document.sha256[:8]}{path.suffix}")


def check(outputs: Outputs) -> None:
    """Refuse what standard output cannot carry: several HTML pages in one stream."""
    if outputs.to_stdout and (
        len(outputs.formats) > 1 or (outputs.several and "html" in outputs.formats)
    ):
        raise click.BadParameter(
            "standard output takes one format, and HTML of one file", param_hint="-o -"
        )
