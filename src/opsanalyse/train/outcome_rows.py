"""Labelled units with the parts they play → rows of features for each label of the model of outcomes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

from opsanalyse.detect.outcomes.candidates import Candidate, candidates
from opsanalyse.detect.outcomes.claim_features import (
    claim_details,
    clause_features,
    detail_features,
)
from opsanalyse.detect.outcomes.claims import scene_of
from opsanalyse.detect.outcomes.cues import cues
from opsanalyse.detect.outcomes.features import part_features, value_features
from opsanalyse.detect.outcomes.judge import MODEL
from opsanalyse.detect.outcomes.places import narrowed
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.stretch import gap_features
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.language import fold, simplify
from opsanalyse.model import weights
from opsanalyse.train import jsonl
from opsanalyse.train.corpora import only_teaches
from opsanalyse.train.matrix import Table, table
from opsanalyse.types import DETAILS, DIRECTIONS, LANGUAGES, Quantity, Span

RARE: Final = 3  # features that fewer rows have are left out
_PRACTISED: Final = 8.0  # how much a plain sentence weighs: one stands for many
_PRACTISED_PARTS: Final = 2.0
"""And for the parts of an outcome, which it tells more plainly than people do."""
_FIRST: Final = 3.0  # and a document of the first collection, whose labels were looked at thrice


@dataclass
class Rows:
    """Rows of features, and of each its document, how much it counts, and whether it measures."""

    features: list[dict[str, float]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    measures: list[bool] = field(default_factory=list)
    """Whether a row is of the collection that the test part is of: cuts are set on these alone."""

    @cached_property
    def table(self) -> Table:
        """Return all rows as a table, made when it is first asked for; no row may be added after that."""
        return table(self.features, RARE)


@dataclass
class Group:
    """Labels that are asked of the same rows: whether each holds, row by row."""

    rows: Rows = field(default_factory=Rows)
    holds: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(
        self, row: Row, told: Told, holds: Mapping[str, bool], weight: float | None = None
    ) -> None:
        """Add one row with what holds of it: the same labels each time."""
        self.rows.features.append(row.spelled(told.lang))
        self.rows.documents.append(told.document)
        self.rows.weights.append(weight or (_PRACTISED if told.practised else 1.0))
        self.rows.measures.append(not (told.practised or only_teaches(told.document)))
        for label, one in holds.items():
            self.holds[label].append(one)

    def examples(self) -> dict[str, Examples]:
        """Return the rows beside each label."""
        return {label: Examples(self.rows, holds) for label, holds in self.holds.items()}


class Examples(NamedTuple):
    """What one label is learned from: rows, which labels share, and whether it holds of each."""

    rows: Rows
    holds: list[bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled unit: its text without white space that means nothing, and its quantities there."""

    document: str
    lang: str
    text: str
    quantities: tuple[Quantity, ...]
    labels: Mapping[str, Any]
    chances: Mapping[str, float]
    practised: bool = False
    """A practice sentence: learnt from, not counted."""


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled unit as detection sees it."""

    told: Told
    scene: Scene


Chances = Mapping[str, tuple[Mapping[str, float], ...]]
"""What part each unit of a document plays, by document id: judged by a model that has not seen it."""


def labelled_units(documents: Iterable[dict[str, Any]], chances: Chances) -> Iterator[Told]:
    """Yield labelled units, document by document."""
    for document in documents:
        for unit, part in zip(document["units"], chances[document["id"]], strict=True):
            text = document["text"][unit["start"] : unit["end"]]
            yield _told(document["id"], document["lang"], text, unit, part)


def _told(
    name: str, lang: str, text: str, unit: Mapping[str, Any], part: Mapping[str, float]
) -> Told:
    narrow, places, quantities = narrowed(text, lang, find_quantities(text, lang))
    if places is not None:
        unit = _narrow_labels(unit, lang)
    return Told(name, lang, narrow, quantities, unit, part)


def _narrow_labels(unit: Mapping[str, Any], lang: str) -> dict[str, Any]:
    def narrow(words: str | None) -> str | None:
        return narrowed(words, lang, ())[0] if words else words

    outcomes = [
        {**o, "value": narrow(o["value"]), "metric": narrow(o["metric"])} for o in unit["outcomes"]
    ]
    return {**unit, "outcomes": outcomes, "scale": [narrow(words) for words in unit["scale"]]}


def practice() -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """Return short sentences in three languages (id, language, row), written to show plain forms and traps."""
    rows = jsonl.read(weights(MODEL).parent / "practice.jsonl")
    return tuple((row["id"], lang, row) for row in rows for lang in LANGUAGES)


def practice_units(
    sentences: Iterable[tuple[str, str, dict[str, Any]]], chances: Chances
) -> Iterator[Told]:
    """Yield practice sentences whose values are found as labelled."""
    for name, lang, row in sentences:
        text = row[lang]
        scene = scene_of(text, lang, find_quantities(text, lang), plain_joins)
        labels = _practised(row, scene, text)
        if labels:
            told = _told(name, lang, text, labels, chances[f"{name}-{lang}"][0])
            yield replace(told, practised=True)


def plain_joins(
    plain: str, lang: str, _: Sequence[Any], singles: Sequence[Candidate]
) -> Iterator[bool]:
    """Join what a rule finds to be the ends of a change: all that practice sentences hold."""
    from opsanalyse.detect.outcomes.candidates import pairs

    for first, second in pairwise(singles):
        yield bool(pairs(plain, lang, first.quantities[-1], second.quantities[0]))


def _practised(row: dict[str, Any], scene: Scene, text: str) -> dict[str, Any] | None:
    """Give the values of a sentence to its outcomes in order; None where they do not agree in number."""
    values = [text[c.start : c.end] for c in scene.candidates]
    measured = [o for o in row["outcomes"] if o["quantified"]]
    if measured and len(values) != len(measured):
        return None
    outcomes = [{**o, "metric": None, "value": None} for o in row["outcomes"]]
    for outcome, value in zip([o for o in outcomes if o["quantified"]], values, strict=False):
        outcome["value"] = value
    return {"roles": row["roles"], "outcomes": outcomes, "scale": values if row["scale"] else []}


def join_rows(units: Iterable[Told]) -> Examples:
    """Ask of every gap between two numbers of a unit with a measured result whether one value holds both."""
    found = Group()
    for told, first, second, row in _gaps(units):
        golds = _golds(told)
        if golds and row is not None:
            found.add(row, told, {"join": any(_holds(g, first, second) for g in golds)})
    return found.examples()["join"]


def _gaps(
    units: Iterable[Told],
) -> Iterator[tuple[Told, Candidate, Candidate, Row | None]]:
    for told in units:
        plain = simplify(fold(told.text))
        seen = cues(told.lang).find(plain)
        for first, second in pairwise(candidates(plain, told.lang, told.quantities)):
            yield told, first, second, gap_features(plain, told.lang, seen, first, second)


def _golds(told: Told) -> list[Span]:
    return [Span(*place(told.text, o["value"])) for o in told.labels["outcomes"] if o["value"]]


def _holds(gold: Span, first: Candidate, second: Candidate) -> bool:
    return gold.start <= first.end - 1 and second.start < gold.end


def cases(units: Sequence[Told], likely: Callable[[Told, dict[str, float]], bool]) -> list[Case]:
    """Look at each unit as detection would; ``likely`` judges gaps by a model that has not seen the unit."""
    found = []
    for told in units:

        def join(
            plain: str,
            lang: str,
            seen: Sequence[Any],
            singles: Sequence[Candidate],
            told: Told = told,
        ) -> Iterator[bool]:
            for first, second in pairwise(singles):
                row = gap_features(plain, lang, seen, first, second)
                yield row is not None and likely(told, row.spelled(lang))

        found.append(Case(told, scene_of(told.text, told.lang, told.quantities, join)))
    return found


def examples(found_cases: Iterable[Case]) -> dict[str, Examples]:
    """Turn labelled units into rows for each label."""
    groups: dict[str, Group] = defaultdict(Group)
    for case in found_cases:
        part = part_features(case.told.chances)
        measured = _value_rows(groups, case, part)
        _clause_rows(groups, case, measured, part)
    return {label: each for group in groups.values() for label, each in group.examples().items()}


def _value_rows(groups: Mapping[str, Group], case: Case, part: Row) -> list[Span]:
    scene, told = case.scene, case.told
    golds = [o for o in told.labels["outcomes"] if o["value"]]
    scales = [Span(*place(told.text, words)) for words in told.labels["scale"]]
    taken: list[Span] = []
    for number, candidate in enumerate(scene.candidates):
        row = value_features(scene, number) | part
        gold = gold_of(told, golds, candidate)
        scale = gold is None and any(_over(span, candidate) for span in scales)
        groups["values"].add(row, told, {"result": gold is not None, "scale": scale})
        if gold is not None:
            here = Span(candidate.start, candidate.end)
            taken.append(here)
            _attributes(groups, row | detail_features(scene, here), told, gold, "v")
    return [*taken, *_golds(told)]


def gold_of(
    told: Told, golds: Iterable[dict[str, Any]], candidate: Candidate
) -> dict[str, Any] | None:
    """Return the labelled outcome whose value overlaps a candidate."""
    return next((o for o in golds if _over(Span(*place(told.text, o["value"])), candidate)), None)


def _over(one: Span, other: Span | Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _clause_rows(
    groups: Mapping[str, Group], case: Case, measured: Sequence[Span], part: Row
) -> None:
    scene, told = case.scene, case.told
    vague = [o for o in told.labels["outcomes"] if not o["quantified"] and scene.clauses]
    homes = {home(scene, told.text, o): o for o in reversed(vague)}
    for number, clause in enumerate(scene.clauses):
        if any(clause.start <= m.start < clause.end for m in measured) and number not in homes:
            continue
        row = clause_features(scene, number) | part
        groups["clauses"].add(row, told, {"vague": number in homes}, _weight(told, _PRACTISED))
        if number in homes:
            row = row | claim_details(scene, clause)
            _attributes(groups, row, told, homes[number], "c")


def _attributes(
    groups: Mapping[str, Group], row: Row, told: Told, gold: Mapping[str, Any], group: str
) -> None:
    ways = {f"{group}.{name}": gold["direction"] == name for name in DIRECTIONS}
    details = {f"{group}.{name}": bool(gold[name]) for name in DETAILS}
    groups[group].add(row, told, ways | details, _weight(told, _PRACTISED_PARTS))


def _weight(told: Told, practised: float) -> float:
    first = 1.0 if only_teaches(told.document) else _FIRST
    return practised if told.practised else first


def place(text: str, words: str) -> tuple[int, int]:
    """Return where labelled words stand in their unit (the first time)."""
    start = text.find(words)
    return start, start + len(words)


def home(scene: Scene, text: str, outcome: Mapping[str, Any]) -> int:
    """Return the clause that makes a vague claim: where its metric and a move stand."""
    scores = []
    metric = place(text, outcome["metric"])[0] if outcome["metric"] else -1
    for number, clause in enumerate(scene.clauses):
        labels = {
            label for c in scene.cues if clause.start <= c.start < clause.end for label in c.labels
        }
        score = 3.0 * (clause.start <= metric < clause.end) + 2.0 * (outcome["direction"] in labels)
        score += 1.0 * bool(labels & {"up", "down", "level", "same"}) + 0.5 * ("vague" in labels)
        scores.append((score, number))
    return max(scores)[1]
