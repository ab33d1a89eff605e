"""Chat exports: who wrote when is no part of what was written."""

from __future__ import annotations

import time

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment

CHATS = {
    "brackets": (
        "[2024-05-06 10:04] 王小雨: 我觉得先看数据\n[2024-05-06 10:05] 王小雨: 然后再访谈用户\n[2024-05-06 10:07] 李经理: 好的",
        ["我觉得先看数据", "然后再访谈用户", "好的"],
    ),
    "a hyphen, a notice and a message of two lines": (
        "12/03/24, 9:00 - Los mensajes están cifrados de extremo a extremo\n12/03/24, 9:03 - Iker Sanz: pues monté un grupo\n- con los vecinos\n12/03/24, 9:04 - Iker Sanz: y la recompra subió al 19 %",
        ["pues monté un grupo", "con los vecinos", "y la recompra subió al 19 %"],
    ),
    "half days": (
        "[12/03/24, 9:03:22 PM] Lea Park: I set up a group\n[12/03/24, 9:04:10 PM] Lea Park: repeat orders rose to 19%",
        ["I set up a group", "repeat orders rose to 19%"],
    ),
    "the time behind the name": (
        "Marta (09:14): I set up a group for regulars.\nMarta (09:15): Repeat orders rose to 19%.",
        ["I set up a group for regulars.", "Repeat orders rose to 19%."],
    ),
    "names and times above": (
        "2024年5月6日 10:04 王小雨\n我做过水果拼团\n2024年5月6日 10:06 王小雨\n成团率到了八成九",
        ["我做过水果拼团", "成团率到了八成九"],
    ),
    "one message": ("[2024-05-06 10:04] 王小雨: 我先看了数据", ["我先看了数据"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "units"), CHATS.values(), ids=list(CHATS))
def test_each_message_is_a_unit_without_its_time_and_sender(text: str, units: list[str]) -> None:
    found = segment(from_text(text))

    assert found.kind not in {"resume", "advert"}
    assert [text[unit.start : unit.end] for unit in found.units] == units


def test_the_messages_of_an_answer_are_units_of_their_own() -> None:
    text = "[10:01] HR: 你怎么做拉新？\n[10:02] 王小雨: 先做地推\n[10:03] 王小雨: 再做老带新\n[10:04] HR: 效果怎么样？\n[10:05] 王小雨: 三个月来了九千人"
    found = segment(from_text(text))
    cut = [(unit.question, text[unit.start : unit.end]) for unit in found.units]

    assert found.kind == "interview"
    assert cut == [(1, "先做地推"), (1, "再做老带新"), (2, "三个月来了九千人")]


def test_a_time_in_a_story_is_no_message() -> None:
    text = "At 9:30 - Monday: we met.\nWe agreed on two prices by 10:15 and tested both."
    assert "9:30" in "".join(text[u.start : u.end] for u in segment(from_text(text)).units)


def test_a_hostile_chat_is_read_in_time() -> None:
    start = time.process_time()
    segment(from_text(f"10:01{' ' * 50_000}x\n10:01 - {'a ' * 30_000}\n10:02 - {'1:00 ' * 20_000}"))

    assert time.process_time() - start < 2
