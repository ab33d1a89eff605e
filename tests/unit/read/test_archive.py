"""Files inside a ZIP come out one at a time, bounded, with their right names."""

from __future__ import annotations

import io
import zipfile

import pytest

from opsanalyse.errors import DocumentError
from opsanalyse.read.archive import members


def made(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_files_come_in_order_without_litter():
    data = made({"b/简历.txt": b"1", "a.txt": b"2", "__MACOSX/._a.txt": b"x", "b/.DS_Store": b"x"})

    assert list(members(data, "z.zip")) == [("b/简历.txt", b"1"), ("a.txt", b"2")]


def test_names_in_gbk_are_understood():
    name = "简历".encode("gbk")
    data = made({"AAAA": b"1"}).replace(b"AAAA", name)

    assert [member for member, _ in members(data, "z.zip")] == ["简历"]


def test_what_is_too_large_is_a_row_and_not_a_failure():
    (bomb, small) = members(made({"bomb": bytes(70 * 1024 * 1024), "small": b"1"}), "z.zip")

    assert isinstance(bomb[1], DocumentError)
    assert bomb[1].code == "too-large"
    assert small == ("small", b"1")


def test_what_is_no_archive_is_refused():
    with pytest.raises(DocumentError, match="damaged"):
        list(members(b"PK\x03\x04", "z.zip"))
