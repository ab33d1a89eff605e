"""The rows of what the guidance asks, and the packs → which criterion answers which row, and what lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from opsanalyse.resources import shipped
from opsanalyse.rubric import Criterion, load_pack, shipped_packs
from opsanalyse.rubric.schema import Source, Strict, Wording
from opsanalyse.rubric.source import called, convert, parse, read_text

_FILE: Final = "guidance.yml"
_TOPIC: Final = "topic:"


class Row(Strict, frozen=True):
    """One thing that a document asks: in our words, and the checks and key points that it takes."""

    document: str
    asks: Wording
    checks: tuple[str, ...]
    points: tuple[str, ...]


class Guidance(Strict, frozen=True):
    """The documents by id, and the rows by name in the order of the table."""

    documents: Mapping[str, Wording]
    rows: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Answer:
    """A criterion that answers a row by one of its sources; ``pack`` is the folder that it stands in."""

    pack: str
    criterion: Criterion
    source: Source


def load_guidance() -> Guidance:
    """Load the rows; raises ``RubricError`` with the line of whatever is not as it must be."""
    path = shipped("rubrics") / _FILE
    text = read_text(path)
    return convert(parse(text, called(path)), Guidance, text, called(path))


def answers() -> dict[str, list[Answer]]:
    """Return, for each row that a shipped criterion names, the answers in order of pack and criterion."""
    out: dict[str, list[Answer]] = {}
    for answer in _answers():
        for row in answer.source.demands:
            out.setdefault(row, []).append(answer)
    return out


def gaps(guidance: Guidance, found: Mapping[str, list[Answer]]) -> Iterator[str]:
    """Yield what lacks, each as a sentence: rows nobody answers, checks and points not there, rows unknown."""
    for name, row in guidance.rows.items():
        mine = found.get(name, [])
        checks = {answer.criterion.file.check for answer in mine}
        points = {point for answer in mine for point in key_points(answer.criterion)}
        yield from (
            f"{name}: no criterion of kind {kind}" for kind in row.checks if kind not in checks
        )
        yield from (f"{name}: no key point {point}" for point in row.points if point not in points)
        for answer in mine:
            if answer.source.document != row.document:
                yield f"{name}: {answer.criterion.file.id} cites {answer.source.document}"
    yield from (f"{name}: no such row" for name in found if name not in guidance.rows)


def key_points(criterion: Criterion) -> Iterator[str]:
    """Yield the key points and the topics that a criterion asks for, by its parameters."""
    params = criterion.file.params
    topics, anywhere = params.get("topics", {}), params.get("anywhere", ())
    if isinstance(topics, Mapping):
        for topic, points in topics.items():
            yield f"{_TOPIC}{topic}"
            yield from points
    if isinstance(anywhere, list | tuple):
        yield from anywhere


def _answers() -> Iterator[Answer]:
    seen: set[str] = set()
    for name in shipped_packs():
        for criterion in load_pack(name).criteria:
            pack = criterion.path.parent.name
            if (key := f"{pack}/{criterion.file.id}") not in seen:
                seen.add(key)
                yield from (Answer(pack, criterion, source) for source in criterion.file.sources)
