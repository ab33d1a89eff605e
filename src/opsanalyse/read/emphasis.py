"""Text with the marks of Markdown → the text without those of emphasis and quotation, which nobody reads.

Hashes and bullets stay: they tell titles and lists apart, as they do in plain text.
"""

from __future__ import annotations

import re
from typing import Final

_STRONG: Final = re.compile(r"(?<![*\\])\*\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*\*(?!\*)")
"""“**背景**：” and "a **bold** word"; "2 ** 3" and a line of asterisks are none."""
_WHOLE: Final = re.compile(r"\s*(?:>\s*)*\*\*[^*\n]+\*\*\s*[:：.。?？]?\s*")
"""A line that is bold from end to end."""
_QUOTED: Final = re.compile(r"(?m)^([ \t]*)(?:>[ \t]?)+(?=\S)")
_ESCAPED: Final = re.compile(r"\\(?=[-*_#.+>~()\[\]!|{}`])")
"""What exports put before signs that would be marks: "1\\. " and "10\\-20"."""


def without_emphasis(text: str) -> tuple[str, frozenset[int]]:
    """Return ``text`` without those marks, and the numbers of its lines that are bold as a whole."""
    if not any(mark in text for mark in ("**", ">", "\\")):
        return text, frozenset()
    bold = frozenset(n for n, line in enumerate(text.split("\n")) if _WHOLE.fullmatch(line))
    return _ESCAPED.sub("", _STRONG.sub(r"\1", _QUOTED.sub(r"\1", text))), bold
