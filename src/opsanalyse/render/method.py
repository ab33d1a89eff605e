"""Verdicts and their cards → the arithmetic of the score, line by line, and what it was computed with."""

from __future__ import annotations

from dataclasses import dataclass

from opsanalyse.render import cards
from opsanalyse.render.wording import Wording
from opsanalyse.types import Analysis


@dataclass(frozen=True, slots=True)
class SumLine:
    """One line of the arithmetic."""

    number: int
    title: str
    status: str
    status_label: str
    weight: str
    share: str
    points: str


@dataclass(frozen=True, slots=True)
class Method:
    """The arithmetic and what it was computed with."""

    lines: tuple[SumLine, ...]
    weight: str
    points: str
    formula: str
    versions: tuple[tuple[str, str], ...]


def method(analysis: Analysis, grouped: tuple[cards.Group, ...], words: Wording) -> Method:
    """Add the points of all cards up, as the score does."""
    verdicts = {verdict.criterion: verdict for verdict in analysis.verdicts}
    lines = []
    gained = 0.0
    for card in (card for group in grouped for card in group.cards):
        verdict = verdicts[card.criterion]
        score = verdict.score
        gained += verdict.weight * (score or 0.0)
        lines.append(
            SumLine(
                number=card.number,
                title=card.title,
                status=card.status,
                status_label=card.status_label,
                weight=card.weight,
                share=words.say("page.unassessed") if score is None else words.percent(score),
                points=card.points if score is None else words.number(verdict.weight * score, 2),
            )
        )
    weight = sum(v.weight for v in analysis.verdicts if v.score is not None)
    total = analysis.score.value
    sums = {"points": words.number(gained, 2), "weight": words.number(weight, 2)}
    formula = (
        ""
        if total is None
        else f"{sums['points']} ÷ {sums['weight']} × 100 = {words.number(total)}"
    )
    return Method(tuple(lines), sums["weight"], sums["points"], formula, _versions(analysis, words))


def _versions(analysis: Analysis, words: Wording) -> tuple[tuple[str, str], ...]:
    models = sorted(analysis.versions.models.items())
    rubric = analysis.rubric
    return (
        (words.say("page.tool"), analysis.versions.opsanalyse),
        *((words.say("page.model", name=name), digest) for name, digest in models),
        (f"{words.say('page.rubric_hash')} {rubric.id} {rubric.version}", rubric.sha256),
        (words.say("page.document_hash"), analysis.document.sha256),
    )
