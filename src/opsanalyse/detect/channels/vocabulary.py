"""The vocabulary of channels → one automaton of names, one of the words around them, facts and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from opsanalyse.detect.channels.forms import forms
from opsanalyse.language import lexicon
from opsanalyse.language.lexicon import Lexicon, compile_plain, plain_terms
from opsanalyse.resources import kept, shipped_words, words_path

STRENGTHS: Final = ("terms", "weak", "hints")
"""How surely a word names its channel; a hint is told only where it is judged to."""
_FILES: Final = ("channels", "channels_phrases", "no_channels", "channel_contexts")
NO_CHANNEL: Final = "none"
"""What words are labelled as that hold the name of a channel and are none: "control group", “客群”."""
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
    table: Mapping[str, Any] = shipped_words("channels")
    terms = kept(words_path("channel_terms"), _sources(), _terms)
    return Vocabulary(
        names=compile_plain(terms["names"]),
        contexts=compile_plain(terms["contexts"]),
        facts={name: row["facts"] for name, row in table.items()},
        labels={name: row["label"] for name, row in table.items()},
    )


def parted(label: str) -> tuple[str, str]:
    """Return the channel and the strength that a name's label tells."""
    name, _, strength = label.partition(_MARK)
    return name, strength


def _sources() -> Iterator[Path]:
    """Yield the files that decide which terms there are, and how they are written."""
    yield from map(words_path, _FILES)
    here, language = Path(__file__), Path(lexicon.__file__)
    yield from (here, here.with_name("forms.py"), language, language.with_name("folding.py"))
    yield language.parent / "data" / "han.txt"


def _terms() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return every form of each name, and of each word around, made plain, with its labels: thousands."""
    contexts = shipped_words("channel_contexts").items()
    around = ((form, group) for group, words in contexts for word in words for form in forms(word))
    names = _names(shipped_words("channels"), shipped_words("channels_phrases"))
    apart = (word for words in shipped_words("no_channels").values() for word in words)
    names = chain(names, ((form, NO_CHANNEL) for word in apart for form in forms(word)))
    return {"names": plain_terms(names), "contexts": plain_terms(around)}


def _names(table: Mapping[str, Any], phrases: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each form of each word with its label; the surer of two strengths counts."""
    for name, row in table.items():
        seen = set[str]()
        for strength in STRENGTHS:
            words = (*row.get(strength, ()), *phrases.get(name, {}).get(strength, ()))
            found = {form for word in words for form in forms(word)} - seen
            seen |= found
            yield from ((form, f"{name}{_MARK}{strength}") for form in sorted(found))
