"""Units with their findings → the tables under the text: results, steps told, channels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from opsanalyse.detect.channels import channel_labels
from opsanalyse.detect.outcomes import began
from opsanalyse.detect.topics import STORYLESS, asks_no_story
from opsanalyse.render.badges import badge
from opsanalyse.render.cards import where
from opsanalyse.render.parts import told_parts
from opsanalyse.render.places import Places
from opsanalyse.render.wording import Wording
from opsanalyse.types import ROLES, Analysis, Outcome, Question, Span, Unit

_CUE: Final = 2  # words as short as "从" say no more than that it is told
_CELL: Final = 48  # characters that a cell of the table holds well


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a part of a result is told, and its words where they are known."""

    is_told: bool
    words: str


@dataclass(frozen=True, slots=True)
class Result:
    """One outcome, taken apart."""

    anchor: str
    quote: str
    tag: str
    where: str
    quantified: bool
    metric: str
    value: str
    direction: str
    baseline: Told
    timeframe: Told
    method: Told
    own: str
    expected: bool

    @property
    def is_full(self) -> bool:
        """Tell whether the result says how much, from where, in what time and by what."""
        told = (self.baseline, self.timeframe, self.method)
        return self.quantified and all(part.is_told for part in told)


@dataclass(frozen=True, slots=True)
class Step:
    """One role of an account: how many sentences have it, and where the first one is."""

    role: str
    letter: str
    name: str
    asks: str
    count: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Account:
    """One answer or entry with its four steps."""

    title: str
    detail: str
    tag: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ChannelWords:
    """A channel as the text names it in one place."""

    words: str
    anchor: str
    tag: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel with every place that names it."""

    name: str
    used: bool
    use: str
    places: tuple[ChannelWords, ...]


def anchor(index: int) -> str:
    """Return the id of a unit in the page."""
    return f"u{index + 1}"


def results(analysis: Analysis, places: Places, words: Wording) -> tuple[Result, ...]:
    """Take every outcome apart that counts, in the order of the text."""
    left = {(one.start, one.end) for one in analysis.left_out}
    return tuple(
        _result(outcome, unit, index, places, words)
        for index, unit in enumerate(analysis.units)
        if (unit.start, unit.end) not in left
        for outcome in unit.outcomes
    )


def _result(outcome: Outcome, unit: Unit, index: int, places: Places, words: Wording) -> Result:
    spans = {part.label: part for part in outcome.parts}
    start = began(outcome)
    if start:
        spans["baseline"] = start
    parts = told_parts(outcome, unit)

    def told(name: str, *, is_told: bool) -> Told:
        # What was done stays in the text: its words are too many for a cell, or only the cue.
        named = is_told and name in spans and name != "method"
        # A value "from 12% to 7%" holds its own baseline, and has a cell already.
        repeats = named and _same(spans[name], outcome.value)
        quote = places.words(spans[name]) if named and not repeats else ""
        label = words.say("page.is_yes" if is_told else "page.is_no")
        fits = _CUE < len(quote) <= _CELL or (name == "baseline" and start is not None)
        return Told(is_told, quote if fits else label)

    return Result(
        anchor=anchor(index),
        quote=places.words(outcome),
        tag=places.tag(unit),
        where=where(outcome, places, words),
        quantified=outcome.quantified,
        metric=outcome.metric or "",
        value=places.words(outcome.value) if outcome.value else "",
        direction=outcome.direction,
        baseline=told("baseline", is_told=parts["baseline"]),
        timeframe=told("timeframe", is_told=parts["timeframe"]),
        method=told("method", is_told=parts["method"]),
        own=words.label("own", outcome.own) if outcome.own else "",
        expected=outcome.expected,
    )


def _same(one: Span, other: Span | None) -> bool:
    return other is not None and (one.start, one.end) == (other.start, other.end)


def accounts(analysis: Analysis, places: Places, words: Wording) -> tuple[Account, ...]:
    """Make one strip for each story, told in answer to one question or more, or each entry with findings, or the whole."""
    if analysis.questions:
        found = list(_answers(analysis, places, words))
    else:
        found = list(_entries(analysis, places, words))
    if not found and any(unit.roles for unit in analysis.units):
        title = words.say("page.whole_text")
        found = [Account(title, "", words.tag, _steps(_numbered(analysis), words))]
    return tuple(found)


def _asks_story(analysis: Analysis, asked: Question) -> bool:
    words = analysis.document.text[asked.question.start : asked.question.end]
    return asked.topic not in STORYLESS and not asks_no_story(words)


def _answers(analysis: Analysis, places: Places, words: Wording) -> Iterator[Account]:
    told: dict[int, list[int]] = {}
    for asked in analysis.questions:
        told.setdefault(asked.number, []).append(asked.number)
        if asked.follows is not None and asked.follows != asked.number:
            told.setdefault(asked.follows, []).append(asked.number)
    held = _grouped(analysis, lambda unit: unit.question)
    for head in analysis.questions:
        if not head.follows and _asks_story(analysis, head):
            numbers = told[head.number]
            inside = sorted(_of(held, numbers), key=itemgetter(0))
            title = words.say("page.question_n", n=" + ".join(map(str, numbers)))
            detail = places.words(head.question).removeprefix(f"{numbers[0]}. ")
            yield Account(title, detail, places.tag(None), _steps(inside, words))


def _entries(analysis: Analysis, places: Places, words: Wording) -> Iterator[Account]:
    by_entry = _grouped(analysis, lambda unit: unit.entry)
    for number, entry in enumerate(analysis.entries):
        held = by_entry.get(number, [])
        if not any(unit.roles for _, unit in held):
            continue
        names = [places.words(name) for name in (entry.organisation, entry.title) if name]
        title, *rest = names or [words.label("sections", entry.section)]
        yield Account(title, " ".join(rest), places.tag(None), _steps(held, words))


def _grouped(
    analysis: Analysis, of: Callable[[Unit], int | None]
) -> dict[int, list[tuple[int, Unit]]]:
    """Return the units, numbered, by their question or entry."""
    found: dict[int, list[tuple[int, Unit]]] = {}
    for index, unit in enumerate(analysis.units):
        group = of(unit)
        if group is not None:
            found.setdefault(group, []).append((index, unit))
    return found


def _of(
    held: Mapping[int, list[tuple[int, Unit]]], numbers: Iterable[int]
) -> Iterator[tuple[int, Unit]]:
    return (pair for number in dict.fromkeys(numbers) for pair in held.get(number, ()))


def _numbered(analysis: Analysis) -> list[tuple[int, Unit]]:
    return list(enumerate(analysis.units))


def _steps(held: Sequence[tuple[int, Unit]], words: Wording) -> tuple[Step, ...]:
    return tuple(_step(role, [(i, u) for i, u in held if role in u.roles], words) for role in ROLES)


def _step(role: str, held: Sequence[tuple[int, Unit]], words: Wording) -> Step:
    """Make one step; it is a guess where no unit surely has the role."""
    units = [i for i, _ in held]
    shown = badge(role, max((unit.roles[role] for _, unit in held), default=1.0), words)
    return Step(
        role=role,
        letter=shown.letter,
        name=shown.name,
        asks=words.groups["roles"][role]["asks"],
        count=words.say("page.sentences", n=len(units)) if units else "",
        anchor=anchor(units[0]) if units else "",
    )


def _channel_name(channel: str, words: Wording) -> str:
    """Name a channel as the vocabulary does, as the first word of a cell."""
    name = channel_labels().get(channel, {}).get(words.lang, channel)
    return name[:1].upper() + name[1:]


def channels(analysis: Analysis, places: Places, words: Wording) -> tuple[Channel, ...]:
    """List the channels, the used ones first and the often named before the others."""
    named: dict[str, list[ChannelWords]] = {}
    used: set[str] = set()
    for index, unit in enumerate(analysis.units):
        used |= {mention.channel for mention in unit.mentions if mention.used}
        for mention in unit.mentions:
            where_named = ChannelWords(places.words(mention), anchor(index), places.tag(unit))
            named.setdefault(mention.channel, []).append(where_named)
        for channel in sorted(unit.channels):
            named.setdefault(channel, [])
            used.add(channel)
    order = sorted(named, key=lambda channel: (channel not in used, -len(named[channel]), channel))
    return tuple(
        Channel(
            _channel_name(channel, words),
            channel in used,
            words.say("page.used" if channel in used else "page.mentioned"),
            tuple(named[channel]),
        )
        for channel in order
    )
