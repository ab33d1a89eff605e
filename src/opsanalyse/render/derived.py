"""The draft of a rubric → its coverage page: every sentence that asks, and what answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opsanalyse.render.rubric_page import measured
from opsanalyse.render.wording import Wording, wording
from opsanalyse.rubric.derive import Demand, Draft, Drafted
from opsanalyse.rubric.derive.asking import MUST, table
from opsanalyse.rubric.derive.criteria import points_of, title_of
from opsanalyse.rubric.derive.demands import ADVICE
from opsanalyse.rubric.derive.wording import label, title

_WIDTH: Final = 100  # characters of a sentence that a terminal shows


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement of a guide as the page shows it; ``state`` is covered, named, advice, open or plain."""

    place: str
    text: str
    lang: str
    is_title: bool
    state: str
    force: str
    answers: tuple[tuple[int, str], ...]
    """Number of each criterion that answers it, with the key points that it names there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A criterion of the draft as the page shows it."""

    number: int
    id: str
    title: str
    weight: str
    check: str
    measures: str
    """What the check measures, in words."""
    cited: int
    points: tuple[str, ...]
    """Its key points, a line each group of them."""
    decide: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everything a coverage page shows."""

    title: str
    lead: str
    entries: tuple[Entry, ...]
    guides: tuple[tuple[str, tuple[Sentence, ...]], ...]

    def of(self, state: str) -> list[Sentence]:
        """Return the sentences in one state, in the order of the guides."""
        return [one for _, sentences in self.guides for one in sentences if one.state == state]


def coverage(draft: Draft, lang: str) -> Coverage:
    """Return what the coverage page of ``draft`` shows in a report language."""
    words = wording(lang)
    answers = _answers(draft, lang)
    open_ = set(draft.uncovered)
    shown = [_sentence(demand, answers, open_, words) for demand in draft.demands]
    guides = tuple(
        (
            Path(guide.name).name,
            tuple(
                s for s, r in zip(shown, draft.demands, strict=True) if r.statement.document == n
            ),
        )
        for n, guide in enumerate(draft.guides)
    )
    names = _listed((name for name, _ in guides), lang)
    states = [one.state for one in shown]
    lead = words.say(
        "derive.lead",
        asked=sum(state in ("covered", "advice", "open") for state in states),
        covered=states.count("covered"),
        advice=states.count("advice"),
        open=states.count("open"),
    )
    entries = tuple(_entry(n, drafted, words) for n, drafted in enumerate(draft.criteria, 1))
    return Coverage(words.say("derive.title", guides=names), lead, entries, guides)


def _listed(names: Iterable[str], lang: str) -> str:
    """Join names as a report language does: with 、 in Chinese."""
    join: str = table()["words"]["join"][lang]
    return join.join(names)


def _answers(draft: Draft, lang: str) -> dict[Demand, list[tuple[int, str]]]:
    out: dict[Demand, list[tuple[int, str]]] = {}
    for number, drafted in enumerate(draft.criteria, 1):
        points = {citing.demand: citing.points for citing in drafted.citing}
        for demand in drafted.demands:
            named = _listed((label(point, lang) for point in points.get(demand, ())), lang)
            out.setdefault(demand, []).append((number, named))
    return out


def _sentence(
    demand: Demand,
    answers: dict[Demand, list[tuple[int, str]]],
    open_: set[Demand],
    words: Wording,
) -> Sentence:
    mine = tuple(answers.get(demand, ()))
    strength = (
        "derive.must"
        if demand.force >= MUST
        else "derive.should"
        if demand.asks
        else "derive.named"
    )
    s = demand.statement
    return Sentence(
        words.say("derive.place", start=s.start, end=s.end),
        " ".join(demand.text.split()),
        s.lang,
        s.part == "heading",
        _state(demand, mine, open_),
        words.say(strength),
        mine,
    )


def _state(demand: Demand, mine: Sequence[tuple[int, str]], open_: set[Demand]) -> str:
    if demand in open_:
        return "open"
    if ADVICE in demand.kinds and len(mine) <= 1 and demand.asks:
        return "advice"
    if mine:
        return "covered" if demand.asks else "named"
    return "plain"


def _entry(number: int, drafted: Drafted, words: Wording) -> Entry:
    lang = words.lang
    return Entry(
        number,
        drafted.id,
        title(drafted)[lang],
        words.number(drafted.weight),
        drafted.check,
        measured(drafted.model, words),
        len(drafted.demands),
        tuple(_points(drafted, lang)),
        tuple(choice.told(lang) for choice in drafted.decide),
    )


def _points(drafted: Drafted, lang: str) -> Iterator[str]:
    several = len(drafted.groups) > 1
    for group in drafted.groups:
        named = _listed(
            (
                f"“{point.replace('-', ' ')}”" if point in group.own else label(point, lang)
                for point in points_of(group)
            ),
            lang,
        )
        yield f"{title_of(group.home)[lang]}: {named}" if several else named


def derived_lines(draft: Draft, lang: str) -> Iterator[str]:
    """Yield the coverage page as lines of plain text for a terminal."""
    words, page = wording(lang), coverage(draft, lang)
    yield page.title
    yield page.lead if page.entries or page.of("open") else words.say("derive.nothing")
    for entry in page.entries:
        yield f"{entry.number:>3}  {entry.weight:>4}  {entry.id:<24} {entry.check:<16} {entry.cited:>3}  {entry.title}"
        yield from (f"{'':11}{line}" for line in entry.points)
    for name, sentences in page.guides:
        yield from ("", f"{words.say('derive.guide')} · {name}")
        yield from (_line(one, page, words) for one in sentences if one.state != "plain")
    choices = [f"  {entry.id}: {choice}" for entry in page.entries for choice in entry.decide]
    if choices:
        yield from ("", words.say("derive.decide"), *choices)


def _line(one: Sentence, page: Coverage, words: Wording) -> str:
    names = [page.entries[number - 1].id for number, _ in one.answers]
    told = ", ".join(names) if one.state != "open" else words.say("derive.open").upper()
    text = one.text if len(one.text) <= _WIDTH else f"{one.text[: _WIDTH - 1]}…"
    return f"{one.place:>12}  {one.force:<6} {text}\n{'':21}→ {told}"


def derived_page(draft: Draft, lang: str) -> str:
    """Draw the coverage page as HTML."""
    from opsanalyse.render.html import fill

    return fill("derived.html", page=coverage(draft, lang), words=wording(lang))
