"""How far a résumé answers the lines of a job advert: met, partly or not shown, with the lines relied on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.concepts import find_concepts
from opsanalyse.detect.fields import IN, LEADING, PERHAPS, how_far
from opsanalyse.detect.profiles import months_worked, title_of
from opsanalyse.detect.requirements import (
    Requirement,
    find_metrics,
    find_tongues,
    find_tools,
    tongue_levels,
)
from opsanalyse.detect.similarity import grams, likeness
from opsanalyse.types import Entry, Evidence, Fact, NearMiss, Span, Unit

_YEAR: Final = 12
_HALF: Final = 0.5
_MOST: Final = 24  # places that are looked at for the best one: a long text grows no dearer for it
_JOBS: Final = 3  # titles that are shown for years of work
_LEADERS: Final = frozenset({"lead", "manager", "director", "executive"})
_SHARED: Final = 2
_ALIKE: Final = 0.3
"""How many words, and how much of its words, a line of the advert shares with a deed that half shows it. Basis: judgement."""
_WRITTEN: Final = {"english": "en", "spanish": "es", "chinese": "zh"}


class JobMatch(Params, frozen=True):
    """How much a line that must be met weighs beside one that would be nice."""

    must: float = 2.0
    nice: float = 1.0


_Found = tuple[float, Sequence[Span]]
"""How far an item is met, and the places that show it so far."""
_Known = dict[tuple[str, str], _Found]
"""What was found of each item, by its kind and name."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """How far one line of the advert is met (0 to 1), and the places that show it."""

    requirement: Requirement
    value: float
    places: tuple[Span, ...]


def measure(material: Material, params: JobMatch) -> Measurement:
    """Measure the mean of the lines met, by weight; without a readable advert nothing is measured."""
    known: _Known = {}  # a long advert asks for one thing in many lines
    deeds = _Deeds.of(material) if material.job else _Deeds((), {})
    answers = [_answer(material, requirement, known, deeds) for requirement in material.job]
    none = [answer for answer in answers if answer.value == 0]
    facts: dict[str, Fact] = {
        "n_all": len(answers),
        "n_met": sum(answer.value >= 1 for answer in answers),
        "n_partly": sum(0 < answer.value < 1 for answer in answers),
        "n_none": len(none),
        "not_shown": " · ".join(answer.requirement.text for answer in none) or "—",
        "next": _first(none),
        "open_must": "\n".join(a.requirement.text for a in none if a.requirement.must),
        "open_nice": "\n".join(a.requirement.text for a in none if not a.requirement.must),
    }
    if not answers or not material.units:
        return Measurement(None, facts)
    weights = [params.must if answer.requirement.must else params.nice for answer in answers]
    value = sum(w * a.value for w, a in zip(weights, answers, strict=True)) / sum(weights)
    evidence = sorted((mark for a in answers for mark in _marks(a)), key=lambda e: (e.start, e.end))
    return Measurement(value, facts, tuple(evidence), tuple(_near(answers)))


def _first(none: Sequence[_Answer]) -> str:
    """Return the first line that is not shown; what must be met goes before what would be nice."""
    ordered = sorted(none, key=lambda answer: not answer.requirement.must)
    return ordered[0].requirement.text if ordered else "—"


def _answer(material: Material, requirement: Requirement, known: _Known, deeds: _Deeds) -> _Answer:
    """Answer a line by its items: each counts alike, one named only counts half; of alternatives the best counts."""
    for item in requirement.items:
        kind, name = item
        if item not in known and kind != "years":
            known[item] = _KINDS[kind](material, name)
    asked = dict(requirement.levels)
    found = [
        _years(material, item[1], requirement.fields)
        if item[0] == "years"
        else _at_level(material, known[item], item, asked)
        for item in requirement.items
    ]
    value = sum(_counted(requirement, [value for value, _ in found]))
    near = [
        place
        for (kind, _), (_, places) in zip(requirement.items, found, strict=True)
        for place in (places if kind == "years" else _best(material, requirement, places))
    ]
    if value == 0 and (alike := deeds.alike(requirement)):
        value, near = _HALF, [alike]
    places = sorted({(span.start, span.end) for span in near})
    return _Answer(requirement, round(value, 6), tuple(Span(*place) for place in places))


def _best(material: Material, requirement: Requirement, places: Sequence[Span]) -> Sequence[Span]:
    """Return the place, if any, whose line says most of the advert's own words; of equals the first."""
    if len(places) <= 1:
        return places
    starts = [unit.start for unit in material.units]

    def said(place: Span) -> float:
        unit = material.units[max(0, bisect_right(starts, place.start) - 1)]
        return likeness(requirement.text, _said(material, unit))

    return [max(places[:_MOST], key=lambda place: (said(place), -place.start))]


@dataclass(frozen=True, slots=True)
class _Deeds:
    """The deeds of a résumé by the stems of their words, of each stem the first ones alone."""

    units: Sequence[Unit]
    by_gram: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, material: Material) -> _Deeds:
        units = [unit for unit in material.units if unit.roles or unit.outcomes]
        by_gram: dict[str, list[int]] = {}
        for number, unit in enumerate(units):
            for gram in grams(_said(material, unit)):
                held = by_gram.setdefault(gram, [])
                if len(held) < _MOST:
                    held.append(number)
        return cls(units, by_gram)

    def alike(self, requirement: Requirement) -> Unit | None:
        """Return the deed that tells much of a line in the advert's own words, though nothing by its name."""
        asked = grams(requirement.text)
        shared: dict[int, list[float]] = {}
        for gram, weight in asked.items():
            for number in self.by_gram.get(gram, ()):
                shared.setdefault(number, []).append(weight)
        told = {n: sum(held) for n, held in shared.items() if len(held) >= _SHARED}
        best = max(told, key=lambda n: (told[n], -n), default=None)
        if best is None or told[best] < _ALIKE * sum(asked.values()):
            return None
        return self.units[best]


def _counted(requirement: Requirement, values: Sequence[float]) -> Iterator[float]:
    """Yield what each kind of item adds to the line, by its share of the items."""
    by_kind: dict[str, list[float]] = {}
    for item, value in zip(requirement.items, values, strict=True):
        if item in requirement.either:
            by_kind.setdefault(item[0], []).append(value)
        else:
            yield value / len(values)
    for held in by_kind.values():
        yield len(held) * max(held) / len(values)


def _channel(material: Material, name: str) -> _Found:
    used = [m for unit in material.units for m in unit.mentions if m.channel == name]
    told = [mention for mention in used if mention.used]
    return (1.0, told) if told else (_HALF if used else 0.0, used)


def _metric(material: Material, name: str) -> _Found:
    """A result in that metric meets it, whatever the language of its name; the name alone is half."""
    sized: list[Span] = []
    unsized: list[Span] = []
    for unit in material.units:
        for outcome in unit.outcomes:
            words = f"{outcome.metric or ''} {material.text[outcome.start : outcome.end]}"
            if name in find_metrics(words):
                (sized if outcome.quantified else unsized).append(outcome.value or outcome)
    if sized:
        return 1.0, sized
    named = [unit for unit in material.units if name in find_metrics(_said(material, unit))]
    half = unsized or named
    return (_HALF if half else 0.0), half


def _tool(material: Material, name: str) -> _Found:
    naming = [unit for unit in material.units if name in find_tools(_said(material, unit))]
    return (1.0 if naming else 0.0), naming[:1]


def _tongue(material: Material, name: str) -> _Found:
    """A language is shown where it is named, or by a résumé that is written in it."""
    unit = next((u for u in material.units if name in find_tongues(_said(material, u))), None)
    if unit is None and _WRITTEN.get(name) is not None:
        own = [u for u in material.units if u.lang == _WRITTEN[name]]
        whole = len(own) > len(material.units) * _HALF
        unit = max(own, key=lambda u: (u.end - u.start, -u.start)) if whole else None
    return (1.0, [unit]) if unit else (0.0, [])


def _at_level(
    material: Material, found: _Found, item: tuple[str, str], asked: Mapping[str, int]
) -> _Found:
    """Let a language that is said to be known less well than is asked be half shown; a level left untold is not held against anybody."""
    kind, name = item
    if kind != "tongue" or name not in asked or not found[0]:
        return found
    told = ((u, tongue_levels(_said(material, u)).get(name)) for u in material.units)
    known = [(level, unit) for unit, level in told if level is not None]
    if not known:
        return found
    best, unit = max(known, key=lambda pair: (pair[0], -pair[1].start))
    return (1.0 if best >= asked[name] else _HALF), [unit]


def _concept(material: Material, name: str) -> _Found:
    """A deed or a result that names it meets it; a list of skills is half."""
    naming = [
        u for u in material.units if any(h.label == name for h in find_concepts(_said(material, u)))
    ]
    told = [unit for unit in naming if unit.roles or unit.outcomes]
    return (1.0, told) if told else (_HALF if naming else 0.0, naming)


def _years(material: Material, asked: str, fields: frozenset[str]) -> _Found:
    """Count the years of the jobs in the field that is asked for; those that may have been in it are half at most."""
    jobs = [entry for entry in material.entries if entry.section == "experience"]
    far = [(_how_far(material, job, fields), job) for job in jobs]
    sure = [job for value, job in far if value == IN]
    perhaps = [job for value, job in far if value >= PERHAPS]
    value = _length(sure, asked)
    if value >= _HALF or len(perhaps) == len(sure):
        return value, _titles(material, sure)
    return max(value, min(_HALF, _length(perhaps, asked))), _titles(material, perhaps)


def _how_far(material: Material, job: Entry, fields: frozenset[str]) -> float:
    if not fields or (LEADING in fields and job.level in _LEADERS):
        return IN
    title = title_of(job, material.text)
    done = [_said(material, u) for u in material.units if job.start <= u.start < job.end]
    return how_far(fields, material.text[title.start : title.end], done)


def _length(jobs: Sequence[Entry], asked: str) -> float:
    """Return how much of the years asked was worked; a job that goes on may have lasted longer than can be known."""
    months = months_worked(jobs)
    goes_on = months > 0 and any(job.to_month == "present" for job in jobs)
    return max(_HALF if goes_on else 0.0, _share(months, asked))


def _titles(material: Material, jobs: Sequence[Entry]) -> Sequence[Span]:
    return [title_of(job, material.text) for job in jobs[:_JOBS]]


def _share(months: int, asked: str) -> float:
    return min(1.0, months / (float(asked) * _YEAR))


def _said(material: Material, unit: Unit) -> str:
    return material.text[unit.start : unit.end]


_KINDS: Final[Mapping[str, Callable[[Material, str], _Found]]] = {
    "channel": _channel,
    "metric": _metric,
    "tool": _tool,
    "tongue": _tongue,
    "concept": _concept,
}


def _marks(answer: _Answer) -> Iterator[Evidence]:
    told: dict[str, Fact] = {
        "requirement": answer.requirement.text,
        "met": answer.value,
        "must": answer.requirement.must,
    }
    for span in answer.places:
        yield Evidence(span.start, span.end, "requirement", told)


def _near(answers: Sequence[_Answer]) -> Iterator[NearMiss]:
    for answer in answers:
        if 0 < answer.value < 1 and answer.places:
            yield NearMiss(answer.places[0].start, answer.places[0].end, "requirement-half-shown")


CHECK = Check(
    params=JobMatch,
    needs=frozenset({"outcomes", "mentions", "roles"}),
    facts=frozenset(
        {"n_all", "n_met", "n_partly", "n_none", "not_shown", "next", "open_must", "open_nice"}
    ),
    measure=measure,
)
