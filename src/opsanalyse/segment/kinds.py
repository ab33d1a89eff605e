"""A document's lines and questions → its kind with a confidence: résumé, answer, interview, advert, guidance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import yaml

from opsanalyse.language import fold, simplify
from opsanalyse.resources import shipped
from opsanalyse.segment.questions import Interview
from opsanalyse.segment.resume import count_headings, is_dated
from opsanalyse.segment.rows import Row

KINDS: Final = ("resume", "answer", "interview", "advert", "guidance")
_FEW: Final = 2
_TOP: Final = 12  # lines in which a résumé says whose it is
_CUES: Final = {"advert": 3, "guidance": 4}
"""So many different cues make the kind likely."""
_DENSE: Final = 0.12  # cues a line: in a long answer a few of them say nothing
_OWN: Final = 0.25  # of the lines told in the first person: more, and a candidate speaks


def kind_of(text: str, lines: Sequence[Row], interview: Interview) -> tuple[str, float]:
    """Tell the kind of a document by what it has: questions, headings of résumés, ways of contact, cues."""
    asked = sum(question.answer.end > question.answer.start for question in interview.questions)
    headings = count_headings(list(lines))
    contact = any(row.is_contact or is_dated(row) for row in lines[:_TOP])
    dated = sum(is_dated(row) for row in lines)
    if asked >= _FEW and asked >= headings:
        return "interview", 0.9
    if dated < _FEW and not asked:
        others = _not_a_candidate(text, len(lines))
        if others:
            return others
    if headings >= _FEW or (headings and contact):
        return "resume", min(0.99, 0.7 + 0.1 * headings)
    if asked:
        return "answer", 0.9
    return ("resume", 0.6) if contact and len(lines) > 5 else ("answer", 0.7)


def _not_a_candidate(text: str, lines: int) -> tuple[str, float] | None:
    """Return "advert" or "guidance" with a confidence where enough speaks for it."""
    plain = simplify(fold(text))
    own = sum(bool(_cues()["own"].search(line)) for line in plain.split("\n"))
    if own > _OWN * max(1, lines):
        return None
    found = {name: _cues()[name].findall(plain) for name in _CUES}
    best = max(_CUES, key=lambda name: (len(set(found[name])), name))
    kinds, times = len(set(found[best])), len(found[best])
    if kinds < _CUES[best] or times < _DENSE * lines:
        return None
    return best, min(0.95, 0.5 + 0.08 * kinds)


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    path = shipped("rubrics") / "vocabulary" / "kinds.yml"
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: _pattern([str(term) for term in terms]) for name, terms in table.items()}


def _pattern(terms: Sequence[str]) -> re.Pattern[str]:
    """Compile terms; Latin ones match as whole words, Chinese has no word edges to ask for."""
    whole = [
        rf"(?<![a-zà-öø-ÿ]){re.escape(term)}(?![a-zà-öø-ÿ])"
        if term.isascii() or term[0].isascii()
        else re.escape(term)
        for term in sorted((simplify(fold(term)) for term in terms), key=len, reverse=True)
    ]
    return re.compile("|".join(whole))
