"""How far answers speak to the purpose that the interview states beside each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.concepts import find_concepts
from opsanalyse.detect.similarity import likeness, missing_words
from opsanalyse.types import Evidence, Fact, NearMiss, Question, Unit

_MET = 0.3


class Purpose(Params, frozen=True):
    """How much of the measure the shared concepts make up; shared words make up the rest."""

    concepts_share: float = 0.5


def measure(material: Material, params: Purpose) -> Measurement:
    """Measure the mean likeness of answers to their purposes, by concepts and by words."""
    text = material.text
    told: dict[int | None, list[Unit]] = {}
    for unit in material.units:
        told.setdefault(unit.question, []).append(unit)
    asked = [
        (question, told.get(question.number, []))
        for question in material.questions
        if question.purpose
    ]
    asked = [(question, units) for question, units in asked if units]
    values = [_value(text, question, units, params) for question, units in asked]
    facts: dict[str, Fact] = {
        "n_all": len(asked),
        "n_with": sum(value >= _MET for value in values),
        "missing": _missing(text, asked, values),
    }
    if not asked:
        return Measurement(None, facts)
    near = tuple(
        NearMiss(units[0].start, units[-1].end, "beside-the-purpose")
        for (_, units), value in zip(asked, values, strict=True)
        if value < _MET
    )
    return Measurement(sum(values) / len(values), facts, tuple(_marks(text, asked)), near)


def _value(text: str, question: Question, units: Sequence[Unit], params: Purpose) -> float:
    purpose, answer = _purpose(text, question), _answer(text, units)
    words = likeness(purpose, answer)
    wanted = {hit.label for hit in find_concepts(purpose)}
    if not wanted:
        return words
    shared = len(wanted & {hit.label for hit in find_concepts(answer)}) / len(wanted)
    return params.concepts_share * shared + (1 - params.concepts_share) * words


def _purpose(text: str, question: Question) -> str:
    span = question.purpose
    return text[span.start : span.end] if span else ""


def _answer(text: str, units: Sequence[Unit]) -> str:
    return "\n".join(text[unit.start : unit.end] for unit in units)


def _marks(text: str, asked: Sequence[tuple[Question, Sequence[Unit]]]) -> Iterator[Evidence]:
    """Yield the unit of each answer that is most like its purpose."""
    for question, units in asked:
        purpose = _purpose(text, question)
        scored = [(likeness(purpose, text[u.start : u.end]), -u.start, u) for u in units]
        best, _, unit = max(scored, key=lambda row: row[:2])
        if best > 0:
            yield Evidence(unit.start, unit.end, "purpose", {"question": question.number})


def _missing(
    text: str, asked: Sequence[tuple[Question, Sequence[Unit]]], values: Sequence[float]
) -> str:
    words = [
        word
        for (question, units), value in zip(asked, values, strict=True)
        if value < _MET
        for word in missing_words(_purpose(text, question), _answer(text, units))
    ]
    return " · ".join(dict.fromkeys(words)) or "—"


CHECK = Check(
    params=Purpose,
    needs=frozenset({"roles"}),
    facts=frozenset({"n_all", "n_with", "missing"}),
    measure=measure,
)
