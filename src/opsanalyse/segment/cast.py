"""Pieces of a transcript → the names that its head gives to who asks and who answers, and the pieces without that head.

"Entrevistadora: Laura Pineda / Candidato: Tomás Arriagada" above "Laura: …" and "Tomás: …" tells who is who; nobody
asks anything there. So does "面试官：王磊 / 候选人：周以宁" above turns of "面试官" and "周以宁".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from opsanalyse.language import plain as plain_of
from opsanalyse.segment.marks import Piece
from opsanalyse.segment.speakers import NOBODY, Speakers, is_known_to, is_turn, key
from opsanalyse.segment.widths import columns

_LONGEST: Final = 60  # columns of what stands behind "Candidate:" in a head
_APART: Final = re.compile(r"\s*(?:[,，、/&;；|()（）·]|\s[-–—]\s|\s(?:y|e|and)\s)\s*")
_LATIN_NAME: Final = re.compile(
    r"[^\W\d_a-zà-öø-ÿ][\w.'’-]*(?: (?:de|del|la|las|los|da|di|van|von|der|y|[^\W\d_a-zà-öø-ÿ][\w.'’-]*)){0,4}"
)
_HAN_NAME: Final = re.compile(r"[\u3400-\u9fff]{1,4}")
_TITLES: Final = ("先生", "女士", "小姐", "老师", "经理", "总", "同学")
_INITIALS: Final = 3


class Cast(NamedTuple):
    """What a text's head tells: who asks and who answers, and the pieces behind that head."""

    pieces: Sequence[Piece]
    told: Speakers = NOBODY


def find_cast(pieces: Sequence[Piece]) -> Cast:
    """Part the lines that only introduce who speaks from what is said."""
    block = list(_block(pieces))
    if not block:
        return Cast(pieces)
    at = block[-1] + 1
    rest = [piece for i, piece in enumerate(pieces) if i not in set(block)]
    turns = [key(piece.who) for piece in pieces[at:] if is_turn(piece)]
    named = {i: _called(pieces[i], turns) for i in block}
    if not any(named.values()) and not _is_head(pieces, block, turns):
        return Cast(pieces)
    askers = frozenset(
        one for i in block if is_known_to(key(pieces[i].who), "askers") for one in named[i]
    )
    answerers = frozenset(one for i in block for one in named[i]) - askers
    return Cast(rest, Speakers(askers, answerers))


def _block(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the first pieces that name somebody behind a role, up to the first that says something."""
    found = False
    for i, piece in enumerate(pieces):
        is_role = is_turn(piece) and any(
            is_known_to(key(piece.who), group) for group in ("askers", "answerers")
        )
        if is_role and _names(piece):
            found = True
            yield i
        elif is_role or found:
            return


def _is_head(pieces: Sequence[Piece], block: Sequence[int], turns: Collection[str]) -> bool:
    """Tell a head above turns of "Interviewer:" and "Candidate:" from a topic and its answer: who asks speaks next."""
    told = {key(pieces[i].who) for i in block}
    following = pieces[block[-1] + 1] if block[-1] + 1 < len(pieces) else None
    goes_on = following is not None and is_turn(following)
    asks_next = goes_on and following is not None and is_known_to(key(following.who), "askers")
    return asks_next and len(told) > 1 and told <= set(turns)


def _called(piece: Piece, turns: Collection[str]) -> frozenset[str]:
    """Return by which of the names of later turns those are called who are named here."""
    names = [plain_of(name) for name in _names(piece)]
    return frozenset(who for who in turns if any(_is_called(who, name) for name in names))


def _is_called(who: str, name: str) -> bool:
    words = name.split()
    if who.isascii() and len(who) <= _INITIALS:
        return who in ("".join(word[0] for word in words), name[0]) or who in words
    if name.isascii() or not _HAN_NAME.fullmatch(name):
        return set(who.split()) <= set(words)
    return who == name or (len(who) > 1 and who in name) or who in [name[0] + t for t in _TITLES]


def _names(piece: Piece) -> list[str]:
    """Return the names behind a role; none where something is said there."""
    said = piece.row.text[piece.spoken - piece.row.start : piece.end - piece.row.start].strip()
    if not said or columns(said) > _LONGEST:
        return []
    parts = [part for part in _APART.split(said) if part]
    is_name = parts and (_LATIN_NAME.fullmatch(parts[0]) or _HAN_NAME.fullmatch(parts[0]))
    return (
        [p for p in parts if _LATIN_NAME.fullmatch(p) or _HAN_NAME.fullmatch(p)] if is_name else []
    )
