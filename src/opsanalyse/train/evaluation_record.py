"""An evaluation → JSON with all figures and every disagreement; the types are its JSON Schema."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

import msgspec

from opsanalyse.render.json import canonical, dump, schema_of
from opsanalyse.train.evaluation import Disagreement, Evaluation, Group
from opsanalyse.train.figures import Figure
from opsanalyse.train.labelled import Problem

SCHEMA_ID: Final = "opsanalyse/evaluation/1"


@dataclass(frozen=True, slots=True)
class Share:
    """A share from 0 to 1 with its 95% interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """One label: a share is nothing where there was nothing to find, or nothing was found, to take it of."""

    precision: Share | None
    recall: Share | None
    f1: Share | None
    labelled: int
    found: int
    documents: int


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The documents of one language, one kind, or both; of all of them where neither is given."""

    lang: str | None
    kind: str | None
    documents: int
    units: int
    figures: dict[str, LabelFigures]


@dataclass(frozen=True, slots=True)
class Apart:
    """Something labelled and not found (``missed``) or found and not labelled, with its unit's text."""

    file: str
    line: int
    """Of the file, from 1."""
    document: str
    lang: str
    kind: str
    missed: bool
    text: str
    label: str
    start: int
    end: int
    """Code points of the document's text, the end exclusive."""
    value: str


@dataclass(frozen=True, slots=True)
class Record:
    """The whole object; ``problems`` are the lines that could not be measured."""

    schema: str
    groups: tuple[GroupFigures, ...]
    disagreements: tuple[Apart, ...]
    problems: tuple[Problem, ...]


def evaluation_json(evaluation: Evaluation) -> str:
    """Write all figures and every disagreement, indented, keys sorted."""
    made = Record(
        SCHEMA_ID,
        tuple(map(_group, evaluation.groups)),
        tuple(map(_apart, evaluation.disagreements)),
        evaluation.problems,
    )
    return dump(canonical(msgspec.to_builtins(made)), compact=False)


def evaluation_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``evaluation_json``'s text; ``evaluation.schema.json`` is its copy."""
    return schema_of(Record, SCHEMA_ID)


def shares(one: Figure) -> tuple[Share | None, Share | None, Share | None]:
    """Return precision, recall and F1; none where nothing can be said."""
    return (
        Share(one.precision, *one.precision_range) if one.found else None,
        Share(one.recall, *one.recall_range) if one.expected else None,
        Share(one.f1, one.low, one.high) if one.found or one.expected else None,
    )


def _group(group: Group) -> GroupFigures:
    return GroupFigures(
        group.lang or None,
        group.kind or None,
        group.documents,
        group.units,
        {label: _figures(one) for label, one in group.figures.items()},
    )


def _figures(one: Figure) -> LabelFigures:
    return LabelFigures(*shares(one), one.expected, one.found, one.documents)


def _apart(one: Disagreement) -> Apart:
    told = asdict(one)
    item = told.pop("item")
    del item["number"]
    return Apart(**told, **item)
