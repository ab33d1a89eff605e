"""Speech that was written down without stops is cut where statements begin; spaces beside figures are none."""

from __future__ import annotations

import pytest

from opsanalyse import analyse
from opsanalyse.read import from_text

_SPOKEN = (
    "嗯就是我在上一家做那个在线英语的时候吧我们当时新用户的七日留存只有百分之十九左右然后老板就很着急让我来看这个事情"
    "我先是拉了一下后台的数据把用户分成了试听过的和没试听过的两拨发现没试听过的那一拨七日留存只有百分之八"
    "所以我就跟产品提了个需求把约课放到首页第一屏"
)
_TRADITIONAL = (
    "那時候我們的會員回購率只有兩成左右然後主管要我先看一下數據我先把訂單依照間隔排出來發現一包飼料大概四十天就吃完了"
    "所以我就把提醒改成第三十五天後來回購率到了三成二"
)


def _units(text: str) -> list[str]:
    return [text[u.start : u.end] for u in analyse(from_text(text, "x.txt"), kind="answer").units]


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        (_SPOKEN, ("我们当时", "然后老板", "我先是", "发现没", "所以我就")),
        (_TRADITIONAL, ("然後主管", "所以我就")),
    ],
)
def test_speech_without_any_mark_is_cut_before_words_that_begin_statements(
    text: str, begun: tuple[str, ...]
):
    found = _units(text)
    assert max(map(len, found)) < 60
    assert all(any(unit.startswith(begins) for unit in found) for begins in begun)
    assert "".join(found) == text


def test_a_space_beside_a_figure_or_a_latin_word_is_no_breath():
    text = "当时我们的 CAC 比较高，大概要 80 块钱一个，paid ads 越来越贵，然后我们就做了老带新，上线之后 CAC 就降下来了，新增也多了不少"
    found = _units(text)
    assert any("80 块钱" in unit for unit in found)
    assert any("上线之后 CAC" in unit for unit in found)


@pytest.mark.parametrize(
    "text",
    [
        "你遇到过最大的困难是什么？怎么解决的？\n最大的困难是平台改了流量规则，我们的自然流量掉了七成。我把口播的比例从八成压到三成，五周后恢复了。",
        "What was your hardest problem?\nOur organic traffic fell by 70% when the rules changed. I cut talking heads from 80% to 30%, and within five weeks it was back.",
        "¿Cuál fue tu mayor problema?\nEl tráfico orgánico cayó un 70 % cuando cambiaron las reglas. Reduje los vídeos hablados del 80 % al 30 % y en cinco semanas se recuperó.",
    ],
)
def test_a_question_right_above_its_answer_is_no_part_of_it(text: str):
    made = analyse(from_text(text, "x.txt"))
    assert len(made.questions) == 1
    assert made.units[0].start > text.index("\n")


def test_a_question_with_a_spoken_answer_is_no_guide():
    text = "问：怎么提高社群的活跃度\n这个的话我觉得首先社群最重要的还是要有价值吧就是你要给用户提供价值然后就是要多互动多发一些有意思的话题反正我们之前的群做得还是挺好的大家都挺活跃的\n"
    assert analyse(from_text(text, "x.txt")).document.kind == "answer"


def test_short_answers_below_a_name_are_a_candidates():
    text = "用户运营笔试题\n姓名：陈可\n1. 请举例说明您是如何提升用户活跃度的？（必填）\n略\n2. 您认为用户分层应该怎么做？请结合实际说明\n分层要颗粒度细，抓手要准。\n3. 期望薪资\n面议\n"
    assert analyse(from_text(text, "x.txt")).document.kind == "interview"
