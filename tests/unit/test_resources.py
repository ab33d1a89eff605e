"""Our tables are read once, and what is kept of them is what their sources say."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from opsanalyse.resources import kept, shipped, shipped_table, shipped_words

ROOT = Path(__file__).parents[2]
TABLES = sorted(
    path
    for folder in (shipped("rubrics") / "vocabulary", ROOT / "src")
    for path in folder.rglob("*.yml")
)


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Give a source, and a call that reads it and tells how often it was made into a table."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    source, calls = tmp_path / "words.yml", []

    def read() -> tuple[object, int]:
        def make() -> object:
            calls.append(1)
            return yaml.safe_load(source.read_text(encoding="utf-8"))

        return kept(source, (source,), make), len(calls)

    return source, read


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_table_is_what_its_source_says(path: Path):
    assert yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) == shipped_table(path)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_table_reads_alike_where_yaml_comes_without_its_c_library(path: Path):
    assert yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader) == shipped_table(path)


def test_a_table_is_shared():
    assert shipped_words("metrics") is shipped_words("metrics")


def test_an_unchanged_source_is_made_into_a_table_once(counted):
    source, read = counted
    source.write_text("{1: [up, 0.25], ñ: null}")

    first, again = read(), read()

    assert ({1: ["up", 0.25], "ñ": None}, 1) == first == again


def test_a_changed_source_is_read_anew(counted):
    source, read = counted
    source.write_text("a: 1")
    read()
    source.write_text("a: 2")

    assert read() == ({"a": 2}, 2)


def test_a_damaged_table_is_made_anew(counted):
    source, read = counted
    source.write_text("a: 1")
    read()
    (file,) = source.parent.rglob("*.kept")
    file.write_bytes(file.read_bytes()[:-1])

    assert read() == ({"a": 1}, 2)


def test_nothing_is_written_where_python_writes_no_bytecode(counted, monkeypatch):
    source, read = counted
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    source.write_text("a: 1")

    assert read() == ({"a": 1}, 1)
    assert [source] == list(source.parent.rglob("*.*"))


def test_a_folder_that_cannot_be_written_is_no_error(counted):
    source, read = counted
    source.write_text("a: 1")
    (source.parent / "__pycache__").write_text("no folder")

    assert read() == ({"a": 1}, 1)


def test_a_cold_report_loads_nothing_that_it_does_not_need(tmp_path: Path):
    """What a page in English is analysed with: no trainer, no other language's grammar, no command line of spaCy."""
    code = f"""
import sys
from opsanalyse.cli import main
try:
    main(["samples/resumes/en-growth-strong.pdf", "-q", "-o", {str(tmp_path / "r.html")!r}])
except SystemExit:
    pass
needless = ("sklearn", "scipy", "pandas", "jieba", "lxml", "typer", "requests", "weasel", "pydantic.v1",
    "opsanalyse.train", "opsanalyse.detect.quantities.zh", "opsanalyse.rubric.derive", "pypdfium2")
print([name for name in needless if name in sys.modules])
"""
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert run.stdout == "[]\n"
    assert (tmp_path / "r.html").is_file()
