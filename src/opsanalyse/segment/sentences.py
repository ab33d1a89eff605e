"""A stretch of running text → its sentences as spans; nothing but white space is between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from opsanalyse.resources import shipped_table
from opsanalyse.types import Span

_HAN_END: Final = "。！？｡．"
_CLOSING: Final = "\"'”’»」』）)】]》〉"
_OPENING: Final = '¿¡"“«‘([「『（'
_BEGINS: Final = _OPENING + "-–—−•*"
_OPENER: Final = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_WORD_BEFORE: Final = re.compile(r"[^\s(\[“\"«]+$")
_CAPITALS, _SMALL = "A-ZÁÉÍÓÚÜÑ", "a-záéíóúüñ"
_SMILE: Final = re.compile(r"(?:[:;]-?|\^_?\^)\)$")
_ANEW: Final = re.compile(rf"\s+[{_OPENING}]*(?P<word>[{_CAPITALS}][{_SMALL}]*)(?=[\s,])")
_SHOUTS: Final = 4  # words in capitals that stand for a sentence
_FULL: Final = 8  # Han characters that a full statement has at least on each side of ；
_SHOUTED: Final = f"(?<=[{_CAPITALS}][{_CAPITALS}]) (?=[{_CAPITALS}][{_SMALL}]+ [{_SMALL}])"
"""The space behind a word in capitals, before what goes on in small letters."""
_MARKS: Final = re.compile(f"[{_HAN_END};!?….)\\]]|{_SHOUTED}")
_MARKS_AND_SEMICOLONS: Final = re.compile(f"[{_HAN_END}；;!?….)\\]]|{_SHOUTED}")
_DOTS: Final = re.compile("[.…]+")
_STATEMENT: Final = re.compile(f"(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){{{_FULL}}}")
_ENDS: Final = re.compile("[。！？；;\\n]")
_LISTING: Final = re.compile(
    "(?:[一二两兩三四五六七八九十几幾数數0-9][项項个個点點步类類种種条條件招层層]|方面|以下|如下|分别|分別|包括)[^：:。！？]{0,12}[：:]"
)  # "我提出三项改动：": what follows are its items
_CAPITAL: Final = re.compile("[.!?…][\"'”’)]*\\s+[\"“'¿¡(]*[A-ZÀ-ÖØ-Þ]")
_GLUED: Final = re.compile(r"([A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)(?:\s+[a-záéíóúñ]|\.\s+[A-ZÁÉÍÓÚÑ])")
_FOOTNOTE: Final = re.compile(r"[0-9]{1,3}(?:[ ,][0-9]{1,3})*(?=\s+[A-ZÁÉÍÓÚÑ])")
_SAID: Final = re.compile(r"I\s+[a-z]")
_INITIALS: Final = re.compile(r"(?:[a-zñ]\.)+[a-zñ]")
_PRONOUN: Final = re.compile(r"I[\s'’]")
_VOWEL: Final = re.compile("[aeiouáéíóúy]")
_LIST: Final = re.compile(
    r"\s*(?:•\s*)?(?:(?P<number>[0-9]{1,2})|(?P<letter>[a-z]|[QA](?=\.)))(?P<mark>\.\)|[.)])\s"
)  # "1. ", "a) ", "• 9. ", "Q. "
_LOWER: Final = 3
"""Letters that a word has at least whose full stop ends a sentence although the next begins small."""
_BOOK: Final = 40  # characters of a title in 《》


@dataclass(frozen=True, slots=True)
class _Words:
    inside: frozenset[str]
    either: frozenset[str]
    before_number: frozenset[str]
    openers: frozenset[str]
    endings: frozenset[str]


@cache
def _words() -> _Words:
    table = shipped_table(Path(__file__).with_suffix(".yml"))
    return _Words(**{name: frozenset(words.split()) for name, words in table.items()})


def sentences(text: str, start: int = 0, *, semicolons: bool = True) -> tuple[Span, ...]:
    """Cut ``text``; offsets count from ``start``. Line breaks inside a sentence stay inside.

    With ``semicolons``, ； parts two full Chinese statements.
    """
    spans = []
    for begin, end in _pieces(text, semicolons=semicolons):
        piece = text[begin:end]
        lead, tail = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if tail > lead:
            spans.append(Span(start + begin + lead, start + begin + tail))
    return tuple(spans)


def _pieces(text: str, *, semicolons: bool) -> Iterator[tuple[int, int]]:
    marks = _MARKS_AND_SEMICOLONS if semicolons else _MARKS
    found = marks.search(text)
    if (not found or found.end() == len(text)) and not _LIST.match(text):
        yield 0, len(text)  # as most bullets of résumés are
        return
    small = _is_small(text)
    items = _Items(text)
    begin, following = 0, items.behind(0)
    while found:
        i = found.start()
        if begin < following <= i:
            yield begin, following
            begin = following
            following = items.behind(begin)
        # A list's number belongs to its item: neither its stop nor its bracket ends anything.
        number = _LIST.match(text, begin)
        end = 0 if number and i < number.end() else _end(text, begin, i, small=small)
        if end:
            yield begin, end
            begin, following = end, items.behind(end)
        dots = _DOTS.match(text, i)  # of a row of dots, all or none end the sentence
        found = marks.search(text, max(dots.end() if dots else i + 1, end))
    if begin < following:
        yield begin, following
        begin = following
    if begin < len(text):
        yield begin, len(text)


def _is_small(text: str) -> bool:
    """Tell whether someone writes without capitals: then a small letter may begin a sentence."""
    return text[:1].islower() and not _CAPITAL.search(text)


class _Items:
    """Where the items of a list run together begin; each sign is looked for once, however many items there are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, int] = {}

    def behind(self, begin: int) -> int:
        """Return where the next item begins behind the one at ``begin``, 0 for none: "1. The first 2. The second"."""
        first = _LIST.match(self._text, begin)
        if not first:
            return 0
        number, letter = first["number"], first["letter"]
        following = str(int(number) + 1) if number else chr(ord(letter) + 1)
        return self._next(following + first["mark"], first.end())

    def _next(self, sign: str, start: int) -> int:
        known = self._found.get(sign, -1)
        if known == 0 or known >= start:  # no place behind an earlier one, or the next behind it
            return known
        found = re.compile(rf"(?<=\s)(?:•\s*)?{re.escape(sign)}\s").search(self._text, start)
        self._found[sign] = found.start() if found else 0
        return self._found[sign]


def _end(text: str, begin: int, i: int, *, small: bool) -> int:
    """Return where a sentence ends if its end mark is at ``i``, else 0."""
    char = text[i]
    if char in _HAN_END:
        decimal = char == "．" and text[i + 1 : i + 2].isdigit()
        return 0 if decimal or _in_title(text, begin, i) else _closed(text, i)
    if char in "；;":
        return i + 1 if _parts_statements(text, begin, i) or _opens_anew(text, i) else 0
    if char == ")":
        smiles = _SMILE.search(text, max(begin, i - 3), i + 1) and _ANEW.match(text, i + 1)
        return i + 1 if smiles else 0
    if char == " ":
        return i if _is_shouted(text, begin, i) else 0
    if char in "!?":
        aside = text[i - 1 : i] == "[" and text[i + 1 : i + 2] == "]"
        return 0 if aside else _after_call(text, begin, _closed(text, i))
    if char == "…" or text[i : i + 2] == "..":
        return _after_dots(text, i)
    if char == "]":
        return i + 1 if _is_slot(text, begin, i) else 0
    return _after_stop(text, begin, i, small=small) if char == "." else 0


def _is_slot(text: str, begin: int, i: int) -> bool:
    """Tell a slot of a template that was never filled and stands for a sentence: "[say why here] I …"."""
    opened = text.rfind("[", begin, i)
    return (
        opened >= 0
        and not text[begin:opened].strip()
        and len(text[opened:i].split()) >= _LOWER
        and text[i + 1 : i + 2].isspace()
        and text[i + 1 :].lstrip()[:1].isupper()
    )


def _in_title(text: str, begin: int, i: int) -> bool:
    """Tell a mark inside a title: 《摔跤吧！爸爸》."""
    opened = text.rfind("《", max(begin, i - _BOOK), i)
    return opened > text.rfind("》", begin, i) and "》" in text[i : i + _BOOK]


def _after_call(text: str, begin: int, end: int) -> int:
    """Return ``end``, the place behind "!" or "?", if a sentence ends there."""
    if end >= len(text):
        return end
    rest = text[end : end + 80].lstrip()
    plain = rest.lstrip("-–— ")
    if plain[:1].islower() and (
        text[end - 1] in _CLOSING
        or text[begin:end].lstrip(_OPENING + " ")[:1].isupper()
        or plain != rest
    ):
        return 0  # “Why?” she said. — Yahoo! in the subject — so? -- a bit
    parted = text[end].isspace() or _is_han(text[end]) or text[end] in _OPENING
    return end if parted and _is_han(text[end - 1]) <= parted else 0


def _closed(text: str, i: int) -> int:
    """Return the end of the end marks and closing quotes from ``i`` on."""
    while i < len(text) and text[i] in _HAN_END + "!?…":
        i += 1
    while i < len(text) and text[i] in _CLOSING:
        i += 1
    return i


def _parts_statements(text: str, begin: int, i: int) -> bool:
    following = _ENDS.split(text[i + 1 : i + 80], maxsplit=1)[0]
    if not _STATEMENT.match(following):
        return False
    before = max(begin, text.rfind("；", begin, i))
    full = _STATEMENT.match(text, before, i) is not None
    return full and not _LISTING.search(text, begin, i)


def _after_dots(text: str, i: int) -> int:
    end = i
    while end < len(text) and text[end] in ".…":
        end += 1
    rest = text[end:].lstrip()
    if not rest:
        return len(text)
    # "So… I asked": the English pronoun is written large anywhere.
    opens = (rest[0].isupper() and not _PRONOUN.match(rest)) or rest[0] in _OPENING
    return end if text[end].isspace() and opens else 0


def _after_stop(text: str, begin: int, i: int, *, small: bool) -> int:
    end = i + 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    if end >= len(text):
        return end
    if _is_han(text[end]):
        return end if i and _is_han(text[i - 1]) else 0
    rest = text[end : end + 80].lstrip()
    found = _WORD_BEFORE.search(text[max(begin, i - 20) : i])
    word = found.group().casefold() if found else ""
    if not text[end].isspace():
        return _glued(text, word, end) if end == i + 1 else 0
    if not rest:
        return end
    opener = _OPENER.match(rest)
    if _goes_on(word, rest, opener.group().casefold() if opener else ""):
        return 0
    if rest[0].islower():
        if end > i + 1:
            return 0  # (… as an engineer.) at the
        whole = word.isalpha() and len(word) >= _LOWER and _VOWEL.search(word)
        return end if whole or small or word.endswith("%") else 0
    quoted = rest[0] == "'" and rest[1:2].isupper()
    opens = rest[0].isupper() or rest[0].isdigit() or _is_han(rest[0]) or rest[0] in _BEGINS
    return end if opens or quoted else 0


def _glued(text: str, word: str, end: int) -> int:
    """Return where a sentence ends whose stop, before ``end``, has no space behind it, else 0.

    "world.Today is" begins another, "Node.js" and "3.5" do not; the figures of a footnote go with the stop.
    """
    if len(word) < _LOWER or not (word.isalpha() or word[-1].isdigit()):
        return 0
    known = _words()
    short = word in known.before_number or word in known.inside or word in known.either
    if word.isalpha() and not short and (note := _FOOTNOTE.match(text, end)):
        return note.end()
    following = _GLUED.match(text, end)
    return end if following and following[1].casefold() not in known.endings else 0


def _opens_anew(text: str, i: int) -> bool:
    """Tell a semicolon before a large letter that opens a sentence: "not cheap; The staff …"; "I" is always large."""
    following = _ANEW.match(text, i + 1)
    return (
        following is not None
        and following["word"] != "I"
        and following["word"].casefold() in _words().openers
    )


def _is_shouted(text: str, begin: int, i: int) -> bool:
    """Tell whether the words up to ``i`` are all in capitals, as a sentence is that is shouted."""
    words = text[max(begin, i - 80) : i].split()[-_SHOUTS:]
    return len(words) == _SHOUTS and all(word.isupper() for word in words)


def _goes_on(word: str, rest: str, opener: str) -> bool:
    """Tell whether the stop behind ``word`` is an abbreviation's, with the sentence going on."""
    known = _words()
    if word in known.before_number and (rest[0].isdigit() or word not in known.either):
        return rest[0].isdigit() or (rest[0].islower() and len(word) > 1)
    if word in known.inside:
        return True
    initials = _INITIALS.fullmatch(word) is not None
    if word in known.either or initials:
        return rest[0].islower() or opener not in known.openers
    if len(word) == 1 and word.isalpha():
        names = opener in ("a", "i", "y") and not _SAID.match(rest)
        return rest[0] != "." and (names or opener not in known.openers)
    return False


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
