"""An evaluation → text for a terminal, or a self-contained HTML page, in a report language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opsanalyse.render.html import fill
from opsanalyse.render.wording import Wording, wording
from opsanalyse.train.evaluation import Disagreement, Evaluation, Group, rank
from opsanalyse.train.evaluation_record import shares
from opsanalyse.train.figures import Figure
from opsanalyse.train.labelled import Problem

_WIDTH: Final = 160  # characters of a disagreement's text that a terminal shows
_LABEL: Final = 26  # columns


@dataclass(frozen=True, slots=True)
class Row:
    """A label's figures as they are written: number and interval."""

    label: str
    precision: tuple[str, str]
    recall: tuple[str, str]
    f1: tuple[str, str]
    expected: int
    found: int


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one group, with its heading."""

    title: str
    counted: str
    rows: tuple[Row, ...]
    is_part: bool
    """One kind of one language, which a page shows folded."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A disagreement as it is shown."""

    text: str
    lang: str
    where: str
    said: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the text and the page show alike."""

    lead: str
    tables: tuple[Table, ...]
    apart: tuple[tuple[str, tuple[Apart, ...]], ...]
    apart_lead: str
    problems: tuple[str, ...]


def page(evaluation: Evaluation, lang: str, most: int) -> Page:
    """Return everything that is shown of an evaluation, at most ``most`` disagreements a label."""
    words = wording(lang)
    groups = evaluation.groups
    by_label: dict[str, list[Disagreement]] = defaultdict(list)
    for one in evaluation.disagreements:
        by_label[one.item.label].append(one)
    shown = tuple(
        (label, tuple(_apart(one, words) for one in by_label[label][:most]))
        for label in sorted(by_label, key=rank)
        if most and label != "channels"  # each is told under its own channel
    )
    return Page(
        words.say(
            "evaluate.lead",
            documents=len(evaluation.measured),
            units=sum(one.units for one in evaluation.measured),
        )
        if groups
        else words.say("evaluate.none"),
        tuple(_table(group, words) for group in groups),
        shown,
        words.say("evaluate.apart_lead", n=sum(map(len, by_label.values())), most=most),
        tuple(worded_problem(problem, lang) for problem in evaluation.problems),
    )


def worded_problem(problem: Problem, lang: str) -> str:
    """Say in one sentence which line was left out, why, and what to do."""
    words = wording(lang)
    said = words.say(f"labelled.{problem.code}", detail=problem.detail)
    return words.say("evaluate.problem", file=problem.file, line=problem.line, problem=said)


def _table(group: Group, words: Wording) -> Table:
    names = [
        words.label("languages", group.lang) if group.lang else "",
        words.label("kinds", group.kind) if group.kind else "",
    ]
    return Table(
        " · ".join(name for name in names if name) or words.say("evaluate.all"),
        words.say("evaluate.counted", documents=group.documents, units=group.units),
        tuple(_row(label, one, words) for label, one in group.figures.items()),
        is_part=bool(group.lang and group.kind),
    )


def _row(label: str, one: Figure, words: Wording) -> Row:
    precision, recall, f1 = (
        (_number(got.value, words), f"{_number(got.low, words)}–{_number(got.high, words)}")
        if got
        else ("—", "—")
        for got in shares(one)
    )
    return Row(label, precision, recall, f1, one.expected, one.found)


def _number(value: float, words: Wording) -> str:
    return f"{value:.3f}".replace(".", words.groups["numbers"]["decimal"])


def _apart(one: Disagreement, words: Wording) -> Apart:
    said = words.say("evaluate.missed" if one.missed else "evaluate.wrong")
    value = f" ({one.item.value})" if one.item.value else ""
    where = words.say(
        "evaluate.place",
        file=Path(one.file).name,
        line=one.line,
        id=one.document,
        start=one.item.start,
        end=one.item.end,
    )
    return Apart(" ".join(one.text.split()), one.lang, where, said + value)


def text(evaluation: Evaluation, lang: str, most: int) -> Iterator[str]:
    """Yield the lines that a terminal shows."""
    words, shown = wording(lang), page(evaluation, lang, most)
    yield shown.lead
    for table in shown.tables:
        yield from ("", f"{table.title} · {table.counted}")
        yield from map(_line, table.rows)
    if shown.apart:
        yield from ("", words.say("evaluate.apart"), shown.apart_lead)
    for label, several in shown.apart:
        yield from ("", label)
        for one in several:
            yield f"  {one.said}  {_cut(one.text)}"
            yield f"    {one.where}"


def _line(row: Row) -> str:
    cells = (("P", row.precision), ("R", row.recall), ("F1", row.f1))
    told = "  ".join(f"{name} {value} [{spread}]" for name, (value, spread) in cells)
    return f"  {row.label:<{_LABEL}} {told}  {row.expected:>5} {row.found:>5}"


def _cut(words: str) -> str:
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"


def html(evaluation: Evaluation, lang: str, most: int) -> str:
    """Draw the evaluation as a page."""
    return fill("evaluation.html", page=page(evaluation, lang, most), words=wording(lang))
