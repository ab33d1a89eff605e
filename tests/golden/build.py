"""Texts with the quotes to mark in them → analyses made by hand, for tests of what is drawn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from opsanalyse.score import total
from opsanalyse.types import (
    Analysis,
    Citation,
    DocumentFacts,
    Entry,
    Evidence,
    Label,
    Mention,
    NearMiss,
    NoteFacts,
    Outcome,
    Question,
    RubricFacts,
    Section,
    Span,
    Status,
    Unit,
    Verdict,
    Versions,
)


def same(text: str) -> dict[str, str]:
    """Use one wording for the three languages: what a test draws it in is not its matter."""
    return dict.fromkeys(("zh", "es", "en"), text)


@dataclass(frozen=True)
class Finder:
    """Finds quotes in one text."""

    text: str

    def span(self, quote: str, after: int = 0) -> Span:
        start = self.text.index(quote, after)
        return Span(start, start + len(quote))

    def between(self, first: str, stop: str | None) -> Span:
        start = self.text.index(first)
        end = len(self.text) if stop is None else self.text.index(stop, start + 1)
        return Span(start, start + len(self.text[start:end].rstrip()))

    def label(self, quote: str, label: str) -> Label:
        found = self.span(quote)
        return Label(found.start, found.end, label)

    def outcome(self, quote: str, metric: str | None, value: str | None, direction: str, **more):
        found = self.span(quote)
        return Outcome(
            found.start,
            found.end,
            metric,
            self.span(value, found.start) if value else None,
            direction,
            value is not None,
            **more,
        )

    def unit(self, quote: str, lang: str, **more) -> Unit:
        found = self.span(quote)
        mentions = tuple(
            Mention(*_ends(self.span(words, found.start)), channel, used, 0.9)
            for words, channel, used in more.pop("mentions", ())
        )
        scale = tuple(self.span(words, found.start) for words in more.pop("scale", ()))
        marks = tuple(self.label(*mark) for mark in more.pop("marks", ()))
        return Unit(
            found.start,
            found.end,
            lang,
            mentions=mentions,
            scale=scale,
            marks=marks,
            channels={m.channel: 0.9 for m in mentions if m.used},
            **more,
        )

    def evidence(self, quote: str, label: str = "", **attributes) -> Evidence:
        found = self.span(quote)
        return Evidence(found.start, found.end, label, attributes)

    def near(self, quote: str, condition: str) -> NearMiss:
        found = self.span(quote)
        return NearMiss(found.start, found.end, condition)

    def section(self, label: str, heading: str | None, first: str, stop: str | None) -> Section:
        found = self.between(first, stop)
        return Section(found.start, found.end, label, self.span(heading) if heading else None)

    def entry(self, section: str, first: str, stop: str | None, **more) -> Entry:
        found = self.between(first, stop)
        quotes = {
            key: self.span(more.pop(key), found.start)
            for key in ("organisation", "title")
            if key in more
        }
        return Entry(found.start, found.end, section, **quotes, **more)

    def question(self, number: int, question: str, answer: Span, **more) -> Question:
        spans = {key: self.span(more.pop(key)) for key in ("purpose", "comment") if key in more}
        return Question(number, self.span(question), answer, **spans, **more)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def verdict(criterion: str, status: Status, score: float | None, weight: float, **more) -> Verdict:
    texts = {
        key: more.pop(key)
        if isinstance(more.get(key), dict)
        else same(more.pop(key, f"{key} of {criterion}"))
        for key in ("title", "message", "why", "advice")
    }
    return Verdict(criterion, status, score, weight, **texts, **more)


def citation(start: int, end: int, says: dict[str, str]) -> Citation:
    return Citation("004_e1c01085751de6cd", start, end, "f202d9b3ae38" + "0" * 52, says)


def analysis(name: str, kind: str, text: str, **more) -> Analysis:
    verdicts = more.pop("verdicts", ())
    facts = DocumentFacts(
        name,
        hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        more.pop("media_type", "text/plain"),
        more.pop("pages", 1),
        kind,
        text,
        more.pop("notes", ()),
    )
    return Analysis(
        "opsanalyse/analysis/1",
        facts,
        more.pop("languages"),
        more.pop("sections", ()),
        more.pop("entries", ()),
        more.pop("questions", ()),
        more.pop("units", ()),
        verdicts,
        total(verdicts, more.pop("unread", 0.0)),
        RubricFacts(more.pop("rubric", "resume-operations"), 1, "9c1f" * 16),
        Versions("0.1.0", {"units": "ab12" * 16}),
    )


def note(code: str, message: dict[str, str], **more) -> NoteFacts:
    return NoteFacts(code, message, **more)
