"""Rows of a batch: nothing is lost, unknown is not zero, nothing runs in a spreadsheet."""

import json

import pytest

from golden.fixtures import answer_en, empty, resume_es
from opsanalyse.errors import DocumentError
from opsanalyse.render import (
    Row,
    error_line,
    error_row,
    score_row,
    summary,
    table_header,
    table_row,
)

ERROR = DocumentError("b.pdf", "encrypted", "needs a password")


def _rows():
    return [
        score_row(resume_es(), candidate="Lucía", source="a.pdf"),
        error_row(ERROR, candidate="b", source="b.pdf"),
        score_row(answer_en(), candidate="Ann", source="c.csv#1", question="Why?"),
    ]


def _table(rows):
    header = table_header(rows)
    return [dict(zip(header, table_row(row, header), strict=True)) for row in rows]


def test_every_input_has_a_row_and_every_row_has_every_column():
    first, failed, last = _table(_rows())

    assert [first["status"], failed["status"], last["status"]] == ["analysed", "failed", "analysed"]
    assert list(first) == list(failed) == list(last)


def test_a_failure_names_its_reason_and_its_remedy_and_has_no_score():
    failed = _table(_rows())[1]

    assert failed["error"] == "encrypted: needs a password"
    assert failed["remedy"].startswith("it is protected by a password")
    assert (failed["score"], failed["quantified-outcomes"]) == ("", "")


def test_what_was_not_assessed_is_empty_and_says_why():
    first = _table(_rows())[0]

    assert (first["own-part"], first["own-part.status"]) == ("", "not_applicable")
    assert (first["placeholders"], first["placeholders.status"]) == ("0", "missing")


def test_a_document_without_a_score_is_not_a_zero():
    assert _table([score_row(empty(), candidate="e", source="e.txt")])[0]["score"] == ""


@pytest.mark.parametrize(
    "name",
    ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "＠x", "＋1", "－1"],
)
def test_no_cell_starts_a_formula(name):
    row = Row(candidate=name, source=name, question=name)

    assert set(table_row(row, ["candidate", "file", "question"])) == {f"'{name}"}


def test_an_ordinary_cell_is_left_as_it_is():
    assert table_row(Row("Ana = yo", "a-b.pdf"), ["candidate", "file"]) == ["Ana = yo", "a-b.pdf"]


def test_an_error_is_one_line_of_json_with_the_remedy_in_three_languages():
    line = error_line(ERROR, "folder/b.pdf")

    assert len(line.splitlines()) == 1
    assert set(json.loads(line)["error"]["remedy"]) == {"zh", "es", "en"}


def test_a_summary_tells_score_denominator_and_the_moves_best_first():
    head, *moves = summary(resume_es(), "en")

    assert head == (
        "Partial · 57.9 / 100 (52.4–61.9) · 5 assessed · 1 not applicable · 1 not readable"
    )
    assert moves == [
        "+15.8  Duties without results",
        "+15.8  Quantified outcomes",
        "+10.5  Placeholders left in",
    ]


def test_a_summary_without_a_score_says_so():
    assert summary(empty(), "es") == [
        "Sin puntuación · Evaluados: 0 · No proceden: 0 · Ilegibles: 0"
    ]
