"""Criteria with their cases → what each case gave, and which changes of a criterion no case notices.

A mutant is a criterion with one thing changed that its author chose: an entry of a list dropped, a number
moved by one step, a switch turned, a threshold moved half way, a finding withheld that the check can do
without. If every case still gives its verdict, the cases do not guard that choice. Advice that carries no
weight has no mutants.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from opsanalyse.analyse import Reading, judge_reading, read_through
from opsanalyse.read import from_text
from opsanalyse.rubric import Criterion, load_cases
from opsanalyse.rubric.schema import Case

_HALF: Final = 0.5
_TERMS: Final = " | "


@dataclass(frozen=True, slots=True)
class Trial:
    """A case with the status and the quoted evidence that it gave."""

    case: Case
    status: str
    evidence: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Tell whether the verdict is the expected one, exactly."""
        return (self.status, self.evidence) == (self.case.expect.status, self.case.expect.evidence)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A criterion with one thing changed, and in words what."""

    change: str
    criterion: Criterion


def run_cases(criterion: Criterion, cases: Iterable[Case]) -> tuple[Trial, ...]:
    """Judge each case by ``criterion``."""
    return tuple(_trial(criterion, case) for case in cases)


def survivors(criterion: Criterion) -> tuple[int, tuple[str, ...]]:
    """Return how many mutants a criterion has, and the changes that none of its cases notices."""
    cases = load_cases(criterion.path)
    made = tuple(mutants(criterion)) if criterion.file.weight else ()
    unnoticed = (
        mutant.change
        for mutant in made
        if all(_trial(mutant.criterion, case).passed for case in cases)
    )
    return len(made), tuple(unnoticed)


def _trial(criterion: Criterion, case: Case) -> Trial:
    kind = case.kind or criterion.file.applies_to.kind[0]
    verdict = judge_reading(criterion, _read(case.text, kind, case.topic, case.job))
    quoted = tuple(case.text[mark.start : mark.end] for mark in verdict.evidence)
    return Trial(case, verdict.status.value, quoted)


@cache
def _read(text: str, kind: str, topic: str | None, job: str | None) -> Reading:
    """Detect once what all mutants are judged by."""
    advert = from_text(job, "advert") if job else None
    return read_through(from_text(text, "case"), kind, topic=topic, job=advert)


def mutants(criterion: Criterion) -> Iterator[Mutant]:
    """Yield every mutant of a criterion, in a fixed order."""
    file = criterion.file
    grades = file.thresholds
    middle = (grades.none + grades.full) * _HALF
    beyond = grades.full + (grades.full - grades.none) * _HALF
    for name, value in (("full", middle), ("full", beyond), ("none", middle)):
        moved = msgspec.structs.replace(grades, **{name: value})
        yield Mutant(
            f"thresholds.{name} {getattr(grades, name):g} → {value:g}",
            dataclasses.replace(criterion, file=msgspec.structs.replace(file, thresholds=moved)),
        )
    for finding in sorted(set(file.needs) - criterion.check.needs):
        fewer = msgspec.structs.replace(file, needs=tuple(n for n in file.needs if n != finding))
        yield Mutant(f"needs without {finding}", dataclasses.replace(criterion, file=fewer))
    for change, params in _changed(criterion.params):
        yield Mutant(change, dataclasses.replace(criterion, params=params))


def _changed(params: Any) -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(params):
        value = getattr(params, field.name)
        for told, other in _others(value):
            changed = msgspec.structs.replace(params, **{field.name: other})
            yield f"params.{field.name} {told}", changed


def _others(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the values next to ``value``, each with words for the change."""
    if isinstance(value, bool):
        yield f"{value} → {not value}", not value
    elif isinstance(value, int):
        yield from ((f"{value} → {value + step}", value + step) for step in (-1, 1) if value + step)
    elif isinstance(value, float):
        yield from ((f"{value:g} → {value * by:g}", value * by) for by in (0.5, 1.5))
    else:
        yield from _fewer(value)


def _fewer(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield a list, a table of lists, or a row of terms as the vocabulary writes them, with one entry less."""
    if isinstance(value, tuple | list | frozenset):
        entries = sorted(value) if isinstance(value, frozenset) else list(value)
        for i, entry in enumerate(entries):
            yield f"without {entry}", type(value)([*entries[:i], *entries[i + 1 :]])
    elif isinstance(value, Mapping):
        for name, held in value.items():
            yield from ((f"{name} {told}", {**value, name: new}) for told, new in _others(held))
    elif isinstance(value, str) and _TERMS in value:
        yield from ((told, _TERMS.join(fewer)) for told, fewer in _fewer(value.split(_TERMS)))


def accepted(path: Path, trials: Iterable[Trial]) -> str:
    """Return a criterion file's text with what its cases gave in the place of what they expected."""
    import yaml

    head, mark, _ = path.read_text(encoding="utf-8").partition("\ncases:")
    rows = [_row(trial) for trial in trials]
    body = yaml.dump(rows, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=1000)
    lines = (f"  {line}" if line else "" for line in body.rstrip("\n").split("\n"))
    return f"{head}{mark}\n" + "\n".join(lines) + "\n"


def _row(trial: Trial) -> dict[str, Any]:
    row = msgspec.to_builtins(trial.case)
    row["expect"] = {"status": trial.status, "evidence": list(trial.evidence)}
    return {name: value for name, value in row.items() if value is not None}


def _dumper() -> type[Any]:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Texts of several lines as blocks, so that a case reads as its document does."""

    def text(dumper: Any, value: str) -> Any:
        style = "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper
