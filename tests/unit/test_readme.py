"""What the README shows works as shown, and what the documents name is there."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from opsanalyse.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = {
    path.relative_to(ROOT): path.read_text(encoding="utf-8")
    for path in (
        ROOT / "README.md",
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "models").rglob("*.md"),
    )
}
COMMANDS = re.findall(r"`opsanalyse ([^`]+)`", README)
RESUME = ROOT / "samples" / "resumes" / "en-growth-strong.pdf"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "candidates").mkdir()
    drafts = ("draft1.docx", "draft2.docx")
    for name in (
        "resume.pdf",
        "简历.docx",
        "guide.pdf",
        "advert.pdf",
        "candidates/cv.pdf",
        *drafts,
    ):
        (tmp_path / name).write_bytes(RESUME.read_bytes())
    (tmp_path / "answers.csv").write_bytes(
        (ROOT / "samples" / "answers" / "answers.csv").read_bytes()
    )
    answer = ROOT / "samples" / "answers" / "en-answer-weak.txt"
    (tmp_path / "answer.txt").write_bytes(answer.read_bytes())
    labelled = (ROOT / "models" / "data" / "en.dev.jsonl").read_text(encoding="utf-8")
    (tmp_path / "labelled.jsonl").write_text(labelled.split("\n")[0], encoding="utf-8")
    (tmp_path / "my-rubric").symlink_to(ROOT / "rubrics" / "resume-operations")

    words = [word.replace("FOLDER", "my-rubric") for word in shlex.split(command)]
    result = CliRunner().invoke(main, words)

    assert result.exit_code == 0, result.output


def test_the_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "resume.pdf").write_bytes(RESUME.read_bytes())
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    exec(compile(code, "README.md", "exec"), {})

    assert re.match(r"\d", capsys.readouterr().out)


def test_the_targets_of_the_readme_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in set(re.findall(r"`?make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_what_a_document_links_to_is_there(path: Path):
    folder = (ROOT / path).parent
    links = re.findall(r"\]\(([^)#:]+)\)", DOCUMENTS[path])

    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_the_modules_that_a_document_names_are_there(path: Path):
    named = re.findall(r"python -m ([a-z_.]+)", DOCUMENTS[path])

    assert [name for name in named if find_spec(name) is None] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_the_files_of_the_source_that_a_document_names_are_there(path: Path):
    floors = "analyse|checks|cli|detect|language|read|render|rubric|segment|train"
    named = re.findall(
        rf"`(?:src/opsanalyse/)?((?:{floors})/[a-z_/]+\.(?:py|yml))`", DOCUMENTS[path]
    )

    assert [name for name in named if not (ROOT / "src" / "opsanalyse" / name).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_the_commands_that_a_document_names_have_the_options_that_it_names(path: Path):
    for typed in re.findall(r"`opsanalyse ([^`]+)`", DOCUMENTS[path]):
        words = shlex.split(typed.partition(" >")[0])
        command, context = main, click.Context(main)
        while isinstance(command, click.Group) and words:
            found = command.get_command(context, words[0])
            command = found or main.get_command(context, "analyse")
            words = words[1:] if found else words
        known = {name for option in command.params for name in option.opts}

        assert {word for word in words if word.startswith("-") and word != "-"} <= known, typed
