"""A result and the clause of its figure → does it say of what the figure is?"""

from __future__ import annotations

import re
from typing import Final

from opsanalyse.detect.concepts import columns
from opsanalyse.types import Outcome, Unit

_PAUSE: Final = re.compile("[,;:。，；：！？!?\n]|[.](?![0-9])")
_NAMED: Final = 10
"""Columns beside a value that it takes to name what was measured; "aumentó" and “增长了” name nothing."""

_SMALL: Final = 3


def is_named(text: str, unit: Unit, outcome: Outcome) -> bool:
    """Tell whether a result says of what its figure is; what goes from somewhere to somewhere is named beside it."""
    return bool(outcome.metric) or outcome.baseline or names_more(text, unit, outcome)


def names_more(text: str, unit: Unit, outcome: Outcome) -> bool:
    """Tell whether the clause of a value says more than that something changed: "borrowing … rose by ⟦45%⟧"."""
    value = outcome.value or outcome
    cuts = [m.end() for m in _PAUSE.finditer(text, unit.start, value.start)]
    until = _PAUSE.search(text, value.end, unit.end)
    clause = (cuts[-1] if cuts else unit.start, until.start() if until else unit.end)
    apart = (value, *(part for part in outcome.parts if part.label == "timeframe"))
    places = set(range(*clause)).difference(*(range(s.start, s.end) for s in apart))
    said = "".join(
        text[at] if at in places and text[at].isalpha() else " " for at in range(*clause)
    )
    return sum(columns(word) for word in said.split() if _names(word)) >= _NAMED


def _names(word: str) -> bool:
    """Leave out the small words between: "con un aumento del ⟦30 %⟧" names no more than "aumentó"."""
    return len(word) > _SMALL or not word.isascii()
