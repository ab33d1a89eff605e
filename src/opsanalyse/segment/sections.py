"""The lines of a résumé → for each the section it belongs to, and whether it is its heading.

A model tells for each line how likely it is a heading, which section a heading names, and to which section
the content of a line belongs. The best way through all lines is chosen: sections are runs of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from opsanalyse.model import load
from opsanalyse.segment.blocks import flowing
from opsanalyse.segment.columns import Columns, cells_of
from opsanalyse.segment.glances import glances
from opsanalyse.segment.headings import heading_label
from opsanalyse.segment.labels import LABELS, ROLES, Mark
from opsanalyse.segment.lines import Signs, tell_lines
from opsanalyse.segment.passages import EXTRAS, PLACES, Told, judged, log_softmax
from opsanalyse.segment.personal import without_values
from opsanalyse.segment.rows import Row
from opsanalyse.segment.title_looks import (
    headed,
    known_titles,
    names,
    stands_between,
    titled,
    titles_within,
)
from opsanalyse.segment.way import Scores, best_way

MODEL: Final = "sections"
_SIZE: Final = len(LABELS)
GROUPS: Final = ("title", "line", "head", "body", "place")
"""What the model says of each label, after the roles: what a heading names and a line holds, then of whole runs."""
ROLE: Final = slice(0, len(ROLES))
TITLE, CONTENT, HEAD, BODY, PLACE = (
    slice(len(ROLES) + i * _SIZE, len(ROLES) + (i + 1) * _SIZE) for i in range(len(GROUPS))
)
_KIN: Final = (
    ("projects", "experience"),
    ("volunteering", "experience"),
    ("experience", "projects"),
    ("objective", "summary"),
)
_MINE, _ITS = (
    [LABELS.index(section) for section in sections] for sections in zip(*_KIN, strict=True)
)
_MANY: Final = 4  # known titles from which other ones are rare
_LONGEST: Final = 72  # characters of a heading; whole sentences may be one, paragraphs are none
_SIGN: Final = "•"
_NUMBERS: Final = frozenset("（(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What the numbers of lists begin with, which tell something: headings are numbered too."""
_HARDLY: Final = -9.0  # log odds of a heading, below which a line is none


@dataclass(frozen=True, slots=True)
class Weights:
    """What each voice weighs when the best way is chosen, in log probabilities."""

    role: float = 1.0
    """Whether a line is a heading, begins a section or goes on."""
    title: float = 0.8
    """Which section a heading names."""
    content: float = 1.0
    """To which section content belongs: less than 1, since neighbours repeat each other."""
    prior: float = 0.3
    """How much of the mere frequency of each section is taken out of that."""
    known: float = 30.0
    """How much more a title of our vocabulary weighs for its section."""
    kin: float = 0.4
    """How much of the content of its kin a section shares: projects read like jobs."""
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
    untitled: float = 2.0
    """How much less so one that begins without a heading where titles were found by their look alone."""
    strange: float = 3.0
    """What it costs besides to open a section without a known title where there are many of those."""
    least: float = -9.0
    """What speaks for an opening at least, where one is thought of."""
    flowing: float = 3.0
    """What it costs besides to open one with a line that goes on the one above."""
    within: float = 4.0
    """How much likelier the section is that the first words of a line name."""
    first: float = 4.0
    """How much likelier a first line that is no title is contact."""
    name: float = 30.0
    """How much likelier a section begins with the line that names the candidate, where others stand above it."""
    bare: float = 6.0
    """What it costs besides to open a section right under a known title, which would then head nothing."""


_WEIGHTS: Final = Weights()


@dataclass(frozen=True, slots=True)
class Shape:
    """What the look of a document tells of its lines."""

    titled: Sequence[bool]
    """Whether each looks as titles do; empty where titles have no look of their own."""
    flowing: Sequence[bool]
    """Whether each goes on the one above."""
    within: Sequence[tuple[int, int]] = ()
    """Lines whose first words name a section ("Languages: …"), or the candidate, with the section's number."""
    named: Sequence[int] = ()
    """The line that names the candidate, if its size tells it: with a sidebar that is read first, a part of the page ends there."""
    barred: Sequence[int] = ()
    """Lines that are no headings: too long, or without a letter."""


def mark_lines(lines: Sequence[Row], flows: Sequence[bool] | None = None) -> list[Mark]:
    """Return the mark of each line, in order; ``flows`` tells which go on the line above, if that is known already."""
    if not lines:
        return []
    # Most lines have neither glyph nor colon, and wear nothing that is to be taken off.
    found = glances(
        [
            _undressed(row) if row.glyph or ":" in row.plain or "：" in row.plain else row
            for row in lines
        ]
    )
    known = known_titles(found)
    told, model = margins(tell_lines(found), [line for line, _ in known]), arrays()
    name = names(found, known)
    within = [*titles_within(found), *name]
    barred = [i for i, row in enumerate(lines) if not _may_name(row)]
    shape = Shape(
        titled(found, known),
        flowing(lines) if flows is None else flows,
        within,
        [line for line, _ in name if stands_between(line, known)],
        barred,
    )
    weights = _WEIGHTS
    said = scores(told, known, model.priors, weights, shape)
    marks = best_way(said, near=weights.near, least=weights.least)
    if not shape.titled and (alike := headed(found, marks)):
        said = with_looks(said, alike, alike.index(True), weights, weights.untitled)
        marks = best_way(said, near=weights.near, least=weights.least)
    return judged(
        marks,
        Told(told.heads, told.bodies, model.extras, model.places, model.offset),
        [*known, *shape.within],
    )


def _undressed(row: Row) -> Row:
    """Return a line without what must not weigh: who applies, and which of all glyphs of lists was chosen.

    The model learned from glyphs as they are written; lists with this one are the most.
    """
    if not row.glyph:
        return without_values(row)
    first = row.plain[0]
    if first == _SIGN or first in _NUMBERS:
        return row
    plain = _SIGN + row.plain[1:]
    return row._replace(
        text=_SIGN + row.text[1:], plain=plain, label=row.label or heading_label(plain)
    )


def _may_name(row: Row) -> bool:
    return len(row.text) <= _LONGEST and any(map(str.isalpha, row.text))


@dataclass(frozen=True, slots=True)
class Margins:
    """What the model says of each line, (lines, labels): of its role, as content, as a heading.

    Lines that are hardly headings have none as such: their titles and heads are 0.
    """

    roles: Any
    contents: Any
    bodies: Any
    may_head: Any
    """Which lines may be headings: (lines,)."""
    titles: Any
    heads: Any


def margins(lines: Sequence[Signs], titles: Sequence[int]) -> Margins:
    """Return what the model says of lines, of which some are known ``titles``."""

    model = arrays()
    said = cells_of(lines, model.known).sums(model.known) + model.intercept
    roles = said[:, ROLE]
    may_head = roles[:, 0] - roles[:, -1] > _HARDLY
    may_head[list(titles)] = True
    for part in (TITLE, HEAD):
        said[:, part] *= may_head[:, None]
    return Margins(roles, said[:, CONTENT], said[:, BODY], may_head, said[:, TITLE], said[:, HEAD])


@dataclass(frozen=True, slots=True)
class Arrays:
    """The model as it is applied."""

    known: Columns
    """The weights of all that is told of a line: for the roles, and the labels of ``GROUPS``."""
    intercept: Any
    priors: Any
    """Logs of how frequent content of each section is."""
    extras: Any
    places: Any
    offset: Any


@cache
def arrays() -> Arrays:
    """Return the shipped model, what it says of lines apart from what it says of runs."""
    import numpy as np

    model = load(MODEL)
    weights, intercept = model.coef.T, model.intercept.astype(np.float32)
    of_lines = slice(0, PLACE.start)
    return Arrays(
        Columns(model.index, weights[:, of_lines]),
        intercept[of_lines],
        model.offset[CONTENT],
        weights[[model.index[f"run:{name}"] for name in EXTRAS], BODY],
        weights[[model.index[f"place:{i}"] for i in range(PLACES)], PLACE],
        model.intercept[PLACE],
    )


def scores(
    told: Margins,
    known: Sequence[tuple[int, int]],
    priors: Any,
    weights: Weights,
    shape: Shape,
) -> Scores:
    """Return what speaks for each line as heading, beginning and content, all voices together."""
    import numpy as np

    roles = weights.role * log_softmax(told.roles)
    titles = (roles[:, :1] - roles[:, 2:]) + weights.title * log_softmax(told.titles)
    titles[~told.may_head] = -np.inf
    titles[list(shape.barred)] = -np.inf
    begun = roles[:, 1] - roles[:, 2]
    contents = _contents(told.contents, priors, weights)
    again = [weights.item] * len(begun)
    flows = np.array(shape.flowing)
    titles[flows] -= weights.flowing
    begun[flows] -= weights.flowing
    if known and known[0][0] > 0:
        contents[0, LABELS.index("contact")] += weights.first
    if len(known) >= _MANY:
        titles[~np.array(shape.titled or [False] * len(begun))] -= weights.strange
        begun[1:] -= weights.strange
    below = [line + 1 for line, _ in known if line + 1 < len(begun)]
    titles[below] -= weights.bare
    begun[below] -= weights.bare
    for line, label in known:
        titles[line, label] += weights.known
    begun[list(shape.named)] += weights.name
    for line, label in shape.within:
        contents[line, label] += weights.within
        titles[line, label] += weights.within
    said = Scores(titles, begun, contents, again)
    if not shape.titled:
        return said
    return with_looks(said, shape.titled, known[0][0], weights, weights.unlike)


def with_looks(
    said: Scores, alike: Sequence[bool], first: int, weights: Weights, untitled: float
) -> Scores:
    """Return the scores with what looks add: which lines look as titles do, and which is the ``first`` title.

    ``untitled`` is what it costs to begin a section without a title behind that.
    """
    import numpy as np

    look = np.array(alike)
    titles = said.titles + np.where(look, weights.alike, -weights.unlike)[:, None]
    begun = said.begun.copy()
    begun[first:] -= untitled
    again = np.where(look, weights.again, said.again).tolist()
    return Scores(titles, begun, said.contents, again)


def _contents(said: Any, priors: Any, weights: Weights) -> Any:
    """Return the logs of how likely each line is content of each section; kin share theirs."""
    import numpy as np

    odds = np.exp(log_softmax(said) - weights.prior * priors)
    odds[:, _MINE] = np.maximum(odds[:, _MINE], weights.kin * odds[:, _ITS])
    return weights.content * np.log(np.maximum(odds, weights.floor))
