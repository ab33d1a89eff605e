"""The pieces of an interview with their roles → whether labels of questions and of answers make up the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsanalyse.segment.asking import vocabulary
from opsanalyse.segment.marks import Piece
from opsanalyse.segment.rows import Row
from opsanalyse.types import Question

_ASKED: Final = ("ask", "more")
"""What labels of questions say."""


def is_labelled(cut: Sequence[Piece], roles: Sequence[str]) -> bool:
    """Tell whether a label of a question, and one of its answer behind it, open the most of the text."""
    if any(role == "answer" and _is_shown(cut[i]) for i, role in enumerate(roles)):
        return False
    start, end = cut[0].start, cut[-1].end
    later = answered_later(roles)
    for i, piece in enumerate(cut):
        is_asked = roles[i] == "asker" or (roles[i] == "ask" and piece.role in _ASKED)
        if is_asked and later[i]:
            return 2 * (end - piece.start) > end - start
    return False


def answered_later(roles: Sequence[str]) -> list[bool]:
    """Tell of each piece whether a label of an answer stands behind it and before the next question."""
    found = [False] * len(roles)
    for i in range(len(roles) - 1, 0, -1):
        role = roles[i]
        is_label = role in ("ask", "asker", "answer", "answerer")
        found[i - 1] = role in ("answer", "answerer") if is_label else found[i]
    return found


def asked_next(roles: Sequence[str]) -> list[bool]:
    """Tell of each piece whether labels of questions, and nothing else, stand between it and the next question."""
    found = [False] * len(roles)
    for i in range(len(roles) - 1, 0, -1):
        goes_on = roles[i] in ("aside", "purpose")
        found[i - 1] = found[i] if goes_on else roles[i] in ("ask", "asker")
    return found


def is_most(lines: Sequence[Row], questions: Sequence[Question]) -> bool:
    """Tell whether the text is for the most part its questions and what stands between them."""
    return 2 * (lines[-1].end - questions[0].question.start) > lines[-1].end - lines[0].start


def _is_shown(piece: Piece) -> bool:
    """Tell the answer that a guide shows ("Sample answer:") from one that somebody gave."""
    label = piece.row.plain[piece.start - piece.row.start : piece.said - piece.row.start]
    return any(word in label for word in vocabulary()["shown"])
