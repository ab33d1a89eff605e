"""A draft on disk runs as a rubric: it loads, its cases pass, its spans are those of the guides."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from opsanalyse.analyse import analyse
from opsanalyse.drafting import write
from opsanalyse.errors import RubricError
from opsanalyse.read import from_text
from opsanalyse.rubric import load_cases, load_pack
from opsanalyse.rubric.derive import derive
from opsanalyse.rubric.derive.demands import ADVICE
from opsanalyse.rubric.derive.wording import wordings
from opsanalyse.rubric.derive.write import criterion_text, names, pack_text
from opsanalyse.rubric.lint import lint, load_guidance
from opsanalyse.rubric.telling import fields
from opsanalyse.trials import run_cases

_ZH = """面试指南

问题1：怎么提高用户留存？
回答要说清新手引导怎么做，活跃用户靠会员体系，流失用户要回访原因。
使用具体的数据来量化成果。
面试结束后当天发送感谢邮件。
"""
_ES = """Consejos {para} la entrevista: "currículum" y más

- Cuantifica tus logros con cifras concretas.
- Evita las frases vagas.
- Debes nombrar los canales principales (SEO, TikTok, correo electrónico) y cuánto costaba cada alta.
"""
_FRAME = """Support team: what we expect

• Responds to angry callers within agreed timescales.
• Documents each warranty claim in the shared ledger.
• Calibrates thermal printers before the morning shift.
• Analyses user needs and builds user portraits from data.
"""


@pytest.fixture(scope="module", params=[_ZH, _ES, _FRAME, _ZH + _ES])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("drafts") / "my-rubric"
    write(derive([from_text(request.param, "the guide.txt")]), made)
    return made


def test_a_draft_loads_and_its_cases_pass(folder: Path):
    pack = load_pack(str(folder))

    for criterion in pack.criteria:
        trials = run_cases(criterion, load_cases(criterion.path))
        assert [trial.case.name for trial in trials if not trial.passed] == [], criterion.file.id


def test_lint_finds_no_error_in_a_draft_nor_in_its_spans(folder: Path):
    found = lint(load_pack(str(folder)), load_guidance(folder / "guides"))

    assert [str(finding) for finding in found if finding.level == "error"] == []


def test_each_source_is_the_hash_of_its_span_and_stands_above_it_as_a_comment(folder: Path):
    for criterion in load_pack(str(folder)).criteria:
        text = criterion.path.read_text(encoding="utf-8")
        for source in criterion.file.sources:
            guide = (folder / "guides" / f"{source.document}.txt").read_text(encoding="utf-8")
            span = guide[source.start : source.end]
            assert hashlib.sha256(span.encode()).hexdigest() == source.sha256
            assert f"# “{' '.join(span.split())}" in text


def test_a_draft_judges_a_document(folder: Path):
    answer = from_text(
        "问题1：怎么提高用户留存？\n回答：我做了新手引导，两周后次日留存从31%升到39%。", "answer"
    )
    found = analyse(answer, rubric=str(folder), kind="interview")

    assert {verdict.criterion for verdict in found.verdicts} == {
        criterion.file.id for criterion in load_pack(str(folder)).criteria
    }


def test_what_a_person_must_decide_is_marked_in_each_file(folder: Path):
    for path in folder.glob("*.yml"):
        assert "decide:" in path.read_text(encoding="utf-8"), path.name


def test_a_folder_that_somebody_works_in_is_not_written_over(tmp_path: Path):
    (tmp_path / "mine.yml").write_text("id: mine\n")

    with pytest.raises(RubricError, match="never written over"):
        write(derive([from_text(_ZH, "guide")]), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yml"]


def test_the_pack_names_what_the_guide_names_and_what_is_not_covered():
    draft = derive(
        [
            from_text(
                f"{_ES}\nDebes traer siempre tres manzanas verdes y una escalera bien larga.\n",
                "guía.txt",
            )
        ]
    )
    text = pack_text(draft, "Mi Rúbrica 2026")

    assert "# The guides name channels: SEO, TikTok (Douyin), email" in text
    assert "# decide: not yet covered: “Debes traer siempre tres manzanas" in text
    assert yaml.safe_load(text)["id"] == "mi-r-brica-2026"


def test_guides_of_one_name_are_told_apart():
    draft = derive([from_text(_ZH, "a/guide.txt"), from_text(_ES, "b/guide.pdf")])

    assert names(draft) == ["guide", "guide~2"]


def test_hostile_words_of_a_guide_stay_words():
    text = "Tips\n\nQuantify your results: {__import__} %s \u2028 # not a comment\x07 \"quoted\" 'too' \\n: [x]\n"
    draft = derive([from_text(text, 'we"ird\nname: {x}.txt')])
    files = [
        criterion_text(criterion, draft).partition("\ncases:")[0] for criterion in draft.criteria
    ]

    assert files
    for file in files:
        made = yaml.safe_load(file)
        assert {source["document"] for source in made["sources"]} <= set(names(draft))


@pytest.mark.parametrize("said", ["{name}", "{{ name }}", "{% for a in b %}", "{"])
def test_braces_of_a_guide_are_no_facts(said: str):
    text = f"Interview guide\n\nYou should send a thank-you letter to {said} within 24 hours.\n"
    (advice,) = (c for c in derive([from_text(text, "guide.txt")]).criteria if c.id == ADVICE)

    quoted = wordings(advice)["messages.not_applicable"]["en"]

    assert "send a thank-you letter to (" in quoted
    assert fields(quoted) == ()
