"""A batch writes the same bytes at any parallelism, one row for every input."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from opsanalyse.cli import main
from workbooks import workbook

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


def test_an_archive_and_the_folder_it_was_made_of_give_the_same_scores(tmp_path: Path):
    names = ("resumes/zh-hant-community.docx", "answers/answers.csv")
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name in names:
            shutil.copy(SAMPLES / name, folder)
            archive.write(SAMPLES / name, Path(name).name)
        archive.writestr("broken.pdf", b"%PDF-1.7 nothing")

    for source in ("in", "in.zip"):
        CliRunner().invoke(
            main,
            ["batch", str(tmp_path / source), "-o", str(tmp_path / f"{source}-out"), "-j", "1"],
        )

    def rows(source: str) -> list[dict[str, str]]:
        path = tmp_path / f"{source}-out" / "scores.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [{k: v for k, v in row.items() if k != "file"} for row in csv.DictReader(file)]

    found = rows("in.zip")
    (broken,) = (row for row in found if row["status"] == "failed")
    assert [row for row in found if row != broken] == rows("in")
    assert broken["candidate"] == "broken"


def test_a_workbook_and_a_csv_file_with_the_same_rows_give_the_same_scores(tmp_path: Path):
    rows = [
        ["candidate", "question", "answer"],
        [
            "Ana",
            "How did you grow?",
            "I ran a referral campaign and sign-ups rose from 200 to 340 a week.",
        ],
        ["Bo", "How did you grow?", "We need to love users & work <hard>."],
    ]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    (tmp_path / "a.xlsx").write_bytes(workbook({"a": rows}))

    scores = []
    for name in ("a.csv", "a.xlsx"):
        out = tmp_path / f"{name}-out"
        result = CliRunner().invoke(
            main, ["batch", str(tmp_path / name), "-o", str(out), "-j", "1"]
        )
        assert result.exit_code == 0, result.output
        with (out / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
            scores.append([{**row, "file": ""} for row in csv.DictReader(file)])

    assert scores[0] == scores[1]
    assert [row["candidate"] for row in scores[1]] == ["Ana", "Bo"]


def test_an_interrupt_keeps_what_was_done(tmp_path: Path, monkeypatch):
    """The table and the index of the finished inputs are written, and the exit code is its own."""
    from opsanalyse.batch import runner

    def stopped(jobs, options, *, workers):  # noqa: ARG001
        yield runner.work(jobs[0], options)
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "run", stopped)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("I cut returns from 9% to 4% in a month.", encoding="utf-8")
    out = tmp_path / "out"
    done = CliRunner().invoke(
        main, ["batch", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(out)]
    )

    assert done.exit_code == 130
    assert "1 of 2" in done.output
    assert (out / "index.html").exists()
    assert len((out / "scores.csv").read_text(encoding="utf-8-sig").splitlines()) == 2


@pytest.mark.parametrize("blind", [False, True])
@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("a.csv", "candidate,question,answer\nAna,Why?,\nBo,Why?,I cut returns from 9% to 4%.\n"),
        ("a.csv", "candidato;pregunta;respuesta\nAna;Why?\nBo;Why?;I cut returns from 9% to 4%.\n"),
        ("a.csv", "候选人,问题,回答\nAna,Why?,  —  \nBo,Why?,I cut returns from 9% to 4%.\n"),
        ("a.jsonl", '{"candidate":"Ana","question":"Why?","answer":null}\n{"candidate":"Bo","question":"Why?","answer":"I cut returns from 9% to 4%."}\n'),
    ],
)  # fmt: skip
def test_an_empty_answer_is_told_by_its_row_and_stops_nothing(tmp_path: Path, name, table, blind):
    (tmp_path / name).write_text(table, encoding="utf-8")
    out = tmp_path / "out"
    more = ["--blind"] if blind else []
    done = CliRunner().invoke(
        main,
        ["batch", str(tmp_path / name), "-o", str(out), "-j", "1", "--report-lang", "en", *more],
    )

    with (out / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        empty, judged = csv.DictReader(file)
    line = json.loads((out / "results.jsonl").read_text("utf-8").splitlines()[0])
    page = (out / "index.html").read_text("utf-8")
    assert done.exit_code == 1
    assert f"{name}#1: the answer in this row is empty" in done.output
    assert (empty["question"], empty["score"], empty["error"]) == ("Why?", "", "empty-answer")
    assert judged["status"] == "analysed"
    assert line["error"]["code"] == "empty-answer"
    assert "回答是空的" in line["error"]["remedy"]["zh"]
    assert "the answer in this row is empty" in page
    assert (f"{name}#1" in page) is not blind
