"""Pieces of a text → which of them open a question, by the one way of marking questions that its author used.

Interviews are written down in many ways, but one text keeps to one: "问题1：", "Q2.", "Interviewer:", "— What…?",
"三、…", bold lines, headings. Every way is weighed; the one that most surely opens most questions is taken, so
that lists and questions quoted inside an answer are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from opsanalyse.segment.asking import LIKELY, SURE, TITLE, asks, asks_surely, vocabulary
from opsanalyse.segment.chains import best_chain
from opsanalyse.segment.marks import Piece
from opsanalyse.segment.speakers import NOBODY, Speakers, find_speakers, key
from opsanalyse.segment.widths import columns

_FEW: Final = 2
_SOME: Final = 3
_NAMED: Final = 1.0
_UNSURE: Final = 0.6
_UNANSWERED: Final = 0.25
_COST: Final = 0.15
_LEAST: Final = 0.3
_MOSTLY: Final = 0.6
_LONGEST: Final = 160
_LONG_ANSWER: Final = 1500  # characters of an answer, on average
_TOP: Final = 300
_DASHES: Final = "—–―"

Weights = Mapping[int, float]
"""Which pieces open a question, by their place, and how surely."""


@dataclass(frozen=True, slots=True)
class Marking:
    """How questions are marked: the pieces that open one, and who speaks if it is a transcript."""

    openers: Weights
    speakers: Speakers = NOBODY


def find_marking(pieces: Sequence[Piece], told: Speakers = NOBODY) -> Marking:
    """Choose the way of marking that most surely opens most questions; ``told`` is who speaks by the text's head."""
    speakers = find_speakers(pieces, told)
    ways: list[tuple[Weights, Speakers]] = [
        (_named(pieces), NOBODY),
        (_spoken(pieces, speakers), speakers),
        *((weights, NOBODY) for weights in _numbered(pieces)),
        *((weights, NOBODY) for weights in _styled(pieces)),
        (_dashes(pieces), NOBODY),
        (_arrows(pieces), NOBODY),
    ]
    best = max(ways, key=lambda way: sum(way[0].values()))
    if len(best[0]) < _FEW:
        best = _once_asked(pieces, speakers)
    return Marking(best[0], best[1])


def _once_asked(pieces: Sequence[Piece], speakers: Speakers) -> tuple[Weights, Speakers]:
    """Take the only turn of who asks; else what asks unnamed."""
    if weights := _spoken(pieces, speakers):
        return weights, speakers
    plain = (_lone, _lines, _titles, _named, _first)
    return next((weights for find in plain if (weights := find(pieces))), {}), NOBODY


def _named(pieces: Sequence[Piece]) -> Weights:
    """Take "问题1：", "Question 3 -", "Q2.", "First question:", also in a line behind another answer."""
    found = {
        i: _NAMED if piece.role == "more" or asks(piece.words) >= TITLE else _UNSURE
        for i, piece in enumerate(pieces)
        if piece.role in ("ask", "more") and (piece.end > piece.said or i + 1 < len(pieces))
    }
    if len(found) == 1 and not _is_surely_asked(pieces, next(iter(found))):
        return {}
    return found


def _is_surely_asked(pieces: Sequence[Piece], i: int) -> bool:
    """Tell "问题：…？" from the problem that opens a story ("问题：… 分析：… 结果：…")."""
    later = (piece.who for piece in pieces[i + 1 :])
    story = sum(key(who) in vocabulary()["inner"] for who in later if who)
    return story < _FEW or asks_surely(pieces[i].words)


def _spoken(pieces: Sequence[Piece], speakers: Speakers) -> Weights:
    """Take the turns of who asks; several in a row are one question."""
    found: dict[int, float] = {}
    is_open = False
    for i, piece in enumerate(pieces):
        who = key(piece.who) if piece.who else ""
        if who in speakers.askers:
            if not is_open:
                found[i] = _NAMED
            is_open = True
        elif who or not speakers.answerers:
            is_open = False
    return found


def _numbered(pieces: Sequence[Piece]) -> Iterator[Weights]:
    """Take lines with running numbers that ask: "1. …?", "二、…", "1.1 …"; one way of numbering at a time."""
    for style in sorted({piece.numbering for piece in pieces if piece.numbering}):
        places = [i for i, piece in enumerate(pieces) if piece.numbering == style]
        values = {i: _value(pieces, i) for i in places}
        chain = best_chain([pieces[i].number for i in places], [values[i] for i in places])
        if len(chain) >= _FEW and sum(values[places[n]] for n in chain) >= _LEAST * len(chain):
            yield {places[n]: values[places[n]] + _COST for n in chain}


def _value(pieces: Sequence[Piece], i: int) -> float:
    """Return what taking a numbered line gains: it asks and is answered, or it costs."""
    piece = pieces[i]
    if piece.role == "ask":
        return _NAMED - _COST
    following = pieces[i + 1] if i + 1 < len(pieces) else None
    listed = following is not None and following.numbering == piece.numbering
    answered = following is not None and not listed
    mark = max(piece.words.rfind("?"), piece.words.rfind("？"))
    answered |= 0 <= mark < len(piece.words) - 3
    return asks(piece.words) * (1.0 if answered else _UNANSWERED) - _COST


def _styled(pieces: Sequence[Piece]) -> Iterator[Weights]:
    """Take lines that stand out in one way: bold, headings, marked with hashes or as quoted."""
    groups: dict[str, list[int]] = {}
    for i, piece in enumerate(pieces):
        for style in _styles(piece) if piece.is_first else ():
            groups.setdefault(style, []).append(i)
    for _, places in sorted(groups.items()):
        answered = _answered(pieces, places)
        if len(answered) < _FEW or len(places) > _MOSTLY * len(pieces):
            continue
        yield _asked_or_titles(pieces, answered)


def _styles(piece: Piece) -> Iterator[str]:
    text, look = piece.row.text, piece.row.look
    if piece.sign[:1] in ("#", ">"):
        yield piece.sign
    if text.startswith(("**", "__")) and text.rstrip(" ?？.。:：").endswith(("**", "__")):
        yield "**"
    if look and look.bold:
        yield "bold"
    if look and look.style == "heading":
        yield "heading"


def _asked_or_titles(pieces: Sequence[Piece], places: Sequence[int]) -> Weights:
    """Keep what asks where most ask; where none does, all that may name what is asked about."""
    surely = {i: asks(pieces[i].words) for i in places}
    asking = {i: value for i, value in surely.items() if value >= LIKELY}
    marked = sum(value >= SURE for value in surely.values())
    if len(asking) >= _FEW and (marked * 2 >= len(surely) or len(asking) == len(surely)):
        return asking
    titles = {i: value for i, value in surely.items() if value >= TITLE}
    story = sum(pieces[i].words.rstrip(" :：*") in vocabulary()["inner"] for i in titles)
    return titles if len(titles) >= _SOME and story * 2 < len(titles) else {}


def _answered(pieces: Sequence[Piece], places: Sequence[int]) -> list[int]:
    """Leave out lines behind which nothing is said before the next one."""
    held = set(places)
    return [i for i in places if i + 1 < len(pieces) and i + 1 not in held]


def _dashes(pieces: Sequence[Piece]) -> Weights:
    """Take the lines of a dialogue that ask: "— What made it take off?" before a line that does not."""
    lines = [i for i, piece in enumerate(pieces) if piece.row.text[0] in _DASHES]
    asking = [i for i in lines if asks_surely(pieces[i].words)]
    return dict.fromkeys(_answered(pieces, asking), SURE)


def _arrows(pieces: Sequence[Piece]) -> Weights:
    """Take notes such as "why leave? → …": what stands before the arrow."""
    pairs = zip(enumerate(pieces), pieces[1:], strict=False)
    return {
        i: LIKELY
        for (i, piece), behind in pairs
        if not piece.role and behind.role == "answer" and behind.row is piece.row
    }


def _lone(pieces: Sequence[Piece]) -> Weights:
    """Take questions as headings: a line of its own that asks, behind a blank line or at the top."""
    found = [
        i
        for i, piece in enumerate(pieces)
        if piece.row.after_blank and asks_surely(piece.words) and _is_line(piece)
    ]
    found = _answered(pieces, found) or _opening_paragraphs(pieces)
    # An article that asks itself something now and then is no interview.
    length = pieces[-1].end if pieces else 0
    if len(found) < _FEW or length > _LONG_ANSWER * len(found) or pieces[found[0]].start > _TOP:
        return {}
    return dict.fromkeys(found, LIKELY)


def _opening_paragraphs(pieces: Sequence[Piece]) -> list[int]:
    """Take the first lines of paragraphs where each of them asks, with or without a question mark."""
    first = [i for i, piece in enumerate(pieces) if piece.row.after_blank and piece.is_first]
    asking = all(asks(pieces[i].words) >= LIKELY and _is_line(pieces[i]) for i in first)
    answered = _answered(pieces, first)
    return answered if asking and len(answered) == len(first) >= _SOME else []


def _lines(pieces: Sequence[Piece]) -> Weights:
    """Take lines that ask where the text opens with one and each is answered by the lines behind it."""
    asking = (i for i, p in enumerate(pieces) if _is_line(p) and asks_surely(p.words))
    found = list(asking) if any(asks_surely(piece.words) for piece in pieces[:2]) else []
    answered = _answered(pieces, found)
    if len(answered) < _FEW or answered[0] > 1 or len(answered) < len(found):
        return {}
    return dict.fromkeys(answered, LIKELY)


def _titles(pieces: Sequence[Piece]) -> Weights:
    """Take short lines between blank ones, each before a paragraph, where they are all there is."""
    found = [
        i
        for i, (piece, behind) in enumerate(pairwise(pieces))
        if piece.row.after_blank
        and behind.row.after_blank
        and not piece.sign
        and asks(piece.words) >= TITLE
        and _is_prose(behind)
    ]
    if len(found) < _SOME:
        return {}
    paragraphs = sum(piece.row.after_blank and _is_prose(piece) for piece in pieces)
    if paragraphs > 2 * len(found):
        return {}
    return _asked_or_titles(pieces, found)


def _is_prose(piece: Piece) -> bool:
    return columns(piece.words) > 2 * TITLE * 30 and piece.words.rstrip()[-1:] in '。.!！?？”"'


def _first(pieces: Sequence[Piece]) -> Weights:
    """Take the first line of a single answer if it asks and stands by itself, or is all that asks surely."""
    if len(pieces) < _FEW or not _is_line(pieces[0]):
        return {}
    if not pieces[1].row.after_blank and not _is_asked_once(pieces):
        return {}
    return {0: LIKELY} if asks(pieces[0].words) >= LIKELY else {}


def _is_asked_once(pieces: Sequence[Piece]) -> bool:
    """Tell a question to somebody with what they answer right below it; an article is longer."""
    first, behind = pieces[0].words.rstrip(), pieces[1:]
    return (
        first.endswith(("?", "？"))
        and asks_surely(first)
        and pieces[-1].end <= _LONG_ANSWER
        and columns(behind[0].words) > columns(first)
        and not any(asks_surely(piece.words) for piece in behind)
    )


def _is_line(piece: Piece) -> bool:
    """Tell a line of its own from a paragraph that happens to ask."""
    words = piece.words.strip()
    inside = words[:-1]
    ends = sum(inside.count(sign) for sign in "。！？!?") + inside.count(". ")
    return (
        piece.is_first and piece.end == piece.row.end and 1 < len(words) <= _LONGEST and ends <= 1
    )
