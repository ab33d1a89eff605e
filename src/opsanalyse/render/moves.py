"""Verdicts → the few changes that gain most, each with its exact gain, and all of them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from opsanalyse.types import Verdict

SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Move:
    """Meeting one criterion fully, and the points of 100 that this gains."""

    criterion: str
    gain: float


@dataclass(frozen=True, slots=True)
class Moves:
    """The best moves, best first, and what they gain together."""

    moves: tuple[Move, ...]
    together: float


def best_moves(verdicts: Iterable[Verdict]) -> Moves:
    """Choose the moves to show."""
    assessed = [(v, v.score) for v in verdicts if v.score is not None]
    weight = sum(verdict.weight for verdict, _ in assessed)
    gains = [
        Move(verdict.criterion, 100 * verdict.weight * (1 - score) / weight)
        for verdict, score in assessed
        if score < 1 and weight
    ]
    best = tuple(sorted(gains, key=lambda move: (-move.gain, move.criterion))[:SHOWN])
    return Moves(best, sum(move.gain for move in best))
