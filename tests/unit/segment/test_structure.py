"""What must hold of sections, entries, questions and units, in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsanalyse.read import from_text, read, read_bytes
from opsanalyse.segment import Structure, segment

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def cut(text: str, **options: str) -> tuple[str, Structure]:
    document = from_text(text)
    return document.text, segment(document, **options)


def units(text: str, **options: str) -> list[str]:
    body, structure = cut(text, **options)
    return [body[unit.start : unit.end] for unit in structure.units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "去年留存只有12%。我拉了数据！后来呢？升到18%。",
            ["去年留存只有12%。", "我拉了数据！", "后来呢？", "升到18%。"],
        ),
        (
            "如果配送占大头，就和物流定规则；如果是客服慢，就加自助退款入口。",
            ["如果配送占大头，就和物流定规则；", "如果是客服慢，就加自助退款入口。"],
        ),
        ("增长3.5个百分点，ROI达到2.1。", ["增长3.5个百分点，ROI达到2.1。"]),
        (
            "El Sr. Ruiz subió un 3,5 % (p. ej. en EE. UU.). Luego bajó.",
            ["El Sr. Ruiz subió un 3,5 % (p. ej. en EE. UU.).", "Luego bajó."],
        ),
        ("¿Qué hice? Llamé a todos. ¡Funcionó!", ["¿Qué hice?", "Llamé a todos.", "¡Funcionó!"]),
        (
            "We grew 3.5% vs. last year, e.g. in the U.S. market. See https://a.b/c.d for more.",
            [
                "We grew 3.5% vs. last year, e.g. in the U.S. market.",
                "See https://a.b/c.d for more.",
            ],
        ),
        ("So… I asked. “Why?” she said.", ["So… I asked.", "“Why?” she said."]),
    ],
    ids=[
        "zh marks",
        "zh semicolon",
        "zh decimals",
        "es abbreviations",
        "es signs",
        "en abbreviations",
        "en dots and quotes",
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]):
    assert units(text, kind="answer") == expected


def test_chinese_without_a_full_stop_is_cut_where_a_reader_would_breathe():
    text = "我们那个组投诉率去年三月是千分之八 全公司最高 我听了一百多通录音发现 不是态度问题 是承诺的回电没人打"

    found = units(text, kind="answer")

    assert len(found) > 1
    assert all(len(unit) < 40 for unit in found)


RESUMES = {
    "zh": "林晓\n138-0000-2468\n工作经历\n2021.07–至今 鲜到家电商 用户运营\n• 搭建召回流程，召回率提高到7.4%。按月复盘。\n• 整理周报\n教育背景\n2015–2019 某大学 市场营销\n专业技能\nSQL、神策",
    "zh-Hant": "陳怡君\n0912-000-345\n工作經歷\n樂活親子網 社群經理 2020.05 – 迄今\n● 經營社團，成員翻倍。按月檢討。\n● 整理週報\n學歷\n2013–2017 某大學 企管系\n專業技能\nGA、Excel",
    "es": "ANA RUIZ\nana@example.com\nEXPERIENCIA LABORAL\nTiendas El Ahorro, coordinadora, mar. 2021 – actualidad\n- Bajé las quejas un 30 %. Revisé las hojas cada mes.\n- Informes semanales\nFORMACIÓN\nGrado en Marketing, 2013 – 2017\nIDIOMAS\nInglés C1",
    "en": "JANE DOE\n+44 7700 900123\nW o r k   E x p e r i e n c e\nPocketgym, Lead, Summer 2018 - Present\n* Cut churn by 30%. Reviewed tickets weekly.\n* Wrote reports\nEducation:\nBA Sociology, 2015 – 2018\nSkills & Tools\nSQL, Braze",
}


@pytest.mark.parametrize("lang", RESUMES)
def test_a_resume_has_its_sections_its_entry_and_its_units(lang: str):
    text, structure = cut(RESUMES[lang])

    assert structure.kind == "resume"
    labels = [section.label for section in structure.sections]
    assert labels[:3] == ["contact", "experience", "education"]
    assert labels[3] in {"skills", "languages"}
    jobs = [entry for entry in structure.entries if entry.section == "experience"]
    assert [entry.to_month for entry in jobs] == ["present"]
    told = [unit for unit in structure.units if unit.section == "experience"]
    assert len(told) == 3
    assert [unit.bullet for unit in told] == [True] * 3
    assert not any(text[unit.start] in "•●-* " for unit in told)
    assert {unit.lang for unit in told} == {lang[:2]}
    assert all(
        entry.section != "experience" or text[entry.start : entry.end].strip()
        for entry in structure.entries
    )


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ("2019.03–至今", "2019-03", "present"),
        ("2019年3月-2021年6月", "2019-03", "2021-06"),
        ("民國110年 - 迄今", "2021", "present"),
        ("mar. 2021 – actualidad", "2021-03", "present"),
        ("enero de 2018 – febrero de 2021", "2018-01", "2021-02"),
        ("03/2020 - 11/2022", "2020-03", "2022-11"),
        ("Apr 2021 – Present", "2021-04", "present"),
        ("2019 to 2023", "2019", "2023"),
        ("Summer 2018 – May 2020", "2018-06", "2020-05"),
    ],
)
def test_dates_of_entries_are_iso_months(dates: str, first: str, last: str):
    _, structure = cut(
        f"Ana\nana@example.com\nExperience\nAcme, Lead, {dates}\n- Did a thing\nEducation\nBA",
        kind="resume",
    )

    entry = structure.entries[0]
    assert (entry.from_month, entry.to_month) == (first, last)


@pytest.mark.parametrize(
    ("names", "organisation", "title"),
    [
        ("小鹿文创（台北） 社群专员", "小鹿文创（台北）", "社群专员"),
        ("欢乐谷(上海) 运营主管", "欢乐谷(上海)", "运营主管"),
        ("翠華餐廳（九龍灣）\u3000侍應", "翠華餐廳（九龍灣）", "侍應"),
        ("Tidebook (Galway), Operations Lead", "Tidebook (Galway)", "Operations Lead"),
    ],
)
def test_names_keep_their_brackets_and_part_behind_them(names: str, organisation: str, title: str):
    text, structure = cut(
        f"Ana\nana@example.com\nExperience\n2019.06 – 2021.02  {names}\n- Did a thing\nEducation\nBA",
        kind="resume",
    )

    entry = structure.entries[0]
    told = [text[span.start : span.end] for span in (entry.organisation, entry.title) if span]
    assert told == [organisation, title]


@pytest.mark.parametrize(
    ("head", "organisation", "title", "level"),
    [
        (
            "杭州鲜到家网络科技有限公司 2022.07 - 至今\n私域运营主管（汇报给运营总监，带3人）",
            "杭州鲜到家网络科技有限公司",
            "私域运营主管（汇报给运营总监，带3人）",
            "lead",
        ),
        (
            "Ledgerly (accounting SaaS for sole traders) - User Operations Lead\nJan – Jul 2022",
            "Ledgerly (accounting SaaS for sole traders)",
            "User Operations Lead",
            "lead",
        ),
        (
            "Nequipay S.A.S. — Auxiliar de operaciones (practicante)\nEnero – Julio de 2017",
            "Nequipay S.A.S.",
            "Auxiliar de operaciones (practicante)",
            "junior",
        ),
        ("甜果咖啡\n咖啡师（实习）\n2018年1月至7月", "甜果咖啡", "咖啡师（实习）", "intern"),
    ],
)
def test_brackets_explain_a_name_and_full_stops_belong_to_it(
    head: str, organisation: str, title: str, level: str
):
    text, structure = cut(
        f"Ana\nana@example.com\nExperience\n{head}\n- Did a thing\n- Did more\nEducation\nBA",
        kind="resume",
    )

    entry = structure.entries[0]
    told = [text[span.start : span.end] for span in (entry.organisation, entry.title) if span]
    assert (told, entry.level) == ([organisation, title], level)
    assert entry.to_month is not None
    assert len(structure.units) == 2


@pytest.mark.parametrize(
    ("heading", "jobs", "items"),
    [
        ("Experiencia", ("Responsable de tienda", "Ferretería Arana", "Dependienta", "Zapatería Sol"), ("Subí las ventas", "Formé a tres personas", "Atendí clientes")),
        ("Experience", ("Shop manager", "Arana Hardware", "Shop assistant", "Sun Shoes"), ("Raised sales", "Trained three people", "Served customers")),
        ("工作经历", ("店长", "阿拉娜五金有限公司", "店员", "太阳鞋业有限公司"), ("半年把销量提高了12%", "培训三名新人", "每天接待顾客五十余人")),
    ],
)  # fmt: skip
def test_items_of_an_html_list_name_no_employer(
    heading: str, jobs: tuple[str, ...], items: tuple[str, ...]
):
    first, second, third = (f"<li>{item}</li>" for item in items)
    page = (
        f"<html><body><h1>Eva Gil</h1><p>eva@example.com</p><h2>{heading}</h2><table>"
        f"<tr><td>2019 – 2023</td><td><b>{jobs[0]}</b><br>{jobs[1]}<ul>{first}{second}</ul></td></tr>"
        f"<tr><td>2016 – 2019</td><td><b>{jobs[2]}</b><br>{jobs[3]}<ul>{third}</ul></td></tr></table></body></html>"
    )
    document = read_bytes(page.encode(), "cv.html")

    structure = segment(document, kind="resume")

    text = document.text
    names = [
        text[s.start : s.end] for e in structure.entries for s in (e.title, e.organisation) if s
    ]
    assert names == list(jobs)
    assert [text[u.start : u.end] for u in structure.units] == list(items)


INTERVIEWS = [
    (
        "问题1：你怎么做留存？\n考察目标：看数据。\n回答：我先看漏斗。留存升了。\n\n问题2：团队呢？\n回答：分工明确。\n\n点评：不错。",
        2,
        "看数据。",
        "不错。",
    ),
    (
        "Pregunta 1: ¿Cómo retienes?\nObjetivo: ver datos.\nRespuesta: Miro el embudo. Subió.\nPregunta 2: ¿Y el equipo?\nRespuesta: Nos repartimos.\n\nComentario: Bien.",
        2,
        "ver datos.",
        "Bien.",
    ),
    (
        "Q1. How do you retain users?\nWhat we look for: data.\nA: I look at the funnel. It rose.\nQ2. And the team?\nA: We split the work.\n\nFeedback: Good.",
        2,
        "data.",
        "Good.",
    ),
]


@pytest.mark.parametrize(
    ("text", "count", "purpose", "comment"), INTERVIEWS, ids=["zh", "es", "en"]
)
def test_an_interview_gives_questions_answers_purposes_and_comments(
    text: str, count: int, purpose: str, comment: str
):
    body, structure = cut(text)

    assert structure.kind == "interview"
    assert [question.number for question in structure.questions] == list(range(1, count + 1))
    first, last = structure.questions[0], structure.questions[-1]
    assert first.purpose is not None
    assert last.comment is not None
    assert body[first.purpose.start : first.purpose.end] == purpose
    assert body[last.comment.start : last.comment.end] == comment
    assert [unit.question for unit in structure.units] == [1, 1, 2]
    quoted = " ".join(body[unit.start : unit.end] for unit in structure.units)
    assert purpose not in quoted
    assert comment not in quoted


def test_a_single_question_makes_an_answer_and_a_numbered_list_makes_no_questions():
    assert cut("Question: Why us?\n\nI like the product.")[1].kind == "answer"
    assert (
        cut("I did three things:\n1. Called users.\n2. Wrote mails.\n3. Measured.")[1].questions
        == ()
    )


def test_seed_003_is_ten_questions_with_purposes_and_one_comment(shared: Path):
    structure = segment(read(next((shared / "seeds").glob("003_*"))))

    assert [question.number for question in structure.questions] == list(range(1, 11))
    assert all(question.purpose for question in structure.questions)
    assert [bool(question.comment) for question in structure.questions] == [False] * 9 + [True]


def test_seed_000_is_five_questions_within_its_paragraphs(shared: Path):
    assert len(segment(read(next((shared / "seeds").glob("000_*")))).questions) == 5


def test_wrapped_lines_of_a_page_make_one_unit():
    document = read(SAMPLES / "resumes" / "zh-user-operations-strong.pdf")
    found = [document.text[u.start : u.end].replace("\n", "") for u in segment(document).units]

    assert (
        "主导老带新活动，邀请双方各得一张运费券，三个月拉新4.2万人，单个获客成本从36元降到21元。"
        in found
    )


def test_a_document_in_another_language_is_named_and_not_taken_for_ours():
    text = "Aumentei as vendas em trinta por cento com uma campanha de e-mail para os clientes antigos. Não foi fácil, mas a equipe trabalhou muito e o resultado apareceu já no segundo mês. Também melhorei a comunicação com os fornecedores da região."

    _, structure = cut(text, kind="answer")

    assert [note.facts["language"] for note in structure.notes] == ["pt"]
    assert {unit.lang for unit in structure.units} == {"pt"}


def test_each_unit_of_a_mixed_document_has_its_own_language():
    text = "我先把用户分成三组，再看各组的留存。\nI then wrote a short summary of the results for the regional team in London."

    _, structure = cut(text, kind="answer")

    assert [unit.lang for unit in structure.units] == ["zh", "en"]


texts = st.text(alphabet="ab1 。，；.?!\n\t•-—：:问答Q去年年年年%“”()…ñé", max_size=120)


@settings(deadline=None, max_examples=150)
@given(texts, st.sampled_from(["auto", "resume", "answer", "interview"]))
def test_units_lie_in_the_text_in_order_without_overlap_or_outer_space(text: str, kind: str):
    body, structure = cut(text, kind=kind)

    end = 0
    for unit in structure.units:
        inside = body[unit.start : unit.end]
        assert inside
        assert inside == inside.strip()
        assert unit.start >= end
        end = unit.end
    for section in structure.sections:
        assert 0 <= section.start <= section.end <= len(body)


def test_a_place_under_the_dates_of_a_job_is_no_deed() -> None:
    text = (
        "Experience\n\nBlue Fern\nOperations Lead\nJune 2021 - Present (2 years 8 months)\n"
        "Austin, Texas, United States\n\nI moved the pick-up to noon and late orders fell by a third.\n"
        "- Ran the dock.\n\nBlue Fern\nClerk\nMay 2018 - June 2021 (3 years)\nLyon, France\n\n- Booked trucks.\n"
    )

    found = units(text, kind="resume")

    assert found == [
        "I moved the pick-up to noon and late orders fell by a third.",
        "Ran the dock.",
        "Booked trucks.",
    ]
