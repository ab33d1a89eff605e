"""Of a very long document as much is judged as anybody would read, and the rest is told."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text, read_bytes
from opsanalyse.segment import bounds, segment

ANSWER = "We called fifty users and rebuilt the first mails. Retention rose from 31% to 39%."


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bounds, "MOST", 25)


def table(rows: int):
    lines = [f'Person {n},How did you raise retention {n}?,"{ANSWER}"' for n in range(rows)]
    return read_bytes("\n".join(["candidate,question,answer", *lines]).encode(), "a.csv")


def test_a_table_is_judged_up_to_its_last_whole_answer():
    document = table(40)

    analysis = analyse(document)

    assert len(analysis.questions) == 12
    assert len(analysis.units) == 24
    assert analysis.document.text == document.text
    told = {note.code: note.message["en"] for note in analysis.document.notes}
    assert "the first 12 of 40 answers" in told["answers-left-out"]
    assert "40 rows of 40 candidates" in told["table-of-people"]


def test_the_interval_allows_for_what_was_not_judged():
    score = analyse(table(40)).score

    assert score.value is not None
    assert score.low is not None
    assert score.high is not None
    assert score.low < score.value * 12 / 40 + 5
    assert score.high > 65


def test_a_table_that_is_not_too_long_is_judged_whole():
    analysis = analyse(table(12))

    assert len(analysis.questions) == 12
    assert not [note for note in analysis.document.notes if "left-out" in note.code]
    assert analysis.score.low == analysis.score.high


def test_of_one_answer_that_is_too_long_its_beginning_is_judged():
    text = "\n".join(f"In week {n} I called fifty users." for n in range(100))

    structure = segment(from_text(text), kind="answer")

    assert len(structure.units) == 25
    note = next(note for note in structure.notes if note.code == "units-left-out")
    assert note.facts == {"units": 25, "percent": 24, "quote": "In week 24 I called fifty users."}


def test_of_a_long_resume_no_job_is_judged_by_lines_that_were_not_looked_at():
    jobs = "\n\n".join(
        f"Firm {n} Ltd\tOperations manager\t{2000 + n} - {2001 + n}\n- {ANSWER}" for n in range(20)
    )
    document = from_text(f"Ana Gómez\nana@example.com\n\nExperience\n\n{jobs}")

    structure = segment(document, kind="resume")

    assert len(structure.units) == 25
    assert {u.entry for u in structure.units} == set(range(len(structure.entries)))
    assert 0.3 < structure.unjudged < 0.5
