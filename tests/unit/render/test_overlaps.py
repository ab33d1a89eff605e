"""The first span that overlaps a place is found, as by looking at all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.render.overlaps import Overlaps
from opsanalyse.types import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_it_is_the_one_that_looking_at_all_finds(spans, place):
    every = (n for n, s in enumerate(spans) if s.start < place.end and place.start < s.end)

    assert Overlaps(spans).first(place) == next(every, None)
