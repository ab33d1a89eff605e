"""A batch writes the same bytes at any parallelism, one row for every input."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

from click.testing import CliRunner

from opsanalyse.cli import main

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_two_workers_and_one_write_the_same_bytes(tmp_path: Path):
    source = tmp_path / "in"
    source.mkdir()
    for name in (
        "resumes/zh-hant-community.docx",
        "resumes/en-growth-strong.pdf",
        "answers/answers.csv",
    ):
        shutil.copy(SAMPLES / name, source)
    (source / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")

    codes = [
        CliRunner()
        .invoke(main, ["batch", str(source), "-o", str(tmp_path / f"out{n}"), "-j", str(n), "-q"])
        .exit_code
        for n in (1, 2)
    ]

    assert codes == [1, 1]
    assert contents(tmp_path / "out1") == contents(tmp_path / "out2")


def test_every_input_is_one_row_and_a_failure_says_what_to_do(tmp_path: Path):
    source = tmp_path / "in"
    source.mkdir()
    table = (SAMPLES / "answers" / "answers.csv").read_text(encoding="utf-8")
    (source / "answers.csv").write_text(f"{table}C-05,Why?,\n", encoding="utf-8")
    (source / "empty.docx").write_bytes(b"")

    result = CliRunner().invoke(
        main, ["batch", str(source), "-o", str(tmp_path / "out"), "-j", "1", "--report-lang", "en"]
    )

    lines = (tmp_path / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    with (tmp_path / "out" / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert result.exit_code == 1
    assert len(lines) == len(rows) == 9
    assert all(json.loads(line) for line in lines)
    failed = [row for row in rows if row["error"]]
    assert [row["candidate"] for row in failed] == ["C-05", "empty"]
    assert all(row["remedy"] for row in failed)
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "C-03" in index
    assert "empty.docx" in index
