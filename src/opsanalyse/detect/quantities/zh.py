"""Simplified, folded Chinese text → its quantities, by one walk from numeral to numeral.

White space inside the text is taken out first (a wrapped line or "百 分 之 八" changes nothing) and the offsets
are mapped back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from opsanalyse.detect.quantities.grammar import words_of
from opsanalyse.detect.quantities.hanzi import value_of
from opsanalyse.types import Quantity

_MOST: Final = 2000  # a unit with more numbers is a table of data; the rest is left unread

_HAN = "零〇一二三四五六七八九壹贰叁參参肆伍陆柒捌玖两俩仨十拾百佰千仟万亿兆廿卅"
_DIGIT = "零〇一二三四五六七八九两"
_BIG = "十拾百佰千仟万亿兆"
# "1,200.5", "３．５" once folded; at most 24 digits: longer ones are identifiers
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,24})(?:\.[0-9]{1,12})?(?:e[+-]?[0-9]{1,3}(?![0-9a-z]))?|\.[0-9]{1,12}"
# "12k", "30w", "500余万", "3万5千", "5亿1万4千6百"
_SUFFIX = rf"(?:(?:mm|[kwmbg])(?![a-z])|[多余来几]?[{_BIG}]+(?:零?[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?[{_BIG}]+|零?[0-9]{{1,4}}(?![0-9.年月日]))*)"
_CHARS = rf"[{_HAN}]{{1,40}}(?:(?:[多余来几][{_BIG}]+)|点[{_DIGIT}]{{1,8}}[{_BIG}]*)?"
# "几十", "数百万", "十几"
_SEVERAL = rf"[几数](?=[{_BIG}])[{_BIG}]+|十几(?=[^天年月十百]|天|年)"
NUMBER: Final = rf"(?:(?:{_ARABIC}){_SUFFIX}?|{_SEVERAL}|{_CHARS})"

_WEB = r"(?:https?://|www\.)[^\s，。；]+|@?[a-z0-9._-]{1,64}@[a-z0-9.-]+"
_CODE = r"(?<![a-z0-9])(?!(?:top|roi|nps|gmv|dau|mau|uv|pv|cvr|ctr|arpu|ltv|cac|cpa|cpc|cpm|kpi|usd|rmb|cny|us|hk|nt|no|q[1-4](?![0-9])|x)[0-9])[a-z]{1,12}-?[0-9]+[a-z0-9-]*"
_LABEL = r"(?:iso|python|windows|web|office|ios|android|java|php|sql|gpt|gpa|雅思|托福|toefl|ielts|版本|v|es|http|工业)\s?[0-9]+(?:\.[0-9]+)*(?:/[0-9.]+)?(?![0-9%])"
_VERSION = r"(?<![0-9a-z.])(?:v[0-9]+(?:\.[0-9]+)*|[0-9]+\.[0-9]+\.[0-9]+(?:\.[0-9]+)*|[0-9]\.0(?=版|时代|模式|阶段|系统|打法|的?玩法|升级))"
_PHONE = r"(?<![0-9.])(?:\+?86-?)?1[3-9][0-9]-?[0-9]{4}-?[0-9]{4}(?![0-9])|(?<![0-9.])0[0-9]{2,3}-[0-9]{7,8}|(?<![0-9.])0[0-9]{8,10}(?![0-9])|\+[0-9]{1,3}[ -][0-9][0-9 -]{6,16}|(?<![0-9.])[0-9]{11,}(?![0-9])"
_DAY = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = (
    rf"(?<![0-9.])(?:19|20)[0-9]{{2}}(?:年(?:度|底|初|末)?(?:{_DAY}月(?:份|底|初|末)?(?:{_DAY}[日号])?)?|[-./][01]?[0-9](?:[-./][0-3]?[0-9])?(?![0-9%万千个人]))"
    r"|(?<![0-9.])(?:19|20)[0-9]{2}\s?[-~至到]\s?(?:(?:19|20)[0-9]{2}|今)年?(?![0-9])"
    rf"|[一二][九零〇][零〇一二三四五六七八九]{{2}}年(?:{_DAY}月(?:{_DAY}[日号])?)?"
    rf"|(?<![0-9.])(?:[0129][0-9]|二[一二三四五])年(?=底|初|末|双|q[1-4]|上半|下半|春|夏|秋|冬|暑|寒|年|国庆|五一|{_DAY}月)(?:{_DAY}月)?"
    rf"|(?<![0-9.第]){_DAY}月(?:份|底|初|末|中旬|上旬|下旬)?(?:{_DAY}[日号])?(?![活均度])|(?<![0-9.]){_DAY}[日号](?=[前后起至到,。]|$)"
    rf"|[0-2]?[0-9]:[0-5][0-9]|(?:上午|下午|晚上|早上|凌晨|中午|早|晚|每天){_DAY}点半?|(?<![0-9.]){_DAY}点(?:半|钟|整|多(?=才|下|上))"
    r"|q[1-4](?![0-9])|第?[一二三四1-4]季度(?![0-9])|(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.,%万千百个人家名位元倍余多+单次件kw])"
    rf"|第(?:{_DAY}|[0-9]{{1,3}})[天周](?!以)|第(?:{_DAY})个?(?:月|季度|年)|次[日月年周]"
)
_RANK_NUMBER = r"(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,4})"
_RANK = (
    rf"第{_RANK_NUMBER}(?:名|位(?!用户|客户))|(?:排名?|位列|位居|名列|居|全国|全省|全市|全区|全校|全院|全行|行业|区域|公司|部门|集团|大区|类目|全店|全组|同类|业绩|销量|榜单|年级|拿下|做到|拿到|冲到)第{_RANK_NUMBER}(?![次批个步期家阶季天周月年])"
    rf"|(?:排名?|位列|位居|名列|全国|全省|全市|行业|类目|进入|跻身|冲进|杀入|挤进|稳居)?前{_RANK_NUMBER}(?:名|强|位)?(?![0-9%个天年月周次期家万千成人]|季度)"
    r"|top\s?-?[0-9]{1,4}(?![0-9%])|no\.?\s?[0-9]{1,3}(?![0-9])|(?:冠军|亚军|季军|榜首|第一名)"
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The compiled patterns: where a quantity may begin, and what may follow a number."""

    start: re.Pattern[str]
    other: re.Pattern[str]
    unit: re.Pattern[str]
    after: re.Pattern[str]
    word: re.Pattern[str]
    names: dict[str, Any]


_NUMBER = re.compile(NUMBER)
_SHARE = re.compile(
    rf"(?:(?P<whole>{NUMBER})又)?(?P<below>{NUMBER})分之(?P<above>{NUMBER})(?P<more>[多几])?"
)
_EVERY = re.compile(
    rf"每(?P<below>{NUMBER})(?P<m1>[^0-9{_HAN}\s，,。]{{1,6}}?)(?:就|里|中|当中|里面)?(?:就)?有(?P<above>{NUMBER})(?P<m2>[个位名人家单])?"
)
_RATIO = re.compile(r"(?P<a>[0-9]+(?:\.[0-9]+)?)\s?[:：比]\s?(?P<b>[0-9]+(?:\.[0-9]+)?)")
_SLASH = re.compile(r"(?P<whole>[0-9]+ )?(?P<a>[0-9]{1,4})/(?P<b>[0-9]{1,4})(?![0-9/])")
_TIMES = re.compile(rf"翻了?(?P<n>{NUMBER})番")
_RANGE = re.compile(rf"\s?(?:[-~]|至|到)\s?(?P<high>{NUMBER})")
_NAMES_ONLY: Final = frozenset(
    "参參陆伍肆柒捌玖拾佰仟贰叁"
)  # alone they are parts of words: 参加, 登陆, 收拾
_COINS: Final = frozenset("角毛毫")
_CENT = re.compile(r"(?P<n>[0-9]{1,2}|[一二三四五六七八九]{1,2})分?(?![0-9钟之])")
_MORE = re.compile(r"[多余来几]")


@cache
def _grammar() -> _Grammar:
    raw = words_of("zh")
    units: dict[str, Any] = {}
    parts = [*_unit_parts(raw, units)]
    words = {**raw["discounts"], **raw["words"], **raw["halves"]}
    names = {f"w{i}": value for i, value in enumerate(words.values())}
    units |= names
    word = "|".join(f"(?P<w{i}>{pattern})" for i, pattern in enumerate(words))
    units |= {f"b{i}": bound for i, bound in enumerate(raw["before"].values())}
    units |= {f"a{i}": bound for i, bound in enumerate(raw["after"].values())}
    symbols = sorted(raw["currency_symbols"], key=lambda s: (-len(s), s))
    units["symbols"] = raw["currency_symbols"]
    units["none_of"] = tuple(raw["none_of"])
    units["cents"] = raw["cents"]
    units["discounts"] = raw["discounts"]
    units["pairs"] = raw["pairs"]
    bound = "|".join(f"(?P<b{i}>{pattern})" for i, pattern in enumerate(raw["before"]))
    coin = "|".join(map(re.escape, symbols))
    idioms = "|".join(sorted(raw["idioms"], key=lambda s: (-len(s), s)))
    feasts = "|".join(sorted(raw["feasts"], key=lambda s: (-len(s), s)))
    other = (
        rf"(?P<web>{_WEB})|(?P<feast>{feasts})|(?P<rank>{_RANK})|(?P<date>{_DATE})|(?P<phone>{_PHONE})|(?P<version>{_VERSION})"
        rf"|(?P<label>{_LABEL})|(?P<code>{_CODE})|(?P<idiom>{idioms})"
    )
    start = rf"{other}|(?P<word>{word})|(?P<times>翻了?{NUMBER}番)|(?:{bound})?(?P<sign>[-+负]|减去)?(?:(?P<coin>{coin}) ?)?(?P<number>每?{NUMBER}|半)"
    return _Grammar(
        re.compile(start),
        re.compile(other),
        re.compile("|".join(parts)),
        re.compile("|".join(f"(?P<a{i}>{pattern})" for i, pattern in enumerate(raw["after"]))),
        re.compile(word),
        units,
    )


def _unit_parts(raw: dict[str, Any], names: dict[str, Any]) -> Iterable[str]:
    """Yield a named group for each meaning of what may follow a number."""
    groups: list[tuple[tuple[str, str | None], list[str]]] = [
        *(((kind, None), patterns) for kind, patterns in raw["units"].items()),
        *((("duration", unit), patterns) for unit, patterns in raw["durations"].items()),
        *(
            (("money", code), patterns)
            for code, patterns in raw["currencies"].items()
            if code != "CNY"
        ),
        (("money", "CNY"), raw["currencies"]["CNY"]),
        (("not", None), raw["not_counted"]),
        (("measure", None), sorted((m for m in raw["measures"]), key=lambda m: (-len(m), m))),
    ]
    for number, (meaning, patterns) in enumerate(groups):
        names[f"u{number}"] = meaning
        yield f"(?P<u{number}>{'|'.join(p.strip('|') for p in patterns)})"


def find(plain: str) -> tuple[Quantity, ...]:
    """Return the quantities of folded and simplified text, left to right, none inside another."""
    text, offsets = _squeezed(plain)
    grammar = _grammar()
    found: list[Quantity] = []
    position = 0
    while len(found) < _MOST:
        hit = grammar.start.search(text, position)
        if hit is None:
            break
        quantity, position = _read(text, hit, grammar)
        if quantity:
            found.append(_placed(quantity, offsets))
    return tuple(found)


def _squeezed(text: str) -> tuple[str, list[int] | None]:
    """Take out white space beside a Chinese character; return the place of each kept character."""
    if not any(char in text for char in " \n\t"):
        return text, None
    kept = [i for i, char in enumerate(text) if char not in " \n\t" or not _beside_han(text, i)]
    return "".join(text[i] for i in kept), [*kept, len(text)]


def _beside_han(text: str, index: int) -> bool:
    left, right = text[index - 1 : index], text[index + 1 : index + 2]
    if not left or not right or right in " \n\t" or left in " \n\t":
        return True
    mixed = left.isdigit() and right in _HAN and right not in _BIG
    return (_is_han(left) or _is_han(right)) and not mixed


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _placed(quantity: Quantity, offsets: list[int] | None) -> Quantity:
    if offsets is None:
        return quantity
    start, end = offsets[quantity.start], offsets[quantity.end - 1] + 1
    return Quantity(
        start, end, quantity.kind, quantity.value, quantity.high, quantity.unit, quantity.bound
    )


def _read(text: str, hit: re.Match[str], grammar: _Grammar) -> tuple[Quantity | None, int]:
    """Read the quantity of a hit; return it with the place to go on from."""
    groups = hit.groupdict()
    for kind in ("web", "phone", "version", "label", "code"):
        if groups[kind]:
            return Quantity(*hit.span(), "other", 0.0, unit=kind), hit.end()
    if groups["idiom"]:
        return None, hit.end()
    if groups["feast"] or groups["date"]:
        return Quantity(*hit.span(), "date", _year(hit.group())), hit.end()
    if groups["rank"]:
        return _rank(hit), hit.end()
    if groups["times"]:
        times = _TIMES.fullmatch(hit.group())
        read = value_of(times["n"]) if times else None
        small = read is not None and read[0] < 20
        return (
            Quantity(*hit.span(), "multiple", 2.0 ** read[0], unit="verb")
            if read and small
            else None
        ), hit.end()
    if groups["word"]:
        if hit.group() in grammar.names["discounts"]:
            return Quantity(
                *hit.span(), "percent", grammar.names["discounts"][hit.group()], unit="discount"
            ), hit.end()
        kind = "multiple" if hit.group()[0] in "翻成加倍减腰砍对折" else "fraction"
        value = next(
            float(grammar.names[n])
            for n, v in groups.items()
            if n[0] == "w" and n[1:].isdigit() and v
        )
        return Quantity(
            *hit.span(), kind, value, unit="verb" if kind == "multiple" else None
        ), hit.end()
    return _amount(text, hit, grammar)


def _year(text: str) -> float:
    found = re.search(r"(?:19|20)[0-9]{2}", text)
    return float(found.group()) if found else 0.0


def _rank(hit: re.Match[str]) -> Quantity:
    number = _NUMBER.search(hit.group())
    read = value_of(number.group()) if number else None
    value = read[0] if read else {"亚": 2.0, "季": 3.0}.get(hit.group()[0], 1.0)
    return Quantity(*hit.span(), "rank", value)


def _amount(text: str, hit: re.Match[str], grammar: _Grammar) -> tuple[Quantity | None, int]:
    """Read a number with sign, currency, range, unit and bounds."""
    begin = hit.start("number")
    start = hit.start()
    bound = next(
        (
            grammar.names[n]
            for n, v in hit.groupdict().items()
            if n[0] == "b" and n[1:].isdigit() and v
        ),
        "",
    )
    sign = (
        -1.0
        if hit["sign"] in {"负", "减去"}
        or (hit["sign"] == "-" and _is_free(text, hit.start("sign")))
        else 1.0
    )
    if hit["sign"] and sign > 0:
        start = begin if not hit["coin"] else hit.start("coin")
    special = _special(text, begin)
    if special:
        return _signed(special, start, sign, bound), special.end
    number = hit["number"]
    if number == "零" and text[begin + 1 :].startswith(grammar.names["none_of"]):
        return Quantity(begin, begin + 1, "count", 0.0), begin + 1
    if number in _NAMES_ONLY:
        return None, begin + 1
    if number == "半":
        return _half(text, begin, start, bound, grammar)
    if number.startswith("每"):
        begin, start, number = begin + 1, begin + 1, number[1:]
    read = (
        value_of(number)
        if number[0] not in "几数" and not number.startswith("十几")
        else _several(number)
    )
    if read is None:
        return None, begin + max(1, len(number))
    low, high = read
    end = begin + len(number)
    if number[0] in "几数" or number.endswith("几") or re.search("[多余来几]", number):
        bound = bound or "at_least"
    code = grammar.names["symbols"].get(hit["coin"]) if hit["coin"] else None
    raised = _raised(text, start, end, low, grammar)
    if raised:
        high, end = raised
    elif end < len(text) and text[end] in "多余来几" and _MORE.match(text, end):
        end, bound = end + 1, bound or "at_least"
    quantity, end = _with_unit(text, (start, begin, end), (sign * low, high), code, grammar)
    if quantity is None:
        return None, end
    after = grammar.after.match(text, end)
    if after:
        bound, end = grammar.names[after.lastgroup or "a0"], after.end()
    return Quantity(
        quantity.start,
        end,
        quantity.kind,
        quantity.value,
        quantity.high,
        quantity.unit,
        bound or quantity.bound,
    ), end


def _is_free(text: str, index: int) -> bool:
    return index == 0 or text[index - 1] in " (（,，:：\n"


def _several(number: str) -> tuple[float, None] | None:
    read = value_of("一" + number[1:] if number[0] in "几数" else "十")
    return (read[0], None) if read else None


def _signed(quantity: Quantity, start: int, sign: float, bound: str) -> Quantity:
    return Quantity(
        min(start, quantity.start),
        quantity.end,
        quantity.kind,
        sign * quantity.value,
        None,
        quantity.unit,
        bound,
    )


def _special(text: str, begin: int) -> Quantity | None:
    """Read 三分之一, 百分之八, 每五个就有一个, 3:1, 8/10 at a place."""
    share = _SHARE.match(text, begin)
    if share:
        return _share(share)
    every = _EVERY.match(text, begin)
    if every:
        below, above = value_of(every["below"]), value_of(every["above"])
        if below and above and 0 < above[0] < below[0]:
            return Quantity(*every.span(), "fraction", above[0] / below[0])
    ratio = _RATIO.match(text, begin)
    if ratio and float(ratio["b"]):
        return Quantity(*ratio.span(), "multiple", float(ratio["a"]) / float(ratio["b"]))
    slash = _SLASH.match(text, begin)
    if slash and float(slash["b"]):
        whole = float(slash["whole"] or 0)
        return Quantity(*slash.span(), "fraction", whole + float(slash["a"]) / float(slash["b"]))
    return None


def _share(share: re.Match[str]) -> Quantity | None:
    below, above = value_of(share["below"]), value_of(share["above"])
    if share["whole"] and below is None:
        return None
    if not below or not above or not below[0]:
        return None
    value = above[0] / below[0]
    whole = value_of(share["whole"]) if share["whole"] else None
    if set(share["below"]) <= set("百千万亿佰仟") and not whole:
        return Quantity(*share.span(), "percent", value * 100)
    return Quantity(*share.span(), "fraction", (whole[0] if whole else 0.0) + value)


def _raised(
    text: str, start: int, end: int, low: float, grammar: _Grammar
) -> tuple[float, int] | None:
    """Read the upper end of a range: 50-60人, 5%-8%, 3到5天; not of 从12%到18%."""
    if text[start - 1 : start] in {"从", "由", "自"}:
        return None
    unit = grammar.unit.match(text, end)
    for place in (end, unit.end() if unit else end):
        match = _RANGE.match(text, place)
        if match is None:
            continue
        read = value_of(match["high"])
        first, second = unit, grammar.unit.match(text, match.end())
        alike = place == end or (first and second and first.lastgroup == second.lastgroup)
        if read and read[0] > low and alike:
            return read[0], match.end()
    return None


def _half(
    text: str, begin: int, start: int, bound: str, grammar: _Grammar
) -> tuple[Quantity | None, int]:
    """Read 半年, 半个月, 半小时; a 半 that measures nothing is no quantity."""
    end = begin + 1
    rest = text[end : end + 1] == "个" and text[end + 1 : end + 2] not in {
        "月",
        "小",
        "钟",
        "星",
        "礼",
        "季",
    }
    unit = grammar.unit.match(text, end)
    if not unit or rest:
        return None, end
    kind, name = grammar.names[unit.lastgroup or "u0"]
    if kind == "tenth":
        return Quantity(start, unit.end(), "percent", 5.0, None, None, bound), unit.end()
    if kind != "duration":
        return None, end
    return Quantity(start, unit.end(), "duration", 0.5, None, name, bound), unit.end()


def _with_unit(
    text: str,
    span: tuple[int, int, int],
    value: tuple[float, float | None],
    code: str | None,
    grammar: _Grammar,
) -> tuple[Quantity | None, int]:
    """Give a number its kind by what stands behind it."""
    start, begin, end = span
    low, high = value
    unit = grammar.unit.match(text, end)
    half = 0.0
    if (unit is None and text[end : end + 1] in {"半", "个"}) or text[end : end + 2] == "个半":
        skip = text.startswith("个半", end) + 1
        unit_after = grammar.unit.match(text, end + skip) if text[end + skip - 1] == "半" else None
        if unit_after is None and text.startswith("个半", end):
            unit_after = grammar.unit.match(text, end + 1)
        if (
            unit_after is None
            and text.startswith("半", end)
            and not _is_han(text[end + 1 : end + 2] or "。")
        ):
            return Quantity(start, end + 1, "count", low + 0.5), end + 1
        if unit_after:
            half, unit = 0.5, unit_after
        elif text.startswith("个半", end):
            return Quantity(start, end + 2, "count", low + 0.5, None, "个"), end + 2
    if unit is None:
        return _bare(text, span, value, code, grammar)
    kind, name = grammar.names[unit.lastgroup or "u0"]
    return _united(text, (start, begin, end), (low + half, high), (kind, name, code), unit, grammar)


def _united(
    text: str,
    span: tuple[int, int, int],
    value: tuple[float, float | None],
    meaning: tuple[str, str | None, str | None],
    unit: re.Match[str],
    grammar: _Grammar,
) -> tuple[Quantity | None, int]:
    start, begin, _ = span
    (low, high), (kind, name, code), end = value, meaning, unit.end()
    match kind:
        case "percent" | "points":
            return Quantity(start, end, kind, low, high), end
        case "basis":
            return Quantity(start, end, "points", low / 100, None), end
        case "tenth":
            return _tenths(text, start, end, low, high)
        case "discount":
            off = low * 10 if low <= 10 else low
            if high is not None:
                off = low * 10 + high
            return (
                Quantity(start, end, "percent", off, None, "discount") if off < 100 else None
            ), end
        case "multiple":
            if text[end : end + 1] == "半":
                low, end = low + 0.5, end + 1
            return Quantity(start, end, "multiple", low, high), end
        case "duration":
            return _duration(text, start, end, (low, high), name or "", grammar)
        case "money":
            return _money(text, start, end, (low, high), name or "", grammar)
        case "not":
            return Quantity(
                start, end, "other", low, None, "age" if unit.group() == "岁" else "label"
            ), end
        case _:
            if code:
                return Quantity(start, unit.start(), "money", low, high, code), unit.start()
            return _counted(text, (start, begin, unit.start()), (low, high), unit, grammar)


def _tenths(
    text: str, start: int, end: int, low: float, high: float | None
) -> tuple[Quantity | None, int]:
    """Read 三成, 三成半, 八成五, 两三成."""
    rest = text[end : end + 1]
    if rest == "半":
        low, end = low + 0.5, end + 1
    elif (
        rest
        and rest in "一二三四五六七八九"
        and text[end + 1 : end + 2] not in {"个", "成", "名", "人"}
    ):
        low, end = low + (value_of(rest) or (0.0, None))[0] / 10, end + 1
    top = None if high is None else high * 10
    return Quantity(start, end, "percent", round(low * 10, 6), top), end


def _duration(
    text: str, start: int, end: int, value: tuple[float, float | None], name: str, grammar: _Grammar
) -> tuple[Quantity | None, int]:
    """Read 一年半, 三个多月, 8天20小时."""
    low, high = value
    if text[end : end + 1] == "半" and text[end + 1 : end + 2] not in {"年", "个", "天"}:
        low, end = low + 0.5, end + 1
    elif text[end : end + 1] == "多" and text[end + 1 : end + 2] not in {"个", "次", "元"}:
        end += 1
    while True:
        place = end + (text[end : end + 1] in {"又", "零", "余"})
        number = _NUMBER.match(text, place)
        unit = grammar.unit.match(text, number.end()) if number else None
        if not number or not unit or grammar.names[unit.lastgroup or "u0"][0] != "duration":
            break
        read, other = value_of(number.group()), grammar.names[unit.lastgroup or "u0"][1]
        if read is None or _SECONDS.get(other or "", 0.0) >= _SECONDS.get(name, 0.0):
            break
        low, name, end = _together(low, name, read[0], other or ""), other or "", unit.end()
    if name == "minute" and text[end - 2 : end] == "半钟":
        low += 0.5
    factor, name = _PLAIN_UNITS.get(name, (1.0, name))
    return Quantity(start, end, "duration", low * factor, high, name), end


_PLAIN_UNITS: Final = {
    "five_minutes": (5.0, "minute"),
    "quarter_hour": (15.0, "minute"),
    "half_year": (6.0, "month"),
}
_SECONDS: Final = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2592000.0,
    "year": 31536000.0,
}


def _together(value: float, unit: str, more: float, other: str) -> float:
    if (unit, other) == ("year", "month"):
        return value * 12 + more
    return value * _SECONDS.get(unit, 1.0) / _SECONDS.get(other, 1.0) + more


def _money(
    text: str, start: int, end: int, value: tuple[float, float | None], code: str, grammar: _Grammar
) -> tuple[Quantity | None, int]:
    """Read 五元三毛, 50元6角三分, 一块二."""
    low, high = value
    place = 10.0
    while True:
        number = re.compile("[0-9]{1,2}|[一二三四五六七八九十]{1,3}").match(text, end)
        if not number:
            break
        read = value_of(number.group())
        unit = text[number.end() : number.end() + 1]
        if read is None:
            break
        if unit in grammar.names["cents"] and text[number.end() : number.end() + 2] not in {
            "分钟",
            "分之",
        }:
            low, end = low + read[0] * grammar.names["cents"][unit] / 100, number.end() + 1
            if text[number.end() : number.end() + 3].endswith("本銭"):
                end = number.end() + 3
        elif (
            text[end - 1] in "块元蚊毛毫角"
            and read[0] < 10
            and not _is_han(unit or "。")
            and not unit.isdigit()
        ):
            low, end = low + read[0] / (place if text[end - 1] in "块元蚊" else 100.0), number.end()
            break
        else:
            break
    for tail in ("人民币",):
        if text.startswith(tail, end):
            end += len(tail)
    return Quantity(start, end, "money", round(low, 6), high, code), end


def _counted(
    text: str,
    span: tuple[int, int, int],
    value: tuple[float, float | None],
    unit: re.Match[str],
    grammar: _Grammar,
) -> tuple[Quantity | None, int]:
    """Count with a measure word; 一个 and the like count nothing."""
    start, begin, end = span
    low, high = value
    number = text[begin:end]
    word = unit.group()
    pair = grammar.names["pairs"].get(word, 1)
    if number in {"一", "百", "千", "万"} and start == begin and pair == 1:
        return None, end
    last = unit.end()
    bound = ""
    if text[last : last + 1] == "多" and word in {"个", "次"}:
        last, bound = last + 1, "at_least"
    longer = grammar.unit.match(text, last) if word in {"个", "名", "位"} else None
    name = (
        word + longer.group()
        if longer and bound == "" and grammar.names[longer.lastgroup or "u0"][0] == "measure"
        else word
    )
    end = last if pair > 1 or bound else end
    return Quantity(
        start, last if pair > 1 else unit.end(), "count", low * pair, high, name, bound
    ), max(end, unit.end())


def _bare(
    text: str,
    span: tuple[int, int, int],
    value: tuple[float, float | None],
    code: str | None,
    grammar: _Grammar,
) -> tuple[Quantity | None, int]:
    """Keep a number without a unit if it cannot be part of a word."""
    start, begin, end = span
    low, high = value
    if code:
        return Quantity(start, end, "money", low, high, code), end
    number = text[begin:end]
    if text[end : end + 1] in _COINS:
        tenths = grammar.names["cents"][text[end]] / 100
        more = _CENT.match(text, end + 1)
        cents = value_of(more["n"]) if more else None
        return Quantity(
            start,
            more.end() if more else end + 1,
            "money",
            round(low * tenths + (cents[0] / 100 if cents else 0.0), 4),
            None,
            "CNY",
        ), more.end() if more else end + 1
    letters = re.compile("[a-z]+").match(text, end)
    if letters and number[-1].isdigit():
        return Quantity(start, letters.end(), "other", low, None, "code"), letters.end()
    if number[0] in _HAN and len(number) == 1 and start == begin:
        alone = not _is_han(text[begin - 1 : begin] or "。") and not _is_han(
            text[end : end + 1] or "。"
        )
        if not alone:
            return None, end
    return Quantity(start, end, "count", low, high), end
