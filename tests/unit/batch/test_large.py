"""Tables of tens of thousands of answers: they are read, told about beforehand, and compared on a page that opens."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.batch.runner import Result
from opsanalyse.batch.sources import Job, find, find_jobs
from opsanalyse.cli.pace import Pace
from opsanalyse.read import from_text
from opsanalyse.render import score_row
from opsanalyse.render.index import index, index_page
from opsanalyse.render.wording import wording
from workbooks import workbook

ANSWER = "Bajé la rotación del 12 % al 7 % en tres meses con un programa de bienvenida. " * 6
ROWS = [["candidate", "question", "answer"]] + [
    [f"Ana {n}", "¿Qué logró?", f"{ANSWER}{n}"] for n in range(12_000)
]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "jsonl"])
def test_a_table_of_more_characters_than_a_document_may_have_is_read(tmp_path: Path, suffix: str):
    path = tmp_path / f"answers.{suffix}"
    if suffix == "xlsx":
        path.write_bytes(workbook({"Answers": ROWS}))
    elif suffix == "csv":
        path.write_text("\n".join(map(";".join, ROWS)), encoding="utf-8")
    else:
        lines = (json.dumps(dict(zip(ROWS[0], row, strict=True))) for row in ROWS[1:])
        path.write_text("\n".join(lines), encoding="utf-8")

    jobs = find_jobs([path])

    assert len(jobs) == len(ROWS) - 1
    assert (jobs[7].candidate, jobs[7].text) == ("Ana 7", f"{ANSWER}7")


def test_the_bounds_of_a_table_are_those_that_were_wished_and_are_told(tmp_path: Path):
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(map(";".join, ROWS[:100])), encoding="utf-8")

    (job,) = find([path], largest=1000).jobs

    assert job.error is not None
    assert job.error.code == "too-large"
    assert job.error.detail.endswith(" bytes, 1,000 at most")


def _rows(count: int):
    one = score_row(analyse(from_text(ANSWER, "a"), kind="answer"), candidate="Ana", source="a")
    return [
        (replace(one, candidate=f"Ana {n // 3}", source=f"t.csv#{n}", sha256=f"{n // 2}"), "r.html")
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "The first 2000 of 20000 are shown, by score; all of them stand in scores.csv."),
        ("es", "Se muestran los primeros 2000 de 20000, por puntuación; todos están en scores.csv."),
        ("zh", "按得分显示前 2000 份，共 20000 份；全部结果见 scores.csv。"),
    ],
)  # fmt: skip
def test_the_page_of_very_many_shows_the_first_and_counts_all(lang: str, told: str):
    rows = _rows(20_000)
    begun = time.process_time()

    page = index_page(rows, lang)

    assert time.process_time() - begun < 10
    assert told in page
    assert page.count('<th scope="row" class="who">') == 2000
    assert {column.total for column in index(rows, lang).tables[0].columns} == {20_000}


def test_a_page_of_few_shows_all_and_tells_which_file_is_the_very_same():
    (table,) = index(_rows(5), "en").tables

    assert len(table.lines) == table.total == 5
    details = [line.detail for line in table.lines]
    assert details == [
        "t.csv#0",
        "t.csv#1 · the same file as t.csv#0",
        "t.csv#2",
        "t.csv#3 · the same file as t.csv#2",
        "t.csv#4",
    ]


def test_a_long_batch_says_what_it_will_take_and_how_far_it_is(tmp_path: Path):
    pace = Pace(60_000, tmp_path, lines=True)
    pace.begun -= 4.0  # as if the sample had taken four seconds
    row = _rows(1)[0][0]
    result = Result(Job("a", "Ana", text="x"), row, line="x" * 40_000, page="x" * 70_000)

    told = [line for _ in range(200) for line in pace.after(result, lambda: wording("en"))]
    pace.told_at -= 61
    later = list(pace.after(result, lambda: wording("en")))

    assert len(told) == 1
    assert told[0].startswith(f"60000 inputs: about 20 min and 8.8 GB in {tmp_path}.")
    assert later == ["201 of 60000 done, about 20 min left"]


def test_a_short_batch_says_nothing(tmp_path: Path):
    pace = Pace(300, tmp_path, lines=True)
    result = Result(Job("a", "Ana", text="x"), _rows(1)[0][0], line="x", page="x")

    assert [line for _ in range(300) for line in pace.after(result, lambda: wording("en"))] == []
