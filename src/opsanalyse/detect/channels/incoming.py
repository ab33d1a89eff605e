"""A unit's plain words → whether the calls that it tells of come in: who answers them wins nobody by telephone."""

from __future__ import annotations

from functools import cache
from typing import Final

from opsanalyse.language.lexicon import Lexicon, compile_terms
from opsanalyse.resources import shipped_words

CHANNEL: Final = "telesales"
_IN, _OUT = "in", "out"


def calls_come_in(plain: str) -> bool:
    """Tell whether a unit tells of calls that come in, and of none that go out: "Atendía 55 llamadas diarias"."""
    told = {hit.label for hit in _words().find(plain)}
    return _IN in told and _OUT not in told


@cache
def _words() -> Lexicon:
    rows = shipped_words("incoming").items()
    return compile_terms((word, name) for name, words in rows for word in words)
