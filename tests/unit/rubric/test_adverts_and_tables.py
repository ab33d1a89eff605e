"""Adverts and tables of competencies become drafts: titles ask nothing, cells and lines do."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text, read_bytes
from opsanalyse.rubric.derive import Draft, derive

FRAMEWORK = """# Operations framework

| Competency | Associate | Manager | Weight |
|---|---|---|---|
| Supplier management | Tracks deliveries and chases late ones | Negotiates contracts and handles breaches | 25% |
| Process improvement | Suggests fixes to a checklist | Redesigns a process end to end | 15% |
"""
OFFER = """Responsable de logística (Valencia)

Funciones
- Negociar tarifas con transportistas
- Coordinar el equipo de almacén
- Reducir los plazos de entrega

Qué valoramos
- Manejo de WMS
- Inglés B2

Qué ofrecemos
- Debes saber que pagamos bien
"""
VACANCY = """岗位职责：
1、搭建用户分层体系；
2、策划裂变活动；

任职要求：
1、熟练使用SQL、Python；
2、抗压能力强，沟通能力好。
"""
PAGE = """<html><body><h1>Email manager</h1>
<h2>What you'll do</h2><ul><li>Own the calendar of campaigns</li></ul>
<h2>What you bring</h2><ul><li>Hands-on experience with Klaviyo</li><li>Bachelor's degree</li></ul>
<p>© JobsHub. Report this job.</p></body></html>"""


def asked(draft: Draft) -> list[str]:
    return [demand.text for demand in draft.demands if demand.asks]


def own(draft: Draft) -> set[str]:
    return {name for one in draft.criteria for name in one.params.get("words", {})}


@pytest.mark.parametrize("mark", ["|", "\t"])
def test_each_cell_of_a_framework_asks_and_its_titles_do_not(mark: str):
    text = FRAMEWORK if mark == "|" else FRAMEWORK.replace("|---|---|---|---|\n", "")
    lines = (
        line.strip("| ").replace(" | ", mark) if mark == "\t" else line for line in text.split("\n")
    )
    draft = derive([from_text("\n".join(lines), "framework.md")])

    assert "Tracks deliveries and chases late ones" in asked(draft)
    assert "Redesigns a process end to end" in asked(draft)
    assert not {"Competency", "Associate", "25%"} & set(asked(draft))


def test_the_share_of_a_row_is_that_of_its_cells():
    draft = derive([from_text(FRAMEWORK, "framework.md")])

    shares = {demand.text: demand.share for demand in draft.demands}
    assert shares["Tracks deliveries and chases late ones"] == 0.25
    assert shares["Suggests fixes to a checklist"] == 0.15


def test_a_column_that_says_what_is_wanted_asks_for_its_cells():
    table = (
        "Question\tA good answer has\n"
        "How did you cut returns?\tThe cause and the size of the change\n"
        "What went wrong?\tThe lesson, in plain words\n"
    )
    draft = derive([from_text(table, "bank.txt")])

    assert {"The cause and the size of the change", "The lesson, in plain words"} <= set(
        asked(draft)
    )


def test_a_table_that_asks_nothing_asks_nothing():
    table = "Stage\tLength\tWho\nCall\t20 minutes\tA recruiter of ours\nTask\tTwo days at home\tThe lead\n"

    assert asked(derive([from_text(table, "plan.txt")])) == []


def test_the_titles_of_an_advert_ask_nothing_and_its_lines_do():
    draft = derive([from_text(OFFER, "oferta.txt")])

    assert asked(draft) == [
        "- Negociar tarifas con transportistas",
        "- Coordinar el equipo de almacén",
        "- Reducir los plazos de entrega",
        "- Manejo de WMS",
        "- Inglés B2",
    ]
    assert draft.uncovered == ()
    assert {"tarifas-transportistas", "inglés-b2"} <= own(draft)


def test_chinese_titles_of_an_advert_make_no_criterion_and_a_nature_is_no_point():
    draft = derive([from_text(VACANCY, "jd.txt")])

    assert "job-match" not in {one.id for one in draft.criteria}
    assert not any("抗压" in name for name in own(draft))
    assert "advice" in {one.id for one in draft.criteria}


def test_items_of_a_page_are_items_without_their_bullets():
    draft = derive([read_bytes(PAGE.encode(), "job.html")])

    assert "Hands-on experience with Klaviyo" in asked(draft)
    assert "Own the calendar of campaigns" in asked(draft)
    assert "© JobsHub." not in asked(draft)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("问题1：你期望的薪资是多少？\n参考答案：结合市场行情，给一个区间。\n\n问题2：你如何提升留存？\n参考答案：应提到召回沉默用户。\n", "薪资"),
        ("问题1：你如何提升留存？\n参考答案：要说明打卡玩法的奖品成本。\n\n问题2：遇到投诉怎么办？\n参考答案：要给出补偿标准。\n", "参考"),
        ("- Mention the WMS you used.\n- Mention the audits you ran.\n- You should describe freight audits.\n", "used"),
    ],
)  # fmt: skip
def test_pay_labels_and_hollow_words_name_no_point(text: str, point: str):
    assert not any(point in name.split("-") for name in own(derive([from_text(text, "g.txt")])))


def test_an_abbreviation_names_a_point():
    draft = derive(
        [from_text("You should know WMS.\nYou should explain freight audits.\n", "g.txt")]
    )

    assert "wms" in own(draft)


def test_what_only_passing_words_ask_for_is_not_lost():
    text = "You should coordinate with departments about pallets.\nYou should describe freight audits.\n"
    draft = derive([from_text(text, "g.txt")])

    assert draft.uncovered == ()
