"""Text in a known language → its words, as spans; of white space only line ends in es and en are words."""

from __future__ import annotations

import logging
from functools import cache
from importlib.resources import files
from typing import Any

from opsanalyse.language.affixes import pieces
from opsanalyse.language.folding import fold, simplify
from opsanalyse.types import Span


def words(text: str, lang: str) -> tuple[Span, ...]:
    """Cut ``text`` into words: by jieba for zh, by the rules of spaCy's tokenisers for es and en."""
    return _chinese(text) if lang == "zh" else _latin(text, lang)


def _chinese(text: str) -> tuple[Span, ...]:
    cut = _jieba().tokenize(simplify(fold(text)))
    return tuple(Span(start, end) for word, start, end in cut if not word.isspace())


def _latin(text: str, lang: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pieces(text, lang))


@cache
def _jieba() -> Any:
    """Return a tokeniser of our own with the trimmed dictionary; the global one stays untouched."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    cutter = jieba.Tokenizer()
    text = files("opsanalyse.language").joinpath("data/zh_words.txt").read_text(encoding="utf-8")
    cutter.FREQ, cutter.total = _prefixes(text)
    cutter.initialized = True  # what jieba would read from its full dictionary stands above
    return cutter


def _prefixes(text: str) -> tuple[dict[str, int], int]:
    """Return counts of words, with 0 for what only begins a word, and their sum, as jieba keeps them."""
    counts: dict[str, int] = {}
    for row in text.splitlines():
        word, _, number = row.partition(" ")
        counts[word] = int(number)
    total = sum(counts.values())
    for word in list(counts):
        for end in range(1, len(word)):
            counts.setdefault(word[:end], 0)
    return counts, total
