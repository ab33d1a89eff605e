"""Chinese: a number → the quantity that it makes with what stands behind it."""

from __future__ import annotations

import re
from typing import Final

from opsanalyse.detect.quantities.hanzi import value_of
from opsanalyse.detect.quantities.sorts import SECONDS, together
from opsanalyse.detect.quantities.zh_patterns import HAN, NUMBER, Grammar
from opsanalyse.types import Quantity

NUMBER_AT: Final = re.compile(NUMBER)
_COINS: Final = frozenset("角毛毫")
_CENT = re.compile(r"(?P<n>[0-9]{1,2}|[一二三四五六七八九]{1,2})分?(?![0-9钟之])")
_SMALL_CHANGE = re.compile("[0-9]{1,2}|[一二三四五六七八九十]{1,3}")
_MONTH = re.compile("月")  # only behind 个半
_TO_ONE = re.compile(
    r"(?:[降减升掉变缩]为|[降减掉缩落只起次例单件]到|[降减缩]至|[只仅还]剩)(?:每[天周月年])?$"
)
"""Before the one that something came down to: 由五起变为一起."""
_VAGUE = frozenset({"个", "种", "类", "家", "部", "对", "套", "座"})
"""With these 一 is an article: 变为一个团队."""
_BACK = 4
_LIANG = re.compile("(?P<n>[0-9]|[一二三四五六七八九])两(?![个名家位])|半")
_LETTERS = re.compile("[a-z]+")


def is_han(char: str) -> bool:
    """Tell whether a character is Chinese."""
    return "\u4e00" <= char <= "\u9fff"


def half_of(
    text: str, begin: int, start: int, bound: str, grammar: Grammar
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
    kind, name = grammar.meanings[unit.lastgroup or "u0"]
    if kind == "tenth":
        return Quantity(start, unit.end(), "percent", 5.0, None, None, bound), unit.end()
    if kind != "duration":
        return None, end
    return Quantity(start, unit.end(), "duration", 0.5, None, name, bound), unit.end()


def with_unit(
    text: str,
    span: tuple[int, int, int],
    value: tuple[float, float | None],
    code: str | None,
    grammar: Grammar,
) -> tuple[Quantity | None, int]:
    """Give a number its kind by what stands behind it."""
    low, high = value
    unit, half = _unit_after(text, span[2], grammar)
    if unit is None:
        return _half_alone(text, span, low) or _bare(text, span, value, code, grammar)
    kind, name = grammar.meanings.get(unit.lastgroup or "", ("duration", "month"))
    return _united(text, span, (low + half, high), (kind, name, code), unit, grammar)


def _unit_after(text: str, end: int, grammar: Grammar) -> tuple[re.Match[str] | None, float]:
    """Find the unit behind a number, over 半 and 个半: 两个半小时, 一个半月, 三年半 keeps its own half."""
    if text.startswith("个半", end):
        unit = grammar.unit.match(text, end + 2) or _MONTH.match(text, end + 2)
        return (unit, 0.5) if unit else (None, 0.0)
    unit = grammar.unit.match(text, end)
    if unit is None and text.startswith("半", end):
        unit = grammar.unit.match(text, end + 1)
        return unit, 0.5 if unit else 0.0
    return unit, 0.0


def _half_alone(text: str, span: tuple[int, int, int], low: float) -> tuple[Quantity, int] | None:
    """Read 一个半 and 3半, with nothing behind."""
    start, _, end = span
    if text.startswith("个半", end):
        return Quantity(start, end + 2, "count", low + 0.5, None, "个"), end + 2
    if text.startswith("半", end) and not is_han(text[end + 1 : end + 2] or "。"):
        return Quantity(start, end + 1, "count", low + 0.5), end + 1
    return None


def _united(
    text: str,
    span: tuple[int, int, int],
    value: tuple[float, float | None],
    meaning: tuple[str, str | None, str | None],
    unit: re.Match[str],
    grammar: Grammar,
) -> tuple[Quantity | None, int]:
    start, begin, _ = span
    (low, high), (kind, name, code), end = value, meaning, unit.end()
    match kind:
        case "percent" | "points" | "permille":
            part = 10 if kind == "permille" else 1
            sort = "points" if kind == "points" else "percent"
            return Quantity(start, end, sort, low / part, high and high / part), end
        case "basis":
            return Quantity(start, end, "points", low / 100), end
        case "tenth":
            return _tenths(text, start, end, low, high)
        case "discount":
            return _discount(start, end, low, high), end
        case "multiple":
            half = 0.5 * (text[end : end + 1] == "半")
            return Quantity(start, end + (half > 0), "multiple", low + half, high), end + (half > 0)
        case "duration":
            return _duration(text, start, end, (low, high), name or "", grammar)
        case "money":
            return _money(text, start, end, (low, high), name or "", grammar)
        case "not" if code is None:
            return Quantity(
                start, end, "other", low, None, "age" if unit.group() == "岁" else "label"
            ), end
        case _:  # a currency before it makes money of any number: $80K后
            if code:
                return Quantity(start, unit.start(), "money", low, high, code), unit.start()
            return _counted(text, (start, begin, unit.start()), (low, high), unit, grammar)


def _discount(start: int, end: int, low: float, high: float | None) -> Quantity | None:
    """Read 八折, 八五折: the share of the price that is left."""
    left = low * 10 + high if high is not None else low * 10 if low <= 10 else low
    return Quantity(start, end, "percent", left, None, "discount") if left < 100 else None


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
    text: str, start: int, end: int, value: tuple[float, float | None], name: str, grammar: Grammar
) -> tuple[Quantity | None, int]:
    """Read 一年半, 三个多月, 8天20小时."""
    low, high = value
    if text[end : end + 1] == "半" and text[end + 1 : end + 2] not in {"年", "个", "天"}:
        low, end = low + 0.5, end + 1
    elif text[end : end + 1] == "多" and text[end + 1 : end + 2] not in {"个", "次", "元"}:
        end += 1
    while True:
        place = end + (text[end : end + 1] in {"又", "零", "余"})
        number = NUMBER_AT.match(text, place)
        unit = grammar.unit.match(text, number.end()) if number else None
        if not number or not unit or grammar.meanings[unit.lastgroup or "u0"][0] != "duration":
            break
        read, other = value_of(number.group()), grammar.meanings[unit.lastgroup or "u0"][1]
        if read is None or SECONDS.get(other or "", 0.0) >= SECONDS.get(name, 0.0):
            break
        low, name, end = together(low, name, read[0], other or ""), other or "", unit.end()
    if name == "minute" and text[end - 2 : end] == "半钟":
        low += 0.5
    factor, name = _PLAIN_UNITS.get(name, (1.0, name))
    return Quantity(start, end, "duration", low * factor, high, name), end


_PLAIN_UNITS: Final = {
    "five_minutes": (5.0, "minute"),
    "quarter_hour": (15.0, "minute"),
    "half_year": (6.0, "month"),
}


def _money(
    text: str, start: int, end: int, value: tuple[float, float | None], code: str, grammar: Grammar
) -> tuple[Quantity | None, int]:
    """Read 五元三毛, 50元6角三分, 一块二."""
    low, high = value
    place = 10.0
    while True:
        number = _SMALL_CHANGE.match(text, end)
        if not number:
            break
        read = value_of(number.group())
        unit = text[number.end() : number.end() + 1]
        if read is None:
            break
        if unit in grammar.cents and text[number.end() : number.end() + 2] not in {
            "分钟",
            "分之",
        }:
            low, end = low + read[0] * grammar.cents[unit] / 100, number.end() + 1
            if text[number.end() : number.end() + 3].endswith("本銭"):
                end = number.end() + 3
        elif (
            text[end - 1] in "块元蚊毛毫角"
            and read[0] < 10
            and not is_han(unit or "。")
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
    grammar: Grammar,
) -> tuple[Quantity | None, int]:
    """Count with a measure word; 一个 and the like count nothing."""
    start, begin, end = span
    low, high = value
    number = text[begin:end]
    word = unit.group()
    pair = grammar.pairs.get(word, 1)
    if number in {"一", "百", "千", "万"} and start == begin and pair == 1:
        only = number == "一" and word not in _VAGUE
        if not (only and _TO_ONE.search(text, max(0, begin - _BACK), begin)):
            return None, end
    last = unit.end()
    bound = ""
    liang = _LIANG.match(text, last) if word == "斤" else None
    if liang:  # 三斤半, 3斤5两
        tenths = (value_of(liang["n"]) or (5.0, None))[0] if liang["n"] else 5.0
        return Quantity(start, liang.end(), "count", low + tenths / 10, high, word), liang.end()
    if text[last : last + 1] == "多" and word in {"个", "次"}:
        last, bound = last + 1, "at_least"
    longer = grammar.unit.match(text, last) if word in {"个", "名", "位"} else None
    name = (
        word + longer.group()
        if longer and bound == "" and grammar.meanings[longer.lastgroup or "u0"][0] == "measure"
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
    grammar: Grammar,
) -> tuple[Quantity | None, int]:
    """Keep a number without a unit if it cannot be part of a word."""
    start, begin, end = span
    low, high = value
    if code:
        return Quantity(start, end, "money", low, high, code), end
    number = text[begin:end]
    if text[end : end + 1] in _COINS:
        tenths = grammar.cents[text[end]] / 100
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
    letters = _LETTERS.match(text, end)
    if letters and number[-1].isdigit():
        return Quantity(start, letters.end(), "other", low, None, "code"), letters.end()
    if number[0] in HAN and len(number) == 1 and start == begin:
        alone = not is_han(text[begin - 1 : begin] or "。") and not is_han(
            text[end : end + 1] or "。"
        )
        if not alone:
            return None, end
    return Quantity(start, end, "count", low, high), end
