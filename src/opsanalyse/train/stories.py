"""Labelled documents → the stories that the models of units learn from: units as detection sees them, with labels."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from opsanalyse.detect.features import blocks
from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.detect.roles import CLAIM, FLAGS
from opsanalyse.train.corpora import only_teaches, story_of
from opsanalyse.train.labelled import document_units
from opsanalyse.types import ROLES, Unit

LABELS: Final = (*ROLES, CLAIM, *FLAGS)
SIDE: Final = (
    "up",
    "down",
    "level",
    "baseline",
    "timeframe",
    "method",
    "quantified",
    "vague",
    "channel",
    "scale",
)
"""What the network learns besides, so that it hears more in a unit; left out of what is shipped."""

_SMOOTH: Final = re.compile(r"-w8-")
_LITTLE: Final = 0.6
"""What units of one smooth manner count: at full weight they cost other texts more than they teach."""
_LONG: Final = 4  # units from which on a document is also cut up
_STRETCH: Final = (2, 3, 4)
_ALONE: Final = 0.5  # share of pieces and practice sentences that stand as they are
_OPENING: Final = 3  # units that follow a result which is told first


@dataclass(frozen=True, slots=True)
class Story:
    """A labelled document's units as detection sees them, and which labels each holds (units, labels)."""

    id: str
    text: str
    units: tuple[Unit, ...]
    labels: Any
    side: Any
    """Which of ``SIDE`` each unit holds: shape (units, labels)."""
    origin: str
    """What is held out together: a document, or a story or practice sentence in all its languages."""
    known: frozenset[str] = frozenset(LABELS)
    """Which labels were looked for; older practice sentences have no flags."""
    weight: float = 1.0
    """How much each of its units counts."""
    measures: bool = False
    """Whether it is of the collection that the test part is of, whose shares of labels are not sought after."""


def lessons(
    documents: Iterable[dict[str, Any]], sentences: Iterable[tuple[str, str, dict[str, Any]]]
) -> list[Story]:
    """Return all that units are learned from: documents, pieces of them, and practice sentences."""
    whole = list(stories(documents))
    parts = [piece for story in whole for piece in pieces(story)]
    plain = list(practice_stories(sentences))
    said = strangers(whole)
    return [*whole, *(beside_a_stranger(part, said) for part in (*parts, *plain))]


def stories(documents: Iterable[dict[str, Any]]) -> Iterator[Story]:
    """Yield labelled documents with what the detectors that need no model find in them."""
    for document in documents:
        units = _detected(document["text"], document_units(document))
        labels = np.array([_labels(row) for row in document["units"]])
        side = np.array([_side(row) for row in document["units"]])
        measures = not only_teaches(document["id"])
        yield Story(
            document["id"],
            document["text"],
            units,
            labels,
            side,
            story_of(document["id"]),
            weight=_LITTLE if _SMOOTH.search(document["id"]) else 1.0,
            measures=measures,
        )


Strangers = Mapping[str, Sequence[str]]
"""Sentences of all documents by language that tell nothing: opinions, politeness, general truths."""


def strangers(whole: Iterable[Story]) -> Strangers:
    """Return what holds no label and no number, in the order of the documents."""
    found: dict[str, list[str]] = {}
    for story in whole:
        for unit, held in zip(story.units, story.labels, strict=True):
            if not (held.any() or unit.quantities or unit.mentions):
                found.setdefault(unit.lang, []).append(story.text[unit.start : unit.end])
    return found


def beside_a_stranger(story: Story, said: Strangers) -> Story:
    """Return half of all stories with a sentence of another document in them, the others as they are.

    What a unit tells must be heard though talk stands beside it: people praise themselves and go on with a result.
    """
    dice = random.Random(f"beside {story.id}")  # noqa: S311  a choice of sentences is no secret
    near = story.units[0]
    if dice.random() < _ALONE or near.lang not in said:
        return story
    words, start = dice.choice(said[near.lang]), len(story.text) + 1
    stranger = Unit(
        start,
        start + len(words),
        lang=near.lang,
        section=near.section,
        entry=near.entry,
        question=near.question,
    )
    at = dice.randint(0, len(story.units))
    return replace(
        story,
        text=f"{story.text}\n{words}",
        units=(*story.units[:at], stranger, *story.units[at:]),
        labels=np.insert(story.labels, at, False, axis=0),
        side=np.insert(story.side, at, False, axis=0),
    )


def practice_stories(sentences: Iterable[tuple[str, str, dict[str, Any]]]) -> Iterator[Story]:
    """Yield practice sentences (id, language, labelled row) as documents of one unit."""
    for name, lang, row in sentences:
        units = _detected(row[lang], (Unit(0, len(row[lang]), lang=lang),))
        known = LABELS if "flags" in row else (*ROLES, CLAIM)
        labels = np.array([_labels({"flags": (), **row})])
        side = np.array([_side(row)])
        yield Story(f"{name}-{lang}", row[lang], units, labels, side, name, frozenset(known))


def _detected(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    nlp = load_pipeline()
    with nlp.select_pipes(enable=["quantities", "channels"]):
        return run(nlp, text, units)


def _labels(row: Mapping[str, Any]) -> list[bool]:
    held = {*row["roles"], *row["flags"]} | ({CLAIM} if row["outcomes"] else set())
    return [label in held for label in LABELS]


def _side(row: Mapping[str, Any]) -> list[bool]:
    outcomes = row["outcomes"]
    held = {outcome["direction"] for outcome in outcomes}
    held |= {name for outcome in outcomes for name in SIDE if outcome.get(name) is True}
    held |= {"vague"} if any(not outcome["quantified"] for outcome in outcomes) else set()
    held |= {"channel"} if row.get("channels") else set()
    held |= {"scale"} if row["scale"] else set()
    return [name in held for name in SIDE]


def pieces(story: Story) -> Iterator[Story]:
    """Yield one unit and one stretch of a longer document as documents of their own, and a result before its story.

    What a unit says must be heard without its place: an answer may begin with its result.
    """
    count = len(story.units)
    if count < _LONG:
        return
    dice = random.Random(story.id)  # noqa: S311  a choice of sentences is no secret
    at = dice.randrange(count)
    start = dice.randrange(1, count - 1)
    yield _piece(story, range(at, at + 1))
    yield _piece(story, range(start, min(count, start + dice.choice(_STRETCH))))
    if late := [
        (first, i) for (first, _), i in blocks(story.units) if _is_late_result(story, first, i)
    ]:
        first, at = dice.choice(late)
        yield _piece(story, [at, *(i for i in range(first, first + _OPENING) if i != at)])


def _is_late_result(story: Story, first: int, i: int) -> bool:
    """Tell whether a unit claims a result after the first two of its answer or entry, which begins at ``first``."""
    return i - first >= _OPENING - 1 and bool(story.labels[i, LABELS.index(CLAIM)])


def _piece(story: Story, order: Sequence[int]) -> Story:
    rows = list(order)
    return replace(
        story,
        id=f"{story.id}:{'-'.join(map(str, rows))}",
        units=tuple(story.units[i] for i in rows),
        labels=story.labels[rows],
        side=story.side[rows],
        measures=False,
    )
