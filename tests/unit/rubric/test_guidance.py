"""Every row of the guidance is answered by criteria that check what it asks, and the table says so."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from opsanalyse.rubric.guidance import answers, gaps, load_guidance
from opsanalyse.train import coverage


def test_every_row_is_answered_by_each_check_and_key_point_that_it_takes():
    assert list(gaps(load_guidance(), answers())) == []


def test_the_table_in_the_documentation_is_up_to_date():
    assert coverage.main(["--check"]) == 0


def test_a_table_that_is_out_of_date_is_told_with_the_command_that_draws_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(coverage, "page", lambda: "another page")

    assert coverage.main(["--check"]) == 1
    assert "python -m opsanalyse.train.coverage" in capsys.readouterr().out


def test_the_rows_are_those_of_the_map(shared: Path):
    drawn = (shared / "guidance-map.md").read_text(encoding="utf-8")

    assert list(load_guidance().rows) == re.findall(r"^\| ([A-E][0-9]+) \|", drawn, re.MULTILINE)


def test_each_row_stands_for_a_document_that_the_map_gives_it(shared: Path):
    drawn = (shared / "guidance-map.md").read_text(encoding="utf-8")
    given = dict(re.findall(r"^\| ([A-E][0-9]+) \| ([0-9]{3})", drawn, re.MULTILINE))

    assert {name: row.document[:3] for name, row in load_guidance().rows.items()} == given


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"checks": ("portfolio",)}, "B4: no criterion of kind portfolio"),
        ({"points": ("north-star",)}, "B4: no key point north-star"),
        ({"document": "002_4c287f64d1817483"}, "B4: excuses cites 001_3826973ff0be3fbc"),
    ],
)
def test_what_a_row_lacks_is_named(change: dict[str, object], said: str):
    guidance = load_guidance()
    rows = {**guidance.rows, "B4": msgspec.structs.replace(guidance.rows["B4"], **change)}

    assert said in list(gaps(msgspec.structs.replace(guidance, rows=rows), answers()))


def test_a_row_without_an_answer_and_an_answer_without_a_row_are_both_named():
    found = answers()
    found["Z9"] = found.pop("B4")

    assert {"B4: no criterion of kind unit_share", "Z9: no such row"} <= set(
        gaps(load_guidance(), found)
    )
