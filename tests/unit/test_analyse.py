"""The whole way of a document: same input, same report; nobody's name moves a score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text, read
from opsanalyse.render import from_json, to_json

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FILES = sorted(
    path
    for folder in ("resumes", "answers")
    for path in (SAMPLES / folder).iterdir()
    if path.suffix != ".csv"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_two_runs_write_the_same_bytes_and_every_span_lies_in_the_text(path: Path):
    first, second = (analyse(read(path)) for _ in range(2))

    assert to_json(first) == to_json(second)
    assert from_json(to_json(first)) == from_json(to_json(second))
    text = first.document.text
    for unit in first.units:
        assert text[unit.start : unit.end] == text[unit.start : unit.end].strip() != ""
        for found in (*unit.outcomes, *unit.scale, *unit.quantities, *unit.mentions, *unit.marks):
            assert unit.start <= found.start < found.end <= unit.end, text[unit.start : unit.end]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_json_has_the_keys_that_others_build_on(path: Path):
    got = json.loads(to_json(analyse(read(path))))

    assert set(got) == {
        "schema",
        "document",
        "languages",
        "sections",
        "entries",
        "questions",
        "units",
        "verdicts",
        "score",
        "rubric",
        "versions",
        "scripts",
        "timeline",
        "left_out",
    }
    assert {"name", "sha256", "media_type", "pages", "kind", "text", "notes"} <= set(
        got["document"]
    )
    assert {"value", "low", "high", "band", "assessed_weight", "total_weight"} <= set(got["score"])
    for unit in got["units"]:
        assert {
            "start",
            "end",
            "lang",
            "section",
            "question",
            "roles",
            "outcomes",
            "scale",
            "channels",
            "flags",
            "quantities",
        } <= set(unit)
    for entry in got["entries"]:
        assert {"start", "end", "section", "organisation", "title", "from", "to"} <= set(entry)


SWAPS = [
    ("en-growth-strong.pdf", "Amara Okafor", ["Emily Clark", "Mohammed Al-Sayed", "Wei Zhang"]),
    ("es-store-weak.txt", "JUAN PABLO RÍOS", ["MARÍA JOSÉ GARCÍA", "KWAME MENSAH"]),
    ("zh-user-operations-strong.pdf", "林晓彤", ["王强", "欧阳娜娜", "阿卜杜拉"]),
]


@pytest.mark.parametrize(("file", "name", "others"), SWAPS, ids=[row[0] for row in SWAPS])
def test_a_changed_name_changes_no_score(file: str, name: str, others: list[str]):
    text = read(SAMPLES / "resumes" / file).text
    assert name in text

    scores = {
        analyse(from_text(text.replace(name, other))).score.value for other in (name, *others)
    }

    assert len(scores) == 1


def test_a_strong_sample_scores_above_a_weak_one_in_each_language():
    def score(name: str) -> float:
        value = analyse(read(SAMPLES / name)).score.value
        assert value is not None
        return value

    assert (
        score("resumes/zh-user-operations-strong.pdf")
        > score("resumes/zh-new-media-weak.docx") + 30
    )
    assert (
        score("resumes/es-product-operations-strong.pdf") > score("resumes/es-store-weak.txt") + 30
    )
    assert score("resumes/en-growth-strong.pdf") > score("resumes/en-marketing-weak.docx") + 30
    assert score("answers/en-answer-strong.txt") > score("answers/en-answer-weak.txt") + 30


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "asdf qwer zxcv asdf qwer",
        "user growth retention conversion channels SEO SEM KPI ROI user growth retention",
        "12345 67890 %%% 3:1 $$$",
    ],
    ids=["nothing", "blanks", "gibberish", "keyword salad", "digits"],
)
def test_what_says_nothing_scores_nothing_or_little(text: str):
    got = analyse(from_text(text))

    assert got.score.value is None or got.score.value < 60


def test_an_answer_of_claims_without_figures_is_told_so(shared: Path):
    analysis = analyse(read(next((shared / "seeds").glob("003_*.txt"))))

    verdicts = {verdict.criterion: verdict for verdict in analysis.verdicts}
    assert len(analysis.questions) == 10
    assert verdicts["quantified-outcomes"].status.value == "missing"
    assert verdicts["vague-claims"].status.value == "missing"
    vague = {unit.question for unit in analysis.units if "vague_outcome" in unit.flags}
    assert {1, 3, 8} <= vague


def test_a_text_that_no_criterion_is_for_gets_no_advice_made_of_noughts() -> None:
    """A letter is told that the criteria are for other texts, not to go on from the sentence “0”."""
    analysis = analyse(from_text("Estimada señora: le escribo sin más.", "carta.txt"), kind="other")

    assert {v.advice["es"] for v in analysis.verdicts} == {""}
    assert {v.message["es"] for v in analysis.verdicts} == {
        "Este criterio no es para esta clase de texto."
    }


def test_evidence_and_near_misses_of_a_pdf_tell_their_page_and_those_of_plain_text_none():
    paged = analyse(read(SAMPLES / "resumes" / "en-logistics-mixed.pdf"))
    plain = analyse(read(SAMPLES / "resumes" / "es-store-weak.txt"))

    def pages(analysis):
        near = [n.page for v in analysis.verdicts for n in v.near_misses]
        return near, [e.attributes.get("page") for v in analysis.verdicts for e in v.evidence]

    for found in pages(paged):
        assert found
        assert set(found) <= set(range(1, paged.document.pages + 1))
    for found in pages(plain):
        assert set(found) == {None}


STORIES = {
    "en": (
        "Interviewer: Tell me about a campaign that you ran.\nCandidate: A third of our members had not opened the app for a month. I looked at the cohorts and found that they left when the trial ended. So I set up a series of emails with a discount.\n",
        "Interviewer: And the result?\nCandidate: 18% of them came back within six weeks.\n",
    ),
    "es": (
        "Entrevistadora: Cuéntame una campaña que llevaste.\nCandidato: Un tercio de los socios no abría la app desde hacía un mes. Analicé las cohortes y vi que se iban al acabar la prueba. Monté una serie de correos con un descuento.\n",
        "Entrevistadora: ¿Y el resultado?\nCandidato: El 18 % volvió en seis semanas.\n",
    ),
    "zh": (
        "面试官：请讲一次你做过的活动。\n候选人：当时三分之一的会员一个月没有打开应用。我分析了各批用户的数据，发现他们在试用结束后流失。于是我做了一组邮件，配上优惠券。\n",
        "面试官：结果呢？\n候选人：六周内召回了18%的会员。\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", STORIES)
def test_what_answers_a_follow_up_completes_the_story_before_it(lang: str) -> None:
    story, follow_up = STORIES[lang]

    analysis = analyse(from_text(story + follow_up, "test"), kind="interview")

    chain = next(v for v in analysis.verdicts if v.criterion == "answer-structure")
    roles = {mark.label for mark in chain.evidence}
    assert chain.facts["n_answers"] == 1
    assert "effect" in roles
    assert [question.number for question in analysis.questions] == [1, 2]
    assert {unit.question for unit in analysis.units} == {1, 2}


ASIDES = {
    "en": "Interviewer: Why do you want to leave your current job?\nCandidate: The clinic is closing its second site, and I would like to run a larger team of at least twenty people.\nInterviewer: And what are your salary expectations?\nCandidate: Between 38,000 and 42,000 pounds a year.\n",
    "es": "Entrevistadora: ¿Por qué quiere dejar su trabajo actual?\nCandidato: Cierran la tienda de mi barrio y me gustaría llevar un equipo de al menos veinte personas.\nEntrevistadora: ¿Cuáles son sus pretensiones salariales?\nCandidato: Entre 24.000 y 26.000 euros brutos al año.\n",
    "zh": "面试官：你为什么想离开现在的公司？\n候选人：公司准备关掉团购业务，我想继续做社区方向，也希望带一个二十人以上的团队。\n面试官：期望薪资是多少？\n候选人：月薪两万到两万五，年底双薪。\n",
}  # fmt: skip


@pytest.mark.parametrize("lang", ASIDES)
def test_reasons_for_leaving_and_pay_ask_for_no_story(lang: str) -> None:
    story = "".join(STORIES[lang])

    alone = analyse(from_text(story, "test"), kind="interview")
    more = analyse(from_text(story + ASIDES[lang], "test"), kind="interview")

    assert [q.topic for q in more.questions][2:] == ["terms", "terms"]
    assert more.score.value == alone.score.value
    aside = [unit for unit in more.units if unit.question in (3, 4)]
    assert aside
    assert not any(unit.roles or unit.outcomes or unit.flags for unit in aside)
    assert "3, 4" in next(n for n in more.document.notes if n.code == "aside").message["en"]


def test_an_advert_beside_an_interview_is_said_not_to_be_used() -> None:
    advert = from_text("Requirements: at least 3 years in retention.", "ad.txt")

    analysis = analyse(from_text(STORIES["en"][0], "test"), kind="interview", job=advert)

    assert [note.code for note in analysis.document.notes if note.code.startswith("job")] == [
        "job-not-used"
    ]


def test_a_report_says_what_a_question_was_taken_to_ask_where_no_word_names_it() -> None:
    text = "Q: Un cliente te grita delante de todos. ¿Qué le dices?\nA: Le escuché, le devolví el dinero y cambiamos el datáfono; las quejas bajaron de 9 a 2 al mes."
    found = analyse(from_text(text), kind="interview")

    (note,) = [note for note in found.document.notes if note.code == "topics-heard"]
    assert "complaints" in note.message["en"]
    assert "投诉" in note.message["zh"]
    assert "--topic" in note.message["es"]
