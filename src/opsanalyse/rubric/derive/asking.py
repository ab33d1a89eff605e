"""Text → the words in it by which guidance asks, judges, tells and lists, and how strongly they ask."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, Final

from opsanalyse.detect.concepts import Phrases, bare, compile_phrases, split
from opsanalyse.language.verbs import requests, tellings
from opsanalyse.resources import shipped_words
from opsanalyse.types import LANGUAGES, Label

MUST: Final = 3.0
ASKED: Final = 2.0
"""Force from which a statement is a demand; words alone that judge or allow do not reach it."""
_ASKING: Final = {
    "force.must": MUST,
    "force.should": ASKED,
    "force.never": ASKED,
    "opens.request": ASKED,
    "opens.competency": 1.5,
    "force.may": 0.5,
}
WANTED: Final = frozenset({"force.must", "force.should", "force.never"})
"""Words by which a title says of what stands under it that it is wanted, or is not."""
_JUDGES: Final = 1.0
_ASIDE: Final = -2.0
_NO_TERMS: Final = (
    "groups",
    "choices",
    "models",
    "words",
    "cases",
    "verbs",
    "advising",
    "listing",
    "listed",
    "hollow",
)

_STOP: Final = '[,，;；:：.。(（!！?？、\\n"“「«•·*—–-]'
_AND: Final = r"(?:^|[\s,，;；])(?:and|then|or|y|e|luego|并|并且|再|然后|最后|同时|还)|[后时前]"
_NUMBER: Final = r"(?:[0-9一二三四五六七八九十]{1,3}[.、)）]?\s*)?"
# What stands before a word that opens a clause: nothing, a stop, "and", 结束后, perhaps a list number.
_BEFORE: Final = re.compile(rf"(?:^|{_STOP}|{_AND})\s*{_NUMBER}$")
_LOOK_BACK: Final = 16


TICK: Final = re.compile(r"(?:[-•*]\s*)?(?:[☐☑☒□■◻✓✔]|\[[ xX✓]?\]|\([ xX]?\))\s+(?=\S)")
"""A box to tick, which makes its line one of a checklist: each line of one is asked for."""


def find_marks(text: str) -> Iterator[Label]:
    """Yield the words of the vocabulary that stand in ``text``, by place; openers only where a clause opens."""
    plain = bare(text)
    for hit in sorted(_phrases().find(plain), key=lambda h: (h.start, h.end, h.label)):
        if not hit.label.startswith("opens.") or _opens(plain, hit.start):
            yield hit


def _opens(text: str, start: int) -> bool:
    return _BEFORE.search(text[max(0, start - _LOOK_BACK) : start]) is not None


def force_of(names: Collection[str], *, is_item: bool) -> float:
    """Return how strongly words ask: the strongest that asks, with what judges and what speaks of something else.

    In a list, what a competency is told with asks as a request does.
    """
    asking = [force for name, force in _ASKING.items() if name in names]
    if is_item and "opens.competency" in names:
        asking.append(ASKED)
    strongest = max(asking, default=0.0)
    judging = _JUDGES if "judges" in names else 0.0
    return strongest + judging + (_ASIDE if "aside" in names and strongest < MUST else 0.0)


@cache
def kinds() -> Mapping[str, Any]:
    """Return the kinds of criteria by name, in the order in which a statement is asked for them."""
    found: Mapping[str, Any] = table()["kinds"]
    return found


@cache
def table() -> Mapping[str, Any]:
    """Return the vocabulary of how guidance asks, and how a draft is worded."""
    found: Mapping[str, Any] = shipped_words("directives")
    return found


@cache
def _phrases() -> Phrases:
    return compile_phrases([*_terms("", table()), *_forms(table()["verbs"])])


def _forms(verbs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the forms of the verbs that open a request or tell of a competency."""
    for lang, listed in verbs.items():
        for verb in split(listed):
            yield from ((form, "opens.request") for form in requests(verb.strip(), lang))
            yield from ((form, "opens.competency") for form in tellings(verb.strip(), lang))


def _terms(name: str, rows: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every (term, name) pair; a name is the way to the term's row: ``force.must``."""
    for key, value in rows.items():
        if key in LANGUAGES and isinstance(value, str):
            yield from ((term, name) for term in split(value))
        elif isinstance(value, Mapping) and key not in _NO_TERMS:
            yield from _terms(f"{name}.{key}" if name else key, value)
