"""A word that a line's end cut in two is whole again; a hyphen of its own stays."""

from __future__ import annotations

import pytest

from opsanalyse.read.draft import Row
from opsanalyse.read.hyphens import rejoined


@pytest.mark.parametrize(
    ("above", "below", "first"),
    [
        ("it paid out in two. Thirty-", "day retention rose", "it paid out in two. Thirty-day"),
        ("over four hundred-", "odd orders came", "over four hundred-odd"),
        ("a question of reten-", "tion of clients", "a question of retention"),
    ],
)
def test_what_a_number_begins_keeps_its_hyphen(above: str, below: str, first: str) -> None:
    assert rejoined([Row(above), Row(below)])[0].text == first
