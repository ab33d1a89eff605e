"""Where the text boxes of a DOCX stand on the page → the order in which they are read.

Boxes that hang on one paragraph lie in the file in the order in which they were drawn: a sidebar or the name may come
last. Their places tell the order of a reader: from the top, and of what stands side by side the left column first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from opsanalyse.read.docx_look import short

_SLACK: Final = 0.2
"""Share of a box's side that may lie over another's and yet stand beside or below it."""
_Rows = TypeVar("_Rows")


class Place(NamedTuple):
    """A box in English metric units; ``frame`` tells from what it is measured."""

    left: int
    top: int
    width: int
    height: int
    frame: tuple[str, str]


def place_of(anchor: Any) -> Place | None:
    """Return where an anchored drawing stands; nothing where it is told by words ("at the right") or not at all."""
    offsets, frames = [], []
    for way in ("positionH", "positionV"):
        position = next((e for e in anchor if short(e.tag) == way), None)
        offset = None if position is None else next(iter(position), None)
        if position is None or offset is None or short(offset.tag) != "posOffset":
            return None
        offsets.append(_whole(offset.text))
        frames.append(position.get("relativeFrom", ""))
    extent = next((e for e in anchor if short(e.tag) == "extent"), None)
    sizes = [_whole("" if extent is None else extent.get(side, "")) for side in ("cx", "cy")]
    return Place(offsets[0], offsets[1], sizes[0], sizes[1], (frames[0], frames[1]))


def _whole(number: str | None) -> int:
    try:
        return int(number or "")
    except ValueError:
        return 0


def in_order(boxes: Sequence[tuple[Place | None, _Rows]]) -> list[_Rows]:
    """Return what boxes hold as it is read; as written where not all are measured from one frame."""
    placed = [(place, rows) for place, rows in boxes if place]
    if len(placed) < len(boxes) or len({place.frame for place, _ in placed}) > 1:
        return [rows for _, rows in boxes]
    return [
        rows
        for band in _parted(placed, _down)
        for column in _parted(band, _across)
        for _, rows in sorted(column, key=lambda box: box[0].top)
    ]


def _down(place: Place) -> tuple[int, int]:
    return place.top, place.height


def _across(place: Place) -> tuple[int, int]:
    return place.left, place.width


def _parted(
    boxes: Sequence[tuple[Place, _Rows]], way: Callable[[Place], tuple[int, int]]
) -> Iterator[list[tuple[Place, _Rows]]]:
    """Part boxes along one ``way`` where no box lies across."""
    held: list[tuple[Place, _Rows]] = []
    end = 0
    for place, rows in sorted(boxes, key=lambda box: way(box[0])[0]):
        start, size = way(place)
        if held and start >= end - _SLACK * size:
            yield held
            held = []
        end = max(end, start + size) if held else start + size
        held.append((place, rows))
    if held:
        yield held
