"""Résumés printed from sources that say what is in them: titles, entries and bullets are found again."""

from __future__ import annotations

from pathlib import Path

from opsanalyse.train.evaluate_sources import results
from opsanalyse.train.figures import figure


def test_sections_entries_and_bullets_of_printed_sources_are_found(shared: Path) -> None:
    found = [result for _, result in results(shared / "data" / "resume_docs")]
    assert len(found) == 14
    assert figure([result.sections for result in found]).f1 >= 0.95
    assert figure([result.entries for result in found]).recall >= 0.95
    assert figure([result.bullets for result in found]).recall >= 0.97
