"""Marked-up interviews become labelled documents whose spans hold the tagged words."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsanalyse.train.interviews import document_of, load_interviews, parse, part_of
from opsanalyse.train.markup import MarkupError
from opsanalyse.types import LANGUAGES

SOURCE = """=== id=en-q-900 | kind=interview | form=try
Aim: <p>nerve</p>
‖Q: <q>Why?</q>
A: <a>Because.
And so.</a>
Note: <c>Short.</c>
Q: <q>And?</q>

"""


def words(row, span):
    return span and row["text"][span["start"] : span["end"]]


def test_each_tagged_part_stands_beside_its_question():
    (row,) = parse(SOURCE, "en")

    first, second = row["questions"]
    assert words(row, first["question"]) == "Why?"
    assert words(row, first["answer"]) == "Because.\nAnd so."
    assert words(row, first["purpose"]) == "nerve"
    assert [words(row, span) for span in first["comments"]] == ["Short."]
    assert (words(row, second["question"]), second["answer"]) == ("And?", None)
    assert "<" not in row["text"]


def test_lines_marked_bold_are_bold_lines_of_the_document():
    (row,) = parse(SOURCE, "en")
    document = document_of(row)

    assert [document.text[at.start : at.end] for at in document.lines if at.bold] == ["Q: Why?"]


@pytest.mark.parametrize(
    ("body", "line"), [("a\n<q>never closed", 1), ("a\nb</q>", 3), ("<q>a</a>", 2)]
)
def test_a_broken_tag_is_refused_with_its_line(body: str, line: int):
    with pytest.raises(MarkupError) as wrong:
        list(parse(f"=== id=en-q-900 | kind=interview | form=try\n{body}", "en"))
    assert wrong.value.line == line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labelled_interviews_are_many_and_their_spans_hold_words(lang: str):
    root = Path(__file__).resolve().parents[3] / "models" / "data"
    rows = load_interviews(root, lang, ("train", "dev", "test"))

    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in ("advert", "guidance")}
    assert sum(row["kind"] in {"interview", "answer"} for row in rows) >= 40
    assert min(counts.values()) >= 15
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        for question in row["questions"]:
            parts = [question["question"], question["answer"], question["purpose"]]
            for span in filter(None, [*parts, *question["comments"]]):
                assert words(row, span)
                assert words(row, span) == words(row, span).strip()


def test_the_same_story_in_two_languages_is_in_one_part():
    assert part_of({"id": "es-q-014"}) == part_of({"id": "en-q-014"})
