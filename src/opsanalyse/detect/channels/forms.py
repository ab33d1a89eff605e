"""Terms as the vocabulary writes them → the forms in which they stand in a text.

``hand out|gave out flyer`` stands for each choice of words; a word behind ``~`` is a verb in all its forms
(``~pegar carteles``: pegué, pegamos, pegando…); an empty choice (``~pegar |los carteles``) may be left out.
The last word takes its plurals, in a term without such signs the first word too; a verb alone its pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

_VERB: Final = "~"
_OR: Final = "|"
_SPANISH: Final = ("ar", "er", "ir")
_CLITICS: Final = ("lo", "los", "la", "las", "le", "les")
_ENDINGS: Final = {
    "ar": "o a amos an aba ábamos aban ando ado ada ados adas ó aste aron aré ará aremos arán aría aríamos arían",
    "er": "o e emos en ía íamos ían iendo ido ida idos idas í ió imos ieron eré erá eremos ería eríamos a amos an",
    "ir": "o e imos en ía íamos ían iendo ido ida idos idas í ió ieron iré irá iremos iría iríamos a amos an",
}
_SOFT: Final = ("é", "e", "emos", "en")
"""Endings of -ar before which the spelling of the stem changes: "pegar", "pegué"."""
_SPELT: Final = {"c": "qu", "g": "gu", "z": "c"}
_SHORT: Final = 4  # letters up to which an English verb doubles its last one: "swap", "drop"
_VOWELS: Final = "aeiou"


def forms(term: str) -> Iterator[str]:
    """Yield every form of ``term``."""
    if term.startswith(_VERB) and " " not in term and _OR not in term:
        yield from (*_word(term), *_clitics(term.removeprefix(_VERB)))
    elif _OR in term or _VERB in term:
        choices = [
            [form for one in word.split(_OR) for form in _word(one)] for word in term.split()
        ]
        for words in product(*choices):
            text = " ".join(word for word in words if word)
            yield from (text, *_plurals(text))
    else:
        yield term
        if term.isascii() or term[-1].isascii():
            first, _, rest = term.partition(" ")
            yield from (f"{plural} {rest}" for plural in _plurals(first) if rest)
            yield from _plurals(term)


def _word(word: str) -> list[str]:
    if not word.startswith(_VERB):
        return [word]
    verb = word.removeprefix(_VERB)
    return _conjugated(verb) if _is_spanish(verb) else _inflected(verb)


def _is_spanish(verb: str) -> bool:
    return verb.endswith(_SPANISH) and len(verb) > len("oír")


def _clitics(verb: str) -> list[str]:
    """Return a Spanish verb with the pronouns that are written on to it: "llamarlos"."""
    return [verb + clitic for clitic in _CLITICS] if _is_spanish(verb) else []


def _conjugated(verb: str) -> list[str]:
    """Return the forms of a regular Spanish verb that a story or a plan has."""
    stem, kind = verb[:-2], verb[-2:]
    out = [verb, *(stem + ending for ending in _ENDINGS[kind].split())]
    if kind == "ar":
        soft = stem[:-1] + _SPELT.get(stem[-1], stem[-1])
        out += [soft + ending for ending in _SOFT]
    return out


def _inflected(verb: str) -> list[str]:
    """Return the forms of a regular English verb."""
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    doubled = len(verb) <= _SHORT and verb[-1] not in "wxy" and verb[-1] not in _VOWELS
    doubled = doubled and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    base = verb + verb[-1] if doubled else verb
    plural = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return [verb, verb + plural, f"{base}ed", f"{base}ing"]


def _plurals(word: str) -> tuple[str, ...]:
    """Return the English and Spanish plurals that a word in letters may have."""
    if not word[-1:].isalpha() or not word[-1].isascii() or len(word) < 3 or word.endswith("s"):
        return ()
    if word.endswith("y"):
        return (f"{word[:-1]}ies", f"{word}s")
    return (f"{word}s",) if word[-1] in "aeio" else (f"{word}s", f"{word}es")
