"""``opsanalyse rubric lint|test|diff``: for those who write rubrics."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from opsanalyse.cli.telling import say
from opsanalyse.errors import RubricError

if TYPE_CHECKING:
    from opsanalyse.rubric import Criterion, Pack
    from opsanalyse.trials import Trial

_PACKS = click.argument("packs", nargs=-1, metavar="[PACK|FOLDER|FILE]…")


@click.command()
@_PACKS
@click.option(
    "--guidance",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Guidance documents (.txt, .md): compare every cited span with its hash.",
)
def lint(packs: tuple[str, ...], guidance: Path | None) -> None:
    """Check rubrics: what makes them wrong (errors) and what makes them weak (warnings).

    Without a name all shipped rubrics are checked.

    \b
    Examples:
      opsanalyse rubric lint my-rubric/
      opsanalyse rubric lint resume-operations --guidance guides/

    Exit code 0: no errors; 2: at least one.
    """
    from opsanalyse.rubric.lint import lint as run
    from opsanalyse.rubric.lint import load_guidance

    _refuse_wrong(packs)
    texts = load_guidance(guidance) if guidance else None
    found = {str(finding): finding.level for pack in _loaded(packs) for finding in run(pack, texts)}
    for text, level in found.items():
        say(text, fg="red" if level == "error" else "yellow", err=True)
    errors = sum(level == "error" for level in found.values())
    say(f"{errors} errors, {len(found) - errors} warnings")
    if errors:
        sys.exit(2)


@click.command()
@_PACKS
@click.option("--mutate", is_flag=True, help="Change each criterion step by step: do cases notice?")
@click.option("--accept", is_flag=True, help="Write what the cases gave into their files.")
def test(packs: tuple[str, ...], *, mutate: bool, accept: bool) -> None:
    """Run the cases of every criterion; show what was expected and what was found side by side.

    Without a name all shipped rubrics are run. With --mutate, thresholds are moved, entries of lists
    dropped, numbers stepped: the mutation score is the share of such changes that some case notices.

    \b
    Examples:
      opsanalyse rubric test
      opsanalyse rubric test my-rubric/ --mutate
      opsanalyse rubric test my-rubric/ --accept     after reading the differences

    Exit code 0: every case passed; 1: some did not.
    """
    criteria = {criterion.path: criterion for pack in _loaded(packs) for criterion in pack.criteria}
    failures = [_tried(criterion, accept=accept) for criterion in criteria.values()]
    say(f"{sum(failures)} cases failed")
    if mutate:
        _mutated(list(criteria.values()))
    if any(failures) and not accept:
        sys.exit(1)


def _tried(criterion: Criterion, *, accept: bool) -> int:
    from opsanalyse.rubric import load_cases
    from opsanalyse.trials import accepted, run_cases

    try:
        trials = run_cases(criterion, load_cases(criterion.path))
    except RubricError as error:
        say(str(error), err=True)
        sys.exit(2)
    failed = [trial for trial in trials if not trial.passed]
    mark, colour = ("failed", "red") if failed else ("ok", "green")
    name = f"{criterion.path.parent.name}/{criterion.file.id}"
    say(f"{name}: {len(trials)} cases, {mark}", fg=colour)
    for trial in failed:
        for line in _difference(trial):
            say(f"    {line}")
    if failed and accept:
        text = accepted(criterion.path, trials)
        criterion.path.write_text(text, encoding="utf-8", newline="\n")
    return len(failed)


def _difference(trial: Trial) -> Iterator[str]:
    yield f"{trial.case.name} ({trial.case.lang})"
    expected, found = trial.case.expect, trial
    for told, status, evidence in (
        ("expected", expected.status, expected.evidence),
        ("found   ", found.status, found.evidence),
    ):
        yield f"  {told} {status:15} {' · '.join(evidence) or '-'}"


def _mutated(criteria: list[Criterion]) -> None:
    from opsanalyse.trials import survivors

    whole = unnoticed = 0
    for criterion in criteria:
        count, left = survivors(criterion)
        whole, unnoticed = whole + count, unnoticed + len(left)
        for change in left:
            say(f"unnoticed: {criterion.path.parent.name}/{criterion.file.id} {change}")
    score = 1 - unnoticed / whole if whole else 1.0
    say(f"mutation score {score:.3f} ({whole - unnoticed} of {whole} changes noticed)")


@click.command()
@click.argument("old")
@click.argument("new")
def diff(old: str, new: str) -> None:
    """Show what changed from rubric OLD to rubric NEW: criteria, weights, thresholds, words.

    \b
    Example:
      opsanalyse rubric diff resume-operations my-rubric/
    """
    from opsanalyse.rubric.compare import compare

    lines = list(compare(*_loaded((old, new))))
    for line in lines or ["no difference"]:
        say(line)


def _refuse_wrong(names: tuple[str, ...]) -> None:
    """Stop at rubrics that cannot be loaded, and tell all that is wrong with them at once."""
    from opsanalyse.rubric import mistakes

    found = [error for name in names for error in mistakes(name)]
    for error in found:
        click.secho(str(error), fg="red", err=True)
    if found:
        click.echo(f"{len(found)} errors; warnings are looked for when these are mended")
        sys.exit(2)


def _loaded(names: tuple[str, ...]) -> list[Pack]:
    from opsanalyse.rubric import load_pack, shipped_packs

    try:
        return [load_pack(name) for name in names or shipped_packs()]
    except RubricError as error:
        say(str(error), err=True)
        sys.exit(2)
