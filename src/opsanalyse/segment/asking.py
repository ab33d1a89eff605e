"""The vocabulary of interviews, and a line of plain text → how surely it asks something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from opsanalyse.language import plain as plain_of
from opsanalyse.resources import shipped_words
from opsanalyse.segment.widths import columns

SURE: Final = 0.9
"""It ends in a question mark."""
LIKELY: Final = 0.8
"""It asks and goes on, or begins as requests do."""
TITLE: Final = 0.4
"""It may name what is asked about: short, and no sentence."""
_NAMED: Final = 0.3
"""A few words with a full stop: "Salary expectations." """
_NAME: Final = 32
_HARDLY: Final = 0.05
_SHORT: Final = 60  # columns of a line that names a topic
_ENDS: Final = "。.;；!！,，:：…"
_MARK: Final = re.compile(r"[?？][\"'”’」』）)*_\s]*$")
_OPTIONAL_ENDS: Final = tuple(")）*_")
_OPTIONAL: Final = re.compile(r"\s*[(（][^()（）]{1,24}[)）]\s*$|\s*[*_]+\s*$")


@cache
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """Return the words of ``rubrics/vocabulary/questions.yml``, plain, the longest first."""
    table = shipped_words("questions")
    return {
        name: tuple(sorted({plain_of(str(word)) for word in words}, key=lambda w: (-len(w), w)))
        for name, words in table.items()
    }


def either(*names: str) -> str:
    """Return a pattern for any word of some lists of the vocabulary, longest first, as a whole word."""
    words = {word for name in names for word in vocabulary()[name]}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) + _edge(word) for word in ordered) + ")"


def _edge(word: str) -> str:
    """Latin words end where their letters do; Chinese has no word edges to ask for."""
    last = word[-1]
    return "(?![a-zà-öø-ÿ])" if last.isalpha() and ord(last) < 0x250 else ""


@cache
def _requests() -> re.Pattern[str]:
    return re.compile(rf"[\s\"'“‘「¿*_]*{either('requests')}")


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"[\s\"'“‘「*_]*{either('openers')}")


@cache
def _interrogatives() -> re.Pattern[str]:
    return re.compile(either("interrogatives"))


def asks(line: str) -> float:
    """Return how surely a plain line asks something, 0 to 1."""
    if not any(map(str.isalnum, line)):
        return 0.0
    if line.rstrip()[-1:] in _OPTIONAL_ENDS:
        line = _OPTIONAL.sub("", line)
    if "?" in line or "？" in line:
        return SURE if _MARK.search(line) else LIKELY
    last = line.rstrip()[-1:]
    if is_request(line) or (last not in _ENDS and _openers().match(line)):
        return LIKELY
    wide = columns(line)
    if wide > _SHORT or last in _ENDS:
        return _NAMED if wide <= _NAME and last == "." else _HARDLY
    return LIKELY if _interrogatives().search(line) else TITLE


def asks_surely(line: str) -> bool:
    """Tell whether a plain line ends in a question mark."""
    return ("?" in line or "？" in line) and asks(line) >= SURE


def is_request(line: str) -> bool:
    """Tell "请举例说明。" and "Give an example." from what a candidate says."""
    return _requests().match(line) is not None
