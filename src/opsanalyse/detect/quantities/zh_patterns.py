"""Chinese: the patterns of numbers, dates and names, built from the word tables once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from opsanalyse.detect.quantities.grammar import words_of

HAN: Final = "零〇一二三四五六七八九壹贰叁參参肆伍陆柒捌玖两俩仨十拾百佰千仟万亿兆廿卅"
BIG: Final = "十拾百佰千仟万亿兆"
_DIGIT = "零〇一二三四五六七八九两"
# "1,200.5", "３．５" once folded; at most 24 digits: longer ones are identifiers
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,24})(?:\.[0-9]{1,12})?(?:e[+-]?[0-9]{1,3}(?![0-9a-z]))?|\.[0-9]{1,12}"
# "12k", "30w", "500余万", "3万5千", "5亿1万4千6百"
_SUFFIX = rf"(?:(?:mm|[kwmb])(?![a-z])|[多余来几]?[{BIG}]{{1,8}}(?:零?[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?[{BIG}]{{1,4}}|零?[0-9]{{1,4}}(?![0-9.年月日])){{0,6}})"
_ONES: Final = "一二三四五六七八九"
# Speech that was written down runs on: in "六十三七日留存" the 七 is no part of 六十三; in "十七八" it is.
_ANOTHER = "|".join(
    f"(?<=十{one})[{_ONES.replace(_ONES[at + 1 : at + 3], '') if _ONES[at + 1 :] else _ONES}]"
    for at, one in enumerate(_ONES)
)
_CHARS = rf"(?:(?!{_ANOTHER})[{HAN}]){{1,40}}(?:(?:[多余来几][{BIG}]{{1,8}})|点[{_DIGIT}]{{1,8}}[{BIG}]{{0,4}})?"
# "几十", "数百万", "十几"
_SEVERAL = rf"[几数](?=[{BIG}])[{BIG}]{{1,8}}|十几(?=[^天年月十百]|天|年)"
NUMBER: Final = rf"(?:(?:{_ARABIC}){_SUFFIX}?|{_SEVERAL}|{_CHARS})"

_ALONE = r"(?<![0-9.])"
_DAY = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = rf"{_ALONE}(?:19|20)[0-9]{{2}}"
_RANKED = r"(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,4})"

_WEB = r"(?:https?://|www\.)[^\s，。；]+|[a-z0-9._-]{1,64}@[a-z0-9.-]+"
# "covid-19", "b2b", "web3", "h5"; not "top10", "roi3"
_CODE = r"(?!(?:top|roi|nps|gmv|dau|mau|uv|pv|cvr|ctr|arpu|ltv|cac|cpa|cpc|cpm|kpi|usd|rmb|cny|us|hk|nt|no|q[1-4](?![0-9])|x)[0-9])[a-z]{1,12}-?[0-9]+[a-z0-9-]*"
# "iso 9001", "python 3", "gpa 3.8/4.0"
_LABEL = r"(?:iso|python|windows|web|office|microsoft|dynamics|ios|android|iphone|ipad|galaxy|pixel|xbox|java|php|sql|gpt|gpa|toefl|ielts|v|es|http)\s?[0-9]+(?:\.[0-9]+)*(?:/[0-9.]+)?(?![0-9%])|(?<=雅思|托福|版本|工业)[0-9]+(?:\.[0-9]+)*(?![0-9%])"
# "v3.2", "2.0.1", "2.0版"
_VERSION = r"(?<![0-9a-z.])(?:v[0-9]+(?:\.[0-9]+)*|[0-9]+\.[0-9]+\.[0-9]+(?:\.[0-9]+)*|[0-9]\.0(?=版|时代|模式|阶段|系统|打法|的?玩法|升级))"
# "13800138000", "010-62345678", "+34 612 345 678"
_PHONE = rf"{_ALONE}(?:\+?86-?)?1[3-9][0-9]-?[0-9]{{4}}-?[0-9]{{4}}(?![0-9])|{_ALONE}0[0-9]{{2,3}}-[0-9]{{7,8}}|{_ALONE}0[0-9]{{8,10}}(?![0-9])|\+[0-9]{{1,3}}[ -][0-9][0-9 -]{{6,16}}|{_ALONE}[0-9]{{11,}}(?![0-9])"
# "24/7", "7×24": on duty at all hours
_HOURS = rf"{_ALONE}(?:24[/x×*]7|7[/x×*]24)(?![0-9])"
_DATES: Final = (
    # "2023.Q2", "2023年Q2"
    rf"{_YEAR}[./年-]?\s?q[1-4](?![0-9])",
    # "2019年", "2021年3月15日", "2024-03"
    rf"{_YEAR}(?:年(?:度|底|初|末)?(?:{_DAY}月(?:份|底|初|末)?(?:{_DAY}[日号])?)?|[-./][01]?[0-9](?:[-./][0-3]?[0-9])?(?![0-9%万千个人]))",
    # "2019-2021", "2019至今"
    rf"{_YEAR}\s?[-~至到]\s?(?:(?:19|20)[0-9]{{2}}|今)年?(?![0-9])",
    rf"[一二][九零〇][零〇一二三四五六七八九]{{2}}年(?:{_DAY}月(?:{_DAY}[日号])?)?",
    # "23年6月", "19年底"
    rf"{_ALONE}(?:[0129][0-9]|二[一二三四五])年(?=底|初|末|双|q[1-4]|上半|下半|春|夏|秋|冬|暑|寒|年|国庆|五一|{_DAY}月)(?:{_DAY}月)?",
    # "3月", "12月底", "15日"
    rf"(?<![0-9.第]){_DAY}月(?:份|底|初|末|中旬|上旬|下旬)?(?:{_DAY}[日号])?(?![活均度])",
    rf"{_ALONE}{_DAY}[日号](?=[前后起至到,。]|$)",
    # "9:30" and "下午三点半", clock times
    r"[0-2]?[0-9]:[0-5][0-9]",
    rf"(?:(?<=上午|下午|晚上|早上|凌晨|中午|每天)|(?<=早|晚)){_DAY}点半?",
    rf"{_ALONE}{_DAY}点(?:半|钟|整|多(?=才|下|上))",
    # "q3", "第三季度", a year that counts nothing
    r"q[1-4](?![0-9])|第?[一二三四1-4]季度(?![0-9])",
    rf"{_YEAR}(?![0-9.,%万千百个人家名位元倍余多+单次件kw])",
    # "第7天", "第三个月"
    rf"第(?:{_DAY}|[0-9]{{1,3}})[天周](?!以)|第{_DAY}个?(?:月|季度|年)",
)
_RANK_WORDS = "全国|全省|全市|全区|全校|全院|全行|行业|区域|公司|部门|集团|大区|类目|全店|全组|同类|业绩|销量|榜单|年级|拿下|做到|拿到|冲到|排名|位列|位居|名列|进入|跻身|冲进|杀入|挤进|稳居"
_RANK = (
    rf"第{_RANKED}(?:名|位(?!用户|客户))|(?:(?<={_RANK_WORDS})|(?<=居|排))第{_RANKED}(?![次批个步期家阶季天周月年])"
    rf"|前{_RANKED}(?:名|强|位)?(?![0-9%个天年月周次期家万千成人分秒条页屏步]|季度|小时)"
    r"|top\s?-?[0-9]{1,4}(?![0-9%])|no\.?\s?[0-9]{1,3}(?![0-9])|冠军|亚军|季军|榜首"
)
_ANCHOR = rf"[0-9.{HAN}半翻几数第](?<!\.(?![0-9]))|(?<![a-z0-9])[a-z]|[上下前后大小过近]半|前(?=[0-9一二三四五六七八九十百])|成倍|加倍|倍增|减半|腰斩|砍半|对[半折]|折半|双[十1]|冠军|亚军|季军|榜首|国庆十一|\+(?=[0-9])"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns: where a quantity may begin, what it is, and what may follow a number."""

    anchor: re.Pattern[str]
    start: re.Pattern[str]
    unit: re.Pattern[str]
    after: re.Pattern[str]
    meanings: Mapping[str, Any]
    """Group of a pattern → what it means."""
    bounds: Mapping[str, tuple[str, str]]
    """Words before a number → the bound, and the characters that must follow (any, if empty)."""
    coins: Mapping[str, str]
    none_of: tuple[str, ...]
    cents: Mapping[str, int]
    discounts: Mapping[str, int]
    pairs: Mapping[str, int]


@cache
def grammar() -> Grammar:
    """Compile the patterns once a process."""
    raw = words_of("zh")
    meanings: dict[str, Any] = {}
    units = "|".join(_units(raw, meanings))
    words = {**raw["discounts"], **raw["words"], **raw["halves"]}
    word = "|".join(_named("w", words, meanings))
    after = "|".join(_named("a", raw["after"], meanings))
    start = (
        rf"(?P<web>{_WEB})|(?P<hours>{_HOURS})|(?P<feast>{_either(raw['feasts'])})|(?P<rank>{_RANK})|(?P<date>{'|'.join(_DATES)})"
        rf"|(?P<phone>{_PHONE})|(?P<version>{_VERSION})|(?P<label>{_LABEL})|(?P<code>{_CODE})"
        rf"|(?P<idiom>{_either(map(_from_numeral, raw['idioms']))})|(?P<word>{word})"
        rf"|(?P<times>翻了?(?:近|快|将近|差不多|超)?{NUMBER}番)|(?P<number>{NUMBER}|半)"
    )
    return Grammar(
        anchor=re.compile(_ANCHOR),
        start=re.compile(start),
        unit=re.compile(units),
        after=re.compile(after),
        meanings=meanings,
        bounds={literal: (bound, follow) for literal, bound, follow in _bounds(raw["before"])},
        coins=raw["currency_symbols"],
        none_of=tuple(raw["none_of"]),
        cents=raw["cents"],
        discounts=raw["discounts"],
        pairs=raw["pairs"],
    )


def _either(patterns: Iterable[str]) -> str:
    return "|".join(sorted(set(patterns), key=lambda pattern: (-len(pattern), pattern)))


def _named(prefix: str, table: Mapping[str, Any], meanings: dict[str, Any]) -> Iterable[str]:
    for number, (pattern, meaning) in enumerate(table.items()):
        meanings[f"{prefix}{number}"] = meaning
        yield f"(?P<{prefix}{number}>{pattern})"


def _from_numeral(idiom: str) -> str:
    """Look back for what stands before an idiom's first numeral: the walk stops at numerals alone."""
    place = next(
        (i for i, char in enumerate(idiom) if char in HAN or char in "0123456789第半[("), 0
    )
    return f"(?<={idiom[:place]}){idiom[place:]}" if place else idiom


def _bounds(before: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    for pattern, bound in before.items():
        literal, _, follow = pattern.partition("(?=[")
        yield literal, bound, follow.rstrip("])")


def _units(raw: Mapping[str, Any], meanings: dict[str, Any]) -> Iterable[str]:
    """Yield a named group for each meaning of what may follow a number."""
    foreign = {code: patterns for code, patterns in raw["currencies"].items() if code != "CNY"}
    measures = sorted(raw["measures"], key=lambda m: (-len(m), m))
    groups: list[tuple[tuple[str, str | None], list[str]]] = [
        *(((kind, None), patterns) for kind, patterns in raw["units"].items()),
        *((("duration", unit), patterns) for unit, patterns in raw["durations"].items()),
        *((("money", code), patterns) for code, patterns in foreign.items()),
        (("money", "CNY"), raw["currencies"]["CNY"]),
        (("not", None), raw["not_counted"]),
        (("measure", None), measures),
    ]
    for number, (meaning, patterns) in enumerate(groups):
        meanings[f"u{number}"] = meaning
        yield f"(?P<u{number}>{'|'.join(patterns)})"
