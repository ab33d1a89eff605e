"""A statement of a guidance text → what it asks by itself: how strongly, of which kind, naming what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.detect.channels import find_channels
from opsanalyse.detect.concepts import columns, find_concepts
from opsanalyse.detect.flags import find_flags
from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.detect.requirements import find_metrics, find_tools
from opsanalyse.rubric.derive.asking import ASKED, TICK, find_marks, force_of, kinds
from opsanalyse.rubric.derive.statements import Statement
from opsanalyse.types import Label, Unit

ADVICE: Final = "advice"
SURE, LIKELY = 2, 1
"""How a kind is asked for: by its name, or by a word that passes beside a demand."""
_OF_PART: Final = {"question": 2.0, "purpose": 2.0, "heading": 0.5}
_TOLD: Final = 1.5  # by which the words of a sample answer ask less
_PARTS: Final = 3
"""How many parts of an answer, named together, ask for a structure; one less in a question."""
_LISTED: Final = 3  # channels named in one breath from which a statement is about channels
_QUOTED: Final = re.compile(r'“[^”\n]{1,160}”|«[^»\n]{1,160}»|"[^"\n]{1,160}"|「[^」\n]{1,160}」')
_UNQUOTED: Final = ("story", "opens", "aside")
_WORDS: Final = 36  # columns of a quotation of a few words
_DIGITS: Final = re.compile(r"[0-9０-９成半]")


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """A statement and what was found in it: offsets of ``marks`` count in the statement."""

    statement: Statement
    text: str
    marks: tuple[Label, ...]
    force: float
    kinds: Mapping[str, int]
    """Kind of criterion → how it is asked for."""
    concepts: tuple[str, ...]
    channels: tuple[str, ...]
    tools: tuple[str, ...]
    metrics: tuple[str, ...]
    is_story: bool
    """Whether it is part of a sample answer, which tells and does not ask."""
    has_figure: bool
    share: float | None
    """Share of the whole that the text gives to what is asked here: 0.2 for 20%."""

    @property
    def asks(self) -> bool:
        """Whether it asks something of whoever is judged."""
        return self.force >= ASKED

    @property
    def is_listing(self) -> bool:
        """Whether it lists channels in one breath: that shows them, even where nothing is asked."""
        return len(self.channels) >= _LISTED and not self.is_story

    @property
    def parts(self) -> set[str]:
        """The parts of an answer that it names."""
        found = (mark.label.partition(".") for mark in self.marks)
        return {name for family, _, name in found if family == "parts"}


def demand_of(
    text: str, statement: Statement, *, carried: float, is_item: bool, is_sample: bool
) -> Demand:
    """Read one statement, whose words ``text`` is.

    ``carried`` is what the statement before it lends it in force; ``is_item`` and ``is_sample`` tell
    whether it stands in a list or in a sample answer.
    """
    marks = tuple(_meant(text))
    names = {mark.label for mark in marks}
    story = statement.part == "answer" and (is_sample or "story" in names)
    force = force_of(names, is_item=is_item) + _OF_PART.get(statement.part, 0.0)
    if story:
        force -= _TOLD
    elif "aside" not in names:
        force = max(force, carried)
    shares = _shares(text, statement.lang)
    channels = tuple(dict.fromkeys(m.channel for m in find_channels(text, statement.lang)))
    return Demand(
        statement,
        text,
        marks,
        force,
        dict(_kinds(text, statement, names, force, channels, is_story=story)),
        tuple(dict.fromkeys(_concepts(text, marks))),
        channels,
        find_tools(text),
        find_metrics(text),
        story,
        has_figure=bool(shares),
        share=_share(shares) if "weighs" in names else statement.share,
    )


def _meant(text: str) -> Iterator[Label]:
    """Yield the words by which a statement asks; what it quotes tells no story and asks for nothing by itself."""
    quoted = [span.span() for span in _QUOTED.finditer(text)]
    for mark in find_marks(text):
        inside = any(a < mark.start and mark.end < b for a, b in quoted)
        if not (inside and mark.label.partition(".")[0] in _UNQUOTED):
            yield mark


def _concepts(text: str, marks: Sequence[Label]) -> Iterator[str]:
    """Yield what is named by other words than those that ask: "adds points" speaks of no points system."""
    asking = [mark for mark in marks if mark.label.startswith("force.")]
    for hit in find_concepts(text):
        if not any(mark.start <= hit.start and hit.end <= mark.end for mark in asking):
            yield hit.label


def _shares(text: str, lang: str) -> list[float]:
    quantities = find_quantities(text, lang) if _DIGITS.search(text) else ()
    return [q.value for q in quantities if q.kind in ("percent", "fraction")]


def _share(values: Sequence[float]) -> float | None:
    """Return the first value that can be a share of the whole: 20 for percent, 0.2 for a fraction."""
    shares = (value if value <= 1 else value / 100 for value in values)
    return next((share for share in shares if 0 < share < 1), None)


def _kinds(
    text: str,
    statement: Statement,
    names: set[str],
    force: float,
    channels: tuple[str, ...],
    *,
    is_story: bool,
) -> Iterator[tuple[str, int]]:
    """Yield the kinds that a statement asks for: by their names, by what it holds, by passing words."""
    held = set(_held(text, statement, names, force, channels))
    for kind in kinds():
        if kind in held or (f"kinds.{kind}.sure" in names and force >= ASKED / 2):
            yield kind, SURE
        elif f"kinds.{kind}.likely" in names and force >= ASKED and not is_story:
            yield kind, SURE if statement.part in _OF_PART else LIKELY


def _held(
    text: str, statement: Statement, names: set[str], force: float, channels: tuple[str, ...]
) -> Iterator[str]:
    """Yield the kinds that a statement shows by what it holds, whatever it calls them."""
    levels = {"kinds.level-fit.sure", "kinds.level-fit.likely", "force.must"}
    if names & levels and _has_years(text, statement):
        yield "level-fit"
    if _quotes(text, "us"):
        yield "own-part"
    if _quotes(text, "kinds.vague-claims.likely") or (
        "force.never" in names and _quotes_claim(text, statement.lang)
    ):
        yield "vague-claims"
    if force >= ASKED / 2 and _has_slot(TICK.sub("", text, count=1), statement.lang):
        yield "placeholders"
    if len(channels) >= _LISTED and force >= 0 and statement.part != "comment":
        yield "relevant-channels"
    if statement.part == "purpose":
        yield "purpose"
    parts = {name for name in names if name.startswith("parts.")}
    wanted = _PARTS - (statement.part in ("question", "purpose"))
    if force >= ASKED and "parts.effect" in parts and len(parts) >= wanted:
        yield "answer-structure"


def _has_years(text: str, statement: Statement) -> bool:
    """Tell a line that gives the years a level takes: "Manager (3 to 6 years)"."""
    return any(
        q.kind == "duration" and q.unit == "year" for q in find_quantities(text, statement.lang)
    )


def _quotes(text: str, name: str) -> bool:
    """Tell a line that quotes a word or two of a kind: 通篇“我们”, "We launched" hides who did it."""
    quotes = (quote.group() for quote in _QUOTED.finditer(text))
    return any(
        columns(quote) <= _WORDS and any(mark.label == name for mark in find_marks(quote))
        for quote in quotes
    )


def _quotes_claim(text: str, lang: str) -> bool:
    """Tell a line that quotes a claim without its size as what is not enough: «no basta con decir “mejoré las ventas”»."""
    quotes = (quote.group()[1:-1] for quote in _QUOTED.finditer(text))
    found = (find_outcomes(quote, lang, find_quantities(quote, lang))[0] for quote in quotes)
    return any(outcomes and not any(o.quantified for o in outcomes) for outcomes in found)


def _has_slot(text: str, lang: str) -> bool:
    flags, _ = find_flags(text, Unit(0, len(text), lang=lang))
    return "placeholder" in flags
