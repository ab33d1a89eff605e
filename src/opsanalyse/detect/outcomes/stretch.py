"""Numbers of a unit → which of them make one value, and how far the words of a value's size reach.

Three small questions, each answered by the model: does the gap between two numbers join them ("34, before it
was 41"), does the word before a value belong to it ("down to 12"), does the word behind ("12 a week")?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate, pairs
from opsanalyse.detect.outcomes.cues import Cue, pattern
from opsanalyse.detect.outcomes.judge import judge
from opsanalyse.detect.outcomes.words import WORD, tokens
from opsanalyse.types import Span

QUESTIONS: Final = ("join", "left", "right")
_WIDEST: Final = 44  # letters between two numbers that still make one value
_STEPS: Final = {"zh": 10, "es": 6, "en": 6}
_STOPS: Final = frozenset("。;；？！?!\n")
_HOPELESS: Final = 0.05


def joins(
    plain: str, lang: str, cues: Sequence[Cue], singles: Sequence[Candidate]
) -> list[bool]:
    """Say for each gap between two neighbours whether it joins them to one value."""
    found = []
    for first, second in pairwise(singles):
        row = gap_features(plain, lang, cues, first, second)
        found.append(
            row is not None and judge().chances(row, ("join",))["join"] >= judge().threshold["join"]
        )
    return found


def gap_features(
    plain: str, lang: str, cues: Iterable[Cue], first: Candidate, second: Candidate
) -> dict[str, float] | None:
    """Describe what stands between two numbers and around them; None where it is too much."""
    gap = plain[first.end : second.start]
    if len(gap) > _WIDEST or _STOPS & set(gap):
        return None
    row = dict.fromkeys(_gap_shape(plain, lang, gap, first, second), 1.0)
    row |= {f"j:{label}": 1.0 for label in _labels(cues, first.end, second.start)}
    words = tokens(gap)
    row |= {f"{lang}/j:{word}": 0.7 for word in words}
    row |= {f"{lang}/j:{a} {b}": 0.7 for a, b in zip(["^", *words], [*words, "$"], strict=True)}
    before, after = tokens(plain[max(0, first.start - 12) : first.start]), tokens(plain[second.end : second.end + 12])
    row |= {f"{lang}/j<{word}": 0.5 for word in before[-2:]}
    row |= {f"{lang}/j>{word}": 0.5 for word in after[:2]}
    return row


def _gap_shape(
    plain: str, lang: str, gap: str, first: Candidate, second: Candidate
) -> Iterator[str]:
    one, other = first.quantities[-1], second.quantities[0]
    alike = one.kind == other.kind
    rule = pairs(plain, lang, one, other)
    yield f"j={one.kind}+{other.kind}"
    yield f"j-alike={alike}+{one.unit == other.unit}"
    yield f"j-rule={rule}+{alike}"
    yield f"j-length={len(gap.strip()).bit_length()}"
    yield f"j-opened={first.opened}+{second.opened}+{alike}"
    yield f"j-comma={any(mark in gap for mark in ',，、')}+{alike}"
    old = bool(pattern("old", lang).search(gap)), bool(pattern("old", lang).search(plain, max(0, first.start - 16), first.start))
    yield f"j-old={old}+{alike}"
    yield f"j-paired={first.paired or second.paired}"


def reach(
    plain: str, lang: str, cues: Sequence[Cue], candidate: Candidate, bounds: Span
) -> Span:
    """Return the words that carry the result's size, inside ``bounds``."""
    start, end = candidate.start, candidate.end
    for side in ("left", "right"):
        places = list(steps(plain, lang, candidate, bounds, side))
        best = _furthest(plain, lang, cues, candidate, places, side)
        if best and side == "left":
            start = places[best - 1].start
        elif best:
            end = places[best - 1].end
    return Span(start, end)


def _furthest(
    plain: str, lang: str, cues: Sequence[Cue], candidate: Candidate, places: Sequence[Span], side: str
) -> int:
    """Return after how many words to stop: the likeliest number of them."""
    so_far, best, chosen = 1.0, -1.0, 0
    for number in range(len(places)):
        row = step_features(plain, lang, cues, candidate, places, number, side)
        on = judge().chances(row, (side,))[side]
        if so_far * (1 - on) > best:
            best, chosen = so_far * (1 - on), number
        so_far *= on
        if so_far < max(_HOPELESS, best):
            return chosen
    return len(places) if so_far > best else chosen


def steps(plain: str, lang: str, candidate: Candidate, bounds: Span, side: str) -> Iterator[Span]:
    """Yield the words beside a value, from the nearest outwards."""
    most = _STEPS[lang]
    if side == "left":
        window = max(bounds.start, candidate.start - 16 * most)
        words = [*WORD.finditer(plain, window, candidate.start)][::-1]
    else:
        words = [*WORD.finditer(plain, candidate.end, min(bounds.end, candidate.end + 16 * most))]
    for word in words[:most]:
        if word.group() in _STOPS:
            return
        yield Span(*word.span())


def step_features(
    plain: str,
    lang: str,
    cues: Iterable[Cue],
    candidate: Candidate,
    places: Sequence[Span],
    number: int,
    side: str,
) -> dict[str, float]:
    """Describe a word beside a value: itself, the words up to the value and the one beyond."""
    place, s = places[number], side[0]
    word = _shown(plain[place.start : place.end])
    inner = _shown(plain[places[number - 1].start : places[number - 1].end]) if number else "="
    outer = _shown(plain[places[number + 1].start : places[number + 1].end]) if number + 1 < len(places) else "$"
    between = plain[place.start : candidate.start] if side == "left" else plain[candidate.end : place.end]
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
    row |= {f"{s}-{label}": 1.0 for label in _labels(cues, place.start, place.end)}
    if side == "left" and pattern("lead", lang).search(plain, place.start, candidate.start):
        row[f"{s}-lead"] = 1.0
    if side == "right" and pattern("tail", lang).match(plain, candidate.end):
        row[f"{s}-tail"] = 1.0
    return row


def _labels(cues: Iterable[Cue], start: int, end: int) -> set[str]:
    return {label for cue in cues if cue.start < end and start < cue.end for label in cue.labels}


def _shown(word: str) -> str:
    return "0" if word[0].isdigit() else word
