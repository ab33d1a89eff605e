"""Lines of a section, apart → the same, with an employer or title that a narrow column has wrapped made one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from opsanalyse.segment.blocks import filling
from opsanalyse.segment.cues import find_cues
from opsanalyse.segment.entries import may_name
from opsanalyse.segment.names import is_legal, level_of
from opsanalyse.segment.rows import Row
from opsanalyse.segment.widths import columns
from opsanalyse.segment.wraps import binds

_ENDS: Final = (".", ",", ";", "，", "。", ")", "）")
_WIDEST: Final = 60  # columns that a name takes at most


def with_whole_names(
    text: str, pieces: Sequence[tuple[Row, ...]], lines: Sequence[Row]
) -> list[tuple[Row, ...]]:
    """Join lines that stand alone where the next one goes on naming what the one above names.

    ``lines`` are those of the section: what stands above it may be set wider.
    """
    if not any(row.look and row.look.box for row in lines):
        return list(pieces)
    fills = filling(lines)
    done: list[tuple[Row, ...]] = []
    for piece in pieces:
        if done and len(done[-1]) == len(piece) == 1 and _goes_on(done[-1][0], piece[0], fills):
            done[-1] = (_whole(text, done[-1][0], piece[0]),)
        else:
            done.append(piece)
    return done


def _goes_on(above: Row, row: Row, fills: Callable[[Row, Row], bool]) -> bool:
    """Tell the rest of a name: what is bound to it, a small letter, or more words of a firm in the same letters."""
    a, b = above.look, row.look
    if not (a and b and a.box and b.box) or row.after_blank:
        return False
    if a.bold != b.bold or a.size != b.size:
        return False
    if above.glyph or row.glyph or above.dates or row.dates:
        return False  # no names, as one look shows
    if columns(above.text) + columns(row.text) > _WIDEST or not fills(above, row):
        return False
    if any("\t" in line.text or "|" in line.text for line in (above, row)):
        return False
    if not (may_name(above, studied=False) and may_name(row, studied=False)):
        return False
    return binds(above.text) or row.text[0].islower() or not (_is_whole(above) or _is_told(row))


def _is_whole(row: Row) -> bool:
    return is_legal(row.plain.rsplit(maxsplit=1)[-1]) or row.text.endswith(_ENDS) or _is_told(row)


def _is_told(row: Row) -> bool:
    """Tell a title, degree or school: it is another name than a firm's."""
    kinds = {cue.label for cue in find_cues(row.plain)}
    return level_of(row.plain) is not None or not kinds.isdisjoint({"degrees", "schools"})


def _whole(text: str, above: Row, row: Row) -> Row:
    between = text[above.end : row.start]
    return above._replace(
        end=row.end,
        text=text[above.start : row.end],
        plain=f"{above.plain}{between}{row.plain}",
        width=above.width + row.width + 1,
    )
