"""Units end where a reader would say they do: wraps joined, lists parted, breaths taken."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment


def units(text: str, kind: str = "answer") -> list[str]:
    document = from_text(text)
    cut = segment(document, kind=kind).units
    return [document.text[unit.start : unit.end] for unit in cut]


WRAPPED = {
    "small letter": "Most sellers stopped at the photo upload, and the majority of\nthose were on cheap phones. We compressed the photos.",
    "last word binds": "Moved 140,000 contacts and rewrote the welcome mail to\nSalesforce. It took a month.",
    "comma before a capital": "I worked with the teams of sales, logistics, finance,\nMarketing and support. It took a month.",
    "figure": "The drop-out rate of the sign-up form had been above 60% and only\n18 users a day got through. We cut it.",
    "spanish": "Nadie abría el boletín: un ocho por ciento de aperturas y bajando\ndesde hacía un año. Lo cambié.",
    "chinese": "做过图书编辑，后来转到知识付费，一直在和“怎样让人把一门课听完”\n较劲。去年才有起色。",
    "open bracket": "We asked the users of both groups (those who had paid and\nThose who had not). Then we knew.",
}


@pytest.mark.parametrize("name", WRAPPED)
def test_a_sentence_wrapped_over_lines_is_one_unit(name: str):
    first, *_ = units(WRAPPED[name])

    assert "\n" in first


APART = {
    "chat": "the people in the offices were happy with me i think\nthey left chocolate at christmas\nso i stayed",
    "chinese chat": "接手的时候城北片区准点才八成二 全网倒数\n司机都不愿意跑那边\n我跟了四天车 发现老小区没门禁 每一户都要打电话\n路线也按柜子重新排",
    "stops": "We cut the form to three fields.\nthen sign-ups rose by a fifth.\nNobody complained.",
    "dates": "Ran the loyalty scheme of the whole northern region,\nwinter 2019 – spring 2021 in Leeds\nThen I left.",
}


@pytest.mark.parametrize("name", APART)
def test_lines_that_are_statements_stay_apart(name: str):
    assert not any("\n" in unit for unit in units(APART[name]))


@pytest.mark.parametrize("glyph", ["- ", "• ", "▪ ", "1. ", "1.) ", "① ", "(1) ", "一、"])
def test_a_bullet_wrapped_below_its_text_is_one_unit_without_its_glyph(glyph: str):
    text = f"The work of that year:\n{glyph}Replaced the fixture and wrote the warm-up procedure, trained\n18 operators on it.\n{glyph}Proposed a plug gauge."

    assert units(text)[1:] == [
        "Replaced the fixture and wrote the warm-up procedure, trained\n18 operators on it.",
        "Proposed a plug gauge.",
    ]


def test_items_run_together_on_a_line_are_parted_and_lose_their_numbers():
    assert units("1. Called forty users 2. Rewrote the mail 3. Measured for a month") == [
        "Called forty users",
        "Rewrote the mail",
        "Measured for a month",
    ]


def test_a_bullet_is_not_cut_at_commas_however_long():
    bullet = (
        "• "
        "把前一年成交的客户倒过来看，第一次接触有二十四家是从研讨会来的，只有三家是填白皮书，于是把预算翻过来"
    )

    assert units(bullet) == [bullet[2:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我做增长主要就是多渠道并行，抖音快手都做，每天盯数据，后来预算收了，量就下来了，这个不是我能控制的，反正我觉得增长就是花钱，钱到位了什么都好说",
            ["后来预算收了，", "反正我觉得增长就是花钱，"],
        ),
        (
            "i will say its all about the pictures and the trust, but in my shop on amazon i changed the title many times and did the discount, and the sale became better than before, also i asked friends to write a review and amazon removed them",
            ["but in my shop", "also i asked"],
        ),
    ],
    ids=["zh", "en"],
)
def test_a_run_of_commas_is_cut_before_words_that_begin_statements(text: str, expected: list[str]):
    found = units(text)

    assert len(found) > 2
    assert "".join("".join(found).split()) == "".join(text.split())
    for opening in expected:
        assert any(unit.startswith(opening) for unit in found)


def test_a_long_sentence_with_its_stop_is_left_whole():
    text = "对比数据显示，来自优惠券网站的订单中，有七成的客户在点击之前已经将商品放入了购物车，只是想再省一点钱。"

    assert units(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "据此我提出三项改动：首屏写明满69元包邮；购物车增加差额提示；加购满24小时未付的发一张5元券。",
            1,
        ),
        ("如果配送占大头，就和物流定规则；如果是客服慢，就加自助退款入口。", 2),
        ("记者证；无人机驾照；手写速记每分钟一百二十字。", 1),
    ],
    ids=["items of a lead-in", "statements", "names"],
)
def test_a_chinese_semicolon_parts_full_statements_alone(text: str, count: int):
    assert len(units(text)) == count


SENTENCES = {
    "small letters": (
        "i watched the last three and viewers go from 800 to 300. i'd open with the cheapest thing and pin it. then drip the good stuff.",
        3,
    ),
    "grade": ("I wrote my thesis about influencers, grade A. I am ready to run!", 2),
    "initials": ("I reported to Alfred I. Jones for two years.", 1),
    "human resources": ("Fui analista de RR. HH. en Lima. Luego pasé a ventas.", 2),
    "company": ("I joined Kirana24 Technologies Pvt. Ltd. in Pune. It grew.", 2),
    "slot": ("[say something about the competition here] I visited the client every week.", 2),
    "dots in brackets": ("“We used the same funnel [...]” is what he wrote.", 1),
    "unsure": ("The report said [?] beside every figure. We asked why.", 2),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_stops_that_end_sentences_are_told_from_others(name: str):
    text, count = SENTENCES[name]

    assert len(units(text)) == count


UNSTOPPED = {
    "semicolon": ("No es barato, pero vale la pena; La atención fue muy lenta.", 2),
    "semicolon within": ("We cut two fields; the form took a minute.", 1),
    "pronoun": ("My partner wanted radio; I wanted to know who moves in spring.", 1),
    "smile": ("Los clientes volvieron cada semana :) Estuvimos llenos todo el verano.", 2),
    "bracket": ("We asked the users (paying ones) Of course they answered.", 1),
    "shouted": ("ERA LA PEOR TIENDA DEL BARRIO Yo la levanté en un año.", 2),
    "capitals": ("Trabajé en el área de RR HH Corporativos y en ventas.", 1),
}


@pytest.mark.parametrize("name", UNSTOPPED)
def test_sentences_without_their_stops_are_parted_where_capitals_tell(name: str):
    text, count = UNSTOPPED[name]

    assert len(units(text)) == count


def test_resume_bullets_wrapped_by_hand_are_joined():
    text = (
        "Noelia Pastor\nnoelia@example.com\nExperiencia\nBinter Holidays, CRM (oct. 2019 – sept. 2023)\n"
        "- Flujo de SMS a quien deja una reserva a medias: recupera\n1 de cada 9.\n"
        "- Limpieza de 140.000 contactos y migración de Mailchimp a\nSalesforce.\n- Gestión del calendario comercial.\n"
        "Formación\nGrado en Turismo, ULPGC, 2015\n"
    )

    assert units(text, "resume")[-3:] == [
        "Flujo de SMS a quien deja una reserva a medias: recupera\n1 de cada 9.",
        "Limpieza de 140.000 contactos y migración de Mailchimp a\nSalesforce.",
        "Gestión del calendario comercial.",
    ]


def test_labels_of_forms_and_their_fields_are_no_units() -> None:
    """A Europass résumé says "Main activities and responsibilities" in a cell of its own."""
    text = (
        "Experiencia laboral\nFechas\tMarzo 2018 – Febrero 2024\nProfesión o cargo desempeñado\tResponsable de fidelización\n"
        "Funciones y responsabilidades principales\nRediseñé el club de socios tras encuestar a 200 familias.\n"
        "Gestioné un presupuesto de 60.000 €.\nNombre y dirección de la empresa\tZoo de la Vega, Murcia\n"
        "Fechas\t2014 – 2018\nProfesión o cargo desempeñado\tTaquillera\n"
        "Funciones y responsabilidades principales\tVendí entradas y guié a grupos.\n"
        "Nombre y dirección de la empresa\tParque Acuático Delfín\n"
    )
    structure = segment(from_text(text), kind="resume")

    assert [text[unit.start : unit.end] for unit in structure.units] == [
        "Rediseñé el club de socios tras encuestar a 200 familias.",
        "Gestioné un presupuesto de 60.000 €.",
        "Funciones y responsabilidades principales\tVendí entradas y guié a grupos.",
    ]
