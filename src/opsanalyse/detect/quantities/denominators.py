"""A word that names a part (half, thirds, quintos) → what it divides by."""

from __future__ import annotations

from opsanalyse.detect.quantities.grammar import Grammar


def is_denominator(word: str, grammar: Grammar) -> bool:
    """Tell whether a word names a part: half, thirds, quintos."""
    return denominator(word, grammar) is not None


def denominator(word: str, grammar: Grammar) -> float | None:
    """Return what a part's name divides by; Spanish builds them: veintiunavos, dosmilésimos."""
    known = grammar.tables["denominators"].get(word)
    if known is not None:
        return float(known)
    for ending in grammar.tables.get("denominator_endings", ()):
        if word.endswith(ending):
            return _built(word.removesuffix(ending), grammar)
    return None


def _built(stem: str, grammar: Grammar) -> float | None:
    values = grammar.tables["values"]
    for power, by in grammar.tables["denominator_powers"].items():
        if stem.endswith(power):
            first = stem.removesuffix(power)
            return (
                float(by) * values[first] if first in values else float(by) if not first else None
            )
    return next(
        (float(values[stem + end]) for end in ("", "e", "a", "o") if stem + end in values), None
    )
