"""``opsanalyse rubric …``: list the rubrics, show one, check files of your own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from opsanalyse.cli.derive import derive
from opsanalyse.cli.reading import report_lang_option
from opsanalyse.cli.rubric_new import new
from opsanalyse.cli.rubric_work import diff, lint, test
from opsanalyse.cli.telling import say
from opsanalyse.errors import RubricError

if TYPE_CHECKING:
    from opsanalyse.rubric import Pack


_LANGUAGE = report_lang_option("what is shown")


@click.group()
def rubric() -> None:
    """List the rubrics, show what one asks and why, check files of your own.

    \b
    Examples:
      opsanalyse rubric list
      opsanalyse rubric show resume-operations --report-lang es
      opsanalyse rubric new my-rubric/
      opsanalyse rubric derive guide.pdf -o my-rubric/
      opsanalyse rubric lint my-rubric/
      opsanalyse rubric test my-rubric/ --mutate
      opsanalyse rubric diff resume-operations my-rubric/
    """


for _command in (new, derive, lint, test, diff):
    rubric.add_command(_command)
rubric.add_command(lint, "check")  # its first name


@rubric.command("list")
@_LANGUAGE
def list_(report_lang: str) -> None:
    """List the rubrics that come with the tool.

    \b
    Example:
      opsanalyse rubric list --report-lang zh
    """
    from opsanalyse.render.wording import wording
    from opsanalyse.rubric import load_cases, load_pack, shipped_packs

    words = wording(report_lang)
    for name in shipped_packs():
        pack = load_pack(name)
        cases = sum(len(load_cases(criterion.path)) for criterion in pack.criteria)
        kinds = ", ".join(words.label("kinds", kind) for kind in pack.kinds)
        counted = words.say("rubric_page.listed", criteria=len(pack.criteria), cases=cases)
        say(words.text(pack.title), bold=True)
        say(f"  {name}  v{pack.version} · {kinds} · {counted}")


@rubric.command()
@click.argument("name")
@_LANGUAGE
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html"]),
    help="text, or one HTML page; told by -o where it is left out.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    help="Write to this file.  [default: standard output]",
)
def show(name: str, report_lang: str, form: str | None, output: str) -> None:
    """Show what each criterion of a rubric asks, how it is measured, and which sentence founds it.

    NAME is a rubric of `opsanalyse rubric list`, a folder of your own, or one criterion's file.

    \b
    Examples:
      opsanalyse rubric show resume-operations
      opsanalyse rubric show interview-private-domain --report-lang zh -o rubric.html
      opsanalyse rubric show my-rubric/ --format html > my-rubric.html
    """
    from opsanalyse.render.rubric_page import rubric_lines, rubric_page

    pack = _loaded(name)
    wanted = form or ("html" if output.endswith((".html", ".htm")) else "text")
    drawn = (
        rubric_page(pack, report_lang)
        if wanted == "html"
        else "".join(f"{line}\n" for line in rubric_lines(pack, report_lang))
    )
    try:
        with click.open_file(output, "w", encoding="utf-8") as file:
            file.write(drawn)
    except OSError as error:
        raise click.BadParameter(
            f"cannot write {output}: {error.strerror}", param_hint="-o"
        ) from error


def _loaded(name: str) -> Pack:
    from opsanalyse.rubric import load_pack

    try:
        return load_pack(name)
    except RubricError as error:
        say(str(error), err=True)
        sys.exit(2)
