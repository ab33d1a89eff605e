"""A report on a long text is drawn in a time that grows with its length."""

from __future__ import annotations

import pytest

from growth import grows_evenly
from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.render.view import view
from opsanalyse.types import Analysis

SHAPES = {
    "turns": "Interviewer: How did you raise retention?\nCandidate: It rose from 3% to 5%.\n",
    "entries": "Shop Ltd — Manager    2019 – 2021\n• Raised retention by 5%.\n",
    "one unit": "[a] 【b】 ",
    "one line": "How did you do it? First I looked at the data; it rose to 19%. ",
}
HEADS = {"entries": "EXPERIENCE\n"}
SIZE = 500


def analysed(name: str, times: int) -> Analysis:
    return analyse(from_text(HEADS.get(name, "") + SHAPES[name] * times))


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_four_times_as_long_takes_four_times_as_long(name: str):
    pages = analysed(name, SIZE), analysed(name, 4 * SIZE)

    assert grows_evenly(lambda page: view(page, "en"), *pages)
