"""Text → its words: Latin words, single Chinese characters, signs; digits become one sign."""

from __future__ import annotations

import re
from typing import Final

WORD: Final = re.compile(r"[a-zà-öø-ÿœ]+|[0-9][0-9.,]*|[\u4e00-\u9fff]|[^\s]")
_STEM: Final = 6


def tokens(text: str) -> list[str]:
    """Cut into words (Latin) and characters (Han); digits become one sign."""
    return ["0" if word[0].isdigit() else word for word in WORD.findall(text)]


def stems(text: str, lang: str) -> list[str]:
    """Cut into words without their endings (Latin) or characters (Han)."""
    words = tokens(text)
    return words if lang == "zh" else [word[:_STEM] for word in words]
