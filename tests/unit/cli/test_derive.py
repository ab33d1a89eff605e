"""What a coach meets who turns a guide into a rubric on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsanalyse.cli import main

GUIDE = """面试指南

必须使用具体的数据来量化成果。
面试结束后发送感谢邮件。
必须带三个绿苹果和一把很长的梯子来。
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "guide.txt"
    path.write_text(GUIDE, encoding="utf-8")
    return path


def test_every_sentence_that_asks_is_shown_with_what_answers_it(guide: Path):
    result = run("rubric", "derive", guide, "--report-lang", "en")

    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    after = {
        line.split()[-1]: lines[i + 1]
        for i, line in enumerate(lines[:-1])
        if "→" not in line and line.strip()
    }
    assert "quantified-outcomes" in after["必须使用具体的数据来量化成果。"]
    assert "advice" in after["面试结束后发送感谢邮件。"]
    assert "NOT YET COVERED" in after["必须带三个绿苹果和一把很长的梯子来。"]


def test_a_draft_is_written_with_its_coverage_page_and_runs_at_once(guide: Path, tmp_path: Path):
    draft = tmp_path / "my-rubric"
    answer = tmp_path / "answer.txt"
    answer.write_text("我做了老带新，两个月新增1.2万人。", encoding="utf-8")

    made = run("rubric", "derive", guide, "-o", draft, "--report-lang", "es")
    judged = run(answer, "--rubric", draft, "--format", "json", "-o", "-")

    assert made.exit_code == 0, made.output
    page = (draft / "coverage.html").read_text(encoding="utf-8")
    assert '<html lang="es">' in page
    assert "必须带三个绿苹果和一把很长的梯子来。" in page
    assert judged.exit_code == 0, judged.output
    assert '"id": "my-rubric"' in judged.stdout or '"id":"my-rubric"' in judged.stdout
    assert run("rubric", "lint", draft, "--guidance", draft / "guides").exit_code == 0


def test_a_folder_that_holds_something_is_refused_with_a_remedy(guide: Path, tmp_path: Path):
    result = run("rubric", "derive", guide, "-o", tmp_path)

    assert result.exit_code == 2
    assert "give a new folder" in result.output


def test_a_guide_that_cannot_be_read_is_named(tmp_path: Path):
    result = run("rubric", "derive", tmp_path / "nothing.pdf")

    assert result.exit_code == 2
    assert "nothing.pdf" in result.output


def test_a_text_that_asks_nothing_is_told_so(tmp_path: Path):
    path = tmp_path / "poem.txt"
    path.write_text("El mar, la mar. ¡Solo la mar!\n", encoding="utf-8")

    result = run("rubric", "derive", path, "--report-lang", "es")

    assert result.exit_code == 0
    assert "No se reconoció ninguna frase" in result.output


def test_the_coverage_page_speaks_the_guides_language_throughout(tmp_path: Path):
    path = tmp_path / "guia.txt"
    path.write_text(
        "Preguntas\n\n¿Qué canales has usado?\n¿Cómo harías crecer los usuarios?\n"
        "Debes llevar siempre tres manzanas verdes y una escalera.\n",
        encoding="utf-8",
    )

    result = run("rubric", "derive", path, "-o", tmp_path / "out")
    page = (tmp_path / "out" / "coverage.html").read_text(encoding="utf-8")

    assert result.exit_code == 0, result.output
    assert "Aún sin cubrir" in page or "sin cubrir" in page.lower()
    assert not any(
        said in page for said in ("does the guide mean it", "names no points", "unit_share")
    )


def test_what_founds_a_criterion_is_told_in_the_guides_own_words(tmp_path: Path):
    path = tmp_path / "guide.txt"
    path.write_text(
        "面试评估说明\n\n一、怎么听回答\n1. 不要把失败归咎于别的部门。\n2. 回答要有具体的数据。\n",
        encoding="utf-8",
    )

    run("rubric", "derive", path, "-o", tmp_path / "out")
    shown = run("rubric", "show", tmp_path / "out", "--report-lang", "zh").stdout
    other = run("rubric", "show", tmp_path / "out", "--report-lang", "en").stdout

    assert "← 不要把失败归咎于别的部门。" in shown
    assert "← No excuses: “不要把失败归咎于别的部门。”" in other


def test_what_is_for_resumes_takes_no_interview_its_score(tmp_path: Path):
    guide, talk = tmp_path / "guide.txt", tmp_path / "talk.txt"
    guide.write_text(
        "评估说明\n\n一、怎么看简历\n简历里要能看到具体业绩，而不是职责清单。\n必须突出成果，而不是罗列职责。\n"
        "不要罗列职责，必须写成果。\n\n二、怎么听回答\n回答里不要把失败归咎于别的部门。\n",
        encoding="utf-8",
    )
    talk.write_text(
        "问：怎么降低退款？\n答：我先看退款原因，再改详情页，两周后退款率从9%降到4%。\n问：期望薪资？\n答：18k。\n",
        encoding="utf-8",
    )

    run("rubric", "derive", guide, "-o", tmp_path / "out")
    result = run(talk, "--rubric", tmp_path / "out", "--format", "json", "-o", "-")
    told = json.loads(result.stdout)

    other = [v for v in told["verdicts"] if v["criterion"] == "duties-without-results"]
    assert [v["weight"] for v in other] == [0.0]
    assert told["score"]["value"] is not None
