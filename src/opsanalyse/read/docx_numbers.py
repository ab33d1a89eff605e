"""DOCX list definitions → the number that Word shows before each numbered paragraph.

Bullets give nothing: that a paragraph is a list item is told by its style.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from opsanalyse.read.docx_look import short, value

_LEVELS: Final = 9
_CHINESE: Final = "零一二三四五六七八九"
_ROMAN: Final = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LARGEST: Final = 1000


@dataclass(frozen=True)
class _Level:
    form: str
    pattern: str
    start: int


class Numbers:
    """Counts the paragraphs of every list as the document is walked."""

    def __init__(self, root: Any | None) -> None:
        self._lists = _lists(root) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def next(self, number: str, depth: int) -> str:
        """Return what stands before the next paragraph of list ``number`` at ``depth``, with its space."""
        key, levels = self._lists.get(number, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts[key]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.form not in _FORMS or "%" not in level.pattern:
            return ""
        text = level.pattern
        for place in range(min(depth + 1, _LEVELS)):
            shown = levels.get(place, level)
            text = text.replace(
                f"%{place + 1}",
                _FORMS.get(shown.form, str)(min(counts.get(place, shown.start), _LARGEST)),
            )
        return text + " " if text.isascii() else text


def _lists(root: Any) -> dict[str, tuple[str, Mapping[int, _Level]]]:
    """Map each list's number to its definition's identifier (lists that share one count on) and levels."""
    definitions = {
        value(item, "abstractNumId"): _levels(item)
        for item in root
        if short(item.tag) == "abstractNum"
    }
    found: dict[str, tuple[str, Mapping[int, _Level]]] = {}
    for item in root:
        if short(item.tag) == "num":
            definition = next(
                (value(child) for child in item if short(child.tag) == "abstractNumId"), ""
            )
            overrides = [child for child in item if short(child.tag) == "lvlOverride"]
            key = value(item, "numId") if overrides else definition
            levels = dict(definitions.get(definition, {}))
            for override in overrides:
                levels |= _overridden(levels, override)
            found[value(item, "numId")] = (
                ("num" if overrides else "abstract") + key,
                levels,
            )
    return found


def _overridden(levels: Mapping[int, _Level], override: Any) -> Mapping[int, _Level]:
    """Return the levels that one list has of its own: another definition, or another first number."""
    depth = value(override, "ilvl")
    told = _levels(override)
    start = next((value(item) for item in override if short(item.tag) == "startOverride"), "")
    level = levels.get(int(depth)) if depth.isdecimal() else None
    if level and start.isdecimal():
        told[int(depth)] = replace(told.get(int(depth), level), start=int(start))
    return told


def _levels(definition: Any) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for item in definition:
        if short(item.tag) == "lvl" and value(item, "ilvl").isdecimal():
            parts = {short(child.tag): value(child) for child in item}
            start = parts.get("start", "1")
            levels[int(value(item, "ilvl"))] = _Level(
                parts.get("numFmt", "decimal"),
                parts.get("lvlText", ""),
                int(start) if start.isdecimal() else 1,
            )
    return levels


def _letters(number: int) -> str:
    """After z comes aa, then bb, as Word counts."""
    turns, place = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        times, number = divmod(number, size)
        text += sign * times
    return text


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens >= 10:
        return str(number)
    head = "" if not tens else "十" if tens == 1 else _CHINESE[tens] + "十"
    return head + (_CHINESE[ones] if ones or not tens else "")


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": str,
    "decimalEnclosedCircle": lambda number: (
        chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    ),
    "decimalEnclosedCircleChinese": lambda number: (
        chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    ),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _chinese,
}
