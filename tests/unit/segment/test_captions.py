"""What heads an answer sheet or stands between its parts is a title that nobody says: it is no unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment

SHEETS = {
    "zh": ("面试回答 — 王芳", "复购", "我每周给四十位流失用户打电话，复购率从20%升到31%。", "结果", "五月发出的卡片里有300张被使用。"),
    "es": ("Respuestas de la entrevista — Ana Ruiz", "Retención", "Llamé a cuarenta usuarios perdidos por semana y la recompra subió del 20 % al 31 %.", "Resultado", "De las tarjetas de mayo se usaron 300."),
    "en": ("Interview answers — Ana Ruiz", "Retention", "I called forty lapsed users each week and repeat purchases rose from 20% to 31%.", "Result", "Of the cards of May, 300 were used."),
}  # fmt: skip
LOOKS = {
    "larger and bold, as on a page": {"size": 15.0, "bold": True},
    "larger": {"size": 14.0},
    "bold": {"bold": True},
    "the style of a heading": {"style": "heading"},
}


def sheet(parts, look, marks=("", "")):
    """Return a document of parts, the first, second and fourth with a look of their own."""
    written = [f"{marks[0] if n in (0, 1, 3) else ''}{part}" for n, part in enumerate(parts)]
    document = from_text("\n\n".join(written))
    lines = [
        replace(line, size=11.0, **(look if n in (0, 1, 3) else {}))
        if "size" not in look or n not in (0, 1, 3)
        else replace(line, **look)
        for n, line in enumerate(document.lines)
    ]
    return replace(document, lines=tuple(lines))


def said(document, **known):
    return [document.text[unit.start : unit.end] for unit in segment(document, **known).units]


@pytest.mark.parametrize("lang", SHEETS)
@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_titles_of_an_answer_are_no_units(look, lang):
    parts = SHEETS[lang]

    assert said(sheet(parts, look), kind="answer") == [parts[2], parts[4]]


@pytest.mark.parametrize("lang", SHEETS)
def test_hashes_of_markdown_are_no_units(lang):
    parts = SHEETS[lang]

    assert said(sheet(parts, {}, ("## ",)), kind="answer") == [parts[2], parts[4]]


def test_titles_inside_the_answer_to_a_question_are_no_units():
    _, _, first, title, last = SHEETS["en"]
    document = sheet(("How did you do it?", "Situation", first, title, last), {"bold": True})

    assert said(document, kind="interview") == [first, last]


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
@pytest.mark.parametrize(
    "stressed", ["I cut complaints by a third.", "Retention: 20% → 31%", "Result: +300 users"]
)
def test_what_is_stressed_in_an_answer_stays(stressed, look):
    parts = ("Answers", "Retention", *SHEETS["en"][2:3], stressed, SHEETS["en"][4])

    assert stressed in said(sheet(parts, look), kind="answer")


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_an_answer_that_is_all_in_one_look_stays(look):
    document = from_text("Cards with a code\n\nCalls to lapsed users")
    lines = tuple(replace(line, **{"size": 14.0, **look}) for line in document.lines)

    assert len(said(replace(document, lines=lines), kind="answer")) == 2
