"""Analyses of two versions of one text → what changed: scores, criteria, evidence, results with a figure.

Nothing is judged anew: both analyses are taken as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from opsanalyse.render.places import Places
from opsanalyse.score import moves
from opsanalyse.types import Analysis, Evidence, Span, Status, Text, Verdict

_PLACES: Final = 1
_MOST: Final = 1600  # pairs of changed sentences that are compared
_NUMBERS: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_REWORDED: Final = 0.5
_RETOUCHED: Final = 0.75
"""Share of its letters that a sentence keeps where it is the same one in other words; without figures to know it by,
it keeps more. Basis: judgement."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one version has of a criterion; ``points`` are of the 100 of the whole score."""

    status: Status
    score: float | None
    points: float
    message: Text


@dataclass(frozen=True, slots=True)
class Change:
    """One criterion in both versions; a version judged by other criteria may lack it."""

    criterion: str
    title: Text
    before: Side | None
    after: Side | None
    counted_now: tuple[str, ...]
    """Sentences that are evidence in the new version alone."""
    counted_no_longer: tuple[str, ...]
    gain: float
    """What meeting it in full would still add to the new version's score."""
    advice: Text

    @property
    def points(self) -> float:
        """Return the points of 100 by which it moved the score."""
        sides = [side.points if side else 0.0 for side in (self.after, self.before)]
        return round(sides[0] - sides[1], _PLACES)

    @property
    def step(self) -> float:
        """Return how much more of it is met: above 0 won, below 0 lost."""
        before, after = (side.score if side else None for side in (self.before, self.after))
        return (after or 0.0) - (before or 0.0) if before != after else 0.0

    @property
    def is_open(self) -> bool:
        """Tell whether the new version could still do more for it."""
        return self.after is not None and self.after.status in {Status.MISSING, Status.PARTLY}


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed from ``old`` to ``new``; criteria in the order of the rubric."""

    old: Analysis
    new: Analysis
    criteria: tuple[Change, ...]
    results_new: tuple[str, ...]
    """Sentences with a result in figures that the old version did not tell, in whatever words."""
    results_gone: tuple[str, ...]

    @property
    def points(self) -> float | None:
        """Return by how much the score moved; nothing where one version has none."""
        before, after = self.old.score.value, self.new.score.value
        return None if before is None or after is None else round(after - before, _PLACES)

    @property
    def won(self) -> tuple[Change, ...]:
        """Return the criteria of which more is met, the largest step for the score first."""
        return tuple(sorted((c for c in self.criteria if c.step > 0), key=lambda c: -c.points))

    @property
    def lost(self) -> tuple[Change, ...]:
        """Return the criteria of which less is met, the largest loss first."""
        return tuple(sorted((c for c in self.criteria if c.step < 0), key=lambda c: c.points))

    @property
    def still_open(self) -> tuple[Change, ...]:
        """Return what is not met in full now, what gains most first."""
        return tuple(sorted((c for c in self.criteria if c.is_open), key=lambda c: -c.gain))

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what makes the two hard to compare: keys of the wording."""
        same_rubric = self.old.rubric == self.new.rubric
        same_text = self.old.document.text == self.new.document.text
        told = {
            "same_text": same_text,
            "other_rubric": not same_rubric,
            "other_program": same_rubric and self.old.versions != self.new.versions,
        }
        return tuple(key for key, holds in told.items() if holds)


def changes(old: Analysis, new: Analysis) -> Changes:
    """Compare two analyses by the same rubric, criterion by criterion."""
    before, after = _verdicts(old), _verdicts(new)
    gains = {move.criterion: move.gain for move in moves(new.verdicts)}
    results = [_results(version) for version in (old, new)]
    return Changes(
        old,
        new,
        tuple(
            _change(before.get(name), after.get(name), old, new, gains)
            for name in dict.fromkeys((*after, *before))
        ),
        _unmatched(results[1], results[0]),
        _unmatched(results[0], results[1]),
    )


def _verdicts(analysis: Analysis) -> dict[str, Verdict]:
    return {verdict.criterion: verdict for verdict in analysis.verdicts}


def _change(
    before: Verdict | None,
    after: Verdict | None,
    old: Analysis,
    new: Analysis,
    gains: Mapping[str, float],
) -> Change:
    told = after or before
    assert told is not None  # noqa: S101  a criterion comes from one of the two
    quoted = [
        _sentences(version, verdict.evidence if verdict else ())
        for version, verdict in ((old, before), (new, after))
    ]
    return Change(
        told.criterion,
        told.title,
        _side(before, old),
        _side(after, new),
        _unmatched(_figured(quoted[1]), _figured(quoted[0])),
        _unmatched(_figured(quoted[0]), _figured(quoted[1])),
        gains.get(told.criterion, 0.0),
        told.advice,
    )


def _side(verdict: Verdict | None, analysis: Analysis) -> Side | None:
    if verdict is None:
        return None
    whole = analysis.score.assessed_weight
    counted = analysis.score.value is not None and verdict.score is not None and whole > 0
    points = 100 * verdict.weight * (verdict.score or 0.0) / whole if counted else 0.0
    return Side(verdict.status, verdict.score, points, verdict.message)


def _results(analysis: Analysis) -> dict[str, frozenset[str]]:
    """Return the sentences with a result in figures, each with the numbers in it and the words of its results' sizes."""
    places = Places(analysis)
    found: dict[str, set[str]] = {}
    for unit in analysis.units:
        for outcome in (one for one in unit.outcomes if one.quantified):
            value = outcome.value or outcome
            size = analysis.document.text[value.start : value.end]
            words = places.words(unit)
            held = found.setdefault(words, set(_NUMBERS.findall(words)))
            held.update([] if _NUMBERS.search(size) else [_key(size)])
    return {words: frozenset(values) for words, values in found.items()}


def _figured(sentences: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return sentences with the numbers in them, by which one in other words is known again."""
    return {words: frozenset(_NUMBERS.findall(words)) for words in sentences.values()}


def _unmatched(
    these: Mapping[str, frozenset[str]], those: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    """Return the sentences whose figures the other version does not tell: one that is only reworded stays."""
    known = {_key(words) for words in those}
    here = {_key(words) for words in these}
    new = [words for words in these if _key(words) not in known]
    free = [words for words in those if _key(words) not in here]
    if len(new) * len(free) > _MOST:  # another text altogether, and dear to compare
        return tuple(new)
    return tuple(
        words
        for words in new
        if not any(
            these[words] <= those[other]
            and _alike(words, other, _REWORDED if these[words] else _RETOUCHED)
            for other in free
        )
    )


def _key(words: str) -> str:
    return "".join(words.split()).casefold()


@lru_cache(maxsize=4096)
def _alike(one: str, other: str, share: float) -> bool:
    matcher = SequenceMatcher(None, _key(one), _key(other), autojunk=False)
    return matcher.quick_ratio() >= share and matcher.ratio() >= share


def _sentences(analysis: Analysis, spans: Sequence[Span | Evidence]) -> dict[str, str]:
    """Return the sentences that hold ``spans``, by what tells them apart however they are wrapped."""
    places = Places(analysis)
    units = (places.unit(span) for span in spans)
    told = (
        places.words(span if index is None else analysis.units[index])
        for span, index in zip(spans, units, strict=True)
    )
    return {_key(words): words for words in told}
