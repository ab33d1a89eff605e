"""A line → the range of months it tells, as entry lines of résumés do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from opsanalyse.language import plain as plain_of
from opsanalyse.resources import shipped_words
from opsanalyse.types import PRESENT, Span

_HAN: Final = "〇零一二三四五六七八九"
_HINT: Final = re.compile(
    f"['0-9民{_HAN}](?:(?<=1)[89][0-9]{{2}}|(?<=2)0(?:[0-9]{{2}}|xx)|(?<=')[0-9]{{2}}"
    f"|(?<=[0-9])(?:/[0-9]{{2}}|[0-9]{{1,2}}年)|(?<=民)国|(?<=[{_HAN}])[{_HAN}]{{3}}年)"
)
"""What dates hold: 2019, 20xx, '17, 3/20, 110年, 民国, 二〇二〇年; most lines do not, and the search for dates is dear.

It begins with a set of characters, for which others are passed over fast.
"""
_SHORT_HINT: Final = re.compile(" [0-9]{2}")  # Sep 17
_YEAR: Final = "(?P<year>(?:1[89]|20)[0-9]{2}|20xx)(?![0-9])"
_MONTH: Final = "(?P<month>1[0-2]|0?[1-9])(?![0-9])"
_DAY: Final = "(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_NAMED: Final = "(?<![a-z])(?:(?P<named>{named})|{template})(?![a-z])"
_SHAPES: Final = (
    # mar. de 2021, March 1, 2019, 1 March 2019, Summer 2018, Month 20XX
    rf"(?:{_DAY} (?:de |of )?)?{_NAMED}\.?,?[ /-]*(?:de |del |of )?(?:{_DAY},? )?{_YEAR}",
    rf"{_NAMED}\.?[ /-]?'?(?P<short>[0-9]{{2}})(?![0-9.,:%])",  # Sep 15, Apr'17
    rf"(?:q(?P<quarter>[1-4])|(?P<quarter>[1-4])[qt])[ '/-]*(?:de )?{_YEAR}",  # Q3 2019, 3T 2019
    rf"{_YEAR} ?年? ?(?:第(?P<quarter>[1-4一二三四])季度?|q(?P<quarter>[1-4]))",  # 2019年第三季度, 2019 Q3
    rf"{_YEAR} ?年? ?(?P<named>{{han}})",  # 2015秋, 2023年暑假
    rf"{_YEAR} (?P<named>{{seasons}})(?![a-z])",  # 2023 summer
    rf"{_YEAR} ?年(?: ?{_MONTH} ?月?(?: ?{_DAY}日)?)?",  # 2019年3月, 2019年
    "(?P<han_year>[〇零一二三四五六七八九]{4})年(?:(?P<han_month>十[一二]?|[一二三四五六七八九])月)?",  # 二〇二〇年三月
    rf"民国 ?(?P<taiwan>[0-9]{{2,3}})(?:年?(?: ?{_MONTH} ?月)?)?",  # 民國110年5月
    rf"(?<![0-9.])(?P<taiwan>[6-9][0-9]|1[0-4][0-9])年(?:{_MONTH}月)?",  # 103年5月
    rf"(?<![0-9]){_YEAR} ?[./-] ?{_MONTH}(?: ?[./-] ?{_DAY}(?![0-9]))?",  # 2019.03, 2019-03-01
    rf"(?<![0-9.])(?:{_DAY}[./-])?(?P<month>1[0-2]|0?[1-9]) ?[./-] ?{_YEAR}",  # 03/2020, 1.3.2020
    r"(?<![0-9/.])(?P<month>1[0-2]|0[1-9])/(?P<slashed>[0-9]{2})(?![0-9/])",  # 03/21, in ranges alone
    rf"(?<![0-9]){_YEAR}(?:\.xx)?",  # 2019, 20XX.XX
)
_HAN_DIGITS: Final = {ord(han): str(i % 10) for i, han in enumerate("零一二三四五六七八九〇")}
_TEN: Final = "十"
_BEGUN: Final = 3  # letters of a named month that tell it from nearly all other words
_CALENDAR_OF_TAIWAN: Final = 1911
_CENTURY: Final = 100
_LAST_CENTURY: Final = 50  # "'85" is 1985, "'15" is 2015
_SINCE: Final = 48  # characters before a date in which "since" stands
_OLDEST: Final = 1950  # years before it are numbers, unless nothing stands beside them


@dataclass(frozen=True, slots=True)
class Dates(Span):
    """Where dates stand in a line and the ISO months they name; ``present`` for a current job.

    ``first`` is None where a template's "20XX" stands.
    """

    first: str | None
    last: str | None


class _Point(NamedTuple):
    """One date; a ``weak`` one counts in a range or after "since", never by itself."""

    start: int
    end: int
    month: str | None
    weak: bool


def find_dates(text: str) -> Dates | None:
    """Return the first range of dates of ``text``, or a single date, or nothing."""
    return dates_in(plain_of(text))


def dates_in(plain: str) -> Dates | None:
    """Return the dates of text that is folded and simplified already, as ``Row.plain`` is."""
    patterns = _patterns()
    if not _HINT.search(plain) and not (_SHORT_HINT.search(plain) and patterns.short.search(plain)):
        return None
    points = [_point(found, patterns.groups) for found in patterns.point.finditer(plain)]
    for i, point in enumerate(points):
        if found := _range(plain, point, points[i + 1 : i + 2]):
            return found
    alone = next((point for point in points if _stands_alone(plain, point)), None)
    return Dates(alone.start, alone.end, alone.month, None) if alone else None


def _range(plain: str, point: _Point, later: Sequence[_Point]) -> Dates | None:
    """Return the range that a point opens: to another one, to now, or without an end."""
    words = _patterns()
    before = max(0, point.start - _SINCE)
    if point.month and (opened := words.opened.search(plain, before, point.start)):
        return Dates(opened.start(), point.end, _month_before(point.month, opened[1]), point.month)
    since = words.since.search(plain, before, point.start)
    start = since.start() if since else point.start
    if now := words.to_now.match(plain, point.end):
        return Dates(start, now.end(), point.month, PRESENT)
    to = words.to.match(plain, point.end)
    if to and later and later[0].start == to.end():
        return Dates(start, later[0].end, point.month, later[0].month or PRESENT)
    if (year := words.to_year.match(plain, point.end)) and point.month:
        return Dates(start, year.end(), point.month, point.month[:2] + year[1])
    if (
        point.month
        and (month := words.to_month.match(plain, point.end))
        and point.month[-2:] < (last := f"{int(month[1]):02d}")
    ):
        return Dates(start, month.end(), point.month, f"{point.month[:4]}-{last}")
    if not point.weak and (onwards := words.onwards.match(plain, point.end)):
        return Dates(start, onwards.end(), point.month, PRESENT)
    return Dates(start, point.end, point.month, PRESENT) if since else None


def _month_before(month: str, named: str) -> str:
    """Return the month that a word names and that a range to ``month``, of the same year or the next, begins with."""
    number, year = _patterns().numbers[named], int(month[:4])
    return f"{year - (number > int(month[5:] or 12))}-{number:02d}"


def _stands_alone(plain: str, point: _Point) -> bool:
    if point.weak:
        return False
    old = point.month is not None and int(point.month[:4]) < _OLDEST
    return not old or plain[point.end : point.end + 1] in ("", "\t")


def _point(found: re.Match[str], names: Sequence[str]) -> _Point:
    """Read a date; ``names`` are those of the pattern's groups."""
    told = {name: text for name, text in zip(names, found.groups(), strict=True) if text}
    year = _year(told)
    number = _number(told)
    month = (f"{year}-{number:02d}" if number else f"{year}") if year else None
    return _Point(*found.span(), month, weak="slashed" in told or "short" in told)


def _year(told: Mapping[str, str]) -> int | None:
    if "taiwan" in told:
        return int(told["taiwan"]) + _CALENDAR_OF_TAIWAN
    if "han_year" in told:
        return int(told["han_year"].translate(_HAN_DIGITS))
    if digits := told.get("short") or told.get("slashed"):
        return int(digits) + 20 * _CENTURY - (_CENTURY if int(digits) >= _LAST_CENTURY else 0)
    return int(told["year"]) if told["year"].isdigit() else None


def _number(told: Mapping[str, str]) -> int:
    """Return the number of the month, 0 if none is told; a quarter or season begins with one."""
    if "named" in told:
        return _patterns().numbers[told["named"]]
    if "quarter" in told:
        return 3 * int(told["quarter"].translate(_HAN_DIGITS)) - 2
    if "han_month" in told:
        tens = 10 if told["han_month"].startswith(_TEN) else 0
        return tens + int(told["han_month"].removeprefix(_TEN).translate(_HAN_DIGITS) or 0)
    return int(told.get("month", 0))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns built from the vocabulary of dates, and the number of each named month."""

    short: re.Pattern[str]
    """A named month before two figures."""
    point: re.Pattern[str]
    groups: Sequence[str]
    """What the groups of ``point`` hold, in order."""
    to: re.Pattern[str]
    to_now: re.Pattern[str]
    to_year: re.Pattern[str]
    to_month: re.Pattern[str]
    """The last month of a range within a year: 2017年1月至7月."""
    opened: re.Pattern[str]
    """The first month of one whose year stands behind the last: Jan – Jul 2017, enero a julio de 2017."""
    since: re.Pattern[str]
    onwards: re.Pattern[str]
    numbers: Mapping[str, int]


@cache
def _patterns() -> _Patterns:
    table = shipped_words("dates")
    named = {
        family: {word: n for n, words in table[family].items() for word in _split(words)}
        for family in ("months", "seasons", "han_seasons")
    }
    words = {
        "named": _any((*named["months"], *named["seasons"])),
        "seasons": _any(named["seasons"]),
        "han": _any(named["han_seasons"]),
        "template": _any(_split(table["template"])),
    }
    to, now, alone, since, onwards = (
        _any(_split(table[name])) for name in ("to", "now", "now_alone", "since", "onwards")
    )
    between = rf"\s*(?:[-~～〜→]+|/|(?<![a-z])(?:{to})(?![a-z]))\s*"
    short = _any({month[:3] for month in named["months"]})
    spelt = (*named["months"], *named["seasons"], *_split(table["template"]))
    # Where no date begins, which is nearly everywhere, none of the shapes is tried.
    begins = rf"[0-9q民{_HAN}]|(?<![a-z])(?:{_any({word[:_BEGUN] for word in spelt})})"
    points = "|".join(_numbered(shape, i, words) for i, shape in enumerate(_SHAPES))
    point = re.compile(f"(?={begins})(?:{points})")
    return _Patterns(
        short=re.compile(rf"(?:{short})[a-z]*\.? [0-9]{{2}}"),
        point=point,
        groups=tuple(name.rstrip("0123456789_") for name in point.groupindex),
        to=re.compile(between),
        to_now=re.compile(
            rf"{between}(?:(?:{to}) )?(?:el |la |the )?(?:{now})(?![a-z])|\s*(?:{alone})"
        ),
        to_year=re.compile(r" ?[-~/] ?(1[3-9]|[2-4][0-9])(?![0-9./年-])"),
        to_month=re.compile(rf"{between}(1[0-2]|0?[1-9]) ?月(?!前|内|后)"),
        opened=re.compile(rf"(?<![a-z])(?:de )?({words['named']})\.?{between}$"),
        since=re.compile(rf"(?<![a-z])(?:{since})(?: el)?\s*$"),
        onwards=re.compile(rf"\s*(?:{onwards})(?![a-z])|[-~～→]+(?=[\s)）,，:：]|$)"),
        numbers={word: n for family in named.values() for word, n in family.items()},
    )


def _numbered(shape: str, i: int, words: Mapping[str, str]) -> str:
    """Fill the words into a shape, and give its groups names of their own."""
    for name, pattern in words.items():
        shape = shape.replace(f"{{{name}}}", pattern)
    count = iter(range(10))
    return re.sub(r"\(\?P<([a-z_]+)>", lambda group: f"(?P<{group[1]}_{i}{next(count)}>", shape)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(" | ")]
