"""Demands of a guidance text → its key points, grouped by the topic of a question or by what belongs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from opsanalyse.detect.concepts import Phrases, bare, columns, compile_phrases, split
from opsanalyse.detect.requirements import asks_degree
from opsanalyse.detect.topics import INTRODUCTION, TERMS, named_topic
from opsanalyse.rubric import load_pack, shipped_packs
from opsanalyse.rubric.derive.asking import TICK, table
from opsanalyse.rubric.derive.demands import ADVICE, SURE, Demand
from opsanalyse.rubric.derive.own import OwnPoint, listed_points, own_points
from opsanalyse.segment.rows import GLYPH

TOPIC, ANYWHERE = "topic", "anywhere"
_LABEL: Final = 24  # columns of words that announce others
_SHORT: Final = 160  # columns of a demand that may become a point in its own words
_BULLETS: Final = " \t•·*-–—0123456789.)、）"
_SEVERAL: Final = 2  # points of a topic that a heading names
_FEWEST: Final = 3
"""Points or demands that make a group where neither a question nor a heading asks for it."""


class Home(NamedTuple):
    """Where key points belong: the topic of a question, or a list looked for anywhere."""

    kind: str
    name: str


OWN: Final = Home(ANYWHERE, "own-words")


@dataclass(frozen=True, slots=True)
class Group:
    """Key points that are asked for together, each with the demands that name it."""

    home: Home
    points: Mapping[str, tuple[Demand, ...]]
    demands: tuple[Demand, ...]
    is_asked: bool
    """Whether a question or a heading asks for it, and not only what its sentences name."""
    own: Mapping[str, str] = field(default_factory=dict)
    """Points in the guide's own words: name → terms."""

    @property
    def is_told(self) -> bool:
        """Whether the text says what counts: a single part of an answer named in passing does not."""
        return any(not point.startswith("role:") for point in self.points) or len(self.points) > 1

    def named(self, demand: Demand) -> tuple[str, ...]:
        """Return the points that a demand names."""
        return tuple(point for point, by in self.points.items() if demand in by)

    def with_own(self, point: OwnPoint, demand: Demand) -> Group:
        """Return the group with one more point in the guide's own words."""
        points = {**self.points, point.name: (*self.points.get(point.name, ()), demand)}
        own = {**self.own, point.name: point.terms}
        demands = tuple(dict.fromkeys([*self.demands, demand]))
        return Group(self.home, points, demands, self.is_asked, own)


def group_points(demands: Sequence[Demand]) -> list[Group]:
    """Return the groups of key points in the order in which the text comes to them."""
    contexts = _contexts(demands)
    votes = _votes(demands, contexts)
    cited: dict[Home, dict[Demand, None]] = {}
    points: dict[Home, dict[str, list[Demand]]] = {}
    for demand, topic in zip(demands, contexts, strict=True):
        for home, point in _homed(demand, topic, votes.get(_block(demand), Counter())):
            cited.setdefault(home, {})[demand] = None
            if point:
                points.setdefault(home, {}).setdefault(point, []).append(demand)
    asked = {Home(TOPIC, name) for name in contexts if name}
    groups = (
        Group(home, _named(points.get(home, {})), tuple(found), home in asked)
        for home, found in cited.items()
    )
    return [group for group in groups if _is_group(group)]


def _named(points: Mapping[str, list[Demand]]) -> dict[str, tuple[Demand, ...]]:
    return {point: tuple(found) for point, found in points.items()}


def _contexts(demands: Sequence[Demand]) -> list[str | None]:
    """Return, for each demand, the topic of its question or of its heading, or nothing."""
    of_question: dict[tuple[int, int], str] = {}
    of_title: dict[tuple[int, int], str] = {}
    for demand in demands:
        s = demand.statement
        topic = _listed_topic(demand.text) if s.part in ("question", "purpose", "heading") else None
        if topic and s.question is not None:
            of_question.setdefault((s.document, s.question), topic)
        elif topic:
            of_title[_block(demand)] = topic
    return [
        of_title.get(_block(demand))
        if demand.statement.question is None
        else of_question.get((demand.statement.document, demand.statement.question))
        for demand in demands
    ]


def _listed_topic(text: str) -> str | None:
    """Return the topic that words name; pay, dates and who somebody is have no list of points."""
    topic = named_topic(text)
    return None if topic in (TERMS, INTRODUCTION) else topic


def _block(demand: Demand) -> tuple[int, int]:
    """Return the document of a demand and the number of its heading there."""
    return demand.statement.document, demand.statement.block


def _votes(
    demands: Sequence[Demand], contexts: Sequence[str | None]
) -> dict[tuple[int, int], Counter[Home]]:
    """Count, under each heading without a topic, which groups the concepts named there belong to."""
    out: dict[tuple[int, int], Counter[Home]] = {}
    for demand, topic in zip(demands, contexts, strict=True):
        if topic is None:
            found = (home for concept in demand.concepts for home in homes().get(concept, ()))
            out.setdefault(_block(demand), Counter()).update(found)
    return out


def own_words(
    demands: Sequence[Demand], groups: Sequence[Group], meant: Collection[str]
) -> list[Group]:
    """Add the key points in the guides' own words: what is asked, and neither a ``meant`` kind nor a point answers.

    They go to the topic of their question, if it has key points, or into a list of their own.
    """
    contexts = dict(zip(demands, _contexts(demands), strict=True))
    answered = {demand for group in groups for demand in group.demands if group.named(demand)}
    out = {group.home: group for group in groups}
    listed = _listed_by_question(demands, answered, meant)
    unjudged = {
        _asked(d)
        for d in demands
        if d.statement.part == "question" and named_topic(d.text) in (TERMS, INTRODUCTION)
    }
    told = {_asked(d) for group in groups if group.home.kind == TOPIC for d in _naming(group)}
    for demand in demands:
        if not _needs_words(demand, meant) or demand in answered:
            continue
        is_put = demand.statement.part == "question"
        if (is_put and _asked(demand) in told) or _asked(demand) in unjudged:
            continue
        points = (is_put and listed.get(_asked(demand))) or own_points(demand)
        topic = contexts[demand] if demand.statement.question is not None else None
        home = Home(TOPIC, topic) if topic else OWN
        for point in points:
            before = out.get(home, Group(home, {}, (), is_asked=True))
            out[home] = before.with_own(point, demand)
    return [group for group in out.values() if group.home != OWN or len(group.own) >= _SEVERAL]


def _naming(group: Group) -> Iterator[Demand]:
    """Yield what names a group's points behind a question: the question needs no words of its own then."""
    named = (demand for by in group.points.values() for demand in by)
    return (d for d in named if d in group.demands and d.statement.part != "question")


def _asked(demand: Demand) -> tuple[int, int | None]:
    return demand.statement.document, demand.statement.question


def _listed_by_question(
    demands: Sequence[Demand], answered: Collection[Demand], meant: Collection[str]
) -> dict[tuple[int, int | None], tuple[OwnPoint, ...]]:
    """Return what a guide lists as the answer to each of its questions: the question asks for these, not for its own words."""
    out: dict[tuple[int, int | None], tuple[OwnPoint, ...]] = {}
    for demand in demands:
        inside = demand.statement.question is not None and demand.statement.part != "question"
        if inside and _needs_words(demand, meant) and demand not in answered:
            out.setdefault(_asked(demand), listed_points(demand))
    return out


def _needs_words(demand: Demand, meant: Collection[str]) -> bool:
    """Tell a plain demand: one that opens with what is to be done, short, and no part of a sample answer."""
    return (
        demand.asks
        and (_begins(demand) or _is_plain(demand))
        and columns(demand.text) <= _SHORT
        and not (demand.is_story or asks_degree(demand.text))
        and not (_announces(demand) or _forbids(demand) or _is_put(demand))
        and not any(kind in meant for kind in demand.kinds)
        and demand.statement.part in ("text", "purpose", "question", "answer")
    )


def _is_put(demand: Demand) -> bool:
    """Tell a question of a list that is put to the candidate, as no part of the answers to others is."""
    words = table()["put"].get(demand.statement.lang, "")
    asked = demand.text.rstrip().endswith(("?", "？")) and demand.statement.part == "text"
    return asked and next(_put(words).find(bare(demand.text)), None) is not None


@cache
def _put(words: str) -> Phrases:
    return compile_phrases((term, "put") for term in split(words))


def _forbids(demand: Demand) -> bool:
    """Tell what is not wanted: an answer that holds its words says just what it should not."""
    names = {mark.label for mark in demand.marks}
    return "force.never" in names and "force.must" not in names


def _announces(demand: Demand) -> bool:
    """Tell a sentence, however long, that only leads to what follows it: "A good answer has three steps:"."""
    return demand.text.rstrip().endswith((":", "："))


def _is_plain(demand: Demand) -> bool:
    """Tell a sentence that says what should be, or a question put, and names nothing that we know."""
    names = {mark.label for mark in demand.marks}
    asked = demand.text.rstrip().endswith(("?", "？"))
    answers = demand.statement.part == "answer"  # what an interviewer hopes to hear
    return asked or answers or bool(names & {"force.must", "force.should", "opens.competency"})


def is_label(demand: Demand) -> bool:
    """Tell words that only announce what follows them: "We hope to hear:"."""
    return demand.text.rstrip().endswith((":", "：")) and columns(demand.text) <= _LABEL


def _is_sure(demand: Demand) -> bool:
    """Tell a demand that asks for a kind by its name: blame in an answer on growth is no point of growth."""
    return demand.statement.part != "question" and SURE in demand.kinds.values()


def _begins(demand: Demand) -> bool:
    """Tell an item of a list, and a sentence that opens with what is to be done."""
    opens = next((m for m in demand.marks if m.label.startswith("opens.")), None)
    first = opens is not None and not demand.text[: opens.start].strip(_BULLETS)
    marked = GLYPH.match(demand.text) or TICK.match(demand.text)
    return first or demand.statement.is_cell or marked is not None


def _homed(
    demand: Demand, topic: str | None, votes: Mapping[Home, int]
) -> Iterator[tuple[Home, str]]:
    """Yield the group of each point that a demand names; a group that it only asks for comes with none."""
    if ADVICE in demand.kinds or demand.statement.part == "comment":
        return
    named = (*demand.concepts, *_pseudo(demand))
    home = Home(TOPIC, topic or "")
    fitting = [point for point in named if home in homes().get(point, ())]
    bare_ask = demand.statement.question is not None and not (_is_sure(demand) or is_label(demand))
    if topic and demand.asks and (fitting or bare_ask):
        yield home, ""
    if fitting and (demand.asks or demand.statement.part == "answer" or len(fitting) > 1):
        yield from ((home, point) for point in fitting)
    elif not demand.kinds and demand.statement.question is None:
        yield from _voted(demand, votes)


def _voted(demand: Demand, votes: Mapping[Home, int]) -> Iterator[tuple[Home, str]]:
    """Yield each concept with the group of its own that most of what stands beside it belongs to."""
    own = [
        (max(found, key=lambda home: (votes[home], home.kind == TOPIC)), concept)
        for concept in demand.concepts
        if (found := homes().get(concept))
    ]
    counts = Counter(home for home, _ in own)
    yield from ((home, point) for home, point in own if demand.asks or counts[home] > 1)


def _pseudo(demand: Demand) -> Iterator[str]:
    """Yield the points that are no concepts: channels, a figure, an experience of one's own, parts of a story."""
    if demand.channels or "relevant-channels" in demand.kinds:
        yield "channels"
    if "quantified-outcomes" in demand.kinds or (demand.is_story and demand.has_figure):
        yield "figure"
    if "own-experience" in demand.kinds:
        yield "own"
    if demand.asks:
        yield from (f"role:{part}" for part in sorted(demand.parts))


def _is_group(group: Group) -> bool:
    asked = sum(demand.asks for demand in group.demands)
    if any(demand.statement.part == "question" for demand in group.demands):
        return asked > 0
    if group.is_asked:
        return asked > 0 and len(group.points) >= _SEVERAL
    return len(group.points) >= _SEVERAL and len(group.points) + asked > _FEWEST


def usual_points(home: Home) -> tuple[str, ...]:
    """Return the points that the rubrics that come with the tool ask for in a group."""
    return tuple(point for point, found in homes().items() if home in found)


@cache
def homes() -> Mapping[str, tuple[Home, ...]]:
    """Return the groups that each point belongs to in the rubrics that come with the tool."""
    out: dict[str, list[Home]] = {}
    for name in shipped_packs():
        for criterion in load_pack(name).criteria:
            if criterion.file.check == "coverage":
                for home, point in _listed(criterion.file.id, criterion.file.params):
                    if home not in out.setdefault(point, []):
                        out[point].append(home)
    return {point: tuple(found) for point, found in out.items()}


def _listed(name: str, params: Mapping[str, object]) -> Iterator[tuple[Home, str]]:
    topics, anywhere = params.get("topics", {}), params.get("anywhere", ())
    if isinstance(topics, Mapping):
        for topic, points in topics.items():
            yield from ((Home(TOPIC, topic), point) for point in points)
    if isinstance(anywhere, list | tuple):
        yield from ((Home(ANYWHERE, name), str(point)) for point in anywhere)
