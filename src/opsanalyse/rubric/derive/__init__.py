"""Guidance documents → a draft of a rubric: what they ask, as criteria, and what no criterion answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from opsanalyse.rubric.derive.criteria import Drafted, draft_criteria, meant_kinds
from opsanalyse.rubric.derive.demands import Demand
from opsanalyse.rubric.derive.flow import find_demands
from opsanalyse.rubric.derive.points import group_points, is_label, own_words
from opsanalyse.rubric.derive.statements import statements
from opsanalyse.types import Document

__all__ = ["Demand", "Draft", "Drafted", "derive"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was derived: the guides, every statement as it was read, and the criteria."""

    guides: tuple[Document, ...]
    demands: tuple[Demand, ...]
    criteria: tuple[Drafted, ...]

    @property
    def uncovered(self) -> tuple[Demand, ...]:
        """What is asked and no criterion answers."""
        answered = {demand for drafted in self.criteria for demand in drafted.demands}
        blocks = {_block(demand) for demand in answered}
        return tuple(
            demand
            for demand in self.demands
            if demand.asks
            and demand not in answered
            and not (demand.statement.part == "heading" and _block(demand) in blocks)
            and not is_label(demand)
        )


def _block(demand: Demand) -> tuple[int, int]:
    return demand.statement.document, demand.statement.block


def derive(guides: Sequence[Document]) -> Draft:
    """Derive a draft from ``guides``; the same guides in the same order give the same draft."""
    demands = [
        r for n, guide in enumerate(guides) for r in find_demands(guide, statements(guide, n))
    ]
    groups = own_words(demands, group_points(demands), meant_kinds(demands))
    return Draft(tuple(guides), tuple(demands), tuple(draft_criteria(demands, groups)))
