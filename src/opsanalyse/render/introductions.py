"""A text → the names by which people say who they are, or are greeted in Chinese: "Me llamo …", “我叫…”.

A word too many hidden costs a reader a word; so ordinary ones are told from names by the family name, by the
dictionary, which holds no names of people, and by what stands before and behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from opsanalyse.language import HAN
from opsanalyse.language import plain as plain_of
from opsanalyse.language.tokens import is_listed
from opsanalyse.render.name_words import NICKNAME, is_no_name, nickname_behind, part_nickname, parts
from opsanalyse.render.small_names import small_names
from opsanalyse.resources import shipped_words
from opsanalyse.segment.names import level_of

_GIVEN: Final = 2  # characters of a Chinese given name that is used alone
_ROLE: Final = 3  # characters of a word for what somebody is: 应届生
_MARK: Final = r"[，。、；：！？,.;:!?（(【\[|｜\s]|$"
_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ÿ"
_WORD: Final = (
    rf"[{_UPPER}](?:['’][{_UPPER}])?[{_LETTER}]{{1,30}}(?:[-'’][{_UPPER}][{_LETTER}]{{1,30}})?"
)
_NICK: Final = rf"(?:[ ]{NICKNAME})?"
_FULL: Final = (
    rf"{_WORD}{_NICK}(?:[ ](?:(?:de|del|la|las|los|van|von|y)[ ]){{0,2}}{_WORD}{_NICK}){{0,3}}"
)
_ONE: Final = rf"{_WORD}{_NICK}(?:[ ]{_WORD}{_NICK}){{0,3}}(?![{_LETTER}])"
_CLOSED: Final = r"(?=[ ]?[,.;:!?()—–\n]|[ ]-|$|[ ](?:and|from|y)[ ])"
_OPENS: Final = r"(?:^|(?<=\n)|(?<=[:：][ ])|(?<=[:：]))[ \t\"“«>*•-]{0,4}"


def introduced(text: str) -> set[str]:
    """Return the names by which somebody says who they are in ``text``, whole and by their words."""
    return {*_latin(text), *small_names(text), *_han(text, plain_of(text))}


def _latin(text: str) -> Iterator[str]:
    for pattern, is_sure, must_be_full in _latin_patterns():
        for found in pattern.finditer(text):
            name = found["who"]
            bare, _ = part_nickname(name)
            is_heading = not is_sure and found.group().isupper()  # "I'M PROUD OF"
            if not is_heading and not is_no_name(bare) and (not must_be_full or " " in bare):
                yield from parts(name)


def known_name(name: str) -> set[str]:
    """Return a name that is known from elsewhere, and its words if it is one of several."""
    bare, nicks = part_nickname(name)
    is_full = re.fullmatch(_FULL, bare) is not None and " " in bare and not is_no_name(bare)
    return {name, bare, *nicks, *(parts(bare) if is_full else ())}


def _han(text: str, plain: str) -> Iterator[str]:
    """Yield Chinese names as they are written; ``plain`` is the text simplified, of the same length."""
    for pattern, is_sure in _han_patterns():
        for found in pattern.finditer(plain):
            start, end = found.span("who")
            if _is_han_name(plain[start:end], is_sure=is_sure):
                yield from _with_given(text[start:end], plain[start:end])
                yield from nickname_behind(text, end)
    for found in _han_latin().finditer(text):
        if not is_no_name(found["who"]):
            yield from parts(found["who"])


def _is_han_name(name: str, *, is_sure: bool) -> bool:
    """Tell 王芳 from 应届生; behind "我叫" a name may be a word too: 石榴."""
    if is_sure and _has_surname(name):
        return True
    if level_of(name) is not None:  # 管培生, 张经理
        return False
    if is_listed(name) or (is_sure and is_listed(name[:2])):
        return False
    return len(name) != _ROLE or not is_listed(name[:2]) or name[-1] not in _words()["han_roles"]


def _has_surname(name: str) -> bool:
    return _given_of(name) != name


def _given_of(name: str) -> str:
    """Return a Chinese name without its family name; the same if it has none that we know."""
    one, two = _surnames()
    size = 2 if name[:2] in two else int(name[0] in one)
    return name[size:]


def _with_given(name: str, plain: str) -> Iterator[str]:
    """Yield a name, and the given name by which others call it, unless that is a word."""
    yield name
    given = _given_of(plain)
    if len(given) == _GIVEN < len(name) and not is_listed(given):
        yield name[-_GIVEN:]


@cache
def _latin_patterns() -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
    """Return what finds each way of saying one's name, whether it says just that, and whether one word is too few."""
    words = _words()
    ways = words["introductions"]
    salutes, unsure = _any(words["salutes"]["latin"]), _any(ways["unsure"])
    sure, greeted = _any(ways["sure"]), _any(f"{ways['unsure']} | {ways['greeted']}")
    begins = rf"(?<![{_LETTER}])"
    greeting = (
        rf"{begins}(?i:{salutes})(?:[ ](?:a )?[a-zà-öø-ÿ]+){{0,2}}[ ]?[,.!:—–-]{{0,2}}\s{{0,2}}"
    )
    return tuple(
        (re.compile(pattern, re.MULTILINE), is_sure, must_be_full)
        for pattern, is_sure, must_be_full in (
            (rf"{begins}(?i:{sure})[ :]{{1,2}}(?P<who>{_FULL})", True, False),
            (rf"{greeting}¡?(?i:{greeted})[ ](?P<who>{_ONE}){_CLOSED}", False, False),
            (rf"{greeting}(?P<who>{_ONE})[ ](?:here|speaking)(?![{_LETTER}])", False, False),
            (rf"{_OPENS}(?i:{unsure})[ ](?P<who>{_ONE}){_CLOSED}", False, False),
            (rf"{begins}(?i:{unsure})[ ](?P<who>{_ONE}){_CLOSED}", False, True),
        )
    )


@cache
def _han_patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return what finds each way in plain Chinese, and whether hardly anything but a name can follow."""
    words = _words()
    ways, greets = words["introductions"], words["han_greets"]
    one, two = _surnames()
    surname = rf"(?:{'|'.join(sorted(two))}|[{''.join(sorted(one))}])"
    name = rf"(?:{surname}[{HAN}]{{1,2}}|[小老阿][{HAN}])"
    any_name = rf"(?!{_any(words['han_no_names'])})(?:{surname}[{HAN}]{{1,2}}?|[{HAN}]{{2,4}})"
    ends = rf"(?={_MARK}|{_any(words['han_ends'])})"
    salutes, unsure = _any(words["salutes"]["han"]), _any(ways["han_unsure"])
    marks = r"[，,。.！!~～、\s]{0,3}"
    return (
        (re.compile(rf"{_any(ways['han_sure'])}[：:\s]?(?P<who>{any_name}){ends}", re.MULTILINE), True),
        (re.compile(rf"(?:{salutes}){marks}(?:{unsure})(?P<who>{name})(?={_MARK})", re.MULTILINE), False),
        (re.compile(rf"(?:{salutes}){marks}我是[^，。,.\n]{{1,20}}的(?P<who>{name})(?={_MARK})", re.MULTILINE), False),
        (re.compile(rf"(?:^|[：:]\s?)(?:我是|本人)(?P<who>{name})(?=[，。,；;！!（(\n]|$)", re.MULTILINE), False),
        (re.compile(rf"(?<![{HAN}])(?P<who>{name})[，,]?(?:{_any(greets['behind'])})", re.MULTILINE), False),
        (re.compile(rf"(?<![{HAN}])(?:{_any(greets['before'])})[，,、\s]?(?P<who>{name})(?=[，。！,.!？?\n]|$)", re.MULTILINE), False),
    )  # fmt: skip


@cache
def _han_latin() -> re.Pattern[str]:
    """Return what finds "我叫 Tony，", and “大家好，我是 Marta Ruiz。”."""
    words = _words()
    sure = _any(words["introductions"]["han_sure"])
    salutes = _any(words["salutes"]["han"])
    weak = rf"(?:^|[：:]\s?|{salutes}[，,。.！!~～\s]{{0,3}})我是"
    return re.compile(
        rf"(?:{sure}|{weak})[ ]?(?P<who>{_ONE})(?=[，。,；;！!（(\n]|$)", re.MULTILINE
    )


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    one, _, two = str(_words()["surnames"]).partition("|")
    return frozenset(one) - {" "}, frozenset(two.split())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word.strip() for word in _words()[name].split(" | "))


def _any(words: str) -> str:
    """Return a pattern of alternatives, the longest first, from "a | b"."""
    listed = sorted((word.strip() for word in words.split(" | ")), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, listed))})"


def _words() -> Any:
    return shipped_words("blind")
