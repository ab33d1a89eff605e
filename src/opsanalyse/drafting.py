"""A draft → a folder that runs as a rubric: files are written, then cases are made by judging."""

from __future__ import annotations

from pathlib import Path

from opsanalyse.analyse import judge_reading, read_through
from opsanalyse.read import from_text
from opsanalyse.rubric import Criterion, load_criterion
from opsanalyse.rubric.derive import Draft
from opsanalyse.rubric.derive.cases import Judge, MadeCase, made_cases
from opsanalyse.rubric.derive.write import write_draft


def write(draft: Draft, folder: Path) -> None:
    """Write ``draft`` into a new ``folder``; raises ``RubricError`` where something is there already."""
    paths = write_draft(draft, folder)
    for drafted in draft.criteria:
        if drafted.groups:
            path = paths[drafted.id]
            cases = made_cases(drafted, _judge(load_criterion(path)))
            with path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(cases)


def _judge(criterion: Criterion) -> Judge:
    def judge(case: MadeCase) -> tuple[str, tuple[str, ...]]:
        read = read_through(from_text(case.text, "case"), case.kind, topic=case.topic)
        verdict = judge_reading(criterion, read)
        return verdict.status.value, tuple(case.text[m.start : m.end] for m in verdict.evidence)

    return judge
