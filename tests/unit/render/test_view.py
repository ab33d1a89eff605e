"""What a page says: order, sums, quotes, reasons; unknown stays unknown."""

import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from golden.fixtures import ALL, answer_en, empty, hostile, interview_zh, resume_es, unscored
from opsanalyse.render import to_html
from opsanalyse.render.view import view
from opsanalyse.score import total
from opsanalyse.types import LANGUAGES, Evidence, Span, Status


def _cards(analysis, lang="en"):
    return {card.criterion: card for card in view(analysis, lang).all_cards}


def test_cards_stand_by_status_and_the_heaviest_first():
    shown = view(resume_es(), "es")

    assert [group.status for group in shown.groups] == [
        "missing",
        "partly",
        "unreadable",
        "met",
        "not_applicable",
    ]
    assert [card.criterion for card in shown.groups[0].cards] == ["duties", "placeholders"]
    assert [card.number for card in shown.all_cards] == list(range(1, 8))


def test_only_what_is_missing_or_partly_met_is_open():
    assert {card.status for card in view(resume_es(), "es").all_cards if card.is_open} == {
        "missing",
        "partly",
    }


def test_the_score_stands_with_its_denominator_and_its_range():
    dial = view(resume_es(), "es").dial

    assert dial.value == "57,9"
    assert dial.counts == "Evaluados: 5 · No proceden: 1 · Ilegibles: 1"
    assert dial.denominator == "Calculada sobre 9,5 de 12 puntos de peso."
    assert "entre 52,4 y 61,9" in dial.interval_says


def test_a_document_without_a_score_shows_none_and_no_moves():
    shown = view(unscored(), "en")
    page = to_html(unscored(), "en")

    assert (shown.dial.value, shown.dial.denominator, shown.moves.lines) == ("", "", ())
    assert 'id="moves"' not in page
    assert "That is not a zero" in page


def test_what_was_not_sought_is_not_called_missing():
    page = to_html(unscored(), "en")

    assert not {"outcomes", "structure", "channels", "works"} & set(re.findall(r'id="(\w+)"', page))
    assert "Aumentei a retenção" in page


def test_moves_gain_what_the_cards_promise_and_sum_up():
    shown = view(resume_es(), "es")

    assert [line.gain for line in shown.moves.lines] == ["+15,8", "+15,8", "+10,5"]
    assert shown.moves.together == "Todos juntos: 57,9 → 100 de 100"
    assert _cards(resume_es(), "es")["duties"].gain == "+15,8"


def test_the_arithmetic_of_the_method_gives_the_score():
    method = view(resume_es(), "en").method

    assert method.formula == "5.5 ÷ 9.5 × 100 = 57.9"
    assert sum(float(line.points) for line in method.lines if line.points != "–") == 5.5


def test_a_quote_stands_in_its_sentence_and_several_in_one_sentence_stand_once():
    near = _cards(resume_es())["quantified-outcomes"].near_misses

    assert [[w.text for w in row.quote.words if w.id] for row in near] == [
        ["Mejoré notablemente la fidelización"],
        ["un equipo de 5 personas", "180.000 €"],
    ]
    assert "".join(w.text for w in near[1].quote.words) == (
        "Coordino a un equipo de 5 personas y un presupuesto anual de 180.000 €."
    )


def test_a_near_miss_says_which_condition_it_failed():
    near = _cards(interview_zh(), "zh")["relevant-channels"].near_misses

    assert [row.reason for row in near] == ["点了渠道的名，没有说怎么做的"]
    assert near[0].where == "问题 2 · 第 9 行"


def test_evidence_tells_its_page_where_it_has_one():
    analysis = resume_es()
    first = analysis.verdicts[0]
    paged = replace(first, evidence=(replace(first.evidence[0], attributes={"page": 2}),))
    card = _cards(replace(analysis, verdicts=(paged,)))["quantified-outcomes"]

    assert card.evidence[0].where == "page 2, line 11"


def test_a_near_miss_tells_its_page_where_it_has_one():
    analysis = resume_es()
    first = next(v for v in analysis.verdicts if v.near_misses)
    paged = replace(first, near_misses=(replace(first.near_misses[0], page=2),))
    card = _cards(replace(analysis, verdicts=(paged,)))[first.criterion]

    assert card.near_misses[0].where.startswith("page 2, line ")


def test_evidence_of_a_role_carries_its_letter():
    rows = _cards(resume_es(), "es")["structure"].evidence

    assert [[badge.letter for badge in row.badges] for row in rows] == [["P"], ["A"]]


def test_overlapping_evidence_repeats_no_word():
    analysis = answer_en()
    start = analysis.units[2].start
    both = replace(
        analysis.verdicts[1],
        evidence=(Evidence(start, start + 11, ""), Evidence(start + 4, start + 19, "")),
    )
    row = _cards(replace(analysis, verdicts=(both,)))["vague-claims"].evidence[0]

    assert "".join(w.text for w in row.quote.words) == "The numbers went up significantly."


def test_a_long_sentence_is_cut_between_words_around_its_quote():
    analysis = answer_en()
    text = "word " * 60 + "hit " + "tail " * 60
    start = text.index("hit")
    unit = replace(analysis.units[0], start=0, end=len(text.rstrip()))
    verdict = replace(analysis.verdicts[1], evidence=(Evidence(start, start + 3, ""),))
    made = replace(
        analysis,
        document=replace(analysis.document, text=text),
        units=(unit,),
        verdicts=(verdict,),
    )
    before, hit, after = _cards(made)["vague-claims"].evidence[0].quote.words

    assert before.text.startswith("…word ")
    assert hit.text == "hit"
    assert after.text.endswith("tail…")


def test_results_in_full_are_told_as_what_works():
    assert [r.quote for r in view(resume_es(), "es").full_results] == [
        "el abandono bajó del 41 % al 29 %"
    ]


def test_each_entry_shows_which_steps_it_tells():
    told = [
        (account.title, [step.role for step in account.steps if step.anchor])
        for account in view(resume_es(), "es").accounts
    ]

    assert told == [
        ("Repártelo, Valencia", ["problem", "analysis", "solution", "effect"]),
        ("Hilo y Aguja, Madrid", ["solution", "effect"]),
    ]


def test_channels_stand_with_the_used_before_the_merely_named():
    shown = view(resume_es(), "es").channels

    assert [(channel.name, channel.used) for channel in shown][-1][1] is False
    assert [channel.used for channel in shown] == sorted((c.used for c in shown), reverse=True)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_no_page_asks_for_anything_or_runs_anything(name, lang):
    page = to_html(ALL[name](), lang)

    tree = HTMLParser(page)
    nodes = list(tree.root.traverse())
    links = {link for node in nodes if (link := node.attributes.get("href"))}

    assert not tree.css("script, img, iframe, object, embed, form, base, audio, video, source")
    assert not [n.tag for n in nodes for a in n.attributes if a.startswith("on") or a == "src"]
    assert {link for link in links if not link.startswith("#")} == {"data:,"}
    assert not re.findall(r"url\(|@import", page)
    assert "default-src 'none'" in tree.css_first("meta[http-equiv]").attributes["content"]


def test_hostile_words_stay_words():
    page = to_html(hostile(), "en")

    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page
    page.encode("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_the_document_carry_their_own_language(lang):
    page = to_html(interview_zh(), lang)

    assert f'<html lang="{"zh-Hans" if lang == "zh" else lang}">' in page
    assert '<q class="quote" lang="zh-Hans">' in page


def test_traditional_chinese_is_tagged_as_such():
    base = answer_en()
    text = "會員回購率由二成四提高到三成一，開發票與訂單資料。"
    unit = replace(base.units[0], start=0, end=len(text), lang="zh")
    made = replace(
        base,
        document=replace(base.document, text=text),
        languages={"zh": 1.0},
        units=(unit,),
        verdicts=(),
    )

    assert 'lang="zh-Hant"' in to_html(made, "en")


def test_an_empty_document_still_gives_a_page():
    assert "Not scored" in to_html(empty(), "en")


def test_every_status_has_its_own_shape_beside_its_colour():
    page = to_html(resume_es(), "en")
    shapes = dict(re.findall(r'<symbol id="i-(\w+)"[^>]*>(.*?)</symbol>', page))

    assert set(shapes) == {str(status) for status in Status}
    assert len(set(shapes.values())) == len(shapes)


def test_every_criterion_that_can_still_gain_says_how_much():
    for analysis in (make() for make in ALL.values()):
        for card in view(analysis, "en").all_cards:
            if card.is_open and card.weight != "0":
                assert card.gain, card.criterion


def test_a_claim_without_metric_and_figure_is_given_no_direction():
    shown = resume_es()
    unit = next(unit for unit in shown.units if unit.outcomes)
    claim = replace(unit.outcomes[0], metric=None, value=None, quantified=False, direction="up")
    page = to_html(replace(shown, units=(replace(unit, outcomes=(claim,)),)), "en")

    assert "unnamed · rose" not in page
    assert "unnamed" in page


def test_questions_without_an_answer_are_counted_at_the_top():
    analysis = interview_zh()
    first = analysis.questions[0]
    blank = replace(first, answer=Span(first.answer.end, first.answer.end))
    emptier = replace(analysis, questions=(blank, *analysis.questions[1:]))

    assert "没有回答的问题：1 个" in view(analysis, "zh").head.facts
    assert "没有回答的问题：2 个" in view(emptier, "zh").head.facts
    assert not any("Questions" in fact for fact in view(answer_en(), "en").head.facts)


def test_of_many_sentences_of_the_guidance_only_two_stand_open():
    analysis = resume_es()
    first = analysis.verdicts[0]
    cited = replace(first, citations=first.citations[:1] * 5)
    page = to_html(replace(analysis, verdicts=(cited,)), "en")
    shown, folded = page.split('<details class="rest">')

    assert shown.count('class="source"') == 2
    assert folded.count('class="source"') == 3
    assert "3 more" in folded


def test_a_follow_up_and_the_story_that_it_asks_on_about_are_one_strip():
    analysis = interview_zh()
    first, second, *others = analysis.questions
    joined = replace(analysis, questions=(first, replace(second, follows=first.number), *others))

    apart, together = (view(one, "en").accounts for one in (analysis, joined))

    assert [account.title for account in apart[:2]] == ["Question 1", "Question 2"]
    assert together[0].title == "Question 1 + 2"
    assert len(together) == len(apart) - 1
    told = [{step.role for step in account.steps if step.anchor} for account in apart[:2]]
    assert {step.role for step in together[0].steps if step.anchor} == told[0] | told[1]


def test_what_came_close_says_what_it_costs():
    analysis = resume_es()
    verdict = next(v for v in analysis.verdicts if v.near_misses and v.score is not None)
    costly = replace(verdict, score=0.25, weight=2.0, status=Status.PARTLY)
    free = replace(verdict, score=1.0, weight=2.0, status=Status.MET)

    def title(one):
        shown = view(replace(analysis, verdicts=(one,)), "en")
        return shown.all_cards[0].near_title

    assert title(costly).endswith("together this costs 1.5 of 2 points")
    assert title(free) == "Could be stronger (costs no points here)"


def test_one_point_is_a_point():
    missing, met = resume_es().verdicts[:2]
    verdicts = (
        replace(missing, status=Status.MISSING, score=0.0, weight=1.0),
        replace(met, status=Status.MET, score=1.0, weight=99.0),
    )
    analysis = replace(resume_es(), verdicts=verdicts, score=total(verdicts))

    assert view(analysis, "es").moves.lines[0].gain == "+1"
    assert "+1 <small>punto</small>" in to_html(analysis, "es")
    assert "+1 <small>point</small>" in to_html(analysis, "en")
