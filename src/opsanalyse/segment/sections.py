"""The lines of a résumé → for each the section it belongs to, and whether it is its heading.

A model tells for each line how likely it is a heading, which section a heading names, and to which section
the content of a line belongs. The best way through all lines is chosen: sections are runs of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any, Final

from opsanalyse.model import load
from opsanalyse.segment.headings import heading_label
from opsanalyse.segment.lines import line_features, look_of
from opsanalyse.segment.rows import Row

MODEL: Final = "sections"
_KIN: Final = (
    ("projects", "experience"),
    ("volunteering", "experience"),
    ("experience", "projects"),
    ("objective", "summary"),
)
LABELS: Final = (
    "contact",
    "summary",
    "objective",
    "experience",
    "projects",
    "education",
    "skills",
    "certifications",
    "awards",
    "languages",
    "publications",
    "volunteering",
    "interests",
    "references",
    "other",
)
_FEW: Final = 3  # known titles from which their look is that of titles
_MANY: Final = 4  # known titles from which other ones are rare
_BIGGER: Final = 1.15  # times the usual size
_SOME: Final = 0.4  # of the lines, at most, look as titles do
ROLES: Final = ("heading", "begins", "inside")
"""What a line is to its section: its heading, the first line of one without a heading, or another."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each voice weighs when the best way is chosen, in log probabilities."""

    role: float = 1.0
    """Whether a line is a heading, begins a section or goes on."""
    title: float = 0.8
    """Which section a heading names."""
    content: float = 1.0
    """To which section content belongs: less than 1, since neighbours repeat each other."""
    prior: float = 0.2
    """How much of the mere frequency of each section is taken out of that."""
    known: float = 12.0
    """How much more a title of our vocabulary weighs for its section."""
    kin: float = 0.6
    """How much of the content of its kin a section shares: projects read like jobs."""
    jump: float = 0.0
    """What a section without a heading costs besides."""
    again: float = 2.0
    """What a heading costs besides that opens the section which already runs, as titles look."""
    item: float = 4.0
    """What it costs where it has no look of its own: "Tools" under skills is an item."""
    near: float = 4.0
    """What it costs besides to pass from a section to its kin without a heading."""
    floor: float = 0.03
    """The least that any section gets of a line."""
    alike: float = 2.0
    """How much likelier a line is a heading that looks as the known titles of its document do."""
    unlike: float = 4.0
    """How much less so one that looks otherwise, and a section that begins without a heading."""
    strange: float = 3.0
    """What it costs besides to open a section without a known title where there are many of those."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The section of a line; ``starts`` a new one, as its heading or without one."""

    label: str
    is_heading: bool
    starts: bool


def mark_lines(lines: Sequence[Row]) -> list[Mark]:
    """Return the mark of each line, in order."""
    if not lines:
        return []
    known = known_titles(lines)
    told, priors = margins(line_features(lines)), _arrays()[3]
    return best_way(told, known, priors, Weights(), titled(lines, known))


def margins(rows: Sequence[dict[str, float]]) -> Any:
    """Return what the model says of each line: an array of shape (lines, labels)."""
    import numpy as np

    index, weights, intercept, _ = _arrays()
    columns: list[int] = []
    values: list[float] = []
    starts: list[int] = []
    for row in rows:
        starts.append(len(columns))
        for name, value in row.items():
            column = index.get(name)
            if column is not None:
                columns.append(column)
                values.append(value)
    products = weights[columns] * np.array(values, dtype=np.float32)[:, None]
    return np.add.reduceat(products, starts, axis=0) + intercept


@cache
def _arrays() -> tuple[Any, Any, Any, Any]:
    """Return the column of each feature, its weights (features, labels), intercepts, and log priors."""
    import numpy as np

    model = load(MODEL)
    weights = np.ascontiguousarray(model.coef.T)
    return model.index, weights, model.intercept.astype(np.float32), model.offset


def known_titles(lines: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the lines that are titles of our vocabulary, with the number of their section."""
    found = ((i, heading_label(row)) for i, row in enumerate(lines))
    return [(i, LABELS.index(label)) for i, label in found if label]


def titled(lines: Sequence[Row], known: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each line whether it looks as titles do; empty where titles have no look of their own."""
    looks = [look_of(row) for row in lines]
    usual = median(size for size, _, _ in looks)
    told = [(size > _BIGGER * usual, bold, style) for size, bold, style in looks]
    titles = Counter(told[i] for i, _ in known if not lines[i].glyph)
    look, count = max(titles.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    alike = [one == look for one in told]
    own = count >= _FEW and 2 * count > titles.total() and sum(alike) <= _SOME * len(lines)
    return alike if own else []


def best_way(
    told: Any,
    known: Sequence[tuple[int, int]],
    priors: Any,
    weights: Weights,
    alike: Sequence[bool] = (),
) -> list[Mark]:
    """Return the most likely marks by Viterbi's algorithm over (heading or content, section)."""
    import numpy as np

    titles, begun, contents = _scores(told, priors, weights)
    if alike:
        titles += np.where(alike, weights.alike, -weights.unlike)[:, None]
        begun[known[0][0] :] -= weights.unlike
    if len(known) >= _MANY:
        titles[~np.array(alike or [False] * len(titles))] -= weights.strange
        begun[1:] -= weights.strange
    for line, label in known:
        titles[line, label] += weights.known
    head, inside = titles[0], contents[0]
    came_head, came_inside = [], []
    for i in range(1, len(contents)):
        before = np.maximum(head, inside)
        again = weights.again if alike and alike[i] else weights.item
        came_head.append(_openings(before, head, again))
        over, under = int(before.argmax()), int(inside.argmax())
        jump = inside[under] + begun[i] - weights.near * _kinship()[under]
        jump[under] = -np.inf  # a section that goes on without a heading is the same section
        came_inside.append(np.where(before >= jump, np.where(head > inside, -1, -2), under))
        opened = np.full_like(before, before[over])
        opened[over] = max(before[over] - again, np.partition(before, -2)[-2])
        head, inside = titles[i] + opened, contents[i] + np.maximum(before, jump)
    return _walk_back(head, inside, came_head, came_inside)


@cache
def _kinship() -> Any:
    """Return 1 where two sections are kin, else 0."""
    import numpy as np

    told = [LABELS.index(label) for label in ("experience", "projects", "volunteering")]
    table = np.zeros((len(LABELS), len(LABELS)))
    table[np.ix_(told, told)] = 1.0
    return table


def _openings(before: Any, head: Any, again: float) -> Any:
    """Return for a heading of each section the state before it: its section, as content or as heading.

    A state is the number of a section, plus the number of sections where it is a heading.
    """
    import numpy as np

    second, first = (int(i) for i in np.argpartition(before, -2)[-2:])
    came = np.full(len(before), first)
    if before[first] - again < before[second]:
        came[first] = second
    return came + len(before) * (head[came] >= before[came])


def _walk_back(
    head: Any, inside: Any, came_head: Sequence[Any], came_inside: Sequence[Any]
) -> list[Mark]:
    size = len(LABELS)
    is_head = bool(head.max() > inside.max())
    label = int((head if is_head else inside).argmax())
    marks: list[Mark] = []
    for opened, went_on in zip([*came_head[::-1], None], [*came_inside[::-1], None], strict=True):
        came = -3 if went_on is None else int(went_on[label])
        starts = is_head or came >= 0 or went_on is None
        marks.append(Mark(LABELS[label], is_heading=is_head, starts=starts))
        if went_on is None or opened is None:
            break
        if is_head:
            label, is_head = int(opened[label]) % size, bool(opened[label] >= size)
        else:
            label, is_head = (came, False) if came >= 0 else (label, came == -1)
    return marks[::-1]


def _scores(told: Any, priors: Any, weights: Weights) -> tuple[Any, Any, Any]:
    """Return the scores of each line: as a heading of each section, as a beginning, as its content.

    Those of headings and beginnings are relative to a line that goes on with its section.
    """
    import numpy as np

    three, size = len(ROLES), len(LABELS)
    roles = weights.role * _log_softmax(told[:, :three])
    named = _log_softmax(told[:, three : three + size])
    chances = np.exp(_log_softmax(told[:, three + size :]))
    odds = chances / np.exp(weights.prior * priors[three + size :])
    own = odds.copy()
    for section, sibling in _KIN:
        mine, its = LABELS.index(section), LABELS.index(sibling)
        odds[:, mine] = np.maximum(own[:, mine], weights.kin * own[:, its])
    contents = weights.content * np.log(np.maximum(odds, weights.floor))
    titles = (roles[:, :1] - roles[:, 2:]) + weights.title * named
    return titles, roles[:, 1] - roles[:, 2] - weights.jump, contents


def _log_softmax(values: Any) -> Any:
    import numpy as np

    shifted = values - values.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
