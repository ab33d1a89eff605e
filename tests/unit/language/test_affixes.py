"""Words of Spanish and English are cut by spaCy's rules; spaCy itself is the judge."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    get_lang_class,
)
from spacy.vocab import Vocab

from opsanalyse.language.affixes import pieces
from opsanalyse.read import read

SAMPLES = Path(__file__).parents[3] / "samples"
PARTS = (
    "growth",
    "campañas",
    "Año",
    "3.5",
    "45%",
    "$",
    "€",
    "US$",
    "k",
    "km/h",
    "e-mail",
    "A/B",
    "www.shop.es/a?b=1",
    "me@post.com",
    "don't",
    "U.S.",
    "...",
    "…",
    "(",
    ")",
    "«",
    "»",
    ",",
    ".",
    ";",
    "¿",
    "—",
    "-",
    "+",
    "留存",
    " ",
    "  ",
    "\n",
    "\u00a0",
    "\t",
)


@cache
def spacy_tokenizer(lang: str) -> Tokenizer:
    rules = get_lang_class(lang).Defaults
    return Tokenizer(
        Vocab(),
        prefix_search=compile_prefix_regex(rules.prefixes).search,
        suffix_search=compile_suffix_regex(rules.suffixes).search,
        infix_finditer=compile_infix_regex(rules.infixes).finditer,
        url_match=rules.url_match,
    )


def by_spacy(text: str, lang: str) -> list[str]:
    return [token.text for token in spacy_tokenizer(lang)(text)]


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("name", ["en-growth-strong.pdf", "es-product-operations-strong.pdf"])
def test_a_resume_is_cut_as_spacy_cuts_it(name: str, lang: str):
    text = read(SAMPLES / "resumes" / name).text

    assert by_spacy(text, lang) == [text[start:end] for start, end in pieces(text, lang)]


@pytest.mark.parametrize("lang", ["es", "en"])
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=8).map("".join))
@settings(deadline=None)
def test_any_text_is_cut_as_spacy_cuts_it(lang: str, text: str):
    assert by_spacy(text, lang) == [text[start:end] for start, end in pieces(text, lang)]


def test_the_rules_are_those_of_the_installed_spacy():
    from opsanalyse.language.affixes import _data
    from opsanalyse.train.dictionary import affixes

    assert affixes() == _data()
