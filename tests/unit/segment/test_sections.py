"""Résumés → sections: what stands under a heading names it, looks tell titles, labels are no statements."""

from __future__ import annotations

import numpy as np
import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.columns import cells_of
from opsanalyse.segment.glances import glances
from opsanalyse.segment.lines import line_features, tell_lines
from opsanalyse.segment.rows import rows
from opsanalyse.segment.sections import arrays
from opsanalyse.types import Document, Line

UNUSUAL = {
    "zh": """秦小雨
qinxy@example.com　138 0000 0000
摸爬滚打
2019年3月至今　蓝鸟科技　用户运营
次月留存由31%升到39%
书本时光
华南师范大学　教育学　本科　2018
嘴上功夫
英语六级，粤语流利
闲下来
羽毛球、看电影、养猫""",
    "es": """Marta Quiroga
marta@example.com · 600 000 000
Donde me he ganado el pan
2019 – actualidad, Azul Tech, responsable de clientes
La retención subió del 31 % al 39 %
Entre pupitres
Grado en Pedagogía, Universidad de Burgos, 2018
Me hago entender en
Inglés C1, francés B2
Cuando apago el ordenador
Ajedrez, senderismo y cine""",
    "en": """Martha Quigley
martha@example.com · 07700 900000
Where the rent came from
2019 – present, Blue Tech, customer operations manager
Retention rose from 31% to 39%
Behind a desk as a pupil
BA Education, University of Kent, 2018
Ways to talk to me
French (fluent), German B2
When the laptop is shut
Chess, hiking and films""",
}
WANTED = ["contact", "experience", "education", "languages", "interests"]


def labels(text: str) -> list[str]:
    return [section.label for section in segment(from_text(text), kind="resume").sections]


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_what_stands_under_an_unusual_heading_tells_its_section(lang: str) -> None:
    assert labels(UNUSUAL[lang]) == WANTED


def test_a_label_before_a_tab_opens_its_section() -> None:
    text = "Ann Poe\tann@example.com\nWork\t2019 – now, Acme Ltd, clerk\nLanguages\tFrench, Thai\nReferences\tOn request"

    assert labels(text)[-2:] == ["languages", "references"]


def printed(lines: list[tuple[str, bool]]) -> Document:
    """Return a document whose lines are bold or not."""
    text, looks = "", []
    for words, bold in lines:
        looks.append(Line(len(text), len(text) + len(words), 1, None, 10.0, bold, ""))
        text += f"{words}\n"
    plain = from_text(text)
    return Document(plain.name, plain.sha256, "application/pdf", plain.text, tuple(looks))


def test_headings_that_no_vocabulary_knows_are_told_by_their_common_look() -> None:
    document = printed(
        [
            ("Ann Poe, ann@example.com", False),
            ("Where the rent came from", True),
            ("2019 – present, Blue Tech, operations manager", False),
            ("Retention rose from 31% to 39%", False),
            ("Behind a desk as a pupil", True),
            ("BA Education, University of Kent, 2018", False),
            ("Applause", True),
            ("Salesperson of the year 2021", False),
            ("Ways to talk to me", True),
            ("French (fluent) and German (B2)", False),
            ("When the laptop is shut", True),
            ("Chess", False),
            ("Hiking and films", False),
        ]
    )

    found = segment(document, kind="resume").sections

    headings = [document.text[s.heading.start : s.heading.end] for s in found if s.heading]
    assert headings == [
        "Where the rent came from",
        "Behind a desk as a pupil",
        "Applause",
        "Ways to talk to me",
        "When the laptop is shut",
    ]


def test_lines_that_only_name_what_follows_are_no_units() -> None:
    text = """Ann Poe
JOB OBJECTIVE: Warehouse clerk
EXPERIENCE
Acme Ltd, clerk, 2019 – 2021
Duties:
Counted the stock every Friday."""
    document = from_text(text)

    units = [text[u.start : u.end] for u in segment(document, kind="resume").units]

    assert units == ["Counted the stock every Friday."]


def test_entries_are_found_where_a_font_has_lost_the_digits_of_their_dates() -> None:
    text = """Work experience
Acme Ltd, warehouse clerk
. - . | Leeds
• Counted the stock every Friday.
• Trained two people.
Borough Stores, cashier
.-. | York
• Served forty people an hour."""
    found = segment(from_text(text), kind="resume")

    assert [text[e.start :].split("\n", maxsplit=1)[0] for e in found.entries] == [
        "Acme Ltd, warehouse clerk",
        "Borough Stores, cashier",
    ]


PERSONAL = {
    "zh": ("个人资料", "出生日期：1991年4月6日\n婚姻状况：已婚"),
    "es": ("Datos personales", "Fecha de nacimiento: 4/6/1991\nEstado civil: casada"),
    "en": ("Personal details", "Date of birth: 4 June 1991\nMarital status: married"),
}


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_birth_and_family_at_the_end_are_no_way_to_reach_anyone(lang: str) -> None:
    title, told = PERSONAL[lang]

    at_the_end = labels(f"{UNUSUAL[lang]}\n{title}\n{told}")
    at_the_top = labels(f"{title}\n{UNUSUAL[lang]}\n")

    assert at_the_end == [*WANTED, "other"]
    assert at_the_top == WANTED


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "自评\n为人踏实，能吃苦，希望贵公司给个机会"),
        ("es", "Autoevaluación\nSeria, puntual y con ganas de aprender"),
        ("en", "Self-evaluation\nCareful, cheerful, able to bear hardship"),
    ],
)
def test_what_people_say_of_their_own_character_sums_them_up(lang: str, words: str) -> None:
    assert labels(f"{UNUSUAL[lang]}\n{words}") == [*WANTED, "summary"]


def test_headings_numbered_with_letters_are_known() -> None:
    text = "Eva Mora\neva@example.com\nA. EXPERIENCIA\n2019 – 2021, Acme, cajera\nB. DOMINIO DE IDIOMAS\nInglés C1\nC) REFERENCIAS\nA solicitud"

    assert labels(text) == ["contact", "experience", "languages", "references"]


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_lines_are_judged_by_the_very_features_that_the_model_has_learned_from(lang: str) -> None:
    """Words come twice, and neighbours, cues and looks are told: each must weigh as in the lessons."""
    lines = rows(from_text(f"{UNUSUAL[lang]}\n\n- SQL, Excel, SQL, Canva\n- Excel 2019, 2021"))
    model = arrays()

    applied = cells_of(tell_lines(glances(lines)), model.known).sums(model.known)

    find, weights = model.known.table.index, model.known.table.rows[1:]
    learned = [
        sum(weights[find[name]] * value for name, value in one.items() if name in find)
        for one in line_features(lines)
    ]
    assert np.allclose(applied, learned, atol=1e-4)
    assert len({tuple(row) for row in applied.round(3).tolist()}) == len(lines)


SIDEBAR = {
    "zh": (
        "联系方式|ming@example.com|语言|英语六级|教育背景|浙江大学 市场营销|2013 – 2017",
        "周明|用户运营主管|个人简介|七年来一直在做留存。|工作经历|2020.03–至今 鲜到家 运营主管|周活从18%做到31%",
    ),
    "es": (
        "Contacto|marta@example.com|Idiomas|Inglés B2|Formación|Grado en Marketing, Zaragoza|2013 – 2017",
        "Marta Rey Luna|Responsable de operaciones|Perfil|Siete años con clientes.|Experiencia|Rodaya, responsable, 2020 – actualidad|Bajé la cancelación del 9 % al 5 %",
    ),
    "en": (
        "Contact|ann@example.com|Languages|Spanish B2|Education|BSc Economics, Leeds|2013 – 2017",
        "Ann Lee|User operations lead|Profile|Seven years with customers.|Experience|Rodaya, lead, 2020 – present|Cut churn from 9% to 5%",
    ),
}


@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_a_name_set_large_ends_the_sidebar_that_is_read_before_it(lang: str) -> None:
    aside, main = (part.split("|") for part in SIDEBAR[lang])
    titles = {*aside[0:5:2], main[2], main[4]}
    text, looks = "", []
    for words in [*aside, *main]:
        size = 24.0 if words == main[0] else 12.0 if words in titles else 10.0
        looks.append(Line(len(text), len(text) + len(words), 1, None, size, words in titles, ""))
        text += f"{words}\n"
    plain = from_text(text)
    document = Document(plain.name, plain.sha256, "application/pdf", plain.text, tuple(looks))

    structure = segment(document, kind="resume")

    told = [s.label for s in structure.sections]
    assert told == ["contact", "languages", "education", "contact", "summary", "experience"]
    assert len([e for e in structure.entries if e.section == "education"]) == 1


def test_a_title_under_its_employer_and_dates_is_no_unit_where_bullets_were_drawn():
    """Browsers draw the signs of items: no character tells where the list begins."""
    jobs = (("Rodaya Movilidad", "Responsable de operaciones"), ("Cafés del Norte", "Analista de datos"))  # fmt: skip
    told = "Rediseñé los correos y la retención subió del 31 % al 39 %."
    parts = [f"{firm}\t03/20{18 - n} – 05/20{19 - n}\n{title}\n{told}" for n, (firm, title) in enumerate(jobs)]  # fmt: skip
    document = from_text("Ana Ruiz\nana@example.com\n\nExperiencia\n" + "\n".join(parts))

    structure = segment(document, kind="resume")

    def words(span) -> str:
        return document.text[span.start : span.end] if span else ""

    assert [(words(e.organisation), words(e.title)) for e in structure.entries] == list(jobs)
    assert [words(unit) for unit in structure.units] == [told, told]
