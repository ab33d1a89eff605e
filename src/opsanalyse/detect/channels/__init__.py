"""Units → the channels that they name, each told apart as used or only mentioned."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from opsanalyse import model
from opsanalyse.detect.channels.features import (
    FOR,
    WHOLE,
    Place,
    Scene,
    features,
    lists,
    scene,
    whole,
)
from opsanalyse.detect.channels.incoming import CHANNEL, calls_come_in
from opsanalyse.detect.channels.vocabulary import NO_CHANNEL, STRENGTHS, parted, vocabulary
from opsanalyse.detect.lexicon import plain
from opsanalyse.resources import kept, words_path
from opsanalyse.types import Label, Mention, Unit

MODEL: Final = "channels"
_DIGITS: Final = 4
_CALLS: Final = f"{CHANNEL}:"
"""What labels of the channel begin with whose calls may come in."""


def find_channels(text: str, lang: str) -> tuple[Mention, ...]:
    """Return every channel that ``text``, a line by itself, calls by name; offsets count in ``text``."""
    unit = Unit(0, len(text), lang=lang)
    (place,) = places(text, (unit,))
    named = {(hit.start, hit.end) for hit in place.hits if parted(hit.label)[1] != STRENGTHS[-1]}
    return tuple(one for one in next(judge(text, (unit,))) if (one.start, one.end) in named)


def judge(text: str, units: Sequence[Unit]) -> Iterator[tuple[Mention, ...]]:
    """Yield the channels of each unit in turn; offsets count in ``text``.

    The units around bear on what a word stands for: "群里" is the group that was named before.
    """
    found = scene(places(text, units))
    for number, (unit, place) in enumerate(zip(units, found.places, strict=True)):
        margins = _margins(found, number)
        mentions = (
            _mention(hit, margins[parted(hit.label)[0]])
            for hit in place.hits
            if not _is_told(hit, found.sure[number])
        )
        yield tuple(_moved(one, unit.start) for one in mentions if one)


def _is_told(hit: Label, sure: frozenset[str]) -> bool:
    """Tell whether a hint adds nothing to a name of its channel in the same unit."""
    name, strength = parted(hit.label)
    return strength == STRENGTHS[-1] and name in sure


def _margins(found: Scene, number: int) -> Mapping[str, float]:
    """Return the margin of each channel of a unit; members of one list are used together or not at all."""
    place, known = found.places[number], _weights()
    if not place.hits:
        return {}
    words, pairs = whole(place.text)
    # Sums of sets: exact ones, which no order of the members changes.
    shared = math.fsum(known.whole.get(word, 0.0) for word in words)
    margins = {}
    for name in place.channels():
        own, told = known.own.get(name, {}), {*features(found, number, name)}
        parts = [own[one] for one in (*words, *pairs) if one in own]
        parts += [known.near[one] for one in told if one in known.near]
        margins[name] = math.fsum((shared, *parts))
    return together(lists(place), margins)


def together(groups: Sequence[Sequence[str]], margins: Mapping[str, float]) -> dict[str, float]:
    """Return margins with the mean of its group for each channel that ``groups`` hold."""
    out = dict(margins)
    for group in groups:
        mean = sum(margins[name] for name in group) / len(group)
        out.update(dict.fromkeys(group, mean))
    return out


def places(text: str, units: Sequence[Unit]) -> list[Place]:
    """Return each unit with the words in it that may name a channel, and those of their surroundings."""
    known = vocabulary()
    out = []
    for unit in units:
        readable = plain(text[unit.start : unit.end])
        hits = tuple(hit for hit in known.names.find(readable) if hit.label != NO_CHANNEL)
        called = any(hit.label.startswith(_CALLS) for hit in hits)
        if called and calls_come_in(readable):
            hits = tuple(hit for hit in hits if parted(hit.label)[0] != CHANNEL)
        contexts = tuple(known.contexts.find(readable)) if hits else ()
        out.append(Place(readable, unit.lang, unit.section, hits, contexts))
    return out


def _mention(hit: Label, margin: float) -> Mention | None:
    """Return a hit as a mention; none where a hint stands for nothing."""
    name, strength = parted(hit.label)
    chance = 1.0 / (1.0 + math.exp(-margin))
    used = chance >= _cut()
    if strength == "hints" and not used:
        return None
    sureness = round(chance if used else 1.0 - chance, _DIGITS)
    return Mention(hit.start, hit.end, name, used=used, confidence=sureness)


@dataclass(frozen=True, slots=True)
class _Weights:
    """Weights of features by name; of the unit's words for all channels, and for each by itself."""

    near: Mapping[str, float]
    whole: Mapping[str, float]
    own: Mapping[str, Mapping[str, float]]


@cache
def _weights() -> _Weights:
    path, here = model.weights(MODEL), Path(__file__)
    sources = (path, words_path("channels"), here, here.with_name("features.py"))
    return _Weights(**kept(path.with_name("parted"), sources, _parted))


def _parted() -> dict[str, Any]:
    """Return the weights of the model by what they are for."""
    made = model.load(MODEL)
    coef = made.coef[0].tolist()
    near: dict[str, float] = {}
    shared: dict[str, float] = {}
    own: dict[str, dict[str, float]] = {name: {} for name in vocabulary().facts}
    for feature, column in made.index.items():
        word, _, name = feature.removeprefix(WHOLE).rpartition(FOR)
        if not feature.startswith(WHOLE):
            near[feature] = coef[column]
        elif name in own:
            own[name][word] = coef[column]
        else:
            shared[feature.removeprefix(WHOLE)] = coef[column]
    return {"near": near, "whole": shared, "own": own}


@cache
def _cut() -> float:
    return float(model.load(MODEL).threshold[0])


def _moved(one: Mention, by: int) -> Mention:
    return Mention(one.start + by, one.end + by, one.channel, one.used, one.confidence)


def channel_facts(name: str) -> Mapping[str, str]:
    """Return what class a channel is of: its cost, place and pace."""
    return vocabulary().facts[name]


def channel_labels() -> Mapping[str, Mapping[str, str]]:
    """Return the name of each channel in the report languages."""
    return vocabulary().labels
