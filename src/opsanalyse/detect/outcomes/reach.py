"""A value in its unit → how far the words of its size reach: "down to 12", "12 a week", "más de 300".

Word by word from the number outwards the model is asked whether the next one belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import pattern
from opsanalyse.detect.outcomes.judge import judge
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.detect.outcomes.stretch import STOPS, labels_between
from opsanalyse.detect.outcomes.words import WORD, shown, tokens
from opsanalyse.types import Span

SIDES: Final = ("left", "right")
_MOST: Final = {"zh": 10, "es": 6, "en": 6}
_LETTERS: Final = 16  # a word has no more
_HOPELESS: Final = 0.05


def reach(scene: Scene, candidate: Candidate) -> Span:
    """Return the words that carry the result's size; they end where another value begins."""
    start, end = candidate.start, candidate.end
    for side in SIDES:
        places = list(steps(scene, candidate, side))
        best = _furthest(scene, candidate, side, places)
        if best and side == "left":
            start = places[best - 1].start
        elif best:
            end = places[best - 1].end
    return Span(start, end)


def _furthest(scene: Scene, candidate: Candidate, side: str, places: Sequence[Span]) -> int:
    """Return after how many words to stop: the likeliest number of them."""
    so_far, best, chosen = 1.0, -1.0, 0
    for number in range(len(places)):
        row = step_features(scene, candidate, side, places, number)
        on = judge().chances(row, (side,))[side]
        if so_far * (1 - on) > best:
            best, chosen = so_far * (1 - on), number
        so_far *= on
        if so_far < max(_HOPELESS, best):
            return chosen
    return len(places) if so_far > best else chosen


def steps(scene: Scene, candidate: Candidate, side: str) -> Iterator[Span]:
    """Yield the words beside a value, from the nearest outwards."""
    most, bounds = _MOST[scene.lang], scene.bounds_of(candidate)
    if side == "left":
        window = max(bounds.start, candidate.start - _LETTERS * most)
        words = [*WORD.finditer(scene.plain, window, candidate.start)][::-1]
    else:
        window = min(bounds.end, candidate.end + _LETTERS * most)
        words = [*WORD.finditer(scene.plain, candidate.end, window)]
    for word in words[:most]:
        if word.group() in STOPS:
            return
        yield Span(*word.span())


def step_features(
    scene: Scene, candidate: Candidate, side: str, places: Sequence[Span], number: int
) -> dict[str, float]:
    """Describe a word beside a value: itself, the words up to the value and the one beyond."""
    plain, lang = scene.plain, scene.lang
    place, s = places[number], side[0]
    word = shown(plain[place.start : place.end])
    inner = shown(plain[places[number - 1].start : places[number - 1].end]) if number else "="
    outer = (
        shown(plain[places[number + 1].start : places[number + 1].end])
        if number + 1 < len(places)
        else "$"
    )
    between = (
        plain[place.start : candidate.start] if side == "left" else plain[candidate.end : place.end]
    )
    kind = candidate.quantities[-1].kind if side == "right" else candidate.quantities[0].kind
    shape = f"{candidate.paired or len(candidate.quantities) > 1}+{candidate.opened}"
    row = {
        f"{s}#{number}": 1.0,
        f"{s}={shape}": 1.0,
        f"{s}#{number}+{kind}": 1.0,
        f"{lang}/{s}:{word}": 1.0,
        f"{lang}/{s}:{word}+{kind}": 0.7,
        f"{lang}/{s}:{word}+{shape}": 0.7,
        f"{lang}/{s}:{word} {inner}": 1.0,
        f"{lang}/{s}:{outer} {word}": 0.7,
        f"{lang}/{s}:{outer}<": 0.4,
        f"{lang}/{s}~{' '.join(tokens(between))}": 1.0,
        f"{lang}/{s}#{number}": 1.0,
    }
    row |= {f"{s}-{label}": 1.0 for label in labels_between(scene.cues, place.start, place.end)}
    if side == "left" and pattern("lead", lang).search(plain, place.start, candidate.start):
        row[f"{s}-lead"] = 1.0
    if side == "right" and pattern("tail", lang).match(plain, candidate.end):
        row[f"{s}-tail"] = 1.0
    return row
