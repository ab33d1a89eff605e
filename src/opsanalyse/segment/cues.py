"""Plain text → the kinds of words in it that tell a section of a résumé, each with its place."""

from __future__ import annotations

import unicodedata
from functools import cache

from opsanalyse.language.folding import Letters
from opsanalyse.language.lexicon import Lexicon, compile_terms
from opsanalyse.resources import shipped_words
from opsanalyse.types import Label


def find_cues(plain: str) -> list[Label]:
    """Return the words of our vocabulary of sections in ``plain`` text, none inside another."""
    return list(_lexicon().find(unaccented(plain)))


def cue_places(plain: str) -> list[tuple[int, str]]:
    """Return where each of them begins, and its kind."""
    hits = _lexicon().hits(unaccented(plain))
    return [(start, kind) for start, _, kinds in hits for kind in kinds]


def unaccented(plain: str) -> str:
    """Return plain text without the accents of its letters, of the same length."""
    return plain if plain.isascii() else _accents().replaced(plain)


@cache
def _lexicon() -> Lexicon:
    table = shipped_words("sections")
    return compile_terms(
        (term.strip(), kind) for kind, terms in table.items() for term in terms.split("|")
    )


@cache
def _accents() -> Letters:
    """Return letters with accents and the plain ones; lengths stay, so offsets hold."""
    letters = (chr(code) for code in range(0xC0, 0x250))
    parted = ((letter, unicodedata.normalize("NFD", letter)[0]) for letter in letters)
    return Letters.of({letter: first for letter, first in parted if first.isascii()})
