"""A rubric from a stranger cannot read other files, fill the memory or hang the run; it is refused with its line."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from opsanalyse.analyse import judge_reading, read_through
from opsanalyse.errors import RubricError
from opsanalyse.read import from_text
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_criterion, load_pack
from opsanalyse.rubric.source import parse

_GOOD = shipped("rubrics") / "resume-operations" / "quantified-outcomes.yml"
_POINTS = shipped("rubrics") / "career-operations" / "three-jobs.yml"


def _with(tmp_path: Path, source: Path, old: str, new: str) -> Path:
    text = source.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / source.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_few_lines_cannot_stand_for_millions():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    bomb += "".join(
        f"{c}: &{c} [{','.join(f'*{p}' for _ in range(9))}]\n"
        for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    begun = time.perf_counter()

    with pytest.raises(RubricError, match=r"bomb\.yml:1: anchors and aliases"):
        parse(bomb, "bomb.yml")

    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_hundred_thousand_brackets_do_not_bring_the_process_down(tmp_path: Path, opening: str):
    path = tmp_path / "deep.yml"
    path.write_text("a: " + opening * 100_000, encoding="utf-8")
    code = f"from opsanalyse.rubric import load_criterion; from pathlib import Path; load_criterion(Path({str(path)!r}))"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 1
    assert "RubricError" in done.stderr


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system ['true']", "!!python/name:os.system"]
)
def test_yaml_builds_plain_values_only(tag: str):
    with pytest.raises(RubricError, match=r"x\.yml:1: "):
        parse(f"a: {tag}\n", "x.yml")


@pytest.mark.parametrize(
    "field",
    [
        "{n_with.__class__}",
        "{n_with[0]}",
        "{n_with:>999999999}",
        "{n_with!r}",
        "{0}",
        "{}",
        "{n_with:{n_all}}",
    ],
)
def test_a_wording_names_facts_and_reaches_for_nothing_else(tmp_path: Path, field: str):
    path = _with(tmp_path, _GOOD, "条经历中有 {n_with} 条", f"条经历中有 {field} 条")

    with pytest.raises(RubricError, match=r"quantified-outcomes\.yml:\d+: messages"):
        load_criterion(path)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/b/c", "..", "Upper"])
def test_a_pack_names_criteria_and_no_paths(tmp_path: Path, name: str):
    path = tmp_path / "pack.yml"
    path.write_text(
        f"id: own-pack\nversion: 1\nkind: [resume]\ntitle: {{zh: 我, es: yo, en: me}}\ncriteria: ['{name}']\n",
        encoding="utf-8",
    )

    with pytest.raises(RubricError, match=r"pack\.yml:5: criteria"):
        load_pack(str(path))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path):
    secret = tmp_path / "elsewhere" / "secret.txt"
    secret.parent.mkdir()
    secret.write_text("password", encoding="utf-8")
    folder = tmp_path / "packs" / "mine"
    folder.mkdir(parents=True)
    (folder / "secret.yml").symlink_to(secret)
    (folder / "pack.yml").write_text(
        "id: mine\nversion: 1\nkind: [resume]\ntitle: {zh: 我, es: yo, en: me}\ncriteria: [secret]\n",
        encoding="utf-8",
    )

    with pytest.raises(RubricError, match="leads out of the rubric's folder"):
        load_pack(str(folder))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_no_rubric(tmp_path: Path):
    pipe = tmp_path / "pipe.yml"
    os.mkfifo(pipe)

    with pytest.raises(RubricError):
        load_pack(str(pipe))


def test_a_term_with_gaps_without_end_is_refused(tmp_path: Path):
    gaps = "…".join("a" for _ in range(40))
    path = _with(tmp_path, _POINTS, "at_least: 1", f'at_least: 1, words: {{trap: "{gaps}"}}')

    with pytest.raises(RubricError, match=r"three-jobs\.yml:7: params.*more than 4 gaps"):
        load_criterion(path)


def test_key_points_of_ones_own_run_in_bounded_time(tmp_path: Path):
    terms = " | ".join(f"{letter}…b…a…b" for letter in "abcdefgh")
    path = _with(tmp_path, _POINTS, "at_least: 1", f'at_least: 1, words: {{trap: "{terms}"}}')
    path = _with(path.parent, path, "anywhere: [", "anywhere: [trap, ")
    criterion = load_criterion(path)
    text = "I ran " + "a b " * 4000 + "with the team.\n"
    reading = read_through(from_text(text, "long"), "answer")
    begun = time.perf_counter()

    judge_reading(criterion, reading)

    assert time.perf_counter() - begun < 5
