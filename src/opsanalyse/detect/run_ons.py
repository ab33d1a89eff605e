"""A Chinese unit that runs on over many statements with commas alone → the results of each that the whole does not show.

Whether a figure is a result shows by the part that its statement plays; of a problem, its deeds and their results in
one breath the whole plays each part a little, and no figure looks like a result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from opsanalyse.detect.moving import changed, moved_outcome, placed
from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.roles import judge
from opsanalyse.segment.breaths import breaths
from opsanalyse.types import Outcome, Span, Unit

_LONG: Final = 72  # characters from which on a unit holds several statements
_FEWEST: Final = 3
_SURE: Final = 0.6
"""From how sure a result of a statement is also one of the unit, in which it looked like none."""
_Spanned = TypeVar("_Spanned", bound=Span)
_DEED, _EFFECT = 0.4, 0.85
"""Results come behind a deed, which a statement tells from the first on; before it one must surely tell an effect."""
_ENDS: Final = " \n。.！!？?…"


def runs_on(unit: Unit) -> bool:
    """Tell, at a glance, whether a unit may hold results that do not show in the whole."""
    return unit.lang == "zh" and unit.end - unit.start >= _LONG and bool(unit.quantities)


def with_each_told(text: str, unit: Unit) -> Unit:
    """Add to a unit that runs on the measured results that its statements tell by themselves."""
    more = tuple(one for one in _apart(text, unit) if not _is_known(one, unit.outcomes))
    if not more:
        return unit
    scale = tuple(span for span in unit.scale if not any(_meet(span, one) for one in more))
    outcomes = sorted((*unit.outcomes, *more), key=lambda one: (one.start, one.end))
    return changed(unit, outcomes=tuple(outcomes), scale=scale)


def _apart(text: str, unit: Unit) -> Iterator[Outcome]:
    inside = text[unit.start : unit.end].rstrip(_ENDS)
    pieces = breaths(text, Span(unit.start, unit.start + len(inside)))
    if len(pieces) < _FEWEST:
        return
    told = [_piece(unit, piece) for piece in pieces]
    done = False
    for one, chances in zip(told, judge(text, told), strict=True):
        done = done or chances["solution"] >= _DEED
        quantities = [placed(q, q.start - one.start, q.end - one.start) for q in one.quantities]
        if quantities and (done or chances["effect"] >= _EFFECT):
            found, _ = find_outcomes(text[one.start : one.end], unit.lang, quantities, chances)
            yield from (moved_outcome(outcome, one.start) for outcome in found if _counts(outcome))


def _counts(outcome: Outcome) -> bool:
    return outcome.quantified and outcome.value is not None and outcome.confidence >= _SURE


def _piece(unit: Unit, piece: Span) -> Unit:
    return changed(
        unit,
        start=piece.start,
        end=piece.end,
        quantities=tuple(_within(unit.quantities, piece)),
        mentions=tuple(_within(unit.mentions, piece)),
    )


def _within(spans: Iterable[_Spanned], piece: Span) -> Iterator[_Spanned]:
    return (one for one in spans if piece.start <= one.start and one.end <= piece.end)


def _is_known(outcome: Outcome, known: Iterable[Outcome]) -> bool:
    """Tell whether the whole shows a result already."""
    return any(_meet(one.value or one, outcome.value or outcome) for one in known)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
