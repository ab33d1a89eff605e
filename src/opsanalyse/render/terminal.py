"""Analysis → the few lines a terminal shows of it."""

from __future__ import annotations

from typing import Final

from opsanalyse.render.moves import best_moves, scored_verdicts
from opsanalyse.render.traditional import in_script_of
from opsanalyse.render.wording import Wording, wording
from opsanalyse.types import Analysis, Status

_ROUTINE: Final = frozenset({"aside", "rubric-chosen", "rubric-named", "topics-heard"})
"""Notes that belong to any interview: the report says them."""


def remarks(analysis: Analysis, lang: str) -> list[str]:
    """Return the notes that may change what a user does next: that there is no score, and why; what was not read."""
    words = wording(lang)
    notes = (note for note in analysis.document.notes if note.code not in _ROUTINE)
    return [in_script_of(words.text(note.message), lang, analysis) for note in notes]


def summary(analysis: Analysis, lang: str) -> list[str]:
    """Return the verdict with its denominator, then the moves that gain most, best first."""
    words = wording(lang)
    titles = {verdict.criterion: verdict.title for verdict in analysis.verdicts}
    moves = [
        words.say(
            "summary.move", gain=words.number(move.gain), title=words.text(titles[move.criterion])
        )
        for move in best_moves(scored_verdicts(analysis)).moves
    ]
    lines = [f"{headline(analysis, words)} · {counts(analysis, words)}", *moves]
    return [in_script_of(line, lang, analysis) for line in lines]


def headline(analysis: Analysis, words: Wording) -> str:
    """Return band and score, with its range where something was not readable."""
    score = analysis.score
    band = words.label("bands", score.band or "none")
    if score.value is None:
        return words.say("summary.head_none", band=band)
    low, high = score.low, score.high
    ranged = low is not None and high is not None and low != high
    return words.say(
        "summary.head_range" if ranged else "summary.head",
        band=band,
        score=words.number(score.value),
        low=words.number(low or 0.0),
        high=words.number(high or 0.0),
    )


def counts(analysis: Analysis, words: Wording) -> str:
    """Say how many criteria were assessed, did not apply, or could not be read."""
    statuses = [verdict.status for verdict in analysis.verdicts]
    outside = (Status.NOT_APPLICABLE, Status.UNREADABLE)
    return words.say(
        "page.counts",
        assessed=sum(status not in outside for status in statuses),
        not_applicable=statuses.count(Status.NOT_APPLICABLE),
        unreadable=statuses.count(Status.UNREADABLE),
    )
