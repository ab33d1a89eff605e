"""A unit's words → whether it tells what one would do or has to do: a plan is no experience, whatever is told beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from opsanalyse.detect.concepts import bare
from opsanalyse.resources import shipped_words

_JOINTS: Final = {"zh": ("[，,、：: ]*", "")}
"""What stands behind a lead-in and behind the beginning, where words are not parted by spaces."""
_PARTED: Final = ("[, ]+", r"\b")


def is_plan(text: str, lang: str) -> bool:
    """Tell whether a unit opens with "I would…", «Crearía…», «Hay que…», “要加强…”."""
    return _opening(lang).match(bare(text)) is not None


def is_plan_throughout(texts: Sequence[str], lang: str) -> bool:
    """Tell an answer, given by its units, of which one says "I would…" and none speaks of anything that was."""
    if lang not in shipped_words("plans")["whole"]:
        return False
    said = [bare(text) for text in texts]
    opening, past = _whole(lang)
    return any(map(opening.match, said)) and not any(map(past.search, said))


@cache
def _whole(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words: dict[str, Any] = shipped_words("plans")
    behind, _ = _JOINTS.get(lang, _PARTED)
    lead_in, whole = _any(words[lang]["lead_in"]), words["whole"][lang]
    return (
        re.compile(f"(?:(?:{lead_in}){behind})*+(?:{_any(whole['begins'])})"),
        re.compile(whole["past"]),
    )


@cache
def _opening(lang: str) -> re.Pattern[str]:
    """Build the pattern of a language: lead-ins, then a beginning or a verb with one of the endings."""
    words: dict[str, Any] = shipped_words("plans")[lang]
    behind, end = _JOINTS.get(lang, _PARTED)
    verbs = [rf"(?:{_any(words['begins'])})"]
    verbs += [rf"[a-z]{{2,}}(?:{_any(words['endings'])})"] if "endings" in words else []
    unlike = rf"(?! (?:{_any(words['not_before'])})\b)" if "not_before" in words else ""
    return re.compile(
        rf"(?:(?:{_any(words['lead_in'])}){behind})*+(?:{'|'.join(verbs)}){end}{unlike}"
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)
