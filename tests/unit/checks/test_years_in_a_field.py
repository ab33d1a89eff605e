"""Years that an advert asks for in a field are those of jobs in that field; where no job tells its field, half at most."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text

RESUMES = {
    "zh": "王小明\n工作经历\n2018.03-2022.06 鲜橙到家 {first}\n• {done}\n2022.07-2023.08 某公司 {second}\n• 每周整理报表。\n教育背景\n2012-2016 某大学 本科\n",
    "es": "Ana Prieto\nEXPERIENCIA\nRodaya — {first}    03/2018 – 06/2022\n• {done}\nDel Sol — {second}    07/2022 – 08/2023\n• Preparé informes cada semana.\nFORMACIÓN\nGrado en Turismo, 2015\n",
    "en": "Jo Reed\nEXPERIENCE\nBrightside — {first}    Mar 2018 – Jun 2022\n• {done}\nOldtown — {second}    Jul 2022 – Aug 2023\n• Prepared weekly reports.\nEDUCATION\nBA History, 2015\n",
}  # fmt: skip
TITLES = {"zh": "任职要求\n1. ", "es": "Requisitos\n- ", "en": "Requirements\n- "}


@pytest.mark.parametrize(
    ("lang", "asked", "jobs", "met", "shown"),
    [
        ("zh", "3年以上用户增长经验", ("用户增长经理", "拉新5万人。", "会计"), 1.0, ["用户增长经理"]),
        ("zh", "3年以上用户增长经验", ("会计", "做账报税。", "用户增长专员"), 0.388889, ["用户增长专员"]),
        ("zh", "3年以上用户增长经验", ("中学教师", "教两个班。", "护士"), None, []),
        ("zh", "3年以上用户增长经验", ("运营专员", "每天发推文。", "会计"), 0.5, ["运营专员"]),
        ("zh", "3年以上用户增长经验", ("运营专员", "通过裂变拉新5万人。", "会计"), 1.0, ["运营专员"]),
        ("zh", "3年以上工作经验", ("会计", "做账报税。", "会计"), 1.0, ["会计", "会计"]),
        ("zh", "3年以上团队管理经验", ("财务经理", "做账报税。", "会计"), 1.0, ["财务经理"]),
        ("zh", "至少3年运营经验", ("仓库管理员", "盘点货物。", "会计"), 0.5, ["仓库管理员"]),
        ("en", "3+ years in growth marketing", ("Growth marketer", "Won 5,000 sign-ups.", "Accountant"), 1.0, ["Growth marketer"]),
        ("en", "3+ years in growth marketing", ("High school teacher", "Taught maths.", "Nurse"), None, []),
        ("en", "3+ years in growth marketing", ("Consultant", "Advised firms.", "Partner"), 0.5, ["Consultant", "Partner"]),
        ("en", "At least 3 years of relevant experience", ("Teacher", "Taught maths.", "Accountant"), 1.0, ["Teacher", "Accountant"]),
        ("es", "Al menos 3 años en operaciones de clientes", ("Responsable de operaciones de clientes", "Bajé la fuga.", "Contable"), 1.0, ["Responsable de operaciones de clientes"]),
        ("es", "Al menos 3 años en operaciones de clientes", ("Contable", "Llevé la caja.", "Camarera"), None, []),
        ("es", "3 años de experiencia liderando equipos", ("Jefa de tienda", "Llevé 5 personas.", "Dependienta"), 1.0, ["Jefa de tienda"]),
    ],
)  # fmt: skip
def test_years_count_where_they_were_worked(
    lang: str, asked: str, jobs: tuple[str, str, str], met: float | None, shown: list[str]
):
    first, done, second = jobs
    text = RESUMES[lang].format(first=first, done=done, second=second)
    advert = from_text(f"{TITLES[lang]}{asked}\n", "advert")

    analysis = analyse(from_text(text, "cv"), kind="resume", job=advert)

    verdict = next(v for v in analysis.verdicts if v.criterion == "job-match")
    assert [text[mark.start : mark.end] for mark in verdict.evidence] == shown
    assert {mark.attributes["met"] for mark in verdict.evidence} == ({met} if met else set())
    assert verdict.facts["open_must"] == ("" if met else asked)
