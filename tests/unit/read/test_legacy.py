"""Old Word files are read by the programs that can, and refused with a remedy where there are none."""

from __future__ import annotations

import pytest
from reading_office import docx_of

from opsanalyse.errors import DocumentError
from opsanalyse.read import read_bytes

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")


def program(folder, name, script):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def only(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(
        "shutil.which", lambda name: str(tmp_path / name) if (tmp_path / name).exists() else None
    )
    return tmp_path


def test_antiword(only):
    program(only, "antiword", "cat >/dev/null; printf 'Ana Ruiz\\n\\nCut churn by 30%%\\n'")
    document = read_bytes(OLD, "old.doc")

    assert document.text == "Ana Ruiz\n\nCut churn by 30%"
    assert document.media_type == "application/msword"
    assert [note.facts["program"] for note in document.notes] == ["antiword"]


def test_libreoffice(only):
    (only / "made.docx").write_bytes(docx_of(["Ana Ruiz"]))
    program(
        only,
        "soffice",
        f'while [ "$1" != "--outdir" ]; do shift; done; cp {only}/made.docx "$2/old.docx"',
    )
    document = read_bytes(OLD, "old.doc")

    assert document.text == "Ana Ruiz"
    assert [note.facts["program"] for note in document.notes] == ["LibreOffice"]


@pytest.mark.parametrize(
    ("script", "code"),
    [("exit 3", "damaged"), ("exec sleep 30", "timeout"), ("cat >/dev/null", "no-text")],
)
def test_failures_of_the_program_are_named(only, script, code):
    program(only, "antiword", script)
    with pytest.raises(DocumentError) as refused:
        read_bytes(OLD, "old.doc", timeout=1)

    assert (refused.value.name, refused.value.code) == ("old.doc", code)


@pytest.mark.usefixtures("only")
def test_without_a_program_the_remedy_names_them():
    with pytest.raises(DocumentError, match="antiword or LibreOffice"):
        read_bytes(OLD, "old.doc")
