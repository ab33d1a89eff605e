"""A name → its words that others may use alone, and the nickname in it: 'Ana "Nani" Ruiz', 王芳（Fiona）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from opsanalyse.language import HAN
from opsanalyse.language import plain as plain_of
from opsanalyse.language.tokens import is_listed
from opsanalyse.resources import shipped_words
from opsanalyse.segment.names import level_of

_SHORT: Final = 3  # letters of a name's word that can be told from others
_CAPITALS: Final = 4  # letters of what is written in capitals and no name: PM, CEO, CRM
_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ÿ"
_NICK: Final = rf"[A-ZÀ-ÖØ-Þ][{_LETTER}'’-]{{1,20}}"
NICKNAME: Final = (
    rf"(?:[\"“”«] ?[{_LETTER}][{_LETTER}'’-]{{1,20}} ?[\"“”»]|['‘]{_NICK}['’]|[(（]{_NICK}[)）])"
)
"""A pattern of a nickname with its quotation marks or brackets: "Nani", (Nani); small letters only in quotes."""
_INSIDE: Final = re.compile(
    rf"(?:(?<=\s)|(?<=[{HAN}]))(?:{NICKNAME}|[(（“\"][{HAN}]{{2,3}}[)）”\"])(?=[\s,，。.;；:：、|｜]|$)"
)
_MARKS: Final = " \"“”'‘’«»()（）"


def part_nickname(name: str) -> tuple[str, set[str]]:
    """Return a name without the nicknames in it, and these; what is in brackets and no nickname goes too."""
    nicks = {found.group().strip(_MARKS) for found in _INSIDE.finditer(name)}
    if not nicks:
        return name, nicks
    return " ".join(_INSIDE.sub("", name).split()), {nick for nick in nicks if _may_name(nick)}


def nickname_behind(text: str, place: int) -> set[str]:
    """Return the nickname that stands in brackets or quotes at a place of ``text``: 王芳（Fiona）."""
    found = _INSIDE.match(text, place)
    nick = found.group().strip(_MARKS) if found else ""
    return {nick} if nick and _may_name(nick) else set()


def parts(name: str) -> Iterator[str]:
    """Yield a name of Latin letters, its words that can be told from others, and each as a title is written."""
    bare, nicks = part_nickname(name)
    words = [
        word
        for word in bare.split()
        if len(word) >= _SHORT and word not in ("del", "las", "los", "van", "von")
    ]
    for one in (name, bare, *words, *sorted(nicks)):
        yield from {one, one.title()}


def is_no_name(name: str) -> bool:
    """Tell a job, a people or an abbreviation from a name."""
    words = name.split()
    if len(words) == 1 and name.isupper() and len(name) <= _CAPITALS:
        return True
    return level_of(plain_of(name)) is not None or not _no_introductions().isdisjoint(words)


def _may_name(nick: str) -> bool:
    """Tell a nickname from what else stands in brackets: 应届生, HR, Marketing."""
    plain = plain_of(nick)
    return not is_no_name(nick) and not is_listed(plain) and not is_listed(plain[:2])


@cache
def _no_introductions() -> frozenset[str]:
    return frozenset(
        word.strip() for word in shipped_words("blind")["no_introductions"].split(" | ")
    )
