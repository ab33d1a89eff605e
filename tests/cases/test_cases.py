"""Every case of every criterion gives exactly the verdict that it states."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsanalyse.analyse import judge_alone
from opsanalyse.read import from_text
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_cases, load_criterion
from opsanalyse.rubric.schema import Case

_FILES = sorted(
    p
    for p in shipped("rubrics").glob("*/*.yml")
    if p.name != "pack.yml" and p.parent.name != "vocabulary"
)
_CASES = [
    pytest.param(path, case, id=f"{path.parent.name}/{path.stem}: {case.name}")
    for path in _FILES
    for case in load_cases(path)
]


@pytest.mark.parametrize(("path", "case"), _CASES)
def test_a_case_gives_its_status_and_its_evidence(path: Path, case: Case):
    criterion = load_criterion(path)
    document = from_text(case.text, "case")
    kind = case.kind or criterion.file.applies_to.kind[0]

    job = from_text(case.job, "advert") if case.job else None
    verdict = judge_alone(criterion, document, kind, topic=case.topic, job=job)

    quoted = tuple(case.text[mark.start : mark.end] for mark in verdict.evidence)
    assert (verdict.status.value, quoted) == (case.expect.status, case.expect.evidence)
