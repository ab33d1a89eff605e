"""Words about languages → how well each is asked for or known: "inglés B2", "fluent French", 英语六级."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from opsanalyse.detect.concepts import Phrases, bare, compile_phrases, split
from opsanalyse.resources import shipped_words
from opsanalyse.types import Label

NATIVE: Final = 6
_PARTED: Final = re.compile("[,，、;；。|·/\n]|[.](?= |$)")
# "HSK 5" is the fifth of six levels; that of the newer test with nine is read by its first six.
_HSK: Final = re.compile(r"hsk\W{0,2}([1-6])")

_Pick = Callable[[Sequence[int]], int]


def levels(text: str, tongues: Sequence[Label], *, asked: bool) -> Mapping[str, int]:
    """Return the level of each language in ``text``, 1 (A1) to 6 (C2, native), of those that have one told.

    Behind a language stands its level up to a comma or the next language, or else before it. Of levels told
    together an advert asks for the lowest ("nativo o C1"), and a résumé has the highest.
    """
    plain = bare(text)
    pick: _Pick = min if asked else max
    out: dict[str, list[int]] = {}
    for number, tongue in enumerate(tongues):
        last = tongues[number - 1].end if number else 0
        following = tongues[number + 1].start if number + 1 < len(tongues) else len(plain)
        behind = _PARTED.split(plain[tongue.start : following], maxsplit=1)[0]
        before = _PARTED.split(plain[last : tongue.start])[-1]
        found = _told(behind) or _told(before)
        if found:
            out.setdefault(tongue.label, []).append(pick(found))
    return {name: pick(found) for name, found in out.items()}


def _told(words: str) -> list[int]:
    named = [int(hit.label) for hit in _levels().find(words)]
    return [*named, *(int(found[1]) for found in _HSK.finditer(words))]


@cache
def _levels() -> Phrases:
    rows = shipped_words("adverts")["levels"].items()
    return compile_phrases((term, str(level)) for level, terms in rows for term in split(terms))
