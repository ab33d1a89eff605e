"""Text → its width in columns of a terminal."""

from __future__ import annotations

import re
from typing import Final

_WIDE: Final = re.compile("[\u2e80-\uffef]+")


def is_wide(text: str) -> bool:
    """Tell whether any character of ``text`` takes two columns."""
    return not text.isascii() and _WIDE.search(text) is not None


def columns(text: str) -> int:
    """Return the width of ``text`` in columns of a terminal: Han characters take two."""
    return len(text) if text.isascii() else len(text) + len("".join(_WIDE.findall(text)))
