"""Exported models: a folder of plain arrays → margins and chances, applied with numpy alone.

A model folder ``models/<name>/`` holds ``weights.npz`` (arrays: ``labels``, ``features``, ``coef``
of shape (labels, features), ``intercept``, ``slope`` and ``offset`` of the calibration, ``threshold``;
a network, where there is one, in ``network.npz``) and ``card.json`` (data, figures, how to
rebuild). No pickle: a model file cannot run code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from opsanalyse.errors import ModelError
from opsanalyse.resources import kept, shipped


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Independent logistic regressions over named features, calibrated by label."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    coef: Any
    intercept: Any
    slope: Any
    offset: Any
    threshold: Any

    def margins(self, rows: Sequence[Mapping[str, float]]) -> Any:
        """Return the margin of each label for each row of features: shape (rows, labels)."""
        index = self.index
        known = [[name for name in row if name in index] for row in rows]
        return self.sums(
            [
                ([index[name] for name in names], [row[name] for name in names])
                for names, row in zip(known, rows, strict=True)
            ]
        )

    def sums(self, cells: Sequence[tuple[list[int], list[float]]]) -> Any:
        """Return the margin of each label for rows told as columns and their values: shape (rows, labels)."""
        import numpy as np

        out = np.empty((len(cells), len(self.labels)))
        for i, (columns, values) in enumerate(cells):
            out[i] = np.array(values, dtype=np.float32) @ self.coef.T[columns] + self.intercept
        return out


LAYERS: Final = tuple(
    f"{layer}_{part}"
    for layer in ("local", "facts", "wide", "near", "far", "out")
    for part in ("w", "b")
)
"""The names of a network's arrays."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a network reads of one document, unit after unit."""

    words: Any
    """One row of numbers a word, of shape (words, columns)."""
    lengths: Any
    """How many words each unit has, at least one, of shape (units,)."""
    facts: Any
    """One row of numbers a unit, of shape (units, columns)."""
    stories: Any
    """How many units each answer or entry has, in order: nothing is heard across their borders."""


@dataclass(frozen=True, slots=True)
class Network:
    """A small network that reads words three at a time, sums each unit up, and reads units among their neighbours.

    Several members that were trained apart judge together: their margins are averaged. Every array of
    ``layers`` has a first axis for the members, then (outputs, inputs) for weights ``*_w`` or (outputs,) for ``*_b``.
    """

    labels: tuple[str, ...]
    facts: tuple[str, ...]
    """The names of the single facts that it was shown."""
    layers: Mapping[str, Any]
    slope: Any
    offset: Any
    cut: Any
    """From which chance on a label holds, of shape (labels,)."""
    answered: Any = None
    """How likely one of an answer's two surest units tells a label where it begins to count, and where whole: (labels, 2)."""

    def chances(self, reading: Reading) -> Any:
        """Return calibrated chances of shape (units, labels)."""
        import numpy as np

        return 1.0 / (1.0 + np.exp(-(self.slope * self.margins(reading) + self.offset)))

    def margins(self, reading: Reading) -> Any:
        """Return what the members say on average, of shape (units, labels)."""
        import numpy as np

        starts = np.concatenate([[0], np.cumsum(reading.lengths)[:-1]])
        borders = np.concatenate([[0], np.cumsum(reading.stories)[:-1]])
        heard = self._layer("local", _with_neighbours(reading.words, starts))
        lengths = reading.lengths.astype(np.float32)[:, None]
        means = np.add.reduceat(heard, starts, axis=1) / lengths
        most = np.maximum.reduceat(heard, starts, axis=1)
        units = np.concatenate([most, means, self._layer("facts", reading.facts)], axis=2)
        story = self._layer("wide", units)
        for step in ("near", "far"):
            story = story + self._layer(step, _with_neighbours(story, borders))
        said = self._sums("out", np.concatenate([story, units], axis=2))
        return said.mean(axis=0)

    def _layer(self, name: str, rows: Any) -> Any:
        import numpy as np

        sums = self._sums(name, rows)
        return np.maximum(sums, 0.0, out=sums)

    def _sums(self, name: str, rows: Any) -> Any:
        """Return what a layer makes of rows, of shape ([members,] rows, columns), for each member."""
        weights, bias = self.layers[f"{name}_w"], self.layers[f"{name}_b"]
        return rows @ weights.transpose(0, 2, 1) + bias[:, None]


def _with_neighbours(rows: Any, starts: Any) -> Any:
    """Return rows beside the one before and the one after, of three times the columns; ``starts`` begin sequences."""
    import numpy as np

    before, after = np.zeros_like(rows), np.zeros_like(rows)
    before[..., 1:, :], after[..., :-1, :] = rows[..., :-1, :], rows[..., 1:, :]
    before[..., starts, :] = 0.0
    after[..., np.array(starts[1:], dtype=np.intp) - 1, :] = 0.0
    return np.concatenate([before, rows, after], axis=-1)


class Stored(NamedTuple):
    """A model as it is stored: for who needs but a part of its features."""

    labels: tuple[str, ...]
    features: list[str]
    coef: Any
    """Of shape (features, labels)."""
    of_labels: Mapping[str, Any]
    """``intercept``, ``slope``, ``offset`` and ``threshold``, each of shape (labels,)."""


@cache
def load(name: str) -> LinearModel:
    """Load a shipped model once a process; raise ``ModelError`` if it is missing or damaged."""
    import numpy as np

    plain = stored(name)
    return LinearModel(
        labels=plain.labels,
        index=dict(zip(plain.features, range(len(plain.features)), strict=True)),
        coef=plain.coef.astype(np.float32, copy=False).T,
        **plain.of_labels,
    )


def stored(name: str) -> Stored:
    """Return a shipped model as it is stored; raise ``ModelError`` if it is missing or damaged."""
    import numpy as np

    path = weights(name)
    try:
        plain = kept(path, (path,), lambda: _unpacked(path))
        labels, features = plain["labels"].split("\n"), plain["features"].split("\n")
        coef = np.frombuffer(plain["coef"], plain["type"]).reshape(len(features), len(labels))
        of_labels = {key: np.array(plain[key], dtype=np.float64) for key in _OF_LABELS}
        return Stored(tuple(labels), features, coef, of_labels)
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(name, f"{path.name} cannot be read: {error}") from error


_OF_LABELS: Final = ("intercept", "slope", "offset", "threshold")


def _unpacked(path: Path) -> dict[str, Any]:
    """Return a model's arrays as plain data: to take them out of their archive takes longer than to apply them."""
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays:
        coef = np.asfortranarray(arrays["coef"])  # what is said of one feature lies together
        return {
            **{key: str(arrays[key]) for key in ("labels", "features")},
            "type": coef.dtype.str,
            "coef": coef.T.tobytes(),
            **{key: arrays[key].astype(np.float64).tolist() for key in _OF_LABELS},
        }


@cache
def load_network(name: str) -> Network:
    """Load a model's network once a process; raise ``ModelError`` if it is missing or damaged."""
    import numpy as np

    path = weights(name).with_name("network.npz")
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return Network(
                labels=tuple(str(arrays["labels"]).split("\n")),
                facts=tuple(str(arrays["facts"]).split("\n")),
                layers={key: arrays[key].astype(np.float32) for key in LAYERS},
                **{
                    key: arrays[key].astype(np.float64)
                    for key in ("slope", "offset", "cut", "answered")
                },
            )
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(name, f"{path.name} cannot be read: {error}") from error


def weights(name: str) -> Path:
    """Return the path of a model's arrays."""
    return shipped("models") / name / "weights.npz"


@cache
def fingerprints() -> Mapping[str, str]:
    """Return the sha256 of each shipped model's arrays by name."""
    folders = sorted({path.parent for path in shipped("models").glob("*/*.npz")})
    return {folder.name: _sha256(sorted(folder.glob("*.npz"))) for folder in folders}


def _sha256(paths: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
