"""Spans of an analysis's text → what a reader sees of them: a quote in its context, a line, a page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from opsanalyse.types import Analysis, Span, Unit

_CONTEXT: Final = 60  # characters of the sentence shown on each side of a quote
_LONGEST: Final = 320
_SPACE = re.compile(r"\s+")
# Chinese needs no space where a line was broken: "用户\n增长" is read as "用户增长".
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_HAN_BREAK = re.compile(rf"(?<=[{_HAN}])[ \t]*\n\s*(?=[{_HAN}])")
# Control characters draw nothing and may break a page; one stand-in each keeps the offsets.
_CONTROLS: Final = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160)), "\ufffd"
) | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document with what stands around them in their sentence."""

    before: str
    hit: str
    after: str
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

    def unit(self, span: Span) -> int | None:
        """Return the index of the unit in which ``span`` starts."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return None
        unit = self.analysis.units[index]
        return index if span.start < unit.end or span.start == unit.start else None

    def question(self, span: Span) -> int | None:
        """Return the number of the question to whose answer ``span`` belongs."""
        for question in self.analysis.questions:
            if (
                question.answer.start
                <= span.start
                < max(question.answer.end, question.answer.start + 1)
            ):
                return question.number
        return None

    def words(self, span: Span) -> str:
        """Return the words of ``span`` on one line, cut where they are too many to quote."""
        return shortened(squeezed(self.text[span.start : span.end]).strip())

    def quote(self, span: Span) -> Quote:
        """Return the words of ``span`` with the rest of their sentence, as far as it is near."""
        index = self.unit(span)
        home: Span = span if index is None else self.analysis.units[index]
        tag = self.tag(None if index is None else self.analysis.units[index])
        first, last = min(home.start, span.start), max(home.end, span.end)
        before = squeezed(self.text[first : span.start]).lstrip()
        after = squeezed(self.text[span.end : last]).rstrip()
        if len(before) > _CONTEXT:
            before = "…" + before[-_CONTEXT:]
        if len(after) > _CONTEXT:
            after = after[:_CONTEXT] + "…"
        return Quote(before, shortened(squeezed(self.text[span.start : span.end])), after, tag)

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
    return text.translate(_CONTROLS)


def squeezed(text: str) -> str:
    """Write ``text`` on one line; spaces at its ends stay, as one."""
    return _SPACE.sub(" ", _HAN_BREAK.sub("", text))


def shortened(text: str) -> str:
    """Cut what is too long to quote."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def inside(spans: Iterable[Span], outer: Span) -> list[Span]:
    """Clip ``spans`` to ``outer`` and drop what is left empty."""
    clipped = (Span(max(s.start, outer.start), min(s.end, outer.end)) for s in spans)
    return [span for span in clipped if span.start < span.end]
