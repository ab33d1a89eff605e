"""Files inside a ZIP are listed by their right names and come out one at a time, bounded."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from opsanalyse.errors import DocumentError
from opsanalyse.read import read
from opsanalyse.read.archive import is_archive, member, members

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture
def made(tmp_path: Path):
    def make(files: dict[str, bytes]) -> Path:
        path = tmp_path / "z.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return path

    return make


def test_files_come_in_order_without_litter(made):
    path = made({"b/简历.txt": b"1", "a.txt": b"2", "__MACOSX/._a.txt": b"x", "b/.DS_Store": b"x"})

    names = members(path, "z.zip")

    assert names == ("b/简历.txt", "a.txt")
    assert [member(path, "z.zip", name) for name in names] == [b"1", b"2"]


def test_names_in_gbk_are_understood(made):
    path = made({"AAAA": b"1"})
    path.write_bytes(path.read_bytes().replace(b"AAAA", "简历".encode("gbk")))

    assert members(path, "z.zip") == ("简历",)


def test_a_bomb_is_too_large_and_its_neighbour_is_read(made):
    path = made({"bomb": bytes(70 * 1024 * 1024), "small": b"1"})

    with pytest.raises(DocumentError) as refused:
        member(path, "z.zip", "bomb")

    assert (refused.value.name, refused.value.code) == ("z.zip/bomb", "too-large")
    assert member(path, "z.zip", "small") == b"1"


def test_an_archive_of_too_many_files_is_refused(made):
    path = made({f"{i}.txt": b"" for i in range(5001)})

    with pytest.raises(DocumentError, match="5000 files"):
        members(path, "z.zip")


def test_a_file_under_a_password_is_named_as_such(made):
    path = made({"cv.txt": b"1"})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(data)

    with pytest.raises(DocumentError) as refused:
        member(path, "z.zip", "cv.txt")

    assert (refused.value.name, refused.value.code) == ("z.zip/cv.txt", "encrypted")


def test_what_is_no_archive_is_refused(tmp_path: Path):
    path = tmp_path / "z.zip"
    path.write_bytes(b"PK\x03\x04")

    with pytest.raises(DocumentError, match="damaged"):
        members(path, "z.zip")


def test_a_document_that_is_a_zip_inside_is_no_archive(made):
    assert not is_archive(next((SAMPLES / "resumes").glob("*.docx")))
    assert is_archive(made({"cv.txt": b"1"}))


def test_an_archive_given_as_a_document_names_the_command_for_it(made):
    with pytest.raises(DocumentError, match="opsanalyse batch"):
        read(made({"cv.txt": b"1"}))
