"""The index of a batch: sorted, complete, linked, blind when asked."""

from dataclasses import replace

import pytest

from golden.fixtures import resume_es
from golden.rows import rows
from opsanalyse.errors import DocumentError
from opsanalyse.render import error_row, index_page, score_row
from opsanalyse.render.index import index
from opsanalyse.types import Status


def test_candidates_stand_by_score_and_the_unscored_last():
    made = index(rows(), "en")
    names = [[line.name for line in table.lines] for table in made.tables]

    assert [name for group in names for name in group].index("Zé") > 0
    for table in made.tables:
        scores = [float(line.score) for line in table.lines if line.score != "–"]
        assert scores == sorted(scores, reverse=True)


def test_every_input_is_a_line_or_a_failure():
    made = index(rows(), "en")

    assert sum(len(table.lines) for table in made.tables) + len(made.failures) == len(rows())


def test_candidates_judged_by_other_criteria_stand_in_another_table():
    for table in index(rows(), "en").tables:
        assert {len(line.squares) for line in table.lines} == {len(table.columns)}


def test_equal_scores_keep_the_order_of_the_inputs():
    twice = [
        (score_row(resume_es(), candidate=name, source=name), None) for name in ("b", "a", "c")
    ]

    assert [line.name for line in index(twice, "en").tables[0].lines] == ["b", "a", "c"]


def test_a_failure_names_its_remedy_in_the_language_of_the_page():
    assert "están" not in index(rows(), "zh").failures[0].reason
    assert index(rows(), "es").failures[0].reason.startswith("sus páginas son imágenes")


def test_a_link_survives_odd_file_names():
    assert 'href="reports/a%20b%231%3F.report.html"' in index_page(rows(), "en")


def test_names_of_candidates_are_escaped():
    assert "<script" not in index_page(rows(), "en")


def test_rows_with_numbers_name_nobody_and_twins_are_told_by_number():
    row = replace(score_row(resume_es(), candidate="2", source=""), number=2)
    failed = replace(
        error_row(DocumentError("ana.pdf", "scanned", "3"), candidate="3", source=""), number=3
    )
    page = index_page([(row, "a"), (replace(row, number=4), "b"), (failed, None)], "en")

    assert "Candidate 2" in page
    assert "the same file as Candidate 2" in page
    assert "Candidate 3" in page
    assert "ana.pdf" not in page


@pytest.mark.parametrize(("lang", "told"), [("auto", "Comparación"), ("zh", "候选人对比")])
def test_the_page_is_in_the_wished_language_or_the_candidates_own(lang, told):
    only_spanish = [(score_row(resume_es(), candidate="L", source="l.pdf"), None)]

    assert told in index_page(only_spanish, lang)


def test_a_batch_in_which_all_failed_still_has_a_page():
    failed = [item for item in rows() if item[0].code]

    assert "None of the inputs could be analysed." in index_page(failed, "en")


def test_the_cohort_counts_every_candidate_of_a_criterion():
    for table in index(rows(), "en").tables:
        for column in table.columns:
            assert sum(count for _, _, count in column.counts) == len(table.lines)


def test_two_files_of_one_name_are_told_apart_and_one_given_twice_is_named():
    made = index(
        [
            (score_row(resume_es(), candidate="cv", source="cv.pdf"), None),
            (score_row(resume_es(), candidate="cv", source="more.zip/cv.pdf"), None),
        ],
        "en",
    )

    assert [line.detail for line in made.tables[0].lines] == [
        "cv.pdf",
        "more.zip/cv.pdf · the same file as cv.pdf",
    ]


def test_texts_that_are_no_candidates_stand_apart_without_a_place():
    advert = replace(
        score_row(resume_es(), candidate="oferta", source="x/oferta.pdf"), kind="advert"
    )
    mixed = [*rows(), (advert, "reports/oferta.report.html")]

    made, page = index(mixed, "en"), index_page(mixed, "en")

    assert made.tables == index(rows(), "en").tables
    assert [(a.name, a.detail, a.kind) for a in made.asides] == [
        ("oferta", "x/oferta.pdf", "Job advert")
    ]
    assert "Not candidates&#39; texts: 1." in page
    assert 'href="reports/oferta.report.html"' in page


def test_a_criterion_that_applies_to_nobody_does_not_widen_the_matrix():
    resume = resume_es()
    cell = replace(resume.verdicts[0], criterion="nobodys", title={"en": "Nobody’s"})
    verdicts = (*resume.verdicts, replace(cell, status=Status.NOT_APPLICABLE, score=None))
    row = score_row(replace(resume, verdicts=verdicts), candidate="L", source="l.pdf")
    page = index_page([(row, None)], "en")
    matrix, cohort = page.split('class="cohort"')

    assert "Nobody’s" not in matrix
    assert "Nobody’s" in cohort
    told = [v for v in resume.verdicts if v.status is not Status.NOT_APPLICABLE]
    assert matrix.count('class="square"') == matrix.count('class="crit"') == len(told)


def test_a_text_in_a_language_that_is_not_analysed_says_which():
    row = replace(
        score_row(resume_es(), candidate="m", source="m.pdf"), kind="other", language="fr"
    )

    assert index([(row, None)], "en").asides[0].kind == "Other text · French"


def test_the_copy_is_told_by_its_original_and_not_the_other_way():
    """ "ana (1).pdf" sorts before "ana.pdf" and is the copy all the same."""
    made = index(
        [
            (score_row(resume_es(), candidate="ana (1)", source="ana (1).pdf"), None),
            (score_row(resume_es(), candidate="ana", source="ana.pdf"), None),
        ],
        "en",
    )

    told = {line.name: line.detail for line in made.tables[0].lines}
    assert told == {"ana (1)": "the same file as ana.pdf", "ana": ""}
