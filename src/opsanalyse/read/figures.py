"""The characters of a page → the same, with the figures that a font keeps at private code points.

Some fonts of Chinese give their figures no code point of their own, and what made the PDF then counts them up
somewhere in the private area: ten in a row, 0 to 9. The years on the page tell where the row begins, since in
"2017" and "2020" the second figure is 0 and the first one stands two places behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from opsanalyse.read.glyphs import PRIVATE

_GROUP: Final = re.compile(f"(?:{PRIVATE.pattern})+")
_YEAR: Final = re.compile(r"20[0-4][0-9]")
_FIGURES: Final = 10
_LEAST: Final = 3
"""So many years tell, and two of them differ: icons that stand side by side are no years."""


def figures_in(texts: Iterable[str]) -> dict[str, str]:
    """Return which private characters stand for which figures; empty where no years tell."""
    groups = [group for text in texts for group in _GROUP.findall(text)]
    years = [group for group in groups if len(group) == len("2017") and _zero(group)]
    zeros = Counter(map(_zero, years))
    if not zeros:
        return {}
    zero = max(zeros, key=lambda code: (zeros[code], -code))
    table = {chr(zero + value): str(value) for value in range(_FIGURES)}
    read = [found for year in years if _YEAR.fullmatch(found := _told(year, table))]
    return table if len(read) >= _LEAST and len(set(read)) > 1 else {}


def put_in(chars: list[str], table: dict[str, str]) -> None:
    """Put figures in the places of the private characters that stand for them."""
    chars[:] = [table.get(char, char) for char in chars]


def _zero(group: Sequence[str]) -> int:
    """Return the code point of 0 if the group begins as "20" does, else 0."""
    first, second = map(ord, group[:2])
    return second if first - second == 2 else 0


def _told(group: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in group)
