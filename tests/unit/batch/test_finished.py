"""A second run in the same folder analyses what changed, and writes what a first run would have written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from opsanalyse.batch import runner
from opsanalyse.cli import main

GOOD = "I cut returns from 9% to 4% in a month by calling every customer."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(f"{GOOD} Shop {name}.", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    return folder


@pytest.fixture
def worked(monkeypatch) -> list[str]:
    """The inputs that were analysed, as they are."""
    keys: list[str] = []
    real = runner.work
    monkeypatch.setattr(
        runner, "work", lambda job, options: (keys.append(job.key), real(job, options))[1]
    )
    return keys


def run(source: Path, out: Path, *more: str):
    command = ["batch", str(source), "-o", str(out), "-j", "1", "--report-lang", "en", *more]
    return CliRunner().invoke(main, command)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_what_has_not_changed_is_kept_and_told_and_what_failed_is_tried_anew(source, worked):
    out = source.parent / "out"
    run(source, out)
    first = contents(out)
    worked.clear()

    again = run(source, out)

    assert worked == ["broken.pdf"]
    assert "Analysed: 3 of 4 (unchanged since an earlier run and kept: 3)" in again.output
    assert contents(out) == first


def test_a_changed_file_is_analysed_anew_and_the_folder_is_as_after_a_first_run(source, worked):
    out = source.parent / "out"
    run(source, out)
    (source / "b.txt").write_text("We need to love our users.", encoding="utf-8")
    worked.clear()

    run(source, out)

    assert worked == ["b.txt", "broken.pdf"]
    run(source, source.parent / "other")
    assert contents(out) == contents(source.parent / "other")


@pytest.mark.parametrize("more", [("--report-lang", "zh"), ("--kind", "resume"), ("--fresh",)])
def test_with_other_options_or_when_wished_nothing_is_kept(source, worked, more):
    out = source.parent / "out"
    run(source, out)
    worked.clear()

    run(source, out, *more)

    assert worked == ["a.txt", "b.txt", "broken.pdf", "c.txt"]


def test_a_report_that_was_deleted_or_a_record_that_was_cut_short_is_made_anew(source, worked):
    out = source.parent / "out"
    run(source, out)
    first = contents(out)
    (out / "reports" / "a.txt.report.html").unlink()
    (record,) = (out / ".finished").glob("b.txt*")
    record.write_bytes(record.read_bytes()[:200])
    worked.clear()

    run(source, out)

    assert worked == ["a.txt", "b.txt", "broken.pdf"]
    assert contents(out) == first


def test_a_run_goes_on_where_it_was_interrupted(source, worked, monkeypatch):
    out, real = source.parent / "out", runner.run

    def stopped(jobs, options, *, workers):
        yield next(real(jobs, options, workers=workers))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(runner, "run", stopped)
        assert run(source, out).exit_code == 130
    worked.clear()

    run(source, out)

    assert worked == ["b.txt", "broken.pdf", "c.txt"]


def test_a_wrong_rubric_leaves_the_results_of_an_earlier_run_alone(source):
    out = source.parent / "out"
    run(source, out)
    first = contents(out)

    assert run(source, out, "--rubric", str(source)).exit_code == 2
    assert contents(out) == first


def test_reports_inside_the_folder_of_candidates_are_no_candidates(source, worked):
    out = source / "out"
    run(source, out)
    worked.clear()

    run(source, out)

    assert worked == ["broken.pdf"]
    shutil.rmtree(out)
