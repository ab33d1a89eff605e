"""The bounded worker: what dies costs one file, nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from reading_office import archive, docx_of

from opsanalyse.errors import DocumentError
from opsanalyse.read import pool, read_bytes, start, stop
from opsanalyse.read.pool import Job, Role

SMALL = Role("small", 256 << 20)


def run(module: str, task: str, timeout: float = 5.0, role: Role = pool.PARSER) -> object:
    return pool.run(Job(module, task, {}, timeout), b"", "f.pdf", role)


@pytest.fixture
def trap(tmp_path, monkeypatch):
    """A module that the worker can import and that misbehaves on purpose."""
    (tmp_path / "trap.py").write_text(
        "import os, signal, time\n"
        "def sleep(data): time.sleep(60)\n"
        "def eat(data): return len(b'x' * (1 << 40))\n"
        "def abort(data): os.kill(os.getpid(), signal.SIGABRT)\n"
        "def crash(data): os.kill(os.getpid(), signal.SIGSEGV)\n"
        "def deep(data): return deep(data)\n"
        "def shout(data): os.write(1, b'noise' * 1000); return 'fine'\n"
    )
    monkeypatch.setattr(
        sys.modules["opsanalyse.read"],
        "__path__",
        [*sys.modules["opsanalyse.read"].__path__, str(tmp_path)],
    )
    code = (
        "import sys, opsanalyse.read as _; m = sys.modules['opsanalyse.read']; "
        f"m.__path__.append({str(tmp_path)!r}); from opsanalyse.read import worker; worker.main(sys.argv[1:])"
    )
    real = subprocess.Popen

    def popen(command, **options):
        return real([command[0], "-P", "-c", code, *command[4:]], **options)

    monkeypatch.setattr(
        "opsanalyse.read.pool.subprocess.Popen", popen
    ) if False else monkeypatch.setattr(subprocess, "Popen", popen)
    stop()
    yield
    stop()


@pytest.mark.parametrize(
    ("task", "code"),
    [
        ("sleep", "timeout"),
        ("eat", "memory"),
        ("abort", "memory"),
        ("crash", "damaged"),
        ("deep", "damaged"),
        ("absent", "damaged"),
    ],
)
@pytest.mark.usefixtures("trap")
def test_a_failure_has_its_code_and_the_next_file_is_read(task, code):
    begun = time.monotonic()
    with pytest.raises(DocumentError) as failed:
        run("trap", task, timeout=1.0)

    assert (failed.value.name, failed.value.code) == ("f.pdf", code)
    assert time.monotonic() - begun < 4
    assert read_bytes(docx_of(["still here"]), "a.docx").text == "still here"


@pytest.mark.usefixtures("trap")
def test_what_libraries_print_does_not_reach_the_pipe():
    assert bytes(run("trap", "shout")) == b'"fine"'


def test_bombs_are_refused_in_time():
    bomb = archive({"word/document.xml": "<w>" + "a" * 200_000_000 + "</w>"})
    laughs = (
        "<!DOCTYPE x [<!ENTITY a 'ha'>"
        + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(10))
        + "]><x>&k;</x>"
    )
    outside = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:p xmlns:w='w'><w:r><w:t>&a;</w:t></w:r></w:p>"
    for data, codes in (
        (bomb, {"too-large"}),
        (archive({"word/document.xml": laughs}), {"damaged", "no-text"}),
        (archive({"word/document.xml": outside}), {"damaged", "no-text"}),
        (archive({"word/document.xml": "<p>" * 100_000 + "</p>" * 100_000}), {"damaged"}),
        (
            b"<html><body>" + b"<div>" * 200_000 + b"x",
            {"too-large", "timeout", "memory", "damaged"},
        ),
        (b"{\\rtf1" + b"{" * 50_000 + b"x", {"damaged"}),
    ):
        begun = time.monotonic()
        with pytest.raises(DocumentError) as refused:
            read_bytes(data, "bomb", timeout=5)
        assert refused.value.code in codes
        assert time.monotonic() - begun < 8


def test_a_forked_child_starts_its_own_worker_and_leaves_the_parents_alone():
    data = docx_of(["hello"])
    read_bytes(data, "a.docx")
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if read_bytes(data, "a.docx").text == "hello" else 1)
        finally:
            os._exit(2)
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert read_bytes(data, "a.docx").text == "hello"


def test_no_process_is_left_when_the_program_ends():
    code = (
        "from opsanalyse.read import start\nfrom opsanalyse.read import pool\nstart()\n"
        "print(pool._WORKERS._by_role['parser']._process.pid)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30
    )
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


def test_starting_twice_starts_one():
    stop()
    start()
    first = pool._WORKERS._by_role["parser"]
    start()

    assert pool._WORKERS._by_role["parser"] is first
