"""Pieces of a transcript → who asks and who answers: by their names, and by what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from opsanalyse.language import plain as plain_of
from opsanalyse.segment.asking import LIKELY, asks, asks_surely, vocabulary
from opsanalyse.segment.marks import Piece

_FEW: Final = 2
_OFTEN: Final = 0.4  # of the turns of who asks, so many ask at least
_CLOCK: Final = re.compile(r"\d:\d\d")
_NUMBERED: Final = re.compile(r"\s*[0-9]{1,2}$|(?<=[\u3400-\u9fff])\s?[A-Z]$|\s[A-Z]$")


@dataclass(frozen=True, slots=True)
class Speakers:
    """The names of those who ask and of those who answer, as ``key`` writes them."""

    askers: frozenset[str] = frozenset()
    answerers: frozenset[str] = frozenset()


NOBODY: Final = Speakers()


@dataclass
class _Said:
    """What somebody said: how many turns, how many of them ask, how many characters."""

    turns: int = 0
    asking: int = 0
    letters: int = 0
    first: int = field(default=0)


def key(who: str) -> str:
    """Leave out what tells one interviewer from another ("面试官A", "Panel member 2") and the case.

    "Speaker 2" is another than "Speaker 1".
    """
    short = plain_of(_NUMBERED.sub("", who.strip()) or who.strip())
    return plain_of(who.strip()) if short in _voices() else short


def find_speakers(pieces: Sequence[Piece], told: Speakers = NOBODY) -> Speakers:
    """Return who asks and who answers; nobody where the lines are no conversation.

    ``told`` are the names that the head of the text gives them.
    """
    if told == NOBODY and (chat := _chatting(pieces)):
        return chat
    turns = Counter([key(piece.who) for piece in pieces if piece.who and is_turn(piece)])
    if not any(count >= _FEW or _is_known(name) for name, count in turns.items()):
        return NOBODY
    said = _statistics(pieces)
    known = {name for name in said if name in told.askers or is_known_to(name, "askers")}
    known -= told.answerers
    answering = {
        name for name in said if name in told.answerers or is_known_to(name, "answerers")
    } - known
    often = {name for name, one in said.items() if one.turns >= _FEW} | answering
    asking = {
        name
        for name in often - answering
        if said[name].asking >= _OFTEN * said[name].turns and said[name].asking
    }
    certain = bool(known and answering)
    if not certain and (lone := _lone_pair(said, known)):
        return lone
    # Once is enough where both are known: one question and its answer.
    several = known if certain or len(known) > 1 else set[str]()
    askers = (known & (often | asking | several)) or asking
    if not askers or not (certain or any(said[name].asking for name in askers)):
        return Speakers()
    return _parted(said, askers, known, answering, often)


def _chatting(pieces: Sequence[Piece]) -> Speakers | None:
    """Part a chat of two, each line with its time, where only who writes first asks, and in every turn."""
    turns = [piece for piece in pieces if is_turn(piece)]
    if not turns or not all(
        _CLOCK.search(piece.row.text[: piece.spoken - piece.row.start]) for piece in turns
    ):
        return None
    said = list(_statistics(pieces).items())
    if len(said) != _FEW or any(_is_known(name) for name, _ in said):
        return None
    (asker, first), (answerer, second) = said
    parted = first.asking == first.turns and not second.asking
    return Speakers(frozenset({asker}), frozenset({answerer})) if parted else None


def _lone_pair(said: Mapping[str, _Said], known: set[str]) -> Speakers | None:
    """Part "Interviewer: …? Ana: …", where whoever is not known to ask is the only other one, or unnamed."""
    asking = {name for name in known if said[name].asking}
    others = said.keys() - known
    if len(others) > 1 or not asking or next(iter(said)) not in known:
        return None
    return Speakers(frozenset(known), frozenset(others))


def _parted(
    said: dict[str, _Said], askers: set[str], known: set[str], answering: set[str], often: set[str]
) -> Speakers:
    """Part the names: the one who says most of those not known to ask is who is asked."""
    others = (often | answering) - known
    if not answering and len(others) > len(askers & others):
        most = max(others - askers, key=lambda name: (said[name].letters, name))
        answering = {most}
    elif not answering and len(others) > 1:
        # Both ask now and then: who talks more answers.
        answering = {max(others, key=lambda name: (said[name].letters, name))}
    askers = (askers | known | (others if not known and len(others) > _FEW else set())) - answering
    return Speakers(frozenset(askers), frozenset(answering))


def is_turn(piece: Piece) -> bool:
    """Tell whether a piece opens with what may be somebody's name."""
    return bool(piece.who) and not piece.role and not _is_inner(piece.who)


def _is_known(name: str) -> bool:
    return is_known_to(name, "askers") or is_known_to(name, "answerers")


def _statistics(pieces: Sequence[Piece]) -> dict[str, _Said]:
    said: dict[str, _Said] = {}
    speaking, is_silent = "", False
    for piece in pieces:
        if is_turn(piece):
            speaking = key(piece.who)
            one = said.setdefault(speaking, _Said())
            one.turns += 1
            one.asking += asks(_spoken(piece)) >= LIKELY
            is_silent = piece.spoken >= piece.end  # the name stands alone, the words behind it
        elif speaking:
            surely = asks(piece.words) >= LIKELY if is_silent else asks_surely(piece.words)
            said[speaking].asking = min(said[speaking].asking + surely, said[speaking].turns)
            is_silent = False
        if speaking:
            said[speaking].letters += piece.end - piece.start
    return said


def _spoken(piece: Piece) -> str:
    return piece.row.plain[piece.spoken - piece.row.start : piece.end - piece.row.start]


def _is_inner(who: str) -> bool:
    return plain_of(who) in _inner()


@cache
def _voices() -> frozenset[str]:
    return frozenset(vocabulary()["voices"])


@cache
def _inner() -> frozenset[str]:
    words = vocabulary()
    return frozenset(words["inner"]) | frozenset(words["aside"]) | frozenset(words["columns"])


@lru_cache(maxsize=4096)
def is_known_to(name: str, group: str) -> bool:
    """Tell whether a name, as ``key`` writes it, holds a word of a group of the vocabulary."""
    for word in vocabulary()[group]:
        at = name.find(word)
        if at < 0:
            continue
        before, behind = name[:at][-1:], name[at + len(word) :][:1]
        latin = word[-1].isascii()
        if not latin or not ((before.isalpha()) or (behind.isalpha() and behind != "s")):
            return True
    return False
