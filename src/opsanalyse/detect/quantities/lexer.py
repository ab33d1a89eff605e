"""Folded text of a language with spaces → tokens: numbers, dates, codes, words, signs."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

LETTER: Final = "a-zà-öø-ÿœğışłżźćńśěščřžý"
_BEFORE = rf"(?<![0-9{LETTER}.,])"
_AFTER = rf"(?![0-9{LETTER}])"

# Addresses: "https://a.b/c?d=30%25", "@handle.com"
_WEB = r"(?:https?://|www\.)\S+|@[a-z0-9.-]+"
# "2024-03", "2024/03/15", "12/05/2024", "15.03.2021", "03/2021", "2019-2021"
_DATE = (
    rf"{_BEFORE}(?:(?:19|20)[0-9]{{2}}(?:[-/.][01]?[0-9]){{1,2}}(?![0-9%,])"
    r"|[0-3]?[0-9](?P<between>[-/.])[01]?[0-9](?P=between)(?:19|20)?[0-9]{2}(?![0-9])"
    r"|[01]?[0-9]/(?:19|20)[0-9]{2}(?![0-9])"
    rf"|(?:19|20)[0-9]{{2}}\s?-\s?(?:19|20)?[0-9]{{2}}{_AFTER}(?!\s?%))"
)
# "9:30", "14:05 h"; "3:1" is a ratio
_CLOCK = r"(?<![0-9])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])"
# "24/7", "7x24": opening hours
_ALWAYS = rf"{_BEFORE}(?:24[x/]7(?:[x/]365)?|7[x/]24){_AFTER}"
# "2.0.1", "v3.2": versions; "1.200.000" is a number
_VERSION = rf"{_BEFORE}(?:v[0-9]+(?:\.[0-9]+)*|[0-9]+\.(?![0-9]{{3}}(?![0-9]))[0-9]+\.[0-9]+(?:\.[0-9]+)*|(?:[0-9]{{1,3}}\.){{2,6}}[0-9]{{1,2}}){_AFTER}"
# Telephones as "+34 612 345 678" or "138-0013-8000"
_PHONE = (
    rf"\+[0-9]{{1,3}}[ -]?(?:\([0-9]{{1,4}}\) ?)?[0-9]{{2,4}}(?:[ -]?[0-9]{{2,5}}){{1,4}}(?![0-9%])"
    rf"|{_BEFORE}[0-9]{{2,4}}-[0-9]{{3,4}}-[0-9]{{3,4}}(?![0-9])|{_BEFORE}0[0-9]{{8,11}}(?![0-9])"
)
# "n45 million", "r1.2m", "n350,000": a currency of one letter, told from a name by how large the sum is
_COIN = r"[nr](?=[0-9][0-9.,]*(?: ?(?:million|billion|thousand|millones|millon|millón|mil|mn|bn|k|m)(?![a-z0-9])|(?<=[0-9][.,][0-9]{3})(?![0-9])))"
# "covid-19", "gpt-4", "b2b", "web3", "ga4", "h5": a name that holds a digit
_CODE = rf"(?<![0-9{LETTER}])(?!{_COIN})(?!top|us|hk|nt|mx|usd|eur|gbp|cad|myr|rm|uah|rs|q[1-4]|x[0-9]|nzd|aud|sub|fy)[{LETTER}]{{1,12}}-?[0-9]+[{LETTER}0-9-]*"
# "10^-4", "1.1^+23", "6.2x10^4", "1e10": powers
_POWER = r"(?:(?:[x×*]\s?10)?\^[+-]?[0-9]+(?:[.,][0-9]+)?|e[+-]?[0-9]+(?![0-9a-z]))"
# "1 200 000", "1.200,50", "1,200.50", "1'200", "12"
_NUMBER = (
    rf"{_BEFORE}[0-9]{{1,3}}(?: [0-9]{{3}}){{1,5}}(?:[.,][0-9]+)?(?![0-9])"
    rf"|[½⅓⅔¼¾⅕⅙⅛]|[0-9]+(?:[.,'][0-9]+)*[½⅓⅔¼¾⅕⅙⅛]?|(?<![0-9{LETTER}])[.,][0-9]+"
)
# Possessive: a word that a digit follows is no word, and no shorter one is tried.
_WORD = rf"[{LETTER}]++(?![0-9@])(?!-[0-9])(?:\.[{LETTER}](?![{LETTER}]))*+"
_PLAIN_SIGN = rf"[^\s0-9{LETTER}.,+@=½⅓⅔¼¾⅕⅙⅛\u3000-\uffff-]"
_FOREIGN = r"[\u3000-\uffff]+"
_SIGN = r"->|=>|[^\s]"

# The commonest first; a web address is the only word that something else could begin with.
_TOKEN = re.compile(
    rf"(?P<web>(?=[hw@])(?:{_WEB}))|(?P<word>(?!v[0-9]){_WORD})|(?P<plain>{_PLAIN_SIGN})|(?P<foreign>{_FOREIGN})"
    rf"|(?=[0-9])(?:(?P<date>{_DATE})|(?P<clock>{_CLOCK})|(?P<always>{_ALWAYS}))"
    rf"|(?=[0-9v])(?P<version>{_VERSION})|(?=[0-9+])(?P<phone>{_PHONE})|(?P<code>{_CODE})"
    rf"|(?P<number>(?:{_NUMBER}){_POWER}?)|(?P<rest>[{LETTER}]++)|(?P<sign>{_SIGN})"
)
_KINDS: Final = {"plain": "sign", "rest": "word"}


class Token(NamedTuple):
    """A stretch of text with the name of its pattern."""

    kind: str
    text: str
    start: int
    end: int


END: Final = Token("end", "", -1, -1)


def lex(folded: str) -> list[Token]:
    """Cut folded text into tokens in one pass; white space belongs to none."""
    return [
        Token(
            _KINDS.get(match.lastgroup or "", match.lastgroup or ""), match.group(), *match.span()
        )
        for match in _TOKEN.finditer(folded)
    ]


def token_at(tokens: list[Token], index: int) -> Token:
    """Return a token, or one that equals nothing."""
    return tokens[index] if 0 <= index < len(tokens) else END
