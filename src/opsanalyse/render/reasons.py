"""Near misses → why each place was not counted, in the words of the report."""

from __future__ import annotations

from collections.abc import Sequence

from opsanalyse.render.wording import Wording
from opsanalyse.types import Evidence, NearMiss


def whys(spans: Sequence[Evidence | NearMiss], words: Wording) -> dict[tuple[int, int], str]:
    """Word the reasons for each place that came close; a place with two reasons tells them together."""
    found: dict[tuple[int, int], list[str]] = {}
    for span in spans:
        if isinstance(span, NearMiss):
            found.setdefault((span.start, span.end), []).append(reason(span.condition, words))
    also = words.say("page.also")
    return {place: also.join(dict.fromkeys(held)) for place, held in found.items()}


def reason(condition: str, words: Wording) -> str:
    """Word the condition that a near miss failed."""
    if words.known("conditions", condition):
        return words.label("conditions", condition)
    return words.say("conditions.other_condition", condition=condition)
