"""--job and --topic: an advert in another language is matched line by line, and one without demands is no zero."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsanalyse.cli import main

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
RESUME = SAMPLES / "resumes" / "zh-user-operations-strong.pdf"
ADVERT = """Responsable de operaciones de usuario

Requisitos
- Al menos 3 años de experiencia en operaciones de usuarios.
- Experiencia mejorando la retención.
- Dominio de Salesforce.

Se valora
- Campañas de afiliación.
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def advert(tmp_path: Path) -> Path:
    path = tmp_path / "oferta.txt"
    path.write_text(ADVERT, encoding="utf-8")
    return path


def _match(result: Result) -> tuple[dict[str, object], str]:
    analysis = json.loads(result.stdout)
    verdict = next(v for v in analysis["verdicts"] if v["criterion"] == "job-match")
    return verdict, analysis["document"]["text"]


def test_a_spanish_advert_is_answered_by_a_chinese_resume_with_its_own_lines(advert: Path):
    result = run(RESUME, "--job", advert, "--format", "json", "-o", "-")

    verdict, text = _match(result)
    shown = {
        mark["attributes"]["requirement"]: text[mark["start"] : mark["end"]]
        for mark in verdict["evidence"]
    }
    assert "27%" in shown["Experiencia mejorando la retención."]
    assert verdict["facts"]["open_must"] == "Dominio de Salesforce."
    assert verdict["facts"]["open_nice"] == "Campañas de afiliación."


def test_the_report_shows_each_line_of_the_advert_and_what_it_rests_on(
    advert: Path, tmp_path: Path
):
    out = tmp_path / "report.html"

    run(RESUME, "--job", advert, "-o", out, "--report-lang", "es")

    section = out.read_text(encoding="utf-8").partition('<section id="job">')[2]
    section = section.partition("</section>")[0]
    assert "Dominio de Salesforce." in section
    assert "Sin mostrar" in section
    assert "imprescindible" in section
    assert section.index("Dominio de Salesforce.") < section.index("Campañas de afiliación.")


def test_an_advert_that_asks_nothing_is_said_and_scores_nothing(tmp_path: Path):
    path = tmp_path / "advert.txt"
    path.write_text("Hola, somos una empresa joven y divertida.\n", encoding="utf-8")

    result = run(RESUME, "--job", path, "--format", "json", "-o", "-")

    verdict, _ = _match(result)
    notes = json.loads(result.stdout)["document"]["notes"]
    assert (verdict["status"], verdict["score"]) == ("not_applicable", None)
    assert any("not a zero" in note["message"]["en"] for note in notes)


@pytest.mark.parametrize(("content", "said"), [(b"", "empty"), (b"\x00\x01\x02" * 99, "not read")])
def test_an_advert_that_cannot_be_read_stops_the_run_with_the_remedy(
    tmp_path: Path, content: bytes, said: str
):
    path = tmp_path / "advert.pdf"
    path.write_bytes(content)

    result = run(RESUME, "--job", path, "-o", "-", "--report-lang", "en")

    assert result.exit_code == 2
    assert said in result.stderr


def test_a_topic_overrules_the_words_of_the_question(tmp_path: Path):
    path = tmp_path / "answer.txt"
    path.write_text("Tell me about yourself.\nI sent a coupon to silent users.\n", encoding="utf-8")

    result = run(path, "--kind", "answer", "--topic", "retention", "--format", "json", "-o", "-")

    verdicts = {v["criterion"]: v for v in json.loads(result.stdout)["verdicts"]}
    assert verdicts["key-points"]["status"] != "not_applicable"


def test_a_wrong_topic_is_answered_with_those_there_are():
    result = run(RESUME, "--topic", "retain")

    assert result.exit_code == 2
    assert "user_analysis" in result.stderr


def test_a_batch_takes_an_advert_too(advert: Path, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(RESUME.read_bytes())

    result = run("batch", folder, "-o", tmp_path / "out", "--job", advert, "--quiet")

    assert result.exit_code == 0, result.output
    line = json.loads((tmp_path / "out" / "results.jsonl").read_text(encoding="utf-8"))
    assert any(v["criterion"] == "job-match" and v["score"] is not None for v in line["verdicts"])


def test_a_resume_given_as_the_advert_is_said() -> None:
    result = run(RESUME, "--job", RESUME, "--format", "json", "-o", "-")
    notes = {note["code"] for note in json.loads(result.stdout)["document"]["notes"]}
    assert "job-is-a-resume" in notes


def test_an_interview_given_as_the_advert_is_said_in_the_terminal(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(
        "Interviewer: How did you cut churn?\nCandidate: I rang forty people who left.\n"
        "Interviewer: And the cost?\nCandidate: Two hours a week.\n",
        encoding="utf-8",
    )

    result = run(RESUME, "--job", talk, "-o", tmp_path / "report.html", "--report-lang", "en")

    assert "“talk.txt”, given with --job, looks like an interview" in result.stdout


def test_tools_and_teams_of_other_trades_are_asked_for_and_found(tmp_path: Path) -> None:
    job, resume = tmp_path / "job.txt", tmp_path / "cv.txt"
    job.write_text(
        "仓储主管\n任职要求：\n1、熟练使用WMS、SAP系统\n2、有团队管理经验\n", encoding="utf-8"
    )
    resume.write_text(
        "工作经历\n2020.03—至今 顺捷物流 仓储主管\n"
        "• 负责3个仓库、42人的日常管理，错发率由1.8%降到0.4%\n• 用WMS和SAP盘点\n",
        encoding="utf-8",
    )
    result = run(resume, "--job", job, "--format", "json", "-o", "-", "--kind", "resume")
    verdict, _ = _match(result)
    assert (verdict["facts"]["n_all"], verdict["facts"]["n_met"]) == (2, 2)
