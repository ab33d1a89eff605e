"""Units with a first judgement each → rows of numbers that show every unit among its neighbours.

A unit's role leans on the roles around it: what follows a problem is rarely another greeting. The first
judgement looks at words; these rows carry it, and the neighbours', to a second one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from opsanalyse.detect.features import blocks
from opsanalyse.types import LANGUAGES, Unit

_REACH: Final = (-2, -1, 1, 2)
_STEEP: Final = 2.0  # margins beyond this are all the same: sure
_KINDS: Final = (
    "count",
    "percent",
    "points",
    "money",
    "multiple",
    "fraction",
    "rank",
    "duration",
    "date",
)
_SECTIONS: Final = (None, "experience", "projects", "summary", "skills", "education", "awards")
_MOST: Final = 3  # a fourth number or neighbour tells nothing new


def sequence_rows(margins: Any, units: Sequence[Unit]) -> Any:
    """Return an array of shape (units, columns) from first margins of shape (units, labels)."""
    import numpy as np

    own = np.tanh(np.asarray(margins, dtype=np.float64) / _STEEP)
    rows = []
    for (first, last), i in blocks(units):
        around = [
            own[i + step] if first <= i + step <= last else np.zeros(own.shape[1])
            for step in _REACH
        ]
        block = own[first : last + 1]
        rows.append(
            np.concatenate(
                [margins[i], *around, block.mean(0), block.max(0), _facts(units[i], i, first, last)]
            )
        )
    # Trees were grown on single precision: so that no threshold falls between two roundings.
    return np.array(rows, dtype=np.float32)


def _facts(unit: Unit, i: int, first: int, last: int) -> list[float]:
    kinds = [quantity.kind for quantity in unit.quantities]
    before, after = i - first, last - i
    return [
        *(float(min(_MOST, kinds.count(kind))) for kind in _KINDS),
        *(float(unit.section == section) for section in _SECTIONS),
        *(float(unit.lang == lang) for lang in LANGUAGES),
        float(unit.bullet),
        float(bool(unit.channels)),
        float(unit.end - unit.start) * (3.0 if unit.lang == "zh" else 1.0),
        float(min(_MOST, before)),
        float(min(_MOST, after)),
        before / (before + after + 1),
    ]
