"""What a guidance text asks becomes criteria that cite it; what nothing answers is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsanalyse.read import from_text
from opsanalyse.rubric.derive import Draft, derive
from opsanalyse.rubric.derive.points import is_label

_GUIDE = """How we read applications

1. Results
- Quantify your impact: give concrete numbers.
- Do not send a list of duties.
- Avoid buzzwords and vague phrases.

2. The interview
Use the STAR method to structure your answers.
Back up what you say with examples from your own work.
Make clear what your role was in the team.
Send a thank-you note after the interview.
Our office has a view of the harbour.
"""


def _draft(*texts: str) -> Draft:
    return derive([from_text(text, f"guide{n}.txt") for n, text in enumerate(texts)])


def _checks(draft: Draft) -> dict[str, str]:
    return {criterion.id: criterion.check for criterion in draft.criteria}


def _cited(draft: Draft, name: str) -> list[str]:
    return [c.demand.text for one in draft.criteria if one.id == name for c in one.citing]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("quantified-outcomes", "give concrete numbers."),
        ("duties-without-results", "- Do not send a list of duties."),
        ("vague-claims", "- Avoid buzzwords and vague phrases."),
        ("answer-structure", "Use the STAR method to structure your answers."),
        ("own-experience", "Back up what you say with examples from your own work."),
        ("own-part", "Make clear what your role was in the team."),
        ("advice", "Send a thank-you note after the interview."),
    ],
)
def test_a_demand_becomes_a_criterion_of_its_kind_that_cites_it(name: str, sentence: str):
    assert sentence in _cited(_draft(_GUIDE), name)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("quantified-outcomes", "Debe dar una cifra de resultado: ventas o mermas."),
        ("own-experience", "No basta con decir «trabajo bien»: hace falta un ejemplo propio."),
        ("own-part", "要讲清自己在团队里的角色。"),
        ("excuses", "不要把责任推给系统或员工。"),
        ("outcome-anatomy", "必须给出改善前后的数据，例如错发率。"),
        ("cooperation", "Candidates must show how they worked with pharmacy staff."),
    ],
)
def test_demands_of_other_trades_become_criteria_of_their_kind(name: str, sentence: str):
    assert sentence in _cited(_draft(sentence), name)


def test_the_title_of_a_post_asks_for_no_work_with_others():
    draft = _draft("What we look for in a ward coordinator\n\nYou must avoid excuses.\n")
    assert "cooperation" not in _checks(draft)


def test_what_asks_nothing_is_neither_cited_nor_open():
    draft = _draft(_GUIDE)
    answered = {demand.text for criterion in draft.criteria for demand in criterion.demands}
    left = {demand.text for demand in draft.uncovered}

    assert "Our office has a view of the harbour." not in answered | left


def test_advice_carries_no_weight():
    weights = {criterion.id: criterion.weight for criterion in _draft(_GUIDE).criteria}

    assert weights.pop("advice") == 0
    assert min(weights.values()) > 0


@pytest.mark.parametrize(
    ("text", "topic", "points"),
    [
        (
            "问题1：怎么提高用户留存？\n回答要说清新手引导怎么做，活跃用户靠会员体系，流失用户要回访原因。",
            "retention",
            {"activation-new", "frequent-return", "lost-users"},
        ),
        (
            "Pregunta 1: ¿Cómo harías un plan operativo general?\nRespuesta: debe nombrar la métrica North Star, el modelo de crecimiento y el panel de indicadores.",
            "overall_plan",
            {"north-star", "growth-model", "indicator-dashboard"},
        ),
        (
            "Q1. How do you win new users?\nA good answer should name the main channels, the share of each and the cost per sign-up, and say how they were tested.",
            "growth",
            {"main-channels", "acquisition-cost", "channel-testing"},
        ),
    ],
)
def test_key_points_are_those_that_a_guide_names_under_its_question(
    text: str, topic: str, points: set[str]
):
    found = next(c for c in _draft(text).criteria if c.id == "key-points")

    assert points <= set(found.params["topics"][topic])


def test_a_question_without_points_gets_the_usual_ones_and_a_person_is_asked():
    draft = _draft("问题1：您曾经遇到过哪些挑战？\n问题2：讲讲你们的竞争对手。\n")
    found = next(c for c in draft.criteria if c.id == "key-points")

    assert "role:solution" in found.params["topics"]["challenge"]
    assert any("names no points" in choice for choice in map(str, found.decide))


def test_points_that_only_a_sample_answer_names_are_left_to_a_person():
    text = "问题1：怎么做用户增长？\n回答：我在上一家公司做过渠道测试，我们用小预算试了三个渠道，我发现获客成本差一倍。\n"
    found = next(c for c in _draft(text).criteria if c.id == "key-points")

    assert any(
        "only a sample answer" in choice and "channel-testing" in choice
        for choice in map(str, found.decide)
    )


def test_a_purpose_beside_a_question_is_judged_by_its_own_check():
    draft = _draft("问题1：你平时怎么看数据？\n考察目标：考察候选人的数据意识。\n回答：略。\n")

    assert _checks(draft)["purpose"] == "purpose"


def test_the_parts_of_an_answer_told_by_headings_ask_for_a_structure():
    text = "Answering\n\n• Situation: set the scene in two sentences and no more than that.\n• Task: what had to be done, by whom, and by when.\n• Action: the steps that were taken, in order.\n• Result: what changed in the end for the people concerned.\n"

    assert "answer-structure" in _checks(_draft(text))


def test_an_unfilled_template_in_a_guide_asks_for_no_placeholders():
    text = "简历建议\n\n使用数据来量化成果，如“通过策划[X]活动，新增用户[X]人”。\n"

    assert "placeholders" in _checks(_draft(text))


def test_list_items_ask_as_their_list_does():
    text = "We look for people who\n\n• deliver on time\n• mentor junior colleagues weekly\n• quarterly budget forecasts\n"
    draft = _draft(text)
    asking = {demand.text for demand in draft.demands if demand.asks}

    assert "• quarterly budget forecasts" in asking


_PANEL = {
    "en": """How we judge answers in the second round

An answer should say what was wrong, how the candidate found out, what they did and what changed afterwards.

What a good answer has
- The candidate's own part.
- Concrete numbers before and after.

What we mark down
- Blaming sales or the product without saying what they tried.
- Buzzwords with nothing behind them.

Do not judge by accent.
""",
    "es": """Cómo evaluamos las respuestas

Una respuesta debe decir qué fallaba, cómo se supo, qué hizo el candidato y qué resultado hubo.

Qué tiene una buena respuesta
- La parte propia del candidato.
- Cifras concretas, antes y después.

Qué penaliza
- Echar la culpa a ventas sin decir qué se intentó.
- Frases hechas sin nada detrás.

No se debe juzgar por el acento.
""",
    "zh": """客服面试怎么评

一、怎么听回答
回答应当讲清出了什么问题、怎么发现、采取了什么措施、结果如何。

二、好的回答有什么
- 自己的贡献。
- 具体的数据，前后对比。

三、扣分项
- 把责任推给别人，不说自己试过什么。
- 空话、套话。

四、其他
不得因为性别扣分。
""",
}
_ASKED = {"answer-structure", "own-part", "quantified-outcomes", "excuses", "vague-claims"}


@pytest.mark.parametrize("lang", sorted(_PANEL))
def test_a_list_asks_as_its_title_does_and_titles_are_no_questions(lang: str):
    draft = _draft(_PANEL[lang])

    assert set(_checks(draft)) >= _ASKED
    assert [demand.text for demand in draft.uncovered] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "谈到投诉处理时，应提到升级机制、回访和复盘。",
        "谈到排班时，要提到话务预测、峰谷和弹性班次。",
    ],
)
def test_what_is_to_be_mentioned_is_asked(sentence: str):
    draft = _draft(f"评估说明\n\n怎么听\n{sentence}\n回答要有具体数据。\n")
    asked = {c.demand.text for one in draft.criteria for c in one.citing}

    assert sentence in asked | {demand.text for demand in draft.uncovered}


def test_what_no_concept_names_becomes_a_point_in_the_guides_own_words():
    text = """Support team: what we expect

• Responds to angry callers within agreed timescales.
• Documents each warranty claim in the shared ledger.
• Calibrates thermal printers before the morning shift.
"""
    found = next(c for c in _draft(text).criteria if c.id == "own-words")

    assert any("warranty" in terms for terms in found.params["words"].values())
    assert found.weight <= 1
    assert any("own words" in choice for choice in map(str, found.decide))


def test_a_share_that_the_guide_gives_becomes_the_weight():
    text = "打分办法\n\n回答有条理占两成。\n要用具体的数据说话，量化成果，占三成。\n"
    weights = {criterion.id: criterion.weight for criterion in _draft(text).criteria}

    assert weights["answer-structure"] == 2
    assert weights["quantified-outcomes"] == 3


def test_what_is_asked_as_a_must_and_often_weighs_more():
    once = _draft("Tips\n\nYou may use numbers. Quantify your results if you like.\n")
    often = _draft(
        "Quantify your results\n\nYou must quantify results. Concrete numbers are required. Use numbers.\n"
    )

    def weight(draft: Draft) -> float:
        return next(c.weight for c in draft.criteria if c.id == "quantified-outcomes")

    assert weight(often) > weight(once)


def test_a_guide_for_resumes_makes_criteria_for_resumes():
    draft = _draft("Résumé tips\n\nYour résumé must quantify results with concrete numbers.\n")

    assert {kind for c in draft.criteria for kind in c.kinds} == {"resume"}


def test_guides_read_together_are_cited_each_by_its_place():
    draft = _draft("Quantify your results.", "Tips\n\nUse the STAR method.")
    places = {
        c.demand.statement.document: c.demand.text for one in draft.criteria for c in one.citing
    }

    assert places == {0: "Quantify your results.", 1: "Use the STAR method."}


@pytest.mark.parametrize("text", ["", "   \n", "Gracias", "。。。", "?", "1.", "•\n•\n"])
def test_a_text_that_asks_nothing_gives_no_criteria(text: str):
    assert _draft(text).criteria == ()


_WORDS = st.sampled_from(
    [
        "Quantify your results.",
        "必须说明渠道。",
        "Explica tu papel.",
        "- item",
        "Q1. Why?",
        "问题1：为什么？",
        "\n",
        "Title:",
        "STAR",
        "答：",
        "[X]",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS | st.text(max_size=12), max_size=14).map("\n".join))
def test_every_demand_is_answered_or_open_and_lies_in_the_text(text: str):
    draft = _draft(text)
    answered = {demand for criterion in draft.criteria for demand in criterion.demands}
    titled = {d.statement.block for d in answered}

    for demand in draft.demands:
        s = demand.statement
        assert draft.guides[0].text[s.start : s.end] == demand.text
        if demand.asks and demand.statement.block not in titled and not is_label(demand):
            assert (demand in answered) != (demand in draft.uncovered)


@settings(max_examples=30, deadline=None)
@given(st.lists(_WORDS, max_size=10).map("\n".join))
def test_the_same_text_gives_the_same_draft(text: str):
    one, other = _draft(text), _draft(text)

    assert [(c.id, c.weight, c.params, c.decide) for c in one.criteria] == [
        (c.id, c.weight, c.params, c.decide) for c in other.criteria
    ]


_BOTH = """客服运营评估说明

一、怎么看简历
简历里要能看到具体业绩，而不是职责清单。
候选人应当说明自己在团队中的角色。

二、怎么听回答
回答要有具体的数据，前后对比。
不要把失败归咎于别的部门。
"""


def test_a_guide_that_speaks_of_answers_beside_resumes_judges_both():
    kinds = {criterion.id: set(criterion.kinds) for criterion in _draft(_BOTH).criteria}

    assert {"resume", "answer", "interview"} <= kinds["quantified-outcomes"]
    assert {"resume", "answer", "interview"} <= kinds["own-part"]


@pytest.mark.parametrize(
    "guide",
    [
        "# 社群运营面试攻略\n\n## 一、“群里没人说话怎么办？”\n好的回答先定位问题，再给出对应动作，最后说明用什么指标验证。千万不要一上来就说“我拉了500人”。\n\n## 二、“你有什么想问我的？”\n可以问团队目标、考核指标，不要一上来就问加班和工资。\n",
        "# Interview guide\n\n## 1. “How would you lift retention?”\nA good answer should name the new users and the lost ones.\n\n## 2. “Do you have any questions for us?”\nYou should ask about the goals of the team and its metrics.\n",
        "# Guía\n\n## 1. «¿Cómo mejorarías la retención?»\nUna buena respuesta debe nombrar a los usuarios nuevos y a los perdidos.\n\n## 2. «¿Tienes alguna pregunta para nosotros?»\nDebes preguntar por los objetivos del equipo y sus indicadores.\n",
    ],
)
def test_a_question_beside_the_work_has_no_list_of_points(guide: str):
    draft = _draft(guide)
    topics = {name for one in draft.criteria for name in one.params.get("topics", {})}
    assert "terms" not in topics
    assert not any("上来" in str(one.params) for one in draft.criteria)


@pytest.mark.parametrize(
    ("guide", "points"),
    [
        (
            "Pregunta 1: ¿Cómo reducirías la merma?\n\nLa respuesta debería mencionar los conteos cíclicos, la capacitación del personal, la revisión de la mercancía y las cámaras.\n",
            ["conteos-cíclicos", "capacitación-personal", "revisión-mercancía", "cámaras"],
        ),
        (
            "Question 1: How would you cut shrinkage?\n\nThe answer should mention cycle counts, staff training, supplier audits and cameras.\n",
            ["cycle-counts", "staff-training", "supplier-audits", "cameras"],
        ),
    ],
)
def test_what_a_guide_lists_becomes_a_point_each_and_its_question_none(
    guide: str, points: list[str]
):
    own = [name for group in _draft(guide).criteria for name in group.params.get("words", {})]

    assert own == points


def test_a_claim_that_is_quoted_as_not_enough_asks_for_its_size():
    sentence = "No basta con decir «mejoré las ventas»."
    assert sentence in _cited(_draft(f"{sentence}\n"), "vague-claims")


_SIZED = """Guía para entrevistas

## Renovaciones
- Da la tasa de partida y la final.
- Tiene que decir cuánto.
- Menciona señales tempranas de riesgo en la cartera.
- Describe los pasos del arranque con cada cuenta.

## Preguntas
- ¿Cómo redujiste la baja en tu última cartera?
"""


def test_how_much_and_from_where_ask_for_a_size_and_a_start() -> None:
    draft = _draft(_SIZED)

    assert any("cuánto" in text for text in _cited(draft, "quantified-outcomes"))
    assert any("de partida" in text for text in _cited(draft, "outcome-anatomy"))


def test_a_question_put_to_the_candidate_is_no_point_of_others() -> None:
    draft = _draft(_SIZED)

    points = [
        text for one in draft.criteria if one.check == "coverage" for text in _cited(draft, one.id)
    ]

    assert points
    assert not any("redujiste" in text for text in points)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("excuses", "把失败归因于预算、产品或领导而没有自己的动作。"),
        ("vague-claims", "通篇是口号和概念，没有任何具体事例。"),
        ("answer-structure", "候选人须给出至少一个完整案例，包含背景、目标、动作、结果四部分。"),
        ("product-knowledge", "候选人应了解本公司产品及主要竞品。"),
        ("excuses", "Candidates must not attribute failure to the budget."),
        ("vague-claims", "Candidates must avoid slogans."),
        ("excuses", "Resta puntos si atribuye el fracaso al presupuesto."),
        ("vague-claims", "Evita los eslóganes."),
    ],
)
def test_what_costs_points_is_no_word_to_be_said(name: str, sentence: str):
    guide = f"用户运营面试评分指引\n\n二、扣分项\n1. 简历与本人所述不符。\n2. {sentence}\n"
    draft = _draft(guide if sentence[0] > "z" else sentence)

    assert any(sentence in cited for cited in _cited(draft, name))
    assert "own-words" not in _checks(draft)
