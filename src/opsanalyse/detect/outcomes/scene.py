"""A unit as the models see it: plain text, clauses, cues, quantities, the values that may measure a result."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from opsanalyse.detect.outcomes.candidates import Candidate
from opsanalyse.detect.outcomes.cues import Cue
from opsanalyse.detect.outcomes.relations import Said
from opsanalyse.types import Quantity, Span

_HAN: Final = "[\u3400-\u9fff]"
_CLAUSE_END: Final = re.compile(
    r"[,;:!?.，；：。！？()（）\s]"
    r"(?:(?<=[，；：。！？;()（）])|(?<=[,:!?.])(?=\s|$)"
    rf"|(?<=\s)-\s|(?<=\n)(?=[-•])|(?<={_HAN * 4} ) *(?={_HAN * 4}))"
)
"""A stop or a bracket; in Chinese written without stops, as speech is, a space between words.

What each begins with stands first by itself: few letters are such, and the others are passed over fast.
"""


_SHORT_NAME: Final = re.compile(r"(?<=[a-zà-ÿ] )(\()[a-z][a-z0-9&/]{1,5}\)(?= [a-zà-ÿ])")
"""What the name before it is called for short: "customer satisfaction (CSAT) rose"."""


class Scene(NamedTuple):
    """A unit as the models see it: plain text, as written, language, clauses, cues, quantities, candidates."""

    plain: str
    written: str
    lang: str
    clauses: tuple[Span, ...]
    cues: tuple[Cue, ...]
    quantities: tuple[Quantity, ...]
    candidates: tuple[Candidate, ...]
    said: tuple[Said, ...] = ()
    """What tells when, from where and by what means, and where it stands."""
    times: tuple[Span, ...] = ()
    """What says when."""

    def clause_of(self, position: int) -> Span:
        """Return the clause that a place belongs to."""
        for clause in self.clauses:
            if position < clause.end:
                return clause
        return self.clauses[-1]

    def bounds_of(self, candidate: Candidate) -> Span:
        """Return how far a value's words may reach: to the values beside it."""
        before = [c.end for c in self.candidates if c.end <= candidate.start]
        behind = [c.start for c in self.candidates if c.start >= candidate.end]
        return Span(max(before, default=0), min(behind, default=len(self.plain)))


def clauses(plain: str) -> tuple[Span, ...]:
    """Cut a unit where a reader would breathe; decimal and thousands marks do not cut, nor a short name in brackets."""
    found, start = [], 0
    named = _SHORT_NAME.finditer(plain) if "(" in plain else ()
    short = {match.end(n) for match in named for n in (1, 0)}
    for match in _CLAUSE_END.finditer(plain):
        if match.end() - start > 1 and match.end() not in short:
            found.append(Span(start, match.end()))
            start = match.end()
    if start < len(plain) or not found:
        found.append(Span(start, len(plain)))
    return tuple(found)
