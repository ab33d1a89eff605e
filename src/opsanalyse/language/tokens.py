"""Text in a known language → its words, as spans; white space is in none of them."""

from __future__ import annotations

import logging
from functools import cache
from importlib.resources import files
from typing import Any

from opsanalyse.language.folding import fold, simplify
from opsanalyse.language.lean import load_spacy
from opsanalyse.types import Span


def words(text: str, lang: str) -> tuple[Span, ...]:
    """Cut ``text`` into words: by jieba for zh, by spaCy's tokenisers for es and en."""
    return _chinese(text) if lang == "zh" else _latin(text, lang)


def is_listed(word: str) -> bool:
    """Tell whether a simplified Chinese word stands in the dictionary, which holds no names of people."""
    return bool(_jieba().FREQ.get(word))


def _chinese(text: str) -> tuple[Span, ...]:
    cut = _jieba().tokenize(simplify(fold(text)))
    return tuple(Span(start, end) for word, start, end in cut if not word.isspace())


def _latin(text: str, lang: str) -> tuple[Span, ...]:
    doc = _tokenizer(lang)(text)
    return tuple(Span(t.idx, t.idx + len(t.text)) for t in doc if not t.is_space)


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
