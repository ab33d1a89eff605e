"""The statements of a job advert: its titles ask nothing, what stands under them does, and what is offered does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from opsanalyse.detect.requirements import advert_part, asks_degree, asks_nature
from opsanalyse.rubric.derive.demands import ADVICE, SURE, Demand
from opsanalyse.rubric.derive.statements import Statement, is_item

_FEWEST: Final = 2
"""Parts that an advert names at least: one title such as "Skills" may stand in any guide."""
_ASKING: Final = frozenset({"must", "nice", "duties"})


@dataclass(frozen=True, slots=True)
class Advert:
    """The parts of an advert by the numbers of their titles; none in another text."""

    parts: Mapping[int, str]
    opening: Statement | None = None
    """The name of the job, which stands before all else."""
    listing: frozenset[int] = frozenset()
    """Parts that are lists: a line beside their items is none of them."""

    @property
    def is_one(self) -> bool:
        """Whether the text is an advert by more than one title."""
        return len(set(self.parts.values())) >= _FEWEST

    def asks(self, text: str, statement: Statement) -> bool:
        """Tell a line of what an advert asks for, whatever its mood: "Hands-on with Klaviyo"."""
        if not self.is_one or statement.part != "text":
            return False
        beside = statement.block in self.listing and not is_item(text, statement)
        return self.parts.get(statement.block) in _ASKING and not beside

    def read(self, demand: Demand) -> Demand:
        """Return a demand as it is meant in an advert."""
        statement = demand.statement
        part = self.parts.get(statement.block)
        title = part is not None and statement.part == "heading"
        offered = self.is_one and part == "none"
        if title or offered or (self.parts and statement == self.opening):
            return replace(demand, force=0.0, kinds={}, marks=(), concepts=(), channels=())
        if self.is_one and part in _ASKING and demand.asks and _no_text_shows(demand):
            return replace(demand, kinds={ADVICE: SURE})
        return demand


def _no_text_shows(demand: Demand) -> bool:
    """Tell what an advert asks and no deed shows: a nature, a degree by itself."""
    return asks_nature(demand.text) or (asks_degree(demand.text) and not demand.kinds)


def find_advert(text: str, found: Sequence[Statement]) -> Advert:
    """Find the titles of an advert's parts among the statements of a document."""
    titles = ((s, advert_part(text[s.start : s.end])) for s in found if s.part == "heading")
    parts = {s.block: part for s, part in titles if part}
    opening = found[0] if found and found[0].part == "heading" else None
    listing = {s.block for s in found if s.block in parts and is_item(text, s)}
    return Advert(parts, opening, frozenset(listing))
