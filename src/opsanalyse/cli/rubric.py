"""``opsanalyse rubric …``: list the rubrics, show one, check files of your own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from opsanalyse.cli.derive import derive
from opsanalyse.cli.rubric_work import diff, lint, test
from opsanalyse.errors import RubricError

if TYPE_CHECKING:
    from opsanalyse.rubric import Pack

_CONTEXT = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_CONTEXT)
def rubric() -> None:
    """List the rubrics, show what one asks and why, check files of your own.

    \b
    Examples:
      opsanalyse rubric list
      opsanalyse rubric show resume-operations --report-lang es
      opsanalyse rubric derive guide.pdf -o my-rubric/
      opsanalyse rubric lint my-rubric/
      opsanalyse rubric test my-rubric/ --mutate
      opsanalyse rubric diff resume-operations my-rubric/
    """


for _command in (derive, lint, test, diff):
    rubric.add_command(_command)
rubric.add_command(lint, "check")  # its first name


@rubric.command("list", context_settings=_CONTEXT)
def list_() -> None:
    """List the rubrics that come with the tool."""
    from opsanalyse.rubric import load_pack, shipped_packs

    for name in shipped_packs():
        pack = load_pack(name)
        click.echo(
            f"{name:<32}v{pack.version}  {', '.join(pack.kinds)}  {len(pack.criteria)} criteria"
        )


@rubric.command(context_settings=_CONTEXT)
@click.argument("name")
@click.option(
    "--report-lang",
    type=click.Choice(["zh", "es", "en"]),
    default="en",
    show_default=True,
    help="Language to show it in.",
)
def show(name: str, report_lang: str) -> None:
    """Show each criterion of a rubric: its weight, why it matters, and where it comes from."""
    pack = _loaded(name)
    for criterion in pack.criteria:
        file = criterion.file
        click.secho(
            f"{getattr(file.title, report_lang)}  ({file.id}, weight {file.weight:g})", bold=True
        )
        click.echo(f"  {getattr(file.messages.why, report_lang)}")
        for source in file.sources:
            click.secho(
                f"  ← {source.document} {source.start}–{source.end}: {getattr(source.says, report_lang)}",
                dim=True,
            )


def _loaded(name: str) -> Pack:
    from opsanalyse.rubric import load_pack

    try:
        return load_pack(name)
    except RubricError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
