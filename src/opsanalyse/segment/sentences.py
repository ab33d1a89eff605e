"""A stretch of running text → its sentences as spans; nothing but white space is between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opsanalyse.types import Span

_HAN_END: Final = "。！？｡"
_CLOSING: Final = "\"'”’»」』）)】]》〉"
_OPENING: Final = '¿¡"“«‘([「『（'
_WORD_BEFORE: Final = re.compile(r"[^\s(\[“\"«]+$")
_ABBREVIATIONS: Final = frozenset(
    """mr mrs ms dr prof sr jr st inc ltd co corp llc plc vs etc e.g i.e eg ie no nos fig dept est approx avg min max ca cf al vol
    ed eds gov gen sen rep rev hon jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n a.m p.m ph.d b.a m.a b.s m.s b.sc
    m.sc ave blvd rd mt ft sra srta srs dra dres d dña lic arq profa ud uds vd vds aprox pág págs p pp art núm nº tel ext av avda c
    cía s.a s.l ee.uu ej p.ej cap dpto depto gral máx mín mill admón ss.mm ee ene febr abr ag dic rs s.a.s s.r.l""".split()
)
_FULL: Final = 8  # Han characters that a full statement has at least on each side of ；
_BREATH: Final = 40  # longest running Chinese text without a full stop that is left whole


def sentences(text: str, start: int = 0) -> tuple[Span, ...]:
    """Cut ``text``; offsets count from ``start``. Line breaks inside a sentence stay inside."""
    spans = []
    for begin, end in _pieces(text):
        piece = text[begin:end]
        lead, tail = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if tail > lead:
            spans.append(Span(start + begin + lead, start + begin + tail))
    return tuple(spans)


def breaths(text: str, span: Span) -> tuple[Span, ...]:
    """Cut a Chinese text without full stops at commas and spaces, where a reader would breathe."""
    inside = text[span.start : span.end]
    if (
        len(inside) <= _BREATH
        or re.search("[。！？!?；.]", inside)
        or _han(inside) < len(inside) / 2
    ):
        return (span,)
    cuts, last = [], 0
    for mark in re.finditer("[，,\\s]+", inside):
        if mark.start() - last >= 2 * _FULL and len(inside) - mark.end() >= _FULL:
            cuts.append((last, mark.start()))
            last = mark.end()
    cuts.append((last, len(inside)))
    return tuple(Span(span.start + a, span.start + b) for a, b in cuts)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    begin = i = 0
    while i < len(text):
        end = _end(text, begin, i)
        if end:
            yield begin, end
            begin = i = end
        else:
            i += 1
    if begin < len(text):
        yield begin, len(text)


def _end(text: str, begin: int, i: int) -> int:
    """Return where a sentence ends if its end mark is at ``i``, else 0."""
    char = text[i]
    if char in _HAN_END:
        return _closed(text, i)
    if char in "；;" and _parts_statements(text, begin, i):
        return i + 1
    if char in "!?":
        end = _closed(text, i)
        if text[end - 1] in _CLOSING and text[end : end + 80].lstrip()[:1].islower():
            return 0  # “Why?” she said.
        return (
            end
            if end >= len(text)
            or text[end].isspace()
            or _is_han(text[end])
            or text[end] in _OPENING
            else 0
        )
    if char == "…" or text[i : i + 2] == "..":
        return _after_dots(text, i)
    return _after_stop(text, begin, i) if char == "." else 0


def _closed(text: str, i: int) -> int:
    """Return the end of the end marks and closing quotes from ``i`` on."""
    while i < len(text) and text[i] in _HAN_END + "!?…":
        i += 1
    while i < len(text) and text[i] in _CLOSING:
        i += 1
    return i


def _parts_statements(text: str, begin: int, i: int) -> bool:
    following = re.split("[。！？；;\\n]", text[i + 1 : i + 80], maxsplit=1)[0]
    return min(_han(text[begin:i]), _han(following)) >= _FULL


def _after_dots(text: str, i: int) -> int:
    end = i
    while end < len(text) and text[end] in ".…":
        end += 1
    rest = text[end:].lstrip()
    if not rest:
        return len(text)
    # "So… I asked": the English pronoun is written large anywhere.
    opens = (rest[0].isupper() and not re.match(r"I[\s'’]", rest)) or rest[0] in _OPENING
    return end if text[end].isspace() and opens else 0


def _after_stop(text: str, begin: int, i: int) -> int:
    end = i + 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    if end >= len(text):
        return end
    if _is_han(text[end]):
        return end if i and _is_han(text[i - 1]) else 0
    if not text[end].isspace():
        return 0
    rest = text[end:].lstrip()
    if not rest:
        return end
    word = _WORD_BEFORE.search(text[max(begin, i - 20) : i])
    if word and _is_abbreviation(word.group()):
        return 0
    opens = (
        rest[0].isupper()
        or rest[0] in _OPENING
        or rest[0].isdigit()
        or _is_han(rest[0])
        or rest[0] in "-–—•"
    )
    return end if opens else 0


def _is_abbreviation(word: str) -> bool:
    lowered = word.casefold()
    if lowered in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return True
    return re.fullmatch(r"(?:[a-zñ]\.)+[a-zñ]", lowered) is not None


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _han(text: str) -> int:
    return sum(map(_is_han, text))
