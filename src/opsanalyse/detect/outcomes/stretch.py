"""Numbers of a unit → which neighbours make one value: "from 12 to 18", "34, before it was 41"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from opsanalyse.detect.outcomes.candidates import Candidate, came_from, pairs, takes_now
from opsanalyse.detect.outcomes.cues import Cue, pattern
from opsanalyse.detect.outcomes.judge import judge
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.detect.outcomes.words import tokens

_WIDEST: Final = 44  # letters between two numbers that still make one value
_COMMAS: Final = frozenset(",，、")
STOPS: Final = frozenset("。;；？！?!\n")


def joins(plain: str, lang: str, cues: Sequence[Cue], singles: Sequence[Candidate]) -> list[bool]:
    """Say for each gap between two neighbours whether it joins them to one value."""
    found = []
    for first, second in pairwise(singles):
        joined = plainly(plain, lang, first, second)
        if not joined and not pattern("control_share", lang).search(plain, first.end, second.start):
            row = gap_features(plain, lang, cues, first, second)
            joined = row is not None and judge(lang).says(row, "join")
        found.append(joined)
    return found


def plainly(plain: str, lang: str, first: Candidate, second: Candidate) -> bool:
    """Tell whether two neighbours are one value by the ruling: "from 12 to 18", "to 5 from 11", "33 of 35"."""
    one, other = first.quantities[-1], second.quantities[0]
    if first.opened and pairs(plain, lang, one, other) == "forward":
        return True
    if came_from(plain, lang, one, other) or takes_now(plain, lang, one, other):
        return True
    if one.kind == "count" and other.kind == "rank" and other.value <= one.value:
        return bool(pattern("ranked", lang).fullmatch(plain, first.end, second.start))
    both_count = one.kind == other.kind == "count" and one.value <= other.value
    return both_count and bool(pattern("whole", lang).fullmatch(plain, first.end, second.start))


def gap_features(
    plain: str, lang: str, cues: Iterable[Cue], first: Candidate, second: Candidate
) -> Row | None:
    """Describe what stands between two numbers and around them; None where it is too much."""
    gap = plain[first.end : second.start]
    if len(gap) > _WIDEST or not STOPS.isdisjoint(gap):
        return None
    shared = dict.fromkeys(_gap_shape(plain, lang, gap, first, second), 1.0)
    shared |= {f"j:{label}": 1.0 for label in labels_between(cues, first.end, second.start)}
    words = tokens(gap)
    own = {f"j:{word}": 0.7 for word in words}
    own |= {f"j:{a} {b}": 0.7 for a, b in pairwise(["^", *words, "$"])}
    before, after = (
        tokens(plain[max(0, first.start - 12) : first.start]),
        tokens(plain[second.end : second.end + 12]),
    )
    own |= {f"j<{word}": 0.5 for word in before[-2:]}
    own |= {f"j>{word}": 0.5 for word in after[:2]}
    return Row({}, shared, own)


def _gap_shape(plain: str, lang: str, gap: str, first: Candidate, second: Candidate) -> list[str]:
    one, other = first.quantities[-1], second.quantities[0]
    alike = one.kind == other.kind
    rule = pairs(plain, lang, one, other)
    old = pattern("old", lang)
    olds = bool(old.search(gap)), bool(old.search(plain, max(0, first.start - 16), first.start))
    return [
        f"j={one.kind}+{other.kind}",
        f"j-alike={alike}+{one.unit == other.unit}",
        f"j-rule={rule}+{alike}",
        f"j-length={len(gap.strip()).bit_length()}",
        f"j-opened={first.opened}+{second.opened}+{alike}",
        f"j-comma={not _COMMAS.isdisjoint(gap)}+{alike}",
        f"j-old={olds}+{alike}",
        f"j-paired={first.paired or second.paired}",
    ]


def labels_between(cues: Iterable[Cue], start: int, end: int) -> set[str]:
    """Return what the cues in a stretch say."""
    return {label for cue in cues if cue.start < end and start < cue.end for label in cue.labels}
