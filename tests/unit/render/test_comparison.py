"""Two versions of a text: what was won and lost, told so that the points add up."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from golden.build import Finder, analysis, verdict
from opsanalyse.render import comparison_json, comparison_lines, comparison_page
from opsanalyse.render.changes import changes
from opsanalyse.types import Analysis, Status

OLD = "I raised repeat orders from 20% to 31%. I ran many campaigns."
NEW = "I raised repeat\norders from 20% to 31%. I cut returns from 9% to 4% <b>."


def version(name: str, text: str, *verdicts) -> Analysis:
    found = Finder(text)
    sentences = [s if s.endswith(".") else f"{s}." for s in text.split(". ")]
    units = tuple(
        found.unit(
            sentence,
            "en",
            outcomes=(found.outcome(sentence, None, "%", "up"),) if "%" in sentence else (),
        )
        for sentence in sentences
    )
    return analysis(name, "answer", text, languages={"en": 1.0}, units=units, verdicts=verdicts)


def old() -> Analysis:
    found = Finder(OLD)
    return version(
        "draft 1.txt",
        OLD,
        verdict("quantified", Status.PARTLY, 0.5, 2, evidence=(found.evidence("from 20% to 31%"),)),
        verdict("own-part", Status.MET, 1.0, 1),
        verdict("channels", Status.NOT_APPLICABLE, None, 1),
    )


def new() -> Analysis:
    found = Finder(NEW)
    return version(
        "draft <2>.txt",
        NEW,
        verdict(
            "quantified",
            Status.MET,
            1.0,
            2,
            evidence=(found.evidence("from 20% to 31%"), found.evidence("from 9% to 4%")),
        ),
        verdict("own-part", Status.PARTLY, 0.5, 1, advice="Say ____."),
        verdict("channels", Status.MISSING, 0.0, 1),
    )


def test_the_points_of_the_criteria_add_up_to_the_change_of_the_score():
    found = changes(old(), new())

    assert found.points == round(new().score.value - old().score.value, 1)
    assert sum(change.points for change in found.criteria) == pytest.approx(found.points, abs=0.2)


def test_what_is_met_further_is_won_what_less_is_lost_and_what_gains_most_is_open_first():
    found = changes(old(), new())

    assert [change.criterion for change in found.won] == ["quantified"]
    assert [change.criterion for change in found.lost] == ["own-part"]
    assert [change.criterion for change in found.still_open] == ["channels", "own-part"]


def test_a_sentence_that_is_only_wrapped_in_another_way_is_the_same_sentence():
    found = changes(old(), new())

    assert found.criteria[0].counted_now == ("I cut returns from 9% to 4% <b>.",)
    assert found.criteria[0].counted_no_longer == ()
    assert found.results_new == ("I cut returns from 9% to 4% <b>.",)
    assert found.results_gone == ()
    assert changes(new(), old()).results_gone == found.results_new


def test_a_version_without_a_score_has_no_change_in_points_but_is_compared():
    blank = version("draft 0.txt", OLD, verdict("own-part", Status.NOT_APPLICABLE, None, 1))
    found = changes(blank, new())

    assert found.points is None
    assert "–" in comparison_page(blank, new(), "en")
    assert comparison_lines(blank, new(), "en")[0].startswith("Not scored  →  ")


def test_the_same_text_or_another_rubric_or_program_is_told():
    other = replace(new(), rubric=replace(new().rubric, sha256="0" * 64))
    newer = replace(new(), versions=replace(new().versions, opsanalyse="9"))

    assert changes(old(), old()).notes == ("same_text",)
    assert changes(old(), other).notes == ("other_rubric",)
    assert changes(old(), newer).notes == ("other_program",)
    assert "versiones distintas de la rúbrica" in comparison_page(old(), other, "es")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ("进步之处", "退步之处", "仍待补足")),
        ("es", ("Lo ganado", "Lo perdido", "Lo que sigue pendiente")),
        ("en", ("What was won", "What was lost", "What is still open")),
    ],
)
def test_the_page_and_the_terminal_tell_it_in_the_wished_language(lang, told):
    page, lines = comparison_page(old(), new(), lang), comparison_lines(old(), new(), lang)

    for words in told:
        assert words in page
        assert words in lines
    assert "draft &lt;2&gt;.txt" in page
    assert "9% to 4% <b>" not in page
    assert "://" not in page.replace("http://www.w3.org", "")


def test_the_json_tells_every_criterion_of_both_versions():
    told = json.loads(comparison_json(old(), new()))

    assert told["schema"] == "opsanalyse/comparison/1"
    assert told["old"]["score"] == 66.7
    assert [c["criterion"] for c in told["criteria"]] == ["quantified", "own-part", "channels"]
    assert told["criteria"][2]["before"] == {"points": 0, "score": None, "status": "not_applicable"}
    assert told["results"] == {"new": ["I cut returns from 9% to 4% <b>."], "gone": []}


@pytest.mark.parametrize(
    ("before", "after", "new", "gone"),
    [
        # only reworded
        ("Returns fell by 9% in May.", "Returns then fell by 9% in May.", 0, 0),
        # told with its start besides: the old figure is still there
        ("Returns fell to 4% in May.", "In May returns fell from 9% to 4%.", 1, 0),
        # another figure in the same words
        ("Returns fell by 9% in May.", "Returns fell by 7% in May.", 1, 1),
        # the same figure of another thing
        ("Returns fell by 9%.", "Twelve shops opened, and sales of shoes rose 9%.", 1, 1),
    ],
)
def test_a_result_in_other_words_is_neither_new_nor_gone(
    before: str, after: str, new: int, gone: int
):
    found = changes(version("1.txt", before), version("2.txt", after))

    assert (len(found.results_new), len(found.results_gone)) == (new, gone)
