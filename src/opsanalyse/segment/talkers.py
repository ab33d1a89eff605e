"""A text → the names that stand before what somebody says: in transcripts, and as senders in exports of chats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from opsanalyse.segment.asking import LIKELY, asks
from opsanalyse.segment.chats import find_heads
from opsanalyse.segment.marks import Piece, pieces
from opsanalyse.segment.rows import rows
from opsanalyse.segment.speakers import find_speakers, is_turn, key
from opsanalyse.types import Document


def talkers(document: Document) -> set[str]:
    """Return the labels of those who speak or write, as they are written; roles are among them."""
    lines = rows(document)
    cut = pieces(lines)
    return {who for _, who in find_heads(lines).values() if who} | set(_speaking(cut))


def _speaking(cut: Sequence[Piece]) -> Iterator[str]:
    """Yield who speaks in a conversation, which also opens with one who asks and one who replies."""
    turns = [piece for piece in cut if is_turn(piece)]
    speakers = find_speakers(cut)
    known = speakers.askers | speakers.answerers
    counted = Counter(key(piece.who) for piece in turns)
    asked = bool(turns) and turns[0] is cut[0] and _asks(turns[0]) and len(counted) > 1
    for piece in turns:
        name = key(piece.who)
        if name in known or (known and counted[name] > 1) or (asked and not known):
            yield piece.who


def _asks(piece: Piece) -> bool:
    start = piece.row.start
    return asks(piece.row.plain[piece.spoken - start : piece.end - start]) >= LIKELY
