"""A value and what its unit says of when, from where and by what means → features that tell how near these stand.

A unit with several results gives each its own: "rose to 12% in May, while costs fell" dates the first alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import Cue, pattern
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.detect.outcomes.when import dated
from opsanalyse.detect.quantities.sorts import TIMES
from opsanalyse.types import DETAILS, Quantity, Span

if TYPE_CHECKING:
    from opsanalyse.detect.outcomes.scene import Scene

_ASKED: Final = {"time": "timeframe", "baseline": "baseline", "method": "method"}
_AROUND: Final = 12


class Said(NamedTuple):
    """A word, phrase or date that may tell when, from where or by what means."""

    name: str
    """A cue's label, what a pattern vouches for (with "!"), or a quantity's kind."""
    word: str
    start: int
    end: int


def said(
    plain: str, lang: str, cues: Iterable[Cue], quantities: Iterable[Quantity]
) -> Iterator[Said]:
    """Yield what a unit says of when, from where and by what means."""
    for cue in cues:
        for label in cue.labels:
            if label in _ASKED:
                yield Said(label, plain[cue.start : cue.end], cue.start, cue.end)
    for name in DETAILS:
        for match in pattern(name, lang).finditer(plain):
            yield Said(f"{name}!", "", match.start(), match.end())
    for quantity in quantities:
        if quantity.kind in TIMES:
            before, behind = _beside(plain, lang, quantity)
            yield Said(quantity.kind, before, quantity.start, quantity.end)
            yield Said(f"{quantity.kind}>", behind, quantity.start, quantity.end)


def _beside(plain: str, lang: str, quantity: Quantity) -> tuple[str, str]:
    start, end = quantity.start, quantity.end
    if lang == "zh":
        return plain[max(0, start - 1) : start], plain[end : end + 1]
    before, behind = (
        plain[max(0, start - _AROUND) : start].split(),
        plain[end : end + _AROUND].split(),
    )
    return before[-1] if before else "^", behind[0] if behind else "$"


def relation_features(scene: Scene, here: Span, clause: Span, others: Sequence[Candidate]) -> Row:
    """Describe where each of these stands from ``here``, in its clause or another, before or behind ``others``."""
    both: dict[str, float] = {}
    shared: dict[str, float] = {}
    own: dict[str, float] = {}
    names = set()
    for name, word, start, end in scene.said:
        names.add(name)
        place = _relation(here, clause, others, start, end)
        placed, worded = f"{name}@{place}", f"{name}:{word}"
        both[placed] = 1.0
        if word:
            shared.pop(placed, None)
            own[f"{worded}@{place}"] = 0.7
            own[worded] = 0.4
        else:
            shared[placed] = 1.0
    both[f"dated={dated(scene, here, clause, others)}"] = 2.0
    for label, name in _ASKED.items():
        if label not in names and f"{name}!" not in names:
            shared[f"{name}@nowhere"] = 1.0
    return Row(both, shared, own)


def _relation(here: Span, clause: Span, others: Sequence[Candidate], start: int, end: int) -> str:
    """Say how a place stands to a value: in it, before or behind it in its clause, in a clause before or later."""
    if here.start < end and start < here.end:
        return "in"
    first, last = min(here.end, end), max(here.start, start)
    far = "+far" if others and any(first <= other.start < last for other in others) else ""
    if clause.start <= start < clause.end:
        return f"{'before' if start < here.start else 'behind'}{far}"
    return f"{'earlier' if start < here.start else 'later'}{far}"
