"""Readings with labels → the network of ``model.Network``, trained with Thinc, as plain arrays."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from thinc.api import (
    Adam,
    Dropout,
    Linear,
    Model,
    Ragged,
    Relu,
    chain,
    concatenate,
    expand_window,
    fix_random_seed,
    reduce_max,
    reduce_mean,
    residual,
    use_ops,
    warmup_linear,
    with_array,
)

from opsanalyse.model import LAYERS, Reading

_HEARD: Final = 96
_TOLD: Final = 32
_STORY: Final = 96
_ROUNDS: Final = 16
_DOCUMENTS: Final = 4  # read before each step
_SCALE: Final = 40.0  # about the units of one step, so that long documents weigh by their units
_RATE: Final = 2e-3
_FADE: Final = 5e-2
_HALF_STEP, _KEPT_BITS = 0x8, 0xFFF0
_WORDS_LOST, _UNITS_LOST = 0.1, 0.15


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document's reading, its labels and how much each counts: arrays of shape (units, labels)."""

    reading: Reading
    truth: Any
    weight: Any


class Reader:
    """The network of ``model.Network`` while it learns."""

    def __init__(self, first: Lesson, seed: int) -> None:
        fix_random_seed(seed)
        words, facts = first.reading.words.shape[1], first.reading.facts.shape[1]
        summed = 2 * _HEARD + _TOLD
        self.lost_words: Model[Any, Any] = Dropout(_WORDS_LOST)
        self.lost_units: Model[Any, Any] = Dropout(_UNITS_LOST)
        self.lost_stories: Model[Any, Any] = Dropout(_UNITS_LOST)
        self.layers: dict[str, Model[Any, Any]] = {
            "local": _first(_HEARD, 3 * words),
            "facts": _first(_TOLD, facts),
            "wide": Relu(_STORY, summed),
            "near": Relu(_STORY, 3 * _STORY),
            "far": Relu(_STORY, 3 * _STORY),
            "out": Linear(first.truth.shape[1], _STORY + summed),
        }
        self.windows: Model[Any, Any] = expand_window(1)
        self.heard: Model[Any, Any] = chain(
            with_array(self.layers["local"]), concatenate(reduce_max(), reduce_mean())
        )
        steps = (
            residual(chain(expand_window(1), with_array(self.layers[name])))
            for name in ("near", "far")
        )
        self.story: Model[Any, Any] = chain(*steps)
        for layer in self.layers.values():
            layer.initialize()

    def learn(self, lessons: Sequence[Lesson]) -> None:
        """Read some documents, compare with their labels, pass back what to change."""
        truth = np.concatenate([lesson.truth for lesson in lessons])
        weight = np.concatenate([lesson.weight for lesson in lessons])
        margins, back = self._forward(lessons, is_train=True)
        back(((1.0 / (1.0 + np.exp(-margins)) - truth) * weight / _SCALE).astype(np.float32))

    def margins(self, lessons: Sequence[Lesson]) -> Any:
        """Return margins of shape (units of all lessons, labels)."""
        return self._forward(lessons, is_train=False)[0]

    def step(self, optimizer: Any) -> None:
        """Change the weights by what was passed back."""
        for layer in self.layers.values():
            layer.finish_update(optimizer)
        optimizer.step_schedules()

    def _forward(self, lessons: Sequence[Lesson], *, is_train: bool) -> tuple[Any, Any]:
        readings = [lesson.reading for lesson in lessons]
        words = np.concatenate([reading.words for reading in readings])
        facts = np.concatenate([reading.facts for reading in readings])
        lengths: Any = np.concatenate([reading.lengths for reading in readings]).astype("i")
        stories: Any = np.concatenate([reading.stories for reading in readings]).astype("i")
        words, _ = self.lost_words(words, is_train)
        windows, _ = self.windows(Ragged(words, lengths), is_train)
        heard, back_heard = self.heard(windows, is_train)
        told, back_told = self.layers["facts"](facts, is_train)
        units, back_lost = self.lost_units(np.concatenate([heard, told], axis=1), is_train)
        wide, back_wide = self.layers["wide"](units, is_train)
        story, back_story = self.story(Ragged(wide, stories), is_train)
        kept, back_kept = self.lost_stories(story.data, is_train)
        out, back_out = self.layers["out"](np.concatenate([kept, units], axis=1), is_train)

        def backward(change: Any) -> None:
            last = back_out(change)
            moved = back_story(Ragged(back_kept(last[:, :_STORY].copy()), stories)).data
            summed = back_lost(last[:, _STORY:] + back_wide(moved))
            back_heard(summed[:, : 2 * _HEARD].copy())
            back_told(summed[:, 2 * _HEARD :].copy())

        return out, backward

    def arrays(self) -> dict[str, Any]:
        """Return the weights under the names of ``model.LAYERS``."""
        pairs = (
            (f"{name}_{part.lower()}", layer.get_param(part))
            for name, layer in self.layers.items()
            for part in ("W", "b")
        )
        return {name: np.asarray(value, dtype=np.float32) for name, value in pairs}


def _first(outputs: int, inputs: int) -> Model[Any, Any]:
    """Return a ``Relu`` that passes nothing back to what it read: nothing below it learns."""
    plain: Model[Any, Any] = Relu(outputs, inputs)
    dims: dict[str, int | None] = {"nO": outputs, "nI": inputs}
    return Model("first", _read, init=plain.init, dims=dims, params={"W": None, "b": None})


def _read(model: Model[Any, Any], rows: Any, is_train: bool) -> tuple[Any, Any]:  # noqa: ARG001, FBT001  as Thinc calls it
    ops: Any = model.ops
    said = ops.relu(ops.affine(rows, model.get_param("W"), model.get_param("b")))

    def backward(change: Any) -> Any:
        change = ops.backprop_relu(change, said)
        model.inc_grad("b", change.sum(axis=0))
        model.inc_grad("W", ops.gemm(change, rows, trans1=True))
        return rows  # of the shape that is asked for; nobody looks at it

    return said, backward


def train(lessons: Sequence[Lesson], seed: int) -> Reader:
    """Train one member; the same seed and lessons give the same weights."""
    # Of products as small as these, numpy's are three times faster than Thinc's own.
    with use_ops("numpy", use_blis=False):
        reader = Reader(lessons[0], seed)
    dice = random.Random(seed)  # noqa: S311  an order of documents is no secret
    steps = _ROUNDS * -(-len(lessons) // _DOCUMENTS)
    rate: Any = warmup_linear(_RATE, steps // 3, steps)
    optimizer = Adam(rate, L2=_FADE, L2_is_weight_decay=True, grad_clip=5.0, use_averages=False)
    for _ in range(_ROUNDS):
        for part in _parts(lessons, dice):
            reader.learn(part)
            reader.step(optimizer)
    return reader


def taught(
    lessons: Sequence[Lesson], seed: int, held_out: Sequence[Lesson] = ()
) -> tuple[dict[str, Any], list[Any]]:
    """Train one member; return its arrays, and the margins (units, labels) of each lesson that was held out."""
    reader = train(lessons, seed)
    return reader.arrays(), [reader.margins([lesson]) for lesson in held_out]


def _parts(lessons: Sequence[Lesson], dice: random.Random) -> Iterator[list[Lesson]]:
    order = dice.sample(lessons, len(lessons))
    for start in range(0, len(order), _DOCUMENTS):
        yield order[start : start + _DOCUMENTS]


def stacked(members: Sequence[Mapping[str, Any]], labels: int) -> dict[str, Any]:
    """Return the arrays of several members, the members along the first axis, for the first labels alone."""
    cut = [{**one, **{name: one[name][:labels] for name in ("out_w", "out_b")}} for one in members]
    return {name: _rounded(np.stack([one[name] for one in cut])) for name in LAYERS}


def _rounded(values: Any) -> Any:
    """Return numbers of 16 bits whose last four are zero: a hundredth part tells nothing, and what is packed gets smaller."""
    bits = values.astype(np.float16).view(np.uint16).astype(np.uint32)
    return ((bits + _HALF_STEP) & _KEPT_BITS).astype(np.uint16).view(np.float16)
