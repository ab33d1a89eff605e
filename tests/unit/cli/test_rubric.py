"""``opsanalyse rubric list`` and ``show`` as their users run them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from opsanalyse.cli import main
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_pack


def _run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["rubric", *words])
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("lang", "title"),
    [("zh", "运营简历"), ("es", "Currículum de operaciones"), ("en", "Operations résumé")],
)
def test_the_list_names_rubrics_in_the_readers_language(lang: str, title: str) -> None:
    code, text = _run("list", "--report-lang", lang)
    assert code == 0
    assert title in text
    assert text.count("resume-operations") == 1


def test_a_page_is_written_where_a_name_of_html_is_given(tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    assert _run("show", "resume-operations", "-o", str(page)) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_text_goes_to_the_terminal_unless_html_is_wished() -> None:
    assert _run("show", "career-operations")[1].startswith("Career in operations\n")
    assert _run("show", "career-operations", "--format", "html")[1].startswith("<!doctype html>")


def test_an_unknown_rubric_and_a_folder_that_is_not_there_are_told(tmp_path: Path) -> None:
    code, text = _run("show", "no-such-rubric")
    assert code == 2
    assert "resume-operations" in text
    code, text = _run("show", "resume-operations", "-o", str(tmp_path / "none" / "r.html"))
    assert code == 2
    assert "cannot write" in text


def _new(folder: Path, *words: str, typed: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(main, ["rubric", "new", str(folder), *words], input=typed)
    return done.exit_code, done.output


def test_a_rubric_of_ones_own_holds_references_and_copies_and_passes_its_cases(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "shop"
    code, _ = _new(
        folder,
        "--kind",
        "resume",
        "--criteria",
        "own-part,vague-claims",
        "--own",
        "own-part=4",
        "--yes",
    )
    pack = load_pack(str(folder))
    assert code == 0
    assert [(c.file.id, c.file.weight) for c in pack.criteria] == [
        ("own-part", 4.0),
        ("vague-claims", 2.0),
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["own-part.yml", "pack.yml"]
    assert _run("test", str(folder))[0] == 0


def test_what_is_not_given_is_asked(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    code, text = _new(folder, typed="shop\nresume\n门店\nTienda\nShop: “A”\nplaceholders\n\n")
    assert code == 0
    assert "Quantified outcomes" in text
    assert load_pack(str(folder)).title == {"zh": "门店", "es": "Tienda", "en": "Shop: “A”"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--criteria", "no-such", "--yes"], "names no one criterion"),
        (["--own", "own-part=heavy", "--yes"], "is no weight"),
        (["--own", "own-part=101", "--yes"], "must be 0 to 100"),
        (["--id", "Señal", "--yes"], "small letters"),
    ],
)
def test_answers_that_cannot_be_are_told(tmp_path: Path, words: list[str], told: str) -> None:
    code, text = _new(tmp_path / "x", *words)
    assert code == 2
    assert told in " ".join(text.split())
    assert not (tmp_path / "x").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    code, text = _new(tmp_path, "--yes")
    assert code == 2
    assert "is not empty" in text
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_lint_tells_all_mistakes_of_a_rubric_at_once(tmp_path: Path) -> None:
    """Who mends a rubric mends it once, not a mistake at a time."""
    folder = tmp_path / "shop"
    shutil.copytree(shipped("rubrics") / "resume-operations", folder)
    for name, written, wrong in (
        ("quantified-outcomes", "weight: 3", "weigth: 3"),
        ("own-part", "check: ", "check: x"),
        ("vague-claims", "{n_all}", "{n_al}"),
    ):
        path = folder / f"{name}.yml"
        path.write_text(path.read_text("utf-8").replace(written, wrong, 1), "utf-8")
    pack = folder / "pack.yml"
    pack.write_text(f"{pack.read_text('utf-8').rstrip()}\n- placeholders\n- not-there\n", "utf-8")

    result = CliRunner().invoke(main, ["rubric", "lint", str(folder)])

    assert result.exit_code == 2
    for told in (
        "placeholders is listed twice",
        "there is no not-there.yml",
        "did you mean 'weight'?",
        "no such check",
        "unknown fact 'n_al'",
        "5 errors",
    ):
        assert told in result.output


def test_the_shipped_rubrics_have_nothing_to_mend() -> None:
    """Who composes a rubric of shipped criteria is not warned of what others wrote."""
    result = CliRunner().invoke(main, ["rubric", "lint"])

    assert result.output.strip() == "0 errors, 0 warnings"


def test_what_became_of_cases_is_told_in_plain_words() -> None:
    code, text = _run("test", str(shipped("rubrics") / "career-operations" / "three-jobs.yml"))

    assert code == 0
    assert " cases, ok\n" in text
    assert "\\x1b" not in text
