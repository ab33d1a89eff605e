"""Simplified, folded Chinese text → its quantities, by one walk from numeral to numeral.

White space inside the text is taken out first (a wrapped line or "百 分 之 八" changes nothing) and the offsets
are mapped back.
"""

from __future__ import annotations

import re
from typing import Final

from opsanalyse.detect.quantities.hanzi import value_of
from opsanalyse.detect.quantities.zh_patterns import BIG, HAN, NUMBER, Grammar, grammar
from opsanalyse.detect.quantities.zh_units import NUMBER_AT, half_of, is_han, with_unit
from opsanalyse.types import Quantity

_MOST: Final = 1000  # a unit with more numerals is a table of data; the rest is left unread
_NAMES_ONLY: Final = frozenset("参參陆伍肆柒捌玖拾佰仟贰叁")  # alone: 参加, 登陆, 收拾
_OTHER: Final = frozenset({"web", "hours", "phone", "version", "label", "code"})
_LOOK_BACK: Final = 4
_ERA = re.compile(r"(?:19|20)[0-9]{2}")
_SHARE = re.compile(
    rf"(?:(?P<whole>{NUMBER})又)?(?P<below>{NUMBER})分之(?P<above>{NUMBER})(?P<more>[多几])?"
)
# "每五个就有一个"
_EVERY = re.compile(
    rf"(?P<below>{NUMBER})[^0-9{HAN}\s，,。]{{1,6}}?(?:就|里|中|当中|里面)?就?有(?P<above>{NUMBER})[个位名人家单]?"
)
# "三个能留住一个"
_ONE_STAYS = re.compile(
    rf"(?P<below>{NUMBER})[个位](?:客人|人|新客|顾客|客户|用户)?(?:里面?|中|当中)?[就才只也]?[能会]?"
    rf"(?:留住|留下|留得住|成交|回来|转化)了?(?P<above>{NUMBER})[个位]"
)
_RATIO = re.compile(
    r"(?P<a>[0-9]{1,9}(?:\.[0-9]{1,6})?)\s?[:：比]\s?(?P<b>[0-9]{1,9}(?:\.[0-9]{1,6})?)"
)
_SLASH = re.compile(r"(?P<whole>[0-9]{1,9} )?(?P<a>[0-9]{1,4})/(?P<b>[0-9]{1,4})(?![0-9/])")
_TIMES = re.compile(rf"翻了?(?:近|快|将近|差不多|超)?(?P<n>{NUMBER})番")
_RANGE = re.compile(rf"\s?(?:[-~]|至|到)\s?(?P<high>{NUMBER})")
_MORE: Final = frozenset("多余来几")


def find(plain: str) -> tuple[Quantity, ...]:
    """Return the quantities of folded and simplified text, left to right, none inside another."""
    text, offsets = squeezed(plain)
    patterns = grammar()
    found: list[Quantity] = []
    position = 0
    for _ in range(_MOST):
        anchor = patterns.anchor.search(text, position)
        if anchor is None:
            break
        hit = patterns.start.match(text, anchor.start())
        if hit is None:
            position = anchor.end()
            continue
        quantity, position = _read(text, hit, position, patterns)
        if quantity:
            found.append(_placed(plain, quantity, offsets))
    return tuple(found)


def squeezed(text: str) -> tuple[str, list[int] | None]:
    """Take out white space beside a Chinese character; return the place of each kept character."""
    if not (" " in text or "\n" in text or "\t" in text):
        return text, None
    kept = [i for i, char in enumerate(text) if char not in " \n\t" or not _beside_han(text, i)]
    return "".join([text[i] for i in kept]), [*kept, len(text)]


def _beside_han(text: str, index: int) -> bool:
    left, right = text[index - 1 : index], text[index + 1 : index + 2]
    if not left or not right or right in " \n\t%" or left in " \n\t":
        return True
    mixed = left.isdigit() and right in HAN and right not in BIG
    return (is_han(left) or is_han(right)) and not mixed


def _placed(plain: str, quantity: Quantity, offsets: list[int] | None) -> Quantity:
    if offsets is None:
        return quantity
    start, end = offsets[quantity.start], offsets[quantity.end - 1] + 1
    if (
        end - start > 1
        and plain[end - 1] in _MORE
        and plain[end - 2] == " "
        and _goes_on(plain, end)
    ):
        end = offsets[quantity.end - 2] + 1  # "压到三成 多拍实景": the next statement begins there
    return Quantity(
        start, end, quantity.kind, quantity.value, quantity.high, quantity.unit, quantity.bound
    )


def _goes_on(plain: str, at: int) -> bool:
    return is_han(plain[at : at + 1]) and plain[at] not in HAN


def _read(
    text: str, hit: re.Match[str], floor: int, patterns: Grammar
) -> tuple[Quantity | None, int]:
    """Read the quantity of a hit; return it with the place to go on from."""
    kind = next((name for name in _GROUPS if hit[name]), "number")
    start, end = hit.span()
    if kind in _OTHER:
        return Quantity(start, end, "other", 0.0, unit=kind), end
    match kind:
        case "idiom":
            return None, end
        case "feast" | "date":
            return Quantity(start, end, "date", _year(hit.group())), end
        case "rank":
            return _rank(hit), end
        case "times":
            return _folded(hit), end
        case "word":
            return _worded(hit, patterns), end
        case _:
            return _amount(text, hit, floor, patterns)


_GROUPS: Final = (
    "web",
    "hours",
    "feast",
    "rank",
    "date",
    "phone",
    "version",
    "label",
    "code",
    "idiom",
    "word",
    "times",
)


def _year(text: str) -> float:
    found = _ERA.search(text)
    return float(found.group()) if found else 0.0


def _rank(hit: re.Match[str]) -> Quantity:
    number = NUMBER_AT.search(hit.group())
    read = value_of(number.group()) if number else None
    value = read[0] if read else {"亚": 2.0, "季": 3.0}.get(hit.group()[0], 1.0)
    return Quantity(*hit.span(), "rank", value)


def _folded(hit: re.Match[str]) -> Quantity | None:
    """Read 翻了两番: doubled twice."""
    times = _TIMES.fullmatch(hit.group())
    read = value_of(times["n"]) if times else None
    if read is None or read[0] > 20:  # nothing doubles so often
        return None
    return Quantity(*hit.span(), "multiple", 2.0 ** read[0], unit="verb")


def _worded(hit: re.Match[str], patterns: Grammar) -> Quantity:
    """Read 翻倍, 减半, 一半, 对折."""
    word = hit.group()
    if word in patterns.discounts:
        return Quantity(*hit.span(), "percent", float(patterns.discounts[word]), unit="discount")
    group = next(
        name
        for name, said in hit.groupdict().items()
        if said and name[0] == "w" and name[1:].isdigit()
    )
    value = float(patterns.meanings[group])
    if word[0] in "翻成加倍减腰砍对折":
        return Quantity(*hit.span(), "multiple", value, unit="verb")
    return Quantity(*hit.span(), "fraction", value)


def _amount(
    text: str, hit: re.Match[str], floor: int, patterns: Grammar
) -> tuple[Quantity | None, int]:
    """Read a number with sign, currency, range, unit and bounds."""
    begin, number = hit.start(), hit["number"]
    start, sign, code, bound = _before(text, begin, floor, patterns)
    special = _special(text, begin, floor)
    if special:
        return _signed(special, start, sign, bound), special.end
    if number == "零" and text.startswith(patterns.none_of, begin + 1):
        return Quantity(begin, begin + 1, "count", 0.0), begin + 1
    if number in _NAMES_ONLY and not _is_alone(text, begin):
        return None, begin + 1
    if number == "半":
        return half_of(text, begin, start, bound, patterns)
    read = _value(number)
    if read is None:
        return None, begin + max(1, len(number))
    if number[0] in "几数" or _MORE & set(number):
        bound = bound or "at_least"
    return _measured(
        text, (start, begin, begin + len(number)), (sign, *read), (code, bound), patterns
    )


def _before(
    text: str, begin: int, floor: int, patterns: Grammar
) -> tuple[int, float, str | None, str]:
    """Look back from a number over its currency, sign and bound: 超过-¥3."""
    start, sign, code, bound = begin, 1.0, None, ""
    for size in (4, 3, 2, 1):
        place = start - size - (text[start - 1 : start] == " ")
        word = text[place : place + size]
        if place >= floor and word in patterns.coins:
            start, code = place, patterns.coins[word]
            break
    signed = text[start - 1 : start] if start > floor else ""
    if signed == "负" or (signed == "-" and _is_free(text, start - 1)):
        start, sign = start - 1, -1.0
    for size in (3, 2, 1):
        known = patterns.bounds.get(text[max(floor, start - size) : start])
        if known and start - size >= floor and (not known[1] or text[start] in known[1]):
            return start - size, sign, code, known[0]
    return start, sign, code, bound


def _is_free(text: str, index: int) -> bool:
    return index == 0 or text[index - 1] in " (（,，:：\n"


def _is_alone(text: str, index: int) -> bool:
    return not is_han(text[index - 1 : index] or "。") and not is_han(
        text[index + 1 : index + 2] or "。"
    )


def _value(number: str) -> tuple[float, float | None] | None:
    """Read a numeral, 几十 and 十几 among them."""
    if number[0] in "几数":
        return value_of("一" + number[1:])
    return (10.0, None) if number == "十几" else value_of(number)


def _measured(
    text: str,
    span: tuple[int, int, int],
    value: tuple[float, float, float | None],
    known: tuple[str | None, str],
    patterns: Grammar,
) -> tuple[Quantity | None, int]:
    """Read what follows a number: 多, the upper end of a range, the unit, a bound."""
    start, begin, end = span
    sign, low, high = value
    code, bound = known
    raised = _raised(text, start, end, low, patterns)
    if raised:
        high, end = raised
    elif text[end : end + 1] in _MORE:
        end, bound = end + 1, bound or "at_least"
    quantity, end = with_unit(text, (start, begin, end), (sign * low, high), code, patterns)
    if quantity is None:
        return None, end
    after = patterns.after.match(text, end)
    if after:
        bound, end = patterns.meanings[after.lastgroup or "a0"], after.end()
    return (
        Quantity(
            quantity.start,
            end,
            quantity.kind,
            quantity.value,
            quantity.high,
            quantity.unit,
            bound or quantity.bound,
        ),
        end,
    )


def _signed(quantity: Quantity, start: int, sign: float, bound: str) -> Quantity:
    first = min(start, quantity.start)
    return Quantity(
        first, quantity.end, quantity.kind, sign * quantity.value, None, quantity.unit, bound
    )


def _special(text: str, begin: int, floor: int) -> Quantity | None:
    """Read 三分之一, 百分之八, 每五个就有一个, 3:1, 8/10 at a place."""
    share = _SHARE.match(text, begin)
    if share:
        return _share(share)
    after = begin > floor and text[begin - 1] == "每"
    every = _EVERY.match(text, begin) if after else _ONE_STAYS.match(text, begin)
    if every:
        below, above = value_of(every["below"]), value_of(every["above"])
        if below and above and 0 < above[0] < below[0]:
            return Quantity(begin - after, every.end(), "fraction", above[0] / below[0])
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
    text: str, start: int, end: int, low: float, grammar: Grammar
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
