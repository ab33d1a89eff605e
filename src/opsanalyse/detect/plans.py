"""A unit's words → whether it tells what one would do: a plan is no experience, whatever is told beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from opsanalyse.detect.concepts import bare
from opsanalyse.resources import shipped_words


def is_plan(text: str, lang: str) -> bool:
    """Tell whether a unit opens with "I would…", «Crearía…»; Chinese has no such form (“我会” is habit as well)."""
    pattern = _opening(lang)
    return pattern is not None and pattern.match(bare(text)) is not None


@cache
def _opening(lang: str) -> re.Pattern[str] | None:
    """Build the pattern of a language: lead-ins, then a beginning or a verb with one of the endings."""
    words: dict[str, Any] | None = shipped_words("plans").get(lang)
    if words is None:
        return None
    verbs = [rf"(?:{_any(words['begins'])})"]
    verbs += [rf"[a-z]{{2,}}(?:{_any(words['endings'])})"] if "endings" in words else []
    unlike = rf"(?! (?:{_any(words['not_before'])})\b)" if "not_before" in words else ""
    return re.compile(rf"(?:(?:{_any(words['lead_in'])})[, ]+)*(?:{'|'.join(verbs)})\b{unlike}")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)
