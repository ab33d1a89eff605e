"""What a grade leaves out is named in the report, with its place and its reason, once."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.render import from_json, to_json
from opsanalyse.render.html import to_html
from opsanalyse.render.terminal import remarks
from opsanalyse.render.wording import wording
from opsanalyse.rubric import load_pack
from opsanalyse.rubric.schema import texts

RESULTS = {
    "zh": "三个月里次月留存由31%升到42%。",
    "es": "En tres meses la retención pasó del 31 % al 42 %.",
    "en": "In three months retention rose from 31% to 42%.",
}
HEAPS = {
    "zh": "用户画像、A/B测试、漏斗、留存、社群、裂变、SEO、推送、积分、短信、会员、私域。",
    "es": "Segmentación, test A/B, embudo, retención, cohortes, CRM, SEO, email, push, referidos, LTV, NPS.",
    "en": "Segmentation, A/B test, funnel, retention, cohorts, CRM, SEO, email, push, referral, loyalty, LTV.",
}


def read(text, kind="answer"):
    return analyse(from_text(text, "answer.txt"), kind=kind)


def left(made):
    text = made.document.text
    return [(one.reason, text[one.start : one.end]) for one in made.left_out]


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_a_result_told_twice_is_named_with_where_it_was_first(lang):
    said = RESULTS[lang]
    made = read(f"{said}\n{said}\n{said}")

    assert left(made) == [("repeat", said), ("repeat", said)]
    assert {(one.first.start, one.first.end) for one in made.left_out} == {(0, len(said))}
    assert all(one.start > one.first.start for one in made.left_out)


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_a_heap_of_key_words_is_named(lang):
    made = read(f"{RESULTS[lang]}\n{HEAPS[lang]}")

    assert left(made) == [("heap", HEAPS[lang])]


def test_a_copied_example_is_named():
    pack = load_pack("interview-user-operations")
    example = next(
        texts(one.file.example.strong)["en"] for one in pack.criteria if one.file.id == "key-points"
    )
    made = read(f"I ran the newsletter for two years. {example}")

    assert ("example", example) in left(made)


def test_the_questions_own_words_are_named():
    asked = "Tell me about a time you kept users."
    made = read(f"Question 1: {asked}\nAnswer: {asked} I called 40 lapsed customers.", "interview")

    assert left(made) == [("question", asked)]


def test_what_is_told_once_leaves_nothing_to_say():
    made = read("\n".join([RESULTS["en"], "I called 40 lapsed customers and asked why."]))

    assert made.left_out == ()
    assert not any(note.code.startswith("left-out") for note in made.document.notes)


def test_a_list_of_skills_in_its_section_is_no_heap_to_name():
    made = read(
        f"Skills\n{HEAPS['en']}\n\nExperience\nShop assistant, 2019-2021\n- Sold shoes.", "resume"
    )

    assert left(made) == []


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_terminal_page_and_json_say_it_once(lang):
    said = RESULTS["en"]
    made = read(f"{said}\n{said}\n{said}")
    words = wording(lang)
    told = [note for note in made.document.notes if note.code == "left-out-repeat"]

    assert len(told) == 1
    assert remarks(made, lang).count(words.text(told[0].message)) == 1
    page = to_html(made, lang)
    assert page.count(words.text(told[0].message)) == 1
    assert page.count(words.label("left_out", "repeat")) == 2
    assert from_json(to_json(made)) == made


def test_a_result_that_is_left_out_is_not_listed_again():
    from opsanalyse.render.view import view

    said = RESULTS["en"]

    assert len(view(read(f"{said}\n{said}"), "en").results) == 1


@pytest.mark.parametrize(
    "text",
    [
        "I did several things, up 35%, and then went on.",
        "I called forty customers every week. Up 35%.",
    ],
)
def test_a_share_of_nothing_says_why_it_counts_little(text):
    made = read(text)
    (verdict,) = [v for v in made.verdicts if v.criterion == "quantified-outcomes"]

    assert "share-unnamed" in {miss.condition for miss in verdict.near_misses}
