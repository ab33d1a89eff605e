"""A unit's words → whether they are a heap of key words, or name the parts of a story and tell none of them.

What a guide asks for can be copied or listed; neither tells of any work, however much it looks like what tells it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from opsanalyse.detect.concepts import Phrases, bare, columns, compile_phrases, split
from opsanalyse.resources import shipped_words

_BREAK: Final = re.compile(r"[,，、;；:：。.!！?？\n](?![0-9])")
_PIECES: Final = 10
"""So many scraps in one unit are a heap and no sentence."""
_FIGURED: Final = 8
"""So many are, where one of them is a bare figure or time: "…, funnel, cohorts, up 30%, three months"."""
_WORDS: Final = 3
_WIDE: Final = 14
"""A scrap has at most so many words, or columns in Chinese."""
_SHARE: Final = 0.8
_DIGIT: Final = re.compile(r"[0-9]|[一二三四五六七八九十两]个?[天周月年]")
_PARTS: Final = 4
"""So many parts named by their general names, and no figure: the story is announced and not told."""


def is_hollow_telling(text: str, lang: str) -> bool:
    """Tell whether a unit lists key words, or names the parts of a story without anything of their own."""
    return hollow_reason(text, lang) != ""


def hollow_reason(text: str, lang: str) -> str:
    """Say why a unit tells nothing: a ``heap`` of key words, the mere names of a story's ``parts``, or nothing where it does."""
    if is_heap(text, lang):
        return "heap"
    return "parts" if names_parts_only(text, lang) else ""


def is_heap(text: str, lang: str) -> bool:
    """Tell a heap of key words: "Segmentation, A/B test, funnel, retention, …", but no line that does one thing to many."""
    if len(_BREAK.findall(text)) < _FIGURED - 1:
        return False
    pieces = [piece.strip() for piece in _BREAK.split(text) if piece.strip()]
    if len(pieces) < _FIGURED or not _is_scrap(pieces[0], lang):
        return False
    scraps = [piece for piece in pieces if _is_scrap(piece, lang)]
    figured = any(_DIGIT.search(piece) for piece in scraps)
    return len(scraps) >= max(_FIGURED if figured else _PIECES, _SHARE * len(pieces))


def names_parts_only(text: str, lang: str) -> bool:
    """Tell "I identified the problem, analysed its causes, proposed a solution and obtained a result"."""
    if _DIGIT.search(text):
        return False
    return len({hit.label for hit in _parts(lang).find(bare(text))}) >= _PARTS


def _is_scrap(piece: str, lang: str) -> bool:
    return columns(piece) <= _WIDE if lang == "zh" else len(piece.split()) <= _WORDS


@cache
def _parts(lang: str) -> Phrases:
    table = shipped_words("hollow")["parts"]
    return compile_phrases(
        (term, name) for name, words in table.items() for term in split(words[lang])
    )
