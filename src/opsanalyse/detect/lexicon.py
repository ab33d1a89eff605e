"""Terms of a vocabulary → where they stand in a text, as the floor of languages finds them."""

from __future__ import annotations

from opsanalyse.language.lexicon import Lexicon, compile_terms, plain

__all__ = ["Lexicon", "compile_terms", "plain"]
