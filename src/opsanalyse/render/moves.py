"""Verdicts → the few changes that gain most, each with its exact gain, and all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.score import Move, moves, next_band, together
from opsanalyse.types import Analysis, Verdict

SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Best:
    """The best moves, best first, and the score of 0 to 100 when all of them are made."""

    moves: tuple[Move, ...]
    after: float
    band: tuple[str, tuple[str, ...], float] | None = None
    """The band that the fewest criteria reach, these criteria, and the score then."""


def scored_verdicts(analysis: Analysis) -> tuple[Verdict, ...]:
    """Return the verdicts that a score is made of; none where there is no score that could be moved."""
    return analysis.verdicts if analysis.score.value is not None else ()


def best_moves(verdicts: Sequence[Verdict]) -> Best:
    """Choose the moves to show; what gains nothing (a weight of 0) is none."""
    best = tuple(move for move in moves(verdicts) if move.gain > 0)[:SHOWN]
    after = together(verdicts, [move.criterion for move in best])
    return Best(best, after, next_band(verdicts))
