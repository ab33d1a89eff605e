"""Every case of every criterion gives exactly the verdict that it states."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsanalyse.resources import shipped
from opsanalyse.rubric import load_cases, load_criterion
from opsanalyse.rubric.schema import Case
from opsanalyse.trials import run_cases

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
    (trial,) = run_cases(load_criterion(path), [case])

    assert (trial.status, trial.evidence) == (case.expect.status, case.expect.evidence)
