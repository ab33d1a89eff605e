"""The words of a question → whether it asks for one case from somebody's own work, and not for all that could be done."""

from __future__ import annotations

import re
from functools import cache

from opsanalyse.detect.concepts import bare
from opsanalyse.resources import shipped_words


def asks_one_case(question: str) -> bool:
    """Tell "Tell me about a time…", «Cuéntame un caso…», “讲一次……”."""
    return _pattern().search(bare(question)) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(one for each in shipped_words("one_case").values() for one in each))
