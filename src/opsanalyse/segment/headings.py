"""A line → the label of the section that it opens, by our vocabulary of headings and by its look."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from opsanalyse.language import plain as plain_of
from opsanalyse.resources import shipped_words

_LONGEST: Final = 48
_EDGES: Final = " \t:：|/·.•—–-_=#*【】[]「」『』〈〉<>()（）"
_NUMBER: Final = re.compile(
    r"(?:(?:[0-9]{1,2}|[ivx]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆]{1,2})[.、)）\s]|[a-h][.)])\s*"
)
_OPENING: Final = re.compile("([^:：\t|｜]{2,40})[:：\t|｜]")
_SMALL: Final = re.compile("[a-z]")
_PARTS: Final = re.compile(
    "\\s*[/|·&,，、+]\\s*|\\s+(?:and|y|e|und)\\s+|\\s*(?<=[\u3400-\u9fff])\\s*[与和及暨]\\s*(?=[\u3400-\u9fff])|\\s{2,}"
)

_HAN_LATIN: Final = re.compile("[\u3400-\u9fff]\\s*[/|·(]?\\s*[a-z]")
_SHOWS: Final = 3  # characters of a title that tell most lines from it


def heading_label(plain: str) -> str | None:
    """Return the section's label if a line is a heading of our vocabulary, else nothing."""
    return None if len(plain) > _LONGEST else plain_label(plain)


def title_label(text: str) -> str | None:
    """Return the label of the section that a title of our vocabulary names, else nothing."""
    return plain_label(plain_of(text))


def plain_label(text: str) -> str | None:
    """Return the same for a title that is plain already."""
    if _begins_otherwise(text):
        return None
    plain = text.strip(_EDGES)
    if number := _NUMBER.match(plain):
        plain = plain[number.end() :].strip(_EDGES)
    known, together = _vocabulary(), plain.replace(" ", "")
    halves = _bilingual(plain)
    if not halves and _beginnings().isdisjoint((together[:2], together[:_SHOWS])):
        return None
    for candidate in (plain, together, *halves):
        if label := known.get(candidate):
            return label
    parts = [known.get(part.strip(_EDGES)) for part in _PARTS.split(plain)]
    return parts[0] if len(parts) > 1 and all(parts) else None


def _begins_otherwise(text: str) -> bool:
    """Tell at a glance most lines that are no titles: their first word begins as that of none, nor is it a Roman number."""
    begun = text[:_SHOWS]
    plainly = begun.isascii() and begun.isalpha() and len(begun) == _SHOWS
    if not plainly or begun in _beginnings() or begun[:2] in _beginnings():
        return False
    return begun[0] not in "ivx" and text.isascii()


def in_line_label(plain: str) -> str | None:
    """Return the label of a section whose title opens a line ("Languages: …"), before a colon or tab."""
    parted = ":" in plain or "：" in plain or "\t" in plain or "|" in plain or "｜" in plain
    found = _OPENING.match(plain) if parted else None
    return _vocabulary().get(found[1].strip(_EDGES)) if found else None


def _bilingual(plain: str) -> list[str]:
    """Return the Chinese and the Latin half of a heading in two languages."""
    if plain.isascii() or not _SMALL.search(plain) or not _HAN_LATIN.search(plain):
        return []
    halves = re.split(r"(?<=[\u3400-\u9fff])\s*[/|·(]?\s*(?=[a-z])", plain, maxsplit=1)
    return [half.strip(_EDGES) for half in halves] if len(halves) > 1 else []


@cache
def _beginnings() -> frozenset[str]:
    """Return how titles of our vocabulary begin, without spaces: what begins otherwise is none."""
    return frozenset(title.replace(" ", "")[:_SHOWS] for title in _vocabulary())


@cache
def _vocabulary() -> dict[str, str]:
    table = shipped_words("headings")
    out: dict[str, str] = {}
    for label, by_language in table.items():
        for words in by_language.values():
            for word in words:
                plain = plain_of(word)
                out.setdefault(plain, label)
                out.setdefault(plain.replace(" ", ""), label)
    return out
