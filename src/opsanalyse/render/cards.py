"""Verdicts → criterion cards in the order of the page: what is missing first, what is met last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.render.badges import Badge, badges
from opsanalyse.render.places import Places, Quote
from opsanalyse.render.reasons import whys
from opsanalyse.render.wording import Wording
from opsanalyse.rubric.telling import label
from opsanalyse.types import Citation, Evidence, NearMiss, Span, Status, Verdict

ORDER: Final = (
    Status.MISSING,
    Status.PARTLY,
    Status.UNREADABLE,
    Status.MET,
    Status.NOT_APPLICABLE,
)
_NAMING: Final = {"key_point": "point", "level": "point", "partner": "partner", "project": "part"}
"""The attribute of each kind of evidence that names what it speaks to."""
_BLANK: Final = "____"
_FREE: Final = frozenset(
    {"percent-or-points", "figures-do-not-add-up", "more-than-the-whole", "told-differently"}
)
"""Questions to the candidate, which cost nothing by themselves."""
OPEN: Final = (Status.MISSING, Status.PARTLY)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its evidence, or with its near misses and why they were not counted."""

    quote: Quote
    where: str
    reason: str
    ids: tuple[str, ...]
    """One for each place told apart in the quote; they join it to the text."""
    badges: tuple[Badge, ...]
    """The roles for which the sentence is evidence."""
    names: tuple[str, ...] = ()
    """What the sentence speaks to: key points with their depth, partners, parts of a project."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the guidance says, in our words, and where it says so."""

    says: str
    place: str


@dataclass(frozen=True, slots=True)
class Card:
    """One criterion as the report shows it."""

    number: int
    criterion: str
    title: str
    status: str
    status_label: str
    is_open: bool
    assessed: bool
    weight: str
    points: str
    share: int
    """How far it is met, in whole percent."""
    gain: str
    message: str
    why: str
    evidence: tuple[Row, ...]
    near_misses: tuple[Row, ...]
    near_title: str
    """What the near misses cost: together so many points, or nothing."""
    sources: tuple[Source, ...]
    advice: tuple[str, ...]
    weak: str
    strong: str
    """The same facts told weakly and strongly: the rubric's example, not the candidate's words."""

    @property
    def frames(self) -> tuple[str, ...]:
        """Return the lines of advice that are to be filled in."""
        return tuple(line for line in self.advice if _BLANK in line)


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one status."""

    status: str
    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A note in the text that leads to a row of a card."""

    id: str
    number: int
    title: str
    near: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Ref:
    """What stands behind a sentence for one criterion: the rows that count it, or nearly did."""

    number: int
    title: str
    near: bool
    ids: tuple[str, ...]


def ordered(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Sort as the cards stand: by status, then the heaviest first."""
    return sorted(verdicts, key=lambda v: (ORDER.index(v.status), -v.weight, v.criterion))


def groups(
    verdicts: Iterable[Verdict], gains: Mapping[str, float], places: Places, words: Wording
) -> tuple[Group, ...]:
    """Make a numbered card of each verdict; ``gains`` names what meeting it fully would add."""
    cards = [
        _card(number, verdict, gains.get(verdict.criterion), places, words)
        for number, verdict in enumerate(ordered(verdicts), start=1)
    ]
    by_status = [(str(s), tuple(c for c in cards if c.status == s)) for s in ORDER]
    return tuple(Group(s, words.label("groups", s), held) for s, held in by_status if held)


def pointers(verdicts: Iterable[Verdict], words: Wording) -> list[Pointer]:
    """List every place that a card names, in the order of the text."""
    found = [
        Pointer(_id(number, kind, index), number, words.text(verdict.title), kind == "n", place)
        for number, verdict in enumerate(ordered(verdicts), start=1)
        for kind, spans in (("e", verdict.evidence), ("n", verdict.near_misses))
        for index, place in enumerate(spans)
    ]
    return sorted(found, key=lambda p: (p.span.end, p.number, p.near, p.span.start, p.id))


def refs(found: Iterable[Pointer]) -> tuple[Ref, ...]:
    """Make one note a criterion of the pointers behind one sentence; what counts goes before."""
    by_number: dict[int, list[Pointer]] = {}
    for pointer in sorted(found, key=lambda p: (p.number, p.near)):
        by_number.setdefault(pointer.number, []).append(pointer)
    return tuple(
        Ref(number, held[0].title, held[0].near, tuple(p.id for p in held))
        for number, held in by_number.items()
    )


def _id(number: int, kind: str, index: int) -> str:
    return f"{number}{kind}{index + 1}"


def _card(
    number: int, verdict: Verdict, gain: float | None, places: Places, words: Wording
) -> Card:
    score = verdict.score
    return Card(
        number=number,
        criterion=verdict.criterion,
        title=words.text(verdict.title),
        status=str(verdict.status),
        status_label=words.label("statuses", verdict.status),
        is_open=verdict.status in OPEN,
        assessed=score is not None,
        weight=words.number(verdict.weight, 2),
        points=points(score, verdict.weight, words),
        share=0 if score is None else round(100 * score),
        gain=words.say("page.move_gain", gain=words.number(gain)) if gain else "",
        message=words.text(verdict.message),
        why=words.text(verdict.why),
        evidence=_rows(number, "e", verdict.evidence, places, words),
        near_misses=_rows(number, "n", verdict.near_misses, places, words),
        near_title=_near_title(verdict, words),
        sources=tuple(_source(item, words) for item in verdict.citations),
        advice=tuple(filter(None, map(str.strip, words.text(verdict.advice).splitlines()))),
        weak=words.text(verdict.example.get("weak", {})),
        strong=words.text(verdict.example.get("strong", {})),
    )


def points(score: float | None, weight: float, words: Wording) -> str:
    """Write points gained of points to gain; a dash where nothing was assessed."""
    if score is None:
        return words.say("page.unassessed")
    gained = words.number(weight * score, 2)
    return words.say("page.points", points=gained, weight=words.number(weight, 2))


def _near_title(verdict: Verdict, words: Wording) -> str:
    """Say what came close, and what it costs: together so many points, or, where all are gained, nothing."""
    costly = any(miss.condition not in _FREE for miss in verdict.near_misses)
    if verdict.score is None:
        return words.say("page.near")
    if verdict.score >= 1.0 or not costly:
        return words.say("page.near_free")
    lost = words.number(verdict.weight * (1.0 - verdict.score), 2)
    return words.say("page.near_cost", points=lost, weight=words.number(verdict.weight, 2))


def _rows(
    number: int,
    kind: str,
    spans: Sequence[Evidence | NearMiss],
    places: Places,
    words: Wording,
) -> tuple[Row, ...]:
    """Quote each sentence once, with all the places in it that are there for the same reasons."""
    reasons = whys(spans, words)
    found: dict[tuple[int, str], list[tuple[str, Evidence | NearMiss]]] = {}
    for index, span in enumerate(spans):
        why = reasons.get((span.start, span.end), "") if isinstance(span, NearMiss) else ""
        unit = places.unit(span)
        home = -1 - index if unit is None else unit
        found.setdefault((home, why), []).append((_id(number, kind, index), span))
    return tuple(_row(held, why, places, words) for (_, why), held in found.items())


def _row(
    held: Sequence[tuple[str, Evidence | NearMiss]], why: str, places: Places, words: Wording
) -> Row:
    ordered_held = sorted(held, key=lambda item: (item[1].start, item[1].end, item[0]))
    first = ordered_held[0][1]
    page = first.attributes.get("page") if isinstance(first, Evidence) else first.page
    return Row(
        places.quote(ordered_held),
        where(first, places, words, page),
        why,
        tuple(name for name, _ in ordered_held),
        badges(_roles(item for _, item in held if isinstance(item, Evidence)), words),
        tuple(dict.fromkeys(_names((item for _, item in ordered_held), words))),
    )


def _names(held: Iterable[Evidence | NearMiss], words: Wording) -> Iterator[str]:
    """Yield what each piece of evidence speaks to, as the report names it."""
    for item in held:
        if isinstance(item, Evidence) and item.label == "requirement":
            yield words.say("page.answers", words=item.attributes.get("requirement", ""))
        if not isinstance(item, Evidence) or item.label not in _NAMING:
            continue
        name = str(item.attributes.get(_NAMING[item.label], "")).rpartition(":")[2]
        depth = str(item.attributes.get("depth", ""))
        told = words.text(label(name))
        yield words.say(f"depths.{depth}", point=told) if depth else told


def _roles(evidence: Iterable[Evidence]) -> dict[str, float]:
    """Return the surest chance of each label."""
    found: dict[str, float] = {}
    for item in evidence:
        chance = item.attributes.get("confidence", 1.0)
        sure = float(chance) if isinstance(chance, (int, float)) else 1.0
        found[item.label] = max(sure, found.get(item.label, 0.0))
    return found


def where(span: Span, places: Places, words: Wording, page: object = None) -> str:
    """Say on which line (and page, and in which answer) a span stands."""
    line = places.line(span.start)
    told = (
        words.say("page.page_line", page=page, n=line) if page else words.say("page.line", n=line)
    )
    question = places.question(span)
    if question is None:
        return told
    return f"{words.say('page.question_n', n=question)} · {told}"


def _source(citation: Citation, words: Wording) -> Source:
    place = words.say(
        "page.source_place",
        document=words.guide(citation.document),
        start=citation.start,
        end=citation.end,
    )
    return Source(words.text(citation.says), place)
