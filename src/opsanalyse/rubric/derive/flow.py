"""The statements of a guidance document → its demands, each read in the light of what stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from opsanalyse.rubric.derive.adverts import find_advert
from opsanalyse.rubric.derive.asking import ASKED, TICK, WANTED, find_marks, force_of
from opsanalyse.rubric.derive.demands import ADVICE, LIKELY, SURE, Demand, demand_of
from opsanalyse.rubric.derive.statements import Statement, is_item, list_of
from opsanalyse.types import Document

_UNFINISHED: Final = re.compile(r"(?:[;；:：]|(?:^|[\s:：;；])[0-9]{1,2}[.)、])\s*$")
_ENUMERATES: Final = re.compile(r"[:：]\s*$")
_MOOD: Final = 0.5  # share of asking items from which all items of a list ask
_OWN_VOICE: Final = 0.4  # share of an answer's sentences in the first person that makes it a sample
_SERIES: Final = 6  # headings in a row among which the parts of an answer are looked for
_PARTS: Final = 3


def find_demands(document: Document, found: Sequence[Statement]) -> list[Demand]:
    """Read the statements of ``document`` in order; what does not ask is among them, with less force."""
    text = document.text
    titled = _asking_titles(text, found)
    asking = _asking_lists(text, found)
    samples = _samples(text, found)
    out: list[Demand] = []
    outer, inner = -1, set[int]()
    advert = find_advert(text, found)
    for before, statement in zip((None, *found), found, strict=False):
        goes_on = before is not None and _goes_on(text, before, statement)
        lent = min(out[-1].force, ASKED) if goes_on and not out[-1].is_story else 0.0
        listed = is_item(text, statement)
        is_title = statement.part == "heading"
        if is_title and not listed:
            outer = statement.block
        elif is_title and outer in titled:
            # What stands under an item with a title of its own ("- The size of the problem:") is asked as its list is.
            inner.add(statement.block)
        if (
            (listed and (list_of(statement) in asking or statement.block in titled))
            or (statement.block in inner and not is_title)
            or _is_put(text, statement)
            or TICK.match(text, statement.start)
            or statement.is_asked
            or advert.asks(text, statement)
        ):
            lent = ASKED
        out.append(
            advert.read(
                demand_of(
                    text[statement.start : statement.end],
                    statement,
                    carried=lent,
                    is_item=listed,
                    is_sample=statement.question in samples,
                )
            )
        )
    return _without_announcing(_as_advice(_under_titles(_of_levels(_in_series(out)))))


def _is_put(text: str, statement: Statement) -> bool:
    """Tell a question that has its line to itself: it is put to the candidate, not to the reader."""
    if statement.part != "text":
        return False
    before, after = text[: statement.start].rstrip(" \t"), text[statement.end :].lstrip(" \t")
    alone = before[-1:] in ("", "\n") and after[:1] in ("", "\n")
    return alone and text[statement.end - 1] in "?？"


def _asking_lists(text: str, found: Sequence[Statement]) -> set[tuple[int, int | None]]:
    """Return the lists of which most items ask, under a heading or in a table: one item's mood is its list's."""
    items: dict[tuple[int, int | None], list[bool]] = {}
    for s in found:
        if is_item(text, s):
            force = force_of(_names(text, s), is_item=True)
            items.setdefault(list_of(s), []).append(force >= ASKED)
    return {b for b, asks in items.items() if len(asks) > 1 and sum(asks) >= _MOOD * len(asks)}


def _asking_titles(text: str, found: Sequence[Statement]) -> set[int]:
    """Return the headings that say of what stands in the list under them that it is wanted, or is not."""
    titles = (s for s in found if s.part == "heading")
    return {s.block for s in titles if not WANTED.isdisjoint(_names(text, s))}


def _samples(text: str, found: Sequence[Statement]) -> set[int | None]:
    """Return the questions whose answers are told in the first person: they show, and do not ask."""
    told: dict[int | None, list[bool]] = {}
    for s in found:
        if s.part == "answer":
            told.setdefault(s.question, []).append("story" in _names(text, s))
    return {number for number, own in told.items() if sum(own) >= _OWN_VOICE * len(own)}


def _names(text: str, statement: Statement) -> Collection[str]:
    return {mark.label for mark in find_marks(text[statement.start : statement.end])}


def _goes_on(text: str, before: Statement, statement: Statement) -> bool:
    """Tell the first words after a title with a colon, the rest of a sentence or list, and an example of what was asked."""
    said = text[before.start : before.end]
    if before.part == "heading" and statement.part != "heading":
        return _ENUMERATES.search(said) is not None
    if statement.part == "heading" or before.part != statement.part:
        return False
    if _UNFINISHED.search(said):
        return True
    first = next(find_marks(text[statement.start : statement.end]), None)
    on = first is not None and first.label == "onward" and first.start == 0
    return on and "\n" not in text[before.end : statement.start]


def _in_series(demands: Sequence[Demand]) -> list[Demand]:
    """Let headings ask for a structure that follow one another as its parts: "Situation:", "Action:", "Result:"."""
    titles = [demand for demand in demands if demand.statement.part == "heading"]
    parts: set[Demand] = set()
    for first in range(len(titles)):
        run = {title: _bare_parts(title) for title in titles[first : first + _SERIES]}
        if run[titles[first]] and len(set().union(*run.values())) >= _PARTS:
            parts.update(title for title, named in run.items() if named)
    return [
        replace(d, force=max(d.force, ASKED), kinds={**d.kinds, "answer-structure": SURE})
        if d in parts
        else d
        for d in demands
    ]


def _bare_parts(title: Demand) -> set[str]:
    """Return the parts of an answer that a heading names, if it names little else: "Task:", not "Task forces"."""
    named = {i for m in title.marks if m.label.startswith("parts.") for i in range(m.start, m.end)}
    letters = {i for i, char in enumerate(title.text) if char.isalpha()}
    return title.parts if len(named & letters) * 2 >= len(letters) else set()


def _of_levels(demands: Sequence[Demand]) -> list[Demand]:
    """Let what is told under the title of a level be asked of that level: "Manager (3 to 6 years)"."""
    levels = {
        (d.statement.document, d.statement.block)
        for d in demands
        if d.statement.part == "heading" and "level-fit" in d.kinds
    }
    return [
        replace(d, force=max(d.force, ASKED), kinds={**d.kinds, "level-fit": SURE})
        if (d.statement.document, d.statement.block) in levels
        and (d.statement.part == "heading" or "opens.competency" in {m.label for m in d.marks})
        else d
        for d in demands
    ]


def _under_titles(demands: Sequence[Demand]) -> list[Demand]:
    """Give what is asked under a heading, and is of no kind of its own, the kinds of the heading."""
    titles = {
        demand.statement.block: [kind for kind, how in demand.kinds.items() if how == SURE]
        for demand in demands
        if demand.statement.part == "heading" and demand.asks
    }
    return [
        replace(demand, kinds=dict.fromkeys(titles.get(demand.statement.block, ()), LIKELY))
        if demand.asks and not demand.kinds
        else demand
        for demand in demands
    ]


def _as_advice(demands: Sequence[Demand]) -> list[Demand]:
    """Take all that is asked under a heading for advice where most of it is: what to do after an interview."""
    blocks: dict[int, list[bool]] = {}
    for demand in demands:
        if demand.asks and demand.statement.part != "heading":
            blocks.setdefault(demand.statement.block, []).append(ADVICE in demand.kinds)
    mostly = {b for b, advice in blocks.items() if any(advice) and sum(advice) * 2 >= len(advice)}
    return [
        replace(demand, kinds={ADVICE: SURE})
        if demand.asks and demand.statement.block in mostly
        else demand
        for demand in demands
    ]


def _without_announcing(demands: Sequence[Demand]) -> list[Demand]:
    """Let a heading ask nothing that only announces what is asked under it: "What a good answer has"."""
    under = {d.statement.block for d in demands if d.asks and d.statement.part != "heading"}
    return [
        replace(d, force=0.0)
        if d.statement.part == "heading" and d.statement.block in under and _names_nothing(d)
        else d
        for d in demands
    ]


def _names_nothing(demand: Demand) -> bool:
    return not (demand.kinds or demand.concepts or demand.channels or demand.tools)
