"""Packs are strict, cite what stands in the guidance, and complain with file and line."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from opsanalyse.errors import RubricError
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_cases, load_criterion, load_pack, shipped_packs

_GOOD = shipped("rubrics") / "resume-operations" / "quantified-outcomes.yml"


@pytest.mark.parametrize("name", shipped_packs())
def test_each_citation_is_the_hash_of_its_span_in_the_guidance(name: str, shared: Path):
    for criterion in load_pack(name).criteria:
        for source in criterion.file.sources:
            text = (shared / "seeds" / f"{source.document}.txt").read_text(encoding="utf-8")
            span = text[source.start : source.end]
            assert hashlib.sha256(span.encode()).hexdigest() == source.sha256, criterion.file.id


def test_the_packs_hold_the_criteria_that_the_guidance_asks_for_first():
    resume = {criterion.file.id for criterion in load_pack("resume-operations").criteria}
    interview = {criterion.file.id for criterion in load_pack("interview-user-operations").criteria}

    assert {
        "quantified-outcomes",
        "relevant-channels",
        "own-part",
        "duties-without-results",
        "vague-claims",
        "placeholders",
    } <= resume
    assert {
        "quantified-outcomes",
        "answer-structure",
        "relevant-channels",
        "own-part",
        "vague-claims",
        "placeholders",
    } <= interview


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("weight: 3", "wieght: 3", "wieght"),
        ("version: 5", "version: 0", "version"),
        ("check: unit_share", "check: digits", "no such check"),
        ("id: quantified-outcomes", "id: other-name", "file's name"),
        ("{findings: [quantified]", "{findings: [digits]", "params.findings"),
        ("{findings: [quantified]", "{finding: [quantified]", "finding"),
        ("needs: [outcomes,", "needs: [smells,", "smells"),
        ("needs: [outcomes, roles,", "needs: [roles,", "needs outcomes too"),
        ("version: 5", "version: 5\nversion: 3", "'version' is given twice"),
        ("{n_with} 条写出了", "{n_digits} 条写出了", "n_digits"),
        ("thresholds: {none: 0.05, full: 0.5", "thresholds: {none: 0.5, full: 0.5", "must differ"),
        ("version: 5", "version: [", "yml:"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, old: str, new: str, said: str):
    text = _GOOD.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / _GOOD.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(RubricError) as caught:
        load_criterion(path)

    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path.name}/{_GOOD.name}:")


def test_a_message_that_lacks_a_language_names_its_line(tmp_path: Path):
    lines = _GOOD.read_text(encoding="utf-8").split("\n")
    row = next(i for i, line in enumerate(lines) if line.startswith("  met:"))
    lines[row] = '  met: {zh: "好", en: "good"}'
    path = tmp_path / _GOOD.name
    path.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(RubricError, match=rf":{row + 1}: messages\.met: .*es"):
        load_criterion(path)


def test_a_pack_lists_its_files_and_no_others(tmp_path: Path):
    shutil.copytree(_GOOD.parent.parent, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / _GOOD.parent.name
    (folder / "stray.yml").write_text("id: stray\n")

    with pytest.raises(RubricError, match=r"pack\.yml:\d+: does not list stray\.yml"):
        load_pack(str(folder))


def test_a_criterion_without_failing_cases_in_each_language_is_refused(tmp_path: Path):
    head, _, _ = _GOOD.read_text(encoding="utf-8").partition("\ncases:")
    path = tmp_path / _GOOD.name
    case = "  - {name: a, lang: zh, text: x, expect: {status: met, evidence: []}}\n"
    path.write_text(f"{head}\ncases:\n{case}", encoding="utf-8")

    with pytest.raises(RubricError, match="one missing"):
        load_cases(path)


def test_endless_yaml_is_refused(tmp_path: Path):
    path = tmp_path / "deep.yml"
    path.write_text("a: " + "[" * 200 + "]" * 200, encoding="utf-8")

    with pytest.raises(RubricError):
        load_criterion(path)


def test_a_key_that_does_not_exist_is_named_with_the_one_that_may_be_meant(tmp_path: Path):
    path = tmp_path / _GOOD.name
    path.write_text(
        _GOOD.read_text(encoding="utf-8").replace("weight: 3", "wieght: 3", 1), encoding="utf-8"
    )

    with pytest.raises(RubricError, match="there is no such key; did you mean 'weight'"):
        load_criterion(path)


def test_a_folder_without_a_pack_is_told_what_makes_one(tmp_path: Path):
    with pytest.raises(RubricError, match=r"no pack\.yml; `opsanalyse rubric new` makes one"):
        load_pack(str(tmp_path))
