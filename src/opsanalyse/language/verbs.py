"""A verb as a vocabulary writes it → the forms that ask for a deed ("Describe…") and that tell of one ("Leads…")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_ENCLITICS: Final = ("te", "lo", "la", "los", "las", "le", "les", "se", "me")
# Endings of Spanish stems that are spelt otherwise before e, in verbs in -ar, and before a, in the others.
_BEFORE_E: Final = {"c": "qu", "g": "gu", "z": "c"}
_BEFORE_A: Final = {"gu": "g", "c": "zc", "g": "j"}
_SIBILANT: Final = ("s", "x", "z", "ch", "sh", "o")


def requests(verb: str, lang: str) -> Iterator[str]:
    """Yield the forms of ``verb`` that open a request, without accents.

    Spanish verbs stand as infinitives; behind one may stand the stem that it has in the imperative
    ("contar cuent"), or both imperatives ("decir di diga").
    """
    if lang != "es":
        yield verb
        return
    infinitive, *given = verb.split()
    familiar, polite = given if len(given) > 1 else _imperatives(infinitive, *given)
    yield from (infinitive, familiar, polite, f"no {polite}", f"no {polite}s")
    for form in (familiar, polite):
        yield from (form + enclitic for enclitic in _ENCLITICS)


def tellings(verb: str, lang: str) -> Iterator[str]:
    """Yield the forms of ``verb`` by which a competency is told of somebody."""
    if lang == "en":
        yield _third_person(verb)
    elif lang == "zh":
        yield verb


def _imperatives(infinitive: str, stem: str = "") -> tuple[str, str]:
    """Return the imperatives for tú and for usted."""
    stem = stem or infinitive[:-2]
    if infinitive.endswith("ar"):
        return f"{stem}a", f"{_respelt(stem, _BEFORE_E)}e"
    return f"{stem}e", f"{_respelt(stem, _BEFORE_A)}a"


def _respelt(stem: str, spelling: dict[str, str]) -> str:
    for ending, other in spelling.items():
        if stem.endswith(ending):
            return stem.removesuffix(ending) + other
    return stem


def _third_person(verb: str) -> str:
    if verb.endswith(_SIBILANT):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"
