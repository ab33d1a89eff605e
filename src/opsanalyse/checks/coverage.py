"""How far answers speak to the key points of their question: named, explained, evidenced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import Final

from opsanalyse.checks import Check, Material, Measurement, Params, whereabouts
from opsanalyse.detect.causes import asks_causes, find_cause
from opsanalyse.detect.concepts import (
    Phrases,
    bare,
    compile_phrases,
    deeds,
    find_concepts,
    known,
    split,
)
from opsanalyse.detect.depth import depth_of
from opsanalyse.detect.one_case import asks_one_case
from opsanalyse.detect.statements import said
from opsanalyse.detect.sureness import telling
from opsanalyse.types import Evidence, Fact, NearMiss, Span, Unit

DEPTHS: Final = {"named": 0.4, "explained": 0.8, "evidenced": 1.0}
"""What each depth is worth. Basis: the guidance asks for how a thing is done, not only its name."""

_GAP, _GAPS = "…", 4
_NEXT: Final = 2  # points to begin with: more at once is not read
_TELLS: Final = 0.5
_CAUSAL: Final = frozenset({"problem", "analysis"})
_SAID: Final = 0.5
"""How much of a statement a unit must say to have made its point."""


class Coverage(Params, frozen=True):
    """The key points by the topic of a question, or anywhere in the text."""

    topics: Mapping[str, tuple[str, ...]] = {}
    """Key points of each topic. A point is a concept, or ``role:…``, ``channels``, ``own``, ``figure``."""
    anywhere: tuple[str, ...] = ()
    """Key points looked for in the whole text, whatever was asked."""
    at_least: int = 1
    """With fewer points named anywhere, a text that nobody asked is not judged."""
    either: tuple[str, ...] = ()
    """Key points that stand for one another where a question names some of them, or asks for one case: who tells how
    new users were kept need not tell how lost ones were won back too."""
    words: Mapping[str, str] = {}
    """Key points of the rubric's own: name → its terms, written as in the vocabulary of concepts."""
    statements: Mapping[str, tuple[str, ...]] = {}
    """Key points of the rubric's own: name → what a good answer says, a sentence in each language."""
    enough: float = 1.0
    """Share of the points that makes the measure full: an answer need not name them all."""
    named: float = DEPTHS["named"]
    """What a point that is only named is worth; little where a résumé may list them."""

    def __post_init__(self) -> None:
        """Refuse terms whose search would take long on a text made for it."""
        for term in (term for terms in self.words.values() for term in split(terms)):
            if term.count(_GAP) + term.count("*") > _GAPS:
                raise ValueError(f"the term {term[:20]!r} has more than {_GAPS} gaps")


@dataclass(frozen=True, slots=True)
class _Found:
    """A key point of one answer: where it stands best, and how deep it goes there."""

    point: str
    reach: str
    """How deep it goes if its unit tells anything."""
    span: Span
    question: int
    sure: float
    """How far its unit tells anything, 0 to 1."""

    @property
    def depth(self) -> str:
        """How deep it goes, as the report says."""
        return self.reach if self.sure == 1.0 else "named"


@dataclass(frozen=True, slots=True)
class _Own:
    """What a rubric's own key points are known by, and what was asked, by the question's number."""

    phrases: Phrases
    statements: Mapping[str, tuple[str, ...]]
    asked: Mapping[int, str]
    causes: frozenset[str]
    """Those of all key points that ask for causes, which a finding tells by other words."""


def measure(material: Material, params: Coverage) -> Measurement:
    """Measure the mean depth of the key points over the answers that they belong to."""
    every = list(_asked(material, params))
    own = _Own(
        _compiled(tuple(sorted(params.words.items()))),
        params.statements,
        _questions(material),
        frozenset(
            p for _, points in every for p in points if asks_causes(p, params.words.get(p, ""))
        ),
    )
    found = [
        [hit for point in points if (hit := _deepest(material.text, units, point, own))]
        for units, points in every
    ]
    asked = [
        (units, _wanted(points, hits, own.asked.get(units[0].question or 0, ""), params.either))
        for (units, points), hits in zip(every, found, strict=True)
    ]
    worth = {**DEPTHS, "named": params.named}
    values = [
        min(1.0, sum(_worth(hit, worth) for hit in hits) / (params.enough * len(points)))
        for (_, points), hits in zip(asked, found, strict=True)
    ]
    among = len(material.questions)
    facts = _facts(asked, found, among) | _poorest(asked, found, values, material)
    if not asked or (params.anywhere and sum(map(len, found)) < params.at_least):
        return Measurement(None, facts)
    hits = sorted(
        (h for hits in found for h in hits), key=lambda h: (h.span.start, h.span.end, h.point)
    )
    near = [*_near(hits), *_unnamed(asked, found)]
    return Measurement(
        sum(values) / len(values),
        facts,
        tuple(_marks(hits)),
        tuple(near),
        applies=1.0 if params.anywhere else _applies(material, asked),
    )


def _applies(material: Material, asked: Sequence[tuple[Sequence[Unit], tuple[str, ...]]]) -> float:
    """Return how far the answers are on the topics that ask for their points, on average."""
    sure = {question.number: question.topic_sure for question in material.questions}
    return sum(sure.get(units[0].question or 0, 1.0) for units, _ in asked) / len(asked)


def _asked(
    material: Material, params: Coverage
) -> Iterator[tuple[Sequence[Unit], tuple[str, ...]]]:
    """Yield the units of each answer with the points that its question asks for."""
    if params.anywhere and material.units:
        yield material.units, params.anywhere
    topics = {question.number: question.topic for question in material.questions}
    for number, units in groupby(material.units, lambda unit: unit.question):
        answer = list(units)
        for at, told in ((number, answer), *_asked_on(material, number, answer)):
            points = params.topics.get(topics.get(at or 0) or "", ())
            if points:
                yield told, points


def _asked_on(
    material: Material, number: int | None, answer: Sequence[Unit]
) -> Iterator[tuple[int, list[Unit]]]:
    """Yield the part of an answer that each follow-up with a topic of its own asked for, under its number."""
    for asked in material.questions:
        if asked.follows == number is not None:
            told = [u for u in answer if asked.answer.start <= u.start < asked.answer.end]
            if told:
                yield asked.number, [replace(unit, question=asked.number) for unit in told]


def _wanted(
    points: tuple[str, ...], hits: Sequence[_Found], question: str, either: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the points that an answer is to speak to: of those that stand for one another what was asked or is told."""
    named = {hit.label for hit in find_concepts(question)} & set(either)
    if not named and not asks_one_case(question):
        return points
    told = {hit.point for hit in hits}
    return tuple(p for p in points if p not in either or p in named or p in told)


@cache
def _compiled(words: tuple[tuple[str, str], ...]) -> Phrases:
    return compile_phrases((term, name) for name, terms in words for term in split(terms))


def _questions(material: Material) -> dict[int, str]:
    spans = {question.number: question.question for question in material.questions}
    return {number: material.text[span.start : span.end] for number, span in spans.items()}


def _deepest(text: str, units: Sequence[Unit], point: str, own: _Own) -> _Found | None:
    """Return where a point is told best; of equals the first."""
    best: _Found | None = None
    for unit, following in pairwise([*units, None]):
        assert unit is not None  # noqa: S101  only the last one is nothing
        span = (
            _place(text, unit, point)
            or _own_place(text, unit, point, own)
            or (_cause(text, unit) if point in own.causes else None)
        )
        if span is None:
            continue
        reach = depth_of(text, unit, following, span)
        sure = min(1.0, telling(unit) / _TELLS)
        if point in known() and unit.quantities:
            reach, sure = ("explained" if reach == "named" else reach), 1.0
        found = _Found(point, reach, span, unit.question or 0, sure)
        if best is None or _worth(found, DEPTHS) > _worth(best, DEPTHS):
            best = found
    return best


def _worth(hit: _Found, worth: Mapping[str, float]) -> float:
    """A point counts as deep as it goes by as much as its unit tells anything for sure."""
    return worth["named"] + hit.sure * (worth[hit.reach] - worth["named"])


def _place(text: str, unit: Unit, point: str) -> Span | None:
    """Return where a unit names a point."""
    kind, _, name = point.partition(":")
    if kind == "role":
        return unit if name in unit.roles else None
    if kind == "own":
        return unit if "own_experience" in unit.flags else None
    if kind == "figure":
        return next((o.value for o in unit.outcomes if o.quantified and o.value), None)
    if kind == "channels":
        return next((mention for mention in unit.mentions if mention.used), None)
    if point in deeds() and _only_troubles(unit):
        return None  # that users left is the problem; to win them back is the point
    hits = find_concepts(text[unit.start : unit.end])
    return next((_moved(hit, unit.start) for hit in hits if hit.label == point), None)


def _only_troubles(unit: Unit) -> bool:
    """Tell whether a unit tells what was wrong, and nothing of what was done about it."""
    return set(unit.roles) == {"problem"} and not any(m.used for m in unit.mentions)


def _own_place(text: str, unit: Unit, point: str, own: _Own) -> Span | None:
    """Return where a unit names a point of the rubric's own; a statement takes the whole unit."""
    inside = text[unit.start : unit.end]
    if own.phrases.pieces:
        hits = [hit for hit in own.phrases.find(bare(inside)) if hit.label == point]
        if hits:
            return _moved(min(hits, key=lambda hit: (hit.start, -hit.end)), unit.start)
    asked = own.asked.get(unit.question or 0, "")
    stated = any(said(each, inside, asked) >= _SAID for each in own.statements.get(point, ()))
    return unit if stated else None


def _cause(text: str, unit: Unit) -> Span | None:
    """Return where a unit that plays such a part tells a finding of causes: "almost all came from Madrid" may be none."""
    if _CAUSAL.isdisjoint(unit.roles):
        return None
    found = find_cause(text[unit.start : unit.end])
    return _moved(found, unit.start) if found else None


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _facts(
    asked: Sequence[tuple[Sequence[Unit], tuple[str, ...]]],
    found: Sequence[Sequence[_Found]],
    among: int,
) -> dict[str, Fact]:
    missing = [
        (units[0].question or 0, _missing(points, hits))
        for (units, points), hits in zip(asked, found, strict=True)
    ]
    flat = [hit for hits in found for hit in hits]
    return {
        "n_answers": len(asked),
        "n_points": sum(len(points) for _, points in asked),
        "n_named": len(flat),
        "n_explained": sum(hit.depth != "named" for hit in flat),
        "n_evidenced": sum(hit.depth == "evidenced" for hit in flat),
        "missing": _by_question(missing, among),
        "shallow": _labels([hit.point for hit in flat if hit.depth == "named"]),
    }


def _poorest(
    asked: Sequence[tuple[Sequence[Unit], tuple[str, ...]]],
    found: Sequence[Sequence[_Found]],
    values: Sequence[float],
    material: Material,
) -> dict[str, Fact]:
    """Return the points to begin with: those of the one answer that lacks most, and which it is."""
    answers = zip(values, asked, found, strict=True)
    _, (units, points), hits = min(answers, key=lambda one: one[0], default=(0.0, ((), ()), ()))
    return {
        "where": whereabouts(units, material),
        "next": _labels(_missing(points, hits)[:_NEXT]),
    }


def _missing(points: Sequence[str], hits: Sequence[_Found]) -> list[str]:
    named = {hit.point for hit in hits}
    return [point for point in points if point not in named]


def _by_question(missing: Sequence[tuple[int, Sequence[str]]], among: int) -> str:
    """List what is missing; of several questions each with its number."""
    held = [(number, points) for number, points in missing if points]
    if among < _NEXT or not all(number for number, _ in held):
        return _labels([point for _, points in held for point in points])
    return " ".join(f"#{number} {_labels(points)}" for number, points in held) or "—"


def _labels(points: Sequence[str]) -> str:
    names = dict.fromkeys(point.partition(":")[2] or point for point in points)
    return " ".join(f"@{name}" for name in names) or "—"


def _marks(hits: Sequence[_Found]) -> Iterator[Evidence]:
    for hit in hits:
        told: dict[str, Fact] = {"point": hit.point, "depth": hit.depth, "question": hit.question}
        yield Evidence(hit.span.start, hit.span.end, "key_point", told)


def _near(hits: Sequence[_Found]) -> Iterator[NearMiss]:
    for hit in hits:
        if hit.depth == "named":
            yield NearMiss(hit.span.start, hit.span.end, "point-named-only")


def _unnamed(
    asked: Sequence[tuple[Sequence[Unit], tuple[str, ...]]], found: Sequence[Sequence[_Found]]
) -> Iterator[NearMiss]:
    """Yield the fullest unit of each answer that names none of its points."""
    for (units, _), hits in zip(asked, found, strict=True):
        if not hits:
            unit = max(units, key=lambda unit: (telling(unit), -unit.start))
            yield NearMiss(unit.start, unit.end, "no-point")


CHECK = Check(
    params=Coverage,
    needs=frozenset({"roles", "chances", "outcomes", "flags", "mentions"}),
    facts=frozenset(
        {"n_answers", "n_points", "n_named", "n_explained", "n_evidenced"}
        | {"missing", "where", "next", "shallow"}
    ),
    measure=measure,
)
