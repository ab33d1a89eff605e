"""A text → the names by which people say who they are in small letters: "me llamo ana ruiz", "i'm tom baker and …", 我叫tony.

Without a capital only the words around a name tell it. Behind "my name is" any words are taken that no name
lacks; behind "i'm" only those that begin with a given name of our list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from opsanalyse.language import HAN
from opsanalyse.render.name_words import NICKNAME, is_no_name, parts
from opsanalyse.resources import shipped_table

_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ÿ"
_WORD: Final = rf"[{_LETTER}]{{2,20}}(?:[-'’][{_LETTER}]{{2,20}})?"
_JOINED: Final = r"(?:(?:de|del|la|los|las|van|von)[ ]){0,3}"
_MARKED: Final = r"[ ]?[,.;:!?()—–\n]|[ ]-|[ ]?$"


def small_names(text: str) -> Iterator[str]:
    """Yield such names, whole and by their words."""
    for found in _sayings().finditer(text):
        words = found["who"].split()
        if _are_names(words):
            yield from parts(found["who"])
    for pattern in _behind_han():
        for found in pattern.finditer(text):
            yield from parts(found["who"])
    for found in _perhaps().finditer(text):
        if found["given"].lower() in _listed("given"):
            whole = found["whole"]
            known = whole and _are_names(whole.split())
            yield from parts(whole if known else found["given"])


def _are_names(words: Sequence[str]) -> bool:
    small = {word.lower() for word in words} - {"de", "del", "la", "los", "las"}
    return small.isdisjoint(_listed("no_names")) and not is_no_name(" ".join(words))


@cache
def _sayings() -> re.Pattern[str]:
    """Return what finds "my name is priya and …"."""
    name = rf"{_WORD}(?:[ ]{NICKNAME})?(?:[ ]{_JOINED}{_WORD}){{0,3}}?"
    return _pattern(rf"{_any('says')}[ :]{{1,2}}(?P<who>{name}){_end()}")


@cache
def _perhaps() -> re.Pattern[str]:
    """Return what finds "i'm tom baker and …"; ``given`` is there without an end too."""
    name = rf"(?P<given>{_WORD})(?![{_LETTER}])"
    more = rf"(?:[ ]{NICKNAME})?(?:[ ]{_JOINED}{_WORD}){{1,2}}?"
    return _pattern(rf"{_any('may_say')}[ ](?=(?P<whole>{_WORD}{more}){_end()}|){name}")


@cache
def _behind_han() -> tuple[re.Pattern[str], ...]:
    """Return what finds 我叫tony，and 花名小鱼, whose labels are as they are in both scripts of Chinese."""
    nick = rf"(?<![{HAN}])(?:我的)?{_any('han_nicknames')}(?:是|叫|为|為|[:：])?[ ]?"
    ends = rf"(?=[\s，。,.、；;：:！!）)]|$|[{HAN}])"
    whole = r"(?=[\s，。,.、；;！!）)]|$)"
    return (
        re.compile(rf"(?:我叫|我名叫|我叫做|我的名字[是叫])[ ]?(?P<who>[A-Za-z]{{2,20}}){ends}"),
        re.compile(rf"{nick}(?P<who>[A-Za-z]{{2,20}}|[{HAN}]{{2,4}}){whole}", re.MULTILINE),
    )


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![{_LETTER}'’]){pattern}", re.MULTILINE | re.IGNORECASE)


def _end() -> str:
    # "ana de bilbao" ends behind ana, "ana de la torre" goes on.
    return rf"(?={_MARKED}|(?![ ]de l[ao]s?[ ])[ ]{_any('ends')}(?![{_LETTER}'’])|[{HAN}])"


def _any(name: str) -> str:
    listed = sorted(_listed(name), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, listed))})"


@cache
def _listed(name: str) -> frozenset[str]:
    words: Any = shipped_table(Path(__file__).parent / "names.yml")[name]
    return frozenset(word.strip() for word in words.split(" | "))
