"""The vocabulary of channels → one automaton of names, one of the words around them, facts and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from opsanalyse.detect.channels.forms import forms
from opsanalyse.detect.lexicon import Lexicon, compile_terms
from opsanalyse.resources import shipped_words

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
    phrases = _load("channels_phrases")
    return Vocabulary(
        names=compile_terms(_names(table, phrases)),
        contexts=compile_terms(
            (form, group)
            for group, words in contexts.items()
            for word in words
            for form in forms(word)
        ),
        facts={name: row["facts"] for name, row in table.items()},
        labels={name: row["label"] for name, row in table.items()},
    )


def parted(label: str) -> tuple[str, str]:
    """Return the channel and the strength that a name's label tells."""
    name, _, strength = label.partition(_MARK)
    return name, strength


def _load(name: str) -> dict[str, Any]:
    table: dict[str, Any] = shipped_words(name)
    return table


def _names(table: Mapping[str, Any], phrases: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each form of each word with its label; the surer of two strengths counts."""
    for name, row in table.items():
        seen = set[str]()
        for strength in STRENGTHS:
            words = (*row.get(strength, ()), *phrases.get(name, {}).get(strength, ()))
            found = {form for word in words for form in forms(word)} - seen
            seen |= found
            yield from ((form, f"{name}{_MARK}{strength}") for form in sorted(found))
