"""A unit with its findings → why each number that did not count, and each claim without one, fell short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from opsanalyse.detect.outcomes.candidates import inside
from opsanalyse.detect.outcomes.cues import cues
from opsanalyse.language import fold, simplify
from opsanalyse.resources import shipped_table
from opsanalyse.types import NearMiss, Outcome, Quantity, Span, Text

_TARGET_WINDOW: Final = 28
_OTHER: Final = frozenset(
    {"phone", "version", "code", "label", "web", "hours", "ordinal", "age", "id"}
)


def conditions() -> dict[str, Text]:
    """Return the wording of every condition: code → zh, es, en."""
    loaded: dict[str, Text] = shipped_table(Path(__file__).parents[1] / "conditions.yml")
    return loaded


def why_not(
    text: str,
    lang: str,
    quantities: Sequence[Quantity],
    outcomes: Sequence[Outcome],
    scale: Sequence[Span],
) -> tuple[NearMiss, ...]:
    """Return one near miss for each number that measures no outcome and each outcome without a number."""
    found = [NearMiss(o.start, o.end, "no_figure") for o in outcomes if not o.quantified]
    taken = [o.value for o in outcomes if o.value]
    targets = list(_targets(text, lang))
    for quantity in quantities:
        if not inside(taken, quantity.start, quantity.end):
            code = _condition(quantity, scale, targets)
            found.append(NearMiss(quantity.start, quantity.end, code))
    return tuple(sorted(found, key=lambda miss: (miss.start, miss.end, miss.condition)))


def missing(outcome: Outcome) -> tuple[str, ...]:
    """Return the codes of what an outcome leaves out, in the order a reader asks for it."""
    if not outcome.quantified:
        return ("no_figure",)
    parts = (
        ("no_baseline", outcome.baseline),
        ("no_timeframe", outcome.timeframe),
        ("no_method", outcome.method),
    )
    return tuple(code for code, told in parts if not told)


def _targets(text: str, lang: str) -> Iterator[Span]:
    plain = simplify(fold(text))
    for cue in cues(lang).find(plain):
        if "target" in cue.labels:
            yield Span(max(0, cue.start - _TARGET_WINDOW), cue.end + _TARGET_WINDOW)


def _condition(quantity: Quantity, scale: Sequence[Span], targets: Sequence[Span]) -> str:
    if quantity.kind == "date":
        return "date"
    if quantity.kind == "other":
        return quantity.unit if quantity.unit in _OTHER else "code"
    if quantity.unit == "discount":
        return "discount"
    if inside(targets, quantity.start, quantity.end):
        return "target"
    if inside(scale, quantity.start, quantity.end):
        return "scale"
    return "duration" if quantity.kind == "duration" else "no_change"
