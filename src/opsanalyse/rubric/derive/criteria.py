"""Demands and groups of key points → the criteria of a draft: check, parameters, weight, what is to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from opsanalyse.resources import shipped
from opsanalyse.rubric import Criterion, load_criterion
from opsanalyse.rubric.derive.asking import ASKED, MUST, kinds, table
from opsanalyse.rubric.derive.demands import ADVICE, SURE, Demand
from opsanalyse.rubric.derive.points import ANYWHERE, OWN, TOPIC, Group, Home, usual_points

KEY_POINTS: Final = "key-points"
_ANSWERS: Final = ("answer", "interview")
_RESUME: Final = ("resume",)
_HEAVIEST, _LIGHTEST = 3.0, 0.5
_LITERAL: Final = 1.0  # weight at most of points that are found by their letters alone
_MIXED: Final = 1.5  # weight at most of points that belong to no list
_OFTEN: Final = 2
_JUDGED: Final = ASKED / 2  # force of what is only said to be looked at
_SKILLS: Final = 5
_FURTHER: Final = "further-points"
_FEWEST: Final = 3
"""Key points, and sentences that name them, which make a criterion where no question asks for them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person must decide: a text of the vocabulary (``choices``), a group it speaks of, and names."""

    key: str
    group: str = ""
    names: tuple[str, ...] = ()

    def told(self, lang: str) -> str:
        """Return it as a sentence in a report language; names of points stand as they are written in files."""
        sentence: str = table()["choices"][self.key][lang]
        group = table()["groups"].get(self.group, {}).get(lang, self.group)
        return sentence.format(group=group, names=", ".join(self.names))

    def __str__(self) -> str:
        """Return it as a rubric's file has it: in English."""
        return self.told("en")


@dataclass(frozen=True, slots=True)
class Citing:
    """A demand that founds a criterion, with the key points that it names there."""

    demand: Demand
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """A criterion of a draft; wording, thresholds and cases are those of ``model`` where they fit."""

    id: str
    model: Criterion
    kinds: tuple[str, ...]
    params: Mapping[str, Any]
    weight: float
    citing: tuple[Citing, ...]
    groups: tuple[Group, ...] = ()
    decide: tuple[Choice, ...] = ()

    @property
    def check(self) -> str:
        """The kind of check."""
        return self.model.file.check

    @property
    def demands(self) -> tuple[Demand, ...]:
        """Every demand that the criterion answers, also those that it need not cite."""
        grouped = (demand for group in self.groups for demand in group.demands)
        return tuple(dict.fromkeys([*(citing.demand for citing in self.citing), *grouped]))


def draft_criteria(demands: Sequence[Demand], groups: Sequence[Group]) -> list[Drafted]:
    """Return the criteria that demands and groups ask for, heaviest first."""
    speaks = _Speaks(demands)
    found = [*_by_kind(demands, speaks), *_by_group(groups, speaks)]
    return sorted(found, key=lambda drafted: (-drafted.weight, drafted.id))


@dataclass(frozen=True, slots=True)
class _Speaks:
    """What kind of document a guide speaks of: by its questions and its words."""

    interview: bool
    resume: bool

    def __init__(self, demands: Sequence[Demand]) -> None:
        words = [mark.label for demand in demands for mark in demand.marks]
        asked = any(demand.statement.part == "question" for demand in demands)
        object.__setattr__(self, "interview", asked or words.count("interview") > 1)
        object.__setattr__(self, "resume", words.count("resume") > 0)

    def of(self, allowed: Sequence[str]) -> tuple[str, ...]:
        """Return the kinds of documents that a criterion should judge, of those that its check can."""
        wanted = (*(_RESUME if self.resume else ()), *(_ANSWERS if self.interview else ()))
        return tuple(kind for kind in wanted if kind in allowed) or tuple(allowed)


def _by_kind(demands: Sequence[Demand], speaks: _Speaks) -> Iterator[Drafted]:
    for kind, row in kinds().items():
        asking = [demand for demand in demands if kind in demand.kinds]
        if not _is_meant(kind, asking):
            continue
        models = [_model(name) for name in row["models"]]
        allowed = tuple(dict.fromkeys(k for model in models for k in model.file.applies_to.kind))
        for_kinds = speaks.of(allowed)
        model = next((m for m in models if for_kinds[0] in m.file.applies_to.kind), models[0])
        citing = tuple(Citing(demand) for demand in asking)
        for_kinds = _ordered(for_kinds, model)
        weight = 0.0 if model.file.weight == 0 else weigh(asking)
        decide = tuple(_to_decide(kind, asking))
        yield Drafted(kind, model, for_kinds, model.file.params, weight, citing, (), decide)


def _ordered(kinds: Sequence[str], model: Criterion) -> tuple[str, ...]:
    """Put the kind that the model's cases are written for first."""
    return tuple(sorted(kinds, key=lambda kind: kind not in model.file.applies_to.kind))


def meant_kinds(demands: Sequence[Demand]) -> frozenset[str]:
    """Return the kinds that become criteria: what only passing words ask for is a demand of no kind."""
    asked: dict[str, list[Demand]] = {}
    for demand in demands:
        for kind in demand.kinds:
            asked.setdefault(kind, []).append(demand)
    return frozenset(kind for kind, asking in asked.items() if _is_meant(kind, asking))


def _is_meant(kind: str, found: Sequence[Demand]) -> bool:
    """Tell whether a kind is asked for by its name once, or by passing words often."""
    named = [demand for demand in found if demand.kinds[kind] == SURE]
    meant = any(d.force >= _JUDGED or d.is_listing or kind == ADVICE for d in named)
    return meant or len(found) >= _OFTEN


def _by_group(groups: Sequence[Group], speaks: _Speaks) -> Iterator[Drafted]:
    topics = [group for group in groups if group.home.kind == TOPIC and speaks.interview]
    if topics:
        yield _key_points(topics)
    lists = [group for group in groups if group not in topics and _stands(group, speaks)]
    small = [group for group in lists if min(len(group.points), len(group.demands)) < _FEWEST]
    yield from (
        _anywhere(group.home.name, [group], speaks) for group in lists if group not in small
    )
    if small:
        yield _anywhere(_FURTHER, small, speaks)


def _stands(group: Group, speaks: _Speaks) -> bool:
    """Tell a list of its own: where questions are asked, passing names of skills make none."""
    return group.home == OWN or not speaks.interview or len(group.points) >= _SKILLS


def _key_points(groups: Sequence[Group]) -> Drafted:
    model = _model("interview-user-operations/key-points")
    topics = {group.home.name: list(points_of(group)) for group in groups}
    demands = _once([demand for group in groups for demand in group.demands])
    decide = [Choice("usual", group.home.name) for group in groups if not group.is_told]
    decide += [*_only_by_samples(groups), *_in_own_words(groups)]
    citing = tuple(_founding(demands, groups))
    return Drafted(
        KEY_POINTS,
        model,
        _ANSWERS,
        {"topics": topics, **_own(groups)},
        weigh(demands),
        citing,
        tuple(groups),
        tuple(decide),
    )


def _anywhere(name: str, groups: Sequence[Group], speaks: _Speaks) -> Drafted:
    model = _model("career-operations/three-jobs")
    points = dict.fromkeys(point for group in groups for point in points_of(group))
    params = {**model.file.params, "anywhere": list(points), **_own(groups)}
    demands = _once([demand for group in groups for demand in group.demands])
    citing = tuple(_founding(demands, groups))
    for_kinds = _ordered(speaks.of(model.file.applies_to.kind), model)
    most = _LITERAL if groups[0].home == OWN else _MIXED if name == _FURTHER else _HEAVIEST
    weight = min(weigh(demands), most)
    decide = (*_only_by_samples(groups), *_in_own_words(groups))
    own = name.replace("_", "-")
    return Drafted(own, model, for_kinds, params, weight, citing, tuple(groups), decide)


def _founding(demands: Sequence[Demand], groups: Sequence[Group]) -> Iterator[Citing]:
    """Yield the demands that ask for a group, and those of a sample answer that first name a point."""
    seen: set[str] = set()
    for demand in demands:
        points = _points(demand, groups)
        if demand.asks or not seen.issuperset(points):
            yield Citing(demand, points)
        seen.update(points)


def points_of(group: Group) -> tuple[str, ...]:
    """Return a group's points; where the guide names none, the usual ones."""
    return tuple(group.points) if group.is_told else usual_points(group.home)


def _own(groups: Sequence[Group]) -> dict[str, Mapping[str, str]]:
    """Return the parameter that holds the points in the guides' own words, if there are any."""
    own = {name: terms for group in groups for name, terms in group.own.items()}
    return {"words": own} if own else {}


def _points(demand: Demand, groups: Sequence[Group]) -> tuple[str, ...]:
    """Return the points of ``groups`` that a demand names."""
    found = (p for group in groups for p, by in group.points.items() if demand in by)
    return tuple(dict.fromkeys(found))


def _once(demands: Sequence[Demand]) -> list[Demand]:
    return sorted(dict.fromkeys(demands), key=lambda r: (r.statement.document, r.statement.start))


def _only_by_samples(groups: Sequence[Group]) -> Iterator[Choice]:
    """Yield which points only a sample answer names: one candidate's way may not be what is asked."""
    for group in groups:
        told = [p for p, by in group.points.items() if all(demand.is_story for demand in by)]
        if told:
            yield Choice("sample", group.home.name, tuple(told))


def _in_own_words(groups: Sequence[Group]) -> Iterator[Choice]:
    named = [name for group in groups for name in group.own]
    if named:
        yield Choice("own", names=tuple(named))


def _to_decide(kind: str, asking: Sequence[Demand]) -> Iterator[Choice]:
    if all(demand.kinds[kind] < SURE for demand in asking):
        yield Choice("passing")


def weigh(demands: Sequence[Demand]) -> float:
    """Return a weight by emphasis, in halves: how strongly it is asked, in a heading or not, how often."""
    shares = [demand.share for demand in demands if demand.share]
    if shares:
        return _rounded(10 * max(shares))
    strongest = max((demand.force for demand in demands), default=0.0)
    asked = sum(demand.asks for demand in demands)
    titled = any(demand.statement.part in ("heading", "question") for demand in demands)
    return _rounded(
        (1.0 if strongest >= MUST else 0.5) + 0.5 * titled + min(1.5, 0.25 * (asked - 1))
    )


def _rounded(weight: float) -> float:
    return min(_HEAVIEST, max(_LIGHTEST, round(2 * weight) / 2))


def _model(name: str) -> Criterion:
    pack, _, own = name.partition("/")
    return load_criterion(shipped("rubrics") / pack / f"{own}.yml")


def title_of(home: Home) -> Mapping[str, str]:
    """Return the name of a group in the report languages."""
    names: Mapping[str, Mapping[str, str]] = table()["groups"]
    return names[home.name]


__all__ = [
    "ANYWHERE",
    "Citing",
    "Drafted",
    "draft_criteria",
    "meant_kinds",
    "points_of",
    "title_of",
    "weigh",
]
