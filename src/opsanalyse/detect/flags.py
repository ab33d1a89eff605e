"""A unit with its outcomes → the flags that follow from its words: placeholders, vague outcomes."""

from __future__ import annotations

import re

from opsanalyse.types import Label, Unit

# A template slot left unfilled: "[X]%", "[公司名]", "{nombre}", "<role>", "XX万", "___%".
_BRACKETED = r"\[[^\]\n\d]{1,24}\]|\{[^}\n\d]{1,24}\}|<[A-Za-z][^>\n]{0,24}>|【[XxＸ×\s]{1,8}】"
_CROSSES = r"(?<![A-Za-z0-9])(?<![Ss]iglo )(?:[XxＸ]{2,6}|[Xx](?=\s?%))(?![A-Za-z])"  # not "siglo XX", "5xx"
_BLANKS = r"_{2,}|＿{2,}|某某|××+"
_SLOT = re.compile(f"(?P<slot>{_BRACKETED}|{_CROSSES}|{_BLANKS})")
# "[sic]", "[1]", Markdown links "[text](url)" and check boxes are no slots.
_LINK = re.compile(r"\]\(")


def find_flags(text: str, unit: Unit) -> tuple[tuple[str, ...], tuple[Label, ...]]:
    """Return all flags of ``unit`` (those it has and those of its words) and the words that raised them.

    Offsets of the marks count in ``text``, which is the unit's own.
    """
    marks = [
        Label(*match.span("slot"), "placeholder")
        for match in _SLOT.finditer(text)
        if not _LINK.match(text, match.end() - 1)
    ]
    vague = [outcome for outcome in unit.outcomes if not outcome.quantified]
    marks += [Label(o.start - unit.start, o.end - unit.start, "vague_outcome") for o in vague]
    flags = set(unit.flags) | {mark.label for mark in marks}
    return tuple(sorted(flags)), tuple(sorted(marks, key=lambda m: (m.start, m.end, m.label)))
