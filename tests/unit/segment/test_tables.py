"""A table of questions and answers is a candidate's text, whatever its columns are called."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text, read, read_bytes
from opsanalyse.segment import segment

SAMPLE = Path(__file__).parents[3] / "samples" / "answers" / "answers.csv"
PAIRS = {
    "zh": [
        ("你是怎么降低客户投诉的？", "投诉率到了4.2%，主要是发货慢。我协调了周末排班，到年底降到1.9%。"),
        ("如何提升留存？", "先看数据，再分层，再做活动。"),
    ],
    "es": [
        ("¿Cómo redujiste las quejas?", "Recibíamos 80 quejas al mes; en dos meses pasamos a 35."),
        ("¿Qué canales usarías?", "Usaría Instagram y WhatsApp, porque cuesta poco."),
    ],
    "en": [
        ("How did you reduce complaints?", "We worked hard on quality and complaints went down a lot."),
        ("Which channels would you use?", "All of them. Google, TikTok, email, flyers. The more the better."),
    ],
}  # fmt: skip
TITLES = [
    ("zh", ("候选人", "问题", "回答")),
    ("zh", ("姓名", "题目", "答案")),
    ("zh", ("应聘者", "面试题", "内容")),
    ("es", ("candidata", "pregunta", "respuesta")),
    ("es", ("Nombre", "Pregunta de entrevista", "Texto")),
    ("en", ("candidate", "question", "answer")),
    ("en", ("Applicant", "Interview question", "Response")),
    ("en", ("Applicant", "Q", "A")),
]


def table(titles, rows, sign=",", mark="") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=sign).writerows([titles, *rows])
    return (mark + file.getvalue()).encode()


def told(data: bytes, name: str = "answers.csv"):
    document = read_bytes(data, name)
    found = segment(document)
    pairs = [
        (document.text[q.question.start : q.question.end], document.text[q.answer.start : q.answer.end])
        for q in found.questions
    ]  # fmt: skip
    return found, pairs


@pytest.mark.parametrize(("sign", "mark"), [(",", ""), (";", "\ufeff"), ("\t", "")])
@pytest.mark.parametrize(("lang", "titles"), TITLES)
def test_a_table_of_answers_is_an_interview_under_many_titles(lang, titles, sign, mark):
    found, pairs = told(table(titles, [("C-1", *pair) for pair in PAIRS[lang]], sign, mark))

    assert found.kind == "interview"
    assert pairs == PAIRS[lang]


@pytest.mark.parametrize(
    ("lang", "titles"), [pair for pair in TITLES if len(pair[1][1]) > 1], ids=str
)
def test_a_table_with_one_row_is_an_answer_and_no_guide(lang, titles):
    found, pairs = told(table(titles, [("C-1", *PAIRS[lang][0])]))

    assert found.kind == "answer"
    assert pairs == PAIRS[lang][:1]


def test_a_column_of_names_behind_the_answers_is_not_taken_for_answers():
    rows = [(*pair, "Ana") for pair in PAIRS["en"]]

    assert told(table(("question", "answer", "candidate"), rows))[1] == PAIRS["en"]


def test_the_answers_of_a_table_are_those_given_and_not_the_model_ones():
    rows = [(question, answer, "先讲现状") for question, answer in PAIRS["zh"]]

    assert told(table(("问题", "候选人回答", "参考答案"), rows))[1] == PAIRS["zh"]


def test_answers_of_several_people_are_said_to_be_one_score_of_nobody():
    notes = {note.code: note.message for note in analyse(read(SAMPLE)).document.notes}

    assert "7 rows of 4 candidates" in notes["table-of-people"]["en"]
    assert all("opsanalyse batch" in text for text in notes["table-of-people"].values())


def test_a_table_of_one_person_says_how_its_rows_are_judged_apart():
    found, _ = told(
        table(("No.", "question", "answer"), [(1, *PAIRS["en"][0]), (2, *PAIRS["en"][1])])
    )

    assert [(note.code, note.facts["answers"]) for note in found.notes] == [("table-of-answers", 2)]


def test_what_a_batch_could_not_take_says_nothing_of_it():
    text = "question\tanswer\n" + "\n".join(map("\t".join, PAIRS["en"]))

    assert [note.code for note in segment(from_text(text)).notes] == []


def docx(rows) -> bytes:
    """Return a Word document that holds nothing but a table."""
    paragraphs = ("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "<w:p/>")
    cells = [[f"<w:tc>{paragraphs[not c].format(escape(c))}</w:tc>" for c in row] for row in rows]
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body><w:tbl>{body}</w:tbl></w:body></w:document>',
        )
    return out.getvalue()


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("said", ["", "—"])
@pytest.mark.parametrize("lang", PAIRS)
@pytest.mark.parametrize(
    ("titles", "lead"),
    [(("Question", "Answer"), ()), ((), ()), (("No", "Question", "Answer"), ("7",)), (("Candidate", "Question", "Answer"), ("Ana",))],
    ids=["titles", "no titles", "numbers", "names"],
)  # fmt: skip
def test_an_empty_answer_in_a_word_table_is_listed_and_told(titles, lead, lang, said, place):
    pairs = [*PAIRS[lang]]
    pairs.insert(place, ("你为什么来？" if lang == "zh" else "¿Why us?", said))
    data = docx([row for row in (titles, *((*lead, *pair) for pair in pairs)) if row])
    found, told_pairs = told(data, "answers.docx")

    assert told_pairs == pairs
    assert [(note.code, note.facts["questions"]) for note in found.notes] == [
        ("empty-answer", str(place + 1))
    ]


def test_a_guide_in_a_table_stays_a_guide():
    rows = [
        ("How would you raise retention?", "You should begin with the problem; interviewers look for a method. Avoid empty phrases."),
        ("Why do you want this job?", "Candidates should show their own case. Tips: a good answer ends with the result. Make sure to give one figure."),
    ]  # fmt: skip

    assert told(table(("Question", "Sample answer"), rows))[0].kind == "guidance"


def test_a_form_has_its_questions_in_the_titles_and_a_person_in_each_row() -> None:
    """Each answer is told with the question above it; what is asked in a word is none."""
    text = (
        "Timestamp\tFull name\tHow old are you?\tHow did you improve retention?\tWhich channels would you use?\n"
        "1.6.\tGreta\t30\tI called fifty members and added a free first class.\tRun clubs.\n"
        "2.6.\tSamir\t31\tWe worked as a team.\tWe posted in every group of the town that we found.\n"
    )

    for written in (text, text.replace("\t", ";")):
        found = segment(from_text(written))

        asked = [written[q.question.start : q.question.end] for q in found.questions]
        answers = [written[q.answer.start : q.answer.end].split()[0] for q in found.questions]
        assert asked == ["How did you improve retention?", "Which channels would you use?"] * 2
        assert answers == ["I", "Run", "We", "We"]


def test_a_line_with_commas_that_asks_is_no_form() -> None:
    """Prose has commas too, and its lines hold no rows."""
    text = "Hola, Ana, ¿qué canales usaste en la campaña?\n\nUsé Instagram, carteles y la radio, porque la escuchan.\n"

    assert len(segment(from_text(text)).questions) == 1
