"""Agreement of two annotators: chance is taken off, and every unit has both labels."""

from __future__ import annotations

import pytest

from opsanalyse.resources import shipped
from opsanalyse.train.agreement import agreement, pairs


def test_agreement_by_chance_alone_is_no_agreement():
    both_ways = [(True, True), (True, False), (False, True), (False, False)]

    assert agreement(both_ways) == (0.5, 0.0)


def test_full_agreement_is_one():
    assert agreement([(True, True), (False, False)]) == (1.0, 1.0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_second_labels_quote_what_the_unit_says(lang: str):
    labelled = pairs(shipped("models") / "data", lang, "test")

    assert len(labelled) > 700
    for _, second in labelled:
        assert set(second) == {"roles", "outcomes", "scale", "channels", "flags"}
