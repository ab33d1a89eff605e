"""The card of units → a plot of how far its chances can be relied on: ``python -m opsanalyse.train.reliability``.

For each label the share of units that hold it stands over the mean chance they were given, a dot a tenth of
chances, larger for more units; on the diagonal a chance means what it says. Every unit was held out.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from opsanalyse.detect.roles import CLAIM, MODEL
from opsanalyse.resources import shipped
from opsanalyse.types import ROLES

PLOT: Final = Path("docs/reliability.svg")
_SIDE, _GAP, _TOP = 150, 34, 30
_LARGEST: Final = 9.0  # radius of a dot for a thousand units


def plot(card: dict[str, Any]) -> str:
    """Return an SVG with one square a label."""
    labels = (*ROLES, CLAIM)
    width = len(labels) * (_SIDE + _GAP) + _GAP
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_SIDE + 2 * _TOP + 12}" '
            'font-family="sans-serif" font-size="12" fill="#333">'
        ),
        f'<rect width="{width}" height="{_SIDE + 2 * _TOP + 12}" fill="#fff"/>',
    ]
    for i, label in enumerate(labels):
        parts += _square(_GAP + i * (_SIDE + _GAP), label, card["figures"][label]["reliability"])
    return "\n".join([*parts, "</svg>"]) + "\n"


def _square(left: int, label: str, tenths: Sequence[Sequence[float]]) -> Iterator[str]:
    bottom = _TOP + _SIDE
    yield f'<text x="{left}" y="{_TOP - 10}" font-weight="bold">{label}</text>'
    yield f'<rect x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#bbb"/>'
    yield f'<line x1="{left}" y1="{bottom}" x2="{left + _SIDE}" y2="{_TOP}" stroke="#bbb"/>'
    for chance, share, units in tenths:
        radius = max(1.5, min(_LARGEST, _LARGEST * math.sqrt(units / 1000)))
        yield (
            f'<circle cx="{left + _SIDE * chance:.1f}" cy="{bottom - _SIDE * share:.1f}" r="{radius:.1f}" '
            'fill="#2f6f9f" fill-opacity="0.75"/>'
        )
    yield f'<text x="{left}" y="{bottom + 16}">0</text>'
    yield f'<text x="{left + _SIDE}" y="{bottom + 16}" text-anchor="end">1 chance</text>'


def error(tenths: Sequence[Sequence[float]]) -> float:
    """Return the mean distance between chance and share, weighed by units."""
    return sum(n * abs(chance - share) for chance, share, n in tenths) / sum(n for *_, n in tenths)


def main() -> None:
    """Draw the plot and print each label's mean distance."""
    card = json.loads((shipped("models") / MODEL / "card.json").read_text(encoding="utf-8"))
    PLOT.write_text(plot(card), encoding="utf-8")
    for label, figures in card["figures"].items():
        print(
            f"{label:16} chance and share differ by {error(figures['reliability']):.3f} on average"
        )


if __name__ == "__main__":
    main()
