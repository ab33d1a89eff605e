"""Text → the same text with the spaces, letters and figures that its readers take for ordinary ones; offsets hold.

Whoever types with a Chinese keyboard gets １２％, whoever copies from a web page gets spaces that do not
break: neither means anything. Full-width punctuation stays in Chinese, which is written with it, and becomes
ordinary where a line of a Spanish or English text holds it.
"""

from __future__ import annotations

import re
from typing import Final

_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_ODD: Final = re.compile(f"[{_SPACES}\u2010\u2011﹪\uff01-\uff5e]")
"""Most texts in Latin letters hold none of these, and are left alone at the cost of one search."""
_SHIFT: Final = 0xFEE0  # between a full-width character and its ordinary one
_LETTERS: Final = {code: code - _SHIFT for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}
_PUNCTUATION: Final = {code: code - _SHIFT for code in range(0xFF01, 0xFF5F)}
_SIGNS: Final = {
    **_LETTERS,
    **dict.fromkeys((160, 5760, *range(8192, 8203), 8239, 8287), 32),
    **dict.fromkeys(map(ord, "\u2010\u2011"), ord("-")),
    **dict.fromkeys(map(ord, "％﹪"), ord("%")),
}
_POINT: Final = re.compile("(?<=[0-9])．(?=[0-9])")
_WIDE: Final = re.compile("[\uff01-\uff5e]")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_LATIN: Final = re.compile("[A-Za-z]")
_FEW: Final = 0.1  # Chinese characters a Latin letter, at most, in a text that is not Chinese


def ordinary(text: str) -> str:
    """Return ``text`` in ordinary spaces, letters and figures, of the same length."""
    if not _ODD.search(text):
        return text
    text = text.translate(_SIGNS)
    if not _WIDE.search(text):
        return text
    text = _POINT.sub(".", text)
    if len(_HAN.findall(text)) >= _FEW * len(_LATIN.findall(text)):
        return text
    lines = text.split("\n")
    return "\n".join(line if _HAN.search(line) else line.translate(_PUNCTUATION) for line in lines)
