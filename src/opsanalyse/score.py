"""Measurements → statuses → one number with its interval: pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.types import Score, Status, Verdict

BANDS: Final = ((80.0, "strong"), (60.0, "good"), (40.0, "partial"), (0.0, "weak"))
"""Lower bounds of the bands, inclusive. Basis: judgement."""

_ENOUGH: Final = 0.25
"""Share of a rubric's weight that must be assessed for a number to mean anything. Basis: judgement."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The measured values at which a score is 0 and 1, and where these come from."""

    none: float
    full: float
    basis: str


@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines a score rests on; with fewer than ``fewest`` it is none, from ``plenty`` on it has no range."""

    count: int
    fewest: int
    plenty: int

    @property
    def too_few(self) -> bool:
        """Tell whether there are too few lines for a number to mean anything."""
        return self.count < self.fewest

    @property
    def share(self) -> float:
        """Return the share of plenty that is there, 0 to 1."""
        return min(1.0, self.count / self.plenty)


@dataclass(frozen=True, slots=True)
class Move:
    """Meeting one criterion in full, and the points of 100 that this gains."""

    criterion: str
    gain: float


def grade(value: float | None, thresholds: Thresholds) -> tuple[Status, float | None]:
    """Score ``value`` on the straight line from ``none`` (0) to ``full`` (1); nothing is not applicable."""
    if value is None:
        return Status.NOT_APPLICABLE, None
    line = (value - thresholds.none) / (thresholds.full - thresholds.none)
    score = round(min(1.0, max(0.0, line)), 4)
    if score >= 1.0:
        return Status.MET, 1.0
    return (Status.PARTLY, score) if score > 0.0 else (Status.MISSING, 0.0)


def total(verdicts: Sequence[Verdict], unread: float = 0.0, lines: Lines | None = None) -> Score:
    """Return the mean of the assessed verdicts by weight, 0 to 100, with its interval.

    ``unread`` is the share of the document that could not be read (0 to 1): the interval holds what
    it and the unreadable criteria could take away or add, and the lines that a short text has not told.
    Too little assessed, or too few ``lines``, gives no number at all.
    """
    assessed = [(v.weight, v.score) for v in verdicts if v.score is not None]
    weight = sum(w for w, _ in assessed)
    hidden = sum(v.weight for v in verdicts if v.status is Status.UNREADABLE)
    whole = sum(v.weight for v in verdicts)
    if weight < _ENOUGH * whole or not weight or (lines and lines.too_few):
        return Score(None, None, None, None, weight, whole)
    points = sum(w * s for w, s in assessed)
    known = (1 - unread) * (lines.share if lines else 1.0)
    value = 100 * points / weight
    low = 100 * points / (weight + hidden) * known
    high = 100 * (1 - (1 - (points + hidden) / (weight + hidden)) * known)
    return Score(round(value, 1), round(low, 1), round(high, 1), band(value), weight, whole)


def band(value: float) -> str:
    """Return the band that a score of 0 to 100 falls in."""
    return next(name for bound, name in BANDS if round(value, 1) >= bound)


def moves(verdicts: Sequence[Verdict]) -> tuple[Move, ...]:
    """Return what meeting each criterion in full would gain, largest first, by recomputation."""
    now = _exact(verdicts, frozenset())
    gains = (
        Move(v.criterion, round(_exact(verdicts, frozenset({v.criterion})) - now, 1))
        for v in verdicts
        if v.score is not None and v.score < 1
    )
    return tuple(sorted(gains, key=lambda move: (-move.gain, move.criterion)))


def together(verdicts: Sequence[Verdict], criteria: Sequence[str]) -> float:
    """Return the score of 0 to 100 if all of ``criteria`` were met in full."""
    return round(_exact(verdicts, frozenset(criteria)), 1)


def next_band(verdicts: Sequence[Verdict]) -> tuple[str, tuple[str, ...], float] | None:
    """Return the band that the fewest criteria reach if met in full, these criteria, and the score then.

    Gains add up, so that the largest first are the fewest. Nothing in the highest band, or without a score.
    """
    now = _exact(verdicts, frozenset())
    above = [bound for bound, _ in BANDS if bound > round(now, 1)]
    best = [move.criterion for move in moves(verdicts) if move.gain > 0]
    if not above or not best:
        return None
    for count in range(1, len(best) + 1):
        then = together(verdicts, best[:count])
        if then >= above[-1]:
            return band(then), tuple(best[:count]), then
    return None


def _exact(verdicts: Sequence[Verdict], met: frozenset[str]) -> float:
    scores = [
        (v.weight, 1.0 if v.criterion in met else v.score) for v in verdicts if v.score is not None
    ]
    weight = sum(w for w, _ in scores)
    return 100 * sum(w * s for w, s in scores) / weight if weight else 0.0
