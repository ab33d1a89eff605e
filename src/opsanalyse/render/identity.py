"""Text → the spans that tell who its writer is; a résumé's analysis → the names and schools in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final
from unicodedata import combining, normalize

from opsanalyse.language import HAN
from opsanalyse.language import plain as plain_of
from opsanalyse.render.name_words import part_nickname
from opsanalyse.resources import shipped_words
from opsanalyse.segment.names import level_of
from opsanalyse.types import Analysis, Span

_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ÿ"
_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_MARK: Final = r"\n|｜;；,，、·•/"  # ends a field
_ADDRESSES: Final = (
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+",  # ana@example.com
    r"(?:https?://|www\.)[^\s)\]}>，。；]+",  # www.example.com/ana
    r"(?:linkedin|github|instagram|facebook|twitter|x)\.com/[^\s)\]}>，。；]+",
    r"(?<![0-9])\+[0-9]{1,3}[ -]?[0-9(][0-9 ()-]{6,14}[0-9]",  # +34 600 123 456
    r"(?<![0-9])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])",  # 138-1234-5678
    r"(?<![0-9])\(?[0-9]{3}\)?[ -][0-9]{3}-[0-9]{4}(?![0-9])",  # (555) 123-4567
    r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])",  # a Chinese identity number
)
# 林晓晴, 欧阳娜娜; Lucía Fernández Ortega, ANA M. RUIZ, Jean-Luc O'Neill
_HAN_NAME: Final = re.compile(rf"(?<![{HAN}])[{HAN}]{{2,4}}(?![{HAN}])")
# Bounded, and never begun inside a word: a long one would be tried at each of its letters.
_WORD: Final = rf"(?<![{_LATIN}])[{_UPPER}][{_LATIN}'’.-]{{0,30}}"
_LATIN_NAME: Final = re.compile(rf"{_WORD}(?:[ ]+(?:(?:de|del|la|van|von|y)[ ]+)*{_WORD}){{1,4}}")
_TWO_NAMES: Final = re.compile(
    rf"(?:(?P<latin>[{_UPPER}][{_LATIN}'’. -]{{1,40}}?)[ ]*(?P<han>[{HAN}]{{2,4}})|(?P<first>[{HAN}]{{2,4}})[ ]*(?P<behind>[{_UPPER}][{_LATIN}'’. -]{{1,40}}))"
)
_ACCOUNT: Final = re.compile(r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{5,64})@[A-Za-z0-9]")
_PARTS: Final = re.compile(r"[\t|｜·•,，:：]|\s{2,}")
_SHORT: Final = 3  # letters of a name's word that can be told from others
_LONGEST: Final = 60  # characters of a name
_LETTER: Final = "other"
_HEAD: Final = 6  # lines in which a résumé names its writer


def personal(text: str, answers: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield addresses, numbers, labelled fields, ages, words of gender and schools.

    ``answers`` are what somebody says: "Candidate:" before one opens no field.
    """
    for found in _labels_of_names(text, answers):
        yield Span(*found.span(1))
    for pattern in _patterns():
        for found in pattern.finditer(text):
            group = 1 if pattern.groups else 0
            yield Span(*found.span(group))


def _labels_of_names(text: str, answers: Sequence[Span]) -> Iterator[re.Match[str]]:
    for found in _labelled().finditer(text):
        start = found.start(1)
        if not any(answer.start <= start < answer.end for answer in answers):
            yield found


def answers_in(analysis: Analysis) -> list[Span]:
    """Return where the answers to questions stand."""
    return [question.answer for question in analysis.questions]


def names_in(analysis: Analysis) -> set[str]:
    """Return the name that heads a résumé or ends a letter, and those that a label tells, whole and by their words."""
    text, found = analysis.document.text, set[str]()
    for section in analysis.sections:
        if section.label == "contact":
            lines = text[section.start : section.end].split("\n")[:_HEAD]
            found |= next(filter(None, map(_names, lines)), set())
    if analysis.document.kind == "resume":
        found |= _named_by_mail(text)
    if analysis.document.kind == _LETTER:  # it is signed at its end
        found |= _names(text.rstrip().rpartition("\n")[2])
    for labelled in _labels_of_names(text, answers_in(analysis)):
        found |= _names(labelled[1]) or {labelled[1].strip()}
    return found


def _names(line: str) -> set[str]:
    """Return the name that a line holds by itself, and its words."""
    for part in _PARTS.split(line):
        bare, nicks = part_nickname(part.strip())
        if len(bare) > _LONGEST or bare.casefold() in _no_names() or level_of(plain_of(bare)):
            continue
        if both := _TWO_NAMES.fullmatch(bare):  # "Kevin Zhang 张凯": who has two has each
            latin, han = both["latin"] or both["behind"], both["han"] or both["first"]
            return {bare, *nicks, han, *(_names(latin) or {latin})}
        if _HAN_NAME.fullmatch(bare):
            return {bare, *nicks}
        if _LATIN_NAME.fullmatch(bare):
            words = {bare, *nicks, *(word for word in bare.split() if len(word) >= _SHORT)}
            # ANNA at the top is Anna in a sentence; but "Rose" is not what "rose" tells.
            return words | {word.title() for word in words}
    return set()


def _named_by_mail(text: str) -> set[str]:
    """Return the name that an address repeats, wherever it stands: "Nuria Escartín" beside nuria.escartin@…"""
    found = set[str]()
    for account in {one[1].casefold() for one in _ACCOUNT.finditer(text)}:
        for line in text.split("\n"):
            for part in _PARTS.split(line):
                bare = part.strip()
                if _LATIN_NAME.fullmatch(bare) and _is_in(account, bare):
                    found |= _names(bare)
    return found


def _is_in(account: str, name: str) -> bool:
    """Tell whether an address holds two words of a name."""
    words = [_without_accents(word) for word in re.findall(r"[^\W\d_]+", name.casefold())]
    return sum(len(word) >= _SHORT and word in account for word in words) > 1


def _without_accents(word: str) -> str:
    return "".join(sign for sign in normalize("NFD", word) if not combining(sign))


def schools_in(analysis: Analysis) -> set[str]:
    """Return the schools of a résumé's degrees."""
    text = analysis.document.text
    return {
        text[entry.organisation.start : entry.organisation.end]
        for entry in analysis.entries
        if entry.section == "education" and entry.organisation
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return what finds each kind; where a pattern has a group, the group is what is hidden."""
    words = shipped_words("blind")
    alone = _any(words["gender_fields"])
    ages = _any(words["ages"]).replace(r"\#", "[1-7][0-9]").replace(r"\ ", r"\s?")
    folded = (
        *_ADDRESSES,
        _field(" | ".join(words["fields"].values())),
        rf"(?<![{_LATIN}0-9]){_any(words['pronouns'])}(?![{_LATIN}0-9])",
        rf"(?:^|[{_MARK}\t])[ ]*({alone})[ ]*(?=[{_MARK}\t]|$)",
        rf"(?<![0-9]){ages}",
    )
    exact = (
        rf"(?<![{_LATIN}]){_any(words['titles'])}(?![{_LATIN}])\.?",
        rf"{_any(words['han'])}|(?<![其吉])他(?!们)",  # 其他, 吉他, 他们 tell nobody's gender
        *_schools(words["schools"]),
    )
    flags = re.IGNORECASE | re.MULTILINE
    return (*(re.compile(p, flags) for p in folded), *map(re.compile, exact))


def _schools(words: Mapping[str, str]) -> Iterator[str]:
    """Yield what finds 复旦大学 (大学生 is no school), Universidad de Sevilla, Stanford University."""
    han, latin = _any(words["han"]), _any(words["latin"])
    yield rf"[{HAN}]{{2,12}}{han}(?!生)"
    yield rf"{latin}(?:(?:[ ]+(?:of|de|del|la|el|los|las|the|for|and|y))*[ ]+{_WORD}){{1,5}}"
    yield rf"{_WORD}(?:[ ]+{_WORD}){{0,3}}[ ]+{latin}(?![{_LATIN}])"


@cache
def _labelled() -> re.Pattern[str]:
    pattern = _field(shipped_words("blind")["names"])
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def _field(labels: str) -> str:
    """Return a pattern of what follows a label and a colon, up to the next mark."""
    return rf"(?:^|(?<=[{_MARK}\t ])){_any(labels)}[ ]*[:：][ ]*([^{_MARK}]+)"


def _any(words: str) -> str:
    """Return a pattern of alternatives, the longest first, from "a | b"."""
    listed = sorted(_listed(words), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, listed))})"


@cache
def _no_names() -> frozenset[str]:
    """Return first lines that are no name, and labels that stand before one."""
    words = shipped_words("blind")
    told = (words["no_names"], words["names"], *words["fields"].values())
    return frozenset(word.casefold() for part in told for word in _listed(part))


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(" | ")]
