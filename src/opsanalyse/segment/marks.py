"""Lines of a document → pieces: a line, or a part of one, with the label, number or name that opens it.

Nothing is decided here: "1." may be a question or an item of an answer, "Ana:" a speaker or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from opsanalyse.language import plain as plain_of
from opsanalyse.segment.asking import LIKELY, asks, either, vocabulary
from opsanalyse.segment.label_patterns import FIRST, NUMERALS, first_words, labelled
from opsanalyse.segment.rows import Row

_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
TIME: Final = r"(?:\d{1,4}(?:[/.-]\d{1,2}[/.-]\d{1,4}|年\d{1,2}月\d{1,2}日)(?:,?\s+|T))?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?(?:\s*[AaPp]\.?\s?[Mm]\.?)?"
TO_ALL: Final = r"\s+(?:to\s+Everyone|a\s+Todos|到\s*所有人)"
"""Whom a line of a meeting's chat was sent to: "10:02:12 From Ana Ruiz to Everyone: …"."""
_WHO: Final = r"(?P<who>[^\s:：\d\[（(【#>*\"“][^:：\n。，！？!?;；\"“”]{0,29}?)"
_LEAD: Final = re.compile(
    r"\s*(?P<sign>[>•◦·▪-]{1,2}\s*(?=\S)|[*+]\s+|#{1,6}\s+)?(?P<bold>\*\*|__)?(?P<open>[【\[(（「](?!\d))?"
)
_NUMBERS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in {
        "dotted": r"(?P<no>[0-9]{1,2}\.[0-9]{1,2})(?:[.、)）:]\s*|\s+)(?=\S)",
        "digit": r"(?P<no>[0-9]{1,2})(?:[.、)）:：]|\s-\s)\s*(?=[^\s0-9])",
        "paren": rf"[(（](?P<no>[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[)）]\s*(?=\S)",
        "circled": rf"(?P<no>[{_CIRCLED}])\s*(?=\S)",
        "han": rf"(?P<no>[{NUMERALS}]{{1,3}})[、.:：)）]\s*(?=\S)",
    }.items()
)
_TIMING: Final = re.compile(r"[\d:.,\s]+-+>[\d:.,\s]+|\d{1,4}")
_TIMED: Final = re.compile(
    rf"{_WHO}\s+[(\[]?{TIME}[)\]]?|[(\[]?{TIME}[)\]]?\s+(?P<late>[^\s:：][^:：]{{0,29}})"
)
_NAMED: Final = re.compile(
    rf"\s*(?:[-–—•]\s*)?(?:\**)(?:[\[(（]?{TIME}[\])）]?\s*[-–]?\s*(?:From\s+)?)?{_WHO}(?:{TO_ALL})?\s*(?:[\[(（]?{TIME}[\])）]?\s*)?\**[:：](?!//)\**\s*"
)
_SPACED: Final = re.compile(r"(?P<who>[^\s:：0-9]{1,8}[0-9]{0,2})(?:\u3000| {2,}|\t)\s*(?=\S)")
_ARROW: Final = re.compile(r"\s*(?:->|→|=>|⇒|⟶)\s*")
_TIP: Final = re.compile("[>→⇒⟶]")
# What marks begin with or hold; most lines do not, and the search for marks is dear.
_LEADS: Final = frozenset(">•◦·▪-*+#_【[(（「")
_NUMBER_SIGNS: Final = frozenset(f"0123456789(（{_CIRCLED}{NUMERALS}")
_CLOCK: Final = re.compile(r"\d:\d")
_INSIDE: Final = re.compile(
    rf"[:：?？→⇒⟶=0-9{NUMERALS}-](?:(?<=[:：?？→⇒⟶])|(?<=[-=])>|(?<=[0-9{NUMERALS}])\s*[.)])"
)
_COLON: Final = re.compile("[:：]")
_COUNTED: Final = re.compile(rf"[0-9{NUMERALS}]\s*[.)]")
_INNER: Final = ("question", "answer", "askers", "answerers")
"""The lists of those that also stand further on in a line."""


class Piece(NamedTuple):
    """A line or a part of one, from its mark to its end; ``said`` is where its words begin."""

    start: int
    end: int
    said: int
    row: Row
    role: str = ""
    """What its label says it is: ask, more (a follow-up), answer, purpose, comment, aside, time, or nothing."""
    who: str = ""
    """Who would speak if what stands before the colon is a name."""
    spoken: int = 0
    """Where the words behind that name begin."""
    numbering: str = ""
    number: tuple[int, ...] = ()
    sign: str = ""
    """The glyph, quotation mark or hashes that it begins with."""
    is_first: bool = True
    """Whether it opens its line."""

    @property
    def words(self) -> str:
        """Its plain words behind the mark."""
        return self.row.plain[self.said - self.row.start : self.end - self.row.start]


def pieces(lines: Sequence[Row]) -> list[Piece]:
    """Cut lines into pieces, in order."""
    return [piece for row in lines for piece in _cut(row)]


def _cut(row: Row) -> list[Piece]:
    first = _plain(row) if _is_bare(row) else _opening(row)
    cuts = list(_inside(row, first)) if _INSIDE.search(row.plain) else []
    if not cuts:
        return [first]
    ends = [*(cut.start for cut in cuts), row.end]
    return [_ending(piece, end) for piece, end in zip([first, *cuts], ends, strict=True)]


def _ending(piece: Piece, end: int) -> Piece:
    kept = piece.row.text[: end - piece.row.start].rstrip()
    end = max(piece.start, piece.row.start + len(kept))
    if end == piece.end and max(piece.said, piece.spoken) <= end:
        return piece
    return Piece(
        piece.start, end, min(piece.said, end), piece.row, piece.role, piece.who,
        min(piece.spoken, end), piece.numbering, piece.number, piece.sign, piece.is_first,
    )  # fmt: skip


def _opening(row: Row) -> Piece:
    """Read the mark at the start of a line: glyph, number, label; and a name before a colon."""
    plain = row.plain
    if "->" in plain and _TIMING.fullmatch(plain):
        return Piece(row.start, row.end, row.end, row, "time")
    lead = _LEAD.match(plain) if plain[0] in _LEADS else None
    at = lead.end() if lead else 0
    sign = (lead["sign"] or "").strip() if lead else ""
    numbering, number, behind = _numbered(plain, at if not (lead and lead["open"]) else at - 1)
    role, said, value = labelled(plain, behind if number else at)
    if value and not number:
        numbering, number = "digit", value
    if not role and not number and lead and lead["open"]:
        said = lead.start("open")  # a bracket that holds no label belongs to the words
    elif not role:
        said = behind if number else at
    who, spoken = _speaker(row)
    if who and not role and plain_of(who) in vocabulary()["answer"]:
        role, said = "answer", spoken
    said = said if said < len(plain) or role else 0
    return Piece(
        row.start, row.end, row.start + said, row, role, who, row.start + spoken, numbering, number, sign,
    )  # fmt: skip


def _is_bare(row: Row) -> bool:
    """Tell a line that opens with nothing of all this, as most do."""
    text, first = row.text, FIRST.match(row.plain)
    if _is_named(text) or _is_spaced(text) or "->" in row.plain:
        return False
    return first is not None and first.group() not in _beginnings()


def _plain(row: Row) -> Piece:
    return Piece(row.start, row.end, row.start, row, "", "", row.start)


def _is_named(text: str) -> bool:
    return ":" in text or "：" in text


def _is_spaced(text: str) -> bool:
    return "\t" in text or "  " in text or "\u3000" in text


def _numbered(plain: str, at: int) -> tuple[str, tuple[int, ...], int]:
    if plain[at : at + 1] not in _NUMBER_SIGNS:
        return "", (), at
    for name, pattern in _NUMBERS:
        if found := pattern.match(plain, at):
            return name, tuple(map(_value, found["no"].split("."))), found.end()
    return "", (), at


def _value(sign: str) -> int:
    if sign in _CIRCLED:
        return _CIRCLED.index(sign) + 1
    if sign[0] not in NUMERALS:
        return int(sign)
    places = [NUMERALS.index(char) + 1 for char in sign]
    return places[0] if len(places) == 1 else 10 + places[-1] if places[0] == 10 else 10 * places[0]


@cache
def _beginnings() -> frozenset[str]:
    """Return the first words of labels, and the first characters of other marks."""
    return first_words() | _LEADS | _NUMBER_SIGNS


def _speaker(row: Row) -> tuple[str, int]:
    """Return the name before a colon, before a time that is alone with it, or before a wide space."""
    text = row.text
    named = _is_named(text)
    if named and _CLOCK.search(text) and (found := _TIMED.fullmatch(text)):
        return (found["who"] or found["late"]).strip(), len(text)
    if named and (found := _NAMED.match(text)):
        return found["who"].strip(), found.end()
    if _is_spaced(text) and (found := _SPACED.match(text)):
        return found["who"].strip(), found.end()
    return "", 0


def _inside(row: Row, first: Piece) -> Iterator[Piece]:
    """Yield what opens further on in the line: "…？答：…", "… Pregunta 2: …", "… → …"."""
    done = max(first.said, first.spoken) - row.start
    plain = row.plain
    for found in _inline().finditer(plain, max(done, 1)) if _may_label(plain) else ():
        if found["turn"]:
            if _is_turn(first.who):
                yield _turn(row, found)
            continue
        role = "ask" if found["ask"] else "answer" if found["answer"] else ""
        if role == "answer" and first.role != "ask":
            continue
        digits = re.search(r"[0-9]{1,2}", found.group()) if role != "answer" else None
        yield Piece(
            row.start + found.start(), row.end, row.start + found.end(), row, role, is_first=False,
            numbering="digit" if digits else "", number=(int(digits.group()),) if digits else (),
        )  # fmt: skip
    pointed = not first.role and _TIP.search(plain, done)
    arrows = list(_ARROW.finditer(plain, done)) if pointed else []
    if len(arrows) == 1 and asks(plain[done : arrows[0].start()]) >= LIKELY:
        start, end = arrows[0].span()
        yield Piece(row.start + start, row.end, row.start + end, row, "answer", is_first=False)


def _turn(row: Row, found: re.Match[str]) -> Piece:
    start, end = row.start + found.start(), row.start + found.end()
    who = row.text[slice(*found.span("whose"))]
    return Piece(start, row.end, start, row, who=who, spoken=end, is_first=False)


def _is_turn(who: str) -> bool:
    """Tell whether a line opens with who asks or answers by its role, so that others may follow in it."""
    return plain_of(who) in {*vocabulary()["askers"], *vocabulary()["answerers"]}


def _may_label(plain: str) -> bool:
    """Tell whether ``_inline`` may be found at all: most colons stand behind other words."""
    if "?" in plain or "？" in plain or _COUNTED.search(plain):
        return True
    return any(before.rstrip().endswith(_inner_ends()) for before in _COLON.split(plain)[:-1])


@cache
def _inner_ends() -> tuple[str, ...]:
    labels = (word for name in _INNER for word in vocabulary()[name])
    return (*labels, *"0123456789", *NUMERALS)


@cache
def _inline() -> re.Pattern[str]:
    number = rf"\s*(?:{either('counters')}\s*)?[0-9{NUMERALS}]{{1,2}}"
    question = rf"{either('question')}(?:{number}\s*[:：.)]|\s*[:：])"
    answer = rf"{either('answer')}(?:\s*[0-9]{{1,2}})?\s*[:：]"
    turn = rf"(?P<whose>{either('askers', 'answerers')})\s*[:：]"
    begins = {word[0] for name in _INNER for word in vocabulary()[name]}
    running = r"[0-9]{1,2}[.、)）:：]\s*(?=[^\s0-9][^。.!！?？]{1,100}[?？])"
    return re.compile(
        rf"(?<=[\s)）。?？!！;；])(?=[*0-9{re.escape(''.join(sorted(begins)))}])"
        rf"\**(?:(?P<ask>{question})|(?P<answer>{answer})|(?P<turn>{turn})|(?P<run>{running}))\**\s*"
    )
