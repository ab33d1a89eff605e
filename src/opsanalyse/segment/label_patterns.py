"""The labels that open a line of an interview ("问题1：", "Q2.", "Answer:") → what each says that the line is."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from opsanalyse.segment.asking import either, vocabulary

NUMERALS: Final = "一二三四五六七八九十"
"""The Chinese numerals that count questions."""
FIRST: Final = re.compile("[a-zà-öø-ÿ]+|.", re.DOTALL)
_LABELS: Final = (
    "question", "cases", "followup", "short", "ordinals", "reported",
    "answer", "answerers", "purpose", "comment", "aside",
)  # fmt: skip
"""The lists of words that labels begin with."""


def labelled(plain: str, at: int) -> tuple[str, int, tuple[int, ...]]:
    """Return the role that a label at ``at`` gives, where the words behind it begin, and its number."""
    # Nearly all lines begin otherwise, which two characters tell.
    if plain[at : at + 1] not in _beginnings() and plain[at : at + 2] not in _beginnings():
        return "", at, ()
    first = FIRST.match(plain, at)
    if not first or first.group() not in first_words():
        return "", at, ()
    for role, pattern in _labels():
        if found := pattern.match(plain, at):
            digits = re.search(r"[0-9]{1,2}", found.group()) if role == "ask" else None
            return role, found.end(), (int(digits.group()),) if digits else ()
    return "", at, ()


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the pattern of each role's labels: "问题1：", "Q2.", "Objetivo de la pregunta:", "Comment" alone."""
    counter = rf"(?:{either('counters')}\s*)?"
    value = rf"(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?|[{NUMERALS}]{{1,3}}|{either('numbers')})"
    number = rf"\s*{counter}{value}(?:\s*{either('of')}\s*[0-9]{{1,2}})?"
    aside = r"(?:\s*[(（][^)）]{1,30}[)）])?"
    colon = r"\s*\**(?:[:：]|[】\]][:：]?)\**\s*"
    closed = rf"(?:{colon}|\s*\**[.．)、]\**\s*|\s*-\s+)"
    alone = r"\s*$"
    long, short = either("question"), either("short")
    asked = (
        rf"{long}(?:{number})?{aside}{closed}",
        rf"{long}{number}{aside}(?:\s+|{alone})",
        rf"{either('cases')}{number}(?:题|问)?{aside}(?:{closed}|{alone})",
        rf"第{number}(?:道)?[题问](?:{closed}|\s+|{alone})",
        rf"{short}(?:{number})?{aside}{closed}",
        rf"{short}{number}(?:\s+|{alone})",
        rf"{either('ordinals')}\s*[:：,，]\s*",
        rf"(?={either('reported')})",
    )
    of = r"(?:\s+(?:de|del|of)(?:\s+(?:la|el|the))?\s+[^\W\d_]+)?"
    patterns = {
        "more": rf"{either('followup')}(?:{number})?{closed}",
        "ask": "|".join(asked),
        "answer": rf"{either('answer')}(?:(?:{number})?(?:{colon}|(?<=..){alone})|{number}\s*[.、)]\s*)"
        rf"|(?<=[【\[(（]){either('answerers')}{colon}",
        "purpose": rf"{either('purpose')}{of}(?:{number})?(?:{colon}|{alone})",
        "comment": rf"{either('comment')}{of}(?:{number})?(?:{colon}|(?<=...){alone})",
        "aside": rf"{either('aside')}(?:{number})?{colon}",
    }
    return tuple((role, re.compile(pattern)) for role, pattern in patterns.items())


@cache
def first_words() -> frozenset[str]:
    """Return the words, and the characters that are no Latin letters, that labels begin with."""
    words = (word for name in _LABELS for word in vocabulary()[name])
    return frozenset(first.group() for word in words if (first := FIRST.match(word))) | {"第"}


@cache
def _beginnings() -> frozenset[str]:
    """Return the first two characters of those words, and the words of one."""
    return frozenset(word[:2] for word in first_words())
