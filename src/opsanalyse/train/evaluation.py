"""Labelled documents → precision, recall and F1 of every label by language and kind, and each disagreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.segment import segment
from opsanalyse.train.evaluate_outcomes import matches
from opsanalyse.train.evaluate_sections import labelled_lines
from opsanalyse.train.figures import Counts, Figure, count, figure
from opsanalyse.train.labelled import FLAGS, Labelled, Problem, document_units
from opsanalyse.train.resumes import document_of
from opsanalyse.types import ROLES, Outcome, Span, Unit

MENTIONS: Final = "mentions"
"""The label of channels that are named and not in use: a tool, an employer, one that was turned down."""
_SURE: Final = 0.8
"""How sure the program is, by its own word, of the mentions that are measured apart."""
_PARTS: Final = ("quantified", "baseline", "timeframe", "method")
_SETS: Final = (("roles", "role", ROLES), ("flags", "flag", FLAGS))


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """Something labelled or found: which label, where, and what was said of it."""

    label: str
    start: int
    end: int
    value: str = ""
    number: int = 0
    """Of the outcomes of one unit, the labelled one and the found one that are a pair have the same."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An item that was labelled and not found, or found and not labelled."""

    file: str
    line: int
    document: str
    lang: str
    kind: str
    item: Item
    missed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One document: what it was measured on, counts by label, and where labels and findings part."""

    lang: str
    kind: str
    units: int
    counts: Mapping[str, Counts]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of the documents of one language, of one kind, or of both."""

    lang: str
    kind: str
    documents: int
    units: int
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class Evaluation:
    """Everything that was measured, and the lines that could not be."""

    measured: tuple[Measured, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Return all documents ("", ""), then each language, each kind, and each kind of a language."""
        members: dict[tuple[str, str], list[Measured]] = defaultdict(list)
        for one in self.measured:
            for name in {("", ""), (one.lang, ""), ("", one.kind), (one.lang, one.kind)}:
                members[name].append(one)
        ordered = sorted(members, key=lambda name: (bool(name[0]) + bool(name[1]), name[1], name))
        return tuple(_group(name, members[name]) for name in ordered)

    @property
    def disagreements(self) -> Iterator[Disagreement]:
        """Yield each disagreement, by document and place."""
        for one in self.measured:
            yield from one.disagreements


def _group(name: tuple[str, str], members: Sequence[Measured]) -> Group:
    labels = sorted({label for one in members for label in one.counts}, key=rank)
    figures = {
        label: figure([one.counts[label] for one in members if label in one.counts])
        for label in labels
    }
    seen = {n: f for n, f in figures.items() if f.expected or f.found or n in _ALWAYS}
    return Group(*name, len(members), sum(one.units for one in members), seen)


_ALWAYS: Final = frozenset({*(f"role {name}" for name in ROLES), "outcomes", "channels"})
_ORDER: Final = (
    "role",
    "outcomes",
    "outcome",
    "channels",
    MENTIONS,
    "channel",
    "flag",
    "units",
    "section",
)


def rank(label: str) -> tuple[int, str]:
    """Return what labels are sorted by: roles, outcomes, channels, flags, structure."""
    return _ORDER.index(label.split(" ", maxsplit=1)[0]), label


def measure(labelled: Labelled) -> Measured:
    """Compare the labels of one document with what is found in it.

    Roles, channels, flags and outcomes are looked for in the labelled units; units and sections in the text.
    What a document has no labels for is not measured on it.
    """
    row = labelled.row
    found = run(load_pipeline(), row["text"], document_units(row)) if row["units"] else ()
    expected, got, known = set[Item](), set[Item](), set[str]()
    for labels, wanted, said in chain(_findings(row, found), _structure(row)):
        known |= {*labels}
        expected |= set(wanted)
        got |= set(said)
    counts = {
        label: count(
            (i for i in expected if i.label == label), (i for i in got if i.label == label)
        )
        for label in {*known, *(i.label for i in expected | got)}
    }
    apart = tuple(
        _disagreement(labelled, item, missed=item in expected) for item in sorted(expected ^ got)
    )
    return Measured(row["lang"], row["kind"], len(row["units"]), counts, apart)


def _disagreement(labelled: Labelled, item: Item, *, missed: bool) -> Disagreement:
    row = labelled.row
    return Disagreement(
        labelled.file,
        labelled.line,
        row["id"],
        row["lang"],
        row["kind"],
        item,
        missed,
        row["text"][item.start : item.end],
    )


_Compared = tuple[Iterable[str], Iterable[Item], Iterable[Item]]


def _findings(row: Mapping[str, Any], found: Sequence[Unit]) -> Iterator[_Compared]:
    """Yield labels, expected items and found items of each kind of finding that is labelled."""
    told = [(Span(u["start"], u["end"]), u) for u in row["units"]]
    for field, word, names in _SETS:
        if told and all(field in unit for _, unit in told):
            yield (
                [f"{word} {name}" for name in names],
                (Item(f"{word} {n}", s.start, s.end) for s, u in told for n in u[field]),
                (Item(f"{word} {n}", u.start, u.end) for u in found for n in getattr(u, field)),
            )
    if told and all("channels" in unit for _, unit in told):
        yield (
            ["channels"],
            (i for s, u in told for n in u["channels"] for i in _channel(s, n)),
            (i for u in found for n in u.channels for i in _channel(u, n)),
        )
        yield _mentioned(told, found, MENTIONS, 0.0)
        yield _mentioned(told, found, f"{MENTIONS} sure", _SURE)
    if told and all("outcomes" in unit for _, unit in told):
        yield from _outcomes(row, found)


def _channel(place: Span, name: str) -> tuple[Item, Item]:
    return (
        Item("channels", place.start, place.end, name),
        Item(f"channel {name}", place.start, place.end),
    )


def _mentioned(
    told: Sequence[tuple[Span, Any]], found: Sequence[Unit], label: str, least: float
) -> _Compared:
    """Return the channels that are named and not in use, told with a sureness of ``least`` or more.

    One that the program tells as a mention is right where it is not labelled as used: labels name few mentions.
    """
    expected, said = list[Item](), list[Item]()
    for (place, unit), got in zip(told, found, strict=True):
        names = {m.channel for m in got.mentions if m.confidence >= least} - {*got.channels}
        agreed = {*unit.get("mentions", ())} | names - {*unit["channels"]}
        expected += [Item(label, place.start, place.end, name) for name in agreed]
        said += [Item(label, place.start, place.end, name) for name in names]
    return [label], expected, said


def _outcomes(row: Mapping[str, Any], found: Sequence[Unit]) -> Iterator[_Compared]:
    """Yield outcomes, and the anatomy of those that were both labelled and found.

    One that was missed or made up counts once, under "outcomes": its parts would only say so again.
    """
    names = ["outcomes", *(f"outcome {n}" for n in (*_PARTS, "direction", "value"))]
    expected, said = list[Item](), list[Item]()
    for unit, got in zip(row["units"], found, strict=True):
        paired = list(matches(unit["outcomes"], got.outcomes, row["text"], got.start))
        for n, (gold, one) in enumerate(paired):
            expected += _labelled_outcome(gold, got, n)
            said += _found_outcome(one, got, n, row["text"])
        at, most = (got.start, got.end), len(unit["outcomes"])
        expected += [Item("outcomes", *at, "", n) for n in range(most)]
        said += [Item("outcomes", *at, "", n) for n in range(len(paired))]
        made_up = len(got.outcomes) - len(paired)
        said += [Item("outcomes", *at, "", most + n) for n in range(made_up)]
    yield names, expected, said


def _labelled_outcome(gold: Mapping[str, Any], unit: Span, n: int) -> Iterator[Item]:
    held = [name for name in _PARTS if gold.get(name)]
    return _parts(unit, n, held, gold["direction"], gold.get("value") or "")


def _found_outcome(one: Outcome, unit: Span, n: int, text: str) -> Iterator[Item]:
    value = text[one.value.start : one.value.end] if one.value else ""
    held = [name for name in _PARTS if getattr(one, name)]
    return _parts(unit, n, held, one.direction, value)


def _parts(unit: Span, n: int, held: Iterable[str], direction: str, value: str) -> Iterator[Item]:
    at = (unit.start, unit.end)
    yield from (Item(f"outcome {name}", *at, "", n) for name in held)
    yield Item("outcome direction", *at, direction, n)
    if value:
        yield Item("outcome value", *at, value, n)


def _structure(row: Mapping[str, Any]) -> Iterator[_Compared]:
    """Yield the units' exact spans, and the section of each line, as segmentation finds them."""
    if row["units"]:
        structure = segment(document_of(dict(row)))
        yield (
            ["units"],
            (Item("units", unit["start"], unit["end"]) for unit in row["units"]),
            (Item("units", unit.start, unit.end) for unit in structure.units),
        )
    if row["sections"]:
        lines = labelled_lines(dict(row))
        text = row["text"]
        yield (
            (),
            (Item(f"section {true}", at, _line_end(text, at)) for at, true, _ in lines),
            (Item(f"section {got}", at, _line_end(text, at)) for at, _, got in lines if got),
        )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
