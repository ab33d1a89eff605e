"""A unit without any stop is searched in a time that grows with its length."""

from __future__ import annotations

import pytest

from growth import grows_evenly
from opsanalyse.detect import detect
from opsanalyse.types import Unit

PIECES = {
    "channels among contexts": ("zh", "运营用户增长活动转化率提升百分"),
    "channels": ("en", "WhatsApp and email and SMS we sent "),
    "nothing": ("zh", "运"),
}
SIZE = 1000


@pytest.mark.parametrize("name", PIECES)
def test_a_unit_four_times_as_long_takes_four_times_as_long(name: str):
    lang, piece = PIECES[name]

    def work(text: str) -> object:
        return detect(text, (Unit(0, len(text), lang=lang),))

    assert grows_evenly(work, piece * SIZE, piece * 4 * SIZE)
