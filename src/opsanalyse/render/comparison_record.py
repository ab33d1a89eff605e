"""Two analyses → what changed between them as JSON, for other programs; the types are its JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgspec

from opsanalyse.render.changes import Change, Changes, Side, changes
from opsanalyse.render.json import canonical, dump, schema_of
from opsanalyse.types import Analysis, Status, Text

SCHEMA_ID: Final = "opsanalyse/comparison/1"


@dataclass(frozen=True, slots=True)
class Rubric:
    """Which rubric judged a version."""

    id: str
    version: int


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two: its file, what it scored of 100, and by which rubric."""

    name: str
    sha256: str
    score: float | None
    band: str | None
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class Judged:
    """What a version has of a criterion: ``score`` is 0 to 1, ``points`` are of the 100 of the whole score."""

    status: Status
    score: float | None
    points: float


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion in both versions; one that was not judged by it has none."""

    criterion: str
    title: Text
    before: Judged | None
    after: Judged | None
    points: float
    """By how much it moved the score."""
    gain: float
    """What meeting it in full would still add to the new version's score."""
    open: bool
    """Whether the new version could still do more for it."""
    counted_now: tuple[str, ...]
    """Sentences that are evidence in the new version alone."""
    counted_no_longer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Sentences with a result in figures that one version alone has."""

    new: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole object; ``points`` is by how much the score moved, nothing where a version has none."""

    schema: str
    old: Version
    new: Version
    points: float | None
    notes: tuple[str, ...]
    """What makes the two hard to compare: ``same_text``, ``other_rubric``, ``other_program``."""
    criteria: tuple[Criterion, ...]
    results: Results


def comparison_json(old: Analysis, new: Analysis) -> str:
    """Write what changed from ``old`` to ``new``, indented, keys sorted."""
    return dump(canonical(msgspec.to_builtins(_record(changes(old, new)))), compact=False)


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``comparison_json``'s text; ``comparison.schema.json`` is its copy."""
    return schema_of(Comparison, SCHEMA_ID)


def _record(found: Changes) -> Comparison:
    return Comparison(
        SCHEMA_ID,
        _version(found.old),
        _version(found.new),
        found.points,
        found.notes,
        tuple(map(_criterion, found.criteria)),
        Results(found.results_new, found.results_gone),
    )


def _version(analysis: Analysis) -> Version:
    document, score, rubric = analysis.document, analysis.score, analysis.rubric
    return Version(
        document.name,
        document.sha256,
        score.value,
        score.band,
        Rubric(rubric.id, rubric.version),
    )


def _criterion(change: Change) -> Criterion:
    return Criterion(
        change.criterion,
        change.title,
        _judged(change.before),
        _judged(change.after),
        change.points,
        change.gain,
        change.is_open,
        change.counted_now,
        change.counted_no_longer,
    )


def _judged(side: Side | None) -> Judged | None:
    return Judged(side.status, side.score, side.points) if side else None
