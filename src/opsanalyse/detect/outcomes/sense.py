"""Units with their outcomes → questions about figures that do not fit: never an accusation, never a score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from opsanalyse.detect.outcomes.candidates import pairs
from opsanalyse.detect.outcomes.cues import names_share, pattern
from opsanalyse.language import fold, simplify
from opsanalyse.types import Fact, Outcome, Quantity, Span, Unit

_ROUNDING: Final = 1.5  # points that a writer may have rounded away
_WHOLE: Final = 100.0
_TWO: Final = 2
_MOST: Final = 200  # figures of one metric in one job, beyond which nobody compares each with each
_BEFORE: Final = 24  # characters before a figure that may say "up to about"
_MOVES: Final = frozenset({"up", "down"})
_SMALL: Final = 5.0  # below this a percentage of a share and its points hardly differ


@dataclass(frozen=True, slots=True)
class Doubt(Span):
    """A figure to ask about: a code (percent_or_points, arithmetic, impossible_share, told_differently) and its facts."""

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)
    other: Span | None = None
    """The second place, when two places of the text disagree."""


def sense_checks(text: str, units: Sequence[Unit]) -> tuple[Doubt, ...]:
    """Return what a careful reader would ask about the figures of a document, in order of place."""
    found: list[Doubt] = []
    plain = simplify(fold(text))
    for unit in units:
        for outcome in unit.outcomes:
            share = names_share(outcome.metric or "", unit.lang)
            if not any(_ends(plain, quantity, unit.lang) for quantity in outcome.quantities):
                found += _points(outcome, share=share)
            found += _impossible(outcome, share=share)
        found += _arithmetic(plain, unit)
    found += _told_differently(text, units)
    return tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.end, doubt.code)))


def _points(outcome: Outcome, *, share: bool) -> Iterator[Doubt]:
    """A rate that "rose by 8%": of itself, or by 8 points?"""
    percents = [q for q in outcome.quantities if q.kind == "percent"]
    moved = outcome.direction in _MOVES and not outcome.baseline
    if (
        share
        and moved
        and len(outcome.quantities) == 1
        and percents
        and percents[0].value >= _SMALL
    ):
        yield Doubt(
            percents[0].start, percents[0].end, "percent_or_points", {"value": percents[0].value}
        )


def _impossible(outcome: Outcome, *, share: bool) -> Iterator[Doubt]:
    """A level or a fall of more than the whole."""
    for quantity in outcome.quantities:
        if quantity.kind != "percent" or abs(quantity.value) <= _WHOLE:
            continue
        if outcome.direction == "down" or (share and outcome.direction == "level"):
            yield Doubt(quantity.start, quantity.end, "impossible_share", {"value": quantity.value})


def _arithmetic(plain: str, unit: Unit) -> Iterator[Doubt]:
    """From 200 to 300, up 30%: the change told is not the change that the two values make."""
    for outcome in unit.outcomes:
        if len(outcome.quantities) < _TWO:
            continue
        begin, end = outcome.quantities[:_TWO]
        first, last = sorted((begin, end), key=lambda q: q.start)
        if not pairs(plain, unit.lang, first, last):
            continue
        for change in (*outcome.quantities[_TWO:], *_changes(unit.outcomes, _name(outcome))):
            made = None if _ends(plain, change, unit.lang) else _made(begin, end, change)
            if made is not None and abs(made - change.value) > max(_ROUNDING, 0.03 * made):
                facts: dict[str, Fact] = {"told": change.value, "made": round(made, 1)}
                yield Doubt(
                    change.start, change.end, "arithmetic", facts, Span(first.start, last.end)
                )


def _ends(plain: str, figure: Span, lang: str) -> bool:
    """Tell whether a figure is what something came to, not by how much it moved: "fell to 9%"."""
    before = plain[max(0, figure.start - _BEFORE) : figure.start]
    return pattern("end", lang).search(before) is not None


def _changes(outcomes: Iterable[Outcome], name: str) -> Iterator[Quantity]:
    """Yield changes of the metric ``name``, or of none that is named: two metrics of one unit move each its way."""
    for outcome in outcomes:
        single = len(outcome.quantities) == 1 and outcome.direction in _MOVES
        if single and _name(outcome) in {"", name}:
            yield outcome.quantities[0]


def _made(first: Quantity, last: Quantity, change: Quantity) -> float | None:
    """Return the change that two values make, in the kind that the told one has."""
    if change.kind == "points" and first.kind == last.kind == "percent":
        return abs(last.value - first.value)
    if change.kind == "percent" and first.value and first.kind == last.kind:
        return abs(last.value - first.value) / abs(first.value) * 100
    if change.kind == "multiple" and first.value and first.kind == last.kind and change.value > 1:
        return last.value / first.value
    return None


def _told_differently(text: str, units: Sequence[Unit]) -> Iterator[Doubt]:
    """The same metric with the same kind of change, but another figure, in two places; each is asked about once."""
    found = {
        later: Doubt(
            second.start,
            second.end,
            "told_differently",
            {"first": first.value, "second": second.value, "metric": name},
            Span(first.start, first.end),
        )
        for (name, *_), places in _alike(units).items()
        for (_, first, here), (later, second, there) in reversed(list(combinations(places, 2)))
        if first.value != second.value and here is not there and _same_moment(text, here, there)
    }
    yield from (found[later] for later in sorted(found))


_Places = list[tuple[int, Quantity, Unit]]


def _alike(units: Sequence[Unit]) -> Mapping[tuple[str, ...], _Places]:
    """Return the figures that speak of the same, in order; of very many the first ones."""
    told = [(_name(o), o, q, unit) for unit in units for o, q in _single(unit.outcomes) if o.metric]
    groups: dict[tuple[str, ...], _Places] = {}
    for number, (name, outcome, figure, unit) in enumerate(told):
        if outcome.direction != "level":
            alike = (name, outcome.direction, figure.kind, unit.lang, str(unit.entry))
            places = groups.setdefault(alike, [])
            if len(places) < _MOST:
                places.append((number, figure, unit))
    return groups


def _single(outcomes: Iterable[Outcome]) -> Iterator[tuple[Outcome, Quantity]]:
    yield from ((o, o.quantities[-1]) for o in outcomes if o.quantities)


def _name(outcome: Outcome) -> str:
    return " ".join(simplify(fold(outcome.metric or "")).split())


def _same_moment(text: str, here: Unit, there: Unit) -> bool:
    """Figures of two dates may differ, as those of two jobs, which are not compared."""
    dates = [
        {text[q.start : q.end] for q in unit.quantities if q.kind in {"date", "duration"}}
        for unit in (here, there)
    ]
    return dates[0] == dates[1] or not all(dates)
