"""Spans of an analysis's text → what a reader sees of them: a quote in its context, a line, a page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from opsanalyse.render.overlaps import Overlaps
from opsanalyse.types import Analysis, Span, Unit
from opsanalyse.visible import without_marks

_CONTEXT: Final = 90  # characters of the sentence shown on each side of a quote
_LONGEST: Final = 320
_SPACE = re.compile(r"\s+")
# Chinese needs no space where a line was broken: "用户\n增长" is read as "用户增长".
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_HAN_BREAK = re.compile(rf"(?<=[{_HAN}])[ \t]*\n\s*(?=[{_HAN}])")
# Control characters draw nothing and may break a page; one stand-in each keeps the offsets.
_UNDRAWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a quote; with an ``id`` they are what the quote is about, without they surround it."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the document, or the part of it that is near to what it is quoted for."""

    words: tuple[Words, ...]
    tag: str
    """BCP 47 tag of the words."""


@dataclass(frozen=True)
class Places:
    """Looks up places in the text of one analysis."""

    analysis: Analysis
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.analysis.document.text))

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _starts(self) -> list[int]:
        return [unit.start for unit in self.analysis.units]

    def line(self, offset: int) -> int:
        """Return the number, from 1, of the text's line that holds ``offset``."""
        return bisect_right(self._lines, offset)

    def line_start(self, offset: int) -> int:
        """Return where the line that holds ``offset`` starts."""
        return self._lines[self.line(offset) - 1]

    def unit(self, span: Span) -> int | None:
        """Return the index of the unit in which ``span`` starts."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return None
        unit = self.analysis.units[index]
        return index if span.start < unit.end or span.start == unit.start else None

    def question(self, span: Span) -> int | None:
        """Return the number of the question to whose answer ``span`` belongs."""
        found = self._answers.first(Span(span.start, span.start + 1))
        return None if found is None else self.analysis.questions[found].number

    @cached_property
    def _answers(self) -> Overlaps:
        answers = (question.answer for question in self.analysis.questions)
        return Overlaps(Span(a.start, max(a.end, a.start + 1)) for a in answers)

    def words(self, span: Span) -> str:
        """Return the words of ``span`` on one line, cut where they are too many to quote."""
        return shortened(squeezed(self.text[span.start : span.end]).strip())

    def quote(self, spans: Sequence[tuple[str, Span]]) -> Quote:
        """Return one sentence with the words of ``spans`` (by id, in order) told apart in it."""
        index = self.unit(spans[0][1])
        unit = None if index is None else self.analysis.units[index]
        found: list[Words] = []
        position = min([span.start for _, span in spans] + ([unit.start] if unit else []))
        for name, span in spans:
            found.append(Words(_near(squeezed(self.text[position : span.start]), bool(found))))
            start = max(span.start, position)
            found.append(Words(shortened(squeezed(self.text[start : span.end])), name))
            position = max(position, span.end)
        if unit and position < unit.end:
            found.append(Words(_head(squeezed(self.text[position : unit.end]))))
        return Quote(tuple(w for w in found if w.text), self.tag(unit))

    def tag(self, unit: Unit | None) -> str:
        """Return the language tag for words of ``unit``, or of the whole document."""
        if unit is not None:
            return self._tags.get(unit.lang, unit.lang)
        shares = self.analysis.languages
        return self._tags.get(
            max(sorted(shares), key=lambda lang: shares[lang], default="und"), "und"
        )

    @cached_property
    def _tags(self) -> dict[str, str]:
        """Fonts differ by script: Traditional Chinese must not be drawn with Simplified forms."""
        from opsanalyse.language import script

        found = script(self.text)
        plain = {lang: lang for lang in self.analysis.languages}
        return plain | ({"zh": f"zh-{found}"} if found in {"Hans", "Hant"} else {"zh": "zh"})


def clean(text: str) -> str:
    """Replace what cannot be drawn, one for one, so that offsets hold."""
    return _UNDRAWN.sub("\ufffd", text)


def squeezed(text: str) -> str:
    """Write ``text`` on one line, without signs of markup; spaces at its ends stay, as one."""
    return _SPACE.sub(" ", _HAN_BREAK.sub("", without_marks(text)))


def shortened(text: str) -> str:
    """Cut what is too long to quote."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _near(text: str, between: bool) -> str:  # noqa: FBT001 - which end may be cut
    """Keep the end of the words before a quote, or both ends of those between two quotes."""
    if between:
        return text if len(text) <= 2 * _CONTEXT else f"{_head(text)} {_tail(text)}"
    return _tail(text.lstrip())


def _tail(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    kept = text[-_CONTEXT:]
    return "…" + (kept[kept.index(" ") + 1 :] if " " in kept[:20] else kept)


def _head(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    kept = text[:_CONTEXT]
    return (kept[: kept.rindex(" ")] if " " in kept[-20:] else kept) + "…"
