"""Names of files that command a terminal, forge lines or are no text; places that cannot be written."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsanalyse.cli import main
from opsanalyse.writing import locked

SAID = "I called every lapsed member myself and retention rose from 3% to 5%.\n"
FORGED = "a\x1b[2J\nGood · 99 of 100"
NAMES = [f"{FORGED}.txt", "=cmd.txt", "b\u202egpj.txt"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], color=True)


def made(folder: Path, name: str, text: str = SAID) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_name_commands_no_terminal_and_forges_no_line(tmp_path: Path):
    told = run(made(tmp_path, f"{FORGED}.txt"), "-o", tmp_path / "out.html")
    refused = run(made(tmp_path, f"{FORGED}.bin.txt", "\n"))

    assert "\x1b[2J" not in told.output + refused.output
    assert "\nGood · 99" not in told.output + refused.output
    assert refused.exit_code == 2


def test_a_batch_holds_names_of_every_kind(tmp_path: Path):
    source = tmp_path / "in"
    source.mkdir()
    for name in NAMES:
        made(source, name)
    made(source, os.fsdecode(b"c\xff.txt"))

    result = run("batch", source, "-o", tmp_path / "out", "-j", "1")

    assert result.exit_code == 0, result.output
    with (tmp_path / "out" / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith("=") or "\x1b" in cell for cell in cells)
    assert len(list((tmp_path / "out" / "reports").iterdir())) == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_and_the_next_file_is_analysed(tmp_path: Path):
    result = run(made(tmp_path, "a.txt"), "-o", "/dev/full")

    assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
    assert "No space left on device" in result.stderr


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path):
    made(tmp_path, "file")
    result = run("batch", made(tmp_path, "a.txt"), "-o", tmp_path / "file" / "out")
    alone = run(made(tmp_path, "a.txt"), "-o", f"{tmp_path}/file/out/")

    assert (result.exit_code, alone.exit_code) == (2, 2)
    assert "cannot be written" in result.stderr
    assert "cannot be written" in alone.stderr


def test_two_batches_do_not_write_one_folder(tmp_path: Path):
    pytest.importorskip("fcntl")
    out = tmp_path / "out"
    (out / "reports").mkdir(parents=True)
    unlock = locked(out)
    held = run("batch", made(tmp_path, "a.txt"), "-o", out)
    unlock()

    assert held.exit_code == 2
    assert "another run" in held.stderr
    assert run("batch", tmp_path / "a.txt", "-o", out).exit_code == 0


def test_nothing_of_a_batch_is_half_written_on_a_full_disk(tmp_path: Path):
    """A limit on the size of files stands for the end of the disk."""
    resource = pytest.importorskip("resource")
    source = made(tmp_path, "a.txt")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "opsanalyse", "batch", str(source), "-o", str(out), "-j", "1"]

    def small() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        command, preexec_fn=small, capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 2, done.stderr
    assert "it cannot be written (File too large)" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((out / "reports").iterdir()) == []
