"""Every input below the sources is one job, in a fixed order."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.batch.sources import Job, find_jobs, report_name
from opsanalyse.read import read
from opsanalyse.segment import segment


def test_a_folder_gives_its_files_and_neither_reports_nor_hidden_files(tmp_path: Path):
    for name in (
        "b.pdf",
        "sub/a.docx",
        ".hidden",
        "~$b.docx",
        "b.report.html",
        "b.report.json",
        "sub/.git/x",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")

    assert [job.key for job in find_jobs([tmp_path])] == ["b.pdf", "sub/a.docx"]


def test_a_table_gives_one_job_for_each_row_with_names_of_columns_in_three_languages(
    tmp_path: Path,
):
    (tmp_path / "es.csv").write_text(
        "candidato;pregunta;respuesta\nAna;¿Qué?;Hice; \nLuis;¿Qué?;\n"
    )
    (tmp_path / "zh.csv").write_bytes("候选人,问题,回答\n张三,怎么做?,先看数据\n".encode("gb18030"))
    row = {"candidate": "Bo", "question": "Why?", "answer": "Because."}
    (tmp_path / "en.jsonl").write_text(f"{json.dumps(row)}\n\n{json.dumps(row)}\n")

    jobs = find_jobs([tmp_path])

    assert [(job.candidate, job.question, job.text) for job in jobs] == [
        ("Bo", "Why?", "Because."),
        ("Bo", "Why?", "Because."),
        ("Ana", "¿Qué?", "Hice"),
        ("Luis", "¿Qué?", ""),
        ("张三", "怎么做?", "先看数据"),
    ]


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (
            "Timestamp;Full name;How old are you?;Tell us how you improved retention.;Which channels would you use?",
            [
                "1.6.;Greta;30;I called fifty members and added a free first class.;Local run clubs and referrals.",
                "2.6.;Samir;31;;We posted in every group of the town we found.",
            ],
        ),
        (
            "Nombre y apellidos;¿Cómo mejoraste la retención?;¿Qué canales usarías?",
            [
                "Greta;Llamé a cincuenta socios y añadí una primera clase.;Clubes.",
                "Samir;;Publicamos en todos los grupos de la ciudad que había.",
            ],
        ),
        (
            "您的姓名;请讲一次提升留存的经历;你会用哪些渠道？",
            ["Greta;我打了五十个电话，发现没约过课的人都不再来，于是送首课。;跑团", "Samir;;我们在城里所有的群都发了消息，带来三成的新会员。"],
        ),
    ],
)  # fmt: skip
def test_a_form_with_a_question_in_each_title_gives_a_job_for_each_answer(
    tmp_path: Path, titles: str, rows: list[str]
) -> None:
    """What is asked for in a word or two is no question of it."""
    (tmp_path / "form.csv").write_text("\n".join([titles, *rows]), encoding="utf-8")
    asked = titles.split(";")[-2:]

    jobs = find_jobs([tmp_path])

    assert [(job.key, job.candidate, job.question) for job in jobs] == [
        ("form.csv#1.1", "Greta", asked[0]),
        ("form.csv#1.2", "Greta", asked[1]),
        ("form.csv#2.1", "Samir", asked[0]),
        ("form.csv#2.2", "Samir", asked[1]),
    ]
    assert jobs[2].text == ""


def test_a_title_above_the_table_and_names_over_several_rows_are_understood(tmp_path: Path) -> None:
    """Both are what sheets with merged cells leave; a question asked again is another person's."""
    (tmp_path / "t.csv").write_text(
        "2024年面试记录,,\n应聘者,面试题,回答\n韩露,怎么拉新？,老带新\n,怎么留存？,分层\n罗昂,怎么拉新？,投放\n,怎么拉新？,地推\n",
        encoding="utf-8",
    )

    found = [(job.candidate, job.text) for job in find_jobs([tmp_path])]

    assert found == [("韩露", "老带新"), ("韩露", "分层"), ("罗昂", "投放"), ("t.csv#4", "地推")]


@pytest.mark.parametrize("above", ["Entrevistas de marzo", "Entrevistas de marzo;;", "sep=;", ""])
def test_what_stands_above_a_table_with_semicolons_is_no_row_of_it(tmp_path: Path, above: str):
    """Its answers hold commas, and its title nothing that parts cells."""
    rows = [
        "Candidato;Pregunta;Respuesta",
        "Ana;¿Cómo mejoraste la retención?;Llamé, pregunté, y subió.",
    ]
    path = tmp_path / "t.csv"
    path.write_text("\n".join([above, *rows]), encoding="utf-8")

    (job,) = find_jobs([tmp_path])

    assert (job.candidate, job.text) == ("Ana", "Llamé, pregunté, y subió.")
    (asked,) = segment(read(path)).questions
    text = read(path).text
    assert text[asked.answer.start : asked.answer.end] == "Llamé, pregunté, y subió."


def test_a_table_without_an_answer_column_is_one_job_that_says_so(tmp_path: Path):
    (tmp_path / "t.csv").write_text("name,city\nAna,Lima\n")

    (job,) = find_jobs([tmp_path])

    assert job.error is not None
    assert job.error.code == "no-answers"
    assert "name one 'answer'" in str(job.error)


@pytest.mark.parametrize(
    "titles",
    [
        ("Applicant", "Interview question", "Response"),
        ("应聘者", "面试题", "作答"),
        ("Entrevistada", "Pregunta de entrevista", "Contestación"),
        ("Name", "Q", "A"),
    ],
)
def test_titles_that_mean_the_same_name_the_columns_too(tmp_path: Path, titles: tuple[str, ...]):
    (tmp_path / "t.csv").write_text(f"{';'.join(titles)}\nBo;Why?;Because.\n", encoding="utf-8")

    (job,) = find_jobs([tmp_path])

    assert (job.candidate, job.question, job.text) == ("Bo", "Why?", "Because.")


def test_the_answer_that_somebody_gave_is_taken_before_a_model_answer(tmp_path: Path):
    (tmp_path / "t.csv").write_text(
        "题目,参考答案,候选人回答\n怎么做?,讲方法,先看数据\n", encoding="utf-8"
    )

    (job,) = find_jobs([tmp_path])

    assert job.text == "先看数据"


def test_two_sources_with_the_same_file_name_keep_both_inputs(tmp_path: Path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "cv.txt").write_text("x")

    keys = [job.key for job in find_jobs([tmp_path / "one", tmp_path / "two"])]

    assert keys == ["cv.txt", "cv.txt~2"]


@given(st.sets(st.text(min_size=1, max_size=40), min_size=2, max_size=5))
def test_reports_of_different_inputs_never_share_a_file(keys: set[str]):
    names = {report_name(Job(key, key)).casefold() for key in keys}

    assert len(names) == len({key.casefold() for key in keys}) or len(names) == len(keys)
    assert all("/" not in name and not name.startswith(".") for name in names)


def test_an_archive_gives_each_of_its_files_and_the_rows_of_its_tables(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("ana/cv.txt", "x")
        archive.writestr("answers.csv", "candidate,question,answer\nBo,Why?,Because.\n")
        archive.writestr("bad.csv", "city\nLima\n")

    jobs = find_jobs([tmp_path])

    assert [(job.key, job.candidate, job.member) for job in jobs] == [
        ("in.zip/ana/cv.txt", "cv", "ana/cv.txt"),
        ("in.zip/answers.csv#1", "Bo", ""),
        ("in.zip/bad.csv", "in.zip/bad.csv", ""),
    ]
    assert jobs[2].error is not None


def test_a_damaged_archive_is_one_job_that_says_so(tmp_path: Path):
    (tmp_path / "in.zip").write_bytes(b"PK\x03\x04 cut short")

    (job,) = find_jobs([tmp_path])

    assert job.error is not None
    assert job.error.code == "damaged"


def test_reports_of_an_earlier_batch_among_the_candidates_are_no_candidates(tmp_path: Path):
    (tmp_path / "cv.txt").write_text("x")
    for name in ("earlier/.finished/cv.record", "earlier/results.jsonl", "now/scores.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")

    assert [job.key for job in find_jobs([tmp_path], tmp_path / "now")] == ["cv.txt"]
