"""``opsanalyse rubric new FOLDER``: a rubric of one's own, put together step by step."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from opsanalyse.cli.reading import report_lang_option
from opsanalyse.cli.telling import say
from opsanalyse.errors import RubricError
from opsanalyse.types import KINDS, LANGUAGES

if TYPE_CHECKING:
    from opsanalyse.rubric.compose import Model


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--id", "name", help="Its id.  [default: the folder's name]")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="What it judges.")
@click.option("--title-zh", help="Its title in Chinese.")
@click.option("--title-es", help="Its title in Spanish.")
@click.option("--title-en", help="Its title in English.")
@click.option("--criteria", help="Its criteria: numbers or names, with commas; “all” for all.")
@click.option(
    "--own", help="Which of them become your own files: number or name = weight, with commas."
)
@click.option("--yes", is_flag=True, help="Ask nothing: take the defaults for what is not given.")
@report_lang_option("the criteria's titles")
def new(
    folder: Path, kinds: tuple[str, ...], report_lang: str, *, yes: bool, **given: str | None
) -> None:
    """Make a rubric of your own in a new FOLDER, of criteria that stand already.

    Asks for what it judges, its titles and its criteria. Those that you make your own are copied with
    their sources and cases: change weight, thresholds and wording there; the rest stay as shipped.

    \b
    Examples:
      opsanalyse rubric new my-rubric/
      opsanalyse rubric new shop/ --kind resume --criteria 1,3,5 --own 1=4 --yes
      opsanalyse rubric derive guide.pdf -o my-rubric/      to begin from a guide instead

    Exit code 0; 2 where FOLDER holds something already or an answer cannot be.
    """
    from opsanalyse.rubric.compose import Wish, compose, models

    asked = _Asking(silent=yes)
    rubric_id = asked.text("Id", given["name"], _slug(folder))
    chosen = kinds or tuple(
        asked.text("Judges (resume, answer, interview)", None, "resume").replace(",", " ").split()
    )
    if unknown := sorted(set(chosen) - set(KINDS)):
        raise click.BadParameter(
            f"{unknown[0]!r} is none of {', '.join(KINDS)}", param_hint="--kind"
        )
    title = {
        lang: asked.text(f"Title ({lang})", given[f"title_{lang}"], rubric_id) for lang in LANGUAGES
    }
    known = models(chosen)
    if not yes and given["criteria"] is None:
        _show(known, report_lang)
    picked = _pick(
        asked.text("Criteria (numbers or names, or all)", given["criteria"], "all"), known
    )
    wished = asked.text("Your own copies (number=weight, empty for none)", given["own"], "")
    weights = _weights(wished, known)
    every = tuple(dict.fromkeys((*picked, *weights)))
    try:
        paths = compose(Wish(rubric_id, chosen, title, every, weights), folder)
    except RubricError as error:
        say(str(error), err=True)
        sys.exit(2)
    _tell(folder, paths)


class _Asking:
    """Asks on the terminal for what was not given, or takes the default."""

    def __init__(self, *, silent: bool) -> None:
        self.silent = silent

    def text(self, what: str, given: str | None, default: str) -> str:
        if given is not None:
            return given.strip()
        if self.silent:
            return default
        return str(click.prompt(what, default=default, show_default=bool(default))).strip()


def _slug(folder: Path) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", folder.absolute().name.lower()).strip("-")
    return plain if re.match("[a-z].", plain) else "my-rubric"


def _show(known: Sequence[Model], lang: str) -> None:
    for number, model in enumerate(known, 1):
        say(f"{number:>3}  {model.title[lang]}  ({model.ref}, weight {model.weight:g})")


def _pick(wish: str, known: Sequence[Model]) -> list[str]:
    if wish.lower() == "all":
        return [model.ref for model in known]
    return [_ref(part, known, "--criteria") for part in re.split(r"[,，\s]+", wish) if part]


def _weights(wish: str, known: Sequence[Model]) -> dict[str, float]:
    usual = {model.ref: model.weight for model in known}
    out: dict[str, float] = {}
    for part in re.split(r"[,，\s]+", wish):
        if not part:
            continue
        who, _, weight = part.partition("=")
        ref = _ref(who, known, "--own")
        try:
            out[ref] = float(weight) if weight else usual[ref]
        except ValueError as error:
            raise click.BadParameter(f"{weight!r} is no weight", param_hint="--own") from error
    return out


def _ref(part: str, known: Sequence[Model], hint: str) -> str:
    """Return the criterion that a number, a name or ``pack/name`` means."""
    if part.isdecimal() and 1 <= int(part) <= len(known):
        return known[int(part) - 1].ref
    found = [model.ref for model in known if part in (model.ref, model.id)]
    if len(found) != 1:
        several = f" (there are {', '.join(found)})" if found else ""
        raise click.BadParameter(f"{part!r} names no one criterion{several}", param_hint=hint)
    return found[0]


def _tell(folder: Path, paths: Sequence[Path]) -> None:
    from opsanalyse.rubric import load_pack
    from opsanalyse.rubric.lint import lint

    for path in paths:
        say(f"→ {path}")
    for finding in lint(load_pack(str(folder)), None):
        say(str(finding), fg="yellow", err=True)
    say(f"\nNext: opsanalyse rubric show {folder}\n      opsanalyse rubric test {folder}")
    if len(paths) > 1:  # there are criteria of one's own beside pack.yml
        say("Messages and advice name facts, {fact}; singular and plural: docs/wording.md")
