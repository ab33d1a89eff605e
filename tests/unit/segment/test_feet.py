"""What stands at the foot of a page is neither a job nor anything that the candidate says."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment

RESUMES = {
    "zh": """王芳
上海 | 138-1234-5678 | w@example.com

工作经历
2021.07-至今 蓝鲸生鲜 高级用户运营
- 三个月内复购率从26%回升到33%。
{mid}
2018.07-2021.06 小店 运营
- 负责社群。

教育背景
2015.09-2019.06 复旦大学 市场营销 本科
{end}
""",
    "es": """Ana Ruiz
Madrid · ana@example.com · +34 600 123 456

Experiencia
Repártelo, Responsable de operaciones, 2021 – actualidad
- Bajé el abandono del 41 % al 29 % en un trimestre.
{mid}
Panes Ruiz, Ayudante, 2018 – 2021
- Llevé el mostrador y los turnos.

Formación
Universidad de Sevilla, Grado en Marketing, 2013 – 2017
{end}
""",
    "en": """Ana Ruiz
Leeds · ana@example.com · (555) 123-4567

Experience
Acme Ltd, User Operations Lead, 2021 – Present
- I cut returns from 9% to 4% in six months.
{mid}
Bakery Co, Assistant, 2018 – 2021
- I ran the counter and wrote the rota.

Education
University of Leeds, BA Sociology, 2015 – 2018
{end}
""",
}
FEET = {
    "zh": ["第1页 共2页", "第 1 頁", "1 / 2", "- 1 -", "© 2026 王芳", "更新于2026年5月", "王芳的简历 第1页/共2页", "版权所有 2026"],
    "es": ["Página 1 de 2", "Ana Ruiz – Página 1", "1 de 2", "© 2026 Ana Ruiz", "Última actualización: mayo de 2026", "Hecho con Canva", "Confidencial"],
    "en": ["Page 1 of 2", "Ana Ruiz - Page 1", "Curriculum Vitae — Ana Ruiz — Page 1 of 2", "©2026", "Copyright 2026 Ana Ruiz. All rights reserved.", "Last updated: May 2026", "Made with resume.io © 2026", "Ana Ruiz | Resume | 1 / 2", "References available upon request."],
}  # fmt: skip


def cut(lang, **feet):
    return from_text(RESUMES[lang].format(**{"mid": "", "end": "", **feet}))


def told(document):
    found = segment(document, kind="resume")
    text = document.text
    parts = [
        (e.section, *(text[s.start : s.end] if s else "" for s in (e.organisation, e.title)))
        for e in found.entries
    ]
    return parts, [(u.section, u.entry, text[u.start : u.end]) for u in found.units]


@pytest.mark.parametrize("gap", ["", "\n"], ids=["right below", "below a blank line"])
@pytest.mark.parametrize("place", ["mid", "end"])
@pytest.mark.parametrize(("lang", "foot"), [(lang, foot) for lang in FEET for foot in FEET[lang]])
def test_the_foot_of_a_page_changes_neither_jobs_nor_statements(lang, foot, place, gap):
    assert told(cut(lang, **{place: gap + foot})) == told(cut(lang))


@pytest.mark.parametrize(
    "line",
    ["- Copyright law and contracts for 40 artists", "- Updated 300 product pages in 2021", "- Built with three bakers a card for 2,000 users", "- Wrote the page 2 stories of a local paper", "- Made 40 calls a week", "- Page views rose to 12", "- Read 300 résumés for 12"],
)  # fmt: skip
def test_work_that_begins_or_ends_alike_stays(line):
    units = told(cut("en", mid=line))[1]

    assert line[2:] in [unit[2] for unit in units]


def test_a_foot_in_an_answer_is_not_said_and_a_mark_out_of_five_is():
    text = "I called forty users.\n\nAna Ruiz – Page 1 of 2\n\nTheir mark of my help:\n\n4/5"
    units = segment(from_text(text), kind="answer").units

    said = [text[u.start : u.end] for u in units]
    assert "4/5" in said
    assert not [one for one in said if "Page" in one]
