"""Terms of a vocabulary → where they stand in a text: one automaton, whole words, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from opsanalyse.language.folding import plain
from opsanalyse.types import Label

__all__ = ["Lexicon", "compile_plain", "compile_terms", "plain", "plain_terms"]

_LATIN: Final = frozenset(char for char in map(chr, range(0x250)) if char.isalnum())
"""Letters and digits of Latin scripts, told from Han and signs, as ASCII classes cannot."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A compiled vocabulary: the names of each term beside the automaton of all terms."""

    names: tuple[tuple[str, ...], ...]
    automaton: Any

    def find(self, text: str) -> Iterator[Label]:
        """Yield terms that stand in ``text`` as words, left to right, none inside another.

        ``text`` is plain (see ``plain``). Latin words match whole; Chinese has no word edges to ask for.
        """
        for start, stop, names in self.hits(text):
            yield from (Label(start, stop, name) for name in names)

    def hits(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield the same as start, end and names of each term."""
        found = self.automaton.find_matches_as_indexes(text, overlapping=True)
        end, size = 0, len(text)
        for start, back, index in sorted([(start, -stop, index) for index, start, stop in found]):
            if start < end:
                continue
            # Here and not in a function: most terms stand inside longer words.
            if start and text[start - 1] in _LATIN and text[start] in _LATIN:
                continue
            stop = -back
            if stop < size and text[stop] in _LATIN and text[stop - 1] in _LATIN:
                continue
            end = stop
            yield start, end, self.names[index]


def compile_terms(terms: Iterable[tuple[str, str]]) -> Lexicon:
    """Compile (term, name) pairs; a term may have several names ("WeChat group")."""
    return compile_plain(plain_terms(terms))


def compile_plain(terms: Mapping[str, Sequence[str]]) -> Lexicon:
    """Compile terms that are plain already, with their names."""
    from ahocorasick_rs import AhoCorasick

    return Lexicon(
        tuple(map(tuple, terms.values())), AhoCorasick(list(terms), store_patterns=False)
    )


def plain_terms(terms: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return each term of (term, name) pairs, made plain, with its names in order."""
    pairs = list(terms)
    alone = {name: (name,) for _, name in pairs}
    unique: dict[str, tuple[str, ...]] = {}
    for term, (_, name) in zip(_plain_all([term for term, _ in pairs]), pairs, strict=True):
        known = unique.setdefault(term, alone[name])
        if name not in known:
            unique[term] = tuple(sorted((*known, name)))
    return unique


def _plain_all(terms: list[str]) -> list[str]:
    """Fold terms, the strange ones all at once: tens of thousands of calls would cost more than the rest of a start."""
    strange = [term for term in terms if not term.isascii()]
    folded = iter(plain("\n".join(strange)).split("\n"))
    return [term.lower() if term.isascii() else next(folded) for term in terms]
