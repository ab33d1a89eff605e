"""Two drafts on the command line: documents or JSON, written beside the new one or where wished."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsanalyse.cli import main

OLD = "I worked on returns and it went very well for the whole team of the shop in spring."
NEW = "I called 40 customers and changed the size chart; returns fell from 9% to 4% in a month."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "one.txt", tmp_path / "two.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_two_drafts_get_a_page_beside_the_new_one_and_a_few_lines(drafts):
    result = run(*drafts, "--kind", "answer")

    page = drafts[1].with_name("two.comparison.report.html")
    assert result.exit_code == 0, result.output
    assert "What was won" in result.stdout
    assert page.name in result.stdout
    assert "one.txt" in page.read_text(encoding="utf-8")


def test_a_report_in_json_stands_for_its_document(drafts):
    old, new = drafts
    CliRunner().invoke(main, [str(old), "--kind", "answer", "--format", "json", "-q"])

    told = [
        json.loads(run(first, new, "--kind", "answer", "--format", "json", "-o", "-").stdout)
        for first in (old, old.with_name("one.report.json"))
    ]

    assert told[0] == told[1]
    assert told[0]["points"] > 0


def test_a_json_of_something_else_is_refused_with_a_remedy(drafts, tmp_path: Path):
    other = tmp_path / "other.json"
    other.write_text('{"a": 1}', encoding="utf-8")

    result = run(other, drafts[1], "--report-lang", "es")

    assert result.exit_code == 2
    assert "no es el JSON de un análisis" in result.stderr


def test_drafts_of_two_kinds_are_not_compared(drafts, tmp_path: Path):
    old, new = drafts
    CliRunner().invoke(main, [str(old), "--kind", "resume", "--format", "json", "-q"])

    result = run(old.with_name("one.report.json"), new, "--kind", "answer")

    assert result.exit_code == 2
    assert "different rubrics" in result.stderr
    assert not list(tmp_path.glob("*.comparison.*"))
