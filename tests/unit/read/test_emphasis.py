"""Marks of Markdown that nobody reads: emphasis, quotation, escapes."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text, read_bytes
from opsanalyse.read.emphasis import without_emphasis
from opsanalyse.segment import segment

PARTS = """**{ask}**

**{background}**{colon}{first}

**{action}**{colon}
- {second}

**{result}**{colon}
- {third}
"""
TOLD = {
    "zh": ("你做过的一个项目是什么？", "背景", "动作", "结果", "：", "去年新用户的留存只有19%，没有人用课程表。", "我把选课改成了四个问题", "留存从19%提升到27%"),
    "es": ("¿Qué proyecto recuerdas?", "Contexto", "Acción", "Resultado", ":", "La retención era del 19 % y nadie abría el temario.", "Cambié la elección por cuatro preguntas", "La retención pasó del 19 % al 27 %"),
    "en": ("Which project do you remember?", "Background", "Action", "Result", ":", "Retention stood at 19% and nobody opened the syllabus.", "I turned the choice into four questions", "Retention rose from 19% to 27%"),
}  # fmt: skip


def test_emphasis_and_quotation_are_left_out_and_lists_stay():
    text, bold = without_emphasis(
        "**渠道拉新**：测试\n> 目标：低成本\n- 一\n* 二\n**全部**\n2 ** 3 ** 4\n1\\. 10\\-20"
    )

    assert text == "渠道拉新：测试\n目标：低成本\n- 一\n* 二\n全部\n2 ** 3 ** 4\n1. 10-20"
    assert bold == {4}


@pytest.mark.parametrize("lang", TOLD)
def test_names_of_parts_are_no_units_and_no_marks_are_quoted(lang: str):
    ask, background, action, result, colon, first, second, third = TOLD[lang]
    text = PARTS.format(
        ask=ask, background=background, action=action, result=result, colon=colon, first=first, second=second, third=third,
    )  # fmt: skip

    document = read_bytes(text.encode(), "notes.md")
    said = [document.text[unit.start : unit.end] for unit in segment(document).units]

    assert said == [f"{background}{colon}{first}", second, third]


def test_a_quoted_line_of_a_project_is_read_as_its_goal():
    resume = "# 徐子涵\n电话 15012340987\n\n## 项目经历\n### 年度账单 2023.12\n> 目标：借年末节点做一次低成本传播\n\n- 带3名设计，预算2万\n- 上线5天UV 86万，带来新增4.7万\n"

    document = read_bytes(resume.encode(), "cv.md")
    analysis = analyse(document)

    assert "目标：借年末节点做一次低成本传播" in [
        document.text[u.start : u.end] for u in analysis.units
    ]


def test_plain_text_keeps_its_asterisks():
    assert from_text("**背景**：2023").text == "**背景**：2023"
