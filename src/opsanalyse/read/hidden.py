"""Runs of a page → those a reader sees, and remarks on those that nobody sees.

Suspicion is cheap (colour, size, place, what was painted later); the verdict is the page's own
picture: text whose box shows no contrast is not there for a reader, whatever lies behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.read.chars import Run
from opsanalyse.read.draft import Corners, Remark
from opsanalyse.read.ink import FAINT_ALPHA, FAINT_COLOUR, Drawings, Patch

_TINY: Final = 2.5
"""Points. TeX's \\tiny is 5; nobody reads half of that."""
_NEAR: Final = 40
_SCAN_SHARE: Final = 0.5
_COVERED: Final = 0.9


@dataclass(frozen=True)
class Sheet:
    """What is needed to judge a page's runs."""

    number: int
    width: float
    height: float
    drawings: Drawings
    order: Callable[[Run], int | None]
    contrast: Callable[[Corners], int]
    """Largest difference of a colour channel inside a box of the page's picture, 0 to 255."""


_VISIBLE_CONTRAST: Final = 24


def is_scan(drawings: Drawings, width: float, height: float) -> bool:
    """Tell whether pictures cover most of the page, so that text on it is a scanner's layer."""
    area = sum(_area(_clip(picture.box, width, height)) for picture in drawings.pictures)
    return area >= _SCAN_SHARE * width * height


def part_hidden(runs: Sequence[Run], sheet: Sheet) -> tuple[list[Run], list[Remark]]:
    """Return the runs that are seen and a remark for each stretch that is not."""
    scan = is_scan(sheet.drawings, sheet.width, sheet.height)
    seen: list[Run] = []
    hidden: list[tuple[Run, str]] = []
    for run in runs:
        reason = _reason(run, sheet, scan=scan)
        if reason:
            hidden.append((run, reason))
        else:
            seen.append(run)
    layered = scan and any(run.invisible for run in seen)
    layer = [Remark("scan-layer", {"page": sheet.number}, sheet.number)] if layered else []
    return seen, layer + _remarks(hidden, sheet.number)


def _reason(run: Run, sheet: Sheet, *, scan: bool) -> str:
    """Why nobody sees the run, or nothing."""
    if run.x1 <= 0 or run.y1 <= 0 or run.x0 >= sheet.width or run.y0 >= sheet.height:
        return "off-page"
    if run.size < _TINY and run.height < _TINY * 1.5:
        return "tiny"
    if run.invisible:
        return "" if scan else "invisible"
    doubt = _doubt(run, sheet, scan=scan)
    unseen = doubt and sheet.contrast((run.x0, run.y0, run.x1, run.y1)) < _VISIBLE_CONTRAST
    return doubt if unseen else ""


def _doubt(run: Run, sheet: Sheet, *, scan: bool) -> str:
    """What might make the run unseen: a reason to look at the page's picture."""
    if run.colour[3] < FAINT_ALPHA:
        return "transparent"
    if min(run.colour[:3]) >= FAINT_COLOUR and not _is_backed(run, sheet):
        return "same-colour"
    if _on_own_colour(run, sheet.drawings.fills):
        return "same-colour"
    return "covered" if not scan and _may_be_covered(run, sheet) else ""


def _is_backed(run: Run, sheet: Sheet) -> bool:
    """White on a dark band: the last shape painted under the run has another colour."""
    under = [fill for fill in sheet.drawings.fills if _share_within(run, fill.box) > _COVERED]
    if not under or any(_share_within(run, picture.box) > 0 for picture in sheet.drawings.pictures):
        return False
    painted = sheet.order(run)
    return painted is not None and under[-1].order < painted and not _is_near(under[-1], run)


def _on_own_colour(run: Run, fills: Sequence[Patch]) -> bool:
    return any(_is_near(fill, run) and _share_within(run, fill.box) > _COVERED for fill in fills)


def _is_near(fill: Patch, run: Run) -> bool:
    return (
        fill.colour is not None
        and max(abs(a - b) for a, b in zip(fill.colour, run.colour, strict=False)) < _NEAR
    )


def _may_be_covered(run: Run, sheet: Sheet) -> bool:
    over = [
        patch
        for patch in (*sheet.drawings.fills, *sheet.drawings.pictures)
        if _share_within(run, patch.box) > _COVERED
    ]
    if not over:
        return False
    painted = sheet.order(run)
    return painted is not None and any(patch.order > painted for patch in over)


def _share_within(run: Run, box: Corners) -> float:
    if run.x0 >= box[2] or run.x1 <= box[0] or run.y0 >= box[3] or run.y1 <= box[1]:
        return 0.0
    inside = (max(run.x0, box[0]), max(run.y0, box[1]), min(run.x1, box[2]), min(run.y1, box[3]))
    return _area(inside) / max((run.x1 - run.x0) * run.height, 1e-6)


def _clip(box: Corners, width: float, height: float) -> Corners:
    return max(box[0], 0.0), max(box[1], 0.0), min(box[2], width), min(box[3], height)


def _area(box: Corners) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _remarks(hidden: Sequence[tuple[Run, str]], page: int) -> list[Remark]:
    """Stretches hidden one after another for one reason are told as one."""
    groups: list[tuple[str, list[Run]]] = []
    for run, reason in hidden:
        if groups and groups[-1][0] == reason:
            groups[-1][1].append(run)
        else:
            groups.append((reason, [run]))
    return [
        _remark(reason, runs, page)
        for reason, runs in groups
        if any(run.text.strip() for run in runs)
    ]


def _remark(reason: str, runs: Sequence[Run], page: int) -> Remark:
    quote = " ".join(run.text for run in runs).strip()[:500]
    box = (
        min(r.x0 for r in runs),
        min(r.y0 for r in runs),
        max(r.x1 for r in runs),
        max(r.y1 for r in runs),
    )
    x0, y0, x1, y1 = (round(side, 1) for side in box)
    return Remark("hidden-text", {"quote": quote, "reason": reason}, page, (x0, y0, x1, y1))
