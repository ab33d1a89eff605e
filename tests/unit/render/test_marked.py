"""The text in the report: nothing lost, nothing doubled, each mark on its own words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golden.fixtures import ALL, answer_en, interview_zh, resume_es
from opsanalyse.render.cards import ordered, pointers
from opsanalyse.render.marked import parts
from opsanalyse.render.places import Places
from opsanalyse.render.wording import wording
from opsanalyse.types import Evidence, Outcome, Section, Span, Status, Unit, Verdict


def _parts(analysis, lang="en"):
    words = wording(lang)
    return parts(analysis, pointers(analysis.verdicts, words), Places(analysis), words)


def _runs(found):
    return [run for part in found for paragraph in part.paragraphs for run in paragraph.runs]


def _plain(found):
    return "".join("".join(piece.text for piece in run.pieces) for run in _runs(found))


@pytest.mark.parametrize("name", ALL)
def test_every_character_but_white_space_is_drawn_once_and_in_order(name):
    analysis = ALL[name]()

    assert "".join(_plain(_parts(analysis)).split()) == "".join(Places(analysis).text.split())


@st.composite
def _documents(draw):
    text = draw(st.text(alphabet="ab 用户\n。", max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    units = tuple(
        Unit(
            a,
            b,
            "zh",
            outcomes=(Outcome(a, b, None, Span(a, max(a, b - 1)), "up", quantified=True),),
        )
        for a, b in spans
    )
    edge = draw(st.integers(0, len(text)))
    evidence = tuple(Evidence(min(a, edge), max(a, edge), "") for a, _ in spans)
    verdict = Verdict("c", Status.MET, 1.0, 1.0, {}, {}, {}, {}, evidence=evidence)
    base = answer_en()
    return replace(
        base,
        document=replace(base.document, text=text),
        units=units,
        sections=(Section(edge, len(text), "other"),) if edge < len(text) else (),
        verdicts=(verdict,),
    )


@given(_documents())
def test_no_text_however_cut_is_lost(analysis):
    assert "".join(_plain(_parts(analysis)).split()) == "".join(analysis.document.text.split())


def test_an_interview_is_grouped_by_its_questions():
    found = _parts(interview_zh(), "zh")

    assert [part.id for part in found] == ["part0", "q1", "q2", "q3", "q4"]
    assert [part.missing for part in found] == [False, False, False, False, True]


def test_question_purpose_and_comment_are_told_apart_from_the_answer():
    kinds = [[p.kind for p in part.paragraphs] for part in _parts(interview_zh())]

    assert kinds[1:4] == [
        ["question", "purpose", ""],
        ["question", "purpose", ""],
        ["question", "", "comment"],
    ]


def test_a_section_is_named_only_where_its_heading_says_it_otherwise():
    assert [part.title for part in _parts(resume_es(), "es")] == ["Contacto", "", "", "", ""]
    assert _parts(resume_es(), "en")[2].title == "Experience"


def test_headings_entries_and_bullets_keep_their_kind():
    experience = _parts(resume_es())[2]

    assert [p.kind for p in experience.paragraphs][:4] == ["heading", "entry", "", "item"]


def test_a_unit_shows_its_strongest_role_and_the_letters_of_all():
    run = next(run for run in _runs(_parts(resume_es(), "es")) if run.id == "u3")

    assert run.role == "analysis"
    assert [(badge.role, badge.letter.rstrip("?")) for badge in run.badges] == [
        ("problem", "P"),
        ("analysis", "A"),
    ]


def test_a_result_says_what_it_leaves_out_behind_its_last_word():
    run = next(run for run in _runs(_parts(resume_es(), "es")) if run.id == "u5")
    lacking = [(piece.text, piece.lacks) for piece in run.pieces if piece.lacks]

    assert lacking == [(" usuarios nuevos en seis meses", "sin valor de partida")]


def test_a_vague_result_says_that_it_has_no_figure_and_nothing_more():
    run = next(run for run in _runs(_parts(answer_en())) if run.id == "u3")

    assert [piece.lacks for piece in run.pieces if piece.lacks] == ["no figure"]


def test_the_value_of_a_result_is_marked_inside_it():
    run = next(run for run in _runs(_parts(resume_es())) if run.id == "u4")
    marked = {piece.text: set(piece.marks.split()) for piece in run.pieces if piece.marks}

    assert marked["del 41 % al 29 %"] == {"outcome", "value"}


def test_behind_a_sentence_each_criterion_stands_once_and_what_counts_hides_what_nearly_did():
    analysis = answer_en()
    unit = analysis.units[2]
    verdict = analysis.verdicts[0]
    both = replace(verdict, evidence=(Evidence(unit.start, unit.end, ""),))
    run = next(r for r in _runs(_parts(replace(analysis, verdicts=(both,)))) if r.id == "u3")

    assert [(ref.number, ref.near, ref.ids) for ref in run.refs] == [(1, False, ("1e1", "1n2"))]


def test_numbers_of_notes_are_the_numbers_of_the_cards():
    analysis = resume_es()
    numbers = {p.number: p.title for p in pointers(analysis.verdicts, wording("es"))}
    cards = [verdict.title["es"] for verdict in ordered(analysis.verdicts)]

    assert numbers == {n: cards[n - 1] for n in numbers}


def test_a_chinese_sentence_over_two_lines_is_joined_without_a_space():
    base = answer_en()
    text = "新用户\n增长了，month\nby month"
    analysis = replace(
        base,
        document=replace(base.document, text=text),
        units=(Unit(0, len(text), "zh"),),
        verdicts=(),
    )

    assert _plain(_parts(analysis)) == "新用户增长了，month by month"
