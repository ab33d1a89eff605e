"""The vocabulary of channels → one automaton of names, one of the words around them, facts and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml

from opsanalyse.detect.lexicon import Lexicon, compile_terms
from opsanalyse.resources import shipped

STRENGTHS: Final = ("terms", "weak", "hints")
"""How surely a word names its channel; a hint is told only where it is judged to."""
_MARK: Final = ":"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names of channels (labelled "id:strength"), words of their surroundings, what is known of each channel."""

    names: Lexicon
    contexts: Lexicon
    facts: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, str]]


@cache
def vocabulary() -> Vocabulary:
    """Load the vocabulary once a process."""
    table, contexts = _load("channels"), _load("channel_contexts")
    return Vocabulary(
        names=compile_terms(_names(table)),
        contexts=compile_terms(
            (form, group) for group, words in contexts.items() for form in _forms(words)
        ),
        facts={name: row["facts"] for name, row in table.items()},
        labels={name: row["label"] for name, row in table.items()},
    )


def parted(label: str) -> tuple[str, str]:
    """Return the channel and the strength that a name's label tells."""
    name, _, strength = label.partition(_MARK)
    return name, strength


def _load(name: str) -> dict[str, Any]:
    path = shipped("rubrics") / "vocabulary" / f"{name}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506  a safe loader
    return table


def _names(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each form of each word with its label; the surer of two strengths counts."""
    for name, row in table.items():
        seen = set[str]()
        for strength in STRENGTHS:
            forms = {*_forms(row.get(strength, ()))} - seen
            seen |= forms
            yield from ((form, f"{name}{_MARK}{strength}") for form in sorted(forms))


def _forms(words: list[str]) -> Iterator[str]:
    """Yield words with the plurals that those in Latin letters have: "grupo de clientes" → "grupos de clientes"."""
    for word in words:
        yield word
        if word.isascii() or word[-1].isascii():
            first, _, rest = word.partition(" ")
            yield from (f"{plural} {rest}" for plural in _plurals(first) if rest)
            yield from _plurals(word)


def _plurals(word: str) -> tuple[str, ...]:
    """Return the English and Spanish plurals that a word in letters may have."""
    if not word[-1:].isalpha() or not word[-1].isascii() or len(word) < 3 or word.endswith("s"):
        return ()
    if word.endswith("y"):
        return (f"{word[:-1]}ies", f"{word}s")
    return (f"{word}s",) if word[-1] in "aeio" else (f"{word}s", f"{word}es")
