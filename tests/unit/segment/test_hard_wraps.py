"""A text that was wrapped at one column is read as before it was; a text that was not keeps its lines apart."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.rows import rows
from opsanalyse.segment.wraps import with_wraps


def followers(text: str) -> list[str]:
    return [row.text for row in with_wraps(rows(from_text(text, "cv.txt"))) if row.follows]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        (
            ("EXPERIENCE\nMarketplace operations specialist, Corner Crafts of Leeds, since\n2017\n"
            "Read ninety cancellation notes and called thirty customers, who had\nnever met their account manager;\n"
            "Wrote a short series of mails for the first two weeks of each new\ncustomer: renewals rose from 61% to 74%.\n"),
            ["2017", "never met their account manager;", "customer: renewals rose from 61% to 74%."],
        ),
        (
            ("EXPERIENCIA\nEspecialista de operaciones, Tienda del Sol de Valencia, 2017–2021\nLeí noventa notas de baja y llamé a treinta clientes, que casi no\nconocían a su gestor.\n"
            "Acción: un análisis de rentabilidad de las 22 familias. Resultado:\nmargen un 3 % mayor en dos trimestres, con la misma plantilla y las\nmismas tiendas.\n"),
            ["conocían a su gestor.", "margen un 3 % mayor en dos trimestres, con la misma plantilla y las", "mismas tiendas."],
        ),
        (
            ("工作经历\n新客留存只有百分之十八，我拉了近三个月的首单路径，发现六成用户没\n用完新人券。\n"
            "家长群活跃度连续两个季度都在下滑，访谈三十位家长之后把群内容改为\n学习周报。\n"
            "老会员的等级没有区分度，重新分了四层，为高价值用户增加了优先配送\n和专属权益。\n"),
            ["用完新人券。", "学习周报。", "和专属权益。"],
        ),
    ],
)  # fmt: skip
def test_lines_go_on_where_the_next_word_would_not_have_fitted(text: str, on: list[str]):
    assert followers(text) == on


@pytest.mark.parametrize(
    "text",
    [
        "EXPERIENCE\nHead of Insight, Beacon Broadband, 2019–\nLeavers told exit surveys the price\nAnswered them within a day\n",
        "EXPERIENCIA\nAyudante de tienda, Comercial del Norte, Oviedo, 2016–2019\ncobro, reposición y pedidos\nlimpieza\n",
        "Jo Reed — Performance / Growth — New York City\njo@example.com\n\nEXPERIENCE\nCorner Books\nSold 1,200 vouchers\n",
        "工作经历\n搭建用户生命周期体系，全面激活用户价值\n管理15人团队，年度预算800万\n拉动整体业务增长\n",
    ],
)
def test_lines_that_end_by_intent_stay_apart(text: str):
    assert followers(text) == []


def test_a_circle_drawn_with_an_o_and_letters_are_no_words_of_an_item():
    text = "Jo Reed\nEXPERIENCE\nSite clerk, Hall Builders, 2013 – 2016\no Filed 900 drawings a month\no Chased approvals from 12 firms\na) Cut the wait for a drawing from 9 days to 2\nb) Trained 4 clerks\nEDUCATION\nBA History, 2012\n"

    document = from_text(text, "cv.txt")
    units = segment(document, kind="resume").units

    assert [document.text[u.start : u.end] for u in units] == [
        "Filed 900 drawings a month",
        "Chased approvals from 12 firms",
        "Cut the wait for a drawing from 9 days to 2",
        "Trained 4 clerks",
    ]
