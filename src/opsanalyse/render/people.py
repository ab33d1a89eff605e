"""A conversation → the names of those who take part: from labels before what they say, and from greetings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from opsanalyse.language import HAN
from opsanalyse.resources import shipped_words
from opsanalyse.segment.talkers import talkers
from opsanalyse.types import Analysis, Document

_SHORT: Final = 3  # letters of a name's word that can be told from others
_WORDS: Final = re.compile(r"[^\W\d_][\w'’-]*")
_HAN: Final = f"[{HAN}]"
_HEAD: Final = 600  # characters before the first question in which people are named
_FULL: Final = 3  # characters of a Chinese name with a given name of two
_NAME: Final = r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?:[ ]+[A-ZÀ-ÖØ-Þ][\w'’-]+){0,2}"


def people_in(analysis: Analysis) -> set[str]:
    """Return the names of those who talk in an interview or a chat, whole and by their words."""
    told = analysis.document
    if told.kind == "resume":  # its lines with colons are fields
        return set()
    document = Document(told.name, told.sha256, told.media_type, told.text)
    labels = {name for label in talkers(document) for name in _names(label, told.text)}
    greeted = (found["who"] for found in _greeting().finditer(told.text))
    headed = (found["who"] for found in _headed().finditer(_head(analysis)))
    return labels | {part for who in (*greeted, *headed) for part in _names(who, told.text)}


def _head(analysis: Analysis) -> str:
    """Return what stands before the first question: there an interview says who takes part."""
    first = min((q.question.start for q in analysis.questions), default=0)
    return analysis.document.text[: min(first, _HEAD)]


def _names(label: str, text: str) -> Iterator[str]:
    """Yield the name in a label without the words of a role: "HR Zhou" is Zhou."""
    bare = " ".join(_WORDS.findall(_roles().sub(" ", label)))
    if not bare:
        return
    if re.fullmatch(f"{_HAN}+", bare.replace(" ", "")):
        yield from _han_names(label.strip() if len(bare) == 1 else bare, text)
        return
    words = [word for word in bare.split() if len(word) >= _SHORT]
    for name in (bare, *words) if words else ():
        yield from {name, name.title()}


def _han_names(name: str, text: str) -> Iterator[str]:
    yield name
    given = name[1:]
    if len(name) == _FULL and re.search(f"{given}(?:，|,|你好|您好|同学|先生|女士)", text):
        yield given


@cache
def _roles() -> re.Pattern[str]:
    """Return what finds words of a role or of nobody's name in a label."""
    words = shipped_words("questions")
    listed = {
        str(word)
        for name in ("askers", "answerers", "inner", "aside", "columns")
        for word in words[name]
    }
    listed |= {*_listed("no_speakers"), *_listed("greetings")}
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    either = "|".join(map(re.escape, ordered))
    return re.compile(rf"(?<![a-zà-öø-ÿ])(?:{either})(?![a-zà-öø-ÿ])", re.IGNORECASE)


@cache
def _headed() -> re.Pattern[str]:
    """Return what finds who is named behind a role in the head: "candidate P. Nair", "Entrevistadora: Laura Pineda".

    Without a colon a role in small letters, or initials, tell a name from the rest of a title ("Candidate Profile").
    """
    words = shipped_words("questions")
    roles = sorted({str(w) for name in ("askers", "answerers") for w in words[name]}, key=len)
    either = "|".join(map(re.escape, reversed(roles)))
    small = "|".join(re.escape(role.lower()) for role in reversed(roles) if role.isascii())
    initials = r"(?:[A-ZÀ-ÖØ-Þ]\.[ ]?){1,3}[A-ZÀ-ÖØ-Þ][\w'’-]+"
    before = (
        rf"(?:(?i:{either})(?:[ ]*[:：][ ]*|[ ]+(?={initials}))|(?:{small})[ ]+(?=[A-ZÀ-ÖØ-Þ]))"
    )
    name = rf"(?P<who>{initials}|{_NAME}|{_HAN}{{2,4}})"
    return re.compile(rf"(?<!\w){before}{name}(?=[ ]*(?:[,，.、;；|()（）\n·–-]|$))", re.MULTILINE)


@cache
def _greeting() -> re.Pattern[str]:
    """Return what finds who is greeted: "Thanks for coming, Marta.", "Hola Marta,"."""
    words = sorted(_listed("greetings"), key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?:^|(?<=[\s¡:：]))(?:(?i:{either}))(?:,?|(?:[ ][a-zà-öø-ÿ]+){{1,5}},)[ ](?!I['’ ])(?P<who>{_NAME})(?=[.,;:!?]|$)",
        re.MULTILINE,
    )


def _listed(name: str) -> list[str]:
    return [word.strip() for word in shipped_words("blind")[name].split(" | ")]
