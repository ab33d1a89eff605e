"""Lines of a document → its questions, each with its answer, purpose and the reviewer's comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from opsanalyse.segment.answers import answer_end
from opsanalyse.segment.asking import SURE, asks
from opsanalyse.segment.cast import find_cast
from opsanalyse.segment.followups import with_follows
from opsanalyse.segment.labelled import answered_later, asked_next, is_labelled, is_most
from opsanalyse.segment.listed import find_listed
from opsanalyse.segment.marks import Piece, pieces
from opsanalyse.segment.openings import only_closes, only_opens
from opsanalyse.segment.parting import part_answer, part_purpose, tells_purpose, trimmed
from opsanalyse.segment.rows import Row, Shelf
from opsanalyse.segment.speakers import key
from opsanalyse.segment.tables import find_table
from opsanalyse.segment.turns import Marking, find_marking
from opsanalyse.types import Question, Span

_LEAST_WRAP: Final = 30  # columns from which a line may have been wrapped
_SLACK: Final = 24
_LONG: Final = 60  # characters behind a question mark that are no longer part of the question
_ENDS: Final = '。.!！?？；;：:”"'


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions of a text, how surely each is one, and labels inside the answers."""

    questions: tuple[Question, ...] = ()
    sure: float = 0.0
    """Mean certainty of the questions, 0 to 1."""
    labels: tuple[Span, ...] = ()
    """Names and times before further lines of an answer: nobody said them."""
    is_labelled: bool = False
    """Whether the text is for the most part questions and answers with labels of both."""
    is_chat: bool = False
    """Whether its lines were messages with times and senders."""
    follow_ups: frozenset[int] = frozenset()
    """The numbers of the questions that the text itself calls follow-ups."""
    is_table: bool = False
    """Whether they stand in a table, a row each."""
    people: int = 0
    """How many people a column of that table names."""


@dataclass
class _Pair:
    """A question while it is read: its parts as they grow."""

    asked: Span
    answer: Span | None = None
    purpose: Span | None = None
    comment: Span | None = None
    is_short: bool = False
    """Only its label was read so far."""
    is_more: bool = False
    """Its label calls it a follow-up."""
    rows: list[Row] = field(default_factory=list)


def find_questions(text: str, lines: Sequence[Row]) -> Interview:
    """Find the questions of ``text`` in order, numbered from 1, and what each asks on about; answers may be empty."""
    found = _found(text, lines)
    return replace(found, questions=with_follows(text, found.questions, found.follow_ups))


def _found(text: str, lines: Sequence[Row]) -> Interview:
    table = find_table(text, lines)
    if table.questions:
        given = table.is_given and is_most(lines, table.questions)
        return Interview(
            table.questions, SURE, is_labelled=given, is_table=True, people=table.people
        )
    every = pieces(lines)
    if listed := find_listed(text, every):
        return Interview(listed, SURE)
    cut, told = find_cast(every)
    marking = find_marking(cut, told)
    if not marking.openers:
        return Interview()
    reader = _Reader(text, cut, marking)
    questions = tuple(reader.questions())
    sure = sum(marking.openers.values()) / len(marking.openers)
    is_pairs = is_labelled(cut, reader.roles)
    more = frozenset(number for number, pair in enumerate(reader.pairs, 1) if pair.is_more)
    return Interview(questions, sure, tuple(reader.labels), is_pairs, follow_ups=more)


class _Reader:
    """Goes through the pieces once and hands each to the part that it belongs to."""

    def __init__(self, text: str, cut: Sequence[Piece], marking: Marking) -> None:
        self.text, self.cut, self.marking = text, cut, marking
        self.roles = [self._role(i, piece) for i, piece in enumerate(cut)]
        self.answered_later = answered_later(self.roles)
        self.asked_next = asked_next(self.roles)
        rows = [piece.row for piece in cut if piece.is_first]
        self.rows = Shelf(rows)
        self.widest = max(row.width for row in rows)
        self.labels: list[Span] = []
        self.pairs: list[_Pair] = []
        self.state = "lead"
        self.waiting: Span | None = None
        self.purposes_first = self._purposes_first()
        self._names_answerers = 2 * self.roles.count("answerer") > self.roles.count("asker")

    def questions(self) -> Iterator[Question]:
        """Yield the questions, their answers cut back where what follows is no part of them."""
        for i, piece in enumerate(self.cut):
            self._take(i, piece, self.roles[i])
        self._drop_opening()
        self._drop_farewell()
        for number, pair in enumerate(self.pairs, 1):
            is_last = number == len(self.pairs)
            yield self._question(number, pair, is_last=is_last)

    def _role(self, i: int, piece: Piece) -> str:
        """Return what a piece is under the way of marking that was chosen."""
        speakers = self.marking.speakers
        who = key(piece.who) if piece.who else ""
        if who and who in speakers.askers:
            return "asker"
        if who and who in speakers.answerers:
            return "answerer"
        if i in self.marking.openers:
            return "ask"
        return "" if piece.role in ("ask", "more") and speakers.askers else self._kept(piece)

    @staticmethod
    def _kept(piece: Piece) -> str:
        return "" if piece.role == "ask" else "ask" if piece.role == "more" else piece.role

    def _purposes_first(self) -> bool:
        """Tell whether purposes stand before their questions."""
        told = [role for role in self.roles if role in ("ask", "asker", "purpose")]
        return bool(told) and told[0] == "purpose"

    def _take(self, i: int, piece: Piece, role: str) -> None:
        match role:
            case "ask":
                self._open(piece.said, piece)
            case "asker":
                self._asked_by(piece)
            case "answer":
                self._answer(piece, piece.said)
            case "answerer":
                self._answer(piece, piece.spoken)
            case "purpose":
                self._purpose(piece)
            case "comment" if self.pairs:
                self._comment(piece)
            case "aside" if self.asked_next[i]:
                self.state = "aside"
            case "time":
                self.labels.append(Span(piece.start, piece.end))
            case _:
                self._plain(i, piece)

    def _open(self, said: int, piece: Piece) -> None:
        is_short = said >= piece.end
        end = max(said, piece.end)
        pair = _Pair(Span(said, end), purpose=self.waiting, is_short=is_short, rows=[piece.row])
        pair.is_more = piece.role == "more"
        self.pairs.append(pair)
        self.waiting = None
        self.state = "asked"

    def _asked_by(self, piece: Piece) -> None:
        """Open a question, or go on with one that nobody has answered yet."""
        if self.state == "asked" and self.pairs and self.pairs[-1].answer is None:
            pair = self.pairs[-1]
            self.labels.append(Span(piece.start, piece.spoken))
            pair.asked = Span(piece.spoken if pair.is_short else pair.asked.start, piece.end)
            pair.is_short = pair.is_short and piece.spoken >= piece.end
        else:
            self._open(piece.spoken, piece)

    def _answer(self, piece: Piece, said: int) -> None:
        if not self.pairs:
            return
        pair = self.pairs[-1]
        if pair.answer is None:
            pair.answer = Span(said, max(said, piece.end))
        else:
            self.labels.append(Span(piece.start, said))
            pair.answer = Span(pair.answer.start, max(piece.end, pair.answer.end))
        self.state = "answered"

    def _purpose(self, piece: Piece) -> None:
        span = Span(piece.said, piece.end)
        if self.purposes_first or not self.pairs:
            self.waiting, self.state = span, "aside"
        elif self.pairs[-1].purpose is None:
            self.pairs[-1].purpose, self.state = span, "purpose"

    def _comment(self, piece: Piece) -> None:
        pair = self.pairs[-1]
        start = pair.comment.start if pair.comment else piece.said
        pair.comment = Span(start, max(piece.said, piece.end))
        self.state = "comment"

    def _plain(self, i: int, piece: Piece) -> None:
        """Let a line without a mark go on with what is open."""
        if not self.pairs:
            return
        pair = self.pairs[-1]
        match self.state:
            case "asked" if self._goes_on_asking(i, piece, pair):
                start = piece.start if pair.is_short else pair.asked.start
                pair.asked, pair.is_short = Span(start, piece.end), False
                pair.rows.append(piece.row)
            case "comment":
                self._go_on_commenting(piece, pair)
            case "purpose" if self._is_wrapped(self.cut[i - 1], piece):
                assert pair.purpose  # noqa: S101  the state says so
                pair.purpose = Span(pair.purpose.start, piece.end)
            case "asked" | "answered" | "purpose":
                start = pair.answer.start if pair.answer else piece.start
                pair.answer = Span(start, piece.end)
                self.state = "answered"
            case _:
                pass

    def _goes_on_asking(self, i: int, piece: Piece, pair: _Pair) -> bool:
        if pair.is_short or self.answered_later[i]:
            return True
        if self._names_answerers:
            return True
        before = self.cut[i - 1]
        complete = asks(before.words) >= SURE or tells_purpose(before.words)
        return self._is_wrapped(before, piece) and not complete

    def _is_wrapped(self, before: Piece, piece: Piece) -> bool:
        """Tell whether a line goes on where the one before was full."""
        wide = before.row.width
        full = wide >= max(_LEAST_WRAP, self.widest - _SLACK)
        return (
            not piece.row.after_blank
            and piece.row.wraps
            and full
            and before.row.text[-1] not in _ENDS
        )

    def _go_on_commenting(self, piece: Piece, pair: _Pair) -> None:
        """A comment goes on over its lines, and over a blank one if full sentences follow."""
        assert pair.comment  # noqa: S101  the state says so
        is_label_only = pair.comment.end <= pair.comment.start
        prose = piece.row.width >= _SLACK and piece.row.text[-1] in _ENDS
        if is_label_only or not piece.row.after_blank or prose:
            start = piece.start if is_label_only else pair.comment.start
            pair.comment = Span(start, piece.end)
        else:
            self.state = "over"

    def _drop_opening(self) -> None:
        """Drop the first turns of who asks if they only open the talk."""
        while len(self.pairs) > 1 and self.marking.speakers.askers:
            first = self.pairs[0]
            said = Span(first.asked.end, first.asked.end) if first.answer is None else first.answer
            if not only_opens(
                self.text[first.asked.start : first.asked.end], self.text[said.start : said.end]
            ):
                return
            self.pairs.pop(0)

    def _drop_farewell(self) -> None:
        """Drop the last turns of who asks if they ask nothing and nobody answers, or only with a farewell."""
        while self.marking.speakers.askers and self.pairs:
            last = self.pairs[-1]
            asked = self.text[last.asked.start : last.asked.end]
            said = "" if last.answer is None else self.text[last.answer.start : last.answer.end]
            if asks(asked) >= SURE or (
                said and (len(self.pairs) == 1 or not only_closes(asked, said))
            ):
                return
            self.pairs.pop()

    def _question(self, number: int, pair: _Pair, *, is_last: bool) -> Question:
        asked, purpose, answer = self._parted(pair)
        if answer is not None:
            others = self._others(pair) if is_last else []
            end = answer_end(self.text, answer, self.rows, others, is_last=is_last)
            answer = Span(answer.start, end)
        else:
            answer = Span(asked.end, asked.end)
        return Question(
            number,
            trimmed(self.text, asked),
            trimmed(self.text, answer),
            None,
            purpose and trimmed(self.text, purpose),
            pair.comment and trimmed(self.text, pair.comment),
        )

    def _others(self, pair: _Pair) -> list[Span]:
        return [other.answer for other in self.pairs if other is not pair and other.answer]

    def _parted(self, pair: _Pair) -> tuple[Span, Span | None, Span | None]:
        """Part a question from the purpose in brackets behind it and from an answer on its line."""
        asked, purpose = pair.asked, pair.purpose
        if not purpose:
            asked, purpose = part_purpose(asked, self._plain_of(pair))
        if pair.answer is None and self.marking.speakers.askers:
            return asked, purpose, None
        asked, rest = part_answer(self.text, asked, at_least=_LONG if pair.answer else 0)
        if rest and pair.answer:
            rest = Span(rest.start, pair.answer.end)
        return asked, purpose, rest or pair.answer

    def _plain_of(self, pair: _Pair) -> str:
        row = pair.rows[0]
        if len(pair.rows) == 1:
            return row.plain[max(0, pair.asked.start - row.start) : pair.asked.end - row.start]
        return self.text[pair.asked.start : pair.asked.end]
