"""A long document is judged, and held against a long advert, in a time that grows with its length."""

from __future__ import annotations

import pytest

from growth import grows_evenly
from opsanalyse.analyse import Reading, judge_reading, read_through
from opsanalyse.read import from_text
from opsanalyse.rubric import load_pack

LINES = {
    "answer": "我给每个会员打了电话。",
    "interview": "面试官：你是怎么做的？\n候选人：我先看数据，复购率从12%升到19%。\n",
    "resume": "• I sent WhatsApp messages and e-mails to all of them.\n",
}
HEADS = {"resume": "EXPERIENCE\nShop Ltd — Manager    2019 – 2021\n"}
CHECKS = {
    "answer": ("interview-user-operations", "channels"),
    "interview": ("interview-user-operations", ""),
    "resume": ("resume-operations", ""),
}
ADVERT = (
    "Requirements\n- 3+ years of experience with SQL, retention and WhatsApp\nBenefits: 25 days\n"
)
SIZES = {"answer": 2000, "interview": 500, "resume": 300}


def reading(kind: str, times: int) -> Reading:
    job = from_text(ADVERT * (times // 2)) if kind == "resume" else None
    text = HEADS.get(kind, "") + LINES[kind] * times
    return read_through(from_text(text), kind, job=job)


@pytest.mark.parametrize("kind", LINES)
def test_four_times_the_lines_take_four_times_as_long_to_judge(kind: str):
    pack, check = CHECKS[kind]
    criteria = [c for c in load_pack(pack).criteria if check in c.file.check]

    def work(one: Reading) -> None:
        for criterion in criteria:
            judge_reading(criterion, one)

    assert grows_evenly(work, reading(kind, SIZES[kind]), reading(kind, 4 * SIZES[kind]))
