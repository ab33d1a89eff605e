"""Sections of labelled résumés in many layouts: what was reached once is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsanalyse.train.evaluate_sections import evaluate, macro
from opsanalyse.train.resumes import load_resumes

DATA = Path(__file__).parents[2] / "models/data"


@pytest.mark.parametrize(("lang", "least"), [("zh", 0.87), ("es", 0.87), ("en", 0.90)])
def test_lines_of_resumes_are_given_to_their_sections(lang: str, least: float) -> None:
    resumes = load_resumes(DATA, lang, "test")

    assert len(resumes) >= 40
    assert macro(dict(evaluate(resumes))) >= least
