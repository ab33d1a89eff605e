"""Lines marked as sections → the same marks, each run of lines judged as a whole and beside its neighbours.

Line by line, "Tools of the trade" over two prizes may be anything; its heading, all that stands under it and
the sections around it tell more together than any line alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from opsanalyse.segment.labels import LABELS, Mark

SIZE: Final = len(LABELS)
LONG: Final = 6  # lines from which a run counts as long
EXTRAS: Final = ("always", "untitled", *(f"lines={n}" for n in range(LONG + 1)))
"""What is told of a run besides its lines."""
_ALWAYS, _UNTITLED, _NO_LINES = 0, 1, 2
"""Where some of them stand."""
PLACES: Final = 4 * SIZE + 2 + 4
"""How many numbers tell of a run and of what stands around it."""
_BEFORE, _AFTER, _OTHERS, _PLACE = SIZE, 2 * SIZE + 1, 3 * SIZE + 2, 4 * SIZE + 2
"""Where those of its neighbours, of the other runs and of its place begin."""
_SHARPNESS: Final = 2.5  # turns margins into shares; found by cross-validation
_OWN: Final = 1.5  # what a run says by itself weighs against what its neighbours add; likewise
_KNOWN: Final = 6.0  # how much more a title of our vocabulary weighs for its section
_WITHIN: Final = 8.0  # and one that opens a line without being a line


class Passage(NamedTuple):
    """A run of lines from ``start`` to ``end``, exclusive; ``headed`` where the first is its heading."""

    start: int
    end: int
    headed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the model says: of lines as headings and as content, of runs (extras), of surroundings."""

    heads: Any
    """Of shape (lines, labels), like ``bodies``."""
    bodies: Any
    extras: Any
    """Of shape (``EXTRAS``, labels)."""
    places: Any
    """Weights of shape (``PLACES``, labels)."""
    offset: Any
    """Of shape (labels,)."""


def judged(marks: Sequence[Mark], told: Told, known: Sequence[tuple[int, int]]) -> list[Mark]:
    """Return the marks with the section of each run judged anew; ``known`` titles, and those that open lines, weigh more."""
    runs = list(passages(marks))
    own = by_itself(runs, told)
    scores = _OWN * own + log_softmax(surroundings(runs, own) @ told.places + told.offset)
    titles = dict(known)
    for i, run in enumerate(runs):
        if run.start in titles:
            scores[i, titles[run.start]] += _KNOWN if run.headed else _WITHIN
    labels = [LABELS[i] for i in scores.argmax(axis=1)]
    out: list[Mark] = []
    for run, label, above in zip(runs, labels, ["", *labels], strict=False):
        opening = Mark(label, run.headed, starts=run.headed or label != above)
        out += [
            opening,
            *(Mark(label, is_heading=False, starts=False),) * (run.end - run.start - 1),
        ]
    return out


def passages(marks: Sequence[Mark]) -> Iterator[Passage]:
    """Yield the runs of lines that marks part."""
    starts = [i for i, mark in enumerate(marks) if mark.starts]
    for start, end in zip(starts, [*starts, len(marks)][1:], strict=True):
        yield Passage(start, end, marks[start].is_heading)


def by_itself(runs: Sequence[Passage], told: Told) -> Any:
    """Return margins of each run for each section, by its heading and the mean of its content."""
    import numpy as np

    heads = np.array([run.start for run in runs])
    headed = np.array([run.headed for run in runs])
    starts, ends = heads + headed, np.array([run.end for run in runs])
    sums = np.zeros((len(told.bodies) + 1, SIZE))
    np.add.accumulate(told.bodies, axis=0, dtype=np.float64, out=sums[1:])
    counts = ends - starts
    out = (sums[ends] - sums[starts]) / np.maximum(counts, 1)[:, None]
    out += told.extras[_ALWAYS] + told.extras[_NO_LINES + np.minimum(counts, LONG)]
    out += np.where(headed[:, None], told.heads[heads], told.extras[_UNTITLED])
    return out


def extras_of(count: int, *, headed: bool) -> list[str]:
    """Return which extras hold for a run with ``count`` lines of content."""
    return ["always", f"lines={min(count, LONG)}", *([] if headed else ["untitled"])]


def surroundings(runs: Sequence[Passage], own: Any) -> Any:
    """Return ``PLACES`` numbers for each run of a document: itself, its neighbours, the others, its place."""
    import numpy as np

    count = len(runs)
    shares = np.exp(log_softmax(_SHARPNESS * own))
    out = np.zeros((count, PLACES))
    out[:, :SIZE] = own
    out[1:, _BEFORE : _AFTER - 1], out[:-1, _AFTER : _OTHERS - 1] = shares[:-1], shares[1:]
    out[0, _AFTER - 1] = out[-1, _OTHERS - 1] = 1.0  # the edge of the document
    if count > 1:
        second, greatest = np.sort(shares, axis=0)[-2:]
        out[:, _OTHERS:_PLACE] = np.where(shares == greatest, second, greatest)
    out[:, _PLACE] = np.arange(count) / count
    out[0, _PLACE + 1] = out[-1, _PLACE + 2] = 1.0
    out[:, _PLACE + 3] = [min(run.end - run.start - run.headed, 10) / 10 for run in runs]
    return out


def log_softmax(values: Any) -> Any:
    """Return the logs of the shares of each row."""
    import numpy as np

    shifted = values - np.maximum.reduce(values, axis=1, keepdims=True)
    return shifted - np.log(np.add.reduce(np.exp(shifted), axis=1, keepdims=True))
