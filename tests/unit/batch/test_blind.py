"""A blind batch: numbers for names in all that is written, and one table that tells which is whose."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from opsanalyse.cli import main

CV = """Lucía Fernández Ortega
Valencia · lucia@example.com

Experiencia
Repártelo — Responsable de operaciones, 2021 – actualidad
- Revisé 600 sesiones y bajé el abandono del 41 % al 29 % en un trimestre.
- Mejoré mucho la retención de los clientes inactivos.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "Lucía Fernández.txt").write_text(CV, encoding="utf-8")
    (folder / "Pedro Ruiz.pdf").write_bytes(b"%PDF-1.7 nothing")
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("candidate", "question", "answer"),
                ("Wei Zhang", "How?", "Wei Zhang here: I cut returns from 9% to 4% in a month."),
                (
                    "Wei Zhang",
                    "Why?",
                    "I asked 30 users, and returns were the first thing they named.",
                ),
            ]
        )
    return folder


def run(source: Path, out: Path, *more: str):
    return CliRunner().invoke(main, ["batch", str(source), "-o", str(out), "-j", "1", *more])


def test_nothing_but_the_key_names_a_candidate(source: Path):
    out = source.parent / "out"
    result = run(source, out, "--blind", "--report-lang", "en")

    written = [p for p in out.rglob("*") if p.is_file() and p.name != "who-is-who.csv"]
    for path in written:
        told = f"{path.relative_to(out)} {path.read_text(encoding='utf-8')}"
        for name in ("Luc", "Fern", "Pedro", "Ruiz", "Wei Zhang", "answers.csv"):
            assert name not in told, path
    assert len(written) > 6
    assert "who-is-who.csv" in result.stdout


def test_the_key_tells_whose_each_number_is_and_a_candidate_of_a_table_has_one(source: Path):
    out = source.parent / "out"
    run(source, out, "--blind")

    with (out / "who-is-who.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["number", "candidate", "file"],
        ["1", "Lucía Fernández", "Lucía Fernández.txt"],
        ["2", "Pedro Ruiz", "Pedro Ruiz.pdf"],
        ["3", "Wei Zhang", "answers.csv#1"],
        ["3", "Wei Zhang", "answers.csv#2"],
    ]
    assert (out / "reports" / "candidate-0003-2.report.html").exists()


def test_scores_are_the_same_as_with_names_and_a_blind_run_is_taken_up_too(source: Path):
    for name, more in (("out", ()), ("blind", ("--blind",))):
        run(source, source.parent / name, *more)
    first = (source.parent / "blind" / "index.html").read_bytes()
    again = run(source, source.parent / "blind", "--blind", "--report-lang", "auto")

    def scores(name: str) -> list[str]:
        path = source.parent / name / "scores.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row["score"] for row in csv.DictReader(file)]

    assert scores("out") == scores("blind")
    assert "kept: 3" in again.output or "conservados: 3" in again.output
    assert (source.parent / "blind" / "index.html").read_bytes() == first


def test_reports_without_names_are_not_laid_beside_those_with(source: Path):
    out = source.parent / "out"
    run(source, out)

    result = run(source, out, "--blind")

    assert result.exit_code == 2
    assert "holds reports with names" in result.output


def test_a_question_or_an_introduction_with_the_name_tells_it_nowhere(tmp_path: Path):
    rows = [
        ("candidate", "question", "answer"),
        ("Marta Ruiz", "Marta, how?", "Hi, I'm Jane Doe. I cut returns from 9% to 4% in a month."),
        ("Marta Ruiz", "Marta, why?", ""),
        ("王小雨", "王小雨你好，怎么做？", "我叫李明，我把退货率从9%降到4%。"),
    ]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    out = tmp_path / "out"
    run(tmp_path / "a.csv", out, "--blind")

    for path in out.rglob("*"):
        if path.is_file() and path.name != "who-is-who.csv":
            told = path.read_text(encoding="utf-8")
            found = [n for n in ("Marta", "Ruiz", "Jane", "Doe", "小雨", "李明") if n in told]
            assert found == [], path
    assert ", how?" in (out / "scores.csv").read_text(encoding="utf-8")
