"""A pack → what its author should mend: errors that make it wrong, warnings that make it weak."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from opsanalyse.errors import RubricError
from opsanalyse.rubric import Criterion, Pack, load_cases
from opsanalyse.rubric.schema import Source, Wording, texts
from opsanalyse.rubric.source import called, line_of, read_text
from opsanalyse.rubric.templates import is_template, longest, silences
from opsanalyse.types import LANGUAGES

_FEWEST_CASES: Final = 6
_LONGEST: Final = 400  # characters of a message as it is said: more is not read
_FILLED: Final = ("messages", "advice")  # the wordings that facts are filled into
_HEAVIEST: Final = 0.5  # share of a pack's weight


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: where, how bad, what, and how."""

    path: str
    line: int
    level: Literal["error", "warning"]
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level}: {self.problem}; {self.remedy}"


def lint(pack: Pack, guidance: Mapping[str, str] | None = None) -> Iterator[Finding]:
    """Yield what is to be mended in a pack, criterion by criterion.

    ``guidance`` holds the texts of guidance documents by id; with it, each source's span is compared.
    """
    yield from _weights(pack)
    yield from _duplicates(pack)
    for criterion in pack.criteria:
        yield from _cases(criterion)
        yield from _thresholds(criterion)
        yield from _words(criterion)
        yield from _sources(criterion, guidance)


def load_guidance(folder: Path) -> dict[str, str]:
    """Return the texts of the guidance documents in a folder by their file names without ending."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix in {".txt", ".md"}
    }


def _at(criterion: Criterion, *steps: str | int) -> tuple[str, int]:
    head = read_text(criterion.path).partition("\ncases:")[0]
    return called(criterion.path), line_of(head, steps)


def _weights(pack: Pack) -> Iterator[Finding]:
    whole = sum(criterion.file.weight for criterion in pack.criteria)
    for criterion in pack.criteria:
        if not whole:
            problem, remedy = "no criterion of the pack has weight", "give at least one a weight"
            yield Finding(*_at(criterion, "weight"), "error", problem, remedy)
            return
        if criterion.file.weight > _HEAVIEST * whole and len(pack.criteria) > 1:
            problem = f"weighs more than all the others of {pack.id} together"
            yield Finding(*_at(criterion, "weight"), "warning", problem, "lower its weight")


def _duplicates(pack: Pack) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], str] = {}
    for criterion in pack.criteria:
        file = criterion.file
        key = (file.check, repr(criterion.params), repr(file.applies_to))
        if key in seen:
            problem = f"measures the same as {seen[key]}"
            yield Finding(*_at(criterion, "params"), "warning", problem, "merge the two")
        seen[key] = file.id


def _cases(criterion: Criterion) -> Iterator[Finding]:
    line = read_text(criterion.path).partition("\ncases:")[0].count("\n") + 2
    name = called(criterion.path)
    try:
        cases = load_cases(criterion.path)
    except RubricError as wrong:
        yield Finding(wrong.path, wrong.line, "error", wrong.problem, "add the cases")
        return
    if not criterion.file.weight:
        return
    counts: Counter[str] = Counter(case.lang for case in cases)
    for lang in LANGUAGES:
        if counts[lang] < _FEWEST_CASES:
            problem = f"{counts[lang]} cases in {lang}"
            yield Finding(name, line, "warning", problem, f"write {_FEWEST_CASES} or more")
    if not any(case.expect.status == "partly" for case in cases):
        yield Finding(name, line, "warning", "no case is partly met", "show where the middle lies")
    for twice in (text for text, n in Counter(case.name for case in cases).items() if n > 1):
        yield Finding(name, line, "warning", f"two cases are named {twice!r}", "rename one")


def _thresholds(criterion: Criterion) -> Iterator[Finding]:
    grades = criterion.file.thresholds
    for field in ("none", "full"):
        value = getattr(grades, field)
        if not 0 <= value <= 1:
            problem = f"{field} is {value:g}, but what checks measure lies from 0 to 1"
            yield Finding(*_at(criterion, "thresholds", field), "error", problem, "choose a share")


def _words(criterion: Criterion) -> Iterator[Finding]:
    for steps, wording in _wordings(criterion):
        said = texts(wording)
        for lang, text in said.items():
            if (length := longest(text)) > _LONGEST:
                problem = f"{'.'.join(steps)}.{lang} has {length} characters"
                yield Finding(*_at(criterion, *steps, lang), "warning", problem, "say it shorter")
            silent = (
                next(silences(text), None) if is_template(text) and steps[0] in _FILLED else None
            )
            if silent is not None:
                problem = f"{'.'.join(steps)}.{lang} says nothing with {silent}"
                yield Finding(
                    *_at(criterion, *steps, lang),
                    "warning",
                    problem,
                    "add an else, an empty one if silence is meant",
                )
        if len(set(said.values())) < len(said) and max(map(len, said.values())) > len("SEO, SEM"):
            problem = f"{'.'.join(steps)} is the same text in two languages"
            yield Finding(*_at(criterion, *steps), "error", problem, "translate it")


def _wordings(criterion: Criterion) -> Iterator[tuple[tuple[str, ...], Wording]]:
    file = criterion.file
    yield from ((("title",), file.title), (("advice",), file.advice))
    for field in msgspec.structs.fields(file.messages):
        yield ("messages", field.name), getattr(file.messages, field.name)
    yield from (
        (("example", "weak"), file.example.weak),
        (("example", "strong"), file.example.strong),
    )


def _sources(criterion: Criterion, guidance: Mapping[str, str] | None) -> Iterator[Finding]:
    for number, source in enumerate(criterion.file.sources):
        problem = _stale(source, guidance)
        if problem:
            yield Finding(
                *_at(criterion, "sources", number),
                "error",
                problem,
                "find the sentence anew and give its place and hash",
            )


def _stale(source: Source, guidance: Mapping[str, str] | None) -> str:
    if source.start >= source.end:
        return f"the span {source.start}–{source.end} is empty"
    if guidance is None:
        return ""
    text = guidance.get(source.document)
    if text is None:
        return f"there is no guidance document {source.document}"
    found = hashlib.sha256(text[source.start : source.end].encode()).hexdigest()
    return "" if found == source.sha256 else f"{source.document} says something else there now"
