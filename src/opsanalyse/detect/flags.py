"""A unit with its outcomes → the flags that follow from its words: placeholders, vague outcomes."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from opsanalyse.detect.lexicon import Lexicon, compile_terms, plain
from opsanalyse.resources import shipped_words
from opsanalyse.types import Label, Unit

# A template slot left unfilled: "[X]%", "[公司名]", "{nombre}", "<role>", "XX万", "20XX", "$X", "___%".
_BRACKETED: Final = (
    r"\[[^\]\n\d]{1,24}\]|\{[^}\n\d]{1,24}\}|<[A-Za-z][^>\n]{0,24}>|【[XxＸ×\s]{1,8}】"
)
# Not "siglo XX", "5xx"; a year may begin with figures.
_CROSSES: Final = (
    r"(?<![A-Za-z0-9])(?<![Ss]iglo )(?:(?:19|20)?[XxＸ]{2,6}|[XxYＸ](?=\s?[%％]))(?![A-Za-z])"
)
_SUMS: Final = r"(?:[$€£¥￥]|US\$|USD|S/\.?)\s?[XＸ](?![A-Za-z])|(?<![#\w])#+(?=[%％])"
_BLANKS: Final = r"_{2,}|＿{2,}|某某|××+|\d[).、]\s?(?:\.\.\.|…)(?=\s?[,;，；]?\s?\d[).、])"
# "from x to y", "de X a Y", "从X到Y".
_SPANS: Final = r"(?<![A-Za-z])(?:from|de|从|由)\s?[XxＸ]\s?(?:to|a|到|至)\s?[YyＹ](?![A-Za-z])"
_LONG: Final = re.compile(r"\[[^\]\n]{2,80}\]|【[^】\n]{2,60}】|\{[^}\n]{2,80}\}")
# What every slot but a phrase has one of: most units have none, and no more is looked at.
_SIGNS: Final = re.compile(
    r"[\[{<【Ｘ×＃#_＿某…]|(?<![A-Za-z])[Xx](?![a-z])|[Xx]{2}|Y[%％]|\.\.\.| ?1[,，、;] ?"
)
# "[sic]", "[1]", Markdown links "[text](url)" and check boxes are no slots.
_LINK: Final = re.compile(r"\]\(")


def find_flags(text: str, unit: Unit) -> tuple[tuple[str, ...], tuple[Label, ...]]:
    """Return all flags of ``unit`` (those it has and those of its words) and the words that raised them.

    Offsets of the marks count in ``text``, which is the unit's own.
    """
    marks = _slots(text)
    vague = [outcome for outcome in unit.outcomes if not outcome.quantified]
    marks += [Label(o.start - unit.start, o.end - unit.start, "vague_outcome") for o in vague]
    flags = set(unit.flags) | {mark.label for mark in marks}
    return tuple(sorted(flags)), tuple(sorted(marks, key=lambda m: (m.start, m.end, m.label)))


def _slots(text: str) -> list[Label]:
    """Return what was left unfilled, none inside another."""
    readable = plain(text)
    spans = [(hit.start, hit.end) for hit in _lexicon("fills").find(readable)]
    if _SIGNS.search(text):
        spans += _signed(text, readable)
    out: list[Label] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not out or start >= out[-1].end:
            out.append(Label(start, end, "placeholder"))
    return out


def _signed(text: str, readable: str) -> list[tuple[int, int]]:
    spans = [m.span() for m in _slot().finditer(text) if not _is_other(text, *m.span())]
    long = (m.span() for m in _LONG.finditer(text) if not _LINK.match(text, m.end() - 1))
    return spans + [span for span in long if _asks(readable[slice(*span)])]


def _asks(words: str) -> bool:
    """Tell whether words in brackets ask to be replaced."""
    return next(_lexicon("inside").find(words), None) is not None


def _is_other(text: str, start: int, end: int) -> bool:
    """Tell a link, a mark of the writer's, or a tag at the head of a text from a slot."""
    tag = plain(text[start + 1 : end - 1].strip())
    if text[start] == "[" and tag in _words()["elided"]:
        return True
    headed = not start and tag in _words()["tags"] and bool(text[end:].strip())
    return headed or bool(_LINK.match(text, end - 1))


@cache
def _slot() -> re.Pattern[str]:
    counted, things = ("|".join(map(re.escape, _words()[name])) for name in ("units", "things"))
    # A capital by itself that counts something: "X years", "X年"; not "iPhone X".
    lone = rf"(?<![A-Za-z0-9])(?<![A-Za-z] )[XＸ](?=\+?\s?(?:{counted})(?![a-z]))"
    lone += rf"|(?<=[a-z] )X(?=\+? (?:{counted})(?![a-z]))"
    row = rf"(?i:(?<![a-z])({things}) ?1[,，、;] ?\1 ?2)"
    return re.compile(f"{_BRACKETED}|{_CROSSES}|{_SUMS}|{_BLANKS}|{_SPANS}|{lone}|{row}")


@cache
def _lexicon(name: str) -> Lexicon:
    return compile_terms((word, name) for word in _words()[name])


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = shipped_words("placeholders")
    return words
