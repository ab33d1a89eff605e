"""A number written in digits → its value, whatever the local separators."""

from __future__ import annotations

import re
from typing import Final

_LONGEST = 24  # a longer run of digits is an identifier, not a number
_GROUPS = re.compile(r"[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
VULGAR: Final = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅙": 1 / 6,
    "⅛": 1 / 8,
}
_POWER = re.compile(r"(?:(?P<ten>[x×*]\s?10)?\^(?P<exponent>.+)|e(?P<shift>[+-]?[0-9]+))$")
_BIGGEST: Final = 300.0


def value_of(text: str, decimal: str) -> float | None:
    """Return the value of digits as written where ``decimal`` marks decimals; None if they are none."""
    if len(text) > _LONGEST:
        return None
    if text[-1] in VULGAR:
        whole = value_of(text[:-1], decimal) if len(text) > 1 else 0.0
        return None if whole is None else whole + VULGAR[text[-1]]
    power = _POWER.search(text)
    if power:
        base = value_of(text[: power.start()], decimal)
        return None if base is None else _raised(base, power)
    signs = [char for char in text if not char.isdigit()]
    return float(_plain(text, signs, decimal)) if text[-1].isdigit() else None


def _raised(base: float, power: re.Match[str]) -> float | None:
    exponent = float((power["exponent"] or power["shift"]).replace(",", "."))
    if abs(exponent) > _BIGGEST:
        return None
    try:
        found = base**exponent if not (power["ten"] or power["shift"]) else base * 10.0**exponent
    except (OverflowError, ZeroDivisionError):
        return None
    return found if isinstance(found, float) else None


def _plain(text: str, signs: list[str], decimal: str) -> str:
    """Write the number with a point for decimals and nothing for thousands."""
    if not signs:
        return text
    last = signs[-1]
    bare = text.replace(" ", "").replace("'", "")
    if last in " '":
        return bare
    whole, _, rest = bare.rpartition(last)
    whole = whole.replace(",", "").replace(".", "")
    if _is_thousands(text, signs, last, decimal):
        return whole + rest
    return f"{whole or '0'}.{rest}"


def _is_thousands(text: str, signs: list[str], last: str, decimal: str) -> bool:
    if signs.count(last) > 1:
        return True
    if len(set(signs)) > 1 or not _GROUPS.fullmatch(text) or text.startswith("0"):
        return False
    return last != decimal
