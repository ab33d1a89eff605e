"""Two columns of plain text are read one after the other; what else stands side by side is read line by line."""

from __future__ import annotations

import time

import pytest

from opsanalyse.read import from_text, read_bytes
from opsanalyse.read.side_by_side import in_reading_order
from opsanalyse.segment import segment

LEFT = {
    "zh": ["联系方式", "138-1234-5678", "w@example.com", "上海", "", "专业技能", "SQL", "Excel", "用户访谈", "", "语言能力", "英语六级"],
    "es": ["CONTACTO", "ana@example.com", "+34 600 123 456", "Madrid", "", "HABILIDADES", "Excel", "SQL", "Entrevistas", "", "IDIOMAS", "Inglés C1"],
    "en": ["CONTACT", "ana@example.com", "+44 7700 900 123", "Leeds", "", "SKILLS", "Excel", "SQL", "Interviews", "", "LANGUAGES", "Spanish C1"],
}  # fmt: skip
RIGHT = {
    "zh": ["工作经历", "蓝鲸生鲜   高级用户运营        2021.07-至今", "• 访谈42位流失用户后新增夜间配送档，三个月内复购率", "  从26%回升到33%。", "• 负责社群运营，群活跃率从10%升到18%。", "", "小店   运营                    2018.07-2021.06", "• 负责社群与排班。", "", "教育背景", "复旦大学   市场营销   本科     2015.09-2019.06"],
    "es": ["EXPERIENCIA", "Repártelo, Responsable          2021 – actualidad", "• Bajé el abandono del 41 % al 29 % en un trimestre y", "  hablé con cuarenta usuarios por semana.", "• Subí la apertura del boletín del 12 % al 19 %.", "", "Panes Ruiz, Ayudante            2018 – 2021", "• Llevé el mostrador y los turnos.", "", "FORMACIÓN", "Universidad de Sevilla, Grado   2013 – 2017"],
    "en": ["EXPERIENCE", "Acme Ltd, Operations Lead       2021 – Present", "• I cut returns from 9% to 4% in six months by calling", "  forty lapsed users each week.", "• I raised the opening rate from 12% to 19%.", "", "Bakery Co, Assistant            2018 – 2021", "• I ran the counter and wrote the rota.", "", "EDUCATION", "University of Leeds, BA         2015 – 2018"],
}  # fmt: skip
NAME = {"zh": "王芳", "es": "Ana Ruiz", "en": "Ana Ruiz"}
ORDERS = {"sidebar on the left": (LEFT, RIGHT, 30), "sidebar on the right": (RIGHT, LEFT, 64)}


def beside(left, right, at, *, wide=False):
    """Print two columns side by side, the right one from a column on; ``wide`` counts as a terminal shows."""
    lines = []
    for n in range(max(len(left), len(right))):
        one, other = (column[n] if n < len(column) else "" for column in (left, right))
        width = len(one) + (sum("\u2e80" <= c <= "\uffef" for c in one) if wide else 0)
        lines.append((one + " " * (at - width) + other) if other else one)
    return "\n".join(lines)


def read(text):
    return read_bytes(text.encode(), "a.txt")


def said(document):
    found = segment(document, kind="resume")
    inside = [" ".join(document.text[u.start : u.end].split()) for u in found.units]
    jobs = [e.section for e in found.entries]
    return sorted(zip([u.section for u in found.units], inside, strict=True)), jobs


@pytest.mark.parametrize("wide", [False, True], ids=["by characters", "by columns"])
@pytest.mark.parametrize("lang", LEFT)
@pytest.mark.parametrize("order", ORDERS.values(), ids=list(ORDERS))
def test_two_columns_say_what_they_say_one_under_the_other(order, lang, wide):
    left, right, at = order[0][lang], order[1][lang], order[2]
    shown = read(f"{NAME[lang]}\n\n{beside(left, right, at, wide=wide)}\n")
    plain = read("\n".join([NAME[lang], "", *left, "", *right, ""]))

    assert said(shown) == said(plain)
    assert [note.code for note in shown.notes] == ["two-columns"]
    assert {shown.text[line.start : line.end] for line in shown.lines} == {
        line.strip() for line in (NAME[lang], *left, *right) if line
    }


def test_a_line_across_both_columns_stays_where_it_is():
    columns = beside(LEFT["en"], RIGHT["en"], 30)
    text = read(
        f"Ana Ruiz, user operations lead in Leeds and elsewhere\n{columns}\nReferences and more at www.example.com/ana"
    ).text

    assert text.startswith("Ana Ruiz, user operations lead in Leeds and elsewhere\nCONTACT\n")
    assert text.endswith("\nReferences and more at www.example.com/ana")


SIDE_BY_SIDE = {
    "dates on the right": """EXPERIENCE
Acme Ltd, Operations Lead               2019 – 2021
I cut returns from 9% to 4% in six months by calling users.
Bakery Co, Assistant                    2018 – 2019
I ran the counter.
Pocketgym, Intern                       2017 – 2018
EDUCATION
University of Leeds, BA Sociology       2014 – 2017
City College                            2012 – 2014
Night School                            2011 – 2012
SKILLS
Excel                                   2010 – 2012""",
    "titles in the margin": """EXPERIENCE          Acme Ltd, Operations Lead, 2019 – 2021
                    • I cut returns from 9% to 4%.
                    • I called forty users each week.
                    Bakery Co, Assistant, 2018 – 2019
                    • I ran the counter and wrote the rota.
EDUCATION           University of Leeds, BA Sociology
                    Skills
SKILLS              Excel and SQL
LANGUAGES           Spanish, English
                    Projects
INTERESTS           Chess
CONTACT             ana@example.com
SUMMARY             I run the shop.""",
    "labels and values": """CONTACT             PROFILE
Name:               Ana Ruiz
Phone:              600 123 456
Mail:               ana@example.com
Town:               Leeds
Post:               Operations lead
Languages           Spanish, English
Skills              Excel, SQL
Education           University of Leeds
Experience          Acme Ltd, Bakery Co
Town:               Leeds""",
    "a list in columns": """SKILLS
Excel               Advanced
SQL                 Basic
Word                Advanced
Interviews          Daily
Newsletters         Weekly
Surveys             Monthly
Copywriting         Basic
Rotas               Weekly
Tills               Daily""",
    "code": """SKILLS              EXPERIENCE
int a;              int b;
int c;              int d;
int e;              int f;
EDUCATION           int g;
int h;              int i;
int j;              int k;
int l;              int m;
int n;              int o;""",
}


@pytest.mark.parametrize("text", SIDE_BY_SIDE.values(), ids=list(SIDE_BY_SIDE))
def test_what_else_stands_side_by_side_keeps_its_lines(text):
    document = read(text)

    assert document.text == text
    assert not document.notes


def test_text_that_is_at_hand_keeps_its_characters():
    text = beside(LEFT["en"], RIGHT["en"], 30)

    assert from_text(text).text == text


@pytest.mark.parametrize(
    "text",
    ["a   b\n" * 200_000, "a   " * 200_000, ("a" + " " * 99_990 + "b\n") * 20, "\n".join("a" * n + "   b" for n in range(1, 2500)), "CONTACT   x   EXPERIENCE\n" * 2900],
    ids=["lines", "gaps", "spaces", "stairs", "titles"],
)  # fmt: skip
def test_a_text_made_of_gaps_is_read_in_time(text):
    start = time.process_time()
    read(text)

    assert time.process_time() - start < 2


def test_a_sidebar_with_little_in_it_is_a_column_too() -> None:
    text = """CONTACTO                      EXPERIENCIA
Ana Ruiz                      Jefa de almacén, Envíos del Sur
ana@ejemplo.es                2020 – actualidad
600 111 222                   - Reduje los errores de picking del 4 % al 1,2 %
                              - Formé a 12 mozos en tres meses
IDIOMAS
Español, inglés B2            Moza de almacén, Logística Norte
                              2016 – 2020
HABILIDADES                   - Preparaba 180 pedidos al día
Excel, SAP
                              FORMACIÓN
                              FP Logística, IES Macarena, 2014–2016
"""
    found = in_reading_order(text)

    assert found is not None
    assert found.index("Excel, SAP") < found.index("EXPERIENCIA")
    assert "Ana Ruiz\nana@ejemplo.es" in found
