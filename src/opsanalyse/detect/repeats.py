"""Units → the same without those that say a thing again word for word: told ten times, a result is one result.

What repeats the question, or an example that the report shows, is not the candidate's either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from opsanalyse.detect.concepts import columns
from opsanalyse.types import Question, Unit

_COPIED: Final = 20
"""Columns from which on the words of an example are copied; fewer ("we used email") may be one's own."""


def without_repeats(
    text: str,
    units: Sequence[Unit],
    questions: Iterable[Question] = (),
    examples: Iterable[str] = (),
) -> tuple[Unit, ...]:
    """Leave out of each answer or entry what it said before, a question or an example; signs and case do not count.

    What is said in another answer or job again is told of another time, and stays.
    """
    asked = {_said(text[q.question.start : q.question.end]) for q in questions}
    shown = [_said(example) for example in examples]
    seen: set[tuple[int | None, int | None, str | None, str]] = set()
    kept = []
    for unit in units:
        said = _said(text[unit.start : unit.end])
        key = (unit.question, unit.entry, unit.section, said)
        copied = columns(said) >= _COPIED and any(said in example for example in shown)
        if said not in asked and key not in seen and not copied:
            kept.append(unit)
        seen.add(key)
    return tuple(kept)


def _said(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
