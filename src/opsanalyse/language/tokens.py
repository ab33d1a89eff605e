"""Text in a known language → its words, as spans; white space is in none of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

from opsanalyse.language.folding import fold, simplify
from opsanalyse.language.lean import load_spacy
from opsanalyse.types import Span

_RUN: Final = re.compile(r"\S{1000}")
_CLAUSE: Final = re.compile(r"[^\s，。、；：！？]{1000}")
"""Longer than any word, and than what stands between two marks of Chinese."""


def words(text: str, lang: str) -> tuple[Span, ...]:
    """Cut ``text`` into words: by jieba for zh, by spaCy's tokenisers for es and en."""
    return _chinese(text) if lang == "zh" else _latin(text, lang)


def is_listed(word: str) -> bool:
    """Tell whether a simplified Chinese word stands in the dictionary, which holds no names of people."""
    return bool(_jieba().FREQ.get(word))


def _chinese(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(at + start, at + end)
        for at, part in _bounded(simplify(fold(text)), _CLAUSE)
        for word, start, end in _jieba().tokenize(part)
        if not word.isspace()
    )


def _latin(text: str, lang: str) -> tuple[Span, ...]:
    return tuple(
        Span(at + token.idx, at + token.idx + len(token.text))
        for at, part in _bounded(text, _RUN)
        for token in _tokenizer(lang)(part)
        if not token.is_space
    )


def _bounded(text: str, long: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield ``text`` in parts without runs that are too long, each with its place; it is one where nobody wrote such.

    Both tokenisers take a time that grows with the square of a run without spaces or marks.
    """
    begin = 0
    for run in long.finditer(text):
        yield begin, text[begin : run.end()]
        begin = run.end()
    if begin < len(text) or not begin:
        yield begin, text[begin:]


@cache
def _tokenizer(lang: str) -> Any:
    """Return the tokeniser of a language without its list of exceptions ("don't", "p.m."), which takes
    longer to load than a page takes to analyse.
    """
    load_spacy()
    from spacy.tokenizer import Tokenizer
    from spacy.util import (
        compile_infix_regex,
        compile_prefix_regex,
        compile_suffix_regex,
        get_lang_class,
    )
    from spacy.vocab import Vocab

    defaults = get_lang_class(lang).Defaults
    return Tokenizer(
        Vocab(),
        prefix_search=compile_prefix_regex(defaults.prefixes).search,
        suffix_search=compile_suffix_regex(defaults.suffixes).search,
        infix_finditer=compile_infix_regex(defaults.infixes).finditer,
        url_match=defaults.url_match,
    )


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
