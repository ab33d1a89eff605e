"""Claims in Chinese as users write them: ranks among so many, bounds in brackets, spoken spaces, Cantonese."""

from __future__ import annotations

import pytest

from opsanalyse import analyse
from opsanalyse.read import from_text
from opsanalyse.types import Analysis


def _told(text: str) -> list[tuple[str | None, str, str | None]]:
    made: Analysis = analyse(from_text(text, "x.txt"), kind="answer")
    return [
        (o.metric, text[o.value.start : o.value.end] if o.value else "", o.direction)
        for unit in made.units
        for o in unit.outcomes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区域23家店排第二", ("区域", "23家店排第二", "level")),
        (
            "签约主任级以上医生310名，活跃医生（周接诊≥5单）占比从22%提高至39%",
            ("活跃医生（周接诊≥5单）占比", "从22%提高至39%", "up"),
        ),
        (
            "试听率从百分之四十一涨到了百分之六十三七日留存涨到了百分之二十八",
            ("试听率", "从百分之四十一涨到了百分之六十三", "up"),
        ),
        ("后两天的日均单量从380涨到了910", ("日均单量", "从380涨到了910", "up")),
        ("客單價由$62升至$71，毛利率無下跌。", ("毛利率", "", "same")),
    ],
)
def test_a_claim_is_read_with_its_own_words(text: str, expected: tuple[str, str, str]):
    assert expected in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "活跃医生（周接诊≥5单）占比从22%提高至39%",
        "El porcentaje de médicos activos (≥5 consultas) subió del 22 % al 39 %.",
        "The share of active doctors (>5 visits a week) rose from 22% to 39%.",
    ],
)
def test_a_bound_in_brackets_is_no_result(text: str):
    assert not any("5" in value for _, value, _ in _told(text))


def test_a_statement_behind_a_space_lends_no_words_to_the_one_before():
    told = _told("把口播的比例从八成压到三成 多拍门店实景")
    assert [value for _, value, _ in told] == ["从八成压到三成"]


def test_a_duty_with_a_measured_result_is_no_mere_duty():
    text = "工作经历\n康宁体检中心 客户运营 2018.07 – 2021.09\n- 负责企业客户的续约与维护，续约率达92%\n- 编写客户服务手册\n"
    unit = analyse(from_text(text, "x.txt"), kind="resume").units[0]
    assert "duty_only" not in unit.flags


def test_written_cantonese_is_read_as_what_it_says():
    told = _told("結果第二個星期賣咗1,180盒，最後總數去到1,690盒，超咗目標。")
    assert any(value == "1,180盒" for _, value, _ in told)
