"""A report on a text in Traditional characters is written in them, and quotes it as it stands."""

from __future__ import annotations

from opsanalyse import analyse
from opsanalyse.read import from_text
from opsanalyse.render.html import to_html
from opsanalyse.render.terminal import summary
from opsanalyse.render.traditional import traditional

_ANSWER = "問題：請分享一個你提升會員回購的案例\n當時會員的回購率卡在兩成三，范主任和皇后鎮的店都在看。我先看訂單的間隔，發現提醒太晚才發。於是把提醒改成第35天，四個月後回購率到了三成二。\n"


def test_the_report_is_in_the_script_of_the_document():
    page = to_html(analyse(from_text(_ANSWER, "x.txt")), "zh")
    assert '<html lang="zh-Hant">' in page
    assert "差距報告" in page
    assert "差距报告" not in page
    assert "范主任和皇后鎮的店都在看" in page.replace("<wbr>", "")


def test_other_reports_stay_as_they_are():
    made = analyse(from_text(_ANSWER, "x.txt"))
    assert "Gap report" in to_html(made, "en")
    simplified = analyse(
        from_text("问题：怎么做留存？\n我把首单拆成三步，七日留存由18%升到27%。\n", "x.txt")
    )
    assert "差距报告" in to_html(simplified, "zh")


def test_phrases_go_before_single_characters():
    assert traditional("这里没有标准，回复之后再重复") == "這裡沒有標準，回覆之後再重複"


def test_names_of_files_are_not_ours_to_write_otherwise():
    page = to_html(analyse(from_text(_ANSWER, "09-台湾-面试准备.txt")), "zh").replace("<wbr>", "")

    assert "09-台湾-面试准备.txt" in page
    assert "面試準備.txt" not in page


def test_words_and_quotation_marks_are_those_of_traditional_text():
    page = to_html(analyse(from_text(_ANSWER, "x.txt")), "zh")

    assert "“" not in page
    assert "「" in page
    assert traditional("简历、运营、通过") == "履歷、營運、透過"


def test_quotation_marks_stay_where_the_text_has_them():
    own = _ANSWER.replace("把提醒改成", "把“提醒”改成")

    assert "“提醒”" in to_html(analyse(from_text(own, "x.txt")), "zh").replace("<wbr>", "")


def test_the_terminal_speaks_as_the_report_does():
    lines = summary(analyse(from_text(_ANSWER, "x.txt")), "zh")

    assert "適用" in lines[0]
    assert not any("问" in line for line in lines)
