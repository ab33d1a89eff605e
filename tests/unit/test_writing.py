"""A file is written whole or not at all, and what cannot be written is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from opsanalyse.errors import OutputError
from opsanalyse.writing import locked, write

FULL = Path("/dev/full")


def test_what_is_written_stands_there_and_nothing_else(tmp_path: Path):
    write(tmp_path / "a.html", "é\n")
    write(tmp_path / "a.html", b"two")

    assert (tmp_path / "a.html").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_write_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch):
    place = tmp_path / "a.html"
    write(place, "old")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write(place, "new and longer")

    assert place.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path):
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write(tmp_path / "link", "new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_device_is_written_to_and_not_replaced():
    with pytest.raises(OutputError, match="No space left"):
        write(FULL, "x")
    write(Path(os.devnull), "x")

    assert not Path(os.devnull).is_file()


def test_a_folder_belongs_to_one_run_at_a_time(tmp_path: Path):
    pytest.importorskip("fcntl")
    unlock = locked(tmp_path)
    with pytest.raises(OutputError, match="another run"):
        locked(tmp_path)
    unlock()

    locked(tmp_path)()
