"""A rubric → a page for people: what each criterion asks, how it is measured, which sentence founds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from opsanalyse.checks.coverage import Coverage
from opsanalyse.checks.unit_share import UnitShare
from opsanalyse.render.wording import Wording, wording
from opsanalyse.rubric import Criterion, Pack, load_cases
from opsanalyse.rubric.derive.asking import table
from opsanalyse.rubric.derive.wording import label
from opsanalyse.rubric.schema import texts
from opsanalyse.rubric.telling import empty_frame

_FACT: Final = re.compile(r"\{[a-z_]+\}")
_INDENT: Final = "     "


@dataclass(frozen=True, slots=True)
class Founded:
    """A span of guidance and what it says, in our words."""

    place: str
    says: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A criterion as the page shows it; ``share`` is its part of all weight, 0 to 1."""

    number: int
    id: str
    title: str
    weight: str
    share: float
    percent: str
    measured: str
    grades: str
    where: str
    points: tuple[str, ...]
    why: str
    advice: str
    weak: str
    strong: str
    sources: tuple[Founded, ...]
    cases: str


@dataclass(frozen=True, slots=True)
class RubricPage:
    """Everything the page of a rubric shows."""

    title: str
    lead: str
    criteria: tuple[Asked, ...]


def rubric_view(pack: Pack, lang: str) -> RubricPage:
    """Return what the page of ``pack`` shows in a report language."""
    words = wording(lang)
    total = sum(criterion.file.weight for criterion in pack.criteria)
    kinds = words.say("rubric_page.comma").join(words.label("kinds", kind) for kind in pack.kinds)
    lead = words.say(
        "rubric_page.lead", n=len(pack.criteria), kinds=kinds, version=str(pack.version)
    )
    asked = tuple(_asked(n, c, total, words) for n, c in enumerate(pack.criteria, 1))
    return RubricPage(words.text(pack.title), lead, asked)


def _asked(number: int, criterion: Criterion, total: float, words: Wording) -> Asked:
    file = criterion.file
    share = file.weight / total if total else 0.0
    told = {
        name: words.text(texts(text))
        for name, text in (
            ("title", file.title),
            ("why", file.messages.why),
            ("weak", file.example.weak),
            ("strong", file.example.strong),
        )
    }
    blank = words.say("rubric_page.of_facts")
    weight = words.say(
        "rubric_page.weight", weight=words.number(file.weight), total=words.number(total)
    )
    return Asked(
        number,
        file.id,
        weight=weight if file.weight else words.say("rubric_page.unscored"),
        share=share,
        percent=words.percent(share),
        measured=measured(criterion, words),
        grades=_grades(criterion, words) if file.weight else "",
        where=_where(criterion, words),
        points=tuple(_points(criterion, words)),
        advice=_FACT.sub(blank, words.text(empty_frame(file.advice))),
        sources=tuple(_founded(criterion, words)),
        cases=words.say("rubric_page.cases", n=len(load_cases(criterion.path))),
        **told,
    )


def measured(criterion: Criterion, words: Wording) -> str:
    """Say what is measured; where findings are counted, which ones."""
    if not isinstance(criterion.params, UnitShare):
        return words.label("checks", criterion.file.check)
    comma = words.say("rubric_page.comma")
    counted = comma.join(words.label("findings", name) for name in criterion.params.findings)
    return words.say(
        "rubric_page.wanted" if criterion.params.wanted else "rubric_page.unwanted", counted=counted
    )


def _grades(criterion: Criterion, words: Wording) -> str:
    grades = criterion.file.thresholds
    way = "rubric_page.grades_up" if grades.none < grades.full else "rubric_page.grades_down"
    return words.say(way, none=words.number(grades.none, 2), full=words.number(grades.full, 2))


def _where(criterion: Criterion, words: Wording) -> str:
    sections = criterion.file.applies_to.sections
    if not sections:
        return words.say("rubric_page.everywhere")
    comma = words.say("rubric_page.comma")
    named = comma.join(words.label("sections", section) for section in sections)
    return words.say("rubric_page.sections", sections=named)


def _points(criterion: Criterion, words: Wording) -> Iterator[str]:
    """Yield the key points that a criterion looks for, those of each topic on a line."""
    params = criterion.params
    if not isinstance(params, Coverage):
        return
    colon, comma = words.groups["numbers"]["colon"], words.say("rubric_page.comma")
    for topic, points in params.topics.items():
        named = words.text(table()["groups"].get(topic, {})) or topic
        yield f"{named}{colon}{comma.join(label(point, words.lang) for point in points)}"
    if params.anywhere:
        yield comma.join(label(point, words.lang) for point in params.anywhere)


def _founded(criterion: Criterion, words: Wording) -> Iterator[Founded]:
    for source in criterion.file.sources:
        place = words.say(
            "page.source_place",
            document=words.guide(source.document),
            start=source.start,
            end=source.end,
        )
        yield Founded(place, words.text(texts(source.says)))


def rubric_lines(pack: Pack, lang: str) -> Iterator[str]:
    """Yield the page as lines of plain text for a terminal."""
    words, page = wording(lang), rubric_view(pack, lang)
    colon = words.groups["numbers"]["colon"]
    yield from (page.title, page.lead)
    for one in page.criteria:
        yield ""
        yield f"{one.number:>3}  {one.title}  ({one.id})  {one.percent}"
        yield f"{_INDENT}{one.why}"
        yield f"{_INDENT}{words.say('rubric_page.measured')}{colon}{one.measured} {one.grades}".rstrip()
        yield from (f"{_INDENT}· {line}" for line in one.points)
        yield f"{_INDENT}− {one.weak}"
        yield f"{_INDENT}+ {one.strong}"
        yield from (f"{_INDENT}← {source.says} ({source.place})" for source in one.sources)


def rubric_page(pack: Pack, lang: str) -> str:
    """Draw the page as HTML."""
    from opsanalyse.render.html import fill

    return fill("rubric.html", page=rubric_view(pack, lang), words=wording(lang))
