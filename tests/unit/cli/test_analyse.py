"""What a user meets on the command line: files written, words said, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from opsanalyse.cli import main

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
STRONG = SAMPLES / "answers" / "en-answer-strong.txt"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_file_alone_gets_a_report_beside_it_and_a_summary(tmp_path: Path):
    answer = tmp_path / "answer.txt"
    answer.write_bytes(STRONG.read_bytes())

    result = run(answer)

    assert result.exit_code == 0, result.output
    assert (
        "<!doctype html>" in (tmp_path / "answer.report.html").read_text(encoding="utf-8").lower()
    )
    assert "answer.report.html" in result.stdout
    assert "/ 100" in result.stdout


def test_why_there_is_no_score_is_said_where_the_summary_is(tmp_path: Path):
    advert = tmp_path / "advert.txt"
    advert.write_text(
        "招聘：私域运营经理\n任职要求：\n1. 3年以上社群运营经验；\n2. 熟悉企业微信，会写SQL优先；\n"
        "岗位职责：\n1. 负责分层运营，提升复购率；\n福利：五险一金，双休。\n投递邮箱：hr@example.com\n",
        encoding="utf-8",
    )

    result = run(advert)

    assert "  ! 这看起来是一份招聘启事" in result.stdout


def test_a_rubric_that_there_is_not_has_no_line(tmp_path: Path):
    result = run(STRONG, "--rubric", "nope", "-o", tmp_path / "report.html")

    assert result.exit_code == 2
    assert "nope: no such rubric" in result.stderr


def test_json_on_standard_output_is_nothing_but_json():
    result = run(STRONG, "--format", "json", "-o", "-")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["schema"] == "opsanalyse/analysis/1"


def test_two_formats_go_to_a_folder(tmp_path: Path):
    result = run(STRONG, "--format", "json", "--format", "html", "-o", tmp_path / "new", "--quiet")

    assert (result.exit_code, result.output) == (0, "")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "en-answer-strong.report.html",
        "en-answer-strong.report.json",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\x00\x01\x02\x03" * 50, "PDF, DOCX"), (None, "no such file")],
    ids=["empty", "unknown type", "missing"],
)
def test_a_bad_file_is_one_clear_sentence_with_a_remedy(
    tmp_path: Path, content: bytes | None, said: str
):
    path = tmp_path / "bad.bin"
    if content is not None:
        path.write_bytes(content)

    result = run(path, "--report-lang", "en")

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "bad.bin" in result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_mixture_analyses_what_it_can_and_exits_1(tmp_path: Path):
    result = run(tmp_path / "none.pdf", STRONG, "-o", tmp_path)

    assert result.exit_code == 1
    assert (tmp_path / "en-answer-strong.report.html").exists()


def test_the_report_speaks_the_language_that_is_asked_for(tmp_path: Path):
    run(STRONG, "-o", tmp_path / "r.html", "--report-lang", "es")

    assert '<html lang="es"' in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_wrong_rubric_names_the_file_and_the_line(tmp_path: Path):
    rubric = tmp_path / "mine.yml"
    rubric.write_text("id: mine\nwieght: 3\n")

    result = run(STRONG, "--rubric", rubric, "-o", tmp_path)

    assert result.exit_code == 2
    assert "mine.yml:" in result.stderr


def test_help_loads_none_of_the_analyser():
    code = "import sys; sys.argv = ['opsanalyse', '--help']\nimport atexit\natexit.register(lambda: print(sorted({'spacy', 'numpy', 'jinja2', 'yaml', 'lxml'} & sys.modules.keys())))\nfrom opsanalyse.cli import main; main()"

    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert shown.stdout.endswith("[]\n")


def commands(command: click.Command, *path: str) -> Iterator[tuple[str, ...]]:
    """Yield every command and sub-command as it is typed."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield (*path, name)
            yield from commands(found, *path, name)


@pytest.mark.parametrize("command", [*commands(main)], ids=" ".join)
def test_every_command_has_help_with_an_example(command: tuple[str, ...]):
    result = run(*command, "--help")

    assert result.exit_code == 0, result.output
    assert "Example" in result.output


def test_a_page_is_drawn_as_a_picture(tmp_path: Path):
    page = tmp_path / "page.png"

    result = run("render", SAMPLES / "resumes" / "en-growth-strong.pdf", "-o", page)

    assert result.exit_code == 0, result.output
    assert page.read_bytes().startswith(b"\x89PNG")


def test_a_page_that_is_not_there_is_one_sentence(tmp_path: Path):
    result = run(
        "render",
        SAMPLES / "resumes" / "en-growth-strong.pdf",
        "--page",
        "9",
        "-o",
        tmp_path / "p.png",
    )

    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_the_text_as_read_goes_to_standard_output():
    result = run("read", SAMPLES / "resumes" / "es-store-weak.txt")

    assert result.exit_code == 0
    assert "EXPERIENCIA LABORAL" in result.stdout


def test_a_blind_report_names_nobody_not_even_in_its_file_name(tmp_path: Path):
    cv = tmp_path / "Ana Ruiz.txt"
    cv.write_text("Ana Ruiz\nana@example.com\n\nExperience\n- I cut returns from 9% to 4%.\n")

    result = run(cv, "--kind", "resume", "--blind", "--format", "html", "--format", "json")

    written = sorted(path for path in tmp_path.iterdir() if path != cv)
    assert result.exit_code == 0, result.output
    assert [path.suffix for path in written] == [".html", ".json"]
    for path in written:
        assert path.name.startswith("candidate-")
        assert "Ruiz" not in path.read_text(encoding="utf-8")
    assert "Ruiz" not in result.output


def test_reports_of_files_with_one_stem_do_not_overwrite_one_another(tmp_path: Path):
    text = "问题：怎么做留存？\n我把首单拆成三步，七日留存由18%升到27%。\n"
    (tmp_path / "other").mkdir()
    names = ("cv.txt", "cv.md", "other/cv.txt")
    for name in names:
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = run(*(tmp_path / name for name in names), "-o", tmp_path / "out", "-q")
    assert made.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "cv.md.report.html",
        "cv.txt-1.report.html",
        "cv.txt-2.report.html",
    ]
