"""Units → the chance of each role, of a claimed outcome and of each learned flag.

Judged twice: first by regressions over the words and characters of a unit and of its neighbours, then by a
network that reads what the words mean, what kinds of numbers stand there, that first judgement, and the neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from opsanalyse import model
from opsanalyse.detect.features import GROUPS, Row, cut, features, shaped
from opsanalyse.detect.reading import reading
from opsanalyse.types import ROLES, Span, Unit

MODEL: Final = "units"
FLAGS: Final[tuple[str, ...]] = ("own_experience", "duty_only", "excuse")
CLAIM: Final = "outcome"
"""Whether a unit claims an outcome; which and how large is for ``detect.outcomes`` to say."""

Chances = Mapping[str, float]


def judge(
    text: str, units: Sequence[Unit], spans: Sequence[Sequence[Span]] | None = None
) -> list[Chances]:
    """Return the chance of each label for each unit, in order; quantities and channels must be found.

    ``spans`` are where the words of each unit stand, if that is known already.
    """
    if not units:
        return []
    words = cut(text, units) if spans is None else shaped(text, units, spans)
    rows = features(text, units, words)
    network = model.load_network(MODEL)
    margins = model.load(MODEL).sums([_cells(row) for row in rows])
    told = reading(units, words, [row.facts for row in rows], margins, network.facts)
    chances = network.chances(told)
    return [dict(zip(network.labels, row, strict=True)) for row in chances.tolist()]


def _cells(row: Row) -> tuple[list[int], list[float]]:
    """Return the columns of a unit's features that the regressions know, and their values."""
    tables = _columns()
    single = tables[""]
    names = [name for name in row.facts if name in single]
    columns, numbers = [single[name] for name in names], [row.facts[name] for name in names]
    for prefix, counts, values in row.groups:
        table = tables[prefix]
        names = [name for name in counts if name in table]
        columns += [table[name] for name in names]
        numbers += [values[counts[name]] for name in names]
    return columns, numbers


@cache
def _columns() -> Mapping[str, Mapping[str, int]]:
    """Return for each prefix of a group, and for none, the column of each name behind it."""
    tables: dict[str, dict[str, int]] = {prefix: {} for prefix in ("", *GROUPS)}
    for name, column in model.load(MODEL).index.items():
        prefix = name[:2]
        if prefix in tables:
            tables[prefix][name[2:]] = column
        else:
            tables[""][name] = column
    return tables


@cache
def cuts() -> Mapping[str, float]:
    """Return from which chance on each label holds."""
    network = model.load_network(MODEL)
    return dict(zip(network.labels, network.cut.tolist(), strict=True))


@cache
def answered() -> Mapping[str, tuple[float, float]]:
    """Return how likely an answer tells each label where it begins to count, and where it counts whole."""
    network = model.load_network(MODEL)
    return {
        label: (none, full)
        for label, (none, full) in zip(network.labels, network.answered.tolist(), strict=True)
    }


def held(chances: Chances) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the roles (name to confidence) and the learned flags that the chances speak for."""
    least = cuts()
    roles = {name: round(chances[name], 4) for name in ROLES if chances[name] >= least[name]}
    return roles, tuple(name for name in FLAGS if chances[name] >= least[name])
