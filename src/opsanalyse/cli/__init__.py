"""The command line: each command is a file of this folder, loaded only when it is called."""

from __future__ import annotations

import atexit
import os
import sys
from importlib import import_module

import click

from opsanalyse import __version__

_COMMANDS = {
    "analyse": "Analyse files and write a gap report for each (the default).",
    "batch": "Analyse a folder, or a table of answers, and compare the candidates.",
    "compare": "Tell what changed between two versions of a draft.",
    "evaluate": "Measure the detectors on labelled documents.",
    "read": "Show the text of a file as it was read: why was something not found?",
    "render": "Draw a page of a PDF with its lines numbered as they were read.",
    "rubric": "List rubrics, show what one asks and why, check your own.",
    "schema": "Print the JSON Schema of what --format json writes.",
}

_HELP = """Find the gaps in a résumé or in interview answers, and say what to write instead.

Works offline, in Chinese, Spanish and English; the same file always gets the same report.

\b
Examples:
  opsanalyse resume.pdf                       writes resume.report.html beside it
  opsanalyse answers.docx --report-lang es    the report in Spanish
  opsanalyse resume.pdf --format json -o -    JSON on standard output
  opsanalyse batch candidates/ -o out/        a folder, with an index of all
  opsanalyse compare draft1.docx draft2.docx  what the changes won and lost
"""


class _Commands(click.Group):
    """Sub-commands by name; anything else on the command line is for ``analyse``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"opsanalyse.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if args and args[0] not in _COMMANDS and args[0] not in own:
            args = ["analyse", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(
    cls=_Commands,
    help=_HELP,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="FILE… | COMMAND …",
)
@click.version_option(__version__, prog_name="opsanalyse")
def main() -> None:
    """Run the command line."""


def one_thread() -> None:
    """Keep numpy to one thread a process, where the user has not said otherwise; before numpy is imported.

    Our matrices are small: threads only wait for each other, on a busy machine four times as long as the sums take.
    """
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def run() -> None:
    """Run the command line and leave at once.

    Taking a process with spaCy in it apart, object by object, takes a sixth of a cold run; what must be
    done at the end is done here.
    """
    one_thread()
    code = 0
    try:
        main(prog_name="opsanalyse")
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    atexit._run_exitfuncs()  # noqa: SLF001  the reader process and the pools stop here
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
