"""A text → the slots of a template that were left unfilled in it: "[X]%", "N个客户", "un ?? %", "(company name)"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from opsanalyse.detect.lexicon import Lexicon, compile_terms, plain
from opsanalyse.resources import shipped_words
from opsanalyse.types import Label

_FLAG: Final = "placeholder"
_PERCENT: Final = "[%％]"
_BRACKETED: Final = (
    r"\[[^\]\n\d]{1,24}\]|\{[^}\n\d]{1,24}\}|<[A-Za-z][^>\n]{0,24}>|【[XxＸ×\s]{1,8}】"
    r"|(?<=\w )\[\s{0,3}\](?= ?\w)"
)
"""[公司名], {nombre}, <role>; an empty one is a check box where no words go on to it."""
_CROSSES: Final = (
    rf"(?<![A-Za-z0-9])(?:(?:19|20)?[XxＸ]{{2,6}}|[XxYＸ](?=\s?{_PERCENT}))(?![A-Za-z])"
)
"""XX, 20XX, X %; not "5xx"."""
_LETTERS: Final = (
    rf"(?<![A-Za-z0-9])(?:[A-Zn]{_PERCENT}|(?:NN+|nn+|YY+|ZZ+)(?=\s?{_PERCENT}|\s[a-z]|[万亿个人]))"
)
"""A%, n%, NN %, "nn months"."""
_SUMS: Final = r"(?:[$€£¥￥]|US\$|USD|S/\.?)\s?[XNＸ](?![A-Za-z])|(?<![#\w])#+(?=[%％])|(?<![#\w])#{3,}(?= [a-z])"
_BLANKS: Final = r"_{2,}|＿{2,}|某某(?!.{0,6}(?:大学|学院|中学))|××+|\d[).、]\s?(?:\.\.\.|…)(?=\s?[,;，；]?\s?\d[).、])"
_MASKS: Final = (
    rf"(?:[?？]{{1,3}}|(?<![.\d])\.{{2,}}|…+|(?<![-\d%％])--+|(?<!\*)\*{{2,4}})\s?(?={_PERCENT})"
    r"|(?:…+|(?<!\*)\*{2,4}|[?？]{2,3})(?=[万亿个人名家倍元](?![^*\n]{0,40}\*\*))"
    r"|(?<![一二三四五六七八九〇零])(?:[○〇]{2}|△△|□□|◯◯)(?![○〇一二三四五六七八九年后後])"
)
"""?? %, ...%, ……万元, **人, ○○公司; not 二〇〇八年, nor bold type."""
_SPANS: Final = r"(?<![A-Za-z])(?:from|de|从|由)\s?[XxＸ]\s?(?:to|a|到|至)\s?[YyＹ](?![A-Za-z])"
"""From x to y, de X a Y, 从X到Y."""
_BARE: Final = (
    rf"(?:(?<=\bby )|(?<=\bun ))%(?=$|[.,;]|\s(?:in|over|within|on|en|más|menos|sobre)\b)"
    rf"|(?:(?<=提升)|(?<=提高)|(?<=增长)|(?<=增加)|(?<=下降)|(?<=降低)|(?<=减少)|(?<=[了约近达到至超]))\s?{_PERCENT}"
)
"""A percent sign with no figure before it: "by % in two months", 提升了 %."""
_LONG: Final = re.compile(r"\[[^\]\n]{2,80}\]|【[^】\n]{2,60}】|\{[^}\n]{2,80}\}")
_ROUND: Final = re.compile(r"[(（]\s{0,2}([^()（）\n]{1,30}?)\s{0,2}[)）]")
_SIGNS: Final = re.compile(
    r"[\[{<【Ｘ×＃#_＿某…○〇△□◯*?？%％]|(?<![A-Za-z])[XxNn](?![a-z])|[XxNnYZ]{2}|\.\.\.|--| ?1[,，、;] ?|[(（]"
)
"""What every slot but a phrase has one of: where none is, no more is looked at."""
_LINK: Final = re.compile(r"\]\(")
"""Of a Markdown link, "[text](url)", which is no slot."""
_CENTURY: Final = re.compile(r"[Ss]iglos?\s[^.;\n]{0,16}$")
_TELEPHONE: Final = re.compile(r"\d{3,}[\s.-]?$")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)\s$")
_REACH: Final = 24  # characters before a slot that are looked at


def find_placeholders(text: str) -> list[Label]:
    """Return what was left unfilled, in order, none inside another."""
    readable = plain(text)
    spans = [(hit.start, hit.end) for hit in _lexicon("fills").find(readable)]
    if _SIGNS.search(text):
        spans += _signed(text, readable)
    out: list[Label] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not out or start >= out[-1].end:
            out.append(Label(start, end, _FLAG))
    return out


def _signed(text: str, readable: str) -> list[tuple[int, int]]:
    spans = [m.span() for m in _slot().finditer(text) if not _is_other(text, *m.span())]
    long = (m.span() for m in _LONG.finditer(text) if not _LINK.match(text, m.end() - 1))
    spans += [span for span in long if _asks(readable[slice(*span)])]
    found = list(_ROUND.finditer(readable)) if "(" in readable or "（" in readable else []
    return spans + [m.span() for m in found if _is_slot(readable, m)]


def _asks(words: str) -> bool:
    """Tell whether words in brackets ask to be replaced."""
    return next(_lexicon("inside").find(words), None) is not None


def _is_slot(readable: str, bracket: re.Match[str]) -> bool:
    """Tell round brackets that hold what a template asks for, "(company name)", from those that explain."""
    inside = bracket[1]
    if inside in _set("brackets"):
        return True
    before = _WORD_BEFORE.search(readable, max(0, bracket.start() - _REACH), bracket.start())
    return (
        inside in _set("brackets_governed") and before is not None and before[1] in _set("governs")
    )


def _is_other(text: str, start: int, end: int) -> bool:
    """Tell from a slot: a link, a mark of the writer's, a tag at the head of a text, a century, a masked
    number, and the letter of a name ("Generation X users").
    """
    found = text[start:end]
    if found[0] in "[{<【":
        tag = plain(found[1:-1].strip())
        headed = not start and tag in _words()["tags"] and bool(text[end:].strip())
        elided = (found[0] == "[" and tag in _words()["elided"]) or tag in _set("media")
        return elided or headed or bool(_LINK.match(text, end - 1))
    before = text[max(0, start - _REACH) : start]
    if found in ("X", "N") and (word := _WORD_BEFORE.search(before)):
        return plain(word[1]) in _set("lettered")
    if not found.strip("Xx"):
        return bool(_CENTURY.search(before) or _TELEPHONE.search(before))
    return False


@cache
def _slot() -> re.Pattern[str]:
    latin, han, things = (
        "|".join(map(re.escape, _words()[name])) for name in ("units", "han_units", "things")
    )
    # A capital by itself that counts something: "X years", "N个客户".
    lone = rf"(?<![A-Za-z0-9])(?<!\d\s)[XNＸ](?=\+?\s?(?:{han})|\+? (?:{latin})(?![a-z]))"
    small = r"(?<![A-Za-z0-9])n(?=[个人名万倍天])"
    row = rf"(?i:(?<![a-z])({things}) ?1[,，、;] ?\1 ?2)"
    parts = (
        _BRACKETED,
        _CROSSES,
        _LETTERS,
        _SUMS,
        _BLANKS,
        _MASKS,
        _SPANS,
        _BARE,
        lone,
        small,
        row,
    )
    return re.compile("|".join(parts))


@cache
def _lexicon(name: str) -> Lexicon:
    return compile_terms((word, name) for word in _words()[name])


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(map(plain, _words()[name]))


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = shipped_words("placeholders")
    return words
