"""Outcomes among their units → the starting value told just before, where a result names none itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.detect.outcomes.cues import METRIC, cues, labelled
from opsanalyse.language import fold, simplify
from opsanalyse.types import Outcome, Quantity, Span, Unit

_BACK: Final = 2  # units before a result in which its starting value may stand


@dataclass(frozen=True, slots=True)
class StartingPoint(Span):
    """A value told in a unit just before, of the metric and kind of ``outcome``: where the result began."""

    quantity: Quantity
    outcome: Outcome


def starting_points(text: str, units: Sequence[Unit]) -> Iterator[StartingPoint]:
    """Yield the starting values of results that name none themselves, told one or two units before."""
    for number, unit in enumerate(units):
        for outcome in unit.outcomes:
            if outcome.quantities and not outcome.baseline and outcome.metric:
                yield from _before(text, units[max(0, number - _BACK) : number], unit, outcome)


def _before(
    text: str, earlier: Sequence[Unit], unit: Unit, outcome: Outcome
) -> Iterator[StartingPoint]:
    wanted, last = set(_metrics(outcome.metric or "", unit.lang)), outcome.quantities[-1]
    for other in reversed(earlier) if wanted else ():
        same_story = (other.entry, other.question, other.lang) == (
            unit.entry,
            unit.question,
            unit.lang,
        )
        alike = [q for q in other.quantities if (q.kind, q.value) != (last.kind, last.value)]
        alike = [q for q in alike if q.kind == last.kind]
        if not same_story or len(alike) != 1 or other.outcomes:
            continue
        if wanted & set(_metrics(text[other.start : other.end], other.lang)):
            (found,) = alike
            yield StartingPoint(found.start, found.end, found, outcome)
            return


def _metrics(words: str, lang: str) -> list[str]:
    return [cue.metric for cue in labelled(cues(lang).find(simplify(fold(words))), METRIC)]
