"""Units → those that say a thing again word for word: told ten times, a result is one result.

What repeats the question, or an example that the report shows, is not the candidate's either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from opsanalyse.detect.concepts import columns
from opsanalyse.types import LeftOut, Question, Span, Unit

_COPIED: Final = 20
"""Columns from which on the words of an example are copied; fewer ("we used email") may be one's own."""


def repeats(
    text: str,
    units: Sequence[Unit],
    questions: Iterable[Question] = (),
    examples: Iterable[str] = (),
) -> tuple[LeftOut, ...]:
    """Return what each answer or entry said before, a question or an example; signs and case do not count.

    What is said in another answer or job again is told of another time, and is none.
    """
    asked = {_said(text[q.question.start : q.question.end]): q.question for q in questions}
    shown = [_said(example) for example in examples]
    seen: dict[tuple[int | None, int | None, str | None, str], Unit] = {}
    found = []
    for unit in units:
        said = _said(text[unit.start : unit.end])
        key = (unit.question, unit.entry, unit.section, said)
        before = asked.get(said) or seen.get(key)
        if before is not None:
            reason = "question" if said in asked else "repeat"
            first = Span(before.start, before.end)
            found.append(LeftOut(unit.start, unit.end, reason, first))
        elif columns(said) >= _COPIED and any(said in example for example in shown):
            found.append(LeftOut(unit.start, unit.end, "example"))
        seen.setdefault(key, unit)
    return tuple(found)


def without(units: Sequence[Unit], left_out: Iterable[LeftOut]) -> tuple[Unit, ...]:
    """Return the units that are not left out."""
    places = {(left.start, left.end) for left in left_out}
    return tuple(unit for unit in units if (unit.start, unit.end) not in places)


def _said(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
