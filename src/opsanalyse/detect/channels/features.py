"""A named channel in its unit → named features that tell use from mention."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from opsanalyse.detect.channels.vocabulary import STRENGTHS, parted
from opsanalyse.types import Label

# A word in Latin letters or digits, or one sign of any other script: "投 放 tiktok , ¥".
_TOKEN: Final = re.compile(r"[a-z0-9\u00c0-\u024f]+|[^\sa-z0-9\u00c0-\u024f]")
# What stands between two members of a list: ", ", " and ", ", y ", "、".
_AND: Final = re.compile(r"\s*[,，、/+&]\s*(?:and|y|e|or|和|及)?\s*|\s+(?:and|y|e|or)\s+|[和及]")
WHOLE: Final = "u="
FOR: Final = "|"
_NEAR: Final = 14  # characters on each side in which a word of a context counts as near
_REACH: Final = 24  # characters on each side whose words are looked at
_WORDS: Final = 3
_FEW: Final = 2  # other units that are too few to tell what a document is about
_STEM: Final = 5
_ROWS: Final = 2  # units before and after in which the same channel speaks for it


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as its channels are judged: plain text, language, section, hits of both automata."""

    text: str
    lang: str
    section: str | None
    hits: tuple[Label, ...]
    contexts: tuple[Label, ...]

    def of(self, name: str) -> tuple[Label, ...]:
        """Return the hits of one channel."""
        return tuple(hit for hit in self.hits if parted(hit.label)[0] == name)

    def channels(self) -> tuple[str, ...]:
        """Return the channels that the unit's words may name, in the order of the first word."""
        return tuple(dict.fromkeys(parted(hit.label)[0] for hit in self.hits))


def lists(place: Place) -> list[list[str]]:
    """Return the channels of each list of names in the unit: "Instagram, TikTok and email"."""
    out: list[list[Label]] = []
    for hit in place.hits:
        if out and _is_listed(place, out[-1][-1], hit):
            out[-1].append(hit)
        else:
            out.append([hit])
    groups = [list(dict.fromkeys(parted(hit.label)[0] for hit in group)) for group in out]
    return [group for group in groups if len(group) > 1]


def _is_listed(place: Place, before: Label, hit: Label) -> bool:
    names = all(parted(one.label)[1] != STRENGTHS[-1] for one in (before, hit))
    return names and bool(_AND.fullmatch(place.text[before.end : hit.start]))


@dataclass(frozen=True, slots=True)
class Scene:
    """A document's units, the channels named and hinted at in each, and how many units name each."""

    places: tuple[Place, ...]
    sure: tuple[frozenset[str], ...]
    hinted: tuple[frozenset[str], ...]
    counts: Mapping[str, int]
    naming: int


def scene(places: Sequence[Place]) -> Scene:
    """Return the document that ``places`` are the units of."""
    parts = [[parted(hit.label) for hit in place.hits] for place in places]
    sure = tuple(frozenset(name for name, how in one if how == STRENGTHS[0]) for one in parts)
    hinted = tuple(frozenset(name for name, how in one if how != STRENGTHS[0]) for one in parts)
    counts = Counter(name for one in sure for name in one)
    return Scene(tuple(places), sure, hinted, counts, sum(map(bool, sure)))


def features(scene: Scene, number: int, name: str) -> Iterator[str]:
    """Yield the features of one channel that words of the unit ``number`` may name; some come twice.

    The words of the whole unit come from ``whole_features``: they are the most, and the same for all its channels.
    """
    place = scene.places[number]
    hits = place.of(name)
    strengths = [parted(hit.label)[1] for hit in hits]
    strength = min(strengths, key=STRENGTHS.index)
    groups = _groups(place.contexts)
    yield from ("1", f"s={strength}", f"c={name}", f"c={name} {strength}")
    for hit, own in zip(hits, strengths, strict=True):
        yield f"t={place.text[hit.start : hit.end]} {name}"
        yield from _around(place, groups, hit, own, name)
        yield from _beside(place, hit, name)
        yield from _words(place.text, hit)
    yield f"hits={min(3, len(hits))} {strength}"
    yield from _unit(scene, number, strength)
    yield from _company(scene, number, name, strength)
    yield from _document(scene, number, name, strength)


def whole(text: str) -> tuple[set[str], set[str]]:
    """Return the words of a unit with the stems of long ones, and the pairs of words side by side."""
    tokens = ["0" if token[0].isdigit() else token for token in _TOKEN.findall(text)]
    stems = {token[:_STEM] + "~" for token in tokens if len(token) > _STEM}
    return {*tokens, *stems}, {f"{a} {b}" for a, b in pairwise(tokens)}


def whole_features(text: str, name: str) -> Iterator[str]:
    """Yield the words of the unit, and words and pairs for the channel alone."""
    words, pairs = whole(text)
    yield from (f"{WHOLE}{one}" for one in words)
    yield from (f"{WHOLE}{one}{FOR}{name}" for one in words | pairs)


def _groups(contexts: Sequence[Label]) -> Mapping[str, tuple[int, int]]:
    """Return where the first context of each group ends, and where its last one starts."""
    found: dict[str, tuple[int, int]] = {}
    for context in contexts:  # in order, and none over another
        first, _ = found.get(context.label, (context.end, 0))
        found[context.label] = (first, context.start)
    return found


def _around(
    place: Place, groups: Mapping[str, tuple[int, int]], hit: Label, strength: str, name: str
) -> Iterator[str]:
    """Yield which contexts the unit speaks of, and on which side of the hit they are near."""
    for group, (first, last) in groups.items():
        if first <= hit.start or last >= hit.end:
            yield from (f"g={group}", f"g={group} {strength}", f"g={group} {name}")
    contexts = place.contexts  # in order, and none over another
    begin = bisect_right(contexts, hit.start - _NEAR, key=lambda context: context.end)
    end = bisect_left(contexts, hit.end + _NEAR, key=lambda context: context.start)
    for context in contexts[begin:end]:
        if context.end <= hit.start:
            side = "before"
        elif context.start >= hit.end:
            side = "after"
        else:
            continue
        yield from (f"{side}={context.label}", f"{side}={context.label} {strength}")
        yield f"{side}={context.label} {name}"


def _beside(place: Place, hit: Label, name: str) -> Iterator[str]:
    """Yield the channels whose words, sure or not, stand near the hit: "anuncios en Instagram" is no page on Instagram."""
    hits = place.hits  # in order, and none over another
    first = bisect_right(hits, hit.start - _REACH, key=lambda other: other.end)
    last = bisect_left(hits, hit.end + _REACH, key=lambda other: other.start)
    for other in hits[first:last]:
        found = parted(other.label)[0]
        if found != name:
            yield from (f"by={found}", f"by={found} {name}")


def _words(text: str, hit: Label) -> Iterator[str]:
    """Yield the words beside the hit, by side and distance."""
    left = _TOKEN.findall(text[max(0, hit.start - _REACH) : hit.start])[-_WORDS:][::-1]
    right = _TOKEN.findall(text[hit.end : hit.end + _REACH])[:_WORDS]
    for side, tokens in (("<", left), (">", right)):
        shaped = ["0" if token[0].isdigit() else token for token in tokens]
        yield from (f"{side}{token}" for token in set(shaped))
        yield from (f"{side}{stem}~" for stem in {t[:_STEM] for t in shaped if len(t) > _STEM})
        yield f"{side}1{shaped[0] if shaped else '|'}"
        if len(shaped) > 1:
            yield f"{side}2{shaped[0]} {shaped[1]}"


def _company(scene: Scene, number: int, name: str, strength: str) -> Iterator[str]:
    """Yield what other channels are named in the unit, and whether this one is named nearby."""
    others = scene.sure[number] - {name}
    yield from (f"others={min(3, len(others))}", f"others={min(3, len(others))} {strength}")
    yield from (f"with={other} {name}" for other in sorted(others))
    near = [i for i in range(number - _ROWS, number + _ROWS + 1) if i != number]
    near = [i for i in near if 0 <= i < len(scene.places)]
    if any(name in scene.sure[i] for i in near):
        yield from ("named nearby", f"named nearby {strength}")
    elif any(name in scene.hinted[i] for i in near):
        yield from ("hinted nearby", f"hinted nearby {strength}")
    if any(scene.sure[i] - {name} for i in near):
        yield from ("others nearby", f"others nearby {strength}")


def _unit(scene: Scene, number: int, strength: str) -> Iterator[str]:
    """Yield the facts of the unit that bear on all its channels."""
    place = scene.places[number]
    yield from (f"section={place.section}", f"section={place.section} {strength}")
    yield f"lang={place.lang} {strength}"
    yield f"length={min(4, len(place.text).bit_length() - 3)} {strength}"
    if any(char.isdigit() for char in place.text):
        yield from ("number", f"number {strength}")


def _document(scene: Scene, number: int, name: str, strength: str) -> Iterator[str]:
    """Yield how much of the document speaks of channels, and of this one: a trade or a passing word."""
    own, rest = scene.sure[number], len(scene.places) - 1
    if rest < _FEW:
        yield f"alone {strength}"
        return
    share = (scene.naming - bool(own)) / rest
    same = scene.counts[name] - (name in own)
    kinds = sum(count > (one in own) for one, count in scene.counts.items())
    yield from (f"share={min(4, int(share * 8))} {strength}", f"same={min(3, same)} {strength}")
    yield f"kinds={min(4, kinds)} {strength}"
