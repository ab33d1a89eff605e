"""Tools for who writes rubrics: what is wrong is named with its line, what no case guards is shown."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from opsanalyse.cli import main
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_criterion, load_pack, shipped_packs
from opsanalyse.rubric.lint import lint, load_guidance
from opsanalyse.trials import mutants, survivors

NAME = "quantified-outcomes"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack of one criterion, as an author would begin."""
    folder = tmp_path / "my-rubric"
    folder.mkdir()
    shutil.copy(shipped("rubrics") / "resume-operations" / f"{NAME}.yml", folder)
    (folder / "pack.yml").write_text(
        "id: my-rubric\nversion: 1\nkind: [resume]\ntitle: {zh: 我的, es: Mía, en: Mine}\n"
        f"criteria: [{NAME}]\n",
        encoding="utf-8",
    )
    return folder


def changed(folder: Path, old: str, new: str) -> Path:
    path = folder / f"{NAME}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    load_pack.cache_clear()
    return folder


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["rubric", *words])
    return result.exit_code, result.output


@pytest.mark.parametrize("name", shipped_packs())
def test_shipped_rubrics_have_no_errors(name: str):
    assert [str(f) for f in lint(load_pack(name)) if f.level == "error"] == []


def test_cited_spans_say_what_they_said(shared: Path):
    guidance = load_guidance(shared / "seeds")

    assert [
        str(finding)
        for name in shipped_packs()
        for finding in lint(load_pack(name), guidance)
        if finding.level == "error"
    ] == []


def test_a_span_that_says_something_else_is_an_error_with_its_line(own: Path, tmp_path: Path):
    guides = tmp_path / "guides"
    guides.mkdir()
    source = load_criterion(own / f"{NAME}.yml").file.sources[0]
    (guides / f"{source.document}.txt").write_text("x" * (source.end + 1))

    code, output = run("lint", str(own), "--guidance", str(guides))

    assert code == 2
    assert f"{NAME}.yml:" in output
    assert "says something else" in output


def test_a_threshold_beyond_what_is_measured_is_an_error(own: Path):
    folder = changed(own, "full: 0.5", "full: 1.5")

    code, output = run("lint", str(folder))

    assert code == 2
    assert "full is 1.5" in output


def test_a_text_left_untranslated_is_an_error(own: Path):
    title = load_criterion(own / f"{NAME}.yml").file.title
    path = own / f"{NAME}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(title.es, title.en), encoding="utf-8")
    load_pack.cache_clear()

    code, output = run("check", str(own))

    assert code == 2
    assert "title is the same text in two languages" in output


def test_the_shipped_cases_pass_and_say_so():
    code, output = run("test", "resume-operations")

    assert code == 0
    assert "0 cases failed" in output


def test_a_case_that_fails_shows_both_verdicts_and_can_be_accepted(own: Path):
    path = own / f"{NAME}.yml"
    head, _, rest = path.read_text(encoding="utf-8").partition("\ncases:")
    cases = yaml.safe_load(f"cases:{rest}")["cases"]
    first = next(case for case in cases if case["expect"]["status"] == "met")
    first["expect"] = {"status": "missing", "evidence": []}
    path.write_text(
        f"{head}\n{yaml.safe_dump({'cases': cases}, allow_unicode=True)}", encoding="utf-8"
    )

    code, output = run("test", str(own))
    accepted, _ = run("test", str(own), "--accept")
    again, _ = run("test", str(own))

    assert (code, accepted, again) == (1, 0, 0)
    assert f"{first['name']} ({first['lang']})" in output
    assert "expected missing" in output
    assert "found    met" in output


def test_a_threshold_no_case_guards_is_told(own: Path):
    path = own / f"{NAME}.yml"
    head, _, rest = path.read_text(encoding="utf-8").partition("\ncases:")
    cases = yaml.safe_load(f"cases:{rest}")["cases"]
    plain = [case for case in cases if case["expect"]["status"] in {"met", "missing"}]
    path.write_text(
        f"{head}\n{yaml.safe_dump({'cases': plain}, allow_unicode=True)}", encoding="utf-8"
    )

    made, left = survivors(load_criterion(path))

    assert made == len(list(mutants(load_criterion(path))))
    assert any(change.startswith("thresholds.") for change in left)


def test_a_diff_names_what_changed_and_nothing_else(own: Path, tmp_path: Path):
    other = tmp_path / "other"
    shutil.copytree(own, other)
    (other / "pack.yml").write_text((own / "pack.yml").read_text(encoding="utf-8"))
    changed(other, "full: 0.5", "full: 0.6")

    code, output = run("diff", str(own), str(other))

    assert (code, output.splitlines()) == (0, [f"~ {NAME}: thresholds.full 0.5 → 0.6"])
    assert run("diff", str(own), str(own))[1].strip() == "no difference"


def test_a_diff_tells_lists_by_what_left_them_and_what_came():
    _, output = run("diff", "interview-user-operations", "interview-product-operations")

    changed_lists = [line for line in output.splitlines() if ": sources " in line]
    assert changed_lists
    assert all(re.search(r": sources [-+] \S+ \d+–\d+", line) for line in changed_lists)
    assert "{'" not in output


def test_the_shipped_cases_notice_nine_changes_in_ten():
    criteria = {c.path: c for name in shipped_packs() for c in load_pack(name).criteria}
    counted = [survivors(criterion) for criterion in criteria.values()]
    made, left = sum(count for count, _ in counted), [one for _, some in counted for one in some]

    assert made > 200
    assert 1 - len(left) / made >= 0.9, left
