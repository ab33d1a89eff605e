"""A text in Spanish or English → the places of its words, cut as spaCy's tokenisers cut, without loading spaCy.

The rules are spaCy's own, written out by ``opsanalyse.train.dictionary``; ``tests/unit/language/test_affixes.py``
holds both against each other. Between white space, what may stand before or after a word is taken off from
outside to inside; what is left is an address, or is parted at dashes and slashes between its letters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_CHUNK: Final = re.compile(r"(?P<word>\S+)|(?<=\S) (?P<rest>\s*)|(?P<white>\s+)")
_MOST_KEPT: Final = 20_000  # a batch of millions of files must not grow


def pieces(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word of ``text``; white space beyond one space is a word, as it is to spaCy."""
    for chunk in _CHUNK.finditer(text):
        if chunk.lastgroup == "word":
            start = chunk.start()
            for length in _lengths(chunk.group(), lang):
                yield start, start + length
                start += length
        elif chunk[chunk.lastgroup or 0]:
            yield chunk.span(chunk.lastgroup or 0)


@dataclass(frozen=True, slots=True)
class _Rules:
    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    infix: re.Pattern[str]


@lru_cache(maxsize=_MOST_KEPT)
def _lengths(chunk: str, lang: str) -> tuple[int, ...]:
    """Return the lengths of the words of a text without white space, in order."""
    if chunk.isascii() and chunk.isalpha():
        return (len(chunk),)
    before: list[int] = []
    after: list[int] = []
    core, size = chunk, 0
    while core and len(core) != size:
        size = len(core)
        core = _peeled(core, _rules(lang), before, after)
    return (*before, *(_inside(core, _rules(lang)) if core else ()), *reversed(after))


def _peeled(core: str, rules: _Rules, before: list[int], after: list[int]) -> str:
    """Take one prefix and one suffix off; where they overlap, the prefix alone."""
    first = _length(rules.prefix.search(core))
    last = _length(rules.suffix.search(core[first:]))
    if first and last and first + last > len(core):
        last = 0
    if first:
        before.append(first)
    if last:
        after.append(last)
    return core[first : len(core) - last]


def _length(found: re.Match[str] | None) -> int:
    return found.end() - found.start() if found else 0


def _inside(core: str, rules: _Rules) -> list[int]:
    """Part what has no more affixes, unless it is an address, which has a dot in it."""
    if "." in core and _address().match(core):
        return [len(core)]
    lengths, start = [], 0
    for found in rules.infix.finditer(core):
        if found.start() == 0:
            continue
        lengths += [found.start() - start, found.end() - found.start()]
        start = found.end()
    return [length for length in (*lengths, len(core) - start) if length]


@cache
def _rules(lang: str) -> _Rules:
    return _Rules(**{name: re.compile(pattern) for name, pattern in _data()[lang].items()})


@cache
def _address() -> re.Pattern[str]:
    return re.compile(_data()["address"]["match"])


@cache
def _data() -> dict[str, dict[str, str]]:
    text = files("opsanalyse.language").joinpath("data/affixes.json").read_text(encoding="utf-8")
    data: dict[str, dict[str, str]] = json.loads(text)
    return data
