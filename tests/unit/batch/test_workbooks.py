"""Of a workbook every visible sheet with answers is judged; what is left out is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from opsanalyse.analyse import analyse
from opsanalyse.batch.sources import find
from opsanalyse.cli import main
from opsanalyse.read import read_bytes, tables
from workbooks import workbook

ASKED = ("How did you raise retention?", "Which channels would you use?")
TOLD = (
    "Retention had fallen to 31%, so I called fifty users and rebuilt the first mails; it rose to 39% in two months.",
    "I would use referrals and e-mail, because our customers are there, and measure the cost of each order.",
)
PERSON = [["Question", "Answer"], *map(list, zip(ASKED, TOLD, strict=True))]
MONTH = [["Candidate", "Question", "Answer"], ["Bo", ASKED[0], TOLD[0]], ["Cy", ASKED[0], TOLD[1]]]

Sheets = Mapping[str, Sequence[Sequence[str]]]


def found_in(folder: Path, sheets: Sheets, hidden: Sequence[str] = ()):
    (folder / "a.xlsx").write_bytes(workbook(sheets, hidden))
    return find([folder])


def test_a_sheet_for_each_candidate_is_named_after_them(tmp_path: Path):
    found = found_in(tmp_path, {"Ana Gómez": PERSON, "王小雨": PERSON})

    assert [(job.key, job.candidate, job.text) for job in found.jobs] == [
        ("a.xlsx#Ana Gómez!1", "Ana Gómez", TOLD[0]),
        ("a.xlsx#Ana Gómez!2", "Ana Gómez", TOLD[1]),
        ("a.xlsx#王小雨!1", "王小雨", TOLD[0]),
        ("a.xlsx#王小雨!2", "王小雨", TOLD[1]),
    ]
    assert not found.left_out


def test_a_sheet_for_each_month_keeps_the_names_of_its_rows(tmp_path: Path):
    found = found_in(tmp_path, {"2026-03": MONTH, "2026-04": MONTH})

    assert [(job.key, job.candidate) for job in found.jobs] == [
        ("a.xlsx#2026-03!1", "Bo"),
        ("a.xlsx#2026-03!2", "Cy"),
        ("a.xlsx#2026-04!1", "Bo"),
        ("a.xlsx#2026-04!2", "Cy"),
    ]


@pytest.mark.parametrize("name", ["Sheet2", "Hoja 2", "工作表2", "Hoja2"])
def test_nobody_is_called_as_programs_name_sheets(tmp_path: Path, name: str):
    found = found_in(tmp_path, {"Ana": PERSON, name: PERSON})

    assert {job.candidate for job in found.jobs} == {"Ana", f"a.xlsx#{name}!1", f"a.xlsx#{name}!2"}


def test_a_sheet_where_a_question_is_asked_again_is_no_single_persons(tmp_path: Path):
    found = found_in(tmp_path, {"Ana": PERSON, "March": [*PERSON, [ASKED[0], TOLD[1]]]})

    assert [job.candidate for job in found.jobs][2:] == [f"a.xlsx#March!{n}" for n in (1, 2, 3)]


def test_one_sheet_with_answers_keeps_the_keys_that_it_had(tmp_path: Path):
    sheets = {"Notes": [["for us", "only"]], "Ana": PERSON, "Old": PERSON}

    found = found_in(tmp_path, sheets, hidden=["Old"])

    assert [job.key for job in found.jobs] == ["a.xlsx#1", "a.xlsx#2"]
    assert [(key, each.why, each.sheets) for key, each in found.left_out] == [
        ("a.xlsx", "hidden", ("Old",)),
        ("a.xlsx", "without_answers", ("Notes",)),
    ]


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "隐藏的工作表"), ("es", "hojas ocultas"), ("en", "Hidden sheets")]
)
def test_the_terminal_and_the_index_tell_what_was_left_out(tmp_path: Path, lang: str, words: str):
    source, out = tmp_path / "a.xlsx", tmp_path / "out"
    source.write_bytes(workbook({"Ana": PERSON, "<Old>": PERSON}, ["<Old>"]))

    ran = CliRunner().invoke(
        main, ["batch", str(source), "-o", str(out), "-j", "1", "--report-lang", lang]
    )

    assert ran.exit_code == 0
    assert words in ran.stderr
    page = (out / "index.html").read_text("utf-8")
    assert words in page
    assert "&lt;Old&gt;" in page


def test_a_blind_index_names_no_sheet(tmp_path: Path):
    source, out = tmp_path / "a.xlsx", tmp_path / "out"
    source.write_bytes(
        workbook({"Ana Gómez": PERSON, "Eva Ruiz": PERSON, "Luis": PERSON}, ["Luis"])
    )

    ran = CliRunner().invoke(main, ["batch", str(source), "-o", str(out), "-j", "1", "--blind"])

    assert ran.exit_code == 0
    told = "".join(p.read_text("utf-8") for p in [*out.rglob("*.html"), out / "results.jsonl"])
    assert not [name for name in ("Gómez", "Ruiz", "Luis") if name in told]
    assert len(list((out / "reports").glob("*.html"))) == 4


def test_a_workbook_that_is_a_resume_is_a_file_like_others(tmp_path: Path):
    """Many employers give out forms as workbooks."""
    rows = [
        ["个人简历"],
        ["姓名", "王小雨", "电话", "13800001111"],
        ["工作经历"],
        ["2021.03-2024.05", "星河科技", "用户运营"],
        ["负责新用户留存，设计七天任务，次月留存从31%升到39%"],
        ["教育背景"],
        ["2016-2020", "东华大学", "本科"],
    ]
    (tmp_path / "王小雨.xlsx").write_bytes(workbook({"Sheet1": rows}))
    (tmp_path / "prices.xlsx").write_bytes(workbook({"Sheet1": [["item", "price"], ["a", "2"]]}))

    jobs = find([tmp_path]).jobs

    assert [(job.key, job.candidate, job.error and job.error.code) for job in jobs] == [
        ("prices.xlsx", "prices.xlsx", "no-answers"),
        ("王小雨.xlsx", "王小雨", None),
    ]


def test_all_sheets_of_one_document_are_read_under_their_names():
    data = workbook({"Ana Gómez": PERSON, "Empty": [], "Bo": PERSON, "Old": [["x"]]}, ["Old"])

    document = read_bytes(data, "a.xlsx")
    analysis = analyse(document)

    assert document.text.split("\n\n") == [
        part for name in ("Ana Gómez", "Bo") for part in (name, "\n".join(map("\t".join, PERSON)))
    ]
    codes = {note.code for note in analysis.document.notes}
    assert {"sheets-hidden", "table-of-people"} <= codes
    answers = [document.text[q.answer.start : q.answer.end] for q in analysis.questions]
    assert answers == [*TOLD, *TOLD]
    assert [q.number for q in analysis.questions] == [1, 2, 3, 4]
    assert all(document.text[u.start : u.end] not in ("Ana Gómez", "Bo") for u in analysis.units)


def test_one_sheet_is_read_without_its_name():
    assert read_bytes(workbook({"Ana": [["one", "two"]]}), "a.xlsx").text == "one\ttwo"


def test_a_workbook_without_any_text_is_empty():
    assert tables(workbook({"a": [], "b": []}), "a.xlsx").sheets == ()
