"""Pieces of a document that lists its questions first and its answers behind → the pairs, by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsanalyse.segment.answers import answer_end
from opsanalyse.segment.asking import LIKELY, SURE, asks
from opsanalyse.segment.marks import Piece
from opsanalyse.segment.rows import Shelf
from opsanalyse.types import Question, Span

_FEW: Final = 2
_BETWEEN: Final = 2  # lines that may stand between the lists ("Answers:")


def find_listed(text: str, cut: Sequence[Piece]) -> tuple[Question, ...]:
    """Return the pairs of "1. …? 2. …? Answers: 1. … 2. …"; nothing where the lists do not agree."""
    begin = next((i for i, piece in enumerate(cut) if piece.number == (1,)), None)
    if begin is None:
        return ()
    asked = _run(cut, begin)
    behind = begin + len(asked)
    again = next((i for i in range(behind, len(cut)) if cut[i].number == (1,)), None)
    surely = [asks(piece.words) for piece in asked]
    if again is None or again - behind > _BETWEEN or len(asked) < _FEW or min(surely) < LIKELY:
        return ()
    places = _places(cut, again, len(asked))
    if len(places) < len(asked) or any(asks(cut[i].words) >= SURE for i in places):
        return ()
    ends = [*(cut[i - 1].end for i in places[1:]), cut[-1].end]
    answers = [Span(cut[i].said, end) for i, end in zip(places, ends, strict=True)]
    last = answers[-1]
    rows = Shelf([piece.row for piece in cut if piece.is_first])
    answers[-1] = Span(last.start, answer_end(text, last, rows, answers[:-1], is_last=True))
    return tuple(
        Question(number, Span(piece.said, piece.end), answer)
        for number, (piece, answer) in enumerate(zip(asked, answers, strict=True), 1)
    )


def _run(cut: Sequence[Piece], begin: int) -> list[Piece]:
    """Return the pieces from ``begin`` on whose numbers run on from 1 without anything between."""
    run: list[Piece] = []
    for piece in cut[begin:]:
        if piece.number != (len(run) + 1,):
            break
        run.append(piece)
    return run


def _places(cut: Sequence[Piece], begin: int, count: int) -> list[int]:
    """Return where the numbers 1 to ``count`` stand from ``begin`` on, each behind the one before."""
    places: list[int] = []
    for i in range(begin, len(cut)):
        if cut[i].number == (len(places) + 1,) and len(places) < count:
            places.append(i)
    return places
