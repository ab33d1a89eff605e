"""Text of a document or a file's name → the same text as it may be shown: no terminal obeys it, no markup stands in it."""

from __future__ import annotations

import re
from typing import Final

# Controls of both kinds (ESC begins a command, and so does 0x9b), marks that turn the direction of
# writing, and lone surrogates, which no terminal can be sent. Ends of lines and tabs stay.
_OBEYED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

# Two stars beside a word or a sign, no more and no fewer.
_BOLD: Final = re.compile(r"(?<!\*)\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?!\*)")


def visible(text: str) -> str:
    r"""Write out what a terminal would obey: an escape stands as ``\x1b``."""
    return _OBEYED.sub(_written_out, text)


def named(name: str) -> str:
    r"""Write a name on one line: a file called "a\\nscore 100" is to forge no second one."""
    return visible(name).replace("\n", r"\n").replace("\t", r"\t")


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def without_marks(text: str) -> str:
    """Leave out the signs by which Markdown makes words bold, in a quote: "**Result:** …"."""
    return _BOLD.sub("", text) if "**" in text else text
